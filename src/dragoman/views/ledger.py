"""A record arranged as a person reads it: what is contested, who says what, figures, the order of time, places.

Nothing is worded here that is not in the record; ids are replaced by what they stand for. Both the table and the page are
drawn from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.records import ActorRef, Attribution, Claim, Event, Figure, Record, Span, counted
from dragoman.views.words import (
    BASES,
    STANCES,
    STATUSES,
    amount,
    around,
    certainty,
    day,
    effect_in_words,
    visible,
    when,
)

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
    sources: list[SourceGroup] = field(default_factory=list)
    figures: list[FigureLine] = field(default_factory=list)
    timeline: list[TimeLine] = field(default_factory=list)
    places: list[PlacePoint] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def arrange(record: Record, width: int = 60) -> Ledger:
    """The ledger of one record; quotes are cut to about ``width`` characters."""
    return _Arranger(record, width).ledger()


class _Arranger:
    """Looks up what ids stand for while the lists are arranged."""

    def __init__(self, record: Record, width: int) -> None:
        self.record, self.width, self.text = record, width, record.document.text
        self.actors = {a.id: a for a in record.actors}
        self.by_code = {a.code: a.name for a in reversed(record.actors) if a.code}
        self.events = {e.id: e for e in record.events}
        self.places = {p.id: p for p in record.places}
        self.attributions = {a.id: a for a in record.attributions}

    def ledger(self) -> Ledger:
        """All that the page shows of the report."""
        record = self.record
        return Ledger(
            title=visible(record.document.title or record.document.id),
            about=self.about(),
            contested=[self.claim(c) for c in record.claims if c.status == "contested"],
            denied=[self.claim(c) for c in record.claims if c.status == "denied"],
            sources=self.sources(record.events),
            figures=[self.figure(f) for f in record.figures],
            timeline=self.timeline(record.events),
            places=self.points(),
            notes=[visible(n) for n in record.notes],
        )

    def about(self) -> str:
        """Where the report comes from, its day, and how much was found in it."""
        document = self.record.document
        published = day(document.published)
        if published and document.published_basis not in (None, "given"):
            published += f" ({BASES[document.published_basis]})"
        counts = (("events", self.record.events), ("figures", self.record.figures), ("actors", self.record.actors))
        numbers = ", ".join(f"{len(items)} {name if len(items) != 1 else name[:-1]}" for name, items in counts)
        title = document.id if document.title else None
        return " · ".join(visible(p) for p in (document.publisher, published or "undated", numbers, title) if p)

    def claim(self, claim: Claim) -> ClaimLines:
        """A claim in words, with its stances."""
        stances = [
            StanceLine(self.holder(s.holder.actor, s.holder.name, s.holder.kind), STANCES[s.stance], self.quote(s.span))
            for s in claim.stances
        ]
        return ClaimLines(claim.id, self.proposition(claim), STATUSES[claim.status], stances)

    def proposition(self, claim: Claim) -> str:
        """Who is said to have done what to whom, and the words for it."""
        p = claim.proposition
        events = [self.events[e] for e in claim.events if e in self.events]
        sides = (
            self.side(p.actors, [e.actors for e in events]),
            self.side(p.recipients, [e.recipients for e in events]),
        )
        who = " → ".join(s for s in sides if s)
        words = f"{p.type}, “{p.text}”" if p.text else p.type
        return visible(f"{who}: {words}" if who else words)

    def side(self, codes: list[str], stated: Iterable[list[ActorRef]]) -> str:
        """The names that one side of a claim has where an event states it: a code may be that of many in the report."""
        for refs in stated:
            if codes and list(dict.fromkeys(r.code for r in refs if r.code)) == codes:
                return self.names([r for r in refs if r.code])
        return ", ".join(dict.fromkeys(self.by_code.get(code, code) for code in codes))

    def holder(self, actor: str | None, name: str, kind: str) -> str:
        """Who holds a stance, in words."""
        if kind == "author" and not actor:
            return AUTHOR
        return visible(name or (self.actors[actor].name if actor in self.actors else "")) or "somebody"

    def sources(self, events: Iterable[Event]) -> list[SourceGroup]:
        """Events by who says so, the author's own first."""
        groups: dict[tuple[str, str, str], list[EventLine]] = {}
        for event in events:
            groups.setdefault(self.source(event.attribution), []).append(self.event(event))
        ordered = sorted(groups.items(), key=lambda item: item[0][0] != AUTHOR)
        return [SourceGroup(name, kind, chain, lines) for (name, kind, chain), lines in ordered]

    def source(self, attribution: str | None) -> tuple[str, str, str]:
        """(name, kind, chain of those through whom it came) of an attribution; the author where there is none."""
        found = self.attributions.get(attribution or "")
        if found is None:
            return AUTHOR, "author", ""
        return self.source_name(found), found.source.kind, self.chain(found)

    def source_name(self, attribution: Attribution) -> str:
        """Who is said to say so: an actor's name, else the words of the report."""
        source = attribution.source
        if source.actor in self.actors and source.kind == "named":
            return visible(self.actors[source.actor].name)
        words = self.text[slice(*source.span)] if source.span else ""
        return visible(source.name or words) or "somebody"

    def chain(self, attribution: Attribution) -> str:
        """Names of those who pass the words on, the outermost first; a loop in the data ends the walk."""
        names: list[str] = []
        seen = {attribution.id}
        at = self.attributions.get(attribution.within or "")
        while at is not None and at.id not in seen:
            seen.add(at.id)
            name = self.source_name(at)
            if name != self.source_name(attribution) and name not in names:  # who is quoted speaking of himself is one voice
                names.insert(0, name)
            at = self.attributions.get(at.within or "")
        return ", citing ".join(names)

    def event(self, event: Event) -> EventLine:
        """An event in words."""
        place = self.places.get(event.place or "")
        return EventLine(
            id=event.id,
            actors=self.names(event.actors),
            recipients=self.names(event.recipients),
            what=event.type + (f" · {event.mode}" if event.mode else ""),
            certainty=certainty(event),
            sure=event.factuality == "CT+" and event.realis == "actual",
            when=when(event.time),
            where=visible(place.name) if place else "",
            quote=around(self.text, event.trigger, event.sentence, self.width),
            rule=event.rule,
            why="; ".join(visible(f"“{s.word}”: {s.effect} ({s.rule})") for s in event.why),
            because="; ".join(visible(f"“{s.word}” ({effect_in_words(s.effect)})") for s in event.why),
            score=event.score,
        )

    def names(self, refs: list[ActorRef]) -> str:
        """Actors of one side, each once."""
        named = (self.actors[r.actor].name if r.actor in self.actors else r.name for r in refs)
        return ", ".join(dict.fromkeys(visible(n) for n in named if n))

    def figure(self, figure: Figure) -> FigureLine:
        """A figure in words."""
        of = self.actors.get(figure.of or "")
        place = self.places.get(figure.place or "")
        return FigureLine(
            id=figure.id,
            amount=amount(figure),
            what=visible(counted(figure.kind, figure.unit)),
            of=visible(of.name) if of else "",
            source=self.source(figure.attribution)[0],
            when=when(figure.time) if figure.time and figure.time.basis != "document" else "",
            where=visible(place.name) if place else "",
            quote=self.quote(figure.span),
        )

    def timeline(self, events: list[Event]) -> list[TimeLine]:
        """What the text itself dates, in the order of time."""
        dated = [e for e in events if e.time.start and e.time.basis != "document"]
        dated.sort(key=lambda e: (e.time.start or "", e.time.end or "", e.trigger))
        lines = []
        for event in dated:
            line = self.event(event)
            who = " → ".join(w for w in (line.actors, line.recipients) if w)
            lines.append(
                TimeLine(
                    line.when,
                    " · ".join(w for w in (who, line.what) if w),
                    "" if line.sure else line.certainty,
                    line.id,
                )
            )
        return list(dict.fromkeys(lines))

    def points(self) -> list[PlacePoint]:
        """Places with coordinates, those at one point once."""
        seen: dict[tuple[float, float], PlacePoint] = {}
        for p in self.record.places:
            if p.lat is not None and p.lon is not None:
                seen.setdefault((p.lat, p.lon), PlacePoint(p.id, visible(p.name), p.lat, p.lon))
        return list(seen.values())

    def quote(self, span: Span) -> Quote:
        """The words at ``span`` in their paragraph."""
        if span[1] - span[0] > self.width:
            start, words, _ = around(self.text, (span[0], span[0] + self.width), span, self.width)
            return start, words.rsplit(" ", 1)[0] + "…", ""
        part = next((p.span for p in self.record.document.parts if p.span[0] <= span[0] and span[1] <= p.span[1]), span)
        return around(self.text, span, part, self.width)
