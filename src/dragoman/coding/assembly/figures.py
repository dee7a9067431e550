"""Figures as the record lists them: whose, where and when, according to whom."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.assembly.certainty import Certainty
from dragoman.coding.assembly.speakers import Speakers
from dragoman.coding.binding import Binder
from dragoman.coding.figures import FigureMention
from dragoman.coding.people import Roster
from dragoman.coding.places import PlaceMention
from dragoman.language import Parse
from dragoman.records import Event, Figure


class FigureWriter:
    """Writes the figures of one document; the roster must be numbered, ``events`` are those of the record."""

    def __init__(
        self, parse: Parse, figures: Sequence[FigureMention], places: Sequence[PlaceMention], events: Sequence[Event],
        *, speakers: Speakers, certainty: Certainty, roster: Roster, binder: Binder,
    ) -> None:  # fmt: skip
        self._parse = parse
        self._figures = figures
        self._places = places
        self._speakers = speakers
        self._certainty = certainty
        self._roster = roster
        self._binder = binder
        self._event_of = {f: e for e in reversed(events) for f in e.figures}
        self._whole = {part: f for f in figures for part in f.components}

    def of(self, k: int) -> Figure:
        """The record's figure of number k, counted from 0."""
        f = self._figures[k]
        owner = self._speakers.owner_of(f)
        holder = self._holder(f)
        event = self._event_of.get(f"f{k + 1}")
        place = self._place_of_figure(f) if event is None or event.place is None else event.place
        return Figure(
            id=f"f{k + 1}", kind=f.kind, low=_number(f.low), high=_number(f.high), bound=f.bound, approximate=f.approximate, unit=self._unit(f),
            of=self._roster.id_of(owner) if owner else None, components=list(f.components), place=place,
            time=event.time if event else None, attribution=f"s{holder + 1}" if holder is not None else None, span=f.span, deed=self._parse.lemmas[f.deed] if f.deed is not None else None,
        )  # fmt: skip

    def _holder(self, f: FigureMention) -> int | None:
        """The attribution that a figure stands in: a part of a whole in that of the whole, "put the toll at 23, including six children"."""
        whole = self._whole.get(f.span, f)
        return self._certainty.behind(whole.tokens[0], whole.span[1])

    def _place_of_figure(self, f: FigureMention) -> str | None:
        """Where what is counted is, if no event says so: "in Sindh 306 people died", "the toll in Izmir rose to 27"."""
        found = self._binder.place_beside(f.deed if f.deed is not None else f.tokens[0], self._places)
        return f"p{found + 1}" if found is not None else None

    def _unit(self, f: FigureMention) -> str | None:
        """What is counted in the text's own form: "troops", not "troop"; currencies and signs as they are."""
        if f.head is not None and f.unit == self._parse.lemmas[f.head]:
            return self._parse.lower[f.head]
        return f.unit


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a fraction."""
    return int(value) if value is not None and value == int(value) else value
