"""Places: which words name one, which place it is, how much of the map it covers. One table a phenomenon."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from dragoman.coding.places import PlaceMention, candidates, find_places, place_records
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.language import Parse, Parser
from dragoman.records import Document, Part

pytestmark = pytest.mark.model

Find = Callable[..., list[PlaceMention]]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def find(parse: Callable[[str], Parse], gazetteer: Gazetteer) -> Find:
    def run(text: str) -> list[PlaceMention]:
        return find_places(parse(text), gazetteer)

    return run


def _one(found: list[PlaceMention], name: str) -> PlaceMention:
    hits = [m for m in found if m.name == name]
    assert hits, f"{name!r} not among {[m.name for m in found]}"
    return hits[-1]


# sentence, name, country, first-level region (None: any)
HOMONYMS = [
    ("The storm tore the roofs off two schools in Paris, Texas, on Monday.", "Paris", "USA", "Texas"),
    ("French police detained three men in Paris on Sunday.", "Paris", "FRA", None),
    ("Gunmen fired at an army post in Tripoli, in northern Lebanon, while Beirut stayed calm.", "Tripoli", "LBN", None),
    ("Haftar's forces shelled the outskirts of Tripoli as fighting spread to Benghazi.", "Tripoli", "LBY", None),
    ("Russian troops withdrew from Gori, Georgia, on Friday.", "Georgia", "GEO", None),
    ("The governor of Georgia signed the bill in Atlanta.", "Georgia", "USA", "Georgia"),
    ("Police in Birmingham, Alabama, arrested a suspect.", "Birmingham", "USA", "Alabama"),
    ("A factory in Birmingham closed, the British government said.", "Birmingham", "GBR", None),
    ("He was born in Cambridge, Massachusetts, and studied in Cambridge, England.", "Cambridge", "GBR", None),
    ("Troops from Chad and Niger fought in Jordan and the state of Victoria.", "Victoria", "AUS", None),
    ("Flights to Washington, New York, Boston and Houston were cancelled.", "Washington", "USA", "District of Columbia"),
    ("Officials from Belgium and France met in Brussels.", "Belgium", "BEL", None),
    ("Three police officers were shot in Moscow, Idaho, on Sunday.", "Moscow", "USA", "Idaho"),
    ("After stops in Washington, New York and Boston, the prince flew home.", "Washington", "USA", "District of Columbia"),
    ("WASHINGTON (AP) - Shells made in Watervliet, New York, were sold, the Pentagon said in Washington.", "Washington", "USA", "District of Columbia"),
    ("The mayor of Huntsville, Texas, met officials of Walker County.", "Walker County", "USA", "Texas"),
    ("An explosion hit a mosque in Hyderabad in Pakistan's Sindh province.", "Hyderabad", "PAK", None),
]


@pytest.mark.parametrize(("text", "name", "country", "admin1"), HOMONYMS)
def test_homonyms_go_with_their_company(find: Find, text: str, name: str, country: str, admin1: str | None) -> None:
    m = _one(find(text), name)
    assert m.entry is not None
    assert m.entry.country == country
    assert admin1 in (None, m.entry.admin1)


# sentence, name, feature, precision
TOLD = [
    ("Diplomats left the Russian Embassy in London on Tuesday.", "Russian Embassy", "capital", "near"),
    ("A summit will open at the Dubai World Trade Centre on Monday.", "Dubai World Trade Centre", "city", "near"),
    ("Students of California State University at San Marcos marched.", "California State University", "city", "near"),
    ("After stops in Washington, New York and Boston, the prince flew home.", "New York", "city", "exact"),
    ("The governor of New York spoke in Albany.", "New York", "admin1", "region"),
]


@pytest.mark.parametrize(("text", "name", "feature", "precision"), TOLD)
def test_what_the_text_says_of_where_a_place_lies(find: Find, text: str, name: str, feature: str, precision: str) -> None:
    m = _one(find(text), name)
    assert m.entry is not None
    assert (m.entry.feature, m.precision) == (feature, precision)


# a name, the place it may stand for (None: none)
FORMS = [
    ("L.A.", "Los Angeles"),
    ("La.", "Louisiana"),
    ("Ohioans", "Ohio"),
    ("Texans", "Texas"),
    ("Londoners", "London"),
    ("Marjory Stoneman Douglas High School", None),
    ("Percy French Hotel", None),
    ("Sydney Opera House", "Sydney"),
]


@pytest.mark.parametrize(("raw", "place"), FORMS)
def test_forms_of_names(gazetteer: Gazetteer, raw: str, place: str | None) -> None:
    found = candidates(raw, gazetteer)[0]
    assert (found[0].name if found else None) == place


# sentence, name, feature, precision
KINDS = [
    ("Fighting raged across Helmand province.", "Helmand", "region", "region"),
    ("Fighting raged in southern Lebanon.", "Lebanon", "country", "part"),
    ("Shelling went on in the Donetsk region.", "Donetsk", "admin1", "region"),
    ("Tanks entered the Gaza Strip.", "Gaza Strip", "region", "region"),
    ("Russia annexed Crimea.", "Crimea", "region", "region"),
    ("Rebels seized a village near Goma in eastern Congo.", "Goma", "city", "near"),
    ("He flew to Camp David.", "Camp David", "facility", "exact"),
    ("The ship sank in the Black Sea.", "Black Sea", "water", "area"),
    ("Rockets were fired from Syria.", "Syria", "country", "country"),
    ("Two died in a crash in Walworth County, Wis.", "Walworth County", "admin2", "district"),
    ("Five people died at the Zaporizhzhia nuclear power plant.", "Zaporizhzhia nuclear power plant", "facility", "exact"),
    ("Talks were held in Geneva, Switzerland.", "Geneva", "city", "exact"),
    ("Drought struck the Sahel.", "Sahel", "area", "area"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "feature", "precision"), KINDS)
def test_feature_and_precision(find: Find, text: str, name: str, feature: str, precision: str) -> None:
    m = _one(find(text), name)
    assert m.entry is not None
    assert (m.entry.feature, m.precision) == (feature, precision)


# sentence, name, kilometres, bearing in degrees
OFFSETS = [
    ("Artillery struck a farm 15 km south of Kharkiv, killing four.", "Kharkiv", 15, 180),
    ("The convoy was ambushed about 20 miles (32 km) north-west of Kandahar.", "Kandahar", 32.2, 315),
    ("A bus was stopped 40 kilometers east of the city of Mosul.", "Mosul", 40, 90),
    ("Troops dug in 1.5 km north of Debaltseve.", "Debaltseve", 1.5, 0),
]


@pytest.mark.parametrize(("text", "name", "km", "bearing"), OFFSETS)
def test_so_many_kilometres_from(find: Find, text: str, name: str, km: float, bearing: float) -> None:
    m = _one(find(text), name)
    assert m.entry is not None
    assert m.lat is not None
    assert m.lon is not None
    north = (m.lat - m.entry.lat) * 111.2
    east = (m.lon - m.entry.lon) * 111.2 * math.cos(math.radians(m.entry.lat))
    assert math.hypot(north, east) == pytest.approx(km, rel=0.03, abs=0.05)
    assert math.degrees(math.atan2(east, north)) % 360 == pytest.approx(bearing, abs=2)
    assert m.precision == "near"


# sentence, name, whether it is the place itself
LITERAL = [
    ("Protesters gathered in Moscow.", "Moscow", True),
    ("Moscow warned Kiev on Monday.", "Moscow", False),
    ("The Georgian capital was quiet.", "Georgian", True),
    ("Syrian rebels fled.", "Syrian", False),
    ("The army left the outskirts of Homs.", "Homs", True),
    ("Troops withdrew from Homs and Hama.", "Hama", True),
    ("The bomb went off near Ukraine's border.", "Ukraine", True),
    ("Troops entered Grozny.", "Grozny", True),
]


@pytest.mark.parametrize(("text", "name", "literal"), LITERAL)
def test_place_or_those_who_act_in_its_name(find: Find, text: str, name: str, literal: bool) -> None:
    assert _one(find(text), name).literal is literal


STANDING = [
    ("Gunmen ambushed a convoy near Al-Tamra, killing five guards.", "Al-Tamra"),
    ("Two suspects were arrested in nearby Tame, he said.", "Tame"),
    ("Soldiers found the pupils in Sokubu forest.", "Sokubu"),
    ("The army moved into the disputed al-Fashra borderland.", "al-Fashra"),
]


@pytest.mark.parametrize(("text", "name"), STANDING)
def test_what_the_text_puts_somewhere_is_a_place(find: Find, text: str, name: str) -> None:
    assert name in [m.name for m in find(text)]


FORMER = [
    ("He was born in Leningrad.", "Leningrad", 59.94, 30.31),
    ("The last helicopter left Saigon.", "Saigon", 10.82, 106.63),
    ("Protesters marched in Rangoon, Burma.", "Rangoon", 16.81, 96.16),
    ("Ministers met in Kiev.", "Kiev", 50.45, 30.52),
]


@pytest.mark.parametrize(("text", "name", "lat", "lon"), FORMER)
def test_former_names(find: Find, text: str, name: str, lat: float, lon: float) -> None:
    m = _one(find(text), name)
    assert (m.lat, m.lon) == (pytest.approx(lat, abs=0.1), pytest.approx(lon, abs=0.1))


NOT_PLACES = [
    ("Mr Washington told reporters that Mrs London had left.", []),
    ("Chad Johnson said nothing.", []),
    ("The meeting was on Monday in May.", []),
    ("He gave no reason.", []),
]


@pytest.mark.parametrize(("text", "names"), NOT_PLACES)
def test_people_and_words_are_no_places(find: Find, text: str, names: list[str]) -> None:
    assert [m.name for m in find(text)] == names


def test_datelines_in_capitals(find: Find) -> None:
    found = find("BEIRUT (AP) - Warplanes bombed Idlib province on Monday, activists said.")
    assert [m.name for m in found] == ["BEIRUT", "Idlib"]
    assert found[0].entry is not None
    assert found[0].entry.country == "LBN"


def test_headlines_in_title_case(parser: Parser, gazetteer: Gazetteer) -> None:
    text = "Russia Says Troops Near Ukraine Border Will Return To Bases"
    parse = parser.parse(Document(id="t", text=text, parts=[Part(kind="title", span=(0, len(text)))]))
    assert [m.name for m in find_places(parse, gazetteer)] == ["Russia", "Ukraine"]


def test_lower_case_text_gets_a_short_list(find: Find) -> None:
    found = find("the army killed four militants near srinagar in kashmir and two in pakistan, in hope of peace")
    assert [m.name for m in found] == ["srinagar", "kashmir", "pakistan"]


def test_an_unknown_name_is_left_off_the_map_with_a_reason(find: Find) -> None:
    m = _one(find("Troops shelled farms in Zzyrabad Valley and fled to Syria."), "Zzyrabad Valley")
    assert m.entry is None
    assert m.precision == "unknown"
    assert m.note is not None
    assert "Zzyrabad" in m.note


UNKNOWN = [
    ("Clashes broke out in the village of Zzyrabad near Kunduz.", "Zzyrabad"),
    ("Fighters seized the town of Bir Zumran on Sunday.", "Bir Zumran"),
    ("Militants attacked Qarabulaq, a town in northern Iraq.", "Qarabulaq"),  # there is one in China
]


@pytest.mark.parametrize(("text", "name"), UNKNOWN)
def test_a_town_the_gazetteer_lacks_is_no_other_town(find: Find, text: str, name: str) -> None:
    assert _one(find(text), name).entry is None


def test_what_tells_of_another_place_stays(find: Find) -> None:
    """The distance is Kismayo's."""
    m = _one(find("Gunmen stormed a hotel in Kismayo, a port city 500 km southwest of Mogadishu."), "Mogadishu")
    assert m.entry is not None
    assert m.lat == m.entry.lat


def test_a_line_break_ends_a_name(find: Find) -> None:
    assert [m.name for m in find("Annexation of Crimea\nRussian troops left.")] == ["Crimea", "Russian"]


def test_records(find: Find) -> None:
    text = "Artillery struck a farm 15 km south of Kharkiv."
    (place,) = place_records(find(text))
    assert (place.id, place.name, place.country, place.feature, place.precision) == ("p1", "Kharkiv", "UKR", "city", "near")
    assert text[slice(*place.span)] == "Kharkiv"
    assert place.lat is not None
    assert place.lat < 49.9


def test_two_runs_agree(find: Find) -> None:
    text = "Fighters from Aleppo, Homs and Springfield met in Georgia, near Athens, and in Jackson County."
    assert find(text) == find(text)


def test_empty_text(find: Find) -> None:
    assert find("") == []
    assert find("...") == []


def test_a_name_of_dashes_alone_is_no_place(gazetteer: Gazetteer) -> None:
    assert candidates("- - -", gazetteer) == ([], "- - -", "")
