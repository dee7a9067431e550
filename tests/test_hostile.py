"""What fuzzing found, one row each: input that broke something once, and what it ends in now."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import duckdb
import msgspec
import pytest
from starlette.testclient import TestClient

from dragoman.cli.app import run
from dragoman.evaluation.gold import GoldError, load_gold
from dragoman.knowledge import KnowledgeError
from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.references import References
from dragoman.linking import check_asked
from dragoman.linking.watch import read_rules
from dragoman.reading import Reject, read
from dragoman.records import Document, Figure, Place, Record, RecordError, decode_record, encode_record
from dragoman.store import AsOf, Filter, Intake, QueryError, Store, record_of
from dragoman.store.care import check
from dragoman.web import Settings, create_app
from examples import record
from web_examples import made_store


def test_an_agent_noun_that_ends_in_a_hyphen_is_an_agent_noun(tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("noun,sectors\nre---,REB\n", encoding="utf-8")
    assert list(AgentTable.load([tmp_path]).rows) == ["re---"]


@pytest.mark.parametrize(("name", "load"), [("gazetteer/first_names.txt", References.load)])
def test_words_in_no_known_encoding_are_an_error_that_names_the_file(tmp_path: Path, name: str, load: Any) -> None:
    path = tmp_path / name
    path.parent.mkdir()
    path.write_bytes(b"Ren\xe9")
    with pytest.raises(KnowledgeError, match=r"first_names\.txt: not UTF-8"):
        load([tmp_path])


def test_gold_in_no_known_encoding_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_bytes(b'{"id": "Ren\xe9"}')
    with pytest.raises(GoldError, match=r"gold\.jsonl: not UTF-8"):
        load_gold(tmp_path / "gold.jsonl")


def test_gold_with_an_id_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"id": "a", "text": "b", "type": "AID"}\n' * 2, encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl:2: the id 'a' stands twice"):
        load_gold(tmp_path / "gold.jsonl")


def test_json_lines_in_latin_1_are_known_without_a_suffix(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes('{"id": "a", "text": "Un café a fermé."}\n'.encode("latin-1"))
    found = list(read(str(tmp_path / "a")))
    assert not isinstance(found[0], Reject)
    assert found[0].text == "Un café a fermé."


@pytest.mark.parametrize("day", ["", "20140401", "2014-W14-2", "2014-4-1", "2014-02-30", "zz", "2014-04-01 ", "２０１４-04-01"])
def test_a_day_is_written_in_one_way(day: str) -> None:
    with pytest.raises(QueryError, match="is not a day as YYYY-MM-DD"):
        AsOf(day)
    with pytest.raises(QueryError, match="is not a day as YYYY-MM-DD"):
        Filter.of(since=day)


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2014", "2014", ("2014-01-01", "2014-12-31")),
        ("2014-03", "2016-02", ("2014-03-01", "2016-02-29")),
        ("2014-03-05", "2014", ("2014-03-05", "2014-12-31")),
    ],
)
def test_a_month_or_a_year_means_its_days(since: str, until: str, days: tuple[str, str]) -> None:
    wanted = Filter.of(since=since, until=until)
    assert (wanted.since, wanted.until) == days


@pytest.mark.parametrize("day", ["0000", "2014-13", "2014-00", "201403", "2014-", "14", "２０１４"])
def test_what_is_no_year_or_month_is_refused(day: str) -> None:
    for name in ("since", "until"):
        with pytest.raises(QueryError, match=r"is (not a day as YYYY-MM-DD|no month of the calendar)"):
            Filter.of(**{name: day})


@pytest.mark.parametrize(
    "given",
    [{"limit": "5"}, {"offset": ""}, {"offset": None}, {"min_confidence": "high"}, {"contested": "no"}, {"actor": 5}, {"since": 2014}, {"type": 3}, {"type": [3]}, {"newest_first": None}],
    ids=str,
)
def test_a_filter_of_a_wrong_kind_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match=f"^{next(iter(given))} is "):
        Filter.of(**given)


@pytest.mark.parametrize("number", [2**53 + 1, 2**63, 10**30, -(2**63) - 1])
def test_a_number_beyond_what_a_column_holds_is_stored_as_near_as_it_can(tmp_path: Path, number: int) -> None:
    made = Record(document=Document(id="a", text="many"), figures=[Figure(id="f1", kind="other", low=number, high=number, span=(0, 4))])
    store = Store.create(tmp_path / "s")
    store.append([Intake(made)])
    assert [r["low"] for r in store.figures()] == [float(number)]
    assert store.record("a")[1].figures[0].low == pytest.approx(number)


def test_an_id_beyond_all_ids_is_none_in_the_table(tmp_path: Path) -> None:
    made = Record(document=Document(id="a", text="Goma"), places=[Place(id="p1", name="Goma", span=(0, 4), geonameid=2**63 - 1, feature="city", precision="exact")])
    store = Store.create(tmp_path / "s")
    store.append([Intake(made)])
    assert [r["geonameid"] for r in store.rows("SELECT geonameid FROM places")] == [None]
    assert store.record("a")[1].places[0].geonameid == 2**63 - 1


@pytest.mark.parametrize("error", [RuntimeError("Query interrupted"), duckdb.InterruptException("INTERRUPT Error: Interrupted!")], ids=lambda e: type(e).__name__)
def test_a_question_that_is_interrupted_is_interrupted(tmp_path: Path, error: Exception, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Store:
        store = Store.create(tmp_path / "s")
        parsed = duckdb.connect().extract_statements
        store.__dict__["connection"] = SimpleNamespace(cursor=lambda: SimpleNamespace(execute=Mock(side_effect=error)), extract_statements=parsed)
        return store

    monkeypatch.setattr("dragoman.cli.asking.open_store", interrupted)
    assert run(["sql", "SELECT 1", "--store", str(tmp_path / "s")]) == 130
    assert capsys.readouterr() == ("", "dragoman: interrupted\n")


def test_a_version_twice_in_a_batch_counts_once(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "s")
    store.append([Intake(record()), Intake(record())])
    assert check(store) == []
    assert store.events().count() == len(record().events)


def test_a_record_with_an_id_that_stands_twice_is_none() -> None:
    made = record()
    twice = msgspec.structs.replace(made, events=[made.events[0], made.events[0]])
    with pytest.raises(RecordError, match="events: the id 'e1' stands twice"):
        decode_record(encode_record(twice))


@pytest.mark.parametrize("damaged", [b"\xff", b"{", b"[]", b"{}", b'"a"', b'{"document": 3}'])
def test_a_damaged_record_in_a_store_is_told_as_such(damaged: bytes) -> None:
    with pytest.raises(RecordError):
        record_of("text", damaged)


@pytest.mark.parametrize(
    ("view", "wanted", "status", "words"),
    [
        ("claims", {"type": "zz"}, "", "'zz' is no type; there are"),
        ("figures", {"type": "ASSAULT"}, "", "'ASSAULT' is no kind; there are"),
        ("figures", {"recipient": "RUS"}, "", "figures cannot be filtered by recipient"),
        ("timeline", {"min_confidence": 0.4}, "", "timeline cannot be filtered by min_confidence"),
        ("claims", {}, "zz", "'zz' is no status; there are"),
    ],
)
def test_what_a_list_cannot_hold_against_anything_is_refused(view: str, wanted: dict[str, Any], status: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        check_asked(view, Filter.of(**wanted), (status,) if status else ())


@pytest.mark.parametrize(("view", "wanted"), [("claims", {"type": "assault", "actor": "RUS"}), ("figures", {"type": "killed"}), ("stories", {"source": "AP"})])
def test_what_a_list_can_hold_against_something_is_not(view: str, wanted: dict[str, Any]) -> None:
    check_asked(view, Filter.of(**wanted), ("contested",))


@pytest.mark.parametrize(("line", "words"), [('type = ["zz"]', "'zz' is neither"), ('status = ["gone"]', "'gone' is no status")])
def test_a_rule_that_could_never_tell_anything_is_an_error(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "rules.toml").write_text(f'[[rule]]\nname = "a"\n{line}\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"rules\.toml:1: {words}"):
        read_rules(tmp_path / "rules.toml")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("hostile") / "store"
    made_store(folder)
    return TestClient(create_app(Settings(store=str(folder))), base_url="http://localhost", raise_server_exceptions=False)


@pytest.mark.parametrize(
    "address",
    [
        "/claims?as_of=zz", "/api/claims?as_of=2014-01-01", "/api/events.csv?limt=3", "/?colour=red", "/store?x=", "/claims?status=zz", "/api/claims?status=zz", "/claims?type=zz",
        "/api/series?recipient=RUS", "/documents?colour=red", "/search?since=zz", "/search?q=a&until=zz", "/documents/report.txt?at=zz", "/timeline?since=20140401", "/api/overview?since=2014-01-01",
    ],
)  # fmt: skip
def test_an_address_that_asks_for_what_there_is_not_is_refused(page: TestClient, address: str) -> None:
    assert page.get(address).status_code == 400


@pytest.mark.parametrize("address", ["/claims?page=1", "/map?whole=1", "/figures?each=1&contested=1", "/?token=x", "/search?q=troops&page=1", "/documents/report.txt?at=1-4", "/api/map?whole=1", "/api/search?q=a&page=2"])
def test_what_pages_hand_on_to_one_another_is_not(page: TestClient, address: str) -> None:
    assert page.get(address).status_code == 200


def test_a_length_of_other_digits_is_no_length(page: TestClient) -> None:
    sent: list[Any] = []

    async def post() -> None:
        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [(b"host", b"localhost"), (b"content-length", "²".encode("latin-1"))]
        scope = {"type": "http", "http_version": "1.1", "method": "POST", "scheme": "http", "path": "/review", "raw_path": b"/review", "root_path": "", "query_string": b"", "headers": headers}
        await page.app(scope, receive, send)  # type: ignore[arg-type]

    asyncio.run(post())
    assert sent[0]["status"] == 411


def test_an_answer_is_json_even_where_it_refuses(page: TestClient) -> None:
    assert "as_of" in json.loads(page.get("/api/claims?as_of=zz").content)["error"]
