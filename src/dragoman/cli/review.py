"""``dragoman review``: what people say of the records, as a layer of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from dragoman.cli import asking
from dragoman.cli.ask import days_of
from dragoman.cli.console import user_name
from dragoman.cli.rows import FormatOption, OutputOption, Row, RowFormat, chosen, print_rows

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Accept, correct or reject events; agreement, and gold for `eval`.")


@app.command("queue")
@asking.filtered(*asking.ALL)
def queue(
    store: asking.StoreOption,
    asked: dict[str, Any],
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows.")] = 20,
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Events that nobody has judged yet, the least sure first."""
    from dragoman.linking.review import Reviews

    rows = Reviews(asking.open_store(store)).queue(limit, asking.filter_of(**asked))
    form = chosen(format, to)
    print_rows(_dated(rows, form), ("id", "day", "type", "mode", "factuality", "confidence", "source_name"), form, to, detail="sentence_text", nothing="Nothing is left to judge.")


@app.command("decide")
def decide(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Of an event, as `dragoman events` gives it.")],
    store: asking.StoreOption,
    accept: Annotated[bool, typer.Option("--accept", help="It is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="There is no such event.")] = False,
    correct: Annotated[list[str] | None, typer.Option("--correct", metavar="FIELD=VALUE", help="type, mode, factuality, realis, actors or recipients (codes, by commas); may be repeated.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides; without it, the user's name.")] = None,
    note: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Add a decision on an event; earlier ones stay."""
    from dragoman.linking.review import Reviews

    if accept + reject + bool(correct) != 1:
        raise typer.BadParameter("say one of --accept, --reject, --correct")
    changes = {}
    for item in correct or []:
        name, equals, value = item.partition("=")
        if not equals:
            raise typer.BadParameter(f"{item!r} is not FIELD=VALUE", param_hint="--correct")
        changes[name.strip()] = value.strip()
    verdict = "accept" if accept else "reject" if reject else "correct"
    done = Reviews(asking.open_store(store)).decide(ident, verdict, by or user_name(), changes, note)  # type: ignore[arg-type]
    typer.echo(f"{done.target}: {done.verdict} by {done.by}")


@app.command("list")
def decisions(store: asking.StoreOption, format: FormatOption = None, to: OutputOption = None) -> None:
    """All decisions, in the order they were taken."""
    import msgspec

    from dragoman.linking.review import Reviews

    rows = (msgspec.structs.asdict(d) for d in Reviews(asking.open_store(store)).decisions())
    print_rows(rows, ("at", "target", "verdict", "by", "note"), chosen(format, to), to, nothing="Nobody has judged anything.")


@app.command("agreement")
def agreement(store: asking.StoreOption, format: FormatOption = None, to: OutputOption = None) -> None:
    """How often people accept what the program found, and one another's verdicts."""
    import msgspec

    from dragoman.linking.review import Reviews

    found = msgspec.to_builtins(Reviews(asking.open_store(store)).agreement())
    form = chosen(format, to)
    if form is RowFormat.table:  # a share of nothing is none, not nought
        found |= {name: "none" for name in ("share", "kappa") if found[name] is None}
    print_rows([found], ("judged", "accepted", "corrected", "rejected", "share", "pairs", "agreeing", "kappa"), form, to)


@app.command("gold")
def gold(store: asking.StoreOption, to: OutputOption = None) -> None:
    """Accepted and corrected events as JSON Lines that `dragoman eval events FILE` reads."""
    from dragoman.linking.review import Reviews

    print_rows(Reviews(asking.open_store(store)).gold(), (), RowFormat.jsonl, to)


@app.command("applied")
@asking.filtered(*asking.ALL)
def applied(
    store: asking.StoreOption, asked: dict[str, Any], limit: asking.LimitOption = None, offset: asking.OffsetOption = 0, format: FormatOption = None, to: OutputOption = None
) -> None:
    """Events with the decisions applied: rejected ones left out, corrected ones corrected."""
    from dragoman.linking.review import Reviews

    opened = asking.open_store(store)
    rows = Reviews(opened).applied(opened.ask("events", asking.filter_of(**asked, limit=limit, offset=offset)), _codes)
    form = chosen(format, to)
    print_rows(_dated(rows, form), ("id", "day", "type", "mode", "factuality", "reviewed"), form, to, detail="sentence_text")


def _dated(rows: Iterable[Row], form: RowFormat) -> Iterable[Row]:
    """In a table days are no finer than the report says them."""
    return ({**r, "day": days_of(r)} for r in rows) if form is RowFormat.table else rows


def _codes(type: Any, mode: str | None) -> dict[str, Any]:
    """What goes with an event's type and mode."""
    from dragoman.ontology import Ontology

    ontology = Ontology.load()
    return {"cameo": ontology.to_cameo(type, mode), "score": ontology.score(type, mode), "quad": ontology.quad(type)}
