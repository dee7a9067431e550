"""Text made fit for a cell: what steers or breaks lines is taken out where a layout has no way to quote it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from dragoman.records import safe_cell

Cell = str | int | float | bool | None

# Control characters, line and paragraph separators, marks of direction, and the halves of surrogate pairs.
_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """One line without tabs, control characters or marks of direction."""
    return _BLANKS.sub(" ", _STEERING.sub("", text)).strip()


def shown(cell: Cell, null: str) -> str:
    """A cell as text: ``null`` for nothing, numbers the shortest way that reads back the same."""
    if cell is None or cell == "":
        return null
    if isinstance(cell, bool):
        return "1" if cell else "0"
    return clean(cell) or null if isinstance(cell, str) else repr(cell)


def tab_line(cells: Iterable[Cell], null: str) -> str:
    """A tab-separated line. Its readers know no quotes."""
    return "\t".join(shown(c, null) for c in cells) + "\n"


def comma_line(cells: Iterable[Cell], null: str) -> str:
    """A comma-separated line, quoted where need be; text that a spreadsheet would run has an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_safe(c, null) for c in cells])
    return out.getvalue()


def _safe(cell: Cell, null: str) -> str:
    text = shown(cell, null)
    return str(safe_cell(text)) if isinstance(cell, str) else text


def joined(values: Iterable[str], separator: str = "; ") -> str:
    """Several values in one cell; the separator's own signs inside a value give way to a comma."""
    mark = separator.strip()
    return separator.join(clean(v).replace(mark, ",") for v in values)
