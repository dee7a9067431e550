"""Descriptions that the actor files give: "the alliance" once NATO has been named; a noun in, the name it stands for out."""

from __future__ import annotations

from dragoman.coding.actors.descriptions.background import DEFINITE, FAR, Background
from dragoman.knowledge import Name

_WIDTHS = (3, 2, 1)


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

    def word(self, i: int) -> Name | None:
        """The same for a modifier: "alliance troops"."""
        found = self._described.get(self.parse.lower[i])
        return found[0] if found else None

    def _told_apart(self, i: int, start: int) -> bool:
        """Whether words before a description say that another is meant: "a smaller group", "the rebel council"."""
        parse = self.parse
        for c in parse.children[i]:
            if c >= start:
                continue
            if parse.deps[c] in ("amod", "compound", "nmod") and not any(ch.isdigit() for ch in parse.text[parse.starts[parse.edges[c][0]] : parse.ends[c]]):
                return True
            if parse.deps[c] == "det" and parse.lower[c] not in DEFINITE:
                return True
        return False

    def _foremost(self, i: int, names: list[Name]) -> Name:
        keys = {n.key: n for n in names}
        ranked = self._discourse.ranked(i, lambda e: 1.0 if e.key in keys else 0.0, FAR)
        return keys[ranked[0][1].key] if ranked else names[0]
