"""The files of groups, parties, companies and people: they load, their codes hold together, nobody stands in two files at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from dragoman.knowledge.actors import BEYOND_STATES, ENTITY_FILES, ActorTables, check_actors
from dragoman.knowledge.dates import Interval
from dragoman.knowledge.rows import EntityRow
from dragoman.knowledge.tables import read_csv

BUILT_IN = Path(__file__).parents[1] / "src" / "dragoman" / "knowledge" / "data"
# file, the fewest rows it may have, the kinds of its rows
FILES = [
    ("groups", 280, {"group", "people"}),
    ("parties", 420, {"party"}),
    ("companies", 180, {"company"}),
    ("people", 2000, {"person"}),
]
STEMS = [stem for stem, _, _ in FILES]


def rows(stem: str) -> list[EntityRow]:
    return [row for _, row in read_csv(BUILT_IN / f"{stem}.csv", EntityRow)]


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load([BUILT_IN])


def coded(tables: ActorTables, name: str, day: date) -> set[str]:
    """Codes of the entities of a name on a day."""
    named = (e for e in tables.entities.values() if name in (e.name, *e.aliases))
    return {e.code for e in named if Interval(e.since, e.until).may_hold(day)}


@pytest.mark.parametrize(("stem", "fewest", "kinds"), FILES)
def test_files_hold_what_they_are_for(stem: str, fewest: int, kinds: set[str]) -> None:
    entities = rows(stem)
    assert len(entities) >= fewest
    assert {e.kind for e in entities} == kinds


def test_the_check_finds_nothing_in_them() -> None:
    files = tuple(f"{stem}.csv" for stem in STEMS)
    assert [p for p in check_actors([BUILT_IN]) if p.startswith(files)] == []


def test_ids_are_unique_over_all_entity_files() -> None:
    present = [stem for stem in ENTITY_FILES if (BUILT_IN / f"{stem}.csv").exists()]
    ids = Counter(row.id for stem in present for row in rows(stem))
    assert [i for i, n in ids.items() if n > 1] == []


@pytest.mark.parametrize("stem", STEMS)
def test_codes_begin_with_the_country_or_what_stands_beyond_states(stem: str) -> None:
    for row in rows(stem):
        first = row.code.split()[0]
        assert first == row.country or (not row.country and first in BEYOND_STATES), f"{row.id}: {row.code!r} and {row.country!r}"


@pytest.mark.parametrize("stem", STEMS)
def test_the_sector_of_the_code_is_among_the_sectors(stem: str) -> None:
    for row in rows(stem):
        words = row.code.split()
        if words[0] not in BEYOND_STATES and len(words) > 1:
            assert words[1] in row.sectors, f"{row.id}: {row.code!r} and {row.sectors}"


@pytest.mark.parametrize("stem", STEMS)
def test_no_spelling_stands_twice_in_a_row(stem: str) -> None:
    for row in rows(stem):
        spellings = [row.name, *row.aliases]
        assert len(set(spellings)) == len(spellings), row.id


def test_people_have_a_role() -> None:
    assert [row.id for row in rows("people") if not row.role] == []


def test_nobody_is_in_people_while_in_an_office_of_the_leaders(tables: ActorTables) -> None:
    terms: dict[str, list[Interval]] = defaultdict(list)
    for leader in tables.leaders:
        terms[leader.name].append(Interval(leader.since, leader.until))
    doubled = [p.id for p in rows("people") for t in terms.get(p.name, []) if t.surely_overlaps(Interval(p.since, p.until))]
    assert doubled == []


def test_rows_of_one_person_do_not_overlap() -> None:
    by_name: dict[str, list[EntityRow]] = defaultdict(list)
    for person in rows("people"):
        by_name[person.name].append(person)
    for same in by_name.values():
        for one, other in combinations(same, 2):
            assert not Interval(one.since, one.until).surely_overlaps(Interval(other.since, other.until)), other.id


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        ("Abdullah Ocalan", date(1999, 2, 16), {"TUR REB"}),
        ("Osama bin Laden", date(2001, 9, 12), {"IMG"}),
        ("John Garang", date(2000, 1, 1), {"SDN REB"}),
        ("John Garang", date(2005, 7, 20), {"SDN GOV"}),
        ("Hemedti", date(2022, 1, 1), {"SDN PRM"}),
        ("Hemedti", date(2023, 6, 1), {"SDN REB"}),
        ("Machar", date(2012, 1, 1), {"SSD GOV"}),
        ("Machar", date(2014, 1, 15), {"SSD REB"}),
        ("Nelson Mandela", date(1990, 2, 11), {"ZAF PTY"}),
        ("Michael Rose", date(1994, 11, 20), {"IGO UN MIL"}),
        ("Desmond Tutu", date(1986, 9, 7), {"ZAF REL"}),
        ("Peskov", date(2022, 2, 24), {"RUS GOV"}),
        ("Bainimarama", date(2006, 12, 5), {"FJI MIL"}),
        ("Bainimarama", date(2015, 1, 1), {"FJI GOV"}),
        ("Gazprom", date(2009, 1, 7), {"RUS BUS"}),
        ("Taliban", date(1999, 1, 1), {"AFG GOV"}),
        ("Taliban", date(2010, 1, 1), {"AFG REB"}),
    ],
)
def test_codes_change_with_the_day(tables: ActorTables, name: str, day: date, codes: set[str]) -> None:
    assert coded(tables, name, day) == codes
