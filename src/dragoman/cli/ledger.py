"""``dragoman stories``, ``claims``, ``timeline``, ``actors``, ``figures``, ``report``: what many reports say, taken together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli import ask, asking
from dragoman.cli.console import complain, output
from dragoman.cli.ledger_pages import built, claim_row, dossier_page, series_row, sides, what
from dragoman.cli.rows import FormatOption, OutputOption, Row, RowFormat, chosen, print_rows, row_limit

if TYPE_CHECKING:
    from msgspec import Struct

    from dragoman.linking import Ledger


@asking.filtered(*asking.ALL)
def stories(
    store: asking.StoreOption,
    asked: dict[str, Any],
    limit: asking.LimitOption = None,
    offset: asking.OffsetOption = 0,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Reports grouped by the happening they are about."""
    form = chosen(format, to)
    wanted = asking.filter_of(**asked, offset=offset, limit=row_limit(limit, form))
    ledger = _open(store, as_of, clock)
    found = ledger.stories(wanted)
    if form is RowFormat.table:
        if any(s.cut for s in found):
            complain("a set of more connected reports than can be linked at once was cut: stories marked + may go on in another, and their claims with them")
        rows = ({**built(s), "reports": f"{len(s.documents)}+" if s.cut else len(s.documents)} for s in found)
        print_rows(rows, ("id", "first", "last", "reports", "origins"), form, to, detail="title", total=ledger.count("story", wanted) - offset)
    else:
        from dragoman.linking import Story

        print_rows(map(built, found), (), form, to, blank=_blank(Story))


@asking.filtered(*asking.OF_CLAIMS, across=True)
def claims(
    store: asking.StoreOption,
    asked: dict[str, Any],
    status: Annotated[list[str] | None, typer.Option(help="Only claims of that status: reported, corroborated, contested, denied, confirmed-by-actor or withdrawn; may be repeated.")] = None,
    limit: asking.LimitOption = None,
    offset: asking.OffsetOption = 0,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Who asserts, denies, doubts or cannot confirm what, in all reports. What one report alone tells in its own words is no claim yet: `dragoman events` has it."""
    form = chosen(format, to)
    wanted = asking.filter_of(**asked, offset=offset, limit=row_limit(limit, form))
    ledger = _open(store, as_of, clock)
    found = ledger.each_claim(wanted, status or ())
    if form is RowFormat.table:
        total = ledger.count("claim", wanted, status or ()) - offset
        columns = ("id", "first", "last", "status", "claim", "reports", "origins")
        print_rows(map(claim_row, found), columns, form, to, detail="who", total=total)
    else:
        from dragoman.linking import LedgerClaim

        print_rows(map(built, found), (), form, to, blank=_blank(LedgerClaim))


@asking.filtered(*asking.OF_CLAIMS, across=True)
def timeline(
    store: asking.StoreOption,
    asked: dict[str, Any],
    limit: asking.LimitOption = None,
    offset: asking.OffsetOption = 0,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """What is said to have happened, in that order, with what is said to have brought it about: the claims. `dragoman events` has what one report alone tells in its own words."""
    from dragoman.records import short_days

    form = chosen(format, to)
    wanted = asking.filter_of(**asked, offset=offset, limit=row_limit(limit, form))
    ledger = _open(store, as_of, clock)
    found = ledger.each_entry(wanted)
    if form is RowFormat.table:
        rows = (
            {**built(e), "day": short_days(e.day, e.until), "who": sides(e.who, e.whom), "what": what(e.type, e.mode), "claim_id": e.claim, "reports": e.documents}
            for e in found
        )
        total = ledger.timeline_length(wanted) - offset
        print_rows(rows, ("day", "who", "what", "place", "status", "reports", "origins", "claim_id"), form, to, detail="sentence", total=total)
    else:
        from dragoman.linking import TimelineEntry

        print_rows(map(built, found), (), form, to, blank=_blank(TimelineEntry))


def show_linked(ledger: Ledger, ident: str) -> Row | None:
    """A claim, story or series of figures by its id; None where there is none of that id."""
    from dragoman.store import NoSuchRecord

    for find in (ledger.claim, ledger.story, ledger.figure):
        try:
            return built(find(ident))
        except NoSuchRecord:
            continue
    return None


def _open(root: str, as_of: str | None, clock: str) -> Ledger:
    from dragoman.linking import Ledger

    return Ledger.open(asking.open_store(root, as_of, clock))


def _blank(struct: type[Struct]) -> Callable[[], Row]:
    """A maker of one with nothing in it."""
    from dragoman.records import blank

    return lambda: built(blank(struct))


@asking.filtered(*asking.ALL)
def actors(
    store: asking.StoreOption,
    asked: dict[str, Any],
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Name, part of one, or code: shows the dossier of that actor.")] = None,
    limit: asking.LimitOption = None,
    offset: asking.OffsetOption = 0,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Who stands in the reports; with a NAME its dossier: offices by date, what it is claimed to have done, what it said, what is said of it, with whom."""
    if name is None:
        ask.asks("actors")(store=store, **asked, limit=limit, offset=offset, as_of=as_of, clock=clock, format=format, to=to)
        return
    from dragoman.linking import dossier_rows

    form = chosen(format, to)
    found = _open(store, as_of, clock).dossier(name)
    if form is RowFormat.table:
        with output(to) as stream:
            stream.write(dossier_page(built(found)).encode("utf-8", "replace"))
    elif form is RowFormat.csv:
        print_rows(dossier_rows(found), (), form, to)
    else:
        print_rows([built(found)], (), form, to)


@asking.filtered(*asking.ALL, across=True)
def figures(
    store: asking.StoreOption,
    asked: dict[str, Any],
    limit: asking.LimitOption = None,
    offset: asking.OffsetOption = 0,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
    side_by_side: Annotated[bool, typer.Option("--side-by-side", "-S", help="Every figure for one quantity together, with who contradicts whom.")] = False,
    format: FormatOption = None,
    to: OutputOption = None,
) -> None:
    """Numbers of people and things, each with its source; side by side by quantity with -S or --contested."""
    if not (side_by_side or asked["contested"]):
        ask.asks("figures")(store=store, **asked, limit=limit, offset=offset, as_of=as_of, clock=clock, format=format, to=to)
        return
    form = chosen(format, to)
    wanted = asking.filter_of(**asked, offset=offset, limit=row_limit(limit, form))
    ledger = _open(store, as_of, clock)
    found = ledger.each_series(wanted)
    if form is RowFormat.table:
        total = ledger.count("figure", wanted) - offset
        print_rows(map(series_row, found), ("id", "first", "last", "kind", "low", "high", "best", "status"), form, to, detail="by", total=total)
    else:
        from dragoman.linking import FigureSeries

        print_rows(map(built, found), (), form, to, blank=_blank(FigureSeries))


@asking.filtered(*asking.OF_CLAIMS, across=True)
def report(
    store: asking.StoreOption,
    asked: dict[str, Any],
    to: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="The page.")],
    title: Annotated[str, typer.Option(help="Its heading.")] = "",
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
) -> None:
    """One page to hand to somebody: who contradicts whom, figures, the order of time, stories; it opens without a network."""
    from dragoman.linking.report import render_report

    if to.suffix.lower() not in ("", ".html", ".htm"):
        raise typer.BadParameter(f"{to}: the page is HTML, and {to.suffix} is another format")
    page = render_report(_open(store, as_of, clock), asking.filter_of(**asked), title)
    with output(to) as stream:
        stream.write(page.encode("utf-8", "replace"))
