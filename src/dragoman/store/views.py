"""The documented views: what counts of each table, as DuckDB sees it.

Of a report the newest version counts (by publication, then by when it was read), of a version the newest batch. ``versions`` has all
versions that were ever taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import duckdb
import pyarrow as pa

from dragoman.store.errors import StoreError
from dragoman.store.lake import Lake, reason
from dragoman.store.moment import AsOf
from dragoman.store.schema import Table, tables

_SQL_TYPES = {
    pa.string(): "VARCHAR", pa.large_string(): "VARCHAR", pa.int32(): "INTEGER", pa.int64(): "BIGINT", pa.float64(): "DOUBLE", pa.bool_(): "BOOLEAN", pa.timestamp("us", tz="UTC"): "TIMESTAMP WITH TIME ZONE",
}  # fmt: skip
VIEWS = {
    "documents": "reports, each in the newest version known",
    "versions": "all versions of all reports, with a number each and the version that is current marked",
    "actors": "actors of the reports that count",
    "events": "who did what to whom",
    "attributions": "who says so",
    "figures": "numbers as intervals, by source",
    "places": "places named",
    "times": "time expressions",
    "relations": "causes, conditions, purposes, contrasts",
    "claims": "propositions of one report with every stance",
    "rejects": "reports that could not be taken in",
    "runs": "runs of ingest",
}


def documented_columns() -> Iterator[dict[str, str]]:
    """A row a column of every view: view, column, type and meaning."""
    for view, meaning in VIEWS.items():
        table = tables()["documents" if view == "versions" else view]
        yield {"view": view, "column": "", "type": "", "meaning": meaning}
        for column in table.columns:
            if column.name != "batch" or view == "versions":
                yield {"view": view, "column": column.name, "type": _plainly(_sql_type(column.type)), "meaning": column.meaning}
        if view == "versions":
            yield {"view": view, "column": "number", "type": "BIGINT", "meaning": "1 for the first version"}
            yield {"view": view, "column": "current", "type": "BOOLEAN", "meaning": "whether it is the one that counts"}


def _sql_type(type: pa.DataType) -> str:
    """DuckDB's name of an Arrow type. Not asked of DuckDB, which for an Arrow table looks whether it is one of pandas: that takes a second and 50 MB."""
    if pa.types.is_list(type):
        return f"{_sql_type(type.value_type)}[]"
    if pa.types.is_struct(type):
        return f"STRUCT({_columns((f.name, f.type) for f in type)})"
    return _SQL_TYPES[type]


def _columns(columns: Iterable[tuple[str, pa.DataType]]) -> str:
    """Names, which may be words of SQL, with their types."""
    return ", ".join(f'"{name}" {_sql_type(type)}' for name, type in columns)


@cache
def _plainly(sql_type: str) -> str:
    """The same type as DuckDB writes it."""
    with duckdb.connect() as con:
        return str(con.sql(f"SELECT NULL::{sql_type}").types[0])


def connect(lake: Lake, as_of: AsOf | None = None) -> tuple[duckdb.DuckDBPyConnection, dict[str, str]]:
    """A connection in memory with all views over the tables as they are now, and the tables that cannot be read with the reason.

    The connection can read nothing but the store's own files. Raises StoreError where a table is missing, duckdb.Error where
    ``documents`` is damaged, on which all stands.
    """
    damaged: dict[str, str] = {}
    con = duckdb.connect(config={"preserve_insertion_order": "false"})
    # ``documents`` first: what a batch of it names is then there in the other tables.
    for name in ("documents", *(n for n in tables() if n != "documents")):
        if not lake.exists(name):
            raise StoreError(f"{lake.root}: the table {name} is missing; `dragoman store repair` makes it again")
        try:
            add_view(con, lake, tables()[name], f"raw_{name}")
            if tables()[name].struct is not None:
                _add_places(con, lake, name)
        except duckdb.Error as exc:
            if name == "documents":  # all stands on it
                raise
            damaged[name] = reason(exc)
    if lake.local:
        con.execute(f"SET allowed_directories = [{_quoted(lake.root)}]")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    for statement in _statements(as_of, damaged):
        con.execute(statement)
    return con, damaged


def add_view(con: duckdb.DuckDBPyConnection, lake: Lake, table: Table, name: str) -> None:
    """Make ``table`` as it is now known as ``name``; one that was never written is an empty one."""
    if not lake.exists(table.name):
        source = _empty(con, table)
    elif not lake.local:
        con.register(f"set_{table.name}", lake.dataset(table.name))
        source = f"SELECT * FROM set_{table.name}"
    else:
        lake.table(table.name, fresh=True)
        files = lake.files(table.name)
        source = scan(files) if files else _empty(con, table)
    con.execute(f"CREATE OR REPLACE VIEW {name} AS {source}")


def _add_places(con: duckdb.DuckDBPyConnection, lake: Lake, name: str) -> None:
    """The same table with the place of each row (file and number in it), by which single rows are read without looking through all."""
    files = lake.files(name) if lake.local else []
    source = f"SELECT *, '' AS file, id AS row FROM raw_{name}"
    if files:
        source = f"SELECT * EXCLUDE (filename, file_row_number), filename AS file, file_row_number AS row FROM {_read(files, 'filename = true, file_row_number = true')}"
    con.execute(f"CREATE OR REPLACE VIEW placed_{name} AS {source}")


def scan(files: Iterable[str]) -> str:
    """The SELECT of all rows of those files."""
    return f"SELECT * FROM {_read(files)}"


def _read(files: Iterable[str], more: str = "union_by_name = false") -> str:
    return f"read_parquet([{', '.join(map(_quoted, files))}], {more})"


def _empty(con: duckdb.DuckDBPyConnection, table: Table) -> str:
    con.execute(f"CREATE OR REPLACE TABLE none_{table.name} ({_columns((c.name, c.type) for c in table.columns)})")
    return f"SELECT * FROM none_{table.name}"


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "''") + "'"


def _statements(as_of: AsOf | None, damaged: Iterable[str]) -> Iterable[str]:
    known = f"WHERE {as_of.sql()}" if as_of else ""
    # Small and asked for by every view: made once.
    yield f"""
        CREATE TABLE kept AS
        WITH once AS (
            SELECT document, revision, batch, published, modified, read_at,
                   row_number() OVER (PARTITION BY revision ORDER BY read_at DESC, batch DESC) AS again,
                   min(read_at) OVER (PARTITION BY revision) AS first_read
            FROM raw_documents {known})
        SELECT document, revision, batch, first_read, published,
               row_number() OVER (PARTITION BY document ORDER BY published NULLS FIRST, modified NULLS FIRST, first_read, revision) AS number,
               row_number() OVER (PARTITION BY document ORDER BY published DESC NULLS LAST, modified DESC NULLS LAST, first_read DESC, revision DESC) = 1 AS current
        FROM once WHERE again = 1"""
    yield """
        CREATE VIEW versions AS
        SELECT d.* REPLACE (k.first_read AS read_at), k.number, k.current
        FROM raw_documents d JOIN kept k ON d.revision = k.revision AND d.batch = k.batch"""
    yield "CREATE VIEW documents AS SELECT * EXCLUDE (number, current, batch) FROM versions WHERE current"
    for name, table in tables().items():
        if name in damaged:
            continue
        if table.struct is not None:
            yield f"""
                CREATE VIEW {name} AS
                SELECT t.* EXCLUDE (batch) FROM raw_{name} t
                WHERE (t.revision, t.batch) IN (SELECT (revision, batch) FROM kept WHERE current)"""
    if "rejects" not in damaged:  # a run that meets one again says nothing new
        yield "CREATE VIEW rejects AS SELECT * FROM raw_rejects QUALIFY row_number() OVER (PARTITION BY name, reason ORDER BY met_at DESC) = 1"
    if "runs" not in damaged:
        yield "CREATE VIEW runs AS SELECT * FROM raw_runs"
