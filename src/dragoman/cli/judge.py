"""``dragoman judge``: how certain a text makes the event word at a span."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.code import Knowledge
from dragoman.cli.console import complain, output


def judge(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE.jsonl", help='Lines {"id","text","span":[s,e]}; - is standard input.', show_default=False
        ),
    ],
    knowledge: Knowledge = None,
    to: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", dir_okay=False)] = None,
) -> None:
    """Judge how certain the text makes each event word: a line {"id","factuality","realis","holder"} for every line given."""
    raise NotImplementedError
