"""Descriptions that the actor files give: "the alliance" once NATO has been named; a noun in, the name it stands for out."""

from __future__ import annotations

from dragoman.coding.actors.descriptions.background import DEFINITE, FAR, Background
from dragoman.coding.actors.mention import Mention
from dragoman.knowledge import Name

_WIDTHS = (3, 2, 1)
# Bodies that a report may name several of: by these nouns the last one so called is meant.
_BODIES = frozenset("council authority agency ministry department commission committee board bureau assembly tribunal".split())
_REPORTING = frozenset({"nsubj", "nsubjpass", "poss"})


class Labelled(Background):
    """Descriptions of organisations that were named so far."""

    def named(self, sense: Name) -> None:
        """An organisation has been named: from here on "the alliance" may mean it."""
        entity = self._knowledge.tables.entities.get(sense.key.removeprefix("entity:"))
        for words in entity.descriptions if entity is not None else ():
            known = self._described.setdefault(words.removeprefix("the ").lower(), [])
            if all(n.key != sense.key for n in known):
                known.append(sense)

    def by_words(self, i: int) -> Name | None:
        """The actor a noun stands for by its description in the actor files, the most prominent if there are several."""
        if not self._described or self.parse.pos[i] not in ("NOUN", "PROPN"):
            return None
        lower = self.parse.lower
        for width in _WIDTHS:
            if i - width + 1 >= 0 and not self._told_apart(i, i - width + 1):
                found = self._described.get(" ".join(lower[i - width + 1 : i + 1]))
                if found is not None:
                    return found[0] if len(found) == 1 else self._foremost(i, found)
        return None

    def last_so_called(self, i: int) -> Mention | None:
        """"The council" after "the transitional presidential council", "the Authority" after "the Palestinian Authority": the last body whose name holds the word."""
        word = self.parse.lower[i]
        capital = self.parse.words[i][:1].isupper() and not self.parse.kids(i, "compound", "nmod")  # "the cash-strapped Authority"
        if word not in _BODIES or self.parse.tags[i] in ("NNS", "NNPS") or (self._told_apart(i, i) and not capital) or not any(self.parse.lower[c] == "the" for c in self.parse.kids(i, "det")):
            return None
        first = self._discourse.section(i)
        held = [e for e in self._discourse.entities.values() if e.named.get(word, -1) >= first and e.mention is not None and not e.members and not e.many and (e.mention.known or " " in e.mention.name)]
        return max(held, key=lambda e: e.named.get(word, -1)).mention if held else None

    def word(self, i: int) -> Name | None:
        """The same for a modifier: "alliance troops"."""
        found = self._described.get(self.parse.lower[i])
        if found and self._is_labour(i):
            return None
        last = self.last_so_called(i) if found else None
        if last is not None:
            return last.sense
        return found[0] if found and not self._told_apart(i, i) else None

    def _is_labour(self, i: int) -> bool:
        """"Union leaders" in small letters: those of a trade union, whatever union of states was named."""
        parse = self.parse
        row = self._knowledge.agents.match(parse.lemmas, parse.lower, parse.heads[i]) if parse.words[i].islower() else None
        return row is not None and row[1] <= i and "LAB" in row[0].sectors

    def _told_apart(self, i: int, start: int) -> bool:
        """Whether words before a description say that another is meant: "a smaller group", "the rebel council"."""
        parse = self.parse
        for c in parse.children[i]:
            if c >= start:
                continue
            if parse.deps[c] == "poss" and parse.tags[c] == "NNS":
                return True  # "the teachers' union"
            if parse.deps[c] in ("amod", "compound", "nmod") and not any(ch.isdigit() for ch in parse.text[parse.starts[parse.edges[c][0]] : parse.ends[c]]):
                return True
            if parse.deps[c] == "det" and parse.lower[c] not in DEFINITE:
                return True
        return False

    def _foremost(self, i: int, names: list[Name]) -> Name:
        names = [n for n in names if n.kind != "media" or self._is_told_of(n)] or names
        keys = {n.key: n for n in names}
        ranked = self._discourse.ranked(i, lambda e: 1.0 if e.key in keys else 0.0, FAR)
        return keys[ranked[0][1].key] if ranked else names[0]

    def _is_told_of(self, name: Name) -> bool:
        """Whether a report says what an agency did: "a paper seen by AFP" is only how it came by its news."""
        entity = self._discourse.entities.get(name.key)
        return entity is not None and any(self.parse.deps[t] in _REPORTING for _, _, t in entity.places)
