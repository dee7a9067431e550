"""``dragoman events``, ``attributions``, ``figures``, ``places``, ``documents``, ``search``, ``sql``: questions to a store."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from dragoman.cli import asking
from dragoman.cli.rows import FormatOption, OutputOption, Row, RowFormat, chosen, print_rows, row_limit

# What a table shows of each; the other formats give every column.
_SHOWN = {
    "events": ("id", "day", "who", "what", "how_surely", "according_to"),
    "attributions": ("id", "published", "source", "cue"),
    "figures": ("id", "day", "kind", "figure", "of", "according_to"),
    "places": ("name", "country", "feature", "lat", "lon", "mentions", "reports", "events"),
    "actors": ("name", "code", "kind", "reports", "mentions", "as_actor", "as_recipient", "as_source", "first", "last"),
    "documents": ("id", "published", "publisher", "events", "claims", "characters"),
}
# "-word" and '-"two words"', but no "-fjson".
_LEFT_OUT = re.compile(r'-(?!f(?:table|jsonl?|csv)$)(?:[^\W\d_].|").*', re.DOTALL)
_SHOW_TABLES = re.compile(r"(?i)\s*show\s+(?:all\s+)?tables\s*;?\s*")
_BELOW = {"events": "sentence_text", "attributions": "content_words", "figures": "sentence_text", "documents": "title", "places": "", "actors": ""}
HELP = {
    "events": "Who did what to whom, in the order it happened.",
    "attributions": "Who says so: source, cue and content.",
    "places": "Places, with how often they are named and what happened there.",
    "documents": "The reports of a store, each in its newest version.",
}


def asks(view: str) -> Callable[..., None]:
    """The command that lists ``view`` of a store."""

    @asking.filtered(*asking.ALL)
    def command(
        store: asking.StoreOption,
        asked: dict[str, Any],
        limit: asking.LimitOption = None,
        offset: asking.OffsetOption = 0,
        as_of: asking.AsOfOption = None,
        clock: asking.ClockOption = "published",
        format: FormatOption = None,
        to: OutputOption = None,
    ) -> None:
        form = chosen(format, to)
        wanted = asking.filter_of(**asked, offset=offset, limit=row_limit(limit, form))
        opened = asking.open_store(store, as_of, clock)
        answer = opened.ask(view, wanted)
        if form is RowFormat.table:
            total = opened.ask(view, asking.filter_of(**asked)).count()
            print_rows(map(_for_table[view], answer), _SHOWN[view], form, to, detail=_BELOW.get(view), total=total - offset)
        else:
            print_rows(iter(answer), (), form, to, blank=answer.blank)

    command.__doc__ = HELP.get(view)
    return command


# Stands for the hyphen before a word that must not be there, which would be read as an option.
_NOT = "\0"


class Search(TyperCommand):
    """A command where ``-word`` is a word: no option with one hyphen has more than one letter here."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments as Click takes them apart, such words hidden from it."""
        return super().parse_args(ctx, [_NOT + a[1:] if _LEFT_OUT.match(a) else a for a in args])


@asking.filtered(*asking.ALL)
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help='Words that all stand in a report; "in quotes" together, -word not.')],
    store: asking.StoreOption,
    asked: dict[str, Any],
    limit: asking.LimitOption = 20,
    offset: asking.OffsetOption = 0,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Reports that hold the words, the nearest first, with the places where they stand."""
    from dragoman.store import blank_hit

    form = chosen(format, to)
    wanted = asking.filter_of(**asked, limit=limit, offset=offset)
    rows = asking.open_store(store, as_of, clock).find(" ".join(words).replace(_NOT, "-"), wanted)
    if form is RowFormat.table:
        shown = ({**r, "words": " … ".join(s["text"] for s in r["snippets"])} for r in rows)
        print_rows(shown, ("id", "published", "hits", "title"), form, to, detail="words")
    else:
        print_rows(rows, (), form, to, blank=blank_hit)


def sql(
    query: Annotated[str, typer.Argument(help="One SELECT over the views; `dragoman store views` lists them.")],
    store: asking.StoreOption,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Ask in SQL (DuckDB's) over the documented views."""
    from dragoman.store import blank_row

    opened = asking.open_store(store, as_of, clock)
    found = _views() if _SHOW_TABLES.fullmatch(query) else opened.rows(opened.one_select(query))
    rows = list(found) if chosen(format, to) is RowFormat.table else found
    columns = tuple(rows[0]) if isinstance(rows, list) and rows else ()
    print_rows(rows, columns, chosen(format, to), to, blank=lambda: blank_row(opened, query))


def _views() -> Iterator[Row]:
    """What there is to ask for, without what the store has for itself."""
    from dragoman.store import documented_columns

    return ({"name": row["view"], "meaning": row["meaning"]} for row in documented_columns() if not row["column"])


def days_of(row: Row) -> str:
    """When it was, no finer than the report says; the day of publication where it says nothing."""
    from dragoman.records import short_days

    time = row.get("time") or {}
    return short_days(time.get("start"), time.get("end")) or row["day"] or ""


def _event(row: Row) -> Row:
    from dragoman.views import how_surely

    who, whom = _names(row["actors"]) or "somebody", _names(row["recipients"])
    return {
        **row,
        "day": days_of(row),
        "who": f"{who} → {whom}" if whom else who,
        "what": f"{row['type']} {row['mode']}" if row["mode"] else row["type"],
        "how_surely": how_surely(row["factuality"], row["realis"]),
        "according_to": row["source_name"],
    }


def _attribution(row: Row) -> Row:
    return {**row, "source": row["source"]["name"], "cue": row["cue_words"]}


def _figure(row: Row) -> Row:
    return {**row, "day": days_of(row), "figure": row["words"], "of": row["of_name"], "according_to": row["source_name"]}


def _place(row: Row) -> Row:
    """To about a hundred metres, as fine as a name is."""
    return {**row, **{axis: round(row[axis], 3) for axis in ("lat", "lon") if row[axis] is not None}}


_for_table: dict[str, Callable[[Row], Row]] = {
    "events": _event,
    "attributions": _attribution,
    "figures": _figure,
    "places": _place,
    "actors": dict,
    "documents": dict,
}


def _names(parties: list[dict[str, Any]]) -> str:
    return ", ".join(p["name"] for p in parties)

