"""The same for programs: JSON with an OpenAPI document, in pages; CSV of whole answers. Read only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from msgspec import Struct, to_builtins
from pydantic import BaseModel
from starlette.datastructures import URL
from starlette.responses import Response

from dragoman.linking import FigureSeries, LedgerClaim, Story, TimelineEntry
from dragoman.records import begun, blank, encode_record
from dragoman.store import Filter, blank_hit, evidence, filters_of
from dragoman.web.asked import meanings, only
from dragoman.web.downloads import Json, csv_file
from dragoman.web.ledger_pages import all_claims, found_claims, trace_of
from dragoman.web.lines import QUADS
from dragoman.web.linked import Linked
from dragoman.web.listing import count_of, spots_of_events, total
from dragoman.web.overview import overview
from dragoman.web.settings import DEEPEST, ROWS_A_CALL, ROWS_A_FILE
from dragoman.web.site import site_of

VIEWS = ("events", "attributions", "figures", "places", "actors", "documents")
_HELP = {
    "events": "Who did what to whom, in the order it happened.",
    "attributions": "Who says so: source, cue and content.",
    "figures": "Numbers of people and things, each with its source.",
    "places": "Places, with how often they are named and what happened there.",
    "actors": "Actors, with how often they act, are acted on, and speak.",
    "documents": "The reports, each in its newest version.",
}


class Problem(BaseModel):
    """Why there is no answer."""

    error: str


class Rows(BaseModel):
    """A page of an answer; ``next`` is the address of the page after it, ``notes`` say whom the names asked for mean where they mean another one, or nobody."""

    total: int | None
    limit: int
    offset: int
    next: str | None
    notes: list[str]
    rows: list[dict[str, Any]]


_PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "A filter that does not hold"}, 422: {"model": Problem, "description": "A value of the wrong kind"},
    404: {"model": Problem, "description": "Nothing of that id"}, 503: {"model": Problem, "description": "The store cannot be read"},
}  # fmt: skip

def _understood(request: Request) -> None:
    """Raises QueryError for a parameter that the API's own description does not have at this address."""
    described = request.app.openapi()["paths"][request.scope["route"].path_format]["get"].get("parameters", ())
    only(request.query_params, (p["name"] for p in described if p["in"] == "query"))


router = APIRouter(prefix="/api", tags=["store"], responses=_PROBLEMS, dependencies=[Depends(_understood)])

Word = Annotated[str | None, Query(max_length=200)]
Day = Annotated[str | None, Query(max_length=10, description="YYYY-MM-DD, YYYY-MM or YYYY: of a month or year the first day, of until the last")]
Words = Annotated[str, Query(max_length=400)]
Ident = Annotated[str, Path(max_length=200)]
Limit = Annotated[int, Query(ge=0, le=ROWS_A_CALL)]
Offset = Annotated[int, Query(ge=0, le=DEEPEST)]
Size = Annotated[int, Query(ge=1, le=ROWS_A_FILE, description="rows at most")]


def _asked(
    actor: Word = None, recipient: Word = None, type: Annotated[list[str] | None, Query(max_length=40)] = None, place: Word = None, since: Day = None, until: Day = None,
    source: Word = None, contested: bool = False, min_confidence: Annotated[float, Query(ge=0, le=1)] = 0.0, document: Word = None,
) -> dict[str, Any]:  # fmt: skip
    """The filters that are given; an empty one asks for nothing."""
    given = {"actor": actor, "recipient": recipient, "place": place, "since": since, "until": until, "source": source, "document": document}
    kinds = tuple(t for t in type or () if t)
    found: dict[str, Any] = {n: v for n, v in given.items() if v}
    return found | ({"type": kinds} if kinds else {}) | ({"contested": True} if contested else {}) | ({"min_confidence": min_confidence} if min_confidence else {})


Asked = Annotated[dict[str, Any], Depends(_asked)]


def _page(request: Request, rows: Iterable[Any], total: int | None, limit: int, offset: int) -> Response:
    """The answer of a listing; where the total is not known, ``rows`` has one more where there is a next page."""
    found = list(rows)
    more = len(found) > limit if total is None else offset + len(found) < total
    following = None
    if more and limit and offset + limit <= DEEPEST:
        following = URL(scope=request.scope).include_query_params(offset=offset + limit, limit=limit)
    notes = meanings(site_of(request).now().store, request.url.path, request.query_params)
    return Json({"total": total, "limit": limit, "offset": offset, "next": f"{following.path}?{following.query}" if following else None, "notes": notes, "rows": found[:limit]})


def _listing(view: str) -> None:
    """The addresses of one view."""

    def rows(request: Request, asked: Asked, limit: Limit = 100, offset: Offset = 0, newest_first: bool = False) -> Response:
        snapshot = site_of(request).now()
        wanted = Filter.of(**asked, limit=limit, offset=offset, newest_first=newest_first)
        return _page(request, snapshot.store.ask(view, wanted), total(snapshot, view, Filter.of(**asked)), limit, offset)

    def file(request: Request, asked: Asked, limit: Size = ROWS_A_FILE, newest_first: bool = False) -> Response:
        store = site_of(request).now().store
        found = store.ask(view, Filter.of(**asked, limit=limit, newest_first=newest_first))
        return csv_file(view, begun(found), found.blank)

    words = f"{_HELP[view]} Filters: {', '.join(filters_of(view))}."
    router.add_api_route(f"/{view}", rows, name=view, description=words, response_model=Rows)
    router.add_api_route(f"/{view}.csv", file, name=f"{view} as CSV", description=words, response_class=Response, responses={200: {"content": {"text/csv": {}}}})


for _view in VIEWS:
    _listing(_view)


@router.get("/documents/{ident:path}", response_model=dict[str, Any])
def document(request: Request, ident: Annotated[str, Path(max_length=1000)]) -> Response:
    """The record of one report: by revision, key, or the id it was given."""
    _, record = site_of(request).now().store.record(ident)
    return Json(encode_record(record))


@router.get("/findings/{ident}", response_model=dict[str, Any])
def finding(request: Request, ident: Ident) -> Response:
    """One event, attribution, figure, claim… with its words in context and what made it."""
    return Json(evidence(site_of(request).now().store, ident))


@router.get("/search", response_model=Rows)
def search(request: Request, q: Words, asked: Asked, limit: Annotated[int, Query(ge=0, le=200)] = 20, offset: Offset = 0, page: Annotated[int, Query(ge=1, le=DEEPEST)] = 1) -> Response:
    """Reports that hold the words, the nearest first, with snippets; narrowed as documents are."""
    offset = offset or min((page - 1) * limit, DEEPEST)
    return _page(request, site_of(request).now().store.search(q, **asked, limit=limit + 1, offset=offset), None, limit, offset)


@router.get("/search.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def search_file(request: Request, q: Words, asked: Asked) -> Response:
    """The same as a file."""
    found = site_of(request).now().store.search(q, **asked, limit=ROWS_A_CALL)
    return csv_file("search", begun({**r, "snippets": " … ".join(s["text"] for s in r["snippets"])} for r in found), blank_hit)


@router.get("/map", response_model=list[dict[str, Any]])
def places_of_events(request: Request, asked: Asked) -> Response:
    """Places of events with their numbers by quad class, at most 600, those with most events first."""
    return Json(list(_spots(request, asked)))


@router.get("/map.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def places_of_events_file(request: Request, asked: Asked) -> Response:
    """The same as a file."""
    return csv_file("map", begun(_spots(request, asked)), lambda: _spot("", "", None, None, 0, {}))


def _spots(request: Request, asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for s in spots_of_events(site_of(request).now(), Filter.of(**asked)):
        yield _spot(s.name, s.country, s.lat, s.lon, s.total, s.counts)


def _spot(name: str, country: str | None, lat: float | None, lon: float | None, events: int, counts: Mapping[int, int]) -> dict[str, Any]:
    return {"place": name, "country": country, "lat": lat, "lon": lon, "events": events, **_quads(counts)}


def _quads(counts: Mapping[int, int]) -> dict[str, int]:
    """A column a quad class."""
    return {f"quad_{q}": counts.get(q, 0) for q in QUADS}


_Page = Callable[[Filter], list[Any]]
_Whole = Callable[[Filter], int]


def _blank(struct: type[Struct]) -> Callable[[], dict[str, Any]]:
    """A row of a list of the ledger with nothing in it."""
    return lambda: to_builtins(blank(struct))


def _ledger(view: str, words: str, struct: type[Struct], ask: Callable[[Linked], tuple[_Page, _Whole]]) -> None:
    """The addresses of a list of the ledger."""

    def rows(request: Request, asked: Asked, limit: Limit = 100, offset: Offset = 0) -> Response:
        snapshot = site_of(request).now()
        page, whole = ask(snapshot.linked)
        wanted = Filter.of(**asked, limit=limit, offset=offset)
        return _page(request, map(to_builtins, page(wanted)), count_of(snapshot, view, wanted, whole), limit, offset)

    def file(request: Request, asked: Asked, limit: Size = ROWS_A_FILE) -> Response:
        page, _ = ask(site_of(request).now().linked)
        return csv_file(view, map(to_builtins, page(Filter.of(**asked, limit=limit))), _blank(struct))

    router.add_api_route(f"/{view}", rows, name=view, description=words, response_model=Rows)
    router.add_api_route(f"/{view}.csv", file, name=f"{view} as CSV", description=words, response_class=Response, responses={200: {"content": {"text/csv": {}}}})


_ledger("series", "Figures of one quantity side by side, the newest first.", FigureSeries, lambda linked: (linked.figures, linked.all_figures))
_ledger("timeline", "What is said to have happened, in that order.", TimelineEntry, lambda linked: (linked.timeline, linked.whole_timeline))
_ledger("stories", "Reports by the happening they are about, the newest first.", Story, lambda linked: (linked.stories, linked.all_stories))

Status = Annotated[str, Query(max_length=40, description="reported, corroborated, contested, denied, confirmed-by-actor, withdrawn")]


@router.get("/claims", response_model=Rows)
def claims(request: Request, asked: Asked, status: Status = "", limit: Limit = 100, offset: Offset = 0) -> Response:
    """Claims with the stance of every holder in every report, the newest first."""
    snapshot, wanted = site_of(request).now(), Filter.of(**asked, limit=limit, offset=offset)
    return _page(request, map(to_builtins, found_claims(snapshot, wanted, status)), all_claims(snapshot, wanted, status), limit, offset)


@router.get("/claims.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def claims_file(request: Request, asked: Asked, status: Status = "", limit: Size = ROWS_A_FILE) -> Response:
    """The same as a file."""
    return csv_file("claims", map(to_builtins, site_of(request).now().linked.claims(Filter.of(**asked, limit=limit), status)), _blank(LedgerClaim))


@router.get("/claims/{ident}", response_model=dict[str, Any])
def claim(request: Request, ident: Ident) -> Response:
    """One claim with every stance and the history of its status."""
    return Json(to_builtins(site_of(request).now().linked.claim(ident)))


@router.get("/series/{ident}", response_model=dict[str, Any])
def series(request: Request, ident: Ident) -> Response:
    """Every number for one quantity."""
    return Json(to_builtins(site_of(request).now().linked.series(ident)))


@router.get("/stories/{ident}", response_model=dict[str, Any])
def story(request: Request, ident: Ident) -> Response:
    """One story with its reports."""
    return Json(to_builtins(site_of(request).now().linked.story(ident)))


@router.get("/dossiers/{name:path}", response_model=dict[str, Any])
def dossier(request: Request, name: Ident) -> Response:
    """What there is on one actor, by name, part of one, or code; of claims the newest of each sort."""
    return Json(to_builtins(trace_of(site_of(request).now(), name).dossier))


@router.get("/overview", response_model=dict[str, Any])
def at_a_glance(request: Request) -> Response:
    """Counts, activity over time and the most active actors."""
    found = overview(site_of(request).now())
    bins = [{"first": b.first, "last": b.last, "by_quad": {str(q): n for q, n in b.counts.items()}} for b in found.activity.bins]
    return Json({"counts": found.counts, "first": found.first, "last": found.last, "unit": found.activity.unit, "activity": bins, "actors": found.actors})


@router.get("/overview.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def activity_file(request: Request) -> Response:
    """Activity over time as a file: a row a day, week, month, quarter or year."""
    bins = overview(site_of(request).now()).activity.bins
    return csv_file("activity", ({"first": b.first, "last": b.last, **_quads(b.counts)} for b in bins), lambda: {"first": "", "last": "", **_quads({})})
