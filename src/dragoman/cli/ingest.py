"""``dragoman ingest``: many reports into a store."""

from __future__ import annotations

import datetime as dt
import enum
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import asking
from dragoman.cli.code import Columns, Knowledge, parse_columns, parse_day, say_passed_over
from dragoman.cli.console import complain

if TYPE_CHECKING:
    from dragoman.engine.ingest import Tally
    from dragoman.reading import ReadOptions, Reject


# How much smaller packed news is.
_PACKED = 4


class Engine(enum.StrEnum):
    """What does the work."""

    local = "local"
    ray = "ray"


def ingest(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Files, folders or patterns; - is standard input.", show_default=False)],
    store: asking.StoreOption,
    date: Annotated[dt.date | None, typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help="Publication date of the reports.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the reports.")] = None,
    column: Columns = None,
    knowledge: Knowledge = None,
    engine: Annotated[Engine, typer.Option(help="Local processes, or a Ray cluster.")] = Engine.local,
    address: Annotated[str | None, typer.Option(help="Of the Ray cluster (host:port); without it one is started on this machine.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=4096, help="Processes that code side by side.")] = 1,
    time_limit: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="A report that takes longer is rejected.")] = 60.0,
    recode: Annotated[bool, typer.Option("--recode", help="Code known reports again where the program or its knowledge has changed.")] = False,
) -> None:
    """Take reports into a store. Known ones are passed over, changed ones become new versions; it can be stopped and run again."""
    from dragoman.engine import Limits
    from dragoman.engine.ingest import Settings
    from dragoman.engine.ingest import ingest as take_in
    from dragoman.reading import ReadOptions
    from dragoman.store import Store

    if address is not None and engine is not Engine.ray:
        raise typer.BadParameter("is of a Ray cluster, and needs --engine ray", param_hint="--address")
    settings = Settings(
        options=ReadOptions(date=date, publisher=publisher, columns=parse_columns(column or [])), folders=tuple(knowledge or ()), engine=engine.value,
        workers=workers, address=address, limits=Limits(seconds=time_limit), recode=recode,
    )  # fmt: skip
    if unreadable := _nothing_to_read(sources, settings.options):
        for reject in unreadable:
            complain(str(reject))
        typer.echo("Nothing to read: no store was made, and none was changed.", err=True)
        raise typer.Exit(1)
    try:
        with _progress(sources) as heard:
            tally = take_in(Store.create(store), sources, settings, heard)
    except KeyboardInterrupt:
        typer.echo("What was coded so far is in the store; the same command goes on from there.", err=True)
        raise
    say_passed_over(tally.skipped)
    typer.echo(_summary(tally), err=True)
    if tally.rejected:
        raise typer.Exit(1)


def _nothing_to_read(sources: list[str], options: ReadOptions) -> list[Reject]:
    """Why none of the sources can be read; nothing where there is a file among them, or standard input."""
    from dragoman.reading import Reject, expand, read

    if any(s == "-" or Path(s).is_file() for s in expand(sources)):
        return []
    return [item for s in expand(sources) for item in read(s, options) if isinstance(item, Reject)]


def _summary(tally: Tally) -> str:
    counts = ((tally.new, "new"), (tally.changed, "changed"), (tally.known, "known already"), (tally.rejected, "rejected"), (tally.foreign, "not in English, kept without being coded"))
    return f"{tally.read:,} report{'' if tally.read == 1 else 's'} read: " + ", ".join(f"{n:,} {word}" for n, word in counts if n or word == "new")


@contextmanager
def _progress(sources: list[str]) -> Iterator[Callable[[Tally, Reject | None], None]]:
    """Rejects are named as they come; on a terminal there is a bar with the rate and the time left as well."""
    if not sys.stderr.isatty():
        yield lambda _, reject: complain(str(reject)) if reject else None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (BarColumn(24), TextColumn("{task.fields[words]}"), TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=_size(sources), words="loading")
        started = time.monotonic()

        def heard(tally: Tally, reject: Reject | None) -> None:
            if reject:
                bar.console.print(f"dragoman: {reject}", markup=False, highlight=False)
            rate = tally.read / max(time.monotonic() - started, 0.1)
            words = f"{tally.new + tally.changed:,} taken in · {tally.known:,} known · {tally.rejected:,} rejected · {rate:,.0f} a second"
            bar.update(task, completed=tally.characters, words=words)

        yield heard


def _size(sources: list[str]) -> int | None:
    """About how many characters there are to read, so that the time left can be told; None where nobody knows."""
    from dragoman.reading import expand

    total = 0
    for source in expand(sources):
        path = Path(source)
        if source == "-" or not path.is_file():
            return None
        total += path.stat().st_size * (_PACKED if path.suffix in (".gz", ".zst") else 1)
    return total or None
