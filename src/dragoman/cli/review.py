"""``dragoman review``: what people say of the records, as a layer of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import asking
from dragoman.cli.ask import days_of
from dragoman.cli.console import complain, user_name
from dragoman.cli.rows import FormatOption, OutputOption, Row, RowFormat, chosen, print_rows

if TYPE_CHECKING:
    from dragoman.linking.review import Reviews

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Accept, correct or reject events, attributions and figures; agreement, and gold for `eval`.")


class Judged(StrEnum):
    """What is reviewed."""

    events = "events"
    attributions = "attributions"
    figures = "figures"

    @property
    def kind(self) -> Any:
        """One of them."""
        return self.value.removesuffix("s")


KindOption = Annotated[Judged, typer.Option("--kind", help="What is judged.")]
_COLUMNS = {
    Judged.events: (("id", "day", "type", "mode", "factuality", "confidence", "source_name"), "sentence_text"),
    Judged.attributions: (("id", "published", "said_by", "cue_words"), "content_words"),
    Judged.figures: (("id", "day", "kind", "words", "low", "high", "unit", "source_name"), "sentence_text"),
}


@app.command("queue")
@asking.filtered(*asking.ALL)
def queue(
    store: asking.StoreOption,
    asked: dict[str, Any],
    kind: KindOption = Judged.events,
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows.")] = 20,
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Events (or what --kind says) that nobody has judged yet, the least sure first."""
    from dragoman.linking.review import Reviews

    reviews = Reviews(asking.open_store(store))
    rows = reviews.queue(limit, asking.filter_of(**asked), kind.kind)
    form = chosen(format, to)
    columns, detail = _COLUMNS[kind]
    print_rows(_shown(rows, form, kind), columns, form, to, detail=detail, nothing="Nothing is left to judge.")
    say_gone(reviews)


@app.command("decide")
def decide(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Of an event, an attribution or a figure, as the listings give it.")],
    store: asking.StoreOption,
    accept: Annotated[bool, typer.Option("--accept", help="It is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="There is no such event, nobody says so, or there is no such number.")] = False,
    correct: Annotated[list[str] | None, typer.Option("--correct", metavar="FIELD=VALUE", help="Of events type, mode, factuality, realis, actors or recipients (codes, by commas); of attributions source, source_kind; of figures kind, low, high, bound, unit; may be repeated.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides; without it, the user's name.")] = None,
    note: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Add a decision on an event, an attribution or a figure; earlier ones stay."""
    from dragoman.linking.review import ReviewError, Reviews

    if accept + reject + bool(correct) != 1:
        raise typer.BadParameter("say one of --accept, --reject, --correct")
    changes = {}
    for item in correct or []:
        name, equals, value = item.partition("=")
        if not equals:
            raise typer.BadParameter(f"{item!r} is not FIELD=VALUE", param_hint="--correct")
        changes[name.strip()] = value.strip()
    verdict = "accept" if accept else "reject" if reject else "correct"
    try:
        done = Reviews(asking.open_store(store)).decide(ident, verdict, by or user_name(), changes, note)  # type: ignore[arg-type]
    except ReviewError as exc:
        if not changes:
            raise
        raise typer.BadParameter(str(exc), param_hint="--correct") from exc
    typer.echo(f"{done.target}: {done.verdict} by {done.by}")


@app.command("list")
def decisions(
    store: asking.StoreOption,
    gone: Annotated[bool, typer.Option("--gone", help="Only those that no longer apply: their reports have changed, and nothing in them says the same.")] = False,
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """All decisions, in the order they were taken, each on the record that says now what was judged."""
    import msgspec

    from dragoman.linking.review import Decision, Reviews
    from dragoman.records import blank

    reviews, form = Reviews(asking.open_store(store)), chosen(format, to)
    rows = [
        {**msgspec.structs.asdict(d), "applies": ("carried over" if d.carried_from else "yes") if applies else "no longer"}
        | ({"at": d.at[:16].replace("T", " "), "judged": " · ".join(filter(None, (reviews.judged(d), _correction(d.correction), d.note)))} if form is RowFormat.table else {})
        for d, applies in reviews.settled()
        if not (gone and applies)
    ]
    nothing = "Every decision applies." if gone else "Nobody has judged anything."
    print_rows(rows, ("at", "target", "kind", "verdict", "by", "applies"), form, to, detail="judged", nothing=nothing, blank=lambda: msgspec.structs.asdict(blank(Decision)) | {"applies": ""})


@app.command("agreement")
def agreement(store: asking.StoreOption, format: FormatOption = None, to: OutputOption = None) -> None:
    """How often people accept what the program found, and one another's verdicts."""
    import msgspec

    from dragoman.linking.review import Reviews

    reviews = Reviews(asking.open_store(store))
    found = msgspec.to_builtins(reviews.agreement())
    form = chosen(format, to)
    if form is RowFormat.table:  # a share of nothing is none, not nought
        found |= {name: "none" for name in ("share", "kappa") if found[name] is None}
    print_rows([found], ("judged", "accepted", "corrected", "rejected", "share", "gone", "pairs", "agreeing", "kappa"), form, to)
    say_gone(reviews)


@app.command("gold")
def gold(store: asking.StoreOption, to: OutputOption = None) -> None:
    """Accepted and corrected events as JSON Lines that `dragoman eval events FILE` reads; of their sides the countries, which is what it scores."""
    from dragoman.linking.review import Reviews

    print_rows(Reviews(asking.open_store(store)).gold(), (), RowFormat.jsonl, to)


@app.command("applied")
@asking.filtered(*asking.ALL)
def applied(
    store: asking.StoreOption, asked: dict[str, Any], kind: KindOption = Judged.events,
    limit: asking.LimitOption = None, offset: asking.OffsetOption = 0, format: FormatOption = None, to: OutputOption = None,
) -> None:  # fmt: skip
    """Events (or what --kind says) with the decisions applied: rejected ones left out, corrected ones corrected."""
    from dragoman.linking.review import Reviews
    from dragoman.ontology import Ontology

    opened = asking.open_store(store)
    reviews = Reviews(opened)
    rows = reviews.applied(opened.ask(kind.value, asking.filter_of(**asked, limit=limit, offset=offset)), Ontology.load().codes, kind.kind)
    form = chosen(format, to)
    columns, detail = _COLUMNS[kind]
    sides = ("who", "whom") if kind is Judged.events else ()
    print_rows(_corrected(_shown(rows, form, kind), form, detail), (*columns, *sides, "reviewed"), form, to, detail=detail)
    say_gone(reviews)


def say_gone(reviews: Reviews) -> None:
    """That decisions no longer apply is said wherever they would have been used."""
    if lost := len(reviews.gone()):
        complain(f"{lost} {'decision no longer applies' if lost == 1 else 'decisions no longer apply'}: the report has changed, and nothing in it says the same; see `dragoman review list --gone`")


def _correction(fields: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in fields.items())


def _corrected(rows: Iterable[Row], form: RowFormat, detail: str) -> Iterable[Row]:
    """In a table the sides of events as codes, and what was corrected before the words of the report."""
    if form is not RowFormat.table:
        return rows
    return (
        {**r, **{name: [p["code"] or p["name"] for p in r.get(side) or ()] for name, side in (("who", "actors"), ("whom", "recipients"))},
         detail: f"{_correction(r['correction'])} · {r[detail]}" if r["correction"] else r[detail]}
        for r in rows
    )  # fmt: skip


def _shown(rows: Iterable[Row], form: RowFormat, kind: Judged) -> Iterable[Row]:
    """In a table days are no finer than the report says them, and the source is a name."""
    if form is not RowFormat.table:
        return rows
    if kind is Judged.attributions:
        return ({**r, "said_by": r["source"]["name"]} for r in rows)
    return ({**r, "day": days_of(r)} for r in rows)
