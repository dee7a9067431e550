"""A store of an older schema brought up to date: every table made anew from the records and texts it keeps.

``documents`` holds whole records, so no column of any other table has to be carried over. It is stamped last: until then the store
counts as old, and the work can begin again.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from dragoman.records import RecordError
from dragoman.store.errors import StoreError
from dragoman.store.lake import Lake, arrow_of, reason
from dragoman.store.rows import Intake, Row, record_of, rows_of
from dragoman.store.schema import finding_tables, tables
from dragoman.store.views import scan

_CHUNK = 500


def migrate(lake: Lake) -> None:
    """Rewrite all tables in today's columns. Raises StoreError where a record cannot be read by this version."""
    documents = list(lake.files("documents"))
    for name, table in tables().items():
        if not lake.exists(name):
            lake.create(table)
        if name in finding_tables() or name == "documents":
            _remake(lake, name, documents)
        else:
            _carry_over(lake, name)
    for name in sorted(tables(), key=lambda n: n == "documents"):
        lake.stamp(tables()[name])


def _remake(lake: Lake, name: str, documents: list[str]) -> None:
    table, first = tables()[name], True
    for rows in _chunks(documents, name):
        if first:
            lake.reshape(table, arrow_of(table, rows))
        else:
            lake.append(table, rows, "migrated")
        first = False
    if first:
        lake.reshape(table, table.schema.empty_table())


def _chunks(documents: list[str], name: str) -> Iterator[list[Row]]:
    if not documents:
        return
    with duckdb.connect() as con:
        found = con.execute(f"SELECT batch, read_at, source, text, record FROM ({scan(documents)})")
        while chunk := found.fetchmany(_CHUNK):
            rows: list[Row] = []
            for batch, read_at, source, text, record in chunk:
                try:
                    rows += rows_of(Intake(record_of(text, record), source, read_at), batch)[name]
                except RecordError as exc:
                    raise StoreError(f"a record cannot be read by this version: {exc}") from exc
            yield rows


def _carry_over(lake: Lake, name: str) -> None:
    """Logs: the columns that are still there."""
    table, files = tables()[name], lake.files(name)
    rows: list[Row] = []
    if files:
        try:
            with duckdb.connect() as con:
                rows = con.sql(scan(files)).to_arrow_table().to_pylist()
        except duckdb.Error as exc:
            raise StoreError(f"{lake.root}: {name}: {reason(exc)}") from exc
    lake.reshape(table, arrow_of(table, [{c.name: r.get(c.name) for c in table.columns} for r in rows]))
