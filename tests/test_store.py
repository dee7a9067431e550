"""The store: what is taken in counts whole or not at all, once, in its newest version."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import sys
from pathlib import Path

import duckdb
import msgspec
import pytest

from dragoman.records import Document, Record
from dragoman.store import (
    AsOf,
    Clock,
    Column,
    Intake,
    NoSuchRecord,
    QueryError,
    Store,
    StoreError,
    Table,
    document_key,
    documented_columns,
    revision_key,
)
from dragoman.store import schema as schema_module
from dragoman.store import store as store_module
from examples import record


def report(ident: str = "report.txt", *, day: str | None = "2001-04-02", url: str | None = None, text: str | None = None) -> Record:
    """The record of ``examples.py`` under another id, day or address, or with words of its own and no findings."""
    made = record()
    document = msgspec.structs.replace(made.document, id=ident, published=day, url=url)
    if text is None:
        return msgspec.structs.replace(made, document=document)
    return Record(document=msgspec.structs.replace(document, text=text, parts=[], title=None))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one report."""
    made = Store.create(tmp_path / "store")
    made.append([Intake(report())])
    return made


def count(store: Store, table: str) -> int:
    """Rows of a view."""
    return int(next(store.rows(f"SELECT count(*) AS n FROM {table}"))["n"])


def test_a_record_comes_back_as_it_was(store: Store) -> None:
    revision, found = store.record("report.txt")
    assert found == report()
    assert revision == revision_key(report().document)
    assert store.record(revision[:6]) == (revision, found)


def test_every_finding_is_a_row_with_an_id_of_its_own(store: Store) -> None:
    revision = revision_key(report().document)
    event = next(store.rows("SELECT * FROM events ORDER BY id"))
    assert (event["id"], event["place"], event["figures"]) == (f"{revision}.e1", f"{revision}.p1", [f"{revision}.f1"])
    assert (event["words"], event["source_name"], event["place_name"], event["day"]) == ("moved", "Syldavian official", "Klow", "2001-03-01")
    assert [count(store, t) for t in ("actors", "attributions", "figures", "places", "relations", "claims")] == [2, 3, 1, 1, 1, 2]


@pytest.mark.parametrize("others", [0, 3000])
def test_findings_come_in_the_order_of_their_ids_however_many_are_asked_for(store: Store, others: int) -> None:
    revision = revision_key(report().document)
    ids = [f"{revision}.e3", *(f"{revision}.none{k}" for k in range(others)), f"{revision}.e1"]
    assert [(r["id"], r["document"]) for r in store.findings("events", ids)] == [(ids[0], "report.txt"), (ids[-1], "report.txt")]
    assert store.findings("events", []) == []


def test_a_report_taken_in_twice_counts_once(store: Store) -> None:
    store.append([Intake(report())])
    assert (count(store, "documents"), count(store, "events"), count(store, "raw_events")) == (1, 3, 6)


def test_many_commits_are_read_from_checkpoints(store: Store) -> None:
    for number in range(21):
        store.append([Intake(report(f"{number}.txt"))])
    logs = [Path(store.lake.uri(name)) / "_delta_log" for name in ("documents", "events")]
    assert [len(list(log.glob("*.checkpoint.parquet"))) for log in logs] == [2, 2]
    assert count(store, "documents") == count(Store.open(store.lake.root), "documents") == 22


def test_rows_without_their_document_do_not_count(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise RuntimeError("killed before documents")

    append = store.lake.append
    monkeypatch.setattr(store.lake, "append", lambda table, rows, note: die() if table.name == "documents" else append(table, rows, note))
    with pytest.raises(RuntimeError):
        store.append([Intake(report("other.txt"))])
    after = store.refreshed()
    assert (count(after, "documents"), count(after, "events"), count(after, "raw_events")) == (1, 3, 6)


def test_a_changed_report_is_a_new_version_and_the_old_one_is_kept(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    address = "https://example.org/1"
    store.append([Intake(report(url=address, day="2001-04-02"))])
    store.append([Intake(report("moved.txt", url=address, day="2001-04-03", text="Borduria has corrected its report."))])
    assert [(r["number"], r["current"]) for r in store.rows("SELECT number, current FROM versions ORDER BY number")] == [(1, False), (2, True)]
    assert (count(store, "documents"), count(store, "events")) == (1, 0)
    then = Store.open(tmp_path, as_of=AsOf("2001-04-02"))
    assert (count(then, "documents"), count(then, "events")) == (1, 3)


def test_versions_are_told_alike_in_any_order(tmp_path: Path) -> None:
    address = "https://example.org/1"
    versions = [report(url=address, day="2001-04-02"), report(url=address, day="2001-04-03", text="Corrected.")]
    found = []
    for number, order in enumerate((versions, versions[::-1])):
        store = Store.create(tmp_path / str(number))
        for one in order:
            store.append([Intake(one)])
        found.append(next(store.rows("SELECT revision FROM documents"))["revision"])
    assert found[0] == found[1] == revision_key(versions[1].document)


def test_the_clock_of_reading_is_another_than_that_of_publishing(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    store.append([Intake(report(), read_at=dt.datetime(2010, 5, 5, tzinfo=dt.UTC))])
    assert count(Store.open(tmp_path, as_of=AsOf("2005-01-01")), "documents") == 1
    assert count(Store.open(tmp_path, as_of=AsOf("2005-01-01", Clock.read)), "documents") == 0
    assert count(Store.open(tmp_path, as_of=AsOf("2010-05-05", Clock.read)), "documents") == 1


def test_identity_is_the_address_or_the_id() -> None:
    assert document_key(report("a", url="u").document) == document_key(report("b", url="u").document)
    assert document_key(report("a").document) != document_key(report("b").document)
    assert revision_key(report("a").document) != revision_key(report("a", text="x").document)


def test_a_derived_table_is_replaced_in_part(store: Store) -> None:
    table = Table("notes", "a table of somebody's", (Column("k", duckdb_text(), "key"), Column("v", duckdb_text(), "value")))
    store.put(table, [{"k": "a", "v": "1"}, {"k": "b", "v": "1"}])
    store.put(table, [{"k": "b", "v": "2"}], where="k = 'b'")
    store.put(table, [{"k": "c", "v": "3"}], append=True)
    store.show(table)
    assert [(r["k"], r["v"]) for r in store.rows("SELECT * FROM notes ORDER BY k")] == [("a", "1"), ("b", "2"), ("c", "3")]


def duckdb_text() -> object:
    """The Arrow type of text."""
    import pyarrow as pa

    return pa.string()


def test_lone_surrogates_are_stored_with_spans_that_hold(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    store.append([Intake(report(text="bad \ud83d half"))])
    assert store.record("report.txt")[1].document.text == "bad \ufffd half"


@pytest.mark.parametrize(
    ("question", "error", "words"),
    [
        ("SELECT nonsense FROM events", QueryError, "nonsense"),
        ("SELEC 1", QueryError, "syntax"),
        ("SELECT * FROM read_csv('/etc/passwd')", QueryError, "Permission"),
        ("SELECT * FROM nowhere", QueryError, "nowhere"),
    ],
)
def test_bad_questions_say_what_is_wrong(store: Store, question: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        list(store.rows(question))


def test_no_store_and_no_record_are_told_in_one_line(tmp_path: Path, store: Store) -> None:
    with pytest.raises(StoreError, match="no store here"):
        Store.open(tmp_path / "nothing")
    with pytest.raises(NoSuchRecord, match="nobody"):
        store.record("nobody")
    with pytest.raises(QueryError, match="not a day"):
        AsOf("2001-13-01")


def test_a_damaged_file_is_named_and_the_rest_is_readable(store: Store) -> None:
    for path in store.lake.files("events"):
        Path(path).write_bytes(b"PAR1 this is no table")
    damaged = store.refreshed()
    with pytest.raises(StoreError, match="store check"):
        list(damaged.rows("SELECT * FROM events"))
    assert count(damaged, "documents") == 1


def test_a_newer_store_is_left_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.store.SCHEMA_VERSION", 0)
    with pytest.raises(StoreError, match="newer version"):
        Store.open(store.lake.root)


# Columns of every table under each number of the schema: who changes one raises SCHEMA_VERSION and adds its line, so that old stores are migrated.
SCHEMAS = {2: "f434ea4ad7c48c00"}


def test_a_change_of_columns_has_a_number_of_its_own() -> None:
    columns = "\n".join(f"{t.name}: {c.name} {c.type}" for t in schema_module.tables().values() for c in t.columns)
    assert SCHEMAS[schema_module.SCHEMA_VERSION] == hashlib.sha256(columns.encode()).hexdigest()[:16]


def test_views_over_an_empty_store_are_empty(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    assert [count(store, t) for t in ("documents", "events", "rejects", "runs")] == [0, 0, 0, 0]
    assert isinstance(store.connection, duckdb.DuckDBPyConnection)


# questions


@pytest.mark.parametrize(
    ("view", "filters", "ids"),
    [
        ("events", {}, ["e1", "e2", "e3"]),
        ("events", {"actor": "BRD"}, ["e1", "e2", "e3"]),
        ("events", {"actor": "borduria"}, ["e1", "e2", "e3"]),
        ("events", {"actor": "Bord"}, []),  # a part of a name is a whole word of it
        ("events", {"recipient": "SYL"}, ["e1"]),
        ("events", {"type": "retreat"}, ["e3"]),
        ("events", {"type": ["RETREAT", "MOBILIZE"], "min_confidence": 0.8}, ["e1", "e2"]),
        ("events", {"contested": True}, ["e1", "e2"]),
        ("events", {"source": "official"}, ["e1"]),
        ("events", {"place": "klow"}, ["e1"]),
        ("events", {"until": "2001-03-31"}, ["e1"]),
        ("events", {"since": "2001-03-15"}, ["e1", "e2", "e3"]),  # some time in March may be after the 15th
        ("events", {"since": "2001-04-01"}, ["e2", "e3"]),
        ("events", {"document": "report.txt", "limit": 1, "offset": 1}, ["e2"]),
        ("figures", {"type": "troops", "actor": "BRD"}, ["f1"]),
        ("figures", {"type": "killed"}, []),
        ("attributions", {"source": "Borduria"}, ["t2", "t3"]),
        ("attributions", {"contested": True}, ["t1", "t2"]),
    ],
)
def test_questions_are_narrowed_by_filters(store: Store, view: str, filters: dict[str, object], ids: list[str]) -> None:
    assert [r["id"].partition(".")[2] for r in store.ask(view, **filters)] == ids


def test_a_report_that_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(NoSuchRecord, match="another: no report of that id"):
        store.events(document="another")


def test_a_type_that_is_none_is_said(store: Store) -> None:
    with pytest.raises(QueryError, match="'WAR' is no type; there are AGREE"):
        store.events(type="WAR")


def test_actors_are_counted_alike_all_at_once_in_days_and_one_by_one(store: Store) -> None:
    def counted(**asked: object) -> dict[str, tuple[int, int, int, int]]:
        return {r["name"]: (r["reports"], r["as_actor"], r["as_recipient"], r["as_source"]) for r in store.actors(**asked)}

    def by_hand() -> dict[str, tuple[int, int, int, int]]:
        events, said = list(store.events()), list(store.attributions())
        reports = {(r["name"], r["revision"]) for r in store.rows("SELECT name, revision FROM actors")}
        return {
            name: (
                sum(n == name for n, _ in reports), sum(p["name"] == name for e in events for p in e["actors"]), sum(p["name"] == name for e in events for p in e["recipients"]),
                sum(a["source"]["name"] == name and a["source"]["actor"] is not None for a in said),
            )
            for name in {n for n, _ in reports}
        }  # fmt: skip

    assert counted() == counted(since="1900-01-01") == by_hand()
    store.append([Intake(report("other.txt")), Intake(report(day="2001-05-01"))])  # another report, and a new version of the first
    assert counted() == counted(since="1900-01-01") == by_hand()
    assert counted(actor="BRD") == {n: c for n, c in by_hand().items() if n == "Borduria"}
    states = {r["name"] for r in store.rows("SELECT name FROM actors WHERE kind = 'state'")}
    assert counted(type="state") == {n: c for n, c in by_hand().items() if n in states} != {}
    one_by_one = counted(min_confidence=0.01)
    assert one_by_one == {n: c for n, c in by_hand().items() if n in one_by_one} != {}
    assert [store.actors(**asked).count() for asked in ({}, {"since": "1900-01-01"}, {"min_confidence": 0.01}, {"limit": 1})] == [len(by_hand()), len(by_hand()), len(one_by_one), 1]


def test_actors_places_and_reports_are_counted(store: Store) -> None:
    actor = next(iter(store.actors(actor="BRD")))
    assert (actor["reports"], actor["as_actor"], actor["as_recipient"], actor["as_source"]) == (1, 3, 0, 2)
    place = next(iter(store.places()))
    assert (place["name"], place["mentions"], place["events"]) == ("Klow", 1, 1)
    assert [list(store.places(place=words)) == [place] for words in ("klow", "Kl", "Zagreb", "Zagreb | klow")] == [True, True, False, True]
    assert [store.places(**asked).count() for asked in ({}, {"place": "Klow"}, {"since": "1900-01-01"})] == [store.places().count(), 1, store.places().count()]
    assert list(store.places()) == list(store.places(since="1900-01-01"))
    document = next(iter(store.documents()))
    assert (document["id"], document["events"], document["claims"]) == ("report.txt", 3, 2)


def test_an_answer_is_a_frame_of_any_library(store: Store) -> None:
    events = store.events(type="MOBILIZE")
    assert events.count() == 2
    assert events.to_arrow().num_rows == events.to_polars().height == len(events.to_pandas()) == 2
    assert events.to_polars()["cameo"].to_list() == ["154", "154"]


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_frame_without_its_library_says_what_to_install(store: Store, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=f"needs {library}: pip install {library}"):
        getattr(store.events(), f"to_{library}")()


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"actr": "RUS"}, "no filter is called 'actr'"),
        ({"since": "yesterday"}, "not a day"),
        ({"limit": -1}, "negative"),
        ({"actor": "x" * 1000}, "longer"),
        ({"actor": "'; DROP TABLE events; --"}, None),
    ],
)
def test_bad_filters_are_named(store: Store, filters: dict[str, object], words: str | None) -> None:
    if words is None:
        assert store.ask("events", **filters).count() == 0
        return
    with pytest.raises(QueryError, match=words):
        store.ask("events", **filters)


def test_a_filter_that_a_view_does_not_know_is_an_error(store: Store) -> None:
    with pytest.raises(QueryError, match="figures cannot be filtered by contested"):
        store.figures(contested=True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("soldiers", True),
        ("soldier", True),  # finds its longer forms
        ('"soldier"', False),
        ('"deny any troops"', False),
        ('"moved any troops"', True),
        ("troops -klow", False),
        ('soldiers"any troops"', True),  # a quotation mark ends a word as well
        ("masses official", True),  # one of the title
        ("(.*)+$ soldiers", True),  # no pattern of the user's is run
    ],
)
def test_search(store: Store, words: str, found: bool) -> None:
    assert [r["id"] for r in store.search(words)] == (["report.txt"] if found else [])


def test_snippets_mark_the_words(store: Store) -> None:
    snippet = next(store.search("3,000"))["snippets"][0]
    assert [snippet["text"][a:b] for a, b in snippet["marks"]] == ["3,000"]
    start, end = snippet["span"]
    assert report().document.text[start:end] == snippet["text"]


@pytest.mark.parametrize("words", ["", "  ", "-only", "x" * 500, " ".join("abcdefghijklmno")])
def test_searches_that_ask_nothing_or_too_much(store: Store, words: str) -> None:
    with pytest.raises(QueryError, match="search"):
        list(store.search(words))


@pytest.mark.parametrize("words", ['"no evidence', 'evidence"', '"moved any" "troops', '-"'])
def test_a_quotation_mark_that_is_not_closed_is_said(store: Store, words: str) -> None:
    with pytest.raises(QueryError, match="a quotation mark is not closed"):
        list(store.search(words))


@pytest.mark.parametrize("before", ["x" * 200 + " ", "word " * 60, "x" * 200 + "\n", "Aword " * 3])
def test_a_snippet_begins_with_a_word(tmp_path: Path, before: str) -> None:
    store = Store.create(tmp_path / "s")
    store.append([Intake(Record(document=Document(id="a", text=f"{before}needle in it")))])
    start, _ = next(store.search("needle"))["snippets"][0]["span"]
    assert start == 0 or before[start - 1].isspace()


@pytest.mark.parametrize("column", [c for c in documented_columns() if c["column"]], ids=lambda c: f"{c['view']}.{c['column']}")
def test_every_column_says_more_than_its_name(column: dict[str, str]) -> None:
    assert column["meaning"]
    assert column["meaning"] != column["column"].replace("_", " ")


def test_a_store_whose_columns_were_described_otherwise_takes_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = schema_module.tables()

    def worded_otherwise() -> dict[str, Table]:
        return {n: dataclasses.replace(t, columns=tuple(Column(c.name, c.type, f"once {c.meaning}") for c in t.columns)) for n, t in today.items()}

    with monkeypatch.context() as before:
        before.setattr(store_module, "tables", worded_otherwise)
        old = Store.create(tmp_path)
        old.append([Intake(report("one"))])
    store = Store.open(tmp_path)
    store.append([Intake(report("other"))])
    assert {d["id"] for d in store.documents()} == {"one", "other"}
