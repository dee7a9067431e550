"""Exports and listings are written in their order, however many rows there are, and leave nothing behind."""

from __future__ import annotations

import io
import json
import random
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.exports import LAYOUTS, export
from dragoman.store import Filter, Intake, Store, StoreError, ordered
from examples import record


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Twenty reports, taken in in no order; every fifth is undated."""
    made, order = record(), list(range(20))
    random.Random(7).shuffle(order)
    kept = Store.create(tmp_path_factory.mktemp("ordered") / "store")
    for n in order:
        day = None if n % 5 == 0 else f"2001-{1 + n % 12:02}-{1 + n % 28:02}"
        kept.append([Intake(msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, id=f"r{n}", published=day, url=None)))])
    return kept


def written(store: Store, name: str, wanted: Filter | None = None) -> bytes:
    """An export."""
    stream = io.BytesIO()
    export(store, name, stream, wanted, all_events=True)
    return stream.getvalue()


@pytest.mark.parametrize("wanted", [None, Filter(type=("MOBILIZE",))], ids=["all", "narrowed"])
@pytest.mark.parametrize("name", [n for n in LAYOUTS if n != "stix"])
def test_in_stretches_of_few_reports_the_same_is_written(store: Store, name: str, wanted: Filter | None, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(store, name, wanted)
    for at_once in (1, 3, 19):
        monkeypatch.setattr(ordered, "_AT_ONCE", at_once)
        assert written(store, name, wanted) == whole


@pytest.mark.parametrize("view", ["events", "attributions", "figures"])
@pytest.mark.parametrize("filters", [{}, {"since": "2001-06-01"}, {"newest_first": True}, {"document": "r7"}, {"since": "2090-01-01"}], ids=str)
def test_listings_in_stretches_are_those_that_the_store_sorts(store: Store, view: str, filters: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = store.ask(view, **filters)
    sorted_at_once = list(store.rows(asked.query, asked.parameters))
    for at_once, most in ((2000, 500), (1, 500), (3, 4)):
        monkeypatch.setattr(ordered, "_AT_ONCE", at_once)
        monkeypatch.setattr(ordered, "_MOST_STRETCHES", most)
        rows = list(asked)
        assert rows == sorted_at_once
        assert [list(r) for r in rows] == [list(r) for r in sorted_at_once]


def test_rows_come_by_their_places_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordered, "_AT_ONCE", 2)
    rows = [{"nth": p, "of_all": 5, "name": chr(96 + p)} for p in (4, 2, 5, 1, 3)]
    assert list(ordered.in_order(iter(rows))) == [{"name": n} for n in "abcde"]
    assert list(ordered.in_order(iter([]))) == []


def test_nothing_is_left_behind_and_a_full_disk_is_said(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(ordered, "_AT_ONCE", 2)
    assert len(written(store, "plover-jsonl").splitlines()) == 20 * len(record().events)
    assert list(tmp_path.iterdir()) == []

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ordered._Stretch, "add", full)
    with pytest.raises(StoreError, match="No space left on device"):
        written(store, "plover-jsonl")
    assert list(tmp_path.iterdir()) == []


def test_the_losses_are_counted_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = export(store, "icews", io.BytesIO())
    monkeypatch.setattr(ordered, "_AT_ONCE", 2)
    assert json.dumps(export(store, "icews", io.BytesIO())) == json.dumps(first)
