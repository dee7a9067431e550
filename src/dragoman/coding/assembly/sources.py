"""Attributions as the record lists them: sources with their actors, those who say the same or the contrary beside them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.actors import Mention
from dragoman.coding.assembly.speakers import Speakers
from dragoman.coding.attribution import AttributionMention
from dragoman.coding.people import Roster
from dragoman.language import Parse
from dragoman.records import Attribution, Source, Span
from dragoman.records.model import SourceKind

_RELATIVE = frozenset({"who", "which", "that", "whom"})
# Those around a person who speak in his name.
_OFFICES = frozenset({"office", "campaign", "team", "camp", "entourage"})


class AttributionWriter:
    """Writes the attributions of one document; the roster must be numbered."""

    def __init__(self, parse: Parse, attributions: Sequence[AttributionMention], speakers: Speakers, roster: Roster) -> None:
        self._parse = parse
        self._attributions = attributions
        self._speakers = speakers
        self._roster = roster

    def of(self, k: int) -> Attribution:
        """The record's attribution of number k, counted from 0."""
        a = self._attributions[k]
        speaker = self._speakers.sources[k]
        name = ""
        if speaker is not None:
            name = self._own_name(speaker) or self._roster.name_of(speaker)
        if a.source is not None and (speaker is None or self._is_office(speaker)):
            name = self._written(a, a.source)
        source = Source(actor=self._roster.id_of(speaker) if speaker else None, span=a.source, name=name, kind=self._kind(k))
        return Attribution(
            id=f"s{k + 1}", source=source, cue=a.cue, content=list(a.content), manner=a.manner,
            within=f"s{a.within + 1}" if a.within is not None else None, rule=a.rule, distanced=a.distances,
            also=[*self._both(k, source), *(self._other_source(t, source) for t in a.also)],
            against=[self._other_source(t, source) for t in a.against],
        )  # fmt: skip

    def _written(self, a: AttributionMention, span: Span) -> str:
        """The words for a source; for "who" those of whom it stands for, for "I" those of who is quoted."""
        text = " ".join(self._parse.text[span[0] : span[1]].split())
        outer = self._attributions[a.within] if a.within is not None else None
        if text.lower() in ("i", "we") and outer is not None and outer.source is not None:
            return self._written(outer, outer.source)
        if text.lower() in _RELATIVE and a.source_head is not None and self._parse.lower[a.source_head] not in _RELATIVE:
            start, end = self._parse.span(self._parse.edges[a.source_head][0], a.source_head + 1)
            return " ".join(self._parse.text[start:end].split())
        return text

    def _own_name(self, speaker: Mention) -> str:
        """"The rights group Sahara Watch": the name that stands right behind the noun, though nobody has listed it."""
        parse, behind = self._parse, speaker.head + 1
        own = next((c for c in parse.kids(speaker.head, "appos") if parse.pos[c] == "PROPN" and parse.edges[c][0] == behind), None)
        return " ".join(parse.words[behind : own + 1]) if own is not None and speaker.form == "agent" and speaker.kind != "person" else ""

    def _is_office(self, speaker: Mention) -> bool:
        """"Macron's office said": those who speak for a person are shown as what they are."""
        return speaker.form == "owner" and speaker.kind == "person" and self._parse.lemmas[speaker.head] in _OFFICES

    def _kind(self, k: int) -> SourceKind:
        """What kind of source it is; a pronoun is of the kind of those whom it takes up: "he said" after "an official, who asked not to be named"."""
        a, speaker = self._attributions[k], self._speakers.sources[k]
        if speaker is None or a.source_head is None or speaker.form != "pronoun" or speaker.head != a.source_head:
            return a.kind
        named = ((j, s) for j, s in enumerate(self._speakers.sources[:k]) if s is not None and s.form != "pronoun")
        first = next((j for j, s in named if s.key == speaker.key), None)
        return a.kind if first is None else self._attributions[first].kind

    def _both(self, k: int, first: Source) -> list[Source]:
        others = (Source(actor=self._roster.id_of(m), span=first.span, name=self._roster.name_of(m), kind=first.kind) for m in self._speakers.together(k))
        return [s for s in others if s.actor is not None and s.actor != first.actor]

    def _other_source(self, head: int, first: Source) -> Source:
        m = self._speakers.fellow(head)
        left, right = self._parse.edges[head] if m is None else (m.start, m.end)
        span = self._parse.span(left, right)
        name = self._roster.name_of(m) if m else " ".join(self._parse.text[span[0] : span[1]].split())
        return Source(actor=self._roster.id_of(m) if m else None, span=span, name=name, kind=first.kind if m is None or not m.known else "named")
