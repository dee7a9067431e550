"""The actors of a report: each word read from left to right, with what stood before it; a parse and its places in, a ``Cast`` out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.coding.actors.cast.asking import Asking
from dragoman.coding.actors.cast.quoted import Quoted
from dragoman.coding.actors.cast.relative import Relative
from dragoman.coding.actors.discourse import Entity
from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.phrases import NOUN_LIKE
from dragoman.coding.actors.pronouns import THIRD_PERSON
from dragoman.coding.actors.sexes import is_woman
from dragoman.knowledge import Knowledge
from dragoman.language import Parse

_THING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj"})


class Cast(Asking, Relative, Quoted):
    """The actors of one document. Building it reads the whole parse once; afterwards it is only asked.

    ``places`` gives the country (ISO3) of tokens that the map knows.
    """

    def __init__(self, parse: Parse, knowledge: Knowledge, day: str | None, places: Mapping[int, str] | None = None, headline: str = "") -> None:
        """``places``: the country of tokens that the map knows; ``headline``: the title of the report where it is no part of the text."""
        super().__init__(parse, knowledge, day, places, headline)
        self._read_all()

    def _read_all(self) -> None:
        """Reads every word from left to right, so that each may take up those before it."""
        for known in self.hits:
            if known.senses[0].kind == "alliance":  # "the coalition" may stand before the Saudi-led coalition is named in full
                self._descriptions.named(known.senses[0])
        above = {t for s in self.parse.sentences if s.part == "dateline" for t in range(s.start, s.end)}  # where it was written, and no government that is told of
        for i, (word, pos) in enumerate(zip(self.parse.lower, self.parse.pos, strict=True)):
            if i in above:
                continue
            hit = self._naming.hit(i)
            if hit is not None:
                self._descriptions.named(hit.senses[0])
            if word in THIRD_PERSON:
                self._read_pronoun(i)
            elif word in ("two", "each") or ((hit is not None or pos in NOUN_LIKE) and self._phrases.may_be_head(i)):
                self._read_noun(i)

    def _read_noun(self, i: int) -> None:
        """Keeps who a noun means: both of a pair ("the two presidents"), the halves of a name ("Koreas"), or one."""
        pair = self._descriptions.pair(i)
        if pair:
            start, end = self._phrases.core(i)
            self._keep_all(i, [replace(m, head=i, start=start, end=end, form="description") for m in pair])
            return
        if self.parse.pos[i] in ("PRON", "NUM") and self._naming.hit(i) is None:
            return
        halves = self._naming.halves(i)
        if halves:
            start, end = self._phrases.core(i)
            self._keep_all(i, [of_name(name, i, start, end, "name") for name in halves])
            return
        found = self._neighbour(i) or self._speaking(self._of_whom(i, self._sent(i, self._of_quoted(i, self._phrases.read(i))))) or self._own_country(i)
        self._cache[i] = found
        if found is not None:
            self.mentions.append(found)
            entity = self._discourse.add(found)
            if entity.woman is None:
                entity.woman = is_woman(self.parse, found, self._knowledge.references)
            self._stand_together(i)
            if found.form == "agent" and self.parse.tags[i] == "NNS":  # "the presidents of Armenia and Azerbaijan"
                self._discourse.add_together(self.mentions_of(i))
        elif self.parse.pos[i] == "NOUN" and self.parse.deps[i] in _THING_DEPS:
            self._discourse.add_inanimate(i)

    def _keep_all(self, i: int, mentions: list[Mention]) -> None:
        """Keeps several that one word means."""
        self._cache[i] = mentions[0]
        self._together[i] = mentions
        self.mentions += mentions
        for m in mentions:
            self._discourse.add(m)
        self._discourse.add_together(mentions)

    def _stand_together(self, i: int) -> None:
        """"Iran and Iraq": once the last of several is read, they may be taken up together."""
        parse = self.parse
        first = i
        while parse.deps[first] == "conj" and parse.heads[first] != first:
            first = parse.heads[first]
        row = parse.conjuncts(first)
        if len(row) < 2 or row[-1] != i:
            return
        found = [m for m in map(self._cache.get, row) if m is not None]
        if len(found) == len(row) and len({m.kind == "person" for m in found}) == 1:
            self._discourse.add_together(found)

    def _read_pronoun(self, i: int) -> None:
        """Keeps whom a pronoun takes up: one, or all of those who stand together."""
        entity: Entity | None = self._pronouns.antecedent(i)
        if entity is None or entity.mention is None:
            self._cache[i] = None
            return
        found = [replace(m, head=i, start=i, end=i + 1, form="pronoun") for m in (entity.members or (entity.mention,))]
        self._cache[i] = found[0]
        self.pronouns += found
        if entity.members:
            self._together[i] = found
            self._discourse.add_together(found)
        else:
            self._discourse.add(found[0])
