"""leaders.csv: who held which office on a day, and that no two people hold one office at once."""

from __future__ import annotations

import collections
import csv
import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.knowledge.actors import ActorTables, check_actors
from dragoman.knowledge.dates import first_day
from dragoman.knowledge.knowledge import BUILT_IN
from dragoman.knowledge.rows import LeaderRow
from dragoman.knowledge.tables import read_csv

LEADERS = BUILT_IN / "leaders.csv"
# States whose foreign and defence ministers reports name most.
MOST_IN_THE_NEWS = [
    "USA",
    "GBR",
    "FRA",
    "DEU",
    "RUS",
    "CHN",
    "JPN",
    "IND",
    "PAK",
    "ISR",
    "EGY",
    "SYR",
    "IRQ",
    "IRN",
    "TUR",
    "SAU",
    "UKR",
    "POL",
    "ITA",
    "ESP",
    "CAN",
    "AUS",
    "KOR",
    "PRK",
]


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load([BUILT_IN])


@pytest.fixture(scope="module")
def rows() -> list[LeaderRow]:
    return [row for _, row in read_csv(LEADERS, LeaderRow)]


def offices_on(tables: ActorTables, name: str, day: date) -> list[tuple[str, str, str]]:
    """(state, office, role) a person held on a day, as ``holder`` tells."""
    terms = {(r.of, r.office) for r in tables.leaders if r.name == name}
    held = [
        h for h in (tables.holder(of, office, day) for of, office in sorted(terms)) if h is not None and h.name == name
    ]
    return [(h.of, h.office, h.role) for h in held]


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        # One name, two dates, two codings.
        ("Vladimir Putin", date(1999, 9, 1), [("RUS", "head-of-government", "prime minister")]),
        (
            "Vladimir Putin",
            date(2000, 1, 15),
            [("RUS", "head-of-government", "prime minister"), ("RUS", "head-of-state", "acting president")],
        ),
        ("Vladimir Putin", date(2010, 1, 1), [("RUS", "head-of-government", "prime minister")]),
        ("Vladimir Putin", date(2014, 3, 31), [("RUS", "head-of-state", "president")]),
        ("Viktor Yanukovych", date(2007, 1, 1), [("UKR", "head-of-government", "prime minister")]),
        ("Viktor Yanukovych", date(2013, 11, 21), [("UKR", "head-of-state", "president")]),
        ("Viktor Yanukovych", date(2014, 3, 31), []),
        ("Eduard Shevardnadze", date(1989, 6, 1), [("SUN", "foreign-minister", "foreign minister")]),
        ("Eduard Shevardnadze", date(1999, 6, 1), [("GEO", "head-of-state", "president")]),
        ("Donald Tusk", date(2010, 1, 1), [("POL", "head-of-government", "prime minister")]),
        ("Donald Tusk", date(2016, 6, 24), [("european-council", "head", "president of the European Council")]),
        ("Donald Trump", date(2019, 1, 1), [("USA", "head-of-state", "president")]),
        ("Donald Trump", date(2022, 1, 1), []),
        ("Mahmoud Abbas", date(2003, 5, 1), [("PSE", "head-of-government", "prime minister")]),
    ],
)
def test_a_name_holds_the_office_of_the_day(
    tables: ActorTables, name: str, day: date, expected: list[tuple[str, str, str]]
) -> None:
    assert offices_on(tables, name, day) == expected


@pytest.mark.parametrize(
    ("of", "office", "handover", "before", "after"),
    [
        ("USA", "head-of-state", date(2009, 1, 20), "George W. Bush", "Barack Obama"),
        ("GBR", "head-of-government", date(1990, 11, 28), "Margaret Thatcher", "John Major"),
        ("RUS", "foreign-minister", date(2004, 3, 9), "Igor Ivanov", "Sergei Lavrov"),
        ("un", "head", date(1997, 1, 1), "Boutros Boutros-Ghali", "Kofi Annan"),
        ("nato", "head", date(2014, 10, 1), "Anders Fogh Rasmussen", "Jens Stoltenberg"),
    ],
)
def test_the_day_of_handover_belongs_to_the_successor(
    tables: ActorTables, of: str, office: str, handover: date, before: str, after: str
) -> None:
    last, first = tables.holder(of, office, handover - timedelta(days=1)), tables.holder(of, office, handover)
    assert last is not None
    assert first is not None
    assert (last.name, first.name) == (before, after)


def test_a_vacant_office_has_no_holder(tables: ActorTables) -> None:
    """Lebanon had no president between Michel Suleiman and Michel Aoun."""
    assert tables.holder("LBN", "head-of-state", date(2015, 7, 1)) is None


def test_nobody_shares_an_office_and_every_office_belongs_to_somebody_known() -> None:
    assert [p for p in check_actors([BUILT_IN]) if p.startswith("leaders.csv")] == []


def test_a_planted_overlap_is_found_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_text("iso3,name\nUTO,Utopia\n", encoding="utf-8")
    (tmp_path / "leaders.csv").write_text(
        "of,office,role,name,since,until\n"
        "UTO,head-of-state,president,Ada Alder,1999-01-01,2003-05-02\n"
        "UTO,head-of-state,president,Bob Beech,2003-05-01,2007-05-01\n"
        "UTO,head-of-state,president,Cid Cedar,2007-05-01,\n",
        encoding="utf-8",
    )
    problems = check_actors([tmp_path])
    assert len(problems) == 1
    assert problems[0].startswith(f"{tmp_path / 'leaders.csv'}:3: Bob Beech overlaps Ada Alder")


def test_one_row_a_term_in_the_order_of_office_and_date(rows: list[LeaderRow]) -> None:
    """Neighbours in one office stand in the order of their dates, so that a new line has one right place."""
    for one, other in itertools.pairwise(rows):
        if (one.of, one.office) == (other.of, other.office):
            assert one.since < other.since, (one, other)
            assert one.until is not None, one


def test_no_spelling_stands_for_two_people_of_different_states(rows: list[LeaderRow]) -> None:
    """A bare surname may be shared inside one state, where the date decides; never across states."""
    people: dict[str, set[tuple[str, str]]] = collections.defaultdict(set)
    for row in rows:
        for spelling in [row.name, *row.aliases]:
            people[spelling.casefold()].add((row.name, row.of))
    for spelling, claims in people.items():
        names, places = {n for n, _ in claims}, {p for _, p in claims}
        assert len(names) == 1 or len(places) == 1, (spelling, claims)


def test_short_forms_are_never_only_a_common_surname(rows: list[LeaderRow]) -> None:
    common = {
        "Ahmed",
        "Ali",
        "Brown",
        "Bush",
        "Clinton",
        "Gandhi",
        "Hussein",
        "Johnson",
        "Khan",
        "Kim",
        "Lee",
        "May",
        "Singh",
    }
    for row in rows:
        assert not common & {row.name, *row.aliases}, row


def test_the_states_most_in_the_news_have_all_four_offices_from_1990(rows: list[LeaderRow]) -> None:
    first: dict[tuple[str, str], date] = {}
    for row in rows:
        key = (row.of, row.office)
        first[key] = min(first.get(key, date.max), first_day(row.since))
    monarch_or_president_alone = {"CAN", "AUS", "USA"}
    for of in MOST_IN_THE_NEWS:
        for office in ("foreign-minister", "defence-minister"):
            assert (of, office) in first, (of, office)
        tops = [first[k] for k in ((of, "head-of-state"), (of, "head-of-government")) if k in first]
        assert min(tops).year <= 1991, of
        assert len(tops) == 2 or of in monarch_or_president_alone, of


def test_the_file_holds_two_thousand_terms_and_no_stray_blanks() -> None:
    with LEADERS.open(encoding="utf-8", newline="") as stream:
        lines = [cells for cells in csv.reader(stream) if not cells[0].startswith("#")]
    assert len(lines) > 2000
    cells = [c for line in lines for c in line]
    assert all(c == c.strip() and "  " not in c for c in cells)
