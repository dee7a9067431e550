"""``dragoman code``: read reports, print what they say."""

from __future__ import annotations

import datetime as dt
import enum
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from dragoman.cli.console import complain, not_over, output, progress, say_if_misnamed, terminal_width

if TYPE_CHECKING:
    from dragoman.reading import ReadOptions, Reject
    from dragoman.records import Document, Record


class Format(enum.StrEnum):
    """How records are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"


_SUFFIXES = {
    ".txt": Format.table,
    ".json": Format.json,
    ".jsonl": Format.jsonl,
    ".csv": Format.csv,
    ".html": Format.html,
}


def parse_day(value: str) -> dt.date:
    """An option's date; a bad one is wrong usage."""
    from dragoman.reading import ReadingError, parse_date

    try:
        return parse_date(value)
    except ReadingError as exc:
        raise typer.BadParameter(str(exc)) from exc


def parse_columns(pairs: list[str]) -> dict[str, str]:
    """``["text=body"]`` as a mapping; a pair that is none, or names no field, is wrong usage."""
    from dragoman.reading import COLUMNS

    columns = {}
    for pair in pairs:
        field, mark, column = pair.partition("=")
        if not mark or not column.strip() or field.strip() not in COLUMNS:
            raise typer.BadParameter(f"{pair!r} is not FIELD=COLUMN with a field of {', '.join(COLUMNS)}")
        columns[field.strip()] = column.strip()
    return columns


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…", help="Reports to read: files, folders, patterns; - is standard input.", show_default=False
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=COLUMN",
        help="Which column of a table holds the text, id, title, date, publisher, url, lang, fetched or modified.",
    ),
]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="Folder of knowledge added to the built-in one; may be repeated.",
    ),
]


def code(
    sources: Sources,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: table on a terminal, else json, or jsonl for several reports."),
    ] = None,
    date: Annotated[
        dt.date | None, typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help="Publication date of the reports.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the reports.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the report was published.")] = None,
    column: Columns = None,
    knowledge: Knowledge = None,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Processes that code side by side.")] = 1,
    time_limit: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="What one report may take to code; more makes it fail.")
    ] = 60.0,
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Leave out events less sure to be coded right.")
    ] = 0.0,
    to: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write there instead of standard output."),
    ] = None,
) -> None:
    """Read reports and print what they say: events, who says so and how surely, figures, places, times, claims."""
    from dragoman.engine import Limits, code_documents
    from dragoman.reading import ReadOptions, expand
    from dragoman.views import at_least

    not_over(to, expand(sources))
    options = ReadOptions(date=date, publisher=publisher, url=url, columns=parse_columns(column or []))
    intake = _Intake(sources, options)
    with output(to) as stream, progress(to is not None or not sys.stdout.isatty()) as tick:
        coded = code_documents(intake.documents(tick), knowledge, workers, Limits(seconds=time_limit))
        records = (at_least(r, min_confidence) for r in intake.records(coded))
        write(records, _chosen(format, to), stream)
    if intake.failed:
        raise typer.Exit(1)


def say_passed_over(skipped: Mapping[str, int]) -> None:
    """The files of folders that were not read, by suffix."""
    if skipped:
        kinds = ", ".join(f"{n:,} {suffix or 'without a suffix'}" for suffix, n in sorted(skipped.items()))
        complain(f"passed over files of a kind that is not read: {kinds}")


class _Intake:
    """The documents of all sources; what cannot be read or coded is named on standard error and remembered."""

    def __init__(self, sources: list[str], options: ReadOptions) -> None:
        self.sources, self.options, self.failed = sources, options, False

    def documents(self, tick: object) -> Iterator[Document]:
        from dragoman.reading import Reject, expand, language_name, read

        skipped: Counter[str] = Counter()
        for source in expand(self.sources, skipped):
            for item in read(source, self.options):
                if isinstance(item, Reject):
                    self.fail(str(item))
                    continue
                if item.language not in (None, "en"):
                    self.fail(f"{item.id}: is in {language_name(item.language)}, which is not coded")
                if callable(tick):
                    tick()
                yield item
        say_passed_over(skipped)

    def records(self, coded: Iterable[Record | Reject]) -> Iterator[Record]:
        from dragoman.reading import Reject

        for outcome in coded:
            if isinstance(outcome, Reject):
                self.fail(str(outcome))
            else:
                yield outcome

    def fail(self, words: str) -> None:
        self.failed = True
        complain(words)


def _chosen(format: Format | None, to: Path | None) -> Format | None:
    """The format asked for, or meant by the output file's name, or fit for a terminal; None leaves it to the number of records."""
    if format is None and to is not None:
        if to.suffix and to.suffix.lower() not in _SUFFIXES:
            raise typer.BadParameter(f"{to}: no format goes by {to.suffix}; say --format {', '.join(Format)}")
        return _SUFFIXES.get(to.suffix.lower())
    if format is not None:
        say_if_misnamed(to, format, *(s for s, f in _SUFFIXES.items() if f is format))
    return Format.table if format is None and sys.stdout.isatty() else format


def write(records: Iterable[Record], format: Format | None, stream: BinaryIO) -> None:
    """Records in their order, as they come; a page alone waits for the last."""
    if format is Format.html:
        from dragoman.views import render_page

        found = list(records)
        if found:
            stream.write(render_page(found).encode("utf-8", "replace"))
        return
    for piece in _pieces(records, format):
        stream.write(piece)
        stream.flush()


def _pieces(records: Iterable[Record], format: Format | None) -> Iterator[bytes]:
    from dragoman.records import encode_record

    if format is Format.jsonl:
        yield from (encode_record(r) + b"\n" for r in records)
    elif format is Format.csv:
        from dragoman.views import csv_lines

        yield from (line.encode("utf-8") for line in csv_lines(records))
    elif format is Format.table:
        from dragoman.views import render_table

        colour = sys.stdout.isatty()
        for number, record in enumerate(records):
            yield (("\n" if number else "") + render_table(record, width=terminal_width(), colour=colour)).encode(
                "utf-8"
            )
    else:
        yield from _json(iter(records), as_lines=format is None)


def _json(records: Iterator[Record], *, as_lines: bool) -> Iterator[bytes]:
    """One record as an object; several as lines, or as one array."""
    from dragoman.records import encode_record

    first, second = next(records, None), next(records, None)
    if first is None:
        return
    if second is None:
        yield encode_record(first, indent=2) + b"\n"
        return
    start, between, end = (b"", b"\n", b"\n") if as_lines else (b"[\n", b",\n", b"\n]\n")
    indent = 0 if as_lines else 2
    yield start + encode_record(first, indent=indent) + between + encode_record(second, indent=indent)
    for record in records:
        yield between + encode_record(record, indent=indent)
    yield end
