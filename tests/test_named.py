"""Which report a name means: whatever it is called by, every question answers of the same report, and says what became of a name that passed to another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli.app import run
from dragoman.linking import Ledger
from dragoman.store import (
    Filter,
    Intake,
    NoSuchRecord,
    Store,
    changes,
    document_key,
    evidence,
    revision_key,
    versions_of,
)
from test_store import report

ADDRESS, TWIN, OTHER_TWIN = "https://a.example/1", "https://a.example/same", "https://b.example/same"
FIRST = report("first", url=ADDRESS, day="2001-04-02")
SECOND = report("second", url=ADDRESS, day="2001-04-03")
TWINS = [report("same", url=TWIN, day="2001-04-04"), report("same", url=OTHER_TWIN, day="2001-04-05")]
KEY, BEFORE, NOW = document_key(FIRST.document), revision_key(FIRST.document), revision_key(SECOND.document)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A report whose address another one took under another id, and two that are called alike."""
    made = Store.create(tmp_path_factory.mktemp("named") / "store")
    made.append([Intake(r) for r in (FIRST, SECOND, *TWINS)])
    return made


# A name, the version that is shown, the report whose events and versions are listed, and what is said of the name.
NAMES: dict[str, tuple[str, str, str]] = {
    "second": (NOW, "second", ""),
    KEY: (NOW, "second", ""),
    ADDRESS: (NOW, "second", ""),
    NOW: (NOW, "second", ""),
    NOW[:6]: (NOW, "second", ""),
    "first": (NOW, "second", f"first: a report called second has taken its address ({ADDRESS}) and counts in its place: both are versions of the report {KEY}"),
    BEFORE: (BEFORE, "second", f"{BEFORE}: an older version of second, of which {NOW} counts"),
}


@pytest.mark.parametrize(("name", "shown", "listed", "words"), [(n, *rest) for n, rest in NAMES.items()], ids=list(NAMES))
def test_all_that_is_asked_by_a_name_is_of_one_report(store: Store, name: str, shown: str, listed: str, words: str) -> None:
    assert store.record(name)[0] == shown
    assert evidence(store, f"{name}.e1")["id"] == f"{shown}.e1"
    assert {e["document"] for e in store.events(document=name)} == {listed}
    assert [d["revision"] for d in store.documents(document=name)] == [NOW]
    assert [v["revision"] for v in versions_of(store, name)] == [BEFORE, NOW]
    assert store.named(name).words == words


def test_claims_of_a_report_are_the_same_by_each_of_its_names(store: Store) -> None:
    ledger = Ledger.open(store)
    found = {tuple(c.id for c in ledger.claims(Filter.of(document=name))) for name in NAMES}
    assert len(found) == 1
    assert found != {()}


def test_versions_that_came_under_several_ids_say_so(store: Store) -> None:
    told = "".join(changes(store, "first")).splitlines()
    assert told[0] == "second: 2 versions"
    assert [line.rpartition(", ")[2] for line in told[1:3]] == ["as first", "as second"]


def test_reports_that_are_called_alike_are_all_listed_and_the_last_is_shown(store: Store) -> None:
    assert {e["url"] for e in store.events(document="same")} == {TWIN, OTHER_TWIN}
    assert store.record("same")[1].document.url == OTHER_TWIN
    versions = versions_of(store, "same")
    assert [(v["url"], v["number"], v["changed"]) for v in versions] == [(OTHER_TWIN, 1, ""), (TWIN, 1, "")]
    assert store.named("same").words == f"same: 2 reports are called so; by their keys: {versions[0]['document']} ({OTHER_TWIN}), {versions[1]['document']} ({TWIN})"


def test_an_id_that_two_reports_have_lost_means_neither(tmp_path: Path) -> None:
    made = Store.create(tmp_path)
    for address in ("https://a.example/x", "https://a.example/y"):
        made.append([Intake(report("lost", url=address)), Intake(report(address[-1], url=address, day="2001-05-01"))])
    with pytest.raises(NoSuchRecord, match="lost: 2 reports were called so, and no longer are; by their keys: "):
        made.record("lost")


@pytest.mark.parametrize("name", ["nobody", "https://a.example/2", "zzzzzzzzzzzzz", "first ", ""])
def test_a_name_that_nothing_bears(store: Store, name: str) -> None:
    for ask in (store.record, store.named, lambda n: store.events(document=n), lambda n: Ledger.open(store).claims(Filter.of(document=n))):
        with pytest.raises(NoSuchRecord, match=f"{name}: no report of that id"):
            ask(name)


def test_the_commands_say_it_once(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["show", "first"], ["events", "--document", "first"], ["store", "versions", "first"], ["claims", "--document", "first"]):
        assert run([*command, "--store", store.lake.root, "--format", "json"]) == 0
        printed = capsys.readouterr()
        assert printed.err == f"dragoman: {NAMES['first'][2]}\n"
        assert "second" in json.dumps(json.loads(printed.out))
