"""Who speaks in each attribution, who else with them, and whose what is counted is: attributions and figures in, mentions out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from dragoman.coding.actors import Cast, Mention
from dragoman.coding.attribution import AttributionMention
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.figures import FigureMention
from dragoman.language import Parse

_BY = frozenset({"by", "from"})
_AGO = 3  # sentences between speakers and "one of them"
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})


class Speakers:
    """The mentions behind the attributions and figures of one document."""

    def __init__(self, parse: Parse, cast: Cast, grammar: Grammar, attributions: Sequence[AttributionMention], native: Callable[[Mention], Mention]) -> None:
        """``native``: somebody whom nothing places, as one of the country that the report is set in."""
        self._native = native
        self._parse = parse
        self._cast = cast
        self._grammar = grammar
        self._attributions = attributions

    @cached_property
    def sources(self) -> list[Mention | None]:
        """Who speaks in each attribution."""
        found: list[Mention | None] = []
        for k, a in enumerate(self._attributions):
            speaker = self._out_of(k, found) or self._speaker(a)
            found.append(self._native(speaker) if speaker is not None else None)
        return found

    def _out_of(self, k: int, before: Sequence[Mention | None]) -> Mention | None:
        """"One of them said", "one of the officials": whoever he is one of; of a pronoun those who spoke last, if they are several."""
        head = self._attributions[k].source_head
        if head is None or self._parse.tags[head] not in ("CD", "DT"):
            return None
        of = next((o for c in self._parse.kids(head, "prep") if self._parse.lower[c] == "of" for o in self._parse.kids(c, "pobj")), None)
        if of is None:
            return None
        if self._parse.pos[of] == "PRON":
            here = self._parse.sentence_of[head]
            told = ((a.source_head, m) for a, m in zip(self._attributions[:k], before, strict=True) if a.source_head is not None)
            last = [m for t, m in told if self._parse.tags[t] == "NNS" and 0 <= here - self._parse.sentence_of[t] <= _AGO]
            if last:
                return last[-1]
        return self._cast.mention(of)

    def _speaker(self, a: AttributionMention) -> Mention | None:
        if a.source_head is None:
            return None
        if self._parse.lower[a.source_head] in _FIRST_PERSON and a.within is not None:
            return self._speaker(self._attributions[a.within])  # whoever is quoted speaks of himself
        if a.source_head == a.cue_head:  # "Ukrainian claims"
            return self._cast.owner(a.source_head)
        return self._cast.mention(a.source_head) or self._called(a.source_head) or self._cast.owner(a.source_head) or self._author(a.source_head)

    def _called(self, head: int) -> Mention | None:
        """"Armenia's rights defender, Kristinne Grigoryan": the person in apposition, whose office nobody has listed."""
        beside = map(self._cast.mention, self._parse.kids(head, "appos"))
        return next((m for m in beside if m is not None and m.kind == "person"), None)

    def fellow(self, head: int) -> Mention | None:
        """Who says the same, or the contrary, in the same words."""
        return self._cast.mention(head) or self._cast.owner(head)

    def together(self, k: int) -> list[Mention]:
        """The others that the words for a source mean: "both governments", "the two presidents"."""
        head = self._attributions[k].source_head
        return self._cast.mentions_of(head)[1:] if head is not None and self.sources[k] is not None else []

    def _author(self, head: int) -> Mention | None:
        """Who a document is by: "a report by the United Nations"."""
        by = (p for c in self._parse.kids(head, "prep") if self._parse.lower[c] in _BY for p in self._parse.kids(c, "pobj"))
        return next((m for m in map(self._cast.mention, by) if m is not None), None)

    def owner_of(self, f: FigureMention) -> Mention | None:
        """The counted people's own actor, else whoever has, keeps or sends them."""
        if f.head is None or f.kind in ("money", "other", "members") or (f.head == f.event and self._parse.pos[f.head] == "NOUN"):
            return None
        m = self._cast.mention(f.head)
        if m is not None and m.known:
            return m
        owner = self._cast.owner(f.head)
        if owner is not None:
            return owner
        verb = self._parse.heads[f.head]
        if f.kind in ("troops", "vehicles") and self._parse.deps[f.head] in ("dobj", "nsubj") and verb != f.head:
            for agent in self._grammar.of(verb).agents:
                found = self._cast.mention(agent)
                if found is not None and found.known:
                    return found
        return m
