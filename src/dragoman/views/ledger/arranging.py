"""The lists of a ledger: a record in, its claims, events by source, figures, timeline and places out."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import ActorRef, Claim, Event, Figure, Record, counted
from dragoman.views.ledger.lines import (
    AUTHOR,
    ClaimLines,
    EventLine,
    FigureLine,
    Ledger,
    PlacePoint,
    SourceGroup,
    StanceLine,
    TimeLine,
)
from dragoman.views.ledger.speakers import Speakers
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


def arrange(record: Record, width: int = 60) -> Ledger:
    """The ledger of one record; quotes are cut to about ``width`` characters."""
    return _Arranger(record, width).ledger()


class _Arranger(Speakers):
    """Arranges one record."""

    def ledger(self) -> Ledger:
        """All that the page shows of the report."""
        record = self.record
        return Ledger(
            title=visible(record.document.title or record.document.id),
            about=self.about(),
            contested=[self.claim(c) for c in record.claims if c.status == "contested"],
            denied=[self.claim(c) for c in record.claims if c.status == "denied"],
            doubted=[self.claim(c) for c in record.claims if _is_doubted(c)],
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

    def sources(self, events: Iterable[Event]) -> list[SourceGroup]:
        """Events by who says so, the author's own first."""
        groups: dict[tuple[str, str, str], list[EventLine]] = {}
        for event in events:
            groups.setdefault(self.source(event.attribution), []).append(self.event(event))
        ordered = sorted(groups.items(), key=lambda item: item[0][0] != AUTHOR)
        return [SourceGroup(name, kind, chain, lines) for (name, kind, chain), lines in ordered]

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
            who = f"{line.actors or 'somebody'} → {line.recipients}" if line.recipients else line.actors
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


def _is_doubted(claim: Claim) -> bool:
    """Whether a claim is only doubted: no status says so, since it contests nobody's word."""
    stances = {s.stance for s in claim.stances}
    return claim.status == "reported" and "asserts" not in stances and not stances.isdisjoint(("doubts", "cannot-confirm"))
