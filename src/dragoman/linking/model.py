"""What the ledger holds: stories, claims with every stance, figures side by side, the timeline, dossiers; typed, in JSON as named here.

Ids are the same whatever the order in which reports were taken in. ``document`` is the id a report was given; ``revision`` the version of it
in the store; ``event``, ``figure`` and ``attribution`` are ids in the store.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from dragoman.records import ClaimStatus, EventTime, EventType, Span, StanceKind

FigureStatus = Literal["single", "agreed", "conflict"]


class Report(Struct, frozen=True, kw_only=True):
    """A report that something stands in."""

    document: str
    revision: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    origin: Annotated[str, Meta(description="whose text it is: an agency it credits, the first to print it, else its publisher or itself")] = ""


class Story(Struct, kw_only=True):
    """Reports about one happening."""

    id: str
    title: str
    first: Annotated[str | None, Meta(description="first day of publication")] = None
    last: str | None = None
    documents: Annotated[list[str], Meta(description="ids as given, by publication")]
    origins: Annotated[int, Meta(description="independent sources: copies of one text count once")]
    reports: list[Report] = []
    cut: Annotated[bool, Meta(description="cut from a larger set of connected reports: its claims and figures may go on in another story, unjoined")] = False


class LedgerHolder(Struct, frozen=True, kw_only=True):
    """Who takes a stance: the same key in every report."""

    key: str
    name: str = ""
    code: str = ""
    kind: str = "author"
    body: Annotated[str, Meta(description="the organisation or armed group whose office it holds")] = ""


class LedgerStance(Struct, kw_only=True):
    """What one holder makes of a claim in one report."""

    id: str
    holder: LedgerHolder
    stance: StanceKind
    day: Annotated[str | None, Meta(description="when it was published")] = None
    origin: Annotated[str, Meta(description="who it goes back to: the holder, or whose text the report is where its author speaks")] = ""
    via: Annotated[list[str], Meta(description="who passed it on, the outermost first")] = []
    document: str = ""
    revision: str = ""
    publisher: str | None = None
    span: Span = (0, 0)
    words: str = ""
    sentence: str = ""
    event: str | None = None
    attribution: str | None = None
    superseded: Annotated[bool, Meta(description="the same holder said otherwise on a later day")] = False
    withdrawn: Annotated[str | None, Meta(description="the day on which a new version of the report no longer had it")] = None


class StatusChange(Struct, kw_only=True):
    """A change of a claim's status."""

    when: str | None
    status: ClaimStatus | Literal["withdrawn"]
    because: Annotated[str, Meta(description="id of the stance that made it")]
    change: Literal["said", "withdrawn"] = "said"


class LedgerProposition(Struct, kw_only=True):
    """What is claimed, stripped of who says so."""

    type: EventType
    mode: str | None = None
    actors: Annotated[list[str], Meta(description="actor codes")] = []
    recipients: list[str] = []
    actor_names: list[str] = []
    recipient_names: list[str] = []
    place: Annotated[str | None, Meta(description="by name")] = None
    place_country: str | None = None
    lat: float | None = None
    lon: float | None = None
    time: EventTime | None = None
    to_come: Annotated[bool, Meta(description="planned, considered, requested, threatened or conditional")] = False
    text: str = ""


class LedgerClaim(Struct, kw_only=True):
    """One proposition with every holder's stance in every report."""

    id: str
    proposition: LedgerProposition
    status: ClaimStatus | Literal["withdrawn"]
    stances: list[LedgerStance]
    first_seen: str | None = None
    last_seen: str | None = None
    documents: Annotated[int, Meta(description="reports that carry it")]
    origins: Annotated[int, Meta(description="independent sources that say so or say otherwise")]
    history: list[StatusChange] = []
    events: list[str] = []
    story: str | None = None


class FigureEntry(Struct, kw_only=True):
    """One figure of one source in one report."""

    id: str
    low: float | int | None = None
    high: float | int | None = None
    bound: str = "exact"
    approximate: bool = False
    cumulative: Annotated[bool | None, Meta(description="a running total (true), newly come (false), or not said")] = None
    source: str = ""
    source_code: str = ""
    source_key: str = ""
    origin: str = ""
    day: Annotated[str | None, Meta(description="as of when: its own time, else publication")] = None
    published: str | None = None
    document: str = ""
    revision: str = ""
    publisher: str | None = None
    span: Span = (0, 0)
    words: str = ""
    sentence: str = ""
    superseded_by: Annotated[str | None, Meta(description="the same source's later figure")] = None
    denied: Annotated[bool, Meta(description="the source denies or doubts it: a number of others, which it does not stand for")] = False
    withdrawn: str | None = None


class FigureSeries(Struct, kw_only=True):
    """Every figure for one quantity."""

    id: str
    kind: str
    unit: str | None = None
    of: str | None = None
    of_code: str | None = None
    place: str | None = None
    story: str | None = None
    low: Annotated[float | int | None, Meta(description="the lowest that stands")] = None
    high: Annotated[float | int | None, Meta(description="the highest that stands")] = None
    best: Annotated[float | int | None, Meta(description="as the UCDP would choose it, for deaths")] = None
    rule: Annotated[str, Meta(description="why that is the best")] = ""
    status: FigureStatus = "single"
    first: str | None = None
    last: str | None = None
    entries: list[FigureEntry] = []
    deed: Annotated[str | None, Meta(description="what those counted did, or what was done to them, where the kind leaves it open: fled, released, celebrate")] = None
    by: Annotated[list[str], Meta(description="whose doing it was, where the reports say: parties, or ~ and a noun")] = []
    cause: Annotated[str | None, Meta(description="earthquake, flood, violence, …, where the reports say")] = None
    new: Annotated[bool, Meta(description="what newly came on a day, not a total")] = False


class TimelineEntry(Struct, kw_only=True):
    """Something that happened, or is said to have, in its place in time."""

    day: str | None
    until: str | None = None
    precision: str = "unknown"
    claim: str
    type: str
    mode: str | None = None
    who: list[str] = []
    whom: list[str] = []
    place: str | None = None
    status: str = "reported"
    words: str = ""
    sentence: str = ""
    documents: int = 1
    origins: int = 1
    causes: Annotated[list[str], Meta(description="claims said to have brought it about")] = []
    conditions: Annotated[list[str], Meta(description="claims it is said to depend on")] = []


class Role(Struct, frozen=True, kw_only=True):
    """An office somebody held."""

    role: str
    since: str | None = None
    until: str | None = None
    reports: int = 0


class Companion(Struct, frozen=True, kw_only=True):
    """Somebody met with in the same events."""

    name: str
    code: str
    events: int


class Dossier(Struct, kw_only=True):
    """All the ledger has on one actor."""

    name: str
    code: str = ""
    kind: str = ""
    country: str | None = None
    wikidata: str | None = None
    names: list[str] = []
    roles: list[Role] = []
    members: Annotated[list[str], Meta(description="of an organisation: the countries that belonged to it on the day of the last report")] = []
    reports: int = 0
    first: str | None = None
    last: str | None = None
    did: list[LedgerClaim] = []
    received: list[LedgerClaim] = []
    said: Annotated[list[LedgerStance], Meta(description="its stances, on whatever claim")] = []
    said_of: Annotated[list[LedgerStance], Meta(description="stances of others on what it did")] = []
    with_whom: list[Companion] = []


class Causation(Struct, kw_only=True):
    """One claim said to bring about another, or to depend on it."""

    kind: str
    from_: Annotated[str, Meta(description="claim")]
    to: Annotated[str, Meta(description="claim")]
    document: str = ""
    revision: str = ""
    span: Span | None = None
    words: str = ""
