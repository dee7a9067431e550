"""The commands that ask a store, as a user runs them: every format, clear errors, settings."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path

import msgspec
import pytest

from dragoman.records import decode_record
from dragoman.store import Intake, Store
from program import run
from test_store import report


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two reports."""
    folder = tmp_path_factory.mktemp("asked") / "store"
    Store.create(folder).append([Intake(report("one.txt")), Intake(report("two.txt", day="2001-05-01"))])
    return folder


def asked(*arguments: object) -> list[dict[str, object]]:
    """What a listing prints as JSON."""
    done = run(*arguments, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


def test_events_have_the_shape_of_the_record_and_name_their_report(root: Path) -> None:
    events = asked("events", "--store", root, "--type", "RETREAT")
    assert [e["document"] for e in events] == ["one.txt", "two.txt"]
    assert {"id", "type", "mode", "actors", "recipients", "trigger", "time", "factuality", "realis", "published", "sentence_text"} <= set(events[0])


@pytest.mark.parametrize("listing", ["events", "attributions", "figures", "places", "documents"])
def test_every_listing_has_every_format(root: Path, listing: str) -> None:
    rows = asked(listing, "--store", root)
    assert rows
    lines = run(listing, "--store", root, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(run(listing, "--store", root, "--format", "csv").stdout)))
    assert [r.get("id", r.get("name")) for r in table] == [r.get("id", r.get("name")) for r in rows]
    assert set(rows[0]) - {"actors", "recipients", "time", "trigger", "sentence", "span", "cue", "source"} <= set(table[0])
    assert not [cell for r in table for cell in r.values() if cell.startswith(("[", "{"))]
    shown = run(listing, "--store", root, "--format", "table").stdout
    assert len(shown.splitlines()) > len(rows)


def test_a_table_tells_how_much_more_there_is(root: Path) -> None:
    assert "1 of 6 shown" in run("events", "--store", root, "--format", "table", "--limit", "1").stdout


def test_nothing_found_is_said_to_people_and_an_empty_list_to_programs(root: Path) -> None:
    nobody, nowhere = ("events", "--store", root, "--actor", "FRA"), ("events", "--store", root, "--since", "2090-01-01")
    assert run(*nobody, "--format", "table").stdout == run(*nowhere, "--format", "table").stdout == "Nothing found.\n"
    assert run(*nobody).stderr == "dragoman: nobody in the reports has the name or code 'FRA'\n"
    assert run("events", "--store", root, "--place", "Paris").stderr == "dragoman: no place in the reports has the name or country code 'Paris'\n"
    assert json.loads(run(*nobody).stdout) == asked(*nowhere) == []


@pytest.mark.parametrize("listing", ["events", "attributions", "figures", "places", "documents", "actors", "claims", "timeline", "stories", "figures -S"])
def test_a_csv_file_without_rows_has_the_header(root: Path, listing: str) -> None:
    asked = (*listing.split(), "--store", root, "--format", "csv")
    header, *rows = run(*asked).stdout.splitlines()
    assert rows
    assert run(*asked, "--since", "2090-01-01").stdout == header + "\n"


def test_so_has_that_of_a_question_in_sql(root: Path) -> None:
    assert run("sql", "SELECT id, time, actors FROM events WHERE false;", "--store", root, "--format", "csv").stdout == "id,start,end,precision,basis,actors,actor_codes\n"


def test_the_views_are_listed_without_what_the_store_has_for_itself(root: Path) -> None:
    listed = {r["view"] for r in asked("store", "views", "--store", root)}
    for query in ("show tables", "SHOW ALL TABLES;"):
        assert {r["name"] for r in asked("sql", query, "--store", root)} == listed >= {"events", "claims", "versions"}


def test_search_and_sql(root: Path) -> None:
    assert [r["id"] for r in asked("search", "soldiers", "--store", root)] == ["two.txt", "one.txt"]
    assert asked("search", "soldiers", "-zebra", "--store", root) == asked("search", "soldiers", "--store", root)
    assert asked("search", "soldiers", "-border", "--store", root) == asked("search", '-"the border"', "soldiers", "--store", root) == []
    assert run("search", "-fjson", "-s", root, "soldiers").stdout == run("search", "soldiers", "--format", "json", "--store", root).stdout
    assert asked("sql", "SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY type", "--store", root) == [{"type": "MOBILIZE", "n": 4}, {"type": "RETREAT", "n": 2}]


@pytest.mark.parametrize("form", ["csv", "table", "json", "jsonl"])
def test_sql_prints_what_is_no_listing_of_ours(root: Path, form: str) -> None:
    done = run("sql", "SELECT * FROM claims", "--store", root, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert "MOBILIZE" in done.stdout


def test_show_gives_a_finding_with_its_words_or_a_whole_report(root: Path) -> None:
    ident = asked("events", "--store", root)[0]["id"]
    shown = run("show", ident, "--store", root, "--format", "table").stdout
    assert "›moved‹" in shown
    assert "rule" in shown
    found = json.loads(run("show", ident, "--store", root, "--format", "json").stdout)
    assert found["kind"] == "event"
    passage = found["passages"][0]
    assert passage["text"][slice(*passage["marks"][1])] == "moved"
    assert decode_record(run("show", "one.txt", "--store", root, "--format", "json").stdout) == report("one.txt")


@pytest.mark.parametrize(
    ("low", "high", "bound", "shown"),
    [(41, 41, "exact", "41 soldiers"), (41, None, "at-least", "at least 41 soldiers"), (None, 41, "at-most", "at most 41 soldiers"), (3000, 4000, "exact", "3,000–4,000 soldiers")],
)
def test_show_words_the_numbers_of_an_event(tmp_path: Path, low: int | None, high: int | None, bound: str, shown: str) -> None:
    made = report("one.txt")
    figures = [msgspec.structs.replace(f, low=low, high=high, bound=bound) for f in made.figures]
    Store.create(tmp_path / "s").append([Intake(msgspec.structs.replace(made, figures=figures))])
    (ident,) = (e["id"] for e in asked("events", "--store", tmp_path / "s") if e["figures"])
    assert re.search(rf"^figures +{re.escape(shown)}$", run("show", ident, "--store", tmp_path / "s", "--format", "table").stdout, re.MULTILINE)


def test_output_goes_to_a_file_whose_ending_chooses_the_format(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert run("events", "--store", root, "-o", out).stdout == ""
    assert len(out.read_text(encoding="utf-8").splitlines()) == 7


def test_store_commands(root: Path) -> None:
    assert {r["table"] for r in asked("store", "info", "--store", root)} >= {"documents", "events", "runs"}
    assert run("store", "check", "--store", root).stdout == "all tables hold\n"
    assert asked("store", "rejects", "--store", root) == []
    assert asked("store", "history", "--store", root) == []
    assert {r["view"] for r in asked("store", "views")} >= {"events", "versions"}
    assert "1 version" in run("store", "versions", "one.txt", "--store", root, "-f", "table").stdout
    assert [(v["number"], v["current"], v["changed"]) for v in asked("store", "versions", "one.txt", "--store", root, "-f", "json")] == [(1, True, "")]
    assert asked("store", "check", "--store", root, "-f", "json") == []


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["events", "--store", "/nowhere"], 1, "dragoman: /nowhere: no store here"),
        (["events", "--store", "{root}", "--since", "yesterday"], 2, "not a day"),
        (["events", "--store", "{root}", "--as-of", "2014-02-30"], 2, "not a day"),
        (["events", "--store", "{root}", "--clock", "sundial", "--as-of", "2014-01-01"], 2, "sundial"),
        (["figures", "--side-by-side", "--store", "{root}", "--recipient", "RUS"], 2, "figures cannot be filtered by recipient"),
        (["show", "zzzz.e1", "--store", "{root}"], 1, "zzzz: no report"),
        (["show", "zzzz", "--store", "{root}"], 1, "zzzz: nothing of that id in {root}; one is a report's"),
        (["show", "https://nobody.example/a.html", "--store", "{root}"], 1, "https://nobody.example/a.html: nothing of that id"),
        (["show", "one.txt.e99", "--store", "{root}"], 1, "one.txt.e99: that report has no finding e99"),
        (["claims", "--document", "nobody", "--store", "{root}"], 1, "nobody: no report of that id"),
        (["claims", "--status", "gossip", "--store", "{root}"], 2, "'gossip' is no status; there are reported, "),
        (["events", "--since", "2014-05-02", "--until", "2014-05-01", "--store", "{root}"], 2, "since 2014-05-02 is after until 2014-05-01"),
        (["report", "-o", "/tmp/x.html", "--since", "2014-05-02", "--until", "2014-05-01", "--store", "{root}"], 2, "no day is between them"),
        (["show", "f0123456789ab", "--store", "{root}"], 1, "no series of figures of that id is there (any more)"),
        (["show", "c0123456789ab", "--store", "{root}"], 1, "no claim of that id is there (any more)"),
        (["sql", "SELECT * FROM nothing", "--store", "{root}"], 2, "nothing"),
        (["sql", "COPY events TO '/tmp/x.csv'", "--store", "{root}"], 2, "dragoman:"),
        (["sql", " ; ", "--store", "{root}"], 2, "nothing is asked"),
        (["sql", "SELECT 1; SELECT 2", "--store", "{root}"], 2, "one question at a time, not 2"),
        (["sql", "DROP VIEW events", "--store", "{root}"], 2, "a store is only read"),
        (["search", "", "--store", "{root}"], 2, "at least one word"),
        (["search", "-soldiers", "--store", "{root}"], 2, "at least one word"),
        (["events"], 2, "--store"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(root: Path, arguments: list[str], status: int, words: str) -> None:
    done = run(*(a.replace("{root}", str(root)) for a in arguments))
    assert done.returncode == status
    assert words.replace("{root}", str(root)) in done.stderr
    assert "Traceback" not in done.stderr


# settings


def test_settings_are_defaults_of_options(root: Path, tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_text(f'[all]\nstore = "{root}"\n[events]\ntype = ["RETREAT"]\nlimit = 1\nformat = "json"\n', encoding="utf-8")
    assert [e["type"] for e in json.loads(run("events", cwd=tmp_path).stdout)] == ["RETREAT"]
    assert [e["type"] for e in json.loads(run("events", "--type", "MOBILIZE", "--limit", "2", cwd=tmp_path).stdout)] == ["MOBILIZE", "MOBILIZE"]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("[events]\nlimt = 3", "[events] has no option 'limt'"),
        ('[events]\nlimit = "many"', "[events] limit"),
        ("[event]\nlimit = 3", "[event] is no command"),
        ("[all]\nlimit = 3", "'limit' is no setting for all commands"),
        ("[store.nothing]\nx = 1", "[store.nothing] is no command"),
        ("limit = ", "bad.toml"),
    ],
)
def test_settings_that_do_not_hold_are_named(tmp_path: Path, settings: str, words: str) -> None:
    (tmp_path / "bad.toml").write_text(settings, encoding="utf-8")
    done = run("--config", "bad.toml", "schema", cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_settings_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "none.toml" in run("--config", "none.toml", "schema", cwd=tmp_path).stderr


def test_a_clock_that_is_none_is_said(root: Path) -> None:
    done = run("events", "--store", root, "--clock", "noon")
    assert done.returncode == 2
    assert "'noon' is none; there are published, read" in done.stderr


def test_a_dossier_keeps_its_columns_apart(root: Path) -> None:
    shown = run("actors", "BRD", "--store", root, "--format", "table").stdout
    assert re.search(r"^  \d{4}-\d\d-\d\d  \S", shown, re.MULTILINE)


def test_moments_are_shown_to_the_second(root: Path) -> None:
    Store.open(root).log("rejects", [{"name": "a", "reason": "b", "run": "c", "met_at": dt.datetime(2001, 4, 5, 6, 7, 8, 999, tzinfo=dt.UTC)}])
    assert run("store", "rejects", "--store", root, "--format", "table").stdout.splitlines()[1].split() == ["a", "b", "2001-04-05", "06:07:08"]
