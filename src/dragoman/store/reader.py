"""The views of a store as DuckDB sees them: a SELECT in, rows or an Arrow table out, errors of DuckDB as ours.

What it sees is the store as it was when it was first asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

import duckdb

from dragoman.store.errors import QueryError, StoreError
from dragoman.store.lake import Lake, reason
from dragoman.store.moment import AsOf
from dragoman.store.rows import Row
from dragoman.store.schema import Table
from dragoman.store.views import add_view, connect

if TYPE_CHECKING:
    import pyarrow

_CHUNK = 1000  # rows in memory at once


class Reader:
    """Answers SELECTs over the tables of one lake, as of now or of a moment."""

    def __init__(self, lake: Lake, as_of: AsOf | None = None) -> None:
        self.lake = lake
        self.as_of = as_of
        self.damaged: dict[str, str] = {}  # tables that cannot be read, and why

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB with the views of this store. Raises StoreError where its files cannot be read."""
        try:
            connection, self.damaged = connect(self.lake, self.as_of)
            return connection
        except duckdb.Error as exc:
            raise StoreError(f"{self.lake.root}: {reason(exc)}") from exc

    def sql(self, query: str, parameters: dict[str, Any] | list[Any] | None = None) -> duckdb.DuckDBPyRelation:
        """What a SELECT over the views gives. Raises QueryError where it does not hold, StoreError where a file is damaged."""
        with self._answering():
            return self.connection.sql(query, params=parameters)

    def one_select(self, query: str) -> str:
        """The query itself. Raises QueryError where it is not one SELECT (or DESCRIBE, EXPLAIN): a store is only read."""
        try:
            kinds = [s.type for s in self.connection.extract_statements(query)]
        except duckdb.Error as exc:
            raise QueryError(reason(exc)) from exc
        if len(kinds) != 1:
            raise QueryError(f"ask one question at a time, not {len(kinds)}" if kinds else "nothing is asked")
        if kinds[0] not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
            raise QueryError("a store is only read: ask with SELECT, DESCRIBE or EXPLAIN")
        return query

    def rows(self, query: str, parameters: dict[str, Any] | list[Any] | None = None) -> Iterator[Row]:
        """The same, as dictionaries, a bounded number of them in memory."""
        with self._answering():
            cursor = self.connection.cursor()  # of its own, so that questions can be asked while another is answered
            for name, dataset in self.lake.datasets.items():
                cursor.register(f"set_{name}", dataset)
            cursor.execute(query, parameters)
            names = [d[0] for d in cursor.description or ()]
            while chunk := cursor.fetchmany(_CHUNK):
                yield from (dict(zip(names, values, strict=True)) for values in chunk)

    def arrow(self, query: str, parameters: dict[str, Any] | None = None) -> pyarrow.Table:
        """The same, all of it, as an Arrow table."""
        with self._answering():
            return self.connection.sql(query, params=parameters).to_arrow_table()

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Errors of DuckDB as ours; Ctrl-C, which it has an error for, as what it was."""
        try:
            yield
        except duckdb.InterruptException as exc:
            raise KeyboardInterrupt from exc
        except duckdb.Error as exc:
            raise self.failure(exc) from exc
        except RuntimeError as exc:
            if str(exc) != "Query interrupted":
                raise
            raise KeyboardInterrupt from exc

    def failure(self, exc: duckdb.Error) -> StoreError:
        """An error of DuckDB as ours: the question's fault, or the file's."""
        words = reason(exc)
        for name, why in self.damaged.items():
            if re.search(rf"\b(?:placed_|raw_)?{name}\b", words):
                words, exc = why, duckdb.IOException(why)
        if isinstance(exc, duckdb.ParserException | duckdb.BinderException | duckdb.CatalogException | duckdb.ConversionException | duckdb.PermissionException):
            return QueryError(words)
        return StoreError(f"{self.lake.root}: {words}; `dragoman store check` tells what is damaged")

    def show(self, table: Table) -> None:
        """Make a derived table known to ``sql`` and ``rows`` by its name."""
        add_view(self.connection, self.lake, table, table.name)

    def _forget(self) -> None:
        """What was read is no longer so."""
        self.__dict__.pop("connection", None)
