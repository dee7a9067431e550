"""Names that are nearly written so, heads of state by their surname, and words that are no person's name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.names.entries import NO_ACTOR, Entries
from dragoman.knowledge.names.folding import fold, without_marks
from dragoman.knowledge.names.name import Name
from dragoman.knowledge.rows import LeaderRow

# Where the family's name comes first: "Xi" is Xi Jinping.
_FAMILY_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "PRK", "TWN", "VNM"})


class Near(Entries):
    """Names by less than their whole spelling."""

    def __init__(self, tables: ActorTables, words: Iterable[str] = ()) -> None:
        """``words``: folded words that stand beside names and belong to none ("river", "president")."""
        super().__init__(tables)
        self._words = frozenset(words)

    def nearly(self, words: str) -> Name | None:
        """The officeholder whose name differs from ``words`` by a letter or two ("Francois Mitterand"); surnames of seven letters and more."""
        parts = fold(words).split()
        if not parts or len(parts[-1]) < 7:
            return None
        first = parts[0] if len(parts) > 1 else ""
        for spelling, _, _ in process.extract(parts[-1], self._surnames.keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=0.88, limit=3):
            for given, name in self._surnames[spelling]:
                if not first or not given or given[0] == first[0]:
                    return name
        return None

    def nearly_spelled(self, words: str) -> list[str]:
        """Known spellings that differ from ``words`` by a letter in seven at most, the nearest first."""
        near = process.extract(fold(words), self._spellings.keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=0.85, limit=3)
        return [self._spellings[s] for s, *_ in near]

    def in_office(self, surname: str, day: str) -> list[Name]:
        """Heads of state and government of that surname on a day (ISO): "Bush" in 2003."""
        rows = self._heads.get(fold(without_marks(surname)), [])
        return [self._leader_name(r) for r in rows if r.since <= day and (r.until is None or day[: len(r.until)] <= r.until)]

    @cached_property
    def title_words(self) -> frozenset[str]:
        """Words, folded, that stand beside a person's name and belong to none: titles, nouns for people and bodies, kinds of places."""
        return self._words | {w for row in self._tables.agents for w in row.noun.split()}

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words, folded, of bodies, titles and phrases that are no person's name: "radio", "foreign", "river"."""
        words: set[str] = set(self.title_words)
        for entity in self._tables.entities.values():
            if entity.kind != "person":
                for spelling in (entity.name, *entity.aliases):
                    words.update(fold(spelling).split())
        return frozenset(words)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {fold(s): s for s, name in self._entries() if name is not NO_ACTOR}

    @cached_property
    def _surnames(self) -> dict[str, list[tuple[str, Name]]]:
        """Surnames of seven letters and more to (first name, who)."""
        out: dict[str, list[tuple[str, Name]]] = {}
        for leader in self._tables.leaders:
            parts = fold(without_marks(leader.name)).split()
            if len(parts[-1]) >= 7:
                out.setdefault(parts[-1], []).append((parts[0] if len(parts) > 1 else "", self._leader_name(leader)))
        return out

    @cached_property
    def _heads(self) -> dict[str, list[LeaderRow]]:
        out: dict[str, list[LeaderRow]] = {}
        for row in self._tables.leaders:
            if row.office in ("head-of-state", "head-of-government"):
                words = fold(without_marks(row.name)).split()
                out.setdefault(words[0 if row.of in _FAMILY_FIRST else -1], []).append(row)
        return out
