"""The review desk: events that nobody has judged, the least sure first; a decision is added to the store's layer of reviews, never to the record."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dragoman.linking.review import CHOICES, ReviewError, least_sure
from dragoman.store import filters_of
from dragoman.web.asked import Asked
from dragoman.web.door import local
from dragoman.web.lines import event_line
from dragoman.web.site import foreign, refusal, site_of

router = APIRouter(include_in_schema=False)

_AT_ONCE = 8
_LATEST = 12
_CORRECTED = ("type", "mode", "actors", "recipients", "factuality", "realis")
Field = Annotated[str, Form(max_length=2000)]


@router.get("/review")
def queue(request: Request) -> Response:
    """What is to be judged, and what has been."""
    site = site_of(request)
    asked = Asked.of("/review", request.query_params, filters_of("events"))
    snapshot, decisions, standing = site.now(), site.desk.decisions(), site.desk.standing()
    rows = least_sure(snapshot.store, standing, asked.filter("events", size=None), _AT_ONCE)
    return site.form(
        request, "review.html", asked=asked, choices=CHOICES, queue=[(event_line(r), r["confidence"]) for r in rows],
        verdicts=Counter(d.verdict for d in standing.values()), judged=len(standing), gone=site.desk.gone(), latest=decisions[::-1][:_LATEST], by=site.settings.reviewer,
    )  # fmt: skip


@router.post("/review")
def decide(
    request: Request, target: Field, verdict: Field, by: Field = "", note: Field = "", form: Field = "", back: Field = "/review",
    type: Field = "", mode: Field = "", actors: Field = "", recipients: Field = "", factuality: Field = "", realis: Field = "",
) -> Response:  # fmt: skip
    """Take a decision, and on to the next event."""
    site = site_of(request)
    if (refused := foreign(request, form)) is not None:
        return refused
    given = dict(zip(_CORRECTED, (type, mode, actors, recipients, factuality, realis), strict=True))
    correction = {n: v.strip() for n, v in given.items() if v.strip()} if verdict == "correct" else {}
    try:
        site.desk.decide(target, verdict, by or site.settings.reviewer, correction, note)
    except ReviewError as exc:
        return refusal(request, 400, str(exc))
    return RedirectResponse(local(back), 303)
