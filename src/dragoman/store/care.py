"""Looking after a store: what is in it, whether it holds, small files merged, old ones removed, tables made again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from dragoman.records import RecordError
from dragoman.store.errors import StoreError
from dragoman.store.lake import reason
from dragoman.store.reader import Reader
from dragoman.store.rows import Intake, record_of, rows_of
from dragoman.store.schema import finding_tables, tables

# Old files are kept so long for readers that still use them.
KEEP_HOURS = 168
_REBUILD = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a store that does not hold."""

    table: str
    what: str

    def __str__(self) -> str:
        return f"{self.table}: {self.what}"


def info(store: Reader) -> Iterator[dict[str, Any]]:
    """A row a table: rows that count, rows stored, files, bytes, commits, what it holds."""
    for name, table in tables().items():
        files = store.lake.files(name)
        size = sum(Path(f).stat().st_size for f in files) if store.lake.local else None
        counted = next(store.rows(f"SELECT count(*) AS n FROM {name}"))["n"]
        stored = next(store.rows(f"SELECT count(*) AS n FROM raw_{name}"))["n"]
        yield {"table": name, "rows": counted, "stored": stored, "files": len(files), "bytes": size, "commits": store.lake.table(name).version() + 1, "holds": table.meaning}


def history(store: Reader, limit: int) -> Iterator[dict[str, Any]]:
    """The runs of ingest, the latest first."""
    yield from store.rows("SELECT * FROM runs ORDER BY started DESC LIMIT $limit", {"limit": limit})


def check(store: Reader) -> list[Fault]:
    """What does not hold: missing or damaged files, records that do not decode, findings that are not all there."""
    faults = list(_files(store))
    bad = {f.table for f in faults}
    if "documents" in bad:
        return faults
    faults += _records(store)
    return faults + [f for name in finding_tables() if name not in bad for f in _counts(store, name)]


def _files(store: Reader) -> Iterator[Fault]:
    for name in tables():
        if not store.lake.exists(name):
            yield Fault(name, "the table is missing")
            continue
        for file in store.lake.files(name):
            try:
                with duckdb.connect() as con:  # every column of every row, so that a hole in the middle is found too
                    con.execute("SELECT count(DISTINCT hash(COLUMNS(*))) FROM read_parquet($file)", {"file": file}).fetchall()
            except duckdb.Error as exc:
                yield Fault(name, f"{file}: {reason(exc)}")


def _records(store: Reader) -> Iterator[Fault]:
    for row in store.rows("SELECT revision, id, text, record FROM versions"):
        try:
            record_of(row["text"], row["record"])
        except RecordError as exc:
            yield Fault("documents", f"{row['revision']} ({row['id']}): {exc}")


def _counts(store: Reader, name: str) -> Iterator[Fault]:
    query = f"""
        SELECT v.revision, v.id, v.counts.{name} AS due, count(t.id) AS found, count(DISTINCT t.id) AS apart
        FROM versions v LEFT JOIN raw_{name} t ON t.revision = v.revision AND t.batch = v.batch
        GROUP BY ALL HAVING found <> due OR apart <> due"""
    for row in store.rows(query):
        yield Fault(name, f"{row['revision']} ({row['id']}) has {row['found']} rows and should have {row['due']}")


def repair(store: Reader) -> list[str]:
    """Make damaged or incomplete tables of findings again from the records in ``documents``; what was done, in words.

    Raises StoreError where ``documents`` itself is damaged: its reports have to be taken in again.
    """
    faults = check(store)
    bad = dict.fromkeys(f.table for f in faults)
    if "documents" in bad:
        raise StoreError(f"{store.lake.root}: {next(f for f in faults if f.table == 'documents')}; move the store away and ingest its reports again")
    for name in bad:
        if not store.lake.exists(name):
            store.lake.create(tables()[name])
    again = [n for n in bad if n in finding_tables()]
    if again:
        rebuild(store, again)
    lost = [n for n in bad if n not in finding_tables()]
    for name in lost:
        store.lake.replace(tables()[name], [], "emptied")
    return [f"{n}: made again from the records" for n in again] + [f"{n}: damaged, and empty now" for n in lost]


def rebuild(store: Reader, names: Sequence[str]) -> None:
    """Write tables of findings anew from the records: each version once, in the batch that counts."""
    first = True
    waiting: dict[str, list[dict[str, Any]]] = {n: [] for n in names}

    def flush() -> None:
        nonlocal first
        for name in names:
            if first:
                store.lake.replace(tables()[name], waiting[name], "rebuilt")
            else:
                store.lake.append(tables()[name], waiting[name], "rebuilt")
            waiting[name] = []
        first = False

    for number, row in enumerate(store.rows("SELECT batch, text, record FROM versions"), 1):
        for name, rows in rows_of(Intake(record_of(row["text"], row["record"])), row["batch"]).items():
            if name in waiting:
                waiting[name] += rows
        if number % _REBUILD == 0:
            flush()
    flush()


def compact(store: Reader, unless_fewer_than: int = 2) -> dict[str, int]:
    """Merge small files of each table that has at least so many; files merged, by table."""
    merged = {}
    for name in (*tables(), *store.lake.others()):
        if store.lake.exists(name) and len(store.lake.files(name)) >= unless_fewer_than:
            merged[name] = store.lake.compact(name)
    return merged


def vacuum(store: Reader, hours: int = KEEP_HOURS, *, dry_run: bool = False) -> list[str]:
    """Remove files that no commit of the last ``hours`` uses, and rows of batches that never came to their end; the files removed."""
    if not dry_run:
        _drop_unfinished(store, hours)
    return [f for name in (*tables(), *store.lake.others()) if store.lake.exists(name) for f in store.lake.vacuum(name, hours, dry_run=dry_run)]


def _drop_unfinished(store: Reader, hours: int) -> None:
    """Rows whose batch does not stand in ``documents``; those younger than ``hours`` may belong to a run that goes on."""
    before = dt.datetime.now(dt.UTC) - dt.timedelta(hours=hours)
    for name in finding_tables():
        orphans = list(store.rows(f"SELECT DISTINCT batch FROM raw_{name} EXCEPT SELECT DISTINCT batch FROM raw_documents"))
        old = [o["batch"] for o in orphans if store.lake.written(name, o["batch"], before)]
        if old:
            store.lake.delete(name, f"batch IN ({', '.join(repr(b) for b in old)})")
