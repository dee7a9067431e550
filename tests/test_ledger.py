"""The ledger of a made story: 30 reports of 8 outlets over 10 days, and what a careful reader takes from them (``data/story/key.json``)."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.cli.ledger_pages import linked_page
from dragoman.coding import Coder
from dragoman.linking import FigureSeries, Ledger, LedgerClaim, tidy
from dragoman.linking.tables import EDGES, LINKED, LINKING_VERSION, SIGNATURES, STATE
from dragoman.reading import ReadOptions, Reject, document_from_text, read
from dragoman.records import Record
from dragoman.store import AsOf, Filter, Intake, NoSuchRecord, Store, StoreError, Table

STORY = Path(__file__).parent / "data" / "story"
KEY = json.loads((STORY / "key.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def records(coder: Coder) -> list[Record]:
    """The reports of the story, coded once."""
    documents = list(read(str(STORY / "reports.jsonl")))
    assert not [d for d in documents if isinstance(d, Reject)]
    return [coder.code(d) for d in documents if not isinstance(d, Reject)]


def filled(folder: Path, records: list[Record], batch: int = 1000) -> Store:
    """A store with some reports, linked after every batch."""
    store = Store.create(folder)
    for start in range(0, len(records), batch):
        store.append([Intake(r) for r in records[start : start + batch]])
        Ledger.open(store)
    return store


@pytest.fixture(scope="module")
def ledger(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The ledger of the whole story."""
    return Ledger.open(filled(tmp_path_factory.mktemp("story") / "store", records))


def plain_claim(claim: LedgerClaim) -> dict[str, Any]:
    """A claim as the key has it."""
    document = {s.id: s.document for s in claim.stances}
    p = claim.proposition
    stances = [
        [s.day, s.document, s.holder.name, s.stance, s.origin, *(["superseded"] if s.superseded else []), *([f"withdrawn {s.withdrawn}"] if s.withdrawn else [])]
        for s in claim.stances
    ]
    return {
        "type": p.type, "actors": p.actors, "recipients": p.recipients, "place": p.place, "status": claim.status, "documents": claim.documents,
        "origins": claim.origins, "stances": stances, "history": [[h.when, h.status, document[h.because], h.change] for h in claim.history],
    }  # fmt: skip


def plain_figures(series: FigureSeries) -> dict[str, Any]:
    """A series of figures as the key has it."""
    document = {e.id: e.document for e in series.entries}
    entries = [[e.published, e.document, e.source, e.low, e.bound, document[e.superseded_by] if e.superseded_by else None] for e in series.entries]
    return {
        "kind": series.kind, "place": series.place, "low": series.low, "high": series.high, "best": series.best, "status": series.status, "entries": entries
    }


def whole(ledger: Ledger) -> bytes:
    """All that a ledger holds, ids included, as bytes."""
    return msgspec.json.encode([ledger.stories(), ledger.claims(), ledger.figures(), ledger.causes(), ledger.timeline()])


def test_the_stories_are_those_of_the_key(ledger: Ledger) -> None:
    found = [{"documents": s.documents, "origins": s.origins, "first": s.first, "last": s.last} for s in ledger.stories()]
    assert found == KEY["stories"]


def test_the_claims_are_those_of_the_key(ledger: Ledger) -> None:
    expected = [{k: v for k, v in c.items() if k != "what"} for c in KEY["claims"]]
    found = [plain_claim(c) for c in ledger.claims()]
    by = json.dumps
    assert sorted(found, key=by) == sorted(expected, key=by)


def test_the_figures_are_those_of_the_key(ledger: Ledger) -> None:
    by = json.dumps
    assert sorted((plain_figures(f) for f in ledger.figures()), key=by) == sorted(KEY["figures"], key=by)


@pytest.mark.parametrize(("seed", "batch"), [(1, 1000), (2, 7), (3, 13)], ids=["all at once", "by sevens", "by thirteens"])
def test_any_order_of_ingest_gives_the_same_ledger(records: list[Record], ledger: Ledger, tmp_path: Path, seed: int, batch: int) -> None:
    shuffled = random.Random(seed).sample(records, len(records))
    assert whole(Ledger.open(filled(tmp_path / "store", shuffled, batch))) == whole(ledger)


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        ("2012-03-05", {"shelled": "reported"}),
        ("2012-03-06", {"shelled": "contested", "captured": "reported"}),
        ("2012-03-09", {"arrested": "contested", "captured": "withdrawn"}),
        ("2012-03-10", {"withdrawn": "confirmed-by-actor", "arrested": "contested"}),
        ("2012-03-11", {"withdrawn": "contested", "arrested": "confirmed-by-actor"}),
    ],
)
def test_as_of_a_day_only_what_was_known_counts(ledger: Ledger, day: str, statuses: dict[str, str]) -> None:
    before = Ledger.open(Store.open(ledger.store.lake.root, as_of=AsOf(day)))
    found = before.claims()
    assert all(s.day is not None and s.day <= day for c in found for s in c.stances)
    assert {c.proposition.text: c.status for c in found if c.proposition.text in statuses} == statuses


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ({"contested": True}, {"shelled", "withdrawn", "armed"}),
        ({"actor": "SDN"}, {"shelled", "captured", "withdrawn"}),
        ({"actor": "Chad"}, {"arrested", "armed"}),
        ({"source": "African Union"}, {"shelled", "armed"}),
        ({"place": "Abeche"}, {"arrested"}),
        ({"type": "RETREAT"}, {"withdrawn"}),
        ({"document": "b06"}, {"arrested"}),
        ({"since": "2012-03-13"}, {"armed"}),
        ({"until": "2012-03-04"}, set()),
        ({"actor": "FRA"}, set()),
    ],
)
def test_filters_narrow_the_claims(ledger: Ledger, asked: dict[str, Any], texts: set[str]) -> None:
    assert {c.proposition.text for c in ledger.claims(Filter.of(**asked))} == texts


def test_a_claim_is_found_by_its_id_or_the_beginning_of_it(ledger: Ledger) -> None:
    claim = ledger.claims()[0]
    assert ledger.claim(claim.id) == ledger.claim(claim.id[:8]) == claim
    for wrong in ("", "c", "c00000000000", "../etc", "a01"):
        with pytest.raises(NoSuchRecord):
            ledger.claim(wrong)


def test_the_dossier_of_a_state_has_its_deeds_words_and_what_is_said_of_it(ledger: Ledger) -> None:
    chad = ledger.dossier("Chad")
    assert (chad.name, chad.code) == ("Chad", "TCD")
    assert {c.proposition.text for c in chad.did} == {"arrested", "armed"}
    assert {(s.stance, s.document) for s in chad.said} >= {("asserts", "a01"), ("denies", "b03"), ("denies", "c03"), ("denies", "d02")}
    assert {s.holder.name for s in chad.said_of} == {"Sudan", "African Union"}
    with pytest.raises(NoSuchRecord):
        ledger.dossier("Nobody Whatsoever")


def test_the_timeline_runs_forward(ledger: Ledger) -> None:
    days = [e.day for e in ledger.timeline() if e.day]
    assert days == sorted(days)
    assert {e.claim for e in ledger.timeline()} == {c.id for c in ledger.claims()}


def test_the_timeline_is_narrowed_and_counted_by_the_days_of_the_happening(ledger: Ledger) -> None:
    whole = ledger.timeline()
    day = sorted(e.day for e in whole if e.day)[len(whole) // 2]
    before, after = (ledger.timeline(Filter(until=day)), ledger.timeline(Filter(since=day)))
    assert {e.claim for e in before} == {e.claim for e in whole if e.day and e.day <= day}
    assert {e.claim for e in after} == {e.claim for e in whole if e.day and (e.until or e.day) >= day}
    assert len(before) < len(whole) > len(after)
    for wanted in (Filter(), Filter(since=day), Filter(contested=True)):
        days = ledger.timeline_days(wanted)
        assert sum(n for *_, n in days) == len([e for e in ledger.timeline(wanted) if e.day])
        assert {d for d, *_ in days} == {e.day for e in ledger.timeline(wanted) if e.day}


def test_what_is_linked_is_not_linked_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.linking import linker

    monkeypatch.setattr(linker, "link_part", lambda *_: pytest.fail("a part was linked again"))
    assert Ledger.open(ledger.store.refreshed()).stories() == ledger.stories()


def test_a_store_that_cannot_be_written_is_linked_in_memory(records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ledger: Ledger) -> None:
    store = Store.create(tmp_path / "store")
    store.append([Intake(r) for r in records])
    monkeypatch.setattr(store, "put", refuse)
    assert whole(Ledger.open(store)) == whole(ledger)


def refuse(*_: object, **__: object) -> None:
    """What a store that cannot be written does."""
    raise StoreError("read-only")


@pytest.mark.parametrize("as_of", [None, AsOf("2100-01-01")], ids=["cannot be written", "as of a day"])
def test_what_other_rules_kept_of_the_words_is_not_used(records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ledger: Ledger, as_of: AsOf | None) -> None:
    old = filled(tmp_path / "store", records)
    for table, change in ((SIGNATURES, {"keys": [], "bands": [], "credit": "Nobody"}), (STATE, {"version": LINKING_VERSION - 1})):
        old.show(table)
        old.put(table, [{**row, **change} for row in old.rows(f"SELECT * FROM {table.name}")])
    store = Store.open(old.lake.root, as_of=as_of)
    monkeypatch.setattr(store, "put", refuse)
    assert whole(Ledger.open(store)) == whole(ledger)


def rows_in(store: Store, table: Table) -> int:
    """All rows of a derived table."""
    store.show(table)
    return int(next(store.rows(f"SELECT count(*) AS n FROM {table.name}"))["n"])


def test_what_no_longer_counts_is_dropped_and_the_ledger_is_the_same(records: list[Record], ledger: Ledger, tmp_path: Path) -> None:
    grown = Store.create(tmp_path / "grown")
    for first in range(0, len(records), 3):
        grown.append([Intake(record) for record in records[first : first + 3]])
        Ledger.open(grown.refreshed())
    store = grown.refreshed()
    before = whole(Ledger.open(store))
    stored, pairs = rows_in(store, LINKED), rows_in(store, EDGES)
    dropped = tidy(store.refreshed())
    left = Ledger.open(store.refreshed())
    kept, left_pairs = rows_in(left.store, LINKED), rows_in(left.store, EDGES)
    assert dropped == stored - kept + pairs - left_pairs > 0
    assert kept == left.shelf.ask("SELECT count(*) AS n FROM linked_index")[0]["n"] < stored
    assert whole(left) == before == whole(ledger)
    assert tidy(store.refreshed()) == 0


def test_a_store_that_was_never_linked_has_nothing_to_drop(records: list[Record], tmp_path: Path) -> None:
    assert tidy(filled(tmp_path / "new", records[:1])) == 0


@pytest.mark.parametrize("newest", [False, True])
def test_the_pages_of_a_list_are_the_list(ledger: Ledger, newest: bool) -> None:
    for listing, count in (
        (ledger.claims, ledger.count("claim")), (ledger.figures, ledger.count("figure")), (ledger.stories, ledger.count("story")), (ledger.timeline, ledger.timeline_length()),
    ):  # fmt: skip
        whole_list = listing(Filter(newest_first=newest))
        pages = [item for offset in range(0, count, 3) for item in listing(Filter(limit=3, offset=offset, newest_first=newest))]
        assert pages == whole_list
        assert len(whole_list) == count > 0


def test_a_new_version_leaves_the_claims_that_it_does_not_touch(coder: Coder, tmp_path: Path) -> None:
    """One more sentence at the end: the same claims under the same ids, and nothing is withdrawn, however little a claim says."""
    first = "Residents heard that a bank was robbed in Nyala. The United Nations could not confirm how many people were killed. Chad denied that it had armed rebels."
    store, claims = Store.create(tmp_path / "store"), []
    for text in (first, f"{first} More to follow."):
        document = document_from_text(text, "report", ReadOptions(date=dt.date(2024, 3, 14)))
        store.append([Intake(coder.code(document))])
        claims.append(list(Ledger.open(store).claims()))
    before, after = claims
    assert before
    assert [(c.id, c.status) for c in after] == [(c.id, c.status) for c in before]
    assert not [s for c in after for s in c.stances if s.withdrawn]


def test_a_claim_a_story_and_figures_are_shown_as_pages(ledger: Ledger) -> None:
    story, series = ledger.stories()[0], next(s for s in ledger.figures() if len(s.entries) > 1)
    page = linked_page(msgspec.to_builtins(story))
    assert page.startswith(f"story {story.id}")
    assert all(f"· {r.document}\n" in page for r in story.reports)
    page = linked_page(msgspec.to_builtins(series))
    assert page.startswith(f"figures {series.id} · {series.status}\n")
    assert all(e.sentence in page and e.source in page for e in series.entries)
    assert "None" not in page
    assert linked_page(msgspec.to_builtins(ledger.claims()[0])).startswith("claim ")
