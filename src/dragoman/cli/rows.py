"""Rows printed: a table for a person, JSON, JSON Lines or CSV for a program. Every listing of a store goes through here."""

from __future__ import annotations

import datetime as dt
import enum
import io
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.console import output, say_if_misnamed, terminal_width

Row = Mapping[str, Any]

# Rows of a table where no limit is given: what a person reads. Programs get all.
TABLE_ROWS = 50
# A column that is cut shows at least so much; where there is no room for that, it stands below its row.
_READABLE, _LONGER = 12, {"claim": 32, "title": 32, "name": 24}
# Words of the codebook say nothing when they are cut.
_WORDS = frozenset({"what", "type", "mode", "status", "kind", "how_surely"})
# Columns that are copied, or compared by eye, are never cut.
_WHOLE = frozenset({"id", "claim_id", "day", "published", "first", "last", "table", "rows", "files", "bytes"})


class RowFormat(enum.StrEnum):
    """How a listing is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


FormatOption = Annotated[
    RowFormat | None, typer.Option("--format", "-f", help="Default: table on a terminal, else json.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write there instead of standard output."),
]


def chosen(format: RowFormat | None, to: Path | None = None) -> RowFormat:
    """The format asked for, or meant by the output file's name, or fit for where the output goes."""
    if format is not None:
        say_if_misnamed(to, format, ".txt" if format is RowFormat.table else f".{format}", *([".ndjson"] if format is RowFormat.jsonl else []))
        return format
    if to is not None:
        named = {"txt": "table", "": "table"}.get(to.suffix.lower().lstrip("."), to.suffix.lower().lstrip("."))
        if named not in RowFormat.__members__:
            raise typer.BadParameter(f"{to}: no format goes by {to.suffix}; say --format {', '.join(RowFormat)}")
        return RowFormat(named)
    return RowFormat.table if sys.stdout.isatty() else RowFormat.json


def row_limit(limit: int | None, format: RowFormat) -> int | None:
    """The limit given; without one a table has what a person reads, all else has no limit."""
    return TABLE_ROWS if limit is None and format is RowFormat.table else limit


def print_rows(
    rows: Iterable[Row],
    columns: Sequence[str],
    format: RowFormat,
    to: Path | None = None,
    *,
    detail: str | None = None,
    total: int | None = None,
    nothing: str = "Nothing found.",
    blank: Callable[[], Row] | None = None,
) -> None:
    """Print ``rows``: in a table the named ``columns`` and below each row its ``detail``, in all other formats every column.

    With an empty ``detail`` only what there is no room for stands below a row; without one everything stands in it, folded.
    ``blank`` gives a row with nothing in it, for the header of a CSV file without rows.
    ``total`` is how many there are where the table shows only the first of them.
    """
    from dragoman.records import begun

    rows = begun(rows)
    with output(to) as stream:
        if format is RowFormat.table:
            stream.write(_table(list(rows), columns, detail, total, nothing).encode("utf-8", "replace"))
            return
        for piece in _pieces(rows, format, blank):
            stream.write(piece)


def _pieces(rows: Iterable[Row], format: RowFormat, blank: Callable[[], Row] | None) -> Iterator[bytes]:
    from dragoman.records import csv_rows, dump_json

    if format is RowFormat.csv:
        yield from (line.encode("utf-8", "replace") for line in csv_rows(rows, blank=blank))
    elif format is RowFormat.jsonl:
        yield from (dump_json(row) + b"\n" for row in rows)
    else:
        yield b"["
        for number, row in enumerate(rows):
            yield (b",\n" if number else b"\n") + dump_json(row)
        yield b"\n]\n"


def _table(rows: list[Row], columns: Sequence[str], detail: str | None, total: int | None, nothing: str) -> str:
    """A line a row; ``detail``, a longer text, stands indented below its row."""
    if not rows:
        return nothing + "\n"
    below_rows = bool(detail) or (detail == "" and not _foldable(rows, columns))
    widths = _widths(rows, columns) if below_rows else dict.fromkeys(columns)
    lines = _lines(rows, widths)
    if below_rows:
        apart = [c for c in columns if c not in widths]
        below = [[*_below(_apart(row, apart)), *_below(_shown(row.get(detail or "")))] for row in rows]
        lines = [lines[0], *(line for row, text in zip(lines[1:], below, strict=True) for line in (row, *text))]
    text = "\n".join(lines) + "\n"
    if total is not None and total > len(rows):
        text += f"{len(rows):,} of {total:,} shown; --limit N shows more, --format csv all\n"
    return text


def _lines(rows: list[Row], widths: Mapping[str, int | None]) -> list[str]:
    """The columns named, a line a row where they have widths."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dragoman.views import visible

    table = Table(box=None, pad_edge=False)
    for name, width in widths.items():
        table.add_column(
            name.replace("_", " "), justify="right" if _numeric(rows, name) else "left", width=width,
            no_wrap=width is not None or name in _WHOLE, overflow="fold" if width is None else "ellipsis",
        )  # fmt: skip
    for row in rows:
        table.add_row(*(Text(visible(_shown(row.get(name)))) for name in widths))
    out = io.StringIO()
    Console(file=out, width=terminal_width(), color_system=None, highlight=False, emoji=False, markup=False).print(table)
    return [line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")]


def _natural(rows: list[Row], columns: Sequence[str]) -> dict[str, int]:
    return {n: max(len(n), *(len(_shown(r.get(n))) for r in rows)) for n in columns}


def _foldable(rows: list[Row], columns: Sequence[str]) -> bool:
    """Whether all columns have room if no more than the first is folded, and that between words."""
    natural = _natural(rows, columns)
    natural[columns[0]] = max(_READABLE, *(len(word) for row in rows for word in (columns[0], *_shown(row.get(columns[0])).split())))
    return sum(natural.values()) + 2 * (len(natural) - 1) <= terminal_width()


def _widths(rows: list[Row], columns: Sequence[str]) -> dict[str, int | None]:
    """Columns as wide as what they hold. Where that is too much, the widest give way as long as they can be read, those that are never cut excepted; then
    the widest are left out, numbers last."""
    natural = _natural(rows, columns)
    numbers = [n for n in columns if n not in _WHOLE and _numeric(rows, n)]
    free = [n for n in columns if n not in _WHOLE and n not in numbers]
    while (over := sum(natural.values()) + 2 * (len(natural) - 1) - terminal_width()) > 0 and (free or numbers):
        names = [n for n in free if n not in _WORDS]
        if over <= sum(max(0, natural[n] - _LONGER.get(n, _READABLE)) for n in names):
            return _narrowed(natural, names, over)
        left_out = [n for n in free if n != "name"] or numbers or free  # a row without a name is nobody's
        gone = numbers[-1] if left_out is numbers else max(left_out, key=lambda n: natural[n])
        (free if gone in free else numbers).remove(gone)
        del natural[gone]
    return dict(natural)


def _narrowed(natural: Mapping[str, int], free: Sequence[str], over: int) -> dict[str, int | None]:
    """So much taken off those that may give way, the widest first."""
    widths = dict(natural)
    for _ in range(over):
        widths[max((n for n in free if widths[n] > _LONGER.get(n, _READABLE)), key=lambda n: widths[n])] -= 1
    return dict(widths)


def _apart(row: Row, columns: Sequence[str]) -> str:
    """What there was no room for."""
    return " · ".join(f"{name.replace('_', ' ')}: {_shown(row[name])}" for name in columns if row.get(name) not in (None, ""))


def _below(text: str) -> list[str]:
    from dragoman.views import visible

    return [f"    {line}" for line in textwrap.wrap(visible(text), terminal_width() - 4)]


def _numeric(rows: list[Row], name: str) -> bool:
    return all(isinstance(r.get(name), (int, float)) or r.get(name) is None for r in rows) and any(r.get(name) is not None for r in rows)


def _shown(value: Any) -> str:
    from dragoman.records import short_days

    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, list):
        return ", ".join(_shown(v) for v in value)
    if isinstance(value, Mapping):
        if {"name", "start"}.isdisjoint(value):  # neither an actor nor a time
            return ", ".join(filter(None, map(_shown, value.values())))
        return str(value.get("name") or short_days(value.get("start"), value.get("end")))
    return str(value)
