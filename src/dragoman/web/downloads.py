"""Rows as files and answers for programs: JSON whole, CSV line by line with every cell safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from starlette.responses import Response, StreamingResponse

from dragoman.records import dump_json
from dragoman.views import safe_cell

Row = Mapping[str, Any]


class Json(Response):
    """An answer that is JSON already, or becomes it."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return content if isinstance(content, bytes) else dump_json(content)


def csv_file(name: str, rows: Iterable[Row]) -> StreamingResponse:
    """Rows as a file to keep; lists and structs as JSON in their cells."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "rows"
    return StreamingResponse(_lines(rows), media_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="dragoman-{plain}.csv"'})


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow([safe_cell(_cell(v)) for v in row.values()])
        if out.tell() > 32_000:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return value if isinstance(value, (str, int, float)) else dump_json(value).decode("utf-8").strip('"')
