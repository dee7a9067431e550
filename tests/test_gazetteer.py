"""The gazetteer: which places a name may mean, in which order, and what a folder of one's own adds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.placenames import fold, key_hash
from dragoman.knowledge.tables import KnowledgeError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


FOLDED = [
    ("Rafaḩ", "rafah"),
    ("St. Louis", "saint louis"),
    ("Deir el-Zour", "deir el zour"),
    ("N'Djamena", "ndjamena"),
    ("N’Djaména", "ndjamena"),
    ("Łódź", "lodz"),
    ("U.S.", "us"),
    ("Mt. Sinjar", "mount sinjar"),
    ("København", "kobenhavn"),
]


@pytest.mark.parametrize(("name", "key"), FOLDED)
def test_spellings_of_one_name_share_a_key(name: str, key: str) -> None:
    assert fold(name) == key


def test_the_hash_never_changes() -> None:
    """The archive holds hashes: another function would make every look-up miss."""
    assert f"{key_hash('paris'):016x}" == "16fff8bcf3676f91"


# name → what is expected among its places: (feature, country, admin1 or None)
FOUND = [
    ("Paris", [("capital", "FRA", "Île-de-France"), ("city", "USA", "Texas")]),
    ("paris", [("capital", "FRA", None)]),
    ("TRIPOLI", [("capital", "LBY", None), ("city", "LBN", None)]),
    ("Georgia", [("country", "GEO", None), ("admin1", "USA", None)]),
    ("Georgian", [("country", "GEO", None)]),
    ("Rafah", [("city", "PSE", "Gaza Strip"), ("city", "EGY", None)]),
    ("Kiev", [("capital", "UKR", None)]),
    ("Kyiv", [("capital", "UKR", None)]),
    ("Leningrad", [("city", "RUS", None)]),
    ("Constantinople", [("city", "TUR", None)]),
    ("Saigon", [("city", "VNM", None)]),
    ("Rangoon", [("city", "MMR", None)]),
    ("Crimea", [("region", "UKR", "Crimea")]),
    ("Gaza", [("region", "PSE", None)]),
    ("Jackson County", [("admin2", "USA", "Mississippi"), ("admin2", "USA", "Missouri")]),
    ("Ky.", [("admin1", "USA", "Kentucky")]),
    ("W. Va.", [("admin1", "USA", "West Virginia")]),
    ("Idlib", [("city", "SYR", None), ("admin1", "SYR", None)]),
    ("Strait of Hormuz", [("water", "", None)]),
    ("Camp David", [("facility", "USA", None)]),
    ("European", [("continent", "", None)]),
    ("Balkans", [("area", "", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), FOUND, ids=[n for n, _ in FOUND])
def test_look_up(gazetteer: Gazetteer, name: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = gazetteer.lookup(name)
    for feature, country, admin1 in expected:
        assert any(e.feature == feature and e.country == country and admin1 in (None, e.admin1) for e in found), found[:5]


# Points, within half a degree or so
POINTS = [
    ("Ukraine", "country", 49.0, 32.0),
    ("Belgium", "country", 50.75, 4.5),
    ("United States", "country", 39.76, -98.5),
    ("Crimea", "region", 45.25, 34.25),
    ("Donetsk", "city", 48.02, 37.8),
    ("Gaza Strip", "region", 31.42, 34.36),
    ("Texas", "admin1", 31.25, -99.25),
    ("Kabul", "capital", 34.53, 69.17),
    ("Laurel County", "admin2", 37.11, -84.12),
]


@pytest.mark.parametrize(("name", "feature", "lat", "lon"), POINTS)
def test_countries_and_regions_have_points_of_their_own(gazetteer: Gazetteer, name: str, feature: str, lat: float, lon: float) -> None:
    hit = next(e for e in gazetteer.lookup(name) if e.feature == feature)
    assert hit.lat == pytest.approx(lat, abs=0.6)
    assert hit.lon == pytest.approx(lon, abs=0.6)


def test_countries_come_first(gazetteer: Gazetteer) -> None:
    """Belgium is a town in Wisconsin too."""
    assert gazetteer.lookup("Belgium")[0].feature == "country"
    assert any(e.admin1 == "Wisconsin" for e in gazetteer.lookup("Belgium"))


def test_unknown_names_find_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Zzyrabad") == []
    assert gazetteer.lookup("") == []


def test_many_names_at_once_give_the_same(gazetteer: Gazetteer) -> None:
    fresh = Gazetteer.load()
    fresh.warm(["paris", "zzyrabad", "crimea"])
    assert fresh.lookup("Zzyrabad") == []
    assert fresh.lookup("Paris") == gazetteer.lookup("Paris")
    assert fresh.lookup("Crimea") == gazetteer.lookup("Crimea")


def test_a_folder_of_ones_own_adds_places(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,aliases,lat,lon,feature,country\nCheckpoint Zulu,CP Zulu|Zulu gate,48.1,37.9,facility,UKR\n")
    hit = Gazetteer.load([tmp_path]).lookup("zulu gate")
    assert [(e.name, e.lat, e.feature, e.form) for e in hit] == [("Checkpoint Zulu", 48.1, "facility", "alternate")]


BAD = [
    ("name,lat,lon,feature\nA,100,0,city\n", "places.csv:2"),
    ("name,lat,lon,feature\n\nA,1,2,castle\n", "places.csv:3"),
    ("name,lat,feature\nA,1,city\n", "column 'lon' is missing"),
    ("name,lat,lon,feature,zip\nA,1,2,city,9\n", "unknown column 'zip'"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_line_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "places.csv").write_text(text)
    with pytest.raises(KnowledgeError, match=message.replace(".", r"\.")):
        Gazetteer.load([tmp_path])


def test_it_loads_fast() -> None:
    best = min(_seconds() for _ in range(3))
    assert best < 0.6  # about 0.2 s on an idle machine


def _seconds() -> float:
    start = time.process_time()
    Gazetteer.load()
    return time.process_time() - start
