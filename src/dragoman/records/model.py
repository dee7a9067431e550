"""The record of one report, as msgspec structs.

Every span is ``(start, end)``: Unicode code points into ``Document.text``, half-open. Identifiers are short strings
(``e1``, ``a3``…), unique inside one record and stable for the same text and version. Types, modes and scores follow the
PLOVER codebook (Open Event Data Alliance, draft 0.8, 2021); the factuality scale follows FactBank (Saurí and Pustejovsky
2009). ``Annotated`` descriptions are the single source of the published JSON Schema and of the data dictionary.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

SCHEMA = "dragoman/1"

Offset = Annotated[int, Meta(ge=0)]
Span = tuple[Offset, Offset]

PartKind = Literal["title", "standfirst", "caption", "byline", "dateline", "body"]
DateBasis = Literal["given", "metadata", "dateline", "text"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Realis = Literal[
    "actual", "planned", "considered", "requested", "threatened", "conditional", "hypothetical", "denied", "generic"
]
TimeBasis = Literal["expression", "document", "inherited"]
SourceKind = Literal["named", "anonymous", "document", "collective", "unknown"]
Manner = Literal["direct", "indirect", "mixed"]
FigureKind = Literal[
    "troops", "killed", "wounded", "detained", "displaced", "protesters", "members", "money", "vehicles", "other"
]
Bound = Literal["exact", "at-least", "at-most", "more-than", "less-than"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
RelationKind = Literal["causes", "condition", "purpose", "contrast"]
StanceKind = Literal["asserts", "denies", "doubts", "cannot-confirm", "reports"]
ClaimStatus = Literal["reported", "corroborated", "contested", "denied", "confirmed-by-actor"]
Confidence = Annotated[float, Meta(ge=0, le=1)]


class _Base(Struct, forbid_unknown_fields=True):
    """Common settings: an unknown field is an error. Fields are given by name (``kw_only`` is not inherited)."""


class Part(_Base, kw_only=True):
    """A stretch of the document and what it is."""

    kind: PartKind
    span: Span


class Document(_Base, kw_only=True):
    """The text as read, and what is known about it."""

    id: str
    text: str
    title: str | None = None
    published: Annotated[str | None, Meta(description="publication date, YYYY-MM-DD")] = None
    published_basis: Annotated[DateBasis | None, Meta(description="where the publication date comes from")] = None
    publisher: str | None = None
    url: str | None = None
    language: Annotated[str | None, Meta(description="ISO 639-1 code of the text's language")] = None
    modified: Annotated[str | None, Meta(description="when the page or item was last changed, as it says: a day, or a time in ISO 8601")] = None
    fetched: Annotated[str | None, Meta(description="when it was fetched, as its file or archive says: a day, or a time in ISO 8601")] = None
    parts: list[Part] = []


class Actor(_Base, kw_only=True):
    """Somebody who acts, is acted on, or speaks; all mentions of it in this document."""

    id: str
    name: str
    kind: Annotated[str, Meta(description="state, igo, ngo, group, party, ministry, forces, company, media, person, people, role, …")]
    country: Annotated[str | None, Meta(description="ISO 3166 alpha-3; null for actors beyond states")] = None
    sectors: Annotated[list[str], Meta(description="PLOVER sector codes, the primary one first")] = []
    code: Annotated[str, Meta(description="PLOVER-style code, most general first: 'RUS GOV MFA'")] = ""
    role: Annotated[str | None, Meta(description="office held, in words")] = None
    role_since: Annotated[str | None, Meta(description="start of the office, YYYY[-MM[-DD]]")] = None
    role_until: Annotated[str | None, Meta(description="end of the office, YYYY[-MM[-DD]]")] = None
    wikidata: str | None = None
    mentions: list[Span] = []


class ActorRef(_Base, kw_only=True):
    """An actor in a role of an event, at the words that fill the role."""

    actor: Annotated[str, Meta(description="id in actors")]
    span: Span
    name: str
    code: str = ""
    country: str | None = None
    sectors: list[str] = []


class EventTime(_Base, kw_only=True):
    """When an event happened, as far as the text says."""

    start: Annotated[str | None, Meta(description="first day, YYYY-MM-DD")] = None
    end: Annotated[str | None, Meta(description="last day, YYYY-MM-DD")] = None
    precision: Annotated[str, Meta(description="minute, hour, day, week, month, season, quarter, year, decade, range, unknown, …")] = "unknown"
    basis: Annotated[TimeBasis, Meta(description="a time expression, the document's date, or inherited from the governing event")] = "document"
    span: Span | None = None


class Step(_Base, kw_only=True):
    """One word that made an event less than certain, and the line of data behind it."""

    word: str
    span: Span
    effect: str
    rule: Annotated[str, Meta(description="file and entry of the data line, or the rule's name")]


class Event(_Base, kw_only=True):
    """Who did what to whom."""

    id: str
    type: Annotated[EventType, Meta(description="PLOVER event type")]
    mode: Annotated[str | None, Meta(description="PLOVER mode of that type")] = None
    contexts: Annotated[list[str], Meta(description="PLOVER contexts")] = []
    cameo: Annotated[str, Meta(description="closest CAMEO code, leading zero kept")]
    score: Annotated[float, Meta(description="PLOVER conflict–cooperation score, -10 to 10")]
    quad: Annotated[int, Meta(ge=1, le=4, description="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict")]
    trigger: Span
    sentence: Span
    actors: list[ActorRef] = []
    recipients: list[ActorRef] = []
    place: Annotated[str | None, Meta(description="id in places")] = None
    time: EventTime
    factuality: Annotated[Factuality, Meta(description="FactBank value from the view of the event's source, or of the author")] = "CT+"
    realis: Realis = "actual"
    attribution: Annotated[str | None, Meta(description="id of the innermost attribution that holds the event")] = None
    figures: Annotated[list[str], Meta(description="ids in figures")] = []
    confidence: Confidence
    rule: Annotated[str, Meta(description="the frame or codebook rule that coded it")]
    why: Annotated[list[Step], Meta(description="the chain of words that made it less than certain")] = []


class Source(_Base, kw_only=True):
    """Who says so."""

    actor: Annotated[str | None, Meta(description="id in actors")] = None
    span: Span | None = None
    name: str = ""
    kind: SourceKind = "unknown"


class Attribution(_Base, kw_only=True):
    """A source, the cue that marks the saying or believing, and what is said."""

    id: str
    source: Source
    cue: Span | None = None
    content: list[Span]
    manner: Manner = "indirect"
    within: Annotated[str | None, Meta(description="id of the attribution whose content holds this one")] = None
    rule: Annotated[str, Meta(description="the rule or model that found it")] = ""
    also: Annotated[list[Source], Meta(description="others who say the same in the same words: the army and the rebels said")] = []
    against: Annotated[list[Source], Meta(description="others who say the contrary of the same words: witnesses said, but the army denied, that …")] = []
    distanced: Annotated[bool, Meta(description="the cue leaves the word to its source: claims, purports, boasts")] = False


class Figure(_Base, kw_only=True):
    """A number of people or things, as an interval."""

    id: str
    kind: FigureKind
    low: float | int | None = None
    high: float | int | None = None
    bound: Bound = "exact"
    approximate: bool = False
    unit: Annotated[str | None, Meta(description="what is counted, as the text words it; ISO 4217 code for money")] = None
    of: Annotated[str | None, Meta(description="id of the actor whose number it is")] = None
    components: Annotated[list[Span], Meta(description="what a force or a total is made of")] = []
    place: str | None = None
    time: EventTime | None = None
    attribution: str | None = None
    span: Span
    deed: Annotated[str | None, Meta(description="verb that those who are counted hang on, in its base form: flee, celebrate, deploy")] = None


class Place(_Base, kw_only=True):
    """A place named in the text, on the map where it could be resolved."""

    id: str
    name: str
    span: Span
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    country: Annotated[str | None, Meta(description="ISO 3166 alpha-3")] = None
    admin1: str | None = None
    feature: Annotated[str | None, Meta(description="country, region, city, water, mountain, facility, …")] = None
    precision: Annotated[str, Meta(description="exact, near, district, region, part, country, area, unknown: as the UCDP's 1 to 7")] = "unknown"
    note: Annotated[str | None, Meta(description="why it was not put on the map")] = None


class Moment(_Base, kw_only=True):
    """A time expression and what it stands for (TIMEX3)."""

    id: str
    span: Span
    start: str | None = None
    end: str | None = None
    precision: str = "unknown"
    type: TimexType = "DATE"
    timex: Annotated[str | None, Meta(description="TIMEX3 value")] = None


class Relation(_Base, kw_only=True, rename={"from_": "from"}):
    """How two events or statements hang together; an end is an id or, where nothing was coded, a span."""

    kind: RelationKind
    from_: Annotated[str | Span, Meta(description="event or attribution id, or a span")]
    to: Annotated[str | Span, Meta(description="event or attribution id, or a span")]
    cue: Span | None = None


class Holder(_Base, kw_only=True):
    """Who takes a stance."""

    actor: str | None = None
    name: str = ""
    kind: str = "author"


class Stance(_Base, kw_only=True):
    """What one holder makes of a proposition."""

    holder: Holder
    stance: StanceKind
    span: Span
    attribution: str | None = None
    event: str | None = None


class Proposition(_Base, kw_only=True):
    """What is claimed: an event stripped of who says so and how surely."""

    type: EventType
    actors: Annotated[list[str], Meta(description="actor codes")] = []
    recipients: Annotated[list[str], Meta(description="actor codes")] = []
    place: str | None = None
    time: EventTime | None = None
    text: str = ""


class Claim(_Base, kw_only=True):
    """One proposition with every holder's stance."""

    id: str
    proposition: Proposition
    status: ClaimStatus
    events: list[str]
    stances: list[Stance]


class Record(_Base, kw_only=True):
    """All that one report says."""

    schema: str = SCHEMA
    document: Document
    actors: list[Actor] = []
    events: list[Event] = []
    attributions: list[Attribution] = []
    figures: list[Figure] = []
    places: list[Place] = []
    times: list[Moment] = []
    relations: list[Relation] = []
    claims: list[Claim] = []
    notes: Annotated[list[str], Meta(description="what was skipped or uncertain, in words")] = []
    version: Annotated[str, Meta(description="program version and knowledge fingerprint")] = ""
