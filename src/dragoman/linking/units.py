"""What one report says, cut into propositions: a version of a report in, units out, each with its stances.

A unit is a claim of the record, or an event that only the author tells. It has what is needed to find the same proposition in other
reports: type, sides, place on the map, days within their precision, the stem of its words, the kind of act they tell of and
what it is done to where that is nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, cast

from dragoman.knowledge.acts import Acts, Deed, accused_deed
from dragoman.knowledge.media import Media
from dragoman.knowledge.things import Thing, Things
from dragoman.linking.accused import told
from dragoman.linking.days import day_number
from dragoman.linking.model import LedgerHolder, LedgerStance
from dragoman.linking.origins import holder_of, voice
from dragoman.linking.sides import NOBODY, Sides
from dragoman.linking.words import stem
from dragoman.ontology import Ontology
from dragoman.records import (
    ActorRef,
    Attribution,
    Event,
    EventTime,
    EventType,
    Holder,
    Place,
    Record,
    Span,
    Stance,
    StanceKind,
    is_averted,
    is_unnamed_organ,
    party,
    sentence_of,
    words_behind,
)
from dragoman.store import document_key

# Realis of what has not happened, as far as the words go.
_TO_COME = frozenset({"planned", "considered", "requested", "threatened", "conditional"})
_AUTHOR_STANCE: dict[str, StanceKind] = {"CT+": "asserts", "PR+": "reports", "CT-": "denies", "PR-": "doubts", "PS-": "doubts"}
# Where the words give no day, it happened at most so long before it was published.
_RECENT = 3


@dataclass(frozen=True)
class Version:
    """One version of a report: its record, where it comes from, and the day on which another took its place."""

    revision: str
    record: Record
    origin: str
    until: str | None = None

    @property
    def day(self) -> str | None:
        """When it was published."""
        return self.record.document.published

    @cached_property
    def document(self) -> str:
        """The report, whatever its version."""
        return document_key(self.record.document)


class Where(NamedTuple):
    """A place, as far as two are compared."""

    geonameid: int | None
    name: str
    country: str | None
    precision: str
    lat: float | None
    lon: float | None


class Likeness(NamedTuple):
    """All that two units are compared by; the days as ordinals, ``stated`` where words give them."""

    type: str
    mode: str | None
    to_come: bool
    stems: frozenset[str]
    acts: frozenset[str]
    things: frozenset[Thing]
    sides: Sides
    others: Sides
    story: str
    place: Where | None
    first: int | None
    last: int | None
    stated: bool


@dataclass
class Unit:
    """One proposition of one report."""

    key: str
    version: Version
    type: EventType
    mode: str | None
    quad: int
    to_come: bool
    events: list[Event]
    actors: list[ActorRef]
    recipients: list[ActorRef]
    place: Place | None
    time: EventTime
    text: str
    sentence: str
    stems: frozenset[str]
    acts: frozenset[str]
    things: frozenset[Thing]
    stances: list[LedgerStance] = field(default_factory=list)
    sides: Sides = NOBODY
    others: Sides = NOBODY
    story: str = ""
    told_of: bool = True  # the report tells of the deed itself, not only of an accusation that names it
    own: set[str] = field(default_factory=set)  # ids of stances by which somebody owns up to his deed
    unnamed: set[str] = field(default_factory=set)  # … whose holders are organs of a state that is not named
    headlines: set[str] = field(default_factory=set)  # … that the author takes in the headline alone

    @property
    def told(self) -> tuple[str, str, str, str]:
        """The report, the type and the words: what a new version of the report leaves as it was."""
        return (self.version.document, self.type, self.sentence, self.text)

    @cached_property
    def likeness(self) -> Likeness:
        """What of it decides whether another unit states the same; asked for when the unit is whole."""
        first, last, stated = self._days()
        place = self.place
        where = None if place is None else Where(place.geonameid, place.name.lower(), place.country, place.precision, place.lat, place.lon)
        return Likeness(self.type, self.mode, self.to_come, self.stems, self.acts, self.things, self.sides, self.others, self.story, where, first, last, stated)

    def _days(self) -> tuple[int | None, int | None, bool]:
        """First and last day it can have happened on (as ordinals), and whether the words say so."""
        said = self.time.basis != "document" or (self.time.start is not None and self.time.precision != "until")
        start, end = day_number(self.time.start), day_number(self.time.end)
        published = day_number(self.version.day)
        if self.time.basis == "document" or (start is None and end is None):
            if published is None:
                return start, end, False
            return published - _RECENT, (published if not self.to_come else None), False
        return start, (end if end is not None else start), said


def units_of(version: Version, media: Media) -> list[Unit]:
    """The propositions of one report, in the order of its text."""
    return list(_Cutter(version, media).units())


class _Cutter:
    def __init__(self, version: Version, media: Media) -> None:
        self.version, self.media, self.acts = version, media, Acts.built_in()
        record = version.record
        self.text = record.document.text
        self.events = {e.id: e for e in record.events}
        self.actors = {a.id: a for a in record.actors}
        self.groups = {a.id for a in record.actors if a.kind == "group"}
        self.places = {p.id: p for p in record.places}
        self.attributions = {a.id: a for a in record.attributions}
        self.titles = [p.span for p in record.document.parts if p.kind == "title"]

    def units(self) -> Iterator[Unit]:
        """What the claims of the report speak of, then its events that are in none of them."""
        claimed: set[str] = set()
        for claim in self.version.record.claims:
            events = [self.events[e] for e in claim.events if e in self.events]
            if not events:
                continue
            claimed.update(claim.events)
            unit = self._unit(claim.id, events)
            for k, stance in enumerate(claim.stances, 1):
                event = self.events.get(stance.event or "")
                if claim.proposition.type == "ACCUSE" and event is not None and self._is_of_deed(stance, event):
                    continue  # it stands there
                unit.stances.append(self._stance(f"{unit.key}.{k}", stance.holder, stance.stance, stance.span, event, stance.attribution))
                self._mark(unit, stance, unit.stances[-1], event)
                self._mark_headline(unit, unit.stances[-1])
                if event is not None and event not in events and (deed := accused_deed(event.rule)):
                    unit.stems |= {stem(deed.word)} if deed.word else set()  # the accuser's word for it is one of its words
            yield unit
        for event in self.version.record.events:
            if event.id in claimed or event.realis == "generic" or event.attribution:
                continue
            unit = self._unit(event.id, [event])
            kind: StanceKind = "reports" if is_averted(event) else _AUTHOR_STANCE.get(event.factuality, "reports")
            unit.stances = [self._stance(f"{unit.key}.1", Holder(), kind, event.trigger, event, None)]
            self._mark_headline(unit, unit.stances[0])
            yield unit
        yield from self._accusations()

    def _accusations(self) -> Iterator[Unit]:
        """Who accuses somebody of a deed asserts the deed: the frame names it, and whom it is laid to; who denies the accusation denies it."""
        claims = self.version.record.claims
        held = {s.event for c in claims for s in c.stances if s.event not in c.events}  # where the report tells of the deed as well
        for event in self.version.record.events:
            deed = self._accused(event)
            if not deed or event.id in held:
                continue
            unit = self._unit(f"{event.id}.of", [event])
            unit.type, unit.mode, unit.quad = cast(EventType, deed.type), None, Ontology.load().quad(deed.type)
            unit.actors, unit.recipients, unit.acts, unit.stems = event.recipients, [], frozenset({self.acts.of(deed.type, deed.rule)}), frozenset(map(stem, filter(None, [deed.word])))
            unit.sides, unit.others, unit.told_of = unit.others, NOBODY, False
            if deed.word and (said := told(self.version.record, event, deed.word)):
                unit.text, unit.place, unit.recipients = self._words(said.span), said.place or unit.place, said.struck
                unit.others = Sides.of((r for r in said.struck if r.actor or r.code), self.groups)  # a bare name contradicts nobody
            kind: StanceKind = "asserts" if event.factuality in ("CT+", "PR+") else "reports"
            for k, accuser in enumerate(event.actors, 1):
                holder = Holder(actor=accuser.actor, name=accuser.name, kind=self._voiced(accuser))
                unit.stances.append(self._stance(f"{unit.key}.{k}", holder, kind, event.trigger, event, event.attribution))
            for stance in (s for c in claims for s in c.stances if s.event == event.id and s.stance == "denies"):
                ident = f"{unit.key}.{len(unit.stances) + 1}"
                unit.stances.append(self._stance(ident, stance.holder, "denies", stance.span, event, stance.attribution))
            if unit.stances:
                yield unit

    def _voiced(self, accuser: ActorRef) -> str:
        """The kind of source that an accuser is where the report quotes him: "witnesses accused the army, and said …" is one word."""
        sources = (a.source for a in self.version.record.attributions)
        return next((s.kind for s in sources if s.actor == accuser.actor or s.name.lower() == accuser.name.lower()), "named")

    def _is_of_deed(self, stance: Stance, accusation: Event) -> bool:
        """Whether a stance on an accusation is one on the deed that it names: the accuser's own, and a denial."""
        return bool(self._accused(accusation)) and (stance.stance == "denies" or stance.holder.actor in {r.actor for r in accusation.actors})

    def _accused(self, event: Event) -> Deed | None:
        """The deed that an accusation names; who stops short of an accusation makes none."""
        deed = accused_deed(event.rule)
        if event.type != "ACCUSE" or not deed or not event.recipients or event.realis != "actual":
            return None
        return deed if deed.type in Ontology.load().kinds else None

    def _unit(self, ident: str, events: list[Event]) -> Unit:
        fullest = max(events, key=lambda e: len(e.actors) + len(e.recipients))
        timed = next((e for e in events if e.time.basis == "expression" and e.time.start), fullest)
        placed = next((self.places[e.place] for e in (fullest, *events) if e.place in self.places), None)
        unit = Unit(
            key=f"{self.version.revision}.{ident}", version=self.version, type=fullest.type,
            mode=next((e.mode for e in events if e.mode), None), quad=fullest.quad, to_come=fullest.realis in _TO_COME,
            events=events, actors=fullest.actors, recipients=fullest.recipients, place=placed, time=timed.time,
            text=self._words(fullest.trigger), sentence=self._words(fullest.sentence),
            stems=frozenset(stem(w) for e in events for w in self._words(e.trigger).split()[:1]),
            acts=frozenset(self.acts.of(e.type, e.rule, self._behind(e)) for e in events),
            things=frozenset(t for e in events for t in Things.built_in().of(self._behind(e))),
        )  # fmt: skip
        unit.sides = Sides.of((r for e in events for r in e.actors), self.groups)
        unit.others = Sides.of((r for e in events for r in e.recipients), self.groups)
        return unit

    def _stance(
        self, ident: str, holder: Holder, kind: StanceKind, span: Span, event: Event | None, attribution: str | None
    ) -> LedgerStance:
        document, version = self.version.record.document, self.version
        who = self._holder(holder)
        via = self._chain(attribution)
        return LedgerStance(
            id=ident, holder=who, stance=kind, day=version.day, origin=voice(who, version.origin, via, self.media), via=via,
            document=document.id, revision=version.revision, publisher=document.publisher, span=span, words=self._words(span),
            sentence=self._words(self._sentence(event, span)) if event else "",
            event=f"{version.revision}.{event.id}" if event else None,
            attribution=f"{version.revision}.{attribution}" if attribution else None,
        )  # fmt: skip

    def _mark(self, unit: Unit, said: Stance, stance: LedgerStance, event: Event | None) -> None:
        """Whether the holder owns up to what he did, and whether he is an organ of a state that nobody names."""
        actor = self.actors.get(said.holder.actor or "")
        attribution = self.attributions.get(said.attribution or "")
        if actor is not None and is_unnamed_organ(actor.code, actor.sectors):
            unit.unnamed.add(stance.id)
        if stance.stance != "asserts" or event is None or event not in unit.events or attribution is None or attribution.distanced:
            return
        did = {r.actor for r in event.actors}
        sides = {party(r.code) for r in event.actors} - {""}
        his = said.holder.actor in did or (said.holder.kind == "named" and party(stance.holder.code) in sides)
        if his and event.factuality == "CT+" and event.realis == "actual":
            unit.own.add(stance.id)

    def _mark_headline(self, unit: Unit, stance: LedgerStance) -> None:
        """Whether it is the author's word in a headline."""
        if stance.holder.kind == "author" and any(start <= stance.span[0] < end for start, end in self.titles):
            unit.headlines.add(stance.id)

    def _holder(self, holder: Holder) -> LedgerHolder:
        document = self.version.record.document
        return holder_of(self.actors.get(holder.actor or ""), holder.name, holder.kind, document.publisher or document.id, self.actors.values())

    def _chain(self, ident: str | None) -> list[str]:
        """Names of those a saying came through, the outermost first."""
        out: list[str] = []
        at: Attribution | None = self.attributions.get(ident or "")
        while at is not None and at.within and len(out) < 8:
            at = self.attributions.get(at.within)
            if at is not None:
                actor = self.actors.get(at.source.actor or "")
                out.insert(0, actor.name if actor else at.source.name)
        return [name for name in out if name]

    def _sentence(self, event: Event, span: Span) -> Span:
        """The sentence of a stance: that of its event, unless it is taken in another one ("Chad denied it")."""
        return event.sentence if event.sentence[0] <= span[0] < event.sentence[1] else sentence_of(self.version.record, span)

    def _behind(self, event: Event) -> str:
        return words_behind(self.text, event)

    def _words(self, span: Span) -> str:
        return " ".join(self.text[span[0] : span[1]].split())

