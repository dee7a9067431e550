"""Whom a name means that somebody asks for: in the knowledge of actors, in a store, in every listing; and what is said where it means nobody."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.cli.app import run
from dragoman.knowledge import Called
from dragoman.linking import Ledger
from dragoman.records import Record, decode_record, encode_record
from dragoman.store import Filter, Intake, NoSuchRecord, Store
from dragoman.web import Settings, create_app
from examples import record

# What is asked, a name with which reports are coded for those who bear it, the code of those whom it describes.
CALLED: dict[str, tuple[str, str]] = {
    "RSF": ("Rapid Support Forces", "SDN PRM"),
    "rsf": ("Rapid Support Forces", "SDN PRM"),
    "the Rapid Support Forces": ("Rapid Support Forces", "SDN PRM"),
    "Kremlin": ("Russia (government)", "RUS GOV"),
    "the Kremlin's": ("Russia (government)", "RUS GOV"),
    "white house": ("United States (government)", "USA GOV"),
    "Sudan's army": ("Sudanese Armed Forces", "SDN MIL"),
    "UN": ("United Nations", "IGO UN"),
    "Syrian rebels": ("", "SYR REB"),
    "Syria's rebels": ("", "SYR REB"),
    "rebels of Syria": ("", "SYR REB"),
    "peruvian soldiers": ("", "PER MIL"),
    "foreign ministry of Peru": ("", "PER GOV MFA"),
    "Syrian": ("Syria", "SYR"),
    "Syrian marmalade": ("", ""),
    "rebels": ("", ""),
    "somebody else altogether": ("", ""),
    "": ("", ""),
    "'s": ("", ""),
}


@pytest.fixture(scope="module")
def called() -> Called:
    return Called()


@pytest.mark.parametrize("asked", CALLED)
def test_the_knowledge_of_actors_says_who_is_called_so(called: Called, asked: str) -> None:
    names, codes = called(asked)
    name, code = CALLED[asked]
    assert (name in names, bool(names)) == (bool(name), bool(name))
    assert (code in codes, bool(codes)) == (bool(code), bool(code))


@pytest.mark.parametrize(
    ("organisation", "day", "some", "none"),
    [("NATO", "2014-03-03", "Albania", "Finland"), ("NATO", "2024-06-01", "Finland", "Ukraine"), ("European Union", "2021-01-01", "France", "United Kingdom")],
)
def test_whoever_belonged_to_an_organisation_on_a_day_is_known(called: Called, organisation: str, day: str, some: str, none: str) -> None:
    members = called.members(organisation, day)
    assert (some in members, none in members, members == sorted(members)) == (True, False, True)


def test_whom_nobody_belongs_to_has_no_members(called: Called) -> None:
    assert called.members("Hanseatic League", "2014-03-03") == called.members("Russia", "2014-03-03") == []


def renamed(given: Record, names: dict[str, tuple[str, str]]) -> Record:
    """The record with other actors in the place of these."""

    def walk(item: Any) -> Any:
        if isinstance(item, dict):
            changed = {k: walk(v) for k, v in item.items()}
            if item.get("name") in names:
                changed["name"], code = names[item["name"]]
                changed |= {"code": code} if "code" in item else {}
            return changed
        return [walk(i) for i in item] if isinstance(item, list) else item

    return decode_record(msgspec.json.encode(walk(msgspec.json.decode(encode_record(given)))))


def filled(folder: Path, *actors: tuple[tuple[str, str], tuple[str, str]]) -> str:
    """A store of one report for each pair of actors."""
    store = Store.create(folder)
    for number, (one, other) in enumerate(actors):
        made = renamed(record(), {"Borduria": one, "Syldavia": other})
        store.append([Intake(msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, id=f"{number}.txt", text=made.document.text + " " * number)))])
    return str(folder)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    return filled(
        tmp_path_factory.mktemp("meaning") / "store",
        (("Rapid Support Forces", "SDN PRM"), ("Sudanese Armed Forces", "SDN MIL")),
        (("Recep Tayyip Erdoğan", "TUR GOV"), ("Faction of Aleppo", "SYR REB")),
        (("Russia (government)", "RUS GOV"), ("Kremlin spokesman", "RUS GOV")),
        (("Zoë Ångström", ""), ("Kremlin spokesman", "RUS GOV")),
    )


# What is asked, how many events it finds, and what is said of it.
ASKED: dict[str, tuple[str, int, str]] = {
    "a name": ("Rapid Support Forces", 3, ""),
    "part of one": ("Erdoğan", 3, ""),
    "a code": ("TUR GOV", 3, ""),
    "an acronym": ("RSF", 3, "'RSF' is taken for Rapid Support Forces"),
    "an acronym in lower case": ("rsf", 3, "'rsf' is taken for Rapid Support Forces"),
    "another name beside one that stands there": ("Kremlin", 3, "'Kremlin' is taken for Russia (government)"),
    "a code in lower case": ("tur gov", 3, "'tur gov' is taken for TUR GOV"),
    "without the marks of its letters": ("Angstrom", 3, "'Angstrom' is taken for Zoë Ångström"),
    "another spelling that is known": ("Erdogan", 3, "'Erdogan' is taken for Recep Tayyip Erdoğan"),
    "several": ("RSF | TUR", 6, "'RSF | TUR' is taken for Rapid Support Forces"),
    "several of which one is nobody": ("TUR | Xyzzy", 3, ""),
    "a country's name": ("Turkey", 3, "'Turkey' is taken for TUR"),
    "a country's name in lower case": ("turkey", 3, "'turkey' is taken for TUR"),
    "a country that stands there only in who acts for it": ("Sudan", 3, "'Sudan' is taken for SDN"),
    "a country's name beside a name it is part of": ("Russia", 3, "'Russia' is taken for RUS"),
    "a country that nobody acts for": ("Peru", 0, "nobody in the reports has the name or code 'Peru'"),
    "a slip": ("Rapid Suport Forces", 0, "nobody in the reports has the name or code 'Rapid Suport Forces'; the nearest: Rapid Support Forces"),
    "a slip in another name": ("Kremlim", 0, "nobody in the reports has the name or code 'Kremlim'; the nearest: Russia (government)"),
    "nobody": ("Xyzzy", 0, "nobody in the reports has the name or code 'Xyzzy'"),
    "more bars than anybody asks with": ("RSF" + " | TUR" * 9, 0, "nobody in the reports has the name or code 'RSF | TUR"),
    "a bar alone": ("|", 0, "nobody in the reports has the name or code '|'"),
}


@pytest.mark.parametrize(("asked", "events", "words"), ASKED.values(), ids=ASKED)
def test_a_name_finds_whom_it_means_and_what_is_meant_is_said(root: str, asked: str, events: int, words: str) -> None:
    told: list[str] = []
    store = Store.open(root, names=Called(), tell=told.append)
    assert store.events(actor=asked).count() == events == len(list(store.events(actor=asked)))
    assert [t[: len(words)] for t in told] == ([words] if words else [])
    assert bool(Ledger.open(store).claims(Filter(actor=asked))) == bool(events)
    assert len(told) == bool(words)  # once


PLACES: dict[str, tuple[str, str]] = {
    "a name": ("Klow", ""),
    "part of one, in lower case": ("lo", ""),
    "one of several": ("Xyzzy | Klow", ""),
    "a slip": ("Klou", "no place in the reports has the name or country code 'Klou'; the nearest: Klow"),
    "a country of which there is none": ("Peru", "no place in the reports has the name or country code 'Peru'"),
    "nowhere": ("Xyzzy", "no place in the reports has the name or country code 'Xyzzy'"),
    "nowhere with a quotation mark": ("O'Xyzzy", "no place in the reports has the name or country code \"O'Xyzzy\""),
}


@pytest.mark.parametrize(("asked", "words"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("view", ["events", "places", "claims"])
def test_a_place_that_no_report_names_is_spoken_of(root: str, view: str, asked: str, words: str) -> None:
    told: list[str] = []
    store = Store.open(root, names=Called(), tell=told.append)
    found = Ledger.open(store).claims(Filter(place=asked)) if view == "claims" else list(store.ask(view, place=asked))
    assert (bool(found), told) == (not words, [words] if words else [])


PUBLISHERS: dict[str, tuple[str, int, str]] = {
    "its name": ("Klow Wire", 1, ""),
    "a word of it, in lower case": ("klow", 1, ""),
    "one of several": ("Nobody | Klow Wire", 1, ""),
    "a slip": ("Klow Wier", 0, "no report was published by 'Klow Wier'; the nearest: Klow Wire"),
    "nobody": ("Xyzzy", 0, "no report was published by 'Xyzzy'"),
}


@pytest.mark.parametrize(("asked", "number", "words"), PUBLISHERS.values(), ids=PUBLISHERS)
def test_a_publisher_of_whom_there_is_nothing_is_spoken_of(tmp_path: Path, asked: str, number: int, words: str) -> None:
    made = record()
    Store.create(tmp_path / "store").append([Intake(msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, publisher="Klow Wire")))])
    told: list[str] = []
    opened = Store.open(tmp_path / "store", tell=told.append)
    assert (opened.documents(source=asked).count(), told) == (number, [words] if words else [])


def test_who_is_acted_on_is_described(root: str) -> None:
    for asked, number in {"Syrian rebels": 1, "Sudan's army": 1, "Peruvian rebels": 0}.items():
        assert dragoman.open(root).events(recipient=asked).count() == number
        assert len(Ledger.open(dragoman.open(root)).claims(Filter(recipient=asked))) == number


def test_a_store_without_knowledge_knows_the_names_in_its_reports(root: str) -> None:
    store = Store.open(root)
    assert store.meaning("RSF").nobody
    assert store.meaning("angstrom").instead == ("Zoë Ångström",)


def test_a_dossier_is_of_the_very_name_before_one_that_is_meant(root: str) -> None:
    store = dragoman.open(root)
    assert [Ledger.open(store).dossier(n).name for n in ("RSF", "Kremlin spokesman", "Russia (government)", "sdn prm")] == [
        "Rapid Support Forces", "Kremlin spokesman", "Russia (government)", "Rapid Support Forces",
    ]  # fmt: skip
    with pytest.raises(NoSuchRecord, match=r"nobody in the reports has the name or code 'Rapid Suport'.*the nearest: Rapid Support Forces"):
        Ledger.open(store).dossier("Rapid Suport")


def test_commands_say_whom_they_take_a_name_for(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    said: dict[str, tuple[int, str]] = {
        "events --actor RSF": (0, "dragoman: 'RSF' is taken for Rapid Support Forces\n"),
        "claims --actor RSF": (0, "dragoman: 'RSF' is taken for Rapid Support Forces\n"),
        "search soldiers --actor RSF": (0, "dragoman: 'RSF' is taken for Rapid Support Forces\n"),
        "documents --source Nobody": (0, "dragoman: no report was published by 'Nobody'\n"),
        "events --actor Xyzzy": (0, "dragoman: nobody in the reports has the name or code 'Xyzzy'\n"),
        "actors Xyzzy": (1, "dragoman: nobody in the reports has the name or code 'Xyzzy'\n"),
    }
    for line, expected in said.items():
        assert (run([*line.split(), "--store", root]), capsys.readouterr().err) == expected


def test_the_page_and_the_api_say_so_too(root: str) -> None:
    browser = TestClient(create_app(Settings(store=root, names=Called())), base_url="http://localhost:8321")
    for address, words in notes(("events", "claims", "timeline", "actors", "documents")):
        assert words in browser.get(f"/{address}").text.replace("&#39;", "'")
        assert [n[:1].upper() + n[1:] + "." for n in browser.get(f"/api/{address}").json()["notes"]] == [words]
    assert browser.get("/api/events?actor=TUR").json()["notes"] == []
    assert browser.get("/actors/RSF").status_code == 200
    nobody = browser.get("/actors/Rapid%20Suport")
    assert nobody.status_code == 404
    assert '; the nearest:</p>' in nobody.text
    assert '<a href="/actors/Rapid%20Support%20Forces">' in nobody.text
    assert browser.get("/api/events?actor=RSF").json()["total"] == 3


def notes(lists: Iterable[str]) -> Iterable[tuple[str, str]]:
    for name in lists:
        yield f"{name}?actor=RSF", "'RSF' is taken for Rapid Support Forces."
        yield f"{name}?actor=Xyzzy", "Nobody in the reports has the name or code 'Xyzzy'."
