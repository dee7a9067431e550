"""``dragoman explain``: how a sentence was read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.code import Knowledge, parse_day
from dragoman.cli.console import complain, output

# What a store calls an event, attribution or figure.
_RECORD = re.compile(r"[0-9a-z]{13}\.[esf]\d+")


def explain(
    source: Annotated[str, typer.Argument(metavar="FILE", help="The report; - is standard input.", show_default=False)],
    at: Annotated[
        int | None, typer.Option(min=0, help="Only the sentence at this offset (code points from 0).")
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date of the report.")] = None,
    knowledge: Knowledge = None,
) -> None:
    """Show how sentences were read: tokens, parse, actors, the frames that matched or failed and why."""
    from dragoman.coding import Coder
    from dragoman.reading import ReadOptions, Reject, read

    failed = False
    coder = Coder.load(knowledge)
    with output(None) as stream:
        for item in read(source, ReadOptions(date=parse_day(date) if date else None)):
            if isinstance(item, Reject):
                complain(str(item))
                if _RECORD.fullmatch(source) and not Path(source).exists():
                    complain(f"explain takes a report; why a record of a store was coded: dragoman show {source}")
                failed = True
                continue
            told = coder.explain(item, at)
            if not told:
                complain(f"{item.id}: no sentence stands {'in it' if at is None else f'at offset {at}'}")
                failed = True
                continue
            stream.write(told.encode("utf-8", "replace") + b"\n")
    if failed:
        raise typer.Exit(1)
