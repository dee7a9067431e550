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

    kind: Annotated[PartKind, Meta(description="what the stretch is: title, standfirst, caption, byline, dateline or body")]
    span: Annotated[Span, Meta(description="where it stands in the text")]


class Document(_Base, kw_only=True):
    """The text as read, and what is known about it."""

    id: Annotated[str, Meta(description="as given, or where it was read from")]
    text: Annotated[str, Meta(description="as read; all spans index it")]
    title: Annotated[str | None, Meta(description="its headline")] = None
    published: Annotated[str | None, Meta(description="publication date, YYYY-MM-DD")] = None
    published_basis: Annotated[DateBasis | None, Meta(description="where the publication date comes from")] = None
    publisher: Annotated[str | None, Meta(description="who published it")] = None
    url: Annotated[str | None, Meta(description="where it was published")] = None
    language: Annotated[str | None, Meta(description="ISO 639-1 code of the text's language")] = None
    modified: Annotated[str | None, Meta(description="when the page or item was last changed, as it says: a day, or a time in ISO 8601")] = None
    fetched: Annotated[str | None, Meta(description="when it was fetched, as its file or archive says: a day, or a time in ISO 8601")] = None
    parts: Annotated[list[Part], Meta(description="what its stretches are")] = []


class Actor(_Base, kw_only=True):
    """Somebody who acts, is acted on, or speaks; all mentions of it in this document."""

    id: str
    name: Annotated[str, Meta(description="its fullest name in the report, or that of the knowledge files")]
    kind: Annotated[str, Meta(description="state, igo, ngo, group, party, ministry, forces, company, media, person, people, role, …")]
    country: Annotated[str | None, Meta(description="ISO 3166 alpha-3; null for actors beyond states")] = None
    sectors: Annotated[list[str], Meta(description="PLOVER sector codes, the primary one first")] = []
    code: Annotated[str, Meta(description="PLOVER-style code, most general first: 'RUS GOV MFA'")] = ""
    role: Annotated[str | None, Meta(description="office held, in words")] = None
    role_since: Annotated[str | None, Meta(description="start of the office, YYYY[-MM[-DD]]")] = None
    role_until: Annotated[str | None, Meta(description="end of the office, YYYY[-MM[-DD]]")] = None
    wikidata: Annotated[str | None, Meta(description="its item in Wikidata, where the knowledge files have one")] = None
    mentions: Annotated[list[Span], Meta(description="where it is named or meant, pronouns included")] = []


class ActorRef(_Base, kw_only=True):
    """An actor in a role of an event, at the words that fill the role."""

    actor: Annotated[str, Meta(description="id in actors")]
    span: Annotated[Span, Meta(description="the words that fill the role")]
    name: Annotated[str, Meta(description="the actor's name")]
    code: Annotated[str, Meta(description="the actor's code")] = ""
    country: Annotated[str | None, Meta(description="the actor's country")] = None
    sectors: Annotated[list[str], Meta(description="the actor's sectors")] = []


class EventTime(_Base, kw_only=True):
    """When an event happened, as far as the text says."""

    start: Annotated[str | None, Meta(description="first day, YYYY-MM-DD")] = None
    end: Annotated[str | None, Meta(description="last day, YYYY-MM-DD")] = None
    precision: Annotated[str, Meta(description="minute, hour, day, week, month, season, quarter, year, decade, range, unknown, …")] = "unknown"
    basis: Annotated[TimeBasis, Meta(description="a time expression, the document's date, or inherited from the governing event")] = "document"
    span: Annotated[Span | None, Meta(description="the time expression; none where no words give the time")] = None


class Step(_Base, kw_only=True):
    """One word that made an event less than certain, and the line of data behind it."""

    word: Annotated[str, Meta(description="the word")]
    span: Annotated[Span, Meta(description="where it stands")]
    effect: Annotated[str, Meta(description="what it did to the certainty, in words")]
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
    trigger: Annotated[Span, Meta(description="the word or words that name the deed")]
    sentence: Annotated[Span, Meta(description="the sentence they stand in")]
    actors: Annotated[list[ActorRef], Meta(description="who does it")] = []
    recipients: Annotated[list[ActorRef], Meta(description="to whom it is done, or who is addressed")] = []
    place: Annotated[str | None, Meta(description="id in places")] = None
    time: Annotated[EventTime, Meta(description="when it happened, as far as the text says")]
    factuality: Annotated[Factuality, Meta(description="FactBank value from the view of the event's source, or of the author")] = "CT+"
    realis: Annotated[Realis, Meta(description="actual, planned, considered, requested, threatened, conditional, hypothetical, denied or generic")] = "actual"
    attribution: Annotated[str | None, Meta(description="id of the innermost attribution that holds the event")] = None
    figures: Annotated[list[str], Meta(description="ids in figures")] = []
    confidence: Annotated[Confidence, Meta(description="how sure the coding is to be right, from 0 to 1; it says nothing of the event itself")]
    rule: Annotated[str, Meta(description="the frame or codebook rule that coded it")]
    why: Annotated[list[Step], Meta(description="the chain of words that made it less than certain")] = []


class Source(_Base, kw_only=True):
    """Who says so."""

    actor: Annotated[str | None, Meta(description="id in actors")] = None
    span: Annotated[Span | None, Meta(description="the words that name the source")] = None
    name: Annotated[str, Meta(description="the source's name, or how it is described")] = ""
    kind: Annotated[SourceKind, Meta(description="named, anonymous, document, collective or unknown")] = "unknown"


class Attribution(_Base, kw_only=True):
    """A source, the cue that marks the saying or believing, and what is said."""

    id: str
    source: Annotated[Source, Meta(description="who says or believes it")]
    cue: Annotated[Span | None, Meta(description="the words that mark the saying: said, according to, warned; none for a quotation by itself")] = None
    content: Annotated[list[Span], Meta(description="what is said: one stretch, or several where the source stands between")]
    manner: Annotated[Manner, Meta(description="direct, indirect or mixed speech")] = "indirect"
    within: Annotated[str | None, Meta(description="id of the attribution whose content holds this one")] = None
    rule: Annotated[str, Meta(description="the rule or model that found it")] = ""
    also: Annotated[list[Source], Meta(description="others who say the same in the same words: the army and the rebels said")] = []
    against: Annotated[list[Source], Meta(description="others who say the contrary of the same words: witnesses said, but the army denied, that …")] = []
    distanced: Annotated[bool, Meta(description="the cue leaves the word to its source: claims, purports, boasts")] = False


class Figure(_Base, kw_only=True):
    """A number of people or things, as an interval."""

    id: str
    kind: Annotated[FigureKind, Meta(description="what those counted are or suffered: killed, wounded, detained, displaced, troops, protesters, members, money, vehicles or other")]
    low: Annotated[float | int | None, Meta(description="the least the words allow; none where they set no lower bound")] = None
    high: Annotated[float | int | None, Meta(description="the most the words allow; none where they set no upper bound")] = None
    bound: Annotated[Bound, Meta(description="exact, at-least, at-most, more-than or less-than")] = "exact"
    approximate: Annotated[bool, Meta(description="whether the words call it rough: about, some, dozens")] = False
    unit: Annotated[str | None, Meta(description="what is counted, as the text words it; ISO 4217 code for money")] = None
    of: Annotated[str | None, Meta(description="id of the actor whose number it is")] = None
    components: Annotated[list[Span], Meta(description="what a force or a total is made of")] = []
    place: Annotated[str | None, Meta(description="id of the place it is bound to")] = None
    time: Annotated[EventTime | None, Meta(description="when, as far as the text says")] = None
    attribution: Annotated[str | None, Meta(description="id of the attribution that says so; none: the author")] = None
    span: Annotated[Span, Meta(description="the words that give the number")]
    deed: Annotated[str | None, Meta(description="verb that those who are counted hang on, in its base form: flee, celebrate, deploy")] = None


class Place(_Base, kw_only=True):
    """A place named in the text, on the map where it could be resolved."""

    id: str
    name: Annotated[str, Meta(description="its name, as the gazetteer has it where it was found there")]
    span: Annotated[Span, Meta(description="where it is named")]
    lat: Annotated[float | None, Meta(description="degrees north; none where it was not put on the map")] = None
    lon: Annotated[float | None, Meta(description="degrees east; none where it was not put on the map")] = None
    geonameid: Annotated[int | None, Meta(description="its number in GeoNames")] = None
    country: Annotated[str | None, Meta(description="ISO 3166 alpha-3")] = None
    admin1: Annotated[str | None, Meta(description="the first administrative division it lies in")] = None
    feature: Annotated[str | None, Meta(description="country, region, city, water, mountain, facility, …")] = None
    precision: Annotated[str, Meta(description="exact, near, district, region, part, country, area, unknown: as the UCDP's 1 to 7")] = "unknown"
    note: Annotated[str | None, Meta(description="why it was not put on the map")] = None


class Moment(_Base, kw_only=True):
    """A time expression and what it stands for (TIMEX3)."""

    id: str
    span: Annotated[Span, Meta(description="the words")]
    start: Annotated[str | None, Meta(description="first day they mean, YYYY-MM-DD")] = None
    end: Annotated[str | None, Meta(description="last day they mean, YYYY-MM-DD")] = None
    precision: Annotated[str, Meta(description="how fine they are: minute, hour, day, week, month, season, quarter, year, decade, range or unknown")] = "unknown"
    type: Annotated[TimexType, Meta(description="TIMEX3 type: DATE, TIME, DURATION or SET")] = "DATE"
    timex: Annotated[str | None, Meta(description="TIMEX3 value")] = None


class Relation(_Base, kw_only=True, rename={"from_": "from"}):
    """How two events or statements hang together; an end is an id or, where nothing was coded, a span."""

    kind: Annotated[RelationKind, Meta(description="causes, condition, purpose or contrast")]
    from_: Annotated[str | Span, Meta(description="event or attribution id, or a span")]
    to: Annotated[str | Span, Meta(description="event or attribution id, or a span")]
    cue: Annotated[Span | None, Meta(description="the words that say so: because, after, unless")] = None


class Holder(_Base, kw_only=True):
    """Who takes a stance."""

    actor: Annotated[str | None, Meta(description="id in actors")] = None
    name: Annotated[str, Meta(description="the holder's name; empty for the author")] = ""
    kind: Annotated[str, Meta(description="kind of source, or author")] = "author"


class Stance(_Base, kw_only=True):
    """What one holder makes of a proposition."""

    holder: Annotated[Holder, Meta(description="who takes it")]
    stance: Annotated[StanceKind, Meta(description="asserts, denies, doubts, cannot-confirm or reports (passes on)")]
    span: Annotated[Span, Meta(description="the words of the event it is taken on")]
    attribution: Annotated[str | None, Meta(description="id of the attribution it comes from; none: the author's own")] = None
    event: Annotated[str | None, Meta(description="id of the event it is taken on")] = None


class Proposition(_Base, kw_only=True):
    """What is claimed: an event stripped of who says so and how surely."""

    type: Annotated[EventType, Meta(description="PLOVER event type")]
    actors: Annotated[list[str], Meta(description="actor codes")] = []
    recipients: Annotated[list[str], Meta(description="actor codes")] = []
    place: Annotated[str | None, Meta(description="id in places")] = None
    time: Annotated[EventTime | None, Meta(description="when, as far as the text says")] = None
    text: Annotated[str, Meta(description="the words of the deed")] = ""


class Claim(_Base, kw_only=True):
    """One proposition with every holder's stance."""

    id: str
    proposition: Annotated[Proposition, Meta(description="what is claimed, without who says so and how surely")]
    status: Annotated[ClaimStatus, Meta(description="reported, corroborated, contested, denied or confirmed-by-actor")]
    events: Annotated[list[str], Meta(description="ids of the events that state it")]
    stances: Annotated[list[Stance], Meta(description="what every holder makes of it")]


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
