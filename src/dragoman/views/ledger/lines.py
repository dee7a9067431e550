"""What a table or a page shows of a record, in words; data, no rules."""

from __future__ import annotations

from dataclasses import dataclass, field

Quote = tuple[str, str, str]

AUTHOR = "The report itself"


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: who → whom, what, how surely, when, where, in which words."""

    id: str
    actors: str
    recipients: str
    what: str
    certainty: str
    sure: bool
    when: str
    where: str
    quote: Quote
    rule: str
    why: str
    because: str  # the same for who does not care for rules
    score: float


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """All events of one source; ``chain`` is who passes it on, outermost first."""

    name: str
    kind: str
    chain: str
    events: list[EventLine]


@dataclass(frozen=True, slots=True)
class StanceLine:
    """What one holder says of a claim, in which words."""

    holder: str
    stance: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class ClaimLines:
    """A claim with all stances on it."""

    id: str
    text: str
    status: str
    stances: list[StanceLine]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number: of what, by whom, when and where, in which words."""

    id: str
    amount: str
    what: str
    of: str
    source: str
    when: str
    where: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What happened when, and how surely."""

    when: str
    what: str
    certainty: str
    event: str


@dataclass(frozen=True, slots=True)
class PlacePoint:
    """A place on the map, in degrees."""

    id: str
    name: str
    lat: float
    lon: float


@dataclass(slots=True)
class Ledger:
    """The whole of it, ready to be drawn."""

    title: str
    about: str
    contested: list[ClaimLines] = field(default_factory=list)
    denied: list[ClaimLines] = field(default_factory=list)  # nobody in the report asserts it
    doubted: list[ClaimLines] = field(default_factory=list)  # nobody in the report asserts it, somebody doubts it or cannot confirm it
    sources: list[SourceGroup] = field(default_factory=list)
    figures: list[FigureLine] = field(default_factory=list)
    timeline: list[TimeLine] = field(default_factory=list)
    places: list[PlacePoint] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
