"""Ingest: known reports are passed over, changed ones become versions, and whatever dies when, the store holds whole reports."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from dragoman.cli.app import run
from dragoman.engine import EngineError
from dragoman.engine.ingest import Settings, Tally, ingest
from dragoman.engine.intake import Known
from dragoman.engine.keys import Keys
from dragoman.reading import Reject
from dragoman.records import Document
from dragoman.store import Arrivals, Intake, Store, arrivals, care, document_key
from examples import record

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FINDINGS = ("actors", "events", "attributions", "figures", "places", "times", "relations", "claims")
PROGRAM = [sys.executable, "-c", "from dragoman.cli import main; main()"]

COUNTRIES = ("Russia", "Ukraine", "Georgia", "Turkey", "Greece", "Iran", "Iraq", "Israel")


def reports(number: int) -> list[dict[str, str]]:
    """So many short reports, each of its own."""
    made = []
    for n in range(number):
        a, b = COUNTRIES[n % 8], COUNTRIES[(n // 8 + n + 1) % 8]
        made.append({"id": f"r{n}", "date": f"2014-03-{1 + n % 28:02}", "text": f"{a} accused {b} of shelling a village on Monday, killing {n + 2} people. {b} denied it."})
    return made


def write(path: Path, rows: list[dict[str, str]]) -> str:
    """Rows as JSON Lines."""
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return str(path)


def take_in(store: Store, *sources: str, **settings: object) -> tuple[Tally, list[str]]:
    """Ingest, and the rejects told of."""
    told: list[str] = []

    def heard(_: Tally, reject: Reject | None) -> None:
        told.extend([str(reject)] if reject else [])

    return ingest(store, sources, Settings(**settings), heard), told  # type: ignore[arg-type]


def findings(store: Store) -> dict[str, list[object]]:
    """Everything found, in order."""
    now = store.refreshed()
    return {name: list(now.rows(f"SELECT * FROM {name} ORDER BY id")) for name in FINDINGS}


# what is known


def doc(ident: str, text: str, url: str | None = None) -> Document:
    return Document(id=ident, text=text, url=url)


def test_known_changed_and_new_are_told_apart() -> None:
    known = Known()
    sorted_as = [
        known.sort(doc("a", "words"), "x.jsonl"),
        known.sort(doc("a", "words"), "y.jsonl"),  # the same again
        known.sort(doc("a", "other words"), "x.jsonl"),  # the same id with other words
        known.sort(doc("b", "words"), "x.jsonl"),  # another agency prints them
        known.sort(doc("moved.txt", "words"), "moved.txt"),  # a file known by its words
        known.sort(doc("c", "words", "https://example.org/1"), "x.jsonl"),
        known.sort(doc("d", "words", "https://example.org/1"), "x.jsonl"),  # one address is one report
    ]
    assert sorted_as == ["new", "known", "changed", "new", "known", "new", "known"]


# runs


@pytest.mark.model
def test_an_ingest_can_be_repeated(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store")
    source = write(tmp_path / "in.jsonl", reports(5))
    first, _ = take_in(store, source)
    before = findings(store)
    second, _ = take_in(store.refreshed(), source)
    assert (first.new, second.new, second.known) == (5, 0, 5)
    assert findings(store) == before
    assert before["events"]
    assert [(r["new"], r["known"], r["interrupted"]) for r in store.refreshed().rows("SELECT * FROM runs ORDER BY started")] == [(5, 0, False), (0, 5, False)]


@pytest.mark.model
def test_what_cannot_be_read_is_told_kept_and_does_not_stop_the_rest(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "x"}\nnonsense\n{"id": "good", "text": "Iran attacked Iraq."}\n', encoding="utf-8")
    store = Store.create(tmp_path / "store")
    tally, told = take_in(store, str(tmp_path / "absent.txt"), str(bad))
    assert (tally.new, tally.rejected) == (1, 3)
    assert [t.split(":")[0].rsplit("/")[-1] for t in told] == ["absent.txt", "bad.jsonl, line 1", "bad.jsonl, line 2"]
    kept = {(r["name"].rsplit("/")[-1], r["reason"]) for r in store.refreshed().rows("SELECT * FROM rejects")}
    assert {name for name, _ in kept} == {"absent.txt", "bad.jsonl, line 1", "bad.jsonl, line 2"}


@pytest.mark.model
def test_files_that_are_not_read_are_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    write(folder / "a.jsonl", reports(1))
    for name in ("b.pdf", "c.pdf", "d"):
        (folder / name).write_bytes(b"%PDF")
    assert run(["ingest", str(folder), "--store", str(tmp_path / "s")]) == 0
    assert capsys.readouterr().err.splitlines() == ["dragoman: passed over files of a kind that is not read: 1 without a suffix, 2 .pdf", "1 report read: 1 new"]


@pytest.mark.model
def test_an_interrupted_run_keeps_what_it_coded(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store")

    def stop(tally: Tally, _: Reject | None) -> None:
        if tally.read >= 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(store, [write(tmp_path / "in.jsonl", reports(40))], Settings(), stop)
    after = store.refreshed()
    assert 0 < after.documents().count() < 40
    assert [(r["interrupted"], r["new"]) for r in after.rows("SELECT * FROM runs")] == [(True, after.documents().count())]
    assert care.check(after) == []


@pytest.mark.model
def test_ray_gives_the_same_tables_and_outlives_a_killed_worker(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    source = write(tmp_path / "in.jsonl", reports(300))
    local, ray = Store.create(tmp_path / "local"), Store.create(tmp_path / "ray")
    take_in(local, source)
    killed: list[int] = []

    def kill(_: Tally, __: Reject | None) -> None:
        if not killed:
            found = subprocess.run(["pgrep", "-f", "ray::ClusterWorker"], capture_output=True, text=True, check=False).stdout.split()
            for pid in found[:1]:
                os.kill(int(pid), signal.SIGKILL)
                killed.append(int(pid))

    tally = ingest(ray, [source], Settings(engine="ray", workers=2), kill)
    assert killed, "no worker was there to kill"
    assert tally.new == 300
    assert findings(ray) == findings(local)
    assert care.check(ray.refreshed()) == []


@pytest.mark.model
def test_two_ingests_at_once_double_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", reports(60))
    root = str(tmp_path / "store")
    runs = [subprocess.Popen([*PROGRAM, "ingest", source, "--store", root], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [r.communicate()[1] for r in runs]
    assert all(r.returncode == 0 for r in runs)
    store = Store.open(root)
    assert store.documents().count() == 60
    ids = [r["id"] for r in store.events()]
    assert len(ids) == len(set(ids))
    assert care.check(store) == []
    told = [re.match(r"60 reports read: (\d+) new(?:, (\d+) known already)?\n", e) for e in said]
    assert all(told)
    assert [sum(int(t[k] or 0) for t in told if t) for k in (1, 2)] == [60, 60]
    runs_kept = list(store.rows("SELECT sum(new)::BIGINT AS new, sum(known)::BIGINT AS known FROM runs"))
    assert runs_kept == [{"new": 60, "known": 60}]


def test_of_two_runs_the_one_that_committed_first_brought_a_report(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store")
    one, other, third = (msgspec.structs.replace(record(), document=msgspec.structs.replace(record().document, id=name)) for name in ("one.txt", "other.txt", "third.txt"))
    store.append([Intake(one)], "aa")
    store.append([Intake(one), Intake(other)], "bb")
    store.append([Intake(other), Intake(third)], "aa")
    assert arrivals(store.refreshed(), "aa") == Arrivals(first=2, again=1)
    assert arrivals(store.refreshed(), "bb") == Arrivals(first=1, again=1)
    assert arrivals(store.refreshed(), "cc") == Arrivals(first=0, again=0)
    assert store.refreshed().documents().count() == 3


def test_keys_are_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.engine.keys._RECENT", 8)
    chance = random.Random(3)
    made = [document_key(Document(id=f"report {chance.randrange(400)}", text="")) for _ in range(600)]
    plain, keys = set(made[:100]), Keys(made[:100])
    for key in made[100:]:
        assert (key in keys) == (key in plain)
        plain.add(key)
        keys.add(key)
        assert len(keys) == len(plain)
    assert all(key in keys for key in plain)
    assert document_key(Document(id="another", text="")) not in keys


NOTHING = {"what is not there": "nofolder", "a folder without a report": "empty", "a pattern that nothing matches": "x*.txt"}


@pytest.mark.parametrize("source", NOTHING.values(), ids=NOTHING)
def test_where_there_is_nothing_to_read_no_store_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], source: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert run(["ingest", source, "--store", "store"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"dragoman: {source}: ")
    assert said.endswith("Nothing to read: no store was made, and none was changed.\n")
    assert not (tmp_path / "store").exists()


@pytest.mark.model
def test_killed_at_random_moments_nothing_is_lost_doubled_or_half_there(tmp_path: Path) -> None:
    """Four runs are killed by signal 9, not before they can have begun to write; after a last one the store is that of a run that nobody disturbed."""
    source = write(tmp_path / "in.jsonl", reports(250))
    root, chance = tmp_path / "store", random.Random(7)
    environment = {**os.environ, "DRAGOMAN_TEST_BATCH": "16"}
    code = "import os, dragoman.engine.ingest as i; i._BATCH = int(os.environ['DRAGOMAN_TEST_BATCH']); from dragoman.cli import main; main()"
    command = [sys.executable, "-c", code, "ingest", source, "--store", str(root)]
    for _ in range(4):
        run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(1.0, 3.5))
        run.kill()
        run.wait()
        if (root / "documents" / "_delta_log").is_dir():
            assert care_of(root) == []
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0
    undisturbed = Store.create(tmp_path / "undisturbed")
    take_in(undisturbed, source)
    assert findings(Store.open(root)) == findings(undisturbed)


def care_of(root: Path) -> list[str]:
    """What does not hold; a store killed while it was being made has no table yet for what it lacks."""
    return [str(f) for f in care.check(Store.create(root)) if f.what != "the table is missing"]


def test_a_cluster_that_nobody_answers_for_is_told_at_once(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    source = tmp_path / "a.txt"
    source.write_text("Rebels shelled Goma on Monday, the army said.", encoding="utf-8")
    for address, reason in (("nobody.invalid:1", "nothing answers at nobody.invalid:1"), ("here", "is no host:port")):
        with pytest.raises(EngineError, match=reason):
            ingest(Store.create(tmp_path / "s"), [str(source)], Settings(engine="ray", address=address), lambda _: None)
