"""Pages of what many reports say taken together: claims, figures side by side, timeline, stories, actors."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from dragoman.linking import FigureSeries, LedgerClaim, Trace
from dragoman.store import Filter
from dragoman.views import day
from dragoman.web import figures as side_by_side
from dragoman.web.asked import Asked, fields_of, nothing_asked
from dragoman.web.claims import STOPS, ClaimLine, claim_line, entry_line, in_text, stance_line
from dragoman.web.lines import figure_line
from dragoman.web.listing import FIGURE_KINDS, count_of, total
from dragoman.web.living import Snapshot
from dragoman.web.series import series_of
from dragoman.web.settings import ROWS_A_PAGE
from dragoman.web.site import site_of

router = APIRouter(include_in_schema=False)

_CLAIMS_A_PAGE = 20
_STANCES = 12
_OF_A_STORY = 500  # claims that are looked through for the most disputed


def found_claims(snapshot: Snapshot, wanted: Filter, status: str) -> list[LedgerClaim]:
    """A page of the claims that fit, the newest first."""
    return snapshot.kept(("claims", wanted, status), lambda: snapshot.linked.claims(wanted, status))


def found_series(snapshot: Snapshot, wanted: Filter) -> list[FigureSeries]:
    """A page of the figures side by side that fit, the newest first."""
    return snapshot.kept(("side by side", wanted), lambda: snapshot.linked.figures(wanted))


def all_claims(snapshot: Snapshot, wanted: Filter, status: str) -> int:
    """How many claims fit."""
    return count_of(snapshot, f"claims {status}", wanted, lambda whole: snapshot.linked.all_claims(whole, status))


def asked_claims(request: Request) -> tuple[Asked, str]:
    """What an address asks of the claims, and their status. Asking for the contested alone is asking for that status."""
    asked = Asked.of("/claims", request.query_params, (*fields_of("claims"), "status"))
    if asked.ticked("contested") and asked.one("status") in ("", "contested"):
        asked = replace(asked, values={**{n: v for n, v in asked.values.items() if n != "contested"}, "status": ("contested",)})
    return asked, asked.one("status")


@router.get("/claims")
def claims(request: Request) -> Response:
    """Claims with their holders from denies to asserts."""
    site = site_of(request)
    asked, status = asked_claims(request)
    snapshot, wanted = site.now(), asked.filter("claims", size=_CLAIMS_A_PAGE)
    lines = [claim_line(c) for c in found_claims(snapshot, wanted, status)]
    return site.page(request, "claims.html", asked=asked, claims=lines, stops=STOPS, total=all_claims(snapshot, wanted, status), size=_CLAIMS_A_PAGE)


@router.get("/claims/{ident}", dependencies=[Depends(nothing_asked)])
def claim(request: Request, ident: str) -> Response:
    """One claim: every stance with its words in their paragraph, and how its status came about."""
    site = site_of(request)
    snapshot = site.now()
    line = claim_line(snapshot.linked.claim(ident))
    story = snapshot.linked.story(line.story) if line.story else None
    return site.page(request, "claim.html", claim=line, stops=STOPS, texts=in_text(snapshot.store, line.stances), story=story)


@router.get("/figures")
def figures(request: Request) -> Response:
    """Numbers of one quantity side by side; ``each``: one by one."""
    site = site_of(request)
    asked = Asked.of("/figures", request.query_params, (*fields_of("series"), "each"))
    snapshot = site.now()
    if asked.one("each") or not snapshot.ready:
        wanted = asked.filter("figures", newest_first=True)
        rows = [figure_line(r) for r in snapshot.store.ask("figures", wanted)]
        return site.page(request, "figures.html", asked=asked, lines=rows, total=total(snapshot, "figures", wanted), types=FIGURE_KINDS, size=ROWS_A_PAGE)
    narrowed = asked.filter("series", size=_CLAIMS_A_PAGE)
    lines = [side_by_side.series_line(s) for s in found_series(snapshot, narrowed)]
    series = count_of(snapshot, "series", narrowed, snapshot.linked.all_figures)
    return site.page(request, "series.html", asked=asked, lines=lines, total=series, types=FIGURE_KINDS, size=_CLAIMS_A_PAGE)


@router.get("/figures/{ident}", dependencies=[Depends(nothing_asked)])
def one_series(request: Request, ident: str) -> Response:
    """Every number for one quantity, by source and day."""
    site = site_of(request)
    series = site.now().linked.series(ident)
    line = side_by_side.series_line(series)
    return site.page(request, "one_series.html", s=line, spec=side_by_side.spec(series, line))


@router.get("/timeline")
def timeline(request: Request) -> Response:
    """What is said to have happened, in that order."""
    site = site_of(request)
    asked = Asked.of("/timeline", request.query_params, fields_of("claims"))
    snapshot, wanted = site.now(), asked.filter("claims")
    lines = [entry_line(e) for e in snapshot.kept(("timeline", wanted), lambda: snapshot.linked.timeline(wanted))]
    entries = count_of(snapshot, "timeline", wanted, snapshot.linked.whole_timeline)
    series = snapshot.kept(("series of the timeline", replace(wanted, limit=None, offset=0)), lambda: series_of(snapshot.linked.timeline_days(wanted)))
    days = [(heading, list(group)) for heading, group in groupby(lines, key=lambda e: e["when"] or day(e["day"]) or "Undated")]
    return site.page(request, "timeline.html", asked=asked, lines=lines, days=days, series=series, spec=series.spec("happenings"), total=entries, size=ROWS_A_PAGE)


@router.get("/stories")
def stories(request: Request) -> Response:
    """Reports by what they are about."""
    site = site_of(request)
    asked = Asked.of("/stories", request.query_params, fields_of("stories"))
    snapshot, wanted = site.now(), asked.filter("stories")
    found = snapshot.kept(("stories", wanted), lambda: snapshot.linked.stories(wanted))
    number = count_of(snapshot, "stories", wanted, snapshot.linked.all_stories)
    return site.page(request, "stories.html", asked=asked, stories=found, total=number, size=ROWS_A_PAGE)


@router.get("/stories/{ident}", dependencies=[Depends(nothing_asked)])
def story(request: Request, ident: str) -> Response:
    """One story: its reports, claims and figures."""
    site = site_of(request)
    linked = site.now().linked
    found = linked.story(ident)
    claims = [claim_line(c) for c in linked.claims(Filter(limit=_OF_A_STORY), story=ident)]
    series = [side_by_side.series_line(f) for f in linked.figures(Filter(limit=20), story=ident)]
    claims.sort(key=lambda c: (c.status != "contested", c.status != "denied", -len(c.stances)))
    return site.page(request, "story.html", story=found, claims=claims[:40], all_claims=linked.all_claims(Filter(), story=ident), series=series, stops=STOPS)


@router.get("/actors/{name:path}", dependencies=[Depends(nothing_asked)])
def actor(request: Request, name: str) -> Response:
    """One actor: offices, deeds, words, company."""
    site = site_of(request)
    snapshot = site.now()
    meant = snapshot.store.meaning(name)
    if meant.nobody:
        return site.page(request, "error.html", status=404, title="Nobody of that name", words=replace(meant, nearest=()).words + ("; the nearest:" if meant.nearest else "."), code=404, near=meant.nearest)
    trace = trace_of(snapshot, name)
    found = trace.dossier
    parts: dict[str, Any] = {
        "did": [claim_line(c) for c in reversed(found.did[-_STANCES:])],
        "received": [claim_line(c) for c in reversed(found.received[-_STANCES:])],
        "said": _on_claims(trace, found.said),
        "said_of": _on_claims(trace, found.said_of),
    }
    return site.page(request, "actor.html", actor=found, all_did=trace.did, all_received=trace.received, stops=STOPS, **parts)


def trace_of(snapshot: Snapshot, name: str) -> Trace:
    """What there is on one actor."""
    return snapshot.kept(("actor", name), lambda: snapshot.linked.trace(name))


def _on_claims(trace: Trace, stances: list[Any]) -> list[tuple[Any, ClaimLine]]:
    """The newest of these stances, each with the claim it is on."""
    newest = sorted(stances, key=lambda s: (s.day or "", s.id), reverse=True)[:_STANCES]
    return [(stance_line(s), claim_line(trace.claim_of[s.id])) for s in newest]
