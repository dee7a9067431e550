"""The actor files of one or more folders in, one table of countries, organisations, leaders, members and agents out; and their check."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from dragoman.knowledge.dates import Interval, last_day
from dragoman.knowledge.rows import AgentRow, CountryNameRow, CountryRow, EntityRow, LeaderRow, MemberRow, NotActorRow
from dragoman.knowledge.tables import KnowledgeError, data_files, read_csv, shown
from dragoman.records import BEYOND_STATES

ENTITY_FILES = ("organisations", "groups", "parties", "bodies", "media", "companies", "people")
# What an actor's code may begin with where no state stands behind it.

Dated = CountryRow | CountryNameRow | EntityRow | LeaderRow | MemberRow
R = TypeVar("R", bound=msgspec.Struct)
R_co = TypeVar("R_co", bound=msgspec.Struct, covariant=True)


@dataclass(frozen=True, slots=True)
class Placed(Generic[R_co]):
    """A row and where it stands: ``where`` is "file:line"."""

    where: str
    row: R_co


@dataclass(frozen=True)
class ActorTables:
    """Everything the actor files say. Read only after loading; a later folder's row replaces an earlier one of the same key."""

    countries: dict[str, CountryRow] = field(default_factory=dict)
    country_names: list[CountryNameRow] = field(default_factory=list)
    entities: dict[str, EntityRow] = field(default_factory=dict)
    leaders: list[LeaderRow] = field(default_factory=list)
    members: list[MemberRow] = field(default_factory=list)
    agents: list[AgentRow] = field(default_factory=list)
    not_actors: list[str] = field(default_factory=list)  # phrases that hide the name inside them: "Persian Gulf"

    @classmethod
    def load(cls, folders: Sequence[Path]) -> ActorTables:
        """Read the folders in order; files that are absent are skipped.

        Raises KnowledgeError (file:line) on a row that does not hold, an impossible date, and a name of a country no file has:
        nothing could be coded with it. What else may be wrong is for ``check_actors``.
        """
        rows = _ActorRows.read(folders)
        tables = cls(
            {p.row.iso3: p.row for p in rows.countries},
            [p.row for p in rows.country_names],
            {p.row.id: p.row for p in rows.entities},
            [p.row for p in rows.leaders],
            [p.row for p in rows.members],
            [p.row for p in rows.agents],
            [p.row.name for p in rows.not_actors],
        )
        for problem in chain(_names_of_nowhere(rows.country_names, tables), _impossible_dates(rows.dated())):
            raise KnowledgeError(problem)
        return tables

    def members_of(self, organisation: str, on: date) -> list[str]:
        """ISO3 codes of those who belonged to an organisation on a day, in alphabetical order."""
        here = (m for m in self.members if m.organisation == organisation)
        return sorted({m.country for m in here if Interval(m.since, m.until).may_hold(on)})

    def holder(self, of: str, office: str, on: date) -> LeaderRow | None:
        """Who held an office of a state (ISO3) or an organisation (id) on a day.

        Where dates are too coarse to tell two holders apart, the later one. None where nobody is known.
        """
        rows = [r for r in self.leaders if r.of == of and r.office == office]
        sure = [r for r in rows if Interval(r.since, r.until).surely_holds(on)]
        possible = sure or [r for r in rows if Interval(r.since, r.until).may_hold(on)]
        return max(possible, key=lambda r: r.since, default=None)


def check_actors(folders: Sequence[Path]) -> list[str]:
    """What is wrong with the actor files of the folders, each as "file:line: text"; empty if nothing is."""
    problems: list[str] = []
    rows = _ActorRows.read(folders, problems)
    tables = ActorTables({p.row.iso3: p.row for p in rows.countries}, entities={p.row.id: p.row for p in rows.entities})
    checks: list[Iterator[str]] = [
        _unknown_references(rows, tables),
        _impossible_dates(rows.dated()),
        _empty_intervals(rows.dated()),
        _name_clashes(rows.country_names),
        _alias_clashes(rows.entities),
        _overlapping_offices(rows.leaders),
        _overlapping_members(rows.members),
    ]
    for check in checks:
        problems.extend(check)
    return problems


@dataclass
class _ActorRows:
    """Rows of every file with their places; replaced ones are gone."""

    countries: list[Placed[CountryRow]]
    country_names: list[Placed[CountryNameRow]]
    entities: list[Placed[EntityRow]]
    leaders: list[Placed[LeaderRow]]
    members: list[Placed[MemberRow]]
    agents: list[Placed[AgentRow]]
    not_actors: list[Placed[NotActorRow]]

    @classmethod
    def read(cls, folders: Sequence[Path], problems: list[str] | None = None) -> _ActorRows:
        """Read all files. With ``problems``, what is wrong is put there; without, it is raised as KnowledgeError."""
        report = _raise if problems is None else problems.append
        return cls(
            _read(folders, ["countries"], CountryRow, lambda r: r.iso3, report),
            _read(folders, ["country_names"], CountryNameRow, lambda r: (r.country, r.name, r.form, r.since), report),
            _read(folders, ENTITY_FILES, EntityRow, lambda r: r.id, report),
            _read(folders, ["leaders"], LeaderRow, lambda r: (r.of, r.office, r.name, r.since), report),
            _read(folders, ["memberships"], MemberRow, lambda r: (r.organisation, r.country, r.since), report),
            _read(folders, ["agents"], AgentRow, lambda r: r.noun, report),
            _read(folders, ["not_actors"], NotActorRow, lambda r: r.name, report),
        )


    def dated(self) -> list[Placed[Dated]]:
        """Every row that has an interval."""
        return [*self.countries, *self.country_names, *self.entities, *self.leaders, *self.members]


def _raise(problem: str) -> None:
    raise KnowledgeError(problem)


def _read(
    folders: Sequence[Path], stems: Iterable[str], row_type: type[R], key: Callable[[R], Hashable], report: Callable[[str], None]
) -> list[Placed[R]]:
    """Rows of ``stem.csv`` and ``stem-*.csv`` in every folder; a later folder wins, a key twice in one folder is reported."""
    kept: dict[Hashable, Placed[R]] = {}
    for folder in folders:
        here: dict[Hashable, Placed[R]] = {}
        for path in (p for stem in stems for pattern in (f"{stem}.csv", f"{stem}-*.csv") for p in data_files([folder], pattern)):
            for placed in _rows_of(path, row_type, report):
                earlier = here.setdefault(key(placed.row), placed)
                if earlier is not placed:
                    report(f"{placed.where}: {_label(key(placed.row))} stands in {earlier.where} already")
        kept.update(here)
    return list(kept.values())


def _rows_of(path: Path, row_type: type[R], report: Callable[[str], None]) -> list[Placed[R]]:
    try:
        file = shown(path)
        return [Placed(f"{file}:{line}", row) for line, row in read_csv(path, row_type)]
    except KnowledgeError as exc:
        report(str(exc))
        return []


def _label(key: Hashable) -> str:
    parts = key if isinstance(key, tuple) else (key,)
    return ", ".join(repr(p) for p in parts if p)


def _unknown_references(rows: _ActorRows, tables: ActorTables) -> Iterator[str]:
    """Rows that name a country or organisation nobody knows."""
    for c in rows.countries:
        if c.row.parent and c.row.parent not in tables.countries:
            yield f"{c.where}: parent {c.row.parent!r} is not in countries.csv"
    yield from _names_of_nowhere(rows.country_names, tables)
    for e in rows.entities:
        if e.row.country and e.row.country not in tables.countries:
            yield f"{e.where}: {e.row.country!r} is not in countries.csv"
        head = e.row.code.split(" ")[0]
        if head not in tables.countries and head not in BEYOND_STATES:
            yield f"{e.where}: code {e.row.code!r} begins with neither a country nor one of {', '.join(sorted(BEYOND_STATES))}"
    for o in rows.leaders:
        if o.row.of not in tables.countries and o.row.of not in tables.entities:
            yield f"{o.where}: {o.row.of!r} is neither a country nor the id of an organisation"
    for m in rows.members:
        if m.row.organisation not in tables.entities:
            yield f"{m.where}: {m.row.organisation!r} is not the id of an organisation"
        if m.row.country not in tables.countries:
            yield f"{m.where}: {m.row.country!r} is not in countries.csv"


def _names_of_nowhere(rows: Iterable[Placed[CountryNameRow]], tables: ActorTables) -> Iterator[str]:
    for n in rows:
        if n.row.country not in tables.countries:
            yield f"{n.where}: {n.row.country!r} is not in countries.csv"


def _impossible_dates(rows: Iterable[Placed[Dated]]) -> Iterator[str]:
    for p in rows:
        for partial in filter(None, (p.row.since, p.row.until)):
            try:
                last_day(partial)
            except ValueError:
                yield f"{p.where}: there is no day {partial}"


def _empty_intervals(rows: Iterable[Placed[Dated]]) -> Iterator[str]:
    """Intervals that end before they begin; impossible dates are reported elsewhere."""
    for p in rows:
        with suppress(ValueError):
            if Interval(p.row.since, p.row.until).is_empty():
                yield f"{p.where}: since {p.row.since} is not before until {p.row.until}"


def _name_clashes(rows: Iterable[Placed[CountryNameRow]]) -> Iterator[str]:
    """One name for two countries at one time, or one row given twice."""
    for name, claims in _by(rows, lambda r: [_spelling(r.name)]):
        for one, other in _overlapping(claims):
            if one.row.country != other.row.country:
                yield f"{other.where}: {name!r} is {other.row.country}, but {one.where} gives it to {one.row.country}"
            elif one.row.form == other.row.form:
                yield f"{other.where}: {name!r} stands in {one.where} already"


def _alias_clashes(rows: Iterable[Placed[EntityRow]]) -> Iterator[str]:
    """One spelling claimed by two actors that existed at one time."""
    for name, claims in _by(rows, lambda r: list(dict.fromkeys(_spelling(a) for a in [r.name, *r.aliases]))):
        for one, other in _overlapping(claims):
            yield f"{other.where}: {name!r} is claimed by {other.row.id!r} and, in {one.where}, by {one.row.id!r}"


def _overlapping_offices(rows: Iterable[Placed[LeaderRow]]) -> Iterator[str]:
    """Two people in one office at one time."""
    for _, terms in _by(rows, lambda r: [f"{r.of} {r.office}"]):
        for one, other in _overlapping(terms):
            yield f"{other.where}: {other.row.name} overlaps {one.row.name} ({one.where}) as {other.row.office} of {other.row.of}"


def _overlapping_members(rows: Iterable[Placed[MemberRow]]) -> Iterator[str]:
    """One membership given twice for one time."""
    for key, spans in _by(rows, lambda r: [f"{r.country} in {r.organisation}"]):
        for one, other in _overlapping(spans):
            yield f"{other.where}: {key} overlaps {one.where}"


D = TypeVar("D", CountryNameRow, EntityRow, LeaderRow, MemberRow)


def _by(rows: Iterable[Placed[D]], keys: Callable[[D], list[str]]) -> Iterator[tuple[str, list[Placed[D]]]]:
    grouped: dict[str, list[Placed[D]]] = {}
    for placed in rows:
        for key in keys(placed.row):
            grouped.setdefault(key, []).append(placed)
    yield from grouped.items()


def _overlapping(rows: Sequence[Placed[D]]) -> Iterator[tuple[Placed[D], Placed[D]]]:
    """Pairs of rows that surely hold on one day; rows with impossible dates are reported elsewhere."""
    for i, other in enumerate(rows):
        for one in rows[:i]:
            with suppress(ValueError):
                if Interval(one.row.since, one.row.until).surely_overlaps(Interval(other.row.since, other.row.until)):
                    yield one, other


def _spelling(name: str) -> str:
    """What two spellings have in common where a report could not tell them apart; acronyms are told apart by their capitals."""
    plain = name.replace("’", "'").strip()
    return plain if plain.isupper() else plain.casefold()
