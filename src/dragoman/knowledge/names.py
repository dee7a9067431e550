"""Every known name as one automaton: a text in, the longest names in it out, each with what it may stand for.

Matching ignores case where the text has none, and asks for a capital where it has; acronyms and names marked ``case`` match
only as written. Offsets are code points of the text given: folding is one code point for one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import ahocorasick
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.rows import CountryNameRow, EntityRow, LeaderRow
from dragoman.records import APART, BEYOND_STATES


@dataclass(frozen=True, slots=True)
class Name:
    """One thing a name may stand for.

    ``key`` identifies the actor ("country:RUS", "government:RUS", "entity:nato", "leader:…"); ``form`` is how the name relates to
    it (name, adjective, people, capital, government, region, alias, person); ``since``/``until`` bound the name, not the role.
    """

    key: str
    label: str
    kind: str
    form: str
    country: str | None
    code: str
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    exact: bool = False
    wikidata: str | None = None

    def holds(self, day: str | None) -> bool:
        """Whether the name could be used in this sense on a day (ISO; None: any day)."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    @property
    def bounds(self) -> tuple[bool, int]:
        """Sorts by how short a time the name holds: with an end before without, then by years."""
        if self.until is None:
            return True, 0
        return False, int(self.until[:4]) - int(self.since[:4]) if self.since else 9999


@dataclass(frozen=True, slots=True)
class NameHit:
    """Where a name stands and what it may stand for, likeliest first."""

    start: int
    end: int
    senses: tuple[Name, ...]


# What "Persian Gulf" stands for: the longest name wins, so that nothing inside it is read as an actor.
_NO_ACTOR = Name("", "", "", "none", None, "")
_FORM_ORDER = {"name": 0, "alias": 0, "person": 0, "government": 1, "people": 1, "adjective": 1, "capital": 2, "region": 3}


def fold(text: str) -> str:
    """Lower case, one code point for one, typographic apostrophes and dashes made plain, white space made blanks."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is two code points keeps its capital
        low = "".join(c if len(c) == 1 else ch for ch in text for c in (ch.lower(),))
    return low.translate(_FOLD)


def _plain(text: str) -> str:
    """Without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


# Where the family's name comes first: "Xi" is Xi Jinping.
_FAMILY_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "PRK", "TWN", "VNM"})
_FOLD = {ord("’"): "'", ord("‘"): "'", ord("‐"): "-", ord("‑"): "-", ord("–"): "-", 0x2212: "-"}
_FOLD |= {c: " " for c in range(0x3001) if chr(c).isspace()}


class NameIndex:
    """The automaton. ``find`` is read only and safe to share."""

    def __init__(self, tables: ActorTables, words: Iterable[str] = ()) -> None:
        """``words``: folded words that stand beside names and belong to none ("river", "president")."""
        self._tables = tables
        self._words = frozenset(words)
        forms: dict[str, list[tuple[str, Name]]] = {}
        for spelling, name in self._entries():
            key = fold(spelling).strip()
            if len(key) >= 2:
                forms.setdefault(key, []).append((spelling, name))
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
        return [hit for hit in _longest(found) if hit.senses[0] is not _NO_ACTOR]

    def label(self, iso: str) -> str:
        """Name of a country by its ISO3 code."""
        row = self._tables.countries.get(iso)
        return row.name if row else iso

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

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {fold(s): s for s, name in self._entries() if name is not _NO_ACTOR}

    @cached_property
    def _surnames(self) -> dict[str, list[tuple[str, Name]]]:
        """Surnames of seven letters and more to (first name, who)."""
        out: dict[str, list[tuple[str, Name]]] = {}
        for leader in self._tables.leaders:
            parts = fold(_plain(leader.name)).split()
            if len(parts[-1]) >= 7:
                out.setdefault(parts[-1], []).append((parts[0] if len(parts) > 1 else "", self._leader_name(leader)))
        return out

    def in_office(self, surname: str, day: str) -> list[Name]:
        """Heads of state and government of that surname on a day (ISO): "Bush" in 2003."""
        rows = self._heads.get(fold(_plain(surname)), [])
        return [self._leader_name(r) for r in rows if r.since <= day and (r.until is None or day[: len(r.until)] <= r.until)]

    @cached_property
    def _heads(self) -> dict[str, list[LeaderRow]]:
        out: dict[str, list[LeaderRow]] = {}
        for row in self._tables.leaders:
            if row.office in ("head-of-state", "head-of-government"):
                words = fold(_plain(row.name)).split()
                out.setdefault(words[0 if row.of in _FAMILY_FIRST else -1], []).append(row)
        return out

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

    def capitals(self, text: str) -> frozenset[int]:
        """Offsets of words that are part of a known name, for the parser's view of a headline."""
        return frozenset(k for hit in self.find(text) for k in range(hit.start, hit.end))

    def _entries(self) -> Iterator[tuple[str, Name]]:
        for row in self._tables.country_names:
            yield row.name, self._country_name(row)
        for entity in self._tables.entities.values():
            name = self._entity_name(entity)
            for spelling in dict.fromkeys([entity.name, *entity.aliases]):
                yield spelling, name
        for leader in self._tables.leaders:
            person = self._leader_name(leader)
            for spelling in dict.fromkeys([leader.name, *leader.aliases]):
                yield spelling, person
        for phrase in self._tables.not_actors:
            yield phrase, _NO_ACTOR

    def _country_name(self, row: CountryNameRow) -> Name:
        iso, label = self.coded_as(row.country)
        base = self._tables.countries[row.country]
        government = row.form in ("government", "capital")
        apart = [APART] if base.kind == "disputed" and iso != row.country else []
        return Name(
            key=f"{'government' if government else 'people' if row.form == 'people' else 'country'}:{row.country}",
            label=f"{label} (government)" if government else f"{label} (people)" if row.form == "people" else label,
            kind="government" if government else "people" if row.form == "people" else "state",
            form=row.form,
            country=iso,
            code=" ".join([iso, *(["GOV"] if government else []), *apart]),
            sectors=("GOV",) if government else ((APART,) if base.kind == "disputed" else ()),
            since=row.since,
            until=row.until,
            exact=row.case,
            wikidata=(base.wikidata or None) if not government else None,
        )

    def _entity_name(self, row: EntityRow) -> Name:
        sectors = tuple(row.sectors) or tuple(s for s in row.code.split()[1:2] if len(s) == 3 and row.code[:3] not in BEYOND_STATES)
        country, code = row.country or None, row.code
        if country in self._tables.countries:
            country = self.coded_as(country)[0]
            code = " ".join([country, *code.split()[1:]]) if code.split()[0] == row.country else code
        form = "person" if row.kind == "person" else "alias"
        return Name(f"entity:{row.id}", row.name, row.kind, form, country, code, sectors, row.since, row.until, wikidata=row.wikidata or None)

    def coded_as(self, iso: str) -> tuple[str, str]:
        """(ISO3 it is coded with, name): disputed and former entities are coded with the state the tables name."""
        row = self._tables.countries[iso]
        if row.parent and row.kind in ("disputed", "former") and row.parent in self._tables.countries:
            return row.parent, row.name
        return iso, row.name

    def coded_office(self, row: LeaderRow) -> tuple[str | None, str, tuple[str, ...]]:
        """(country, code, sectors) of whoever holds an office."""
        entity = self._tables.entities.get(row.of)
        if entity is not None:
            return entity.country or None, row.code or entity.code, tuple(entity.sectors)
        if row.of not in self._tables.countries:
            return None, row.code or row.of, ()
        country = self.coded_as(row.of)[0]
        if self._tables.countries[row.of].kind == "disputed" and country != row.of:
            return country, row.code or f"{country} GOV {APART}", ("GOV", APART)
        return country, row.code or f"{country} GOV", ("GOV",)

    def _leader_name(self, row: LeaderRow) -> Name:
        country, code, sectors = self.coded_office(row)
        return Name(f"leader:{row.name}", row.name, "person", "person", country, code, sectors, wikidata=row.wikidata or None)

    @cached_property
    def offices(self) -> dict[str, list[LeaderRow]]:
        """Offices by person, in the order of time."""
        out: dict[str, list[LeaderRow]] = {}
        for row in self._tables.leaders:
            out.setdefault(row.name, []).append(row)
        for rows in out.values():
            rows.sort(key=lambda r: r.since)
        return out


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


def _longest(found: Iterable[NameHit]) -> Iterator[NameHit]:
    end = -1
    for hit in sorted(found, key=lambda h: (h.start, -h.end)):
        if hit.start >= end:
            yield hit
            end = hit.end
