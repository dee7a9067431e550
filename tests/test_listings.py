"""Listings as people and spreadsheets get them: nothing that is read by eye is cut short, no cell holds what only a program reads."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import socket
import subprocess
from pathlib import Path

import pytest
from msgspec import to_builtins

from dragoman.cli import ledger_pages
from dragoman.cli import rows as printed
from dragoman.cli.app import run
from dragoman.linking import Ledger
from dragoman.store import Filter, Intake, Store
from test_store import report

CELLS = {"id": "04d7qk2zt9a1m.e31", "day": "2014-04-01", "who": "Democratic Republic of the Congo → Rwanda", "what": "MOBILIZE militia", "n": 1234, "sentence": "Troops moved."}
COLUMNS = ("id", "day", "who", "what", "n")
WIDTHS: dict[int, list[str]] = {
    # all in one line
    110: ["id                 day         who                                        what                 n", "04d7qk2zt9a1m.e31  2014-04-01  Democratic Republic of the Congo → Rwanda  MOBILIZE militia  1234"],
    # the widest gives way as long as it can be read
    80: ["id                 day         who                        what                 n", "04d7qk2zt9a1m.e31  2014-04-01  Democratic Republic of t…  MOBILIZE militia  1234"],
    # then it goes below, whole
    60: ["id                 day         what                 n", "04d7qk2zt9a1m.e31  2014-04-01  MOBILIZE militia  1234", "    who: Democratic Republic of the Congo → Rwanda"],
    # and what is next
    44: ["id                 day            n", "04d7qk2zt9a1m.e31  2014-04-01  1234", "    who: Democratic Republic of the Congo →", "    Rwanda · what: MOBILIZE militia"],
    # numbers last
    32: ["id                 day", "04d7qk2zt9a1m.e31  2014-04-01", "    who: Democratic Republic of", "    the Congo → Rwanda · what:", "    MOBILIZE militia · n: 1234"],
}  # fmt: skip


@pytest.mark.parametrize(("width", "lines"), WIDTHS.items(), ids=map(str, WIDTHS))
def test_a_narrow_table_cuts_nothing_that_must_be_whole(width: int, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(printed, "terminal_width", lambda: width)
    printed.print_rows([CELLS], COLUMNS, printed.RowFormat.table, detail="sentence")
    assert capsysbinary.readouterr().out.decode().splitlines() == [*lines, "    Troops moved."]


PEOPLE = [
    {"name": "International Committee of the Red Cross", "code": "NGO", "kind": "ngo", "reports": 1, "first": "2023-03-14"},
    {"name": "Jos", "code": "NGA GOV", "kind": "government", "reports": 12, "first": "2023-03-14"},
]
NAMED: dict[int, list[str]] = {
    # the name is folded as long as it can be read
    55: ["International  NGO      ngo               1  2023-03-14", "Committee of"],
    # then what is next goes below, and the name stays
    46: ["International Committee …        1  2023-03-14", "    code: NGO · kind: ngo", "Jos                             12  2023-03-14", "    code: NGA GOV · kind: government"],
}  # fmt: skip


@pytest.mark.parametrize(("width", "lines"), NAMED.items(), ids=map(str, NAMED))
def test_a_list_of_names_is_never_folded_to_letters(width: int, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(printed, "terminal_width", lambda: width)
    printed.print_rows(PEOPLE, ("name", "code", "kind", "reports", "first"), printed.RowFormat.table, detail="")
    assert capsysbinary.readouterr().out.decode().splitlines()[1 : 1 + len(lines)] == lines


def listed(store: Store, capsys: pytest.CaptureFixture[str], *arguments: str, form: str = "csv") -> str:
    """What a command prints."""
    assert run([*arguments, "--store", store.lake.root, "--format", form]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("width", [60, 80, 110])
def test_the_timeline_shows_types_and_ids_whole(store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setattr(printed, "terminal_width", lambda: width)
    found = json.loads(listed(store, capsys, "timeline", form="json"))
    shown = listed(store, capsys, "timeline", form="table")
    assert found
    for entry in found:
        assert " ".join(filter(None, (entry["type"], entry["mode"]))) in shown
        assert entry["claim"] in shown


@pytest.mark.parametrize("at_once", [1, 2, 1000])
def test_however_few_are_held_at_once_all_come_in_their_order(store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    store.append([Intake(report("other.txt", day="2001-05-01"))])
    ledger = Ledger.open(Store.open(store.lake.root))
    few = [to_builtins(list(each(Filter(limit=500)))) for each in (ledger.each_claim, ledger.each_series, ledger.each_entry)]
    monkeypatch.setattr("dragoman.linking.shelf._AT_ONCE", at_once)
    monkeypatch.setattr("dragoman.linking.shelf._MOST_PASSES", 1000)
    assert [to_builtins(list(each())) for each in (ledger.each_claim, ledger.each_series, ledger.each_entry)] == few
    assert to_builtins(list(ledger.each_claim(Filter(offset=1)))) == few[0][1:]
    assert list(ledger.each_claim(Filter(actor="FRA"))) == list(ledger.each_entry(Filter(actor="FRA"))) == []
    assert [bool(part) for part in few] == [True, True, True]
    assert len(few[0]) == 2


@pytest.mark.parametrize("command", [["events"], ["report"], ["export", "-f", "csv"], ["export", "-f", "parquet"]], ids=" ".join)
def test_what_is_no_file_is_written_on_and_not_replaced(store: Store, tmp_path: Path, command: list[str]) -> None:
    """A device, or a pipe: nothing takes its place, and nothing is laid beside it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert run([*command, "--store", store.lake.root, "-o", str(pipe), *(["--format", "json"] if command == ["events"] else [])]) == 0
        assert reader.communicate()[0]
    assert pipe.is_fifo()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("pipe")] == ["pipe"]


@pytest.mark.parametrize("denied", ["store", "events", "_delta_log"])
def test_a_store_that_cannot_be_written_to_is_told_before_anything_is_coded(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], denied: str
) -> None:
    (tmp_path / "a.txt").write_text("Russia warned Ukraine.")
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != denied and allowed(path, mode))
    monkeypatch.setattr("dragoman.engine.ingest.ingest", lambda *_: pytest.fail("it was coded"))
    assert run(["ingest", str(tmp_path / "a.txt"), "--store", store.lake.root]) == 1
    assert capsys.readouterr().err == f"dragoman: {store.lake.root}: cannot be written to: permission denied\n"
    assert run(["events", "--store", store.lake.root]) == 0


LISTS = (
    ("events",), ("attributions",), ("figures",), ("figures", "-S"), ("places",), ("documents",), ("actors",), ("actors", "Borduria"), ("stories",), ("claims",), ("timeline",),
    ("search", "soldiers"), ("review", "queue"), ("review", "applied"), ("review", "list"), ("store", "info"), ("store", "versions", "report.txt"),
)  # fmt: skip


@pytest.mark.parametrize("arguments", LISTS, ids=" ".join)
def test_no_cell_of_a_spreadsheet_holds_json(store: Store, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    event = next(iter(store.events()))["id"]
    assert run(["review", "decide", event, "--correct", "type=THREATEN", "--by", "Ann", "--store", store.lake.root]) == 0
    capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(listed(store, capsys, *arguments))))
    assert rows
    assert [cell for row in rows for cell in row.values() if cell is None or cell.startswith(("[", "{"))] == []
    assert all(None not in row for row in rows), "more cells than columns"


def test_a_dossier_is_a_row_an_office_a_claim_a_stance_a_companion(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(listed(store, capsys, "actors", "Borduria", form="json"))[0]
    rows = list(csv.DictReader(io.StringIO(listed(store, capsys, "actors", "Borduria"))))
    parts = {"office": "roles", "member": "members", "did": "did", "had done to it": "received", "said": "said", "is said of it": "said_of", "with": "with_whom"}
    assert {part: sum(r["part"] == part for r in rows) for part in parts} == {part: len(whole[name]) for part, name in parts.items()}
    assert whole["did"]
    assert whole["said_of"]
    assert [(r["id"], r["status"], r["type"], r["actors"]) for r in rows if r["part"] == "did"] == [
        (c["id"], c["status"], c["proposition"]["type"], "|".join(c["proposition"]["actor_names"])) for c in whole["did"]
    ]
    assert [(r["holder"], r["stance"]) for r in rows if r["part"] == "is said of it"] == [(s["holder"]["name"], s["stance"]) for s in whole["said_of"]]


def test_the_list_of_events_says_in_words_how_surely(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    shown = listed(store, capsys, "events", form="table")
    assert "certain" in shown
    assert "CT+" not in shown


def test_a_dossier_says_where_what_is_no_claim_stands(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    name = json.loads(listed(store, capsys, "actors", form="json"))[0]["name"]
    assert listed(store, capsys, "actors", name, form="table").splitlines()[-1].endswith(f"dragoman events --actor {shlex.quote(name)}")


def test_on_a_terminal_a_dossier_is_broken_between_words(store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    name = json.loads(listed(store, capsys, "actors", form="json"))[0]["name"]
    whole = listed(store, capsys, "actors", name, form="table")
    monkeypatch.setattr(ledger_pages, "terminal_width", lambda: 60)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    broken = listed(store, capsys, "actors", name, form="table")
    assert max(map(len, whole.splitlines())) > 60 >= max(map(len, broken.splitlines()))
    assert broken.split() == whole.split()


def test_a_dash_is_standard_output(store: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["actors", "--store", store.lake.root, "--format", "json", "-o", "-"]) == 0
    assert json.loads(capsys.readouterr().out)
    assert not list(tmp_path.glob("-*"))


def test_who_asks_to_explain_a_record_is_sent_to_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "04d7qk2zt9a1m.e31"]) == 1
    assert "dragoman show 04d7qk2zt9a1m.e31" in capsys.readouterr().err
    assert run(["explain", "nowhere.txt"]) == 1
    assert "dragoman show" not in capsys.readouterr().err


def test_claims_of_some_statuses(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    every = json.loads(listed(store, capsys, "claims", form="json"))
    there = sorted({c["status"] for c in every})
    for wanted in ([], *([s] for s in there), there, ["withdrawn"]):
        found = json.loads(listed(store, capsys, "claims", *(a for s in wanted for a in ("--status", s)), form="json"))
        assert [c["id"] for c in found] == [c["id"] for c in every if not wanted or c["status"] in wanted]


@pytest.mark.parametrize(
    ("host", "words"),
    [("127.0.0.1", "address already in use; --port 0 takes any that is free"), ("192.0.2.1", "cannot assign requested address"), ("nowhere.invalid", "nowhere.invalid:")],
    ids=["taken", "not of this machine", "unknown"],
)
def test_where_the_page_cannot_listen_one_line_says_so(store: Store, capsys: pytest.CaptureFixture[str], host: str, words: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--store", store.lake.root, "--host", host, "--port", str(port)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith(f"dragoman: {host}:{port}: cannot be listened at: ")
    assert words in told[0]


def test_knowledge_that_does_not_hold_is_named_with_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("mine", "yours"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "agents.csv").write_text("noun,sectors\nRebel,REB\n")
        (tmp_path / name / "agent.csv").write_text("noun\n")
    assert run(["knowledge", "check", str(tmp_path / "mine"), str(tmp_path / "yours")]) == 1
    told = capsys.readouterr().err
    for name in ("mine", "yours"):
        assert f"{tmp_path / name / 'agent.csv'}: no such file of knowledge" in told
    assert f"{tmp_path / 'mine' / 'agents.csv'}:2: 'Rebel' is not in lower case" in told
