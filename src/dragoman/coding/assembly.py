"""What the finders found, put together: ids given, sources resolved, certainty judged, everything bound to its event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dragoman.coding.actors import Cast, Mention
from dragoman.coding.attribution import AttributionMention
from dragoman.coding.binding import Binder
from dragoman.coding.claims import find_claims
from dragoman.coding.confidence import ConfidenceModel
from dragoman.coding.contexts import ContextFinder
from dragoman.coding.dating import Dated
from dragoman.coding.events import EventDraft, EventFinder
from dragoman.coding.events.reading import SPOKEN
from dragoman.coding.factuality import FactualityJudge, Judgement
from dragoman.coding.figures import FigureMention
from dragoman.coding.people import Roster
from dragoman.coding.places import PlaceMention, place_records
from dragoman.coding.relations import RelationCues, RelationFinder
from dragoman.coding.times import TimeMention, to_moments
from dragoman.knowledge import FrameRow, Knowledge, OperatorRow
from dragoman.knowledge.contexts import ContextSigns
from dragoman.language import Parse
from dragoman.ontology import Ontology
from dragoman.records import Attribution, Document, Event, EventTime, Figure, Record, Relation, Source, Span
from dragoman.records.model import TimeBasis

# Below this chance of being right an event is not coded: a plain fact of the main line and one beside it; and what is hedged, denied or said
# by somebody, where nobody known takes part. Between parties who are known all of that is kept: a reader of claims wants it, and confidence
# is too low for it, since gold records list one event a sentence. Set by F1 on all gold records of
# dev, the unread third included, with the seed report and the frames' own examples in view. Where the frame itself tells who acts, as of
# police, what stands beside the main line needs no more than what is hedged.
UNSURE_PLAIN = {"main": 0.28, "side": 0.65}
UNSURE_UNKNOWN = {"main": 0.28, "side": 0.35}
UNSURE_NOBODYS = 0.45  # where nobody takes part at all in what is only possible
_SPECIFIC = 3  # weight of a pattern that says what stands beside its word
_BY = frozenset({"by", "from"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})


@dataclass
class Assembly:
    """One document's findings; ``record`` writes them down."""

    document: Document
    parse: Parse
    cast: Cast
    finder: EventFinder
    drafts: list[EventDraft]
    places: list[PlaceMention]
    times: list[TimeMention]
    figures: list[FigureMention]
    attributions: list[AttributionMention]
    judge: FactualityJudge
    knowledge: Knowledge
    ontology: Ontology
    relation_cues: RelationCues
    context_signs: ContextSigns
    confidence: ConfidenceModel
    version: str
    left_out: int = 0
    _confidences: list[float] = field(default_factory=list)
    _judged: dict[int, Judgement] = field(default_factory=dict)

    def record(self) -> Record:
        """The record, ids in the order of the text."""
        self._leave_out_unsure()
        self._fill_roster()
        events = self._events
        attributions = [self._attribution(k) for k in range(len(self.attributions))]
        actors, places = self.roster.actors(), place_records(self.places)
        return Record(
            document=self.document,
            actors=actors,
            events=events,
            attributions=attributions,
            figures=[self._figure(k) for k in range(len(self.figures))],
            places=places,
            times=to_moments(self.times),
            relations=self._relations,
            claims=find_claims(self.document.text, events, attributions, actors, places, self._denying, self._refuting),
            notes=self._notes(events),
            version=self.version,
        )

    # ------------------------------------------------------------------ actors

    @cached_property
    def roster(self) -> Roster:
        """The actors of the record."""
        return Roster(self.cast, self.knowledge, self.document.published)

    def _fill_roster(self) -> None:
        for m in self.cast.mentions:
            if m.form in ("name", "person", "description") or (m.form == "agent" and m.country):
                self.roster.add(m)
        for m in self.cast.pronouns:
            self.roster.add(m)
        for d in self.drafts:
            for m in (*d.roles.actors, *d.roles.recipients):
                self.roster.add(m)
        fellows = [self._fellow(t) for a in self.attributions for t in (*a.also, *a.against)]
        both = [m for k in range(len(self.attributions)) for m in self._together(k)]
        for other in [*self._sources, *fellows, *both, *self._owners]:
            if other is not None:
                self.roster.add(other)
        self.roster.number()

    @cached_property
    def _sources(self) -> list[Mention | None]:
        """Who speaks in each attribution."""
        return [self._speaker(a) for a in self.attributions]

    def _speaker(self, a: AttributionMention) -> Mention | None:
        if a.source_head is None:
            return None
        if self.parse.lower[a.source_head] in _FIRST_PERSON and a.within is not None:
            return self._speaker(self.attributions[a.within])  # whoever is quoted speaks of himself
        if a.source_head == a.cue_head:  # "Ukrainian claims"
            return self.cast.owner(a.source_head)
        return self.cast.mention(a.source_head) or self.cast.owner(a.source_head) or self._author(a.source_head)

    def _fellow(self, head: int) -> Mention | None:
        """Who says the same, or the contrary, in the same words."""
        return self.cast.mention(head) or self.cast.owner(head)

    def _together(self, k: int) -> list[Mention]:
        """The others that the words for a source mean: "both governments", "the two presidents"."""
        head = self.attributions[k].source_head
        return self.cast.mentions_of(head)[1:] if head is not None and self._sources[k] is not None else []

    def _author(self, head: int) -> Mention | None:
        """Who a document is by: "a report by the United Nations"."""
        by = (p for c in self.parse.kids(head, "prep") if self.parse.lower[c] in _BY for p in self.parse.kids(c, "pobj"))
        return next((m for m in map(self.cast.mention, by) if m is not None), None)

    @cached_property
    def _owners(self) -> list[Mention | None]:
        """Whose each figure is."""
        return [self._of(f) for f in self.figures]

    def _of(self, f: FigureMention) -> Mention | None:
        """The counted people's own actor, else whoever has, keeps or sends them."""
        if f.head is None or f.kind in ("money", "other", "members") or (f.head == f.event and self.parse.pos[f.head] == "NOUN"):
            return None
        m = self.cast.mention(f.head)
        if m is not None and m.known:
            return m
        owner = self.cast.owner(f.head)
        if owner is not None:
            return owner
        verb = self.parse.heads[f.head]
        if f.kind in ("troops", "vehicles") and self.parse.deps[f.head] in ("dobj", "nsubj") and verb != f.head:
            for agent in self.finder.grammar.of(verb).agents:
                found = self.cast.mention(agent)
                if found is not None and found.known:
                    return found
        return m

    # ------------------------------------------------------------------ events

    @cached_property
    def _binder(self) -> Binder:
        saying, day = {a.cue_head for a in self.attributions if a.cue_head is not None}, self.document.published
        return Binder(self.parse, self.finder.grammar, self.drafts, saying, date.fromisoformat(day) if day else None)

    @cached_property
    def _bound_times(self) -> dict[int, Dated]:
        """Index of each draft to its time expression."""
        return self._binder.times(self.times)

    @cached_property
    def _draft_at(self) -> dict[int, int]:
        """Trigger to the index of the first draft it has."""
        return {d.token: k for k, d in reversed(list(enumerate(self.drafts)))}

    @cached_property
    def _events(self) -> list[Event]:
        binder = self._binder
        times = self._bound_times
        roles = {
            k: {t for m in (*d.roles.actors, *d.roles.recipients) for t in (m.head,)} | set(self.finder.grammar.of(d.reading.token).objects)
            for k, d in enumerate(self.drafts)
        }
        places = binder.places(self.places, roles)
        figures = binder.figures(self.figures)
        return [self._event(k, d, times.get(k), places.get(k), figures.get(k, [])) for k, d in enumerate(self.drafts)]

    def _leave_out_unsure(self) -> None:
        """Drops readings that are more likely wrong than the gain of a right one is worth."""
        sure = self.confidence.of(self.finder, self.drafts)
        keep = [k for k, d in enumerate(self.drafts) if sure[k] >= self._least(d)]
        self.left_out = len(self.drafts) - len(keep)
        self.drafts = [self.drafts[k] for k in keep]
        self._confidences = [sure[k] for k in keep]

    def _least(self, d: EventDraft) -> float:
        """How sure the reading of a draft must be for it to be coded."""
        line = "main" if d.main else "side"
        if self._is_plain(d):
            return (UNSURE_UNKNOWN if self._is_complete(d) else UNSURE_PLAIN)[line]
        known = any(m.known for m in (*d.roles.actors, *d.roles.recipients)) or self._is_disowned(d)
        if known:
            return 0.0
        told = d.roles.actors or d.roles.recipients or self._certainty(d, self._holder(d)).realis == "actual"
        return UNSURE_UNKNOWN[line] if told else UNSURE_NOBODYS

    def _is_complete(self, d: EventDraft) -> bool:
        """Whether the frame tells whose work it is, as "police firing" does: who it is is not what is unsure."""
        row = d.reading.row
        return isinstance(row, FrameRow) and bool(row.implied) and any(row.implied in m.sectors for m in d.roles.actors)

    def _is_disowned(self, d: EventDraft) -> bool:
        """Whether somebody known denies it, or cannot confirm it, though nobody known takes part: half of a dispute."""
        holder = self._holder(d)
        speaker = self._sources[holder] if holder is not None else None
        return speaker is not None and speaker.known and self._certainty(d, holder).factuality in ("CT-", "PR-", "PS+", "Uu")

    def _is_plain(self, d: EventDraft) -> bool:
        """Told as a fact by a verb, or by the main line: nothing that a reader of claims would miss."""
        if self.finder.is_option(d.token) or not (d.main or self.finder.grammar.is_verb(d.token)):
            return False
        if d.main and d.reading.weight >= _SPECIFIC and all(any(m.known for m in side) for side in (d.roles.actors, d.roles.recipients)):
            return False  # a pattern that names its object, between two who are known
        if self._holder(d) is not None and d.reading.weight >= 2:
            return False  # what a source says in so many words is a claim, whatever it weighs as an event
        judged = self._certainty(d, self._holder(d))
        return judged.factuality == "CT+" and judged.realis == "actual"

    def _event(self, k: int, d: EventDraft, time: Dated | None, place: int | None, figures: list[int]) -> Event:
        r = d.reading
        holder = self._holder(d)
        certainty = self._certainty(d, holder)
        return Event(
            id=f"e{k + 1}", type=r.type, mode=r.mode or None,  # type: ignore[arg-type]
            contexts=self._contexts(d),
            **self.ontology.codes(r.type, r.mode or None), trigger=self._trigger(d), sentence=self.parse.sentence_span(d.token),
            actors=[self.roster.ref(m) for m in d.roles.actors], recipients=[self.roster.ref(m) for m in d.roles.recipients],
            place=f"p{place + 1}" if place is not None else None, time=self._time(d, time),
            factuality=certainty.factuality, realis=certainty.realis,
            attribution=f"s{holder + 1}" if holder is not None else None,
            figures=[f"f{f + 1}" for f in figures], confidence=self._confidences[k], rule=r.rule, why=list(certainty.chain),
        )  # fmt: skip

    @cached_property
    def _context_finder(self) -> ContextFinder:
        return ContextFinder(self.parse, self.context_signs)

    def _contexts(self, d: EventDraft) -> list[str]:
        """What the event is about, by its words, its kind and whose it is."""
        r = d.reading
        implied = r.row.contexts if isinstance(r.row, FrameRow) else ()
        sectors = [s for m in (*d.roles.actors, *d.roles.recipients) for s in m.sectors]
        return self._context_finder.of(d.token, r.type, r.mode, sectors, implied)

    def _trigger(self, d: EventDraft) -> Span:
        """The trigger word with its particle, and the phrase it heads where it is a noun."""
        return self.parse.token_span(d.token)

    def _holder(self, d: EventDraft) -> int | None:
        """Index of the innermost attribution whose content holds the trigger, but for the one whose cue the trigger is."""
        around = [k for k in self._around.get(d.token, ()) if self._answers_for(k, d)]
        if len(around) > 1 and self._is_nobodys(around[0]) and self._denies(d, around[1]):
            return around[1]
        if len(around) == 1 and self._is_nobodys(around[0]) and self._is_false(d):
            return None  # "Reports that troops had crossed are false": nobody else's view is told
        return around[0] if around else None

    def _answers_for(self, k: int, d: EventDraft) -> bool:
        """Whether the source of an attribution that holds a deed says it: not whose cue it is, nor who denies an accusation told before."""
        a = self.attributions[k]
        return a.cue_head != d.token and _holds(a) and not self._is_charge_denied(k, d)

    def _is_charge_denied(self, k: int, d: EventDraft) -> bool:
        """Whether a denial holds an accusation: it was made, whatever becomes of it: "denied accusations by Congo", "…; Moscow denies"."""
        a = self.attributions[k]
        return d.reading.type == "ACCUSE" and a.stance == "denies" and (self.finder.is_denied(d.token) or _is_behind(a))

    def _is_nobodys(self, k: int) -> bool:
        """Whether an attribution is a noun that nobody owns: "the report that …"."""
        return self.attributions[k].source_head is None and self.attributions[k].rule.startswith("noun:")

    def _is_false(self, d: EventDraft) -> bool:
        """Whether the author denies what he says that others tell."""
        return self.judge.judge(self.parse, d.token).factuality in ("CT-", "PR-", "PS-")

    def _denies(self, d: EventDraft, k: int) -> bool:
        """Whether a source denies what it says that others tell: "The report that troops had crossed was false, Ankara said"."""
        a = self.attributions[k]
        return a.source_head is not None and self.judge.judge(self.parse, d.token, boundary=a.cue_head).factuality in ("CT-", "PR-", "PS-")

    @property
    def _denying(self) -> frozenset[str]:
        """Ids of the attributions whose words deny; who is urged "to reject it" has not."""
        return frozenset(f"s{k + 1}" for k, a in enumerate(self.attributions) if a.stance == "denies" and not self._is_infinitive(a.cue_head))

    @property
    def _refuting(self) -> frozenset[str]:
        """Ids of the attributions that deny what was told before, and nothing of their own."""
        return frozenset(f"s{k + 1}" for k, a in enumerate(self.attributions) if (a.refutes or self._denies_accusation(a)) and not self._is_infinitive(a.cue_head))

    def _denies_accusation(self, a: AttributionMention) -> bool:
        """"Georgia accuses Russia of shelling villages; Moscow denies": the deed is denied, not that it was accused."""
        return _is_behind(a) and any(d.reading.type == "ACCUSE" and d.token in a.content_tokens for d in self.drafts)

    def _is_infinitive(self, t: int | None) -> bool:
        return t is not None and any(self.parse.lower[c] == "to" for c in self.parse.kids(t, "aux"))

    @cached_property
    def _around(self) -> dict[int, list[int]]:
        """Token to the indices of the attributions whose content holds it, the innermost first."""
        out: dict[int, list[int]] = {}
        for k, a in sorted(enumerate(self.attributions), key=lambda pair: len(pair[1].content_tokens)):
            for t in a.content_tokens:
                out.setdefault(t, []).append(k)
        return out

    def _certainty(self, d: EventDraft, holder: int | None) -> Judgement:
        """How certain the holder makes a draft; what weighing the unsure ones asked already is not asked twice."""
        if id(d) not in self._judged:
            self._judged[id(d)] = self._judge(d, holder)
        return self._judged[id(d)]

    def _judge(self, d: EventDraft, holder: int | None) -> Judgement:
        boundary = self.attributions[holder].cue_head if holder is not None else None
        if holder is None and d.reading.type == "ACCUSE" and (self.finder.is_denied(d.token) or any(self._is_charge_denied(k, d) for k in self._around.get(d.token, ()))):
            boundary = d.token
        part = self.finder.parts.of(d.reading)
        judged = self.judge.judge(self.parse, d.token if part is None else part.word, boundary=boundary, spoken=d.reading.type in SPOKEN)
        row = d.reading.row
        if isinstance(row, OperatorRow) and row.id in ("future", "float"):  # "considered sending tanks": what is weighed is neither done nor planned
            *_, inmost = d.reading.chain()
            inner = self.judge.judge(self.parse, inmost.token, boundary=boundary, spoken=False)
            judged = inner if inner.realis == "considered" else judged
        if d.reading.obliged or d.reading.rule.startswith("refuse (not)") or (isinstance(row, OperatorRow) and row.negated):
            # The words deny or oblige the deed; the refusal or the request itself is a fact of the report.
            return Judgement(factuality="CT+", value=3.0, realis="actual", holder=judged.holder, chain=[])
        return judged

    def _time(self, d: EventDraft, time: Dated | None) -> EventTime:
        if time is not None and not (time.about and self._certainty(d, self._holder(d)).realis in ("actual", "generic")):
            return self._expressed(time, "expression")
        for a in self.parse.ancestors(d.token):
            outer = self._draft_at.get(a)
            if outer is not None and self.parse.deps[d.token] in ("conj", "xcomp", "ccomp", "acl"):
                bound = self._bound_times.get(outer)
                if bound is not None and not bound.about:
                    return self._expressed(bound, "inherited")
        day = self.document.published
        if day is None or not d.main:
            return EventTime()
        if self._is_perfect(d.token):  # "has killed 48,000": up to the day of the report, since nobody says when
            return EventTime(end=day, precision="until", basis="document")
        return EventTime(start=day, end=day, precision="day", basis="document")

    def _expressed(self, time: Dated, basis: TimeBasis) -> EventTime:
        """The days of an expression; all the days from it to that of the report where it says since when."""
        t = self.times[time.mention]
        start, end = t.interval or (t.start, t.end)
        day = self.document.published
        if time.since and (day is None or start is None or start <= day):
            return EventTime(start=start, end=day, precision="range", basis=basis, span=t.span)
        return EventTime(start=start, end=end, precision=t.precision, basis=basis, span=t.span)

    def _is_perfect(self, t: int) -> bool:
        parse = self.parse
        return parse.tags[t] == "VBN" and any(parse.lower[c] in ("has", "have", "had") for c in parse.kids(t, "aux")) and parse.pos[t] == "VERB"

    # ------------------------------------------------------------------ the other lists

    def _attribution(self, k: int) -> Attribution:
        a = self.attributions[k]
        speaker = self._sources[k]
        name = ""
        if speaker is not None:
            name = self.roster.name_of(speaker)
        elif a.source is not None:
            name = " ".join(self.document.text[a.source[0] : a.source[1]].split())
        source = Source(actor=self.roster.id_of(speaker) if speaker else None, span=a.source, name=name, kind=a.kind)
        return Attribution(
            id=f"s{k + 1}", source=source, cue=a.cue, content=list(a.content), manner=a.manner,
            within=f"s{a.within + 1}" if a.within is not None else None, rule=a.rule, distanced=a.distances,
            also=[*self._both(k, source), *(self._other_source(t, source) for t in a.also)],
            against=[self._other_source(t, source) for t in a.against],
        )  # fmt: skip

    def _both(self, k: int, first: Source) -> list[Source]:
        others = (Source(actor=self.roster.id_of(m), span=first.span, name=self.roster.name_of(m), kind=first.kind) for m in self._together(k))
        return [s for s in others if s.actor is not None and s.actor != first.actor]

    def _other_source(self, head: int, first: Source) -> Source:
        m = self._fellow(head)
        left, right = self.parse.edges[head] if m is None else (m.start, m.end)
        span = self.parse.span(left, right)
        name = self.roster.name_of(m) if m else " ".join(self.document.text[span[0] : span[1]].split())
        return Source(actor=self.roster.id_of(m) if m else None, span=span, name=name, kind=first.kind if m is None or not m.known else "named")

    def _figure(self, k: int) -> Figure:
        f = self.figures[k]
        owner = self._owners[k]
        holder = self._source_of(f)
        event = self._event_of_figure.get(f"f{k + 1}")
        place = self._place_of_figure(f) if event is None or event.place is None else event.place
        return Figure(
            id=f"f{k + 1}", kind=f.kind, low=_number(f.low), high=_number(f.high), bound=f.bound, approximate=f.approximate, unit=self._unit(f),
            of=self.roster.id_of(owner) if owner else None, components=list(f.components), place=place,
            time=event.time if event else None, attribution=holder, span=f.span, deed=self.parse.lemmas[f.deed] if f.deed is not None else None,
        )  # fmt: skip

    def _place_of_figure(self, f: FigureMention) -> str | None:
        """Where what is counted is, if no event says so: "in Sindh 306 people died", "the toll in Izmir rose to 27"."""
        found = self._binder.place_beside(f.deed if f.deed is not None else f.tokens[0], self.places)
        return f"p{found + 1}" if found is not None else None

    @cached_property
    def _event_of_figure(self) -> dict[str, Event]:
        return {f: e for e in reversed(self._events) for f in e.figures}

    def _unit(self, f: FigureMention) -> str | None:
        """What is counted in the text's own form: "troops", not "troop"; currencies and signs as they are."""
        if f.head is not None and f.unit == self.parse.lemmas[f.head]:
            return self.parse.lower[f.head]
        return f.unit

    def _source_of(self, f: FigureMention) -> str | None:
        return next((f"s{k + 1}" for k in self._around.get(f.tokens[0], ()) if _holds(self.attributions[k])), None)

    @cached_property
    def _relations(self) -> list[Relation]:
        at = {t: f"e{k + 1}" for t, k in self._draft_at.items()}
        return RelationFinder(self.parse, self.finder.grammar, self.relation_cues, at).find()

    def _notes(self, events: Sequence[Event]) -> list[str]:
        notes = []
        if self.document.published is None:
            notes.append("no publication date was given or found: relative dates stay open")
        lost = sum(p.entry is None for p in self.places)
        if lost:
            notes.append(f"{lost} place name{'s' if lost > 1 else ''} could not be put on the map")
        if self.left_out:
            notes.append(f"{self.left_out} reading{'s' if self.left_out > 1 else ''} too unsure to be coded")
        if not events:
            notes.append("no event was coded")
        return notes


def _holds(a: AttributionMention) -> bool:
    """Whether its source answers for the content: not whoever only wants or asks for it, nor one whom an unknown or a
    judging verb ties to a bare phrase."""
    if a.stance in ("intends", "asks") or a.nobody:
        return False
    if a.carried or a.manner != "indirect" or a.cue is None or a.clause:
        return True
    return a.listed and a.act != "evaluation"


def _is_behind(a: AttributionMention) -> bool:
    """Whether a denial stands behind all it denies: "…; Moscow denies"."""
    return a.stance == "denies" and a.cue is not None and bool(a.content) and a.content[-1][1] <= a.cue[0]


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a fraction."""
    return int(value) if value is not None and value == int(value) else value
