"""Pages beside the store: who may come in, what programs can fetch, feeds."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dragoman.web.asked import Asked
from dragoman.web.claims import STOPS, ClaimLine, claim_line
from dragoman.web.door import COOKIE, local
from dragoman.web.feeds import Entry, feed_response
from dragoman.web.ledger_pages import asked_claims, found_claims
from dragoman.web.site import foreign, site_of

router = APIRouter(include_in_schema=False)
_ENTRIES = 50


@router.get("/login")
def login(request: Request) -> Response:
    """The form that asks for the token, or the way out."""
    site = site_of(request)
    if site.settings.token is None:
        return RedirectResponse("/", 303)
    return site.form(request, "login.html", next=local(request.query_params.get("next", "/")), inside=site.door.knows(request), wrong=False)


@router.post("/login")
def come_in(request: Request, token: Annotated[str, Form(max_length=400)] = "", next: Annotated[str, Form(max_length=4000)] = "/", form: Annotated[str, Form(max_length=400)] = "") -> Response:
    """In, with a token that fits."""
    site = site_of(request)
    if (refused := foreign(request, form)) is not None:
        return refused
    if site.settings.token is None or site.door.admits(token):
        return site.door.let_in(next)
    return site.form(request, "login.html", next=local(next), inside=False, wrong=True, status=401)


@router.post("/logout")
def go_out(request: Request, form: Annotated[str, Form(max_length=400)] = "") -> Response:
    """Out again."""
    if (refused := foreign(request, form)) is not None:
        return refused
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE)
    return response


@router.get("/api")
def for_programs(request: Request) -> Response:
    """What programs can fetch, from the OpenAPI document itself."""
    document: dict[str, Any] = request.app.openapi()
    calls = [
        {"path": path, "words": (call.get("description") or "").split("\n")[0], "parameters": [p["name"] for p in call.get("parameters", ())]}
        for path, methods in document["paths"].items()
        for call in methods.values()
    ]
    return site_of(request).page(request, "api.html", calls=calls)


@router.get("/claims.atom")
def contested(request: Request) -> Response:
    """Claims, the newest first: those a filter asks for, without one the contested. An address with a filter is a watch."""
    asked, status = asked_claims(request)
    if not asked.values:
        status = "contested"
    found = [claim_line(c) for c in found_claims(site_of(request).now(), asked.filter("claims", size=_ENTRIES), status)]
    return feed_response(request, asked.url("/claims.atom"), _title(asked), map(_entry, found))


def _title(asked: Asked) -> str:
    given = ", ".join(f"{name} {', '.join(values)}" for name, values in asked.values.items())
    return f"Claims: {given}" if given else "Contested claims"


def _entry(claim: ClaimLine) -> Entry:
    sides = " → ".join(s for s in (", ".join(p.name for p in claim.who), ", ".join(p.name for p in claim.whom)) if s)
    stands = "; ".join(f"{stop}: {', '.join(p.name for p, *_ in claim.at(stop))}" for stop in STOPS if claim.at(stop))
    return Entry(f"claim:{claim.id}", f"{sides or 'somebody'}: {claim.type} “{claim.words}” ({claim.status})", claim.href, claim.last, stands)
