"""Decisions of people on records: added, never changed; applied, counted, made into gold. And the page to hand to somebody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from dragoman.cli.app import run
from dragoman.evaluation import evaluate_events, load_gold
from dragoman.evaluation.events import Score
from dragoman.knowledge import Knowledge
from dragoman.linking import FigureEntry, FigureSeries, Ledger
from dragoman.linking.narrowing import fitting
from dragoman.linking.report import render_report, series_chart
from dragoman.linking.review import ReviewError, Reviews
from dragoman.records import Document, Record
from dragoman.store import Filter, NoSuchRecord, Store, revision_key
from examples import record

REVISION = revision_key(record().document)
E1, E2, E3 = (f"{REVISION}.e{k}" for k in (1, 2, 3))


class Again:
    """A coder that codes each sentence of the report as the report was coded."""

    knowledge = Knowledge.load()

    def stream(self, documents: Iterable[Document]) -> Iterator[Record]:
        made = record()
        for d in documents:
            start = made.document.text.index(d.text)
            events = [e for e in made.events if start <= e.trigger[0] < start + len(d.text)]
            yield Record(document=d, events=[structs.replace(e, trigger=(e.trigger[0] - start, e.trigger[1] - start)) for e in events])


@pytest.fixture
def reviews(store: Store) -> Reviews:
    """The decisions on the report of a store, none yet."""
    return Reviews(store)


def test_the_least_sure_come_first_and_what_was_judged_no_more(reviews: Reviews) -> None:
    assert [r["id"] for r in reviews.queue()] == [E3, E2, E1]
    reviews.decide(E3, "reject", "Ann")
    assert [r["id"] for r in reviews.queue()] == [E2, E1]
    assert [r["id"] for r in reviews.queue(1)] == [E2]
    assert [r["id"] for r in reviews.queue(10**30)] == [E2, E1]
    assert reviews.queue(0) == []
    assert [r["id"] for r in reviews.queue(5, Filter.of(type="MOBILIZE", limit=1))] == [E1]
    assert reviews.queue() == [row for ident in (E2, E1) for row in reviews.store.ask("events") if row["id"] == ident]


def test_decisions_only_grow(reviews: Reviews) -> None:
    first = reviews.decide(E1, "accept", "Ann")
    second = reviews.decide(E1, "correct", "Ben", {"type": "THREATEN"}, "only words")
    assert reviews.decisions() == reviews.decisions(E1) == [first, second]
    assert reviews.standing() == {E1: second}


@pytest.mark.parametrize(
    ("target", "verdict", "by", "correction", "reason"),
    [
        (E1, "maybe", "Ann", {}, "is no verdict"),
        (E1, "correct", "Ann", {}, "which fields"),
        (E1, "accept", "Ann", {"type": "AID"}, "which fields"),
        (E1, "correct", "Ann", {"type": "WAR"}, "is no type"),
        (E1, "correct", "Ann", {"recipients": "foo bar"}, "is no code"),
        (E1, "correct", "Ann", {"confidence": "1"}, "cannot be corrected"),
        (E1, "correct", "Ann", {"mode": "x" * 3000}, "longer than"),
        (E1, "correct", "Ann", {"mode": "zzz"}, "is no mode of MOBILIZE; there are"),
        (E1, "accept", " ", {}, "the name of who"),
        (f"{REVISION}.a1", "accept", "Ann", {}, "are reviewed"),
    ],
)
def test_a_decision_that_does_not_hold_is_refused(reviews: Reviews, target: str, verdict: str, by: str, correction: dict[str, str], reason: str) -> None:
    with pytest.raises(ReviewError, match=reason):
        reviews.decide(target, verdict, by, correction)  # type: ignore[arg-type]
    assert reviews.decisions() == []


def test_only_what_is_there_can_be_judged(reviews: Reviews) -> None:
    with pytest.raises(NoSuchRecord):
        reviews.decide("nothing.e1", "accept", "Ann")


def test_decisions_are_applied_on_request(reviews: Reviews, store: Store) -> None:
    reviews.decide(E1, "correct", "Ann", {"type": "THREATEN", "mode": "", "actors": "BRD, RUS GOV"})
    reviews.decide(E2, "reject", "Ann")
    rows = {r["id"]: r for r in reviews.applied(store.ask("events", Filter()))}
    assert set(rows) == {E1, E3}
    assert (rows[E1]["type"], rows[E1]["mode"], rows[E1]["reviewed"], rows[E3]["reviewed"]) == ("THREATEN", None, "Ann", None)
    assert [(p["name"], p["code"], p["country"]) for p in rows[E1]["actors"]] == [("Borduria", "BRD", "BRD"), ("RUS GOV", "RUS GOV", "RUS")]
    assert {r["type"] for r in store.ask("events", Filter())} == {"MOBILIZE", "RETREAT"}


def test_agreement_counts_the_program_and_people(reviews: Reviews) -> None:
    assert reviews.agreement().share is None
    for target, by, verdict in ((E1, "Ann", "accept"), (E1, "Ben", "accept"), (E2, "Ann", "accept"), (E2, "Ben", "reject"), (E3, "Ann", "reject"), (E3, "Ben", "reject")):
        reviews.decide(target, verdict, by)  # type: ignore[arg-type]
    found = reviews.agreement()
    assert (found.judged, found.accepted, found.rejected, found.share) == (3, 1, 2, 0.3333)
    assert found.by_type == {"MOBILIZE": {"accept": 1, "correct": 0, "reject": 1}, "RETREAT": {"accept": 0, "correct": 0, "reject": 1}}
    assert (found.pairs, found.agreeing, found.kappa) == (3, 2, 0.4)


def test_decisions_make_gold_that_eval_reads(reviews: Reviews, tmp_path: Path) -> None:
    reviews.decide(E1, "accept", "Ann")
    reviews.decide(E2, "correct", "Ann", {"factuality": "PR-"})
    reviews.decide(E3, "reject", "Ann")
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(g) + "\n" for g in reviews.gold()))
    gold = load_gold(path)
    assert [(g.type, g.mode, g.actors, g.recipients, g.factuality) for g in gold] == [
        ("MOBILIZE", "troops", ["BRD"], ["SYL"], "CT+"), ("MOBILIZE", "troops", ["BRD"], [], "PR-"), (None, None, [], [], None),
    ]  # fmt: skip
    assert [g.text[slice(*g.at)] for g in gold if g.at] == ["moved", "moved", "leave"]


def test_gold_holds_nothing_against_what_nobody_judged(reviews: Reviews, tmp_path: Path) -> None:
    """A coder that says the very same again is right in all that was accepted, wrong in what was rejected, and not asked about the rest."""
    reviews.decide(E2, "accept", "Ann")
    for decided, expected in ((None, Score(1, 0, 0)), (E3, Score(1, 1, 0))):
        if decided:
            reviews.decide(decided, "reject", "Ann")
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(g) + "\n" for g in reviews.gold()))
        report = evaluate_events(load_gold(path), Again())
        assert (report.types, report.factuality) == (expected, 1.0)
        assert report.triples.missed == 0


def test_the_commands_do_the_same(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--store", store.lake.root]
    assert run(["review", "decide", E1, *at, "--correct", "type=THREATEN", "--by", "Ann"]) == 0
    assert run(["review", "decide", E2, *at, "--accept", "--by", "Ann"]) == 0
    for words in (["queue"], ["list"], ["agreement"], ["applied"]):
        for form in ("table", "json", "jsonl", "csv"):
            assert run(["review", *words, *at, "--format", form]) == 0
    capsys.readouterr()
    assert run(["review", "agreement", *at, "--format", "table"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[-1] == "none"  # nobody else has judged the same
    assert run(["review", "gold", *at]) == 0
    assert [json.loads(line)["type"] for line in capsys.readouterr().out.splitlines()] == ["THREATEN", "MOBILIZE"]


def test_tables_show_what_was_judged_and_what_was_put_in(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--store", store.lake.root]
    assert run(["review", "decide", E1, *at, "--correct", "recipients=YEM REB", "--by", "Ann", "--note", "see the map"]) == 0
    capsys.readouterr()
    assert run(["review", "list", *at, "--format", "table"]) == 0
    head, row, below = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d {2}\S+ +event +correct +Ann +yes", row), head
    assert below.strip() == "BRD → SYL: MOBILIZE troops “moved” · recipients=YEM REB · see the map"
    assert run(["review", "applied", *at, "--format", "table"]) == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = (k for k, words in enumerate(lines) if words.startswith(E1))
    assert re.search(r"BRD +YEM REB +Ann$", lines[line])
    assert lines[line + 1].startswith("    recipients=YEM REB · ")
    assert [g["recipients"] for g in Reviews(store.refreshed()).gold()] == [["YEM"]], "gold holds countries"


@pytest.mark.parametrize("wrong", [[], ["--accept", "--reject"], ["--correct", "type"]], ids=["nothing", "two", "no value"])
def test_wrong_usage_is_said(store: Store, wrong: list[str]) -> None:
    assert run(["review", "decide", E1, "--store", store.lake.root, "--by", "Ann", *wrong]) == 2


# the page


def test_a_user_without_a_name_decides_as_an_analyst(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert run(["review", "decide", E1, "--store", store.lake.root, "--accept"]) == 0
    assert [d.by for d in Reviews(store.refreshed()).decisions()] == ["analyst"]


def test_the_page_is_whole_and_escaped(store: Store) -> None:
    page = render_report(Ledger.open(store), title="<b>Borduria & Syldavia</b>")
    assert "&lt;b&gt;Borduria &amp; Syldavia&lt;/b&gt;" in page
    assert "<script" not in page
    assert "http://" not in page.replace("http-equiv", "")
    assert "https://" not in page
    assert page.count("<svg") >= 2
    assert "contested" in page


def test_a_chart_of_figures_names_who_says_so_on_an_axis() -> None:
    def entry(number: int, low: int | None, high: int | None, source: str, **more: Any) -> FigureEntry:
        return FigureEntry(id=f"d.f{number}", low=low, high=high, source=source, origin=source, published="2014-04-07", document="wire/d.txt", words=f"said {number}", **more)

    entries = [entry(1, 1000, 2500, "Sponsz"), entry(2, None, 500, "wire/d.txt"), entry(3, 5, 5, "<b>A spokesman of the ministry of many words</b>", denied=True)]
    series = FigureSeries(id="f", kind="killed", entries=entries)
    chart = series_chart(series)
    assert chart is not None
    assert [t.label for t in chart.axis] == ["0", "1,250", "2,500"]
    assert [m.source for m in chart.marks] == ["2014-04-07 Sponsz", "2014-04-07 The report itself", "2014-04-07 <b>A spokesman of th…"]
    assert [m.standing for m in chart.marks] == [True, True, False]
    assert chart.marks[0].left < chart.marks[0].right == chart.axis[-1].x
    assert chart.marks[1].left == chart.marks[1].right
    assert series_chart(structs.replace(series, entries=[])) is None


def test_a_page_counts_in_words_and_calls_the_author_the_report_itself(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger.open(store)
    claim = ledger.claims(Filter(contested=True))[0]
    said = [structs.replace(s, holder=structs.replace(s.holder, kind="author", name="wire/d.txt"), document="wire/d.txt", publisher=None) for s in claim.stances]
    monkeypatch.setattr(ledger, "claims", lambda *_, **__: [structs.replace(claim, stances=said)])
    page = render_report(ledger)
    assert not re.search(r"\b1 (stories|reports|claims|independent sources)\b", page)
    assert page.count('<td class="who">The report itself') == page.count('<td class="from">wire/<wbr>d.txt</td>') == len(said)
    assert page.count("best: ") <= 1


def test_a_page_of_a_question_says_what_was_asked(store: Store) -> None:
    page = render_report(Ledger.open(store), Filter.of(actor="BRD", type="RETREAT", contested=True))
    assert "actor: BRD · type: RETREAT · contested" in page
    assert "Nobody contradicts anybody." in page


@pytest.mark.parametrize(
    ("types", "of_claims", "of_figures"),
    [((), (), ()), (("killed",), None, ("killed",)), (("MOBILIZE",), ("MOBILIZE",), None), (("troops", "mobilize"), ("mobilize",), ("troops",))],
    ids=str,
)
def test_a_page_takes_types_of_events_and_kinds_of_figures(store: Store, types: tuple[str, ...], of_claims: tuple[str, ...] | None, of_figures: tuple[str, ...] | None) -> None:
    wanted = Filter.of(type=types)
    claims, figures = fitting("claim", wanted), fitting("figure", wanted)
    assert (claims and claims.type, figures and figures.type) == (of_claims, of_figures)
    assert (": MOBILIZE<" in render_report(Ledger.open(store), wanted)) is (of_claims is not None)


def test_a_page_of_nothing_is_a_page(tmp_path: Path) -> None:
    assert "0 reports" in render_report(Ledger.open(Store.create(tmp_path / "empty")))


def test_the_command_writes_the_page(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert run(["report", "--store", store.lake.root, "-o", str(path), "--actor", "BRD"]) == 0
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("words", [["stories"], ["claims"], ["claims", "--contested"], ["timeline"], ["actors"], ["actors", "Borduria"], ["figures"], ["figures", "-S"]], ids=" ".join)
@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv"])
def test_every_listing_of_the_ledger_prints_in_every_format(store: Store, capsys: pytest.CaptureFixture[str], words: list[str], format: str) -> None:
    assert run([*words, "--store", store.lake.root, "--format", format]) == 0
    out = capsys.readouterr().out
    assert out
    assert "\u202e" not in out or format != "table"


def test_show_finds_claims_stories_and_series(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = Ledger.open(store)
    for ident in (ledger.claims()[0].id, ledger.stories()[0].id, ledger.figures()[0].id):
        for format in ("table", "json"):
            assert run(["show", ident, "--store", store.lake.root, "--format", format]) == 0
    assert "contested" in capsys.readouterr().out
    assert run(["show", "c000000000000", "--store", store.lake.root]) == 1
