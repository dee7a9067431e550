"""What all pages share: the store, the templates, the way a page or a refusal is made."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from dragoman import __version__
from dragoman.web.asked import Asked, meanings
from dragoman.web.desk import Desk
from dragoman.web.door import Door
from dragoman.web.forms import Forms
from dragoman.web.living import Living, Snapshot
from dragoman.web.settings import Settings
from dragoman.web.templating import environment
from dragoman.web.watch_lines import watch_lines

# The rooms of the page, in the order an analyst walks through them.
MENU = (
    ("/", "Overview"), ("/claims", "Claims"), ("/stories", "Stories"), ("/events", "Events"), ("/figures", "Figures"), ("/timeline", "Timeline"),
    ("/map", "Map"), ("/actors", "Actors"), ("/documents", "Reports"), ("/review", "Review"), ("/store", "Store"),
)  # fmt: skip
_TITLES = {400: "That cannot be asked", 401: "A token is needed", 403: "Not allowed", 404: "Not here", 405: "Not used here", 503: "The store cannot be read"}


class Site:
    """One page over one store."""

    def __init__(self, settings: Settings, living: Living) -> None:
        self.settings, self.living, self.forms, self.door = settings, living, Forms(), Door(settings)
        self.desk = Desk(living)
        self.watches = watch_lines(settings.rules)
        self.menu = (*MENU[:-2], *((("/watches", "Watches"),) if settings.rules else ()), *MENU[-2:])

    def now(self) -> Snapshot:
        """The store to answer from."""
        return self.living.now()

    def page(self, request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """A page made from its template; lists say whom the names that are asked for mean."""
        asked = context.get("asked")
        notes = context.pop("notes", ()) or (meanings(self.now().store, asked.path, asked.values) if isinstance(asked, Asked) else ())
        made = environment().get_template(template).render(
            path=request.url.path, menu=self.menu, watches=self.watches, version=__version__, guarded=self.settings.token is not None, as_of=self.settings.as_of, notes=notes, country=self.settings.country, **context,
        )  # fmt: skip
        return HTMLResponse(made, status)

    def form(self, request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """A page with a form on it, which only the browser that opened it can send."""
        value = self.forms.value(request)
        response = self.page(request, template, status=status, form=self.forms.sign(value), **context)
        self.forms.keep(response, value)
        return response


def refusal(request: Request, status: int, words: str) -> Response:
    """Why there is no answer: JSON for programs, a page for people; never more than the words."""
    path, site = request.url.path, site_of(request)
    if path.startswith("/api"):
        return JSONResponse({"error": words}, status)
    made = environment().get_template("error.html").render(
        path=path, menu=site.menu, watches=site.watches, version=__version__, guarded=False, as_of=None, title=_TITLES.get(status, "This did not work"), words=words, code=status, near=()
    )
    return HTMLResponse(made, status)


def foreign(request: Request, form: str) -> Response | None:
    """The refusal of a form that this browser did not open here; None for one that it did."""
    if site_of(request).forms.holds(request, form):
        return None
    return refusal(request, 403, "The form was not opened here, or too long ago: open it again.")


def site_of(request: Request) -> Site:
    """The site a request is sent to."""
    site: Site = request.app.state.site
    return site


__all__ = ["MENU", "Site", "foreign", "refusal", "site_of"]
