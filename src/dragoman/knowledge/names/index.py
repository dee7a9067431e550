"""The automaton: a text in, where known names stand in it out, longest first where they overlap, likeliest sense first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import ahocorasick

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.names.entries import NO_ACTOR
from dragoman.knowledge.names.folding import fold
from dragoman.knowledge.names.name import Name, NameHit
from dragoman.knowledge.names.near import Near

_FORM_ORDER = {"name": 0, "alias": 0, "person": 0, "government": 1, "people": 1, "adjective": 1, "capital": 2, "region": 3}


class NameIndex(Near):
    """The automaton. ``find`` is read only and safe to share."""

    def __init__(self, tables: ActorTables, words: Iterable[str] = ()) -> None:
        """``words``: folded words that stand beside names and belong to none ("river", "president")."""
        super().__init__(tables, words)
        forms: dict[str, list[tuple[str, Name]]] = {}
        for spelling, name in self._entries():
            for written in (spelling, _dotted(spelling)):
                key = fold(written).strip()
                if len(key) >= 2:
                    forms.setdefault(key, []).append((written, name))
        self._automaton = ahocorasick.Automaton()
        for key, entries in sorted(forms.items()):
            if len(entries) > 1:
                entries.reverse()  # a user's folder comes after the built-in one and goes before it
                entries.sort(key=lambda e: _FORM_ORDER.get(e[1].form, 9))
            self._automaton.add_word(key, (len(key), tuple(entries)))
        if forms:
            self._automaton.make_automaton()
        self._empty = not forms

    def find(self, text: str, day: str | None = None) -> list[NameHit]:
        """Longest names of ``text``, left to right, without overlaps; senses out of date on ``day`` come last."""
        if self._empty:
            return []
        folded = fold(text)
        cased = any(map(str.isupper, text))
        found: list[NameHit] = []
        for last, (size, entries) in self._automaton.iter(folded):
            start, end = last + 1 - size, last + 1
            if not _bounded(folded, start, end):
                continue
            senses = [name for spelling, name in entries if _fits(text[start:end], spelling, name, cased)]
            if senses:
                # What holds on the day first, on no day what still holds; of that, what holds for the shortest time; of that, what was added last.
                senses.sort(key=lambda n: (not n.holds(day), day is None and n.until is not None, *n.bounds))
                found.append(NameHit(start, end, tuple(senses)))
        return [hit for hit in _longest(found) if hit.senses[0] is not NO_ACTOR]

    def capitals(self, text: str) -> frozenset[int]:
        """Offsets of words that are part of a known name, for the parser's view of a headline."""
        return frozenset(k for hit in self.find(text) for k in range(hit.start, hit.end))


def _bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not ((before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum()) or before in "@#/_")


def _fits(found: str, spelling: str, name: Name, cased: bool) -> bool:
    """Whether the words as written may be this spelling."""
    if name.exact or _is_acronym(spelling):
        return found == spelling
    if not cased:
        return len(spelling) > 3
    return any(map(str.isupper, found)) or not any(map(str.isupper, spelling))


@lru_cache(maxsize=50_000)
def _is_acronym(spelling: str) -> bool:
    letters = [c for c in spelling if c.isalpha()]
    return 1 < len(letters) <= 6 and all(c.isupper() for c in letters) and " " not in spelling


def _dotted(spelling: str) -> str:
    """"P.K.K." of "PKK", as some papers write it; nothing for what is no acronym of three to five letters."""
    return "".join(f"{c}." for c in spelling) if 3 <= len(spelling) <= 5 and spelling.isalpha() and spelling.isupper() and spelling.isascii() else ""


def _longest(found: Iterable[NameHit]) -> Iterator[NameHit]:
    end = -1
    for hit in sorted(found, key=lambda h: (h.start, -h.end)):
        if hit.start >= end:
            yield hit
            end = hit.end
