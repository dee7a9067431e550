"""Who says so, in words: ids of a record in, names, chains and the report's own words out."""

from __future__ import annotations

from dragoman.records import ActorRef, Attribution, Record, Span
from dragoman.views.ledger.lines import AUTHOR, Quote
from dragoman.views.words import around, visible


class Speakers:
    """Looks up what ids of one record stand for."""

    def __init__(self, record: Record, width: int) -> None:
        self.record, self.width, self.text = record, width, record.document.text
        self.actors = {a.id: a for a in record.actors}
        self.by_code = {a.code: a.name for a in reversed(record.actors) if a.code}
        self.events = {e.id: e for e in record.events}
        self.places = {p.id: p for p in record.places}
        self.attributions = {a.id: a for a in record.attributions}

    def holder(self, actor: str | None, name: str, kind: str) -> str:
        """Who holds a stance, in words."""
        if kind == "author" and not actor:
            return AUTHOR
        return visible(name or (self.actors[actor].name if actor in self.actors else "")) or "somebody"

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

    def names(self, refs: list[ActorRef]) -> str:
        """Actors of one side, each once."""
        named = (self.actors[r.actor].name if r.actor in self.actors else r.name for r in refs)
        return ", ".join(dict.fromkeys(visible(n) for n in named if n))

    def quote(self, span: Span) -> Quote:
        """The words at ``span`` in their paragraph."""
        if span[1] - span[0] > self.width:
            start, words, _ = around(self.text, (span[0], span[0] + self.width), span, self.width)
            return start, words.rsplit(" ", 1)[0] + "…", ""
        part = next((p.span for p in self.record.document.parts if p.span[0] <= span[0] and span[1] <= p.span[1]), span)
        return around(self.text, span, part, self.width)
