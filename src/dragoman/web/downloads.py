"""Rows as files and answers for programs: JSON whole, CSV piece by piece with every cell safe in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from starlette.responses import Response, StreamingResponse

from dragoman.records import csv_rows, dump_json

Row = Mapping[str, Any]
_PIECE = 32_000  # characters of a file that go out at once


class Json(Response):
    """An answer that is JSON already, or becomes it."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return content if isinstance(content, bytes) else dump_json(content)


def csv_file(name: str, rows: Iterable[Row], blank: Callable[[], Row]) -> StreamingResponse:
    """Rows as a file to keep; lists and structs in flat columns. ``blank`` gives a row with nothing in it, for the header of a file without rows."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "rows"
    return StreamingResponse(csv_rows(rows, _PIECE, blank), media_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="dragoman-{plain}.csv"'})
