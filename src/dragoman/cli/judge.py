"""``dragoman judge``: how certain a text makes the event word at a span."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.code import Knowledge
from dragoman.cli.console import complain, not_over, output

if TYPE_CHECKING:
    from dragoman.coding.judging import Question


def judge(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE.jsonl", help='Lines {"id","text","span":[s,e]}; - is standard input.', show_default=False
        ),
    ],
    knowledge: Knowledge = None,
    to: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write there instead of standard output."),
    ] = None,
) -> None:
    """Judge how certain the text makes each event word: a line {"id","factuality","realis","holder","value"} for each."""
    from dragoman.coding.judging import judge_questions
    from dragoman.records import dump_json

    not_over(to, [source])
    failures: list[str] = []
    with output(to) as stream:
        for verdict in judge_questions(_questions(source, failures), knowledge or ()):
            stream.write(dump_json(verdict) + b"\n")
    if failures:
        raise typer.Exit(1)


def _questions(source: str, failures: list[str]) -> Iterator[Question]:
    """The lines that can be judged; the others are complained of and added to ``failures``."""
    from dragoman.coding.judging import JudgingError, parse_question
    from dragoman.reading import Reject, read_lines

    lines = read_lines(source)
    for item in chain([next(lines, Reject(source, "is empty"))], lines):
        if isinstance(item, Reject):
            reason = str(item)
        else:
            where, line = item
            try:
                yield parse_question(line)
                continue
            except JudgingError as exc:
                reason = f"{where}: {exc}"
        failures.append(reason)
        complain(reason)
