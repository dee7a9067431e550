"""``dragoman eval``: scores against gold data."""

from __future__ import annotations

import io
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.code import Knowledge
from dragoman.cli.console import complain, output, terminal_width

if TYPE_CHECKING:
    from dragoman.evaluation import EventReport, GoldSentence


class Suite(StrEnum):
    """What is scored."""

    hard = "hard"
    events = "events"


class ReportFormat(StrEnum):
    """How the scores are written."""

    table = "table"
    json = "json"


class Part(StrEnum):
    """Which of the packaged sentences."""

    all = "all"
    read = "read"
    kept = "kept"


def evaluate(
    suite: Annotated[Suite, typer.Argument(help="hard: the sentences that come with the program; events: your own.", show_default=False)],
    data: Annotated[Path | None, typer.Argument(metavar="[FILE.jsonl]", exists=True, dir_okay=False, help="Gold for 'events'.", show_default=False)] = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="How to write the scores.")] = ReportFormat.table,
    half: Annotated[Part, typer.Option(help="For 'hard': the half read while the rules were written, or the half kept unread.")] = Part.all,
    knowledge: Knowledge = None,
) -> None:
    """Score event coding against gold sentences: by type, what is taken for what, and the worst misses."""
    from dragoman.coding import Coder
    from dragoman.evaluation import evaluate_events

    gold = _gold(suite, data, half)
    report = evaluate_events(gold, Coder.load(knowledge or ()))
    with output(None) as stream:
        stream.write((_json(report) + "\n" if form is ReportFormat.json else _table(report)).encode())


def _gold(suite: Suite, data: Path | None, half: Part) -> list[GoldSentence]:
    from dragoman.evaluation import GoldError, load_gold, packaged_gold

    if suite is Suite.hard:
        if data is not None:
            raise typer.BadParameter("'hard' brings its own sentences; for yours say 'events FILE'")
        return packaged_gold(None if half is Part.all else half.value)  # type: ignore[arg-type]
    if data is None:
        raise typer.BadParameter("'events' needs a file of gold sentences")
    try:
        return load_gold(data)
    except (GoldError, UnicodeDecodeError) as exc:
        complain(str(exc))
        raise typer.Exit(1) from exc


def _json(report: EventReport) -> str:
    import msgspec

    def score(s: object) -> object:
        from dragoman.evaluation.events import Score

        if isinstance(s, Score):
            return {"precision": round(s.precision, 4), "recall": round(s.recall, 4), "f1": round(s.f1, 4), "right": s.right, "extra": s.extra, "missed": s.missed}
        return s

    plain: dict[str, object] = {name: score(getattr(report, name)) for name in report.__struct_fields__}
    plain["by_type"] = {t: score(s) for t, s in report.by_type.items()}
    return msgspec.json.format(msgspec.json.encode(plain), indent=2).decode()


def _table(report: EventReport) -> str:
    from rich.console import Console
    from rich.table import Table

    out = io.StringIO()
    console = Console(file=out, width=terminal_width(), color_system=None, highlight=False, emoji=False, markup=False)
    scores = Table("", "precision", "recall", "F1", "gold", box=None, title=f"{report.sentences} sentences", title_justify="left")
    for name, s in (("types", report.types), ("dyads", report.dyads), ("type and dyad", report.triples), *report.by_type.items()):
        scores.add_row(name, f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}", str(s.right + s.missed))
    console.print(scores)
    console.print(f"Where the type is right: mode right {report.modes:.3f}, certainty right {report.factuality:.3f}\n")
    taken = Table("gold", "coded instead", box=None, title="What is taken for what", title_justify="left")
    for kind, others in report.confusion.items():
        taken.add_row(kind, ", ".join(f"{other} {n}" for other, n in others.items()))
    console.print(taken)
    console.print("\nWorst misses")
    for miss in report.worst:
        coded = "; ".join(f"{c.type} {c.confidence:.2f} by {c.rule}" for c in miss.coded) or "nothing"
        console.print(f"  {miss.gold.id}  {miss.gold.type}, coded {coded}")
        console.print(f"    {miss.gold.text}")
    return out.getvalue()
