"""What a layout is: a name, how it is written, what it loses; and the tables of columns most of them are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from dragoman.exports.cells import Cell, comma_line, tab_line
from dragoman.exports.codes import country
from dragoman.exports.losses import Loss, Tally
from dragoman.exports.reports import Item, Selection


class Layout(Protocol):
    """One way to write a selection."""

    @property
    def name(self) -> str:
        """By which it is asked for."""

    @property
    def suffix(self) -> str:
        """Of its files."""

    @property
    def facts_only(self) -> bool:
        """Whether it has no place for certainty, so that only events asserted as fact go into it unless all are asked for."""

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What it cannot carry."""

    def write(self, selection: Selection, stream: BinaryIO, tally: Tally) -> None:
        """Write it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column and how it is filled."""

    name: str
    fill: Callable[[Item], Cell]


def empty(*names: str) -> tuple[Column, ...]:
    """Columns that Dragoman has nothing for."""
    return tuple(Column(n, lambda _: None) for n in names)


def of_place(field: str) -> Callable[[Item], Cell]:
    """A field of the event's place."""

    def fill(item: Item) -> Cell:
        value: Cell = getattr(item.place, field, None)
        return value

    return fill


def place_country(item: Item) -> Cell:
    """The name of the place's country, its code where it is not in our list."""
    code = item.place.country if item.place else None
    return country(code, "name") or code


def place_words(item: Item) -> Cell:
    """The place as the report words it."""
    return item.report.record.document.text[slice(*item.place.span)] if item.place else None


@dataclass(frozen=True)
class Table:
    """A layout of rows: one an event, or one a pair of actor and recipient."""

    name: str
    suffix: str
    columns: tuple[Column, ...]
    losses: tuple[Loss, ...]
    header: bool = True
    null: str = ""
    pairs: bool = False
    commas: bool = False
    facts_only: bool = True
    takes: Callable[[Item], str] = lambda _: ""  # why an event has no place in the layout; empty: it has

    def write(self, selection: Selection, stream: BinaryIO, tally: Tally) -> None:
        """The header where there is one, then the rows."""
        line = comma_line if self.commas else tab_line
        if self.header:
            stream.write(line([c.name for c in self.columns], self.null).encode("utf-8"))
        for item in self.items(selection, tally):
            stream.write(line([c.fill(item) for c in self.columns], self.null).encode("utf-8"))

    def items(self, selection: Selection, tally: Tally) -> Iterator[Item]:
        """What becomes rows, counted."""
        for item in events(selection, tally):
            if reason := self.takes(item):
                tally.left_out(reason)
                continue
            for one in item.by_pair() if self.pairs else [item]:
                tally.count(one, self.losses)
                yield one


def events(selection: Selection, tally: Tally) -> Iterator[Item]:
    """The wanted events of all reports."""
    for report in selection.reports(tally):
        for event in report.events:
            yield Item(report, event)
