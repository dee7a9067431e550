"""What the finders found, put together: ids given, sources resolved, certainty judged, everything bound to its event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dragoman.coding.actors import Cast, Mention
from dragoman.coding.assembly.ahead import still_ahead
from dragoman.coding.assembly.certainty import Certainty
from dragoman.coding.assembly.figures import FigureWriter
from dragoman.coding.assembly.gainsaid import gainsaid
from dragoman.coding.assembly.headlines import claimed, shared_days, shared_places, summed_up
from dragoman.coding.assembly.own import OwnWords
from dragoman.coding.assembly.sources import AttributionWriter
from dragoman.coding.assembly.speakers import Speakers
from dragoman.coding.assembly.timing import EventTimes, until_now
from dragoman.coding.assembly.unsure import Thresholds
from dragoman.coding.attribution import AttributionMention
from dragoman.coding.binding import Binder
from dragoman.coding.claims import find_claims
from dragoman.coding.confidence import ConfidenceModel
from dragoman.coding.contexts import ContextFinder
from dragoman.coding.events import EventDraft, EventFinder, taken_up
from dragoman.coding.factuality import FactualityJudge
from dragoman.coding.figures import FigureMention
from dragoman.coding.people import Roster
from dragoman.coding.places import PlaceMention, place_records
from dragoman.coding.relations import RelationCues, RelationFinder
from dragoman.coding.times import TimeMention, to_moments
from dragoman.knowledge import FrameRow, Knowledge
from dragoman.knowledge.contexts import ContextSigns
from dragoman.language import Parse
from dragoman.ontology import Ontology
from dragoman.reading.briefs import Days
from dragoman.records import Actor, Attribution, Claim, Document, Event, EventTime, Place, Record, Relation

# Before the name of a capital they tell of the town.
_WHERE = frozenset({"in", "near", "at", "outside", "inside", "around", "across", "throughout"})
# Place names that a note gives before it says that there are more.
_NAMED = 5


@dataclass
class Assembly:
    """One document's findings; ``record`` writes them down."""

    document: Document
    days: Days
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

    def record(self) -> Record:
        """The record, ids in the order of the text."""
        self._leave_out_unsure()
        self._fill_roster()
        binder = self._binder()
        events = self._events(binder)
        written = AttributionWriter(self.parse, self.attributions, self._speakers, self.roster)
        attributions = [written.of(k) for k in range(len(self.attributions))]
        counted = FigureWriter(
            self.parse, self.figures, self.places, events, speakers=self._speakers, certainty=self._certainty, roster=self.roster, binder=binder
        )
        actors, places = self.roster.actors(), place_records(self.places)
        return Record(
            document=self.document,
            actors=actors,
            events=events,
            attributions=attributions,
            figures=[counted.of(k) for k in range(len(self.figures))],
            places=places,
            times=to_moments(self.times),
            relations=self._relations(),
            claims=self._claims(events, attributions, actors, places),
            notes=self._notes(events),
            version=self.version,
        )

    @cached_property
    def _speakers(self) -> Speakers:
        before, native = taken_up(self.parse, self.drafts), self.finder.role_finder.native
        return Speakers(self.parse, self.cast, self.finder.grammar, self.attributions, lambda m: native(before.speaking(m)))

    @cached_property
    def _certainty(self) -> Certainty:
        return Certainty(self.parse, self.finder, self.judge, self.attributions)

    @cached_property
    def _own(self) -> OwnWords:
        return OwnWords(self.parse, self._certainty, self.attributions, self._speakers.sources)

    @cached_property
    def roster(self) -> Roster:
        """The actors of the record."""
        return Roster(self.cast, self.knowledge, self.document.published)

    def _fill_roster(self) -> None:
        for m in self.cast.mentions:
            if (m.form in ("name", "person", "description") or (m.form == "agent" and m.country)) and not self._is_where(m):
                self.roster.add(m)
        for m in self.cast.pronouns:
            self.roster.add(m)
        for d in self.drafts:
            for m in (*d.roles.actors, *d.roles.recipients):
                self.roster.add(m)
        fellows = [self._speakers.fellow(t) for a in self.attributions for t in (*a.also, *a.against)]
        both = [m for k in range(len(self.attributions)) for m in self._speakers.together(k)]
        owners = map(self._speakers.owner_of, self.figures)
        for other in [*self._speakers.sources, *fellows, *both, *owners]:
            if other is not None:
                self.roster.add(other)
        self.roster.number()

    def _is_where(self, m: Mention) -> bool:
        """Whether a name says where the report was written, or, standing for a government, where something was: "HAVANA (AP) -", "talks in Moscow"."""
        p = self.parse
        if p.sentences[p.sentence_of[m.head]].part == "dateline":
            return True
        return m.form == "name" and m.kind == "government" and p.deps[m.head] == "pobj" and p.lower[p.heads[m.head]] in _WHERE

    def _binder(self) -> Binder:
        saying, day = {a.cue_head for a in self.attributions if a.cue_head is not None}, self.document.published
        return Binder(self.parse, self.finder.grammar, self.drafts, saying, date.fromisoformat(day) if day else None)

    @cached_property
    def _draft_at(self) -> dict[int, int]:
        """Trigger to the index of the first draft it has."""
        return {d.token: k for k, d in reversed(list(enumerate(self.drafts)))}

    def _events(self, binder: Binder) -> list[Event]:
        times = EventTimes(
            self.parse, self.days, self.times, self.drafts, self._draft_at,
            certainty=self._certainty, own=self._own, bound=binder.times(self.times), reckoned=binder.reckoned(self.times), said=binder.said_on(self.times),
        )  # fmt: skip
        roles = {
            k: {t for m in (*d.roles.actors, *d.roles.recipients) for t in (m.head,)} | set(self.finder.grammar.of(d.reading.token).objects)
            for k, d in enumerate(self.drafts)
        }
        places = binder.places(self.places, roles)
        figures = binder.figures(self.figures)
        claims = claimed(self.drafts)
        pairs = summed_up(self.parse, self.drafts) | claims
        days = shared_days(pairs, [times.of(k, d) for k, d in enumerate(self.drafts)], claims)
        places = shared_places(pairs, places)
        return [self._event(k, d, days[k], places.get(k), figures.get(k, [])) for k, d in enumerate(self.drafts)]

    def _leave_out_unsure(self) -> None:
        """Drops readings that are more likely wrong than the gain of a right one is worth."""
        sure = self.confidence.of(self.finder, self.drafts)
        asked = Thresholds(self.finder, self._certainty, self._speakers.sources)
        keep = [k for k, d in enumerate(self.drafts) if sure[k] >= asked.least(d)]
        self.left_out = len(self.drafts) - len(keep)
        self.drafts = [self.drafts[k] for k in keep]
        self._confidences = [sure[k] for k in keep]

    def _event(self, k: int, d: EventDraft, time: EventTime, place: int | None, figures: list[int]) -> Event:
        r = d.reading
        holder = self._certainty.holder(d)
        certainty = still_ahead(self.parse, r, self._certainty.of(d, holder), time, self.document.published)
        if certainty.factuality == "CT+" and certainty.realis == "actual":
            time = until_now(time, self.document.published)
        return Event(
            id=f"e{k + 1}", type=r.type, mode=r.mode or None,  # type: ignore[arg-type]
            contexts=self._contexts(d),
            **self.ontology.codes(r.type, r.mode or None), trigger=self.parse.span(*self.finder.words(d)), sentence=self.parse.sentence_span(d.token),
            actors=[self.roster.ref(m) for m in d.roles.actors], recipients=[self.roster.ref(m) for m in d.roles.recipients],
            place=f"p{place + 1}" if place is not None else None, time=time,
            factuality=certainty.factuality, realis=self._own.realis(d, certainty),
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

    def _claims(self, events: list[Event], attributions: list[Attribution], actors: list[Actor], places: list[Place]) -> list[Claim]:
        sure = self._certainty
        against = gainsaid(self.parse, self.finder, self.attributions)
        return find_claims(self.document.text, events, attributions, actors, places, sure.denying, sure.refuting(self.drafts), sure.opening, against)

    def _relations(self) -> list[Relation]:
        at = {t: f"e{k + 1}" for t, k in self._draft_at.items()}
        return RelationFinder(self.parse, self.finder.grammar, self.relation_cues, at).find()

    def _notes(self, events: Sequence[Event]) -> list[str]:
        notes = []
        if self.document.published is None:
            notes.append("no publication date was given or found: relative dates stay open")
        lost = [p.name for p in self.places if p.entry is None]
        if lost:
            named = ", ".join(dict.fromkeys(lost[:_NAMED]))
            notes.append(f"{len(lost)} place name{'s' if len(lost) > 1 else ''} could not be put on the map: {named}{', …' if len(lost) > _NAMED else ''}")
        if self.left_out:
            notes.append(f"{self.left_out} reading{'s' if self.left_out > 1 else ''} too unsure to be coded")
        if not events:
            notes.append("no event was coded")
        return notes
