"""What the time finder gives: ``TimeMention``, and the values it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.time_words import UnitRow
from dragoman.records import Moment
from dragoman.records.model import TimexType

Span = tuple[int, int]
# The unit of a stretch and how many of it, None where that is open: "two weeks", "days".
Counted = tuple[UnitRow, float | None]


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression stands for.

    ``timex`` is the TIMEX3 value; ``start`` and ``end`` are ISO days, both inclusive, or None where the text does not tell;
    ``modifier`` is TIMEX3's mod (START, MID, END, APPROX, MORE_THAN, …).
    """

    timex: str | None
    start: str | None = None
    end: str | None = None
    precision: str = "unknown"
    type: TimexType = "DATE"
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression of the text.

    ``tokens`` are the first token and one past the last; ``interval`` is the whole stretch (first day, last day) where the
    mention is one end of a range ("from 2005 until 2010"); ``rule`` names the rule that read it; ``counted`` says how far a
    stretch before or after something reaches, ``exact`` that it does so to the day.
    """

    span: Span
    start: str | None
    end: str | None
    precision: str
    type: TimexType
    timex: str | None
    tokens: tuple[int, int]
    modifier: str | None = None
    interval: tuple[str, str] | None = None
    rule: str = ""
    counted: Counted | None = None
    exact: bool = False


def to_moments(mentions: list[TimeMention]) -> list[Moment]:
    """The mentions as the record's times, with ids ``t1``… in the order of the text."""
    return [
        Moment(id=f"t{n}", span=m.span, start=m.start, end=m.end, precision=m.precision, type=m.type, timex=m.timex)
        for n, m in enumerate(mentions, 1)
    ]
