"""The upkeep of a store: checked, repaired, compacted, migrated, under a full disk and in a read-only folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from dragoman.store import Column, Intake, Store, StoreError, care, changes, versions_of
from dragoman.store import schema as schema_module
from dragoman.store import store as store_module
from test_store import count, report


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of four reports in four batches."""
    made = Store.create(tmp_path / "store")
    for number in range(4):
        made.append([Intake(report(f"r{number}"))])
    return made


def test_info_counts_rows_files_and_commits(store: Store) -> None:
    events = next(r for r in care.info(store) if r["table"] == "events")
    assert (events["rows"], events["files"], events["commits"]) == (12, 4, 5)
    assert events["bytes"] > 0


def test_a_sound_store_has_no_fault(store: Store) -> None:
    assert care.check(store) == []


@pytest.mark.parametrize("damage", [b"", b"PAR1 nonsense PAR1", None])
def test_damage_is_found_and_repaired_from_the_records(store: Store, damage: bytes | None) -> None:
    before = list(store.rows("SELECT * FROM figures ORDER BY id"))
    broken = Path(store.lake.files("figures")[0])
    if damage is None:
        broken.unlink()
    else:
        broken.write_bytes(damage)
    faults = care.check(store.refreshed())
    assert {f.table for f in faults} == {"figures"}
    assert broken.name in str(faults[0])
    assert care.repair(store.refreshed()) == ["figures: made again from the records"]
    assert care.check(store.refreshed()) == []
    assert list(store.refreshed().rows("SELECT * FROM figures ORDER BY id")) == before


def test_a_missing_row_is_found(store: Store) -> None:
    store.lake.delete("events", "id LIKE '%.e2'")
    assert len(care.check(store.refreshed())) == 4
    care.repair(store.refreshed())
    assert care.check(store.refreshed()) == []


def test_damaged_documents_cannot_be_made_again(store: Store) -> None:
    Path(store.lake.files("documents")[0]).write_bytes(b"gone")
    with pytest.raises(StoreError, match="ingest its reports again"):
        care.repair(store.refreshed())


def test_compact_merges_files_and_changes_nothing(store: Store) -> None:
    before = list(store.rows("SELECT * FROM events ORDER BY id"))
    assert store.compact()["events"] == 4
    assert len(store.lake.files("events")) == 1
    assert list(store.rows("SELECT * FROM events ORDER BY id")) == before


def test_vacuum_removes_old_files_and_rows_of_unfinished_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    append = store.lake.append
    monkeypatch.setattr(store.lake, "append", lambda table, rows, note: None if table.name == "documents" else append(table, rows, note))
    store.append([Intake(report("half"))])
    monkeypatch.undo()
    fresh = store.refreshed()
    assert count(fresh, "raw_events") == 15
    assert care.vacuum(fresh, hours=168) == []  # it may be a run that goes on
    assert count(store.refreshed(), "raw_events") == 15
    store.compact()
    assert care.vacuum(store.refreshed(), hours=0, dry_run=True) != []
    care.vacuum(store.refreshed(), hours=0)
    assert (count(store.refreshed(), "raw_events"), count(store.refreshed(), "events")) == (12, 12)


def test_versions_show_what_changed(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    store.append([Intake(report("r", text="Ten died.\nNobody spoke."))])
    store.append([Intake(report("r", text="Twelve died.\nNobody spoke.", day="2001-04-03"))])
    shown = "".join(changes(store, "r"))
    assert "2 versions" in shown
    assert "\n-Ten died.\n" in shown
    assert "\n+Twelve died.\n" in shown
    one, other = versions_of(store, "r")
    assert (one["number"], one["current"], one["changed"]) == (1, False, "")
    assert (other["number"], other["current"], "\n-Ten died.\n" in other["changed"], "text" in other) == (2, True, True, False)
    with pytest.raises(StoreError, match="no report"):
        list(changes(store, "nobody"))


def test_an_older_store_is_migrated(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version has a column more: the store says so, is brought up to date, and has lost nothing."""
    before = list(store.rows("SELECT id FROM events ORDER BY id"))
    old = schema_module.tables()
    import pyarrow as pa

    events = old["events"]
    wider = schema_module.Table(events.name, events.meaning, (*events.columns, Column("more", pa.string(), "something new")), events.struct)
    for module in (schema_module, store_module):
        monkeypatch.setattr(module, "SCHEMA_VERSION", 3)
    monkeypatch.setattr("dragoman.store.lake.SCHEMA_VERSION", 3)
    tables = {**old, "events": wider}
    for name in ("store", "views", "care", "migration", "lake"):
        monkeypatch.setattr(f"dragoman.store.{name}.tables", lambda: tables)
    with pytest.raises(StoreError, match="store migrate"):
        Store.open(store.lake.root)
    assert Store.migrate(store.lake.root) == "brought from schema 2 to 3"
    now = Store.open(store.lake.root)
    assert list(now.rows("SELECT id FROM events ORDER BY id")) == before
    assert count(now, "events WHERE more IS NULL") == len(before)
    assert care.check(now) == []
    assert Store.migrate(store.lake.root) == "schema 3 is up to date"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("mounting a small file system needs root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def test_a_full_disk_is_told_and_the_store_readable_after(small_disk: Path) -> None:
    store = Store.create(small_disk / "store")
    taken: list[int] = []
    with pytest.raises(StoreError, match="disk is full"):
        fill(store, taken)
    assert count(Store.open(store.lake.root), "documents") == len(taken) > 0


def fill(store: Store, taken: list[int]) -> None:
    """Take in reports until something gives way."""
    for number in range(2000):
        store.append([Intake(report(f"r{number}", text=f"{number} " + os.urandom(8000).hex()))])
        taken.append(number)


def test_a_read_only_folder_is_told_and_the_store_readable(small_disk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    store = Store.create(small_disk / "store")
    store.append([Intake(report())])
    if subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be made read-only here")
    with pytest.raises(StoreError, match="read-only"):
        store.append([Intake(report("other"))])
    assert count(Store.open(store.lake.root), "documents") == 1
    with pytest.raises(StoreError, match="read-only"):
        Store.create(small_disk / "another")
    for upkeep in (partial(store.lake.compact, "events"), partial(store.log, "runs", [{"run": "r"}]), partial(store.lake.vacuum, "events", 0, dry_run=False)):
        with pytest.raises(StoreError, match="cannot be written to: read-only"):
            upkeep()
    assert "panicked" not in capfd.readouterr().err
    assert store.lake.vacuum("events", 0, dry_run=True) == []


def test_a_folder_of_other_files_is_not_made_a_store(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Talks went on.", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other files; a store wants a folder of its own"):
        Store.create(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["report.txt"]


def test_a_store_begun_is_gone_on_with_and_hidden_files_do_not_count(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_text("", encoding="utf-8")
    Store.create(tmp_path)
    shutil.rmtree(tmp_path / "documents")
    (tmp_path / "notes.txt").write_text("Mine.", encoding="utf-8")
    assert count(Store.create(tmp_path), "documents") == 0


def test_a_file_where_the_store_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no store")
    with pytest.raises(StoreError):
        Store.create(tmp_path / "file")
