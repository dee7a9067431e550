"""The layouts of other tools, as files to fetch: each that ``dragoman export`` offers, with the filters of a list of events."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, BinaryIO, cast

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response, StreamingResponse

from dragoman.exports import LAYOUTS, ExportError, export
from dragoman.store import Filter, filters_of
from dragoman.web.asked import Asked
from dragoman.web.settings import EVENTS_AN_EXPORT, EXPORTS_AT_ONCE
from dragoman.web.site import refusal, site_of

router = APIRouter(include_in_schema=False)
_IN_MEMORY = 4_000_000  # bytes; what is more goes to a file that nobody sees
_PIECE = 64_000
_FREE = threading.BoundedSemaphore(EXPORTS_AT_ONCE)
_KINDS = {".json": "application/json", ".jsonl": "application/x-ndjson", ".jsonld": "application/ld+json", ".geojson": "application/geo+json", ".csv": "text/csv; charset=utf-8", ".parquet": "application/vnd.apache.parquet"}


@router.get("/export/{name}")
def file(request: Request, name: str) -> Response:
    """What a filter lets through in one layout; ``all_events``: also what is denied or planned; ``losses``: what the layout cannot carry, in place of the file."""
    if name not in LAYOUTS:
        raise HTTPException(404)
    asked = Asked.of(f"/export/{name}", request.query_params, (*filters_of("events"), "all_events", "losses"))
    wanted = asked.filter("events", size=None)
    if not _FREE.acquire(blocking=False):
        answer = refusal(request, 503, "Other exports are being made. Come back in a moment.")
        answer.headers["Retry-After"] = "10"
        return answer
    try:
        return _made(request, name, wanted, all_events=bool(asked.one("all_events")), only_losses=bool(asked.one("losses")))
    finally:
        _FREE.release()


def _made(request: Request, name: str, wanted: Filter, *, all_events: bool, only_losses: bool) -> Response:
    store = site_of(request).now().store
    # Made whole before the first byte goes out, so that what goes wrong can be said; more events than the limit are refused, not left out.
    if (number := store.ask("events", wanted).count()) > EVENTS_AN_EXPORT:
        return refusal(request, 400, f"{number:,} events are more than the {EVENTS_AN_EXPORT:,} that a page exports: narrow them down, or use `dragoman export`.")
    with ExitStack() as stack:
        made = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
        try:
            report = export(store, name, cast(BinaryIO, made), wanted, all_events=all_events)
        except ExportError as exc:
            return refusal(request, 503, str(exc))
        if only_losses:
            return JSONResponse(report)
        suffix = LAYOUTS[name].suffix
        headers = {"Content-Disposition": f'attachment; filename="dragoman-{name}{suffix}"', "Content-Length": str(made.tell())}
        kept = stack.pop_all()  # closed when all of it is sent
    return StreamingResponse(_pieces(made, kept), media_type=_KINDS.get(suffix, "text/tab-separated-values; charset=utf-8"), headers=headers)


def _pieces(made: Any, kept: ExitStack) -> Iterator[bytes]:
    with kept:
        made.seek(0)
        while piece := made.read(_PIECE):
            yield piece
