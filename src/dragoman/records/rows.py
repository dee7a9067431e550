"""Rows on their way to a reader: the first fetched before anything is shown; as comma-separated values with every cell safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from dragoman.records.cells import safe_cell
from dragoman.records.flat import flat

Row = Mapping[str, Any]


def begun(rows: Iterable[Row]) -> Iterator[Row]:
    """The same rows, the first of them fetched: a question that cannot be answered fails before anything is shown."""
    stream = iter(rows)
    first = next(stream, None)
    return iter(()) if first is None else chain([first], stream)


def csv_rows(rows: Iterable[Row], at_least: int = 0, blank: Callable[[], Row] | None = None) -> Iterator[str]:
    """The header and then a line a row, flat (``flat.py``), given out in pieces of more than ``at_least`` characters; ``blank`` gives a row with nothing in it, for the
    header where there are no rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns: list[str] = []
    for row in map(flat, rows):
        if not columns:
            columns = list(row)
            writer.writerow(columns)
        writer.writerow([safe_cell(row.get(c, "")) for c in columns])
        if out.tell() > at_least:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    if not columns and blank is not None:
        writer.writerow(list(flat(blank())))
    yield out.getvalue()
