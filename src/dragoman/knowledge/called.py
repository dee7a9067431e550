"""What actors are called: a name that somebody asks for in ("RSF", "Kremlin", "Sudan's army", "Syrian rebels"), the names and codes that reports are coded with out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.codes import compose_code
from dragoman.knowledge.knowledge import BUILT_IN, collector_paused
from dragoman.knowledge.names import Name, NameIndex
from dragoman.knowledge.rows import AgentRow

_ARTICLE = re.compile(r"(?i)^the\s+")
_OWN = re.compile(r"^['’]s?\s+|^\s+")  # between whose it is and what it is
_LONGEST_ACRONYM = 6


class Called:
    """Who bears a name, and whom a description means; the built-in files are read when a program asks for the first name."""

    def country(self, code: str) -> str:
        """The name of a country by its code (ISO3)."""
        return _names().label(code)

    def members(self, organisation: str, day: str) -> list[str]:
        """Names of the countries that belonged to the organisation of that name on a day (YYYY-MM-DD), in alphabetical order."""
        tables = _tables()
        ident = next((e.id for e in tables.entities.values() if e.name == organisation), "")
        return sorted(self.country(code) for code in tables.members_of(ident, date.fromisoformat(day)))

    def nearly(self, asked: str) -> list[str]:
        """Names of those whose name is nearly written so."""
        names = _names()
        return _once(s.label for spelling in names.nearly_spelled(_ARTICLE.sub("", asked.strip())) for s in self._bearers(spelling))

    def countries(self, asked: str) -> list[str]:
        """Codes of the countries whose name it is, by which all go that act for one: "Saudi Arabia", "Russia", "Syrian"."""
        senses = next((found for written in self._written(asked) if (found := self._bearers(written))), ())
        return _once(s.code for s in senses if s.key == f"country:{s.code}")

    def __call__(self, asked: str) -> tuple[list[str], list[str]]:
        """Names of those who bear it, and codes of those who bear it or whom it describes. Raises KnowledgeError on data that does not hold."""
        for written in self._written(asked):
            if senses := self._bearers(written):
                return _once(s.label for s in senses), _once(s.code for s in senses)
        return [], self._described(_ARTICLE.sub("", asked.strip()))

    def _written(self, asked: str) -> Iterable[str]:
        """What is asked for without its article, and with the capitals it may have."""
        words = _ARTICLE.sub("", asked.strip())
        return dict.fromkeys((words, *(_capitals(words) if words.islower() else ())))

    def _bearers(self, words: str) -> Sequence[Name]:
        """Those whose whole name it is."""
        return next((h.senses for h in _names().find(words) if words[h.end :] in ("", "'s", "’s") and h.start == 0), ())

    def _described(self, words: str) -> list[str]:
        """The code of an agent of somebody: "Syrian rebels", "Sudan's rebels", "rebels of Syria"."""
        for hit in _names().find(words):
            before, after = words[: hit.start], words[hit.end :]
            if not before.strip() and (own := _OWN.match(after)):
                noun = after[own.end() :]
            elif not after.strip() and re.search(r"(?i)\s(of|in|from)\s+(the\s+)?$", before):
                noun = re.split(r"(?i)\s(?:of|in|from)\s", before)[0]
            else:
                continue
            if (agent := self._agent(noun)) is not None:
                return [compose_code(hit.senses[0], agent)[0]]
        return []

    def _agent(self, noun: str) -> AgentRow | None:
        """The kind of people or body that a noun as a whole names."""
        words = noun.lower().split()
        found = _agents().match(words, words, len(words) - 1) if words else None
        return found[0] if found is not None and (found[1], found[2]) == (0, len(words)) else None


# The built-in files do not change while a program runs: it reads them once, however many stores it opens.


@cache
def _tables() -> ActorTables:
    with collector_paused():
        return ActorTables.load([BUILT_IN])


@cache
def _names() -> NameIndex:
    with collector_paused():
        return NameIndex(_tables())


@cache
def _agents() -> AgentTable:
    with collector_paused():
        return AgentTable.load([BUILT_IN])


def _capitals(words: str) -> Iterator[str]:
    """As it may be meant where somebody does not care for capitals."""
    yield " ".join(w[:1].upper() + w[1:] for w in words.split())
    if len(words) <= _LONGEST_ACRONYM:
        yield words.upper()


def _once(items: Iterable[str]) -> list[str]:
    return [x for x in dict.fromkeys(items) if x]
