"""The pages: for each address what it shows, taken from the store and given to its template."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from dragoman.exports import LAYOUTS
from dragoman.records import Span
from dragoman.store import Filter, QueryError, filters_of
from dragoman.views import arrange, paragraphs
from dragoman.web.asked import Asked, nothing_asked, only
from dragoman.web.claims import claim_line
from dragoman.web.figures import series_line
from dragoman.web.ledger_pages import found_claims, found_series
from dragoman.web.lines import event_line
from dragoman.web.listing import series_of_events, spots_of_events, total
from dragoman.web.overview import overview
from dragoman.web.settings import ROWS_A_PAGE
from dragoman.web.site import site_of
from dragoman.web.world import view_of

router = APIRouter(include_in_schema=False)
_NEWEST = 8  # contested claims on the overview
_DIFFERING = 4  # figures on which sources differ there
_HITS = 20  # on a page of a search

@router.get("/", dependencies=[Depends(nothing_asked)])
def first_page(request: Request) -> Response:
    """The overview."""
    site = site_of(request)
    snapshot = site.now()
    found = overview(snapshot)
    newest = [claim_line(c) for c in found_claims(snapshot, Filter(limit=_NEWEST), "contested")] if snapshot.ready else []
    differing = [series_line(s) for s in found_series(snapshot, Filter(limit=_DIFFERING, contested=True))] if snapshot.ready else []
    return site.page(request, "overview.html", o=found, claims=newest, figures=differing, ready=snapshot.ready, root=snapshot.store.lake.root, view=view_of(found.spots, whole=True), spec=found.activity.spec())


@router.get("/events")
def events(request: Request) -> Response:
    """Who did what to whom."""
    site = site_of(request)
    asked = Asked.of("/events", request.query_params, filters_of("events"))
    snapshot, wanted = site.now(), asked.filter("events", newest_first=True)
    rows = snapshot.store.ask("events", wanted)
    return site.page(
        request, "events.html", asked=asked, lines=[event_line(r) for r in rows], total=total(snapshot, "events", wanted), size=ROWS_A_PAGE,
        layouts=[(name, layout.facts_only) for name, layout in LAYOUTS.items()],
    )  # fmt: skip


@router.get("/map")
def world_map(request: Request) -> Response:
    """Where it happened."""
    site = site_of(request)
    asked = Asked.of("/map", request.query_params, (*filters_of("events"), "whole"))
    snapshot = site.now()
    narrowed = asked.filter("events", size=None)
    spots = spots_of_events(snapshot, narrowed)
    series = series_of_events(snapshot, narrowed)
    view = view_of(spots, whole=bool(asked.one("whole")))
    return site.page(request, "map.html", asked=asked, spots=spots, view=view, series=series, spec=series.spec())


@router.get("/documents")
def documents(request: Request) -> Response:
    """The reports."""
    site = site_of(request)
    asked = Asked.of("/documents", request.query_params, filters_of("documents"))
    snapshot, wanted = site.now(), asked.filter("documents", newest_first=True)
    rows = list(snapshot.store.ask("documents", wanted))
    return site.page(request, "documents.html", asked=asked, rows=rows, total=total(snapshot, "documents", wanted), size=ROWS_A_PAGE)


@router.get("/documents/{ident:path}")
def document(request: Request, ident: str) -> Response:
    """One report, its evidence marked, and what was found in it."""
    site = site_of(request)
    only(request.query_params, ("at",))
    store = site.now().store
    revision, record = store.record(ident)
    versions = list(store.rows("SELECT revision, number, current, id FROM versions WHERE document = (SELECT any_value(document) FROM versions WHERE revision = $r) ORDER BY number", {"r": revision}))
    found = _at(request.query_params.get("at"), len(record.document.text))
    made = arrange(record, width=160)
    text = list(paragraphs(record, found))
    return site.page(request, "document.html", revision=revision, document=record.document, ledger=made, versions=versions, text=text, notes=[words] if (words := store.named(ident).words) else [])


_ENDED = re.compile(r"[.!?…][\"'”’)]*\s*$")
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


def _at(given: str | None, length: int) -> list[Span]:
    """The words an address points at (``?at=120-140``); none where it points past the text."""
    if not given:
        return []
    match = _SPAN.fullmatch(given)
    if not match:
        raise QueryError(f"{given[:40]!r} is no place in a text; one is START-END, in characters")
    start, end = int(match[1]), min(int(match[2]), length)
    return [(start, end)] if start < end else []


@router.get("/search")
def search(request: Request) -> Response:
    """Full text."""
    site = site_of(request)
    asked = Asked.of("/search", request.query_params, ("q", *filters_of("documents")))
    words, problem, rows = asked.one("q"), "", []
    if asked.values:
        try:
            wanted = asked.filter("documents", size=None, limit=_HITS + 1, offset=(asked.page - 1) * _HITS)
            rows = list(site.now().store.find(words, wanted))
        except QueryError as exc:
            problem = str(exc)
    hits = [{**r, "snippets": [_snippet(s) for s in r["snippets"]]} for r in rows[:_HITS]]
    return site.page(
        request, "search.html", asked=asked, words=words, problem=problem, hits=hits, more=len(rows) > _HITS, size=_HITS, status=400 if problem else 200,
    )  # fmt: skip


def _snippet(snippet: dict[str, Any]) -> dict[str, Any]:
    """A snippet as pieces, every other one marked."""
    pieces, at = [], 0
    for start, end in snippet["marks"]:
        pieces += [snippet["text"][at:start], snippet["text"][start:end]]
        at = end
    first = snippet["marks"][0] if snippet["marks"] else [0, 0]
    base = snippet["span"][0]
    pieces.append(snippet["text"][at:])
    if base:
        pieces[0] = f"… {pieces[0]}"
    if not _ENDED.search(pieces[-1]):
        pieces[-1] = f"{pieces[-1].rstrip()} …"
    return {"pieces": pieces, "at": f"{base + first[0]}-{base + first[1]}"}


@router.get("/actors")
def actors(request: Request) -> Response:
    """Who acts, is acted on and speaks."""
    site = site_of(request)
    asked = Asked.of("/actors", request.query_params, filters_of("actors"))
    snapshot, wanted = site.now(), asked.filter("actors")
    rows = snapshot.kept(("actors", wanted), lambda: list(snapshot.store.ask("actors", wanted)))
    return site.page(request, "actors.html", asked=asked, rows=rows, total=total(snapshot, "actors", wanted), size=ROWS_A_PAGE)


@router.get("/store", dependencies=[Depends(nothing_asked)])
def health(request: Request) -> Response:
    """What the store holds and how it fares."""
    from dragoman.store import care

    site = site_of(request)
    snapshot = site.now()
    store = snapshot.store
    tables = snapshot.kept("info", lambda: list(care.info(store)))
    runs = list(care.history(store, 20))
    rejects = list(store.rows("SELECT name, reason, met_at FROM rejects ORDER BY met_at DESC LIMIT 50"))
    versions = list(store.rows("SELECT version, count(*) AS n FROM documents GROUP BY version ORDER BY n DESC LIMIT 10"))
    return site.page(request, "store.html", tables=tables, runs=runs, rejects=rejects, versions=versions, root=store.lake.root, damaged=store.damaged)


