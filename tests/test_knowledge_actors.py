"""Countries, organisations, members and offices: what the built-in files hold, how folders add up, what the check finds."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

import msgspec
import pytest

from dragoman.knowledge.actors import ActorTables, check_actors
from dragoman.knowledge.dates import Interval
from dragoman.knowledge.names import NameIndex
from dragoman.knowledge.rows import AgentRow, CountryNameRow, CountryRow, EntityRow, LeaderRow, MemberRow, NotActorRow
from dragoman.knowledge.tables import KnowledgeError

ROOT = Path(__file__).parents[1]
BUILT_IN = ROOT / "src" / "dragoman" / "knowledge" / "data"
# What a state's list of names may lack: cities that share the country's name, or are read as something else.
NO_CAPITAL = {"ATG", "DJI", "LUX", "MCO", "SGP", "SMR", "SYC"}
NO_PEOPLE = {"COG", "DMA", "VAT"}
NO_ADJECTIVE = {"COG", "DMA"}


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load([BUILT_IN])


@pytest.fixture(scope="module")
def names(tables: ActorTables) -> NameIndex:
    return NameIndex(tables)


def test_the_built_in_countries_and_organisations_hold() -> None:
    ours = ("countries", "country_names", "organisations", "bodies", "media", "memberships")
    assert [p for p in check_actors([BUILT_IN]) if p.startswith(ours)] == []


def test_every_state_has_its_names_and_its_point(tables: ActorTables) -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for row in tables.country_names:
        forms[row.country].add(row.form)
    states = [c for c in tables.countries.values() if c.kind == "state"]
    assert len(states) == 194  # 193 members of the United Nations and the Holy See
    for state in states:
        expected = {"name", "adjective", "people", "capital"}
        expected -= {"capital"} if state.iso3 in NO_CAPITAL else set()
        expected -= {"people"} if state.iso3 in NO_PEOPLE else set()
        expected -= {"adjective"} if state.iso3 in NO_ADJECTIVE else set()
        assert expected <= forms[state.iso3], f"{state.name} lacks {expected - forms[state.iso3]}"
        assert state.lat is not None, state.name
        assert state.lon is not None, state.name
        assert state.iso2, state.name


@pytest.mark.parametrize(
    ("name", "country", "form"),
    [
        ("Ivory Coast", "CIV", "name"),
        ("Burma", "MMR", "name"),
        ("DPRK", "PRK", "name"),
        ("Holland", "NLD", "name"),
        ("U.S.", "USA", "adjective"),
        ("Briton", "GBR", "people"),
        ("Tamils", "LKA", "people"),
        ("Palestinians", "PSE", "people"),
        ("Filipino", "PHL", "adjective"),
        ("Chechen", "XCE", "adjective"),
        ("Kiev", "UKR", "capital"),
        ("Kyiv", "UKR", "capital"),
        ("Downing Street", "GBR", "government"),
        ("Crimea", "UKR", "region"),
        ("Donetsk", "UKR", "region"),
        ("Gaza Strip", "PSE", "region"),
        ("Soviet", "SUN", "adjective"),
        ("USA", "USA", "name"),
        ("RUS", None, None),  # an ISO code is no name
    ],
)
def test_names(tables: ActorTables, name: str, country: str | None, form: str | None) -> None:
    found = {(r.country, r.form) for r in tables.country_names if r.name == name}
    assert found == set() if country is None else (country, form) in found


@pytest.mark.parametrize(
    ("entity", "parent"),
    [("XAB", "GEO"), ("XSO", "GEO"), ("XTN", "MDA"), ("XDP", "UKR"), ("XNC", "CYP"), ("XSL", "SOM"), ("ESH", ""), ("SUN", "RUS"), ("TWN", ""), ("XKX", "")],
)
def test_disputed_and_former_states_name_the_one_they_are_coded_with(tables: ActorTables, entity: str, parent: str) -> None:
    assert tables.countries[entity].parent == parent


@pytest.mark.parametrize(
    ("organisation", "country", "day", "expected"),
    [
        ("nato", "SWE", date(2024, 3, 6), False),
        ("nato", "SWE", date(2024, 3, 7), True),
        ("eu", "GBR", date(2020, 1, 31), True),
        ("eu", "GBR", date(2020, 2, 1), False),
        ("ec", "GBR", date(1990, 8, 2), True),
        ("warsaw-pact", "POL", date(1990, 1, 1), True),
        ("warsaw-pact", "POL", date(1995, 1, 1), False),
        ("au", "MAR", date(2016, 1, 1), False),
        ("g8", "RUS", date(2014, 3, 31), False),
        ("arab-league", "SYR", date(2013, 1, 1), False),
        ("un-security-council", "CHN", date(1970, 1, 1), False),
    ],
)
def test_members_by_date(tables: ActorTables, organisation: str, country: str, day: date, expected: bool) -> None:
    assert (country in tables.members_of(organisation, day)) is expected


def test_an_organisation_nobody_knows_has_no_members(tables: ActorTables) -> None:
    assert tables.members_of("hanseatic-league", date(2000, 1, 1)) == []


COUNTRIES = "iso3,name\nARN,Arnor\nGON,Gondor\n"
LEADERS = "of,office,role,name,since,until\n"


def folder(path: Path, **files: str) -> Path:
    path.mkdir(exist_ok=True)
    for stem, text in files.items():
        (path / f"{stem}.csv").write_text(text, encoding="utf-8")
    return path


def test_holder_by_date(tmp_path: Path) -> None:
    rows = "ARN,head-of-state,king,Arvedui,1964-05-01,1975\nARN,head-of-state,steward,Aranarth,1975,1980-02\n"
    tables = ActorTables.load([folder(tmp_path, countries=COUNTRIES, leaders=LEADERS + rows)])
    names = {d: (h.name if (h := tables.holder("ARN", "head-of-state", d)) else None) for d in (date(1964, 4, 30), date(1964, 5, 1), date(1975, 6, 1), date(1980, 3, 1))}
    assert names == {date(1964, 4, 30): None, date(1964, 5, 1): "Arvedui", date(1975, 6, 1): "Aranarth", date(1980, 3, 1): None}


def test_a_users_folder_adds_rows_and_replaces_those_of_the_same_key(tmp_path: Path) -> None:
    names = "country,name,form\nARN,Arnor,name\n"
    first = folder(tmp_path / "a", countries=COUNTRIES, country_names=names, organisations="id,name,kind,code\ncouncil,White Council,igo,IGO\n")
    mine = "id,name,kind,code,aliases\ncouncil,Council of the Wise,igo,IGO WISE,the Wise\nrangers,Rangers of the North,group,ARN REB,\n"
    second = folder(tmp_path / "b", countries="iso3,name,parent\nARN,North Kingdom,GON\n", groups=mine)
    tables = ActorTables.load([first, second])
    assert {c.iso3: c.name for c in tables.countries.values()} == {"ARN": "North Kingdom", "GON": "Gondor"}
    assert {e.id: e.code for e in tables.entities.values()} == {"council": "IGO WISE", "rangers": "ARN REB"}
    assert [n.name for n in tables.country_names] == ["Arnor"]
    assert check_actors([first, second]) == []


def test_a_name_of_no_country_stops_the_loading(tmp_path: Path) -> None:
    path = folder(tmp_path, countries=COUNTRIES, country_names="country,name,form\nMOR,Mordor,name\n")
    with pytest.raises(KnowledgeError, match=r"country_names\.csv:2: 'MOR' is not in countries\.csv"):
        ActorTables.load([path])


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"countries": COUNTRIES + "ARN,Arnor again\n"}, "countries.csv:4: 'ARN' stands in countries.csv:2 already"),
        ({"countries": "iso3,name,parent\nARN,Arnor,NUM\n"}, "countries.csv:2: parent 'NUM' is not in countries.csv"),
        ({"countries": "iso3,name,since,until\nARN,Arnor,1975,1861\n"}, "countries.csv:2: since 1975 is not before until 1861"),
        ({"countries": "iso3,name,since\nARN,Arnor,1975-02-30\n"}, "countries.csv:2: there is no day 1975-02-30"),
        ({"countries": "iso3,name\narn,Arnor\n"}, "countries.csv:2:"),
        ({"country_names": "country,name,form\nARN,Tharbad,region\nGON,Tharbad,region\n"}, "country_names.csv:3: 'tharbad' is GON, but country_names.csv:2 gives it to ARN"),
        ({"bodies": "id,name,kind,code,country\nx,X,body,ARN,MOR\n"}, "bodies.csv:2: 'MOR' is not in countries.csv"),
        ({"bodies": "id,name,kind,code\nx,X,body,MOR MIL\n"}, "bodies.csv:2: code 'MOR MIL' begins with neither a country nor one of IGO, IMG, "),
        (
            {"media": "id,name,kind,code,aliases\na,Palantir,media,ARN JRN,The Stone\nb,Herald,media,GON JRN,the stone\n"},
            "media.csv:3: 'the stone' is claimed by 'b' and, in media.csv:2, by 'a'",
        ),
        ({"memberships": "organisation,country\nleague,ARN\n"}, "memberships.csv:2: 'league' is not the id of an organisation"),
        ({"leaders": LEADERS + "MOR,head,lord,Sauron,1000,\n"}, "leaders.csv:2: 'MOR' is neither a country nor the id of an organisation"),
        (
            {"leaders": LEADERS + "ARN,head-of-state,king,Arvedui,1964-05-01,1975-03\nARN,head-of-state,king,Aranarth,1975-02-01,\n"},
            "leaders.csv:3: Aranarth overlaps Arvedui (leaders.csv:2) as head-of-state of ARN",
        ),
        ({"agents": "noun,sectors\nranger,MIL\nranger,COP\n"}, "agents.csv:3: 'ranger' stands in agents.csv:2 already"),
    ],
)
def test_what_the_check_finds(tmp_path: Path, files: dict[str, str], problem: str) -> None:
    """Files that are not ours are named with their folder."""
    own = folder(tmp_path, **{"countries": COUNTRIES, **files})
    found = check_actors([own])
    assert len(found) == 1
    assert found[0].startswith(f"{own}/")
    assert found[0].replace(f"{own}/", "").startswith(problem)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("1990", "1995"), ("1995", None), False),  # some day of 1995 for both
        (("1990", "1995-06"), ("1995", None), False),
        (("1990", "1997"), ("1995", None), True),
        (("1990-01-01", "1995-06-02"), ("1995-06-01", None), True),
        (("1990-01-01", "1995-06-01"), ("1995-06-01", None), False),
        ((None, None), ("1995", "1995"), False),  # known to fall in one year only: no day is sure
        ((None, None), ("1995", "1996"), True),
    ],
)
def test_only_certain_overlaps_count(one: tuple[str | None, str | None], other: tuple[str | None, str | None], overlap: bool) -> None:
    assert Interval(*one).surely_overlaps(Interval(*other)) is overlap
    assert Interval(*other).surely_overlaps(Interval(*one)) is overlap


@pytest.mark.parametrize("row_type", [CountryRow, CountryNameRow, EntityRow, MemberRow, LeaderRow, AgentRow, NotActorRow])
def test_every_column_is_described(row_type: type[msgspec.Struct]) -> None:
    text = (ROOT / "docs" / "actor-files.md").read_text(encoding="utf-8")
    assert f"`{' '.join(row_type.__struct_fields__)}`" in text


def test_every_code_outside_iso_is_described(tables: ActorTables) -> None:
    text = (ROOT / "docs" / "actor-files.md").read_text(encoding="utf-8")
    ours = [c for c in tables.countries.values() if c.iso3.startswith("X") or c.kind == "former"]
    assert [c.iso3 for c in ours if f"`{c.iso3}`" not in text] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("warships in the Persian Gulf", []),
        ("Latin American leaders met in Washington", ["Washington"]),
        ("the Oslo accords", []),
        ("Oslo said", ["Oslo"]),
        ("the Jordan Valley", []),
        ("Papua New Guinea and Guinea-Bissau", ["Papua New Guinea", "Guinea-Bissau"]),
        ("the U.N. Security Council", ["U.N. Security Council"]),
        ("those who told us so", []),
    ],
)
def test_the_longest_phrase_decides(names: NameIndex, text: str, found: list[str]) -> None:
    assert [text[h.start : h.end] for h in names.find(text)] == found


@pytest.mark.parametrize(
    ("name", "day", "key"),
    [
        ("Moscow", "1988-05-01", "government:SUN"),
        ("Moscow", "1999-05-01", "government:RUS"),
        ("Juba", "2005-05-01", "country:SDN"),
        ("Juba", "2013-12-15", "government:SSD"),
        ("Dili", "1999-09-04", "country:IDN"),
        ("Dili", "2006-05-01", "government:TLS"),
    ],
)
def test_one_name_at_two_dates(names: NameIndex, name: str, day: str, key: str) -> None:
    assert names.find(name, day)[0].senses[0].key == key
