"""What a figure counts, so that only figures of one quantity stand side by side: a figure of a report in, its quantity out.

A quantity is what befell whom, where, at whose hands, for what cause and in which days, in one story. What a report does not say may be
anything; what two reports say must agree. What is newly come on a day is a quantity of that day.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

from dragoman.linking.days import day_number
from dragoman.linking.words import stem
from dragoman.records import BEFELL, Actor, ActorRef, Event, EventTime, Figure, Place, party

_DATA = Path(__file__).parent / "data"
_BODILY = frozenset({"killed", "wounded", "displaced"})
# Groups that are somebody's: of whom nobody says they are, they may be anybody's.
_OWNED = frozenset({"soldier", "police", "fighter"})
# Kinds whose number says nothing without what was done: where a report does not say it, it is another number than where it does.
_BY_DEED = frozenset({"troops", "vehicles", "other", "members"})
_LONG = 20  # days from which on a count since some day is one of the whole war, not of one happening
_GATHERED = 1  # a crowd gathered at most so many days before it was reported
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Quantity:
    """What is counted; what is not said is None."""

    kind: str
    group: str
    story: str
    new: str | None = None  # newly come, by the day on which it is told
    side: str | None = None
    place: str | None = None
    deed: str | None = None
    by: frozenset[str] | None = None
    cause: str | None = None
    days: tuple[int, int] | None = None
    period: str | None = None  # long: of a whole war or season; short: of one happening

    @cached_property
    def head(self) -> tuple[str | None, ...]:
        """What must be the same."""
        side = self.side if self.group in _OWNED else None
        return (self.kind, self.group, self.story, self.new, side, self.deed if self.kind in _BY_DEED else None)

    def agrees(self, other: Quantity) -> bool:
        """Whether two with one head can be one: nothing differs that both say. Asked for every figure and row, so what differs most often comes first."""
        mine, theirs = self.days, other.days
        if mine is not None and theirs is not None and (mine[0] > theirs[1] or theirs[0] > mine[1]):
            return False
        if self.place != other.place and self.place is not None and other.place is not None:
            return False
        if self.deed != other.deed and self.deed is not None and other.deed is not None:
            return False
        if self.side != other.side and self.side is not None and other.side is not None:
            return False
        if self.cause != other.cause and self.cause is not None and other.cause is not None:
            return False
        if self.period != other.period and self.period is not None and other.period is not None:
            return False
        return self.by is None or other.by is None or not self.by.isdisjoint(other.by)

    def _beside(self, other: Quantity) -> tuple[tuple[str | None, str | None], ...]:
        return ((self.place, other.place), (self.side, other.side), (self.deed, other.deed), (self.cause, other.cause))

    def shared(self, other: Quantity) -> int:
        """How much both say alike."""
        return sum(a is not None and a == b for a, b in self._beside(other)) + bool(self.by and other.by)

    def joined(self, other: Quantity) -> Quantity:
        """What the two say together; the days that both allow."""
        days = self.days or other.days
        if self.days and other.days:
            days = (max(self.days[0], other.days[0]), min(self.days[1], other.days[1]))
        by = self.by & other.by if self.by and other.by else self.by or other.by
        either = {name: getattr(self, name) or getattr(other, name) for name in ("side", "place", "deed", "cause", "period")}
        return Quantity(self.kind, self.group, self.story, self.new, **either, by=by, days=days)

    @cached_property
    def told(self) -> int:
        """How much of it is said."""
        return sum(getattr(self, f.name) is not None for f in fields(self) if f.name != "period")


@dataclass(frozen=True)
class Setting:
    """What stands around a figure in its report."""

    sentence: str
    event: Event | None
    owner: Actor | None
    place: Place | None
    holder_side: str  # of the state or body that gives the figure
    published: str | None
    cumulative: bool | None
    of_war: bool = False  # a total of all of a war


def quantity_of(figure: Figure, story: str, setting: Setting) -> Quantity:
    """The quantity of one figure."""
    group = _group(figure.kind, figure.unit)
    by = _by(figure, setting.event)
    return Quantity(
        kind=figure.kind, group=group, story=story, new=(setting.published or "") if setting.cumulative is False else None,
        side=_side(figure, group, setting, by), place=place_key(setting.place), deed=_deed(figure), by=by,
        cause=_cause(setting.sentence) if figure.kind in _BODILY else None, days=_days(figure, setting),
        period=_period(figure, setting) if figure.kind in BEFELL else None,
    )  # fmt: skip


def place_key(place: Place | None) -> str | None:
    """A place under one name in every report."""
    if place is None:
        return None
    return str(place.geonameid) if place.geonameid is not None else place.name.lower()


def is_anybody(name: str) -> bool:
    """Whether a name says no more than that they are people."""
    return _group("", name) == ""


def _group(kind: str, unit: str | None) -> str:
    words = (unit or "").split()
    if "or" in words:  # "people dead or missing" are a group of their own
        return " ".join(words[words.index("or") - 1 :])
    last = stem(words[-1]) if words else ""
    return _units().get((kind, last), _units().get(("", last), last))


def _deed(figure: Figure) -> str | None:
    """What those counted did; for the dead and the hurt the kind says it."""
    if figure.deed is None or figure.kind in ("killed", "wounded", "money", "protesters"):
        return None
    return _deeds().get((figure.kind, figure.deed), figure.deed) or None


def _side(figure: Figure, group: str, setting: Setting, by: frozenset[str] | None) -> str | None:
    """Whose those counted are: people at large in a place are simply of that place, and an army that counts soldiers lost without saying whose counts its own."""
    side = (party(setting.owner.code) or setting.owner.name) if setting.owner and setting.owner.code else None
    if group in _OWNED:
        own = figure.kind in ("killed", "wounded") and setting.holder_side and setting.holder_side not in (by or ())
        return side or (setting.holder_side if own else None)
    if side and figure.kind in _BODILY and (side == (setting.place.country if setting.place else None)):
        return None
    return side


def _by(figure: Figure, event: Event | None) -> frozenset[str] | None:
    if event is None or figure.kind not in BEFELL:
        return None
    return frozenset(_acting(event.actors)) or None


def _acting(actors: Sequence[ActorRef]) -> Iterable[str]:
    """Sides of those who did it; soldiers, police or fighters of nobody in particular may be anybody's."""
    for ref in actors:
        if side := party(ref.code):
            yield side
        elif ref.name and _group("", ref.name) not in _OWNED and not ref.sectors:
            yield f"~{stem(ref.name.split()[-1])}"


def _days(figure: Figure, setting: Setting) -> tuple[int, int] | None:
    """The days in which it came about, where the words give them; a running total has none."""
    published = day_number(setting.published)
    if figure.kind == "protesters" and not _dated(figure.time) and published is not None:
        return published - _GATHERED, published
    if setting.cumulative or not _dated(figure.time) or figure.time is None:
        return None
    start = day_number(figure.time.start)
    end = day_number(figure.time.end)
    return (start, end if end is not None else start) if start is not None else None


def _period(figure: Figure, setting: Setting) -> str | None:
    """Whether a count is of a whole war or of one happening; a running total with no beginning may be of either."""
    start = day_number(figure.time.start) if figure.time is not None else None
    published = day_number(setting.published)
    if setting.of_war:
        return "long"
    if start is not None and published is not None and setting.cumulative and published - start >= _LONG:
        return "long"
    open_end = setting.cumulative or (figure.time is not None and figure.time.precision == "until")
    return None if open_end else "short"


def _dated(time: EventTime | None) -> bool:
    return time is not None and time.basis in ("expression", "inherited") and time.start is not None


def _cause(sentence: str) -> str | None:
    """What brought it about, if the sentence names one cause alone."""
    found = {cause for w in _WORD.findall(sentence.lower()) if (cause := _causes().get(w) or _causes().get(w.removesuffix("s")))}
    return found.pop() if len(found) == 1 else None


@cache
def _units() -> Mapping[tuple[str, str], str]:
    return {(kind, stem(unit)): group for kind, unit, group in data_rows("figure_units.csv")}


@cache
def _deeds() -> Mapping[tuple[str, str], str]:
    return {(kind, verb): deed for kind, verb, deed in data_rows("figure_deeds.csv")}


@cache
def _causes() -> Mapping[str, str]:
    return dict(data_rows("figure_causes.csv"))


def data_rows(name: str) -> list[list[str]]:
    """The rows of one of the data files of linking, without its head and its comments."""
    with (_DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(line for line in stream if not line.startswith("#")))[1:]
