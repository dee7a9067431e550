"""A record as a table on the terminal: a ledger, short and aligned, with its words beside every line."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.records import Record
from dragoman.views.ledger import (
    AUTHOR,
    ClaimLines,
    EventLine,
    FigureLine,
    Ledger,
    Quote,
    SourceGroup,
    TimeLine,
    arrange,
)

_CONTESTED = "bold yellow"

# Of 31 shares of the width, what quotes get, so that one fits on a line.
_QUOTE_SHARE = 13
# The longest word for certainty and its comma: where a share of the width is less, the column has this much.
_SURELY = len("hypothetical,")
_SURELY_SHARE = 5


def render_table(record: Record, *, width: int = 110, colour: bool = False) -> str:
    """The ledger of ``record`` as text of ``width`` columns, with terminal colours if ``colour``."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    console.print(_page(arrange(record, width=width * _QUOTE_SHARE // 31 - 4), width))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _page(ledger: Ledger, width: int) -> RenderableType:
    rows: list[RenderableType] = [Text(ledger.title, style="bold"), Text(ledger.about, style="dim")]
    for words, claims in (("Contested", ledger.contested), ("Denied", ledger.denied), ("Doubted or not confirmed", ledger.doubted)):
        if claims:
            rows += [_heading(words, _CONTESTED), *(_claim(c) for c in claims)]
    for number, source in enumerate(ledger.sources):
        rows += [_heading(_source_title(source)), _events(source.events, width, header=number == 0)]
    if ledger.figures:
        rows += [_heading("Figures"), _figures(ledger.figures)]
    if ledger.timeline:
        rows += [_heading("In the order of time"), _timeline(ledger.timeline)]
    if not ledger.sources:
        rows += [Text(), Text("Nothing was coded.", style="dim")]
    if ledger.notes:
        rows += [Text(), *(Text(f"Note: {note}", style="dim") for note in ledger.notes)]
    return Group(*rows)


def _heading(words: str, style: str = "bold") -> RenderableType:
    return Padding(Rule(Text(words, style=style), align="left", style="dim", characters="─"), (1, 0, 0, 0))


def _source_title(source: SourceGroup) -> str:
    if source.name == AUTHOR:
        return AUTHOR
    kind = "" if source.kind == "named" else f" ({source.kind})"
    chain = f", according to {source.chain}" if source.chain else ""
    return f"According to {source.name}{kind}{chain}"


def _quote(quote: Quote) -> Text:
    before, words, after = quote
    return Text.assemble((before, "dim"), (words, "bold"), (after, "dim"))


def _grid(*columns: tuple[str, int], header: bool = True) -> Table:
    """A table without lines; columns are (heading, share of the width)."""
    table = Table(box=None, show_edge=False, pad_edge=False, expand=True, show_header=header, header_style="dim italic")
    for name, ratio in columns:
        table.add_column(name, ratio=ratio, overflow="fold")
    return table


def _claim(claim: ClaimLines) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    for ratio in (8, 10, _QUOTE_SHARE):
        table.add_column(ratio=ratio, overflow="fold")
    for stance in claim.stances:
        table.add_row(Text(stance.holder), Text(stance.stance, style="yellow"), _quote(stance.quote))
    title = Text.assemble((claim.text, "bold"), (f"  {claim.status}", _CONTESTED))
    return Group(title, Padding(table, (0, 0, 0, 2)))


def _events(events: Iterable[EventLine], width: int, *, header: bool) -> Table:
    table = _grid(
        ("who → to whom", 7), ("did what", 6), ("how surely", _SURELY_SHARE), ("in these words", _QUOTE_SHARE), header=header
    )
    if width * _SURELY_SHARE // 31 <= _SURELY:
        table.columns[2].ratio, table.columns[2].width = None, _SURELY
    for event in events:
        table.add_row(_who(event), Text(event.what, style=_tone(event)), _sureness(event), _quote(event.quote))
    return table


def _who(event: EventLine) -> Text:
    text = Text(event.actors or "somebody", style="" if event.actors else "dim")
    if event.recipients:
        text.append(" → ", style="dim")
        text.append(event.recipients)
    return text


def _tone(event: EventLine) -> str:
    return "red" if event.score < 0 else "green" if event.score > 0 else ""


def _sureness(event: EventLine) -> Text:
    return Text(event.certainty, style="" if event.sure else "yellow")


def _figures(figures: Iterable[FigureLine]) -> Table:
    table = _grid(("how many", 6), ("of whom", 6), ("says who", 6), ("in these words", _QUOTE_SHARE))
    for figure in figures:
        number = Text.assemble((figure.amount, "bold"), f" {figure.what}" if figure.what else "")
        where = ", ".join(w for w in (figure.of, figure.where, figure.when) if w)
        table.add_row(number, Text(where), Text(figure.source), _quote(figure.quote))
    return table


def _timeline(lines: Iterable[TimeLine]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, justify="right")
    table.add_column(overflow="fold")
    for line in lines:
        what = Text(line.what)
        if line.certainty:
            what.append(f"  ({line.certainty})", style="yellow")
        table.add_row(Text(line.when, style="bold"), what)
    return table
