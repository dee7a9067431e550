"""A store: reports and all that was found in them, in tables of one folder.

A batch of reports is written table by table, ``documents`` last. Rows of a batch that does not stand in ``documents`` do not count:
so a reader sees a report whole or not at all, whatever died when, and two writers at once are no conflict. A report taken in
twice (by two runs at the same moment) counts once: see ``views.py``.
"""

from __future__ import annotations

import re
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from dragoman.records import Record
from dragoman.store.care import compact
from dragoman.store.errors import QueryError, StoreError
from dragoman.store.filters import Filter
from dragoman.store.keys import revision_key
from dragoman.store.lake import Lake, reason
from dragoman.store.meaning import Meaning, Names, Whereabouts, meaning, no_names, whereabouts
from dragoman.store.migration import migrate
from dragoman.store.moment import AsOf
from dragoman.store.named import Named, named
from dragoman.store.questions import question, who_is_meant
from dragoman.store.result import Result
from dragoman.store.rows import Intake, Row, record_of, rows_of
from dragoman.store.schema import SCHEMA_VERSION, Table, tables
from dragoman.store.search import search
from dragoman.store.views import add_view, connect

if TYPE_CHECKING:
    import pyarrow

_CHUNK = 1000
Told = TypeVar("Told", Meaning, Named, Whereabouts)


class Store:
    """Open one with ``Store.open``; questions see it as it was then, ``refreshed`` sees it as it is now."""

    def __init__(self, lake: Lake, as_of: AsOf | None = None, names: Names = no_names, tell: Callable[[str], object] | None = None) -> None:
        self.lake = lake
        self.as_of = as_of
        self.names, self._tell = names, tell
        self._meanings: dict[str, Meaning] = {}
        self._named: dict[str, Named] = {}
        self._said: set[str] = set()
        self._made: set[str] = set()
        self._making = threading.Lock()
        self.damaged: dict[str, str] = {}  # tables that cannot be read, and why

    @classmethod
    def open(cls, root: str | Path, *, as_of: AsOf | None = None, names: Names = no_names, tell: Callable[[str], object] | None = None) -> Store:
        """The store in a folder or at an address of object storage. Raises StoreError where there is none, or a newer one.

        ``names`` are asked what actors are called besides; ``tell`` is told in a line where a name means another one, or nobody.
        """
        lake = Lake(str(root))
        if not lake.exists("documents"):
            raise StoreError(f"{lake.root}: no store here; `dragoman ingest FILE… --store {root}` makes one")
        _check_version(lake)
        return cls(lake, as_of, names, tell)

    @classmethod
    def create(cls, root: str | Path) -> Store:
        """The store at ``root``, to be written to; made if there is none. Raises StoreError where it cannot be."""
        lake = Lake(str(root))
        if lake.local and Path(lake.root).exists() and not Path(lake.root).is_dir():
            raise StoreError(f"{root}: is a file; a store is a folder")
        if why := lake.unwritable():  # said before anything is coded for it
            raise StoreError(f"{root}: cannot be written to: {why}")
        if lake.exists("documents"):
            _check_version(lake)
        for table in tables().values():
            if not lake.exists(table.name):
                lake.create(table)
        return cls(lake)

    @classmethod
    def migrate(cls, root: str | Path) -> str:
        """Bring a store of an older schema up to date, every table made anew from the records it keeps; what was done, in words.

        Readers and writers of the old version must be stopped. If it is interrupted, it can be run again.
        """
        lake = Lake(str(root))
        version = lake.version_of("documents")
        if version >= SCHEMA_VERSION:
            _check_version(lake)
            return f"schema {version} is up to date"
        migrate(lake)
        return f"brought from schema {version} to {SCHEMA_VERSION}"

    def refreshed(self) -> Store:
        """The same store as it is now."""
        return Store(Lake(self.lake.root), self.as_of, self.names, self._tell)

    # writing

    def append(self, intakes: Sequence[Intake], run: str = "") -> str:
        """Take in a batch of records in one go: after this call all of them count, before it none. Gives the batch's id, which begins with that of its run.

        Of a version that is in the batch more than once the first counts.
        """
        batch = run + uuid.uuid4().hex
        rows: dict[str, list[Row]] = {}
        once: dict[str, Intake] = {}
        for intake in intakes:
            once.setdefault(revision_key(intake.record.document), intake)
        for intake in once.values():
            for name, found in rows_of(intake, batch).items():
                rows.setdefault(name, []).extend(found)
        last = rows.pop("documents", [])
        for name, found in rows.items():
            if found:
                self.lake.append(tables()[name], found, batch)
        if last:
            self.lake.append(tables()["documents"], last, batch)
        self._forget()
        return batch

    def log(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to ``rejects`` or ``runs``."""
        if rows:
            self.lake.append(tables()[table], rows, table)
            self._forget()

    def put(self, table: Table, rows: Sequence[Row] | pyarrow.Table, *, where: str | None = None, append: bool = False) -> None:
        """Write a table derived from the others: added to, or in the place of the rows that ``where`` names (all without it)."""
        if not self.lake.exists(table.name):
            self.lake.create(table)
        if append:
            self.lake.append(table, rows, "derived")
        else:
            self.lake.replace(table, rows, "derived", where)
        if "connection" in self.__dict__:
            self.show(table)

    def show(self, table: Table) -> None:
        """Make a derived table known to ``sql`` and ``rows`` by its name."""
        add_view(self.connection, self.lake, table, table.name)

    def _forget(self) -> None:
        self.__dict__.pop("connection", None)
        self._meanings.clear()
        self._named.clear()
        self._made.clear()

    def compact(self, unless_fewer_than: int = 2) -> dict[str, int]:
        """Merge small files of tables that have at least so many; how many, by table."""
        merged = compact(self, unless_fewer_than)
        self._forget()
        return merged

    # reading

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB with the views of this store."""
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

    # questions

    def ask(self, view: str, wanted: Filter | None = None, **filters: Any) -> Result:
        """Rows of events, attributions, figures, places, actors or documents; see ``Filter`` for what can be asked for.

        Raises QueryError for a filter that is none, or that the view has nothing to hold against, NoSuchRecord for a report that is not there.
        """
        wanted = wanted or Filter.of(**filters)
        asked = question(view, self.meant(wanted, *(("source",) if view != "documents" else ())))
        if asked.table is not None:
            self._make(*asked.table)
        return Result(self, asked)

    def _make(self, name: str, query: str) -> None:
        """A table in memory, made once for the state of the store."""
        with self._making:
            if name not in self._made:
                list(self.rows(f"CREATE TABLE {name} AS {query}"))
                self._made.add(name)

    def findings(self, view: str, ids: Sequence[str]) -> list[Row]:
        """Rows of events, attributions or figures by their ids, in that order."""
        query = f"SELECT * FROM ({question(view, Filter()).query}) WHERE id IN (SELECT unnest($ids))"
        found = {r["id"]: r for r in self.rows(query, {"ids": list(ids)})} if ids else {}
        return [found[i] for i in ids if i in found]

    def meaning(self, asked: str) -> Meaning:
        """Whom a name means in these reports."""
        if asked not in self._meanings:
            self._meanings[asked] = meaning(self, asked)
        return self._meanings[asked]

    def named(self, asked: str) -> Named:
        """Which report a name means: an id, an address, a key, a revision. Raises NoSuchRecord."""
        if asked not in self._named:
            self._named[asked] = named(self, asked)
        self._told(self._named[asked])
        return self._named[asked]

    def _told(self, found: Told) -> Told:
        """The same; whoever listens is told, once."""
        if self._tell is not None and found.words and found.words not in self._said:
            self._said.add(found.words)
            self._tell(found.words)
        return found

    def meant(self, wanted: Filter, *also: str) -> Filter:
        """The filter with whom its names mean, and which report; those of publishers mean nobody else, so that ``source`` is looked at where it stands in ``also``.

        Raises NoSuchRecord for a report that is not there.
        """
        given = {n: v for n in ("actor", "recipient", *also) if (v := getattr(wanted, n)) is not None}
        meant = {n: m for n, v in given.items() if (m := self._told(self.meaning(v)).filter) != v}
        if wanted.place:
            country = self._country(wanted.place)
            if country:
                meant["place"] = f"{wanted.place} | {country}"
            if self._tell is not None:
                self._told(whereabouts(self, wanted.place, meant.get("place", wanted.place)))
        if wanted.document is not None and len(of := self.named(wanted.document).documents) == 1:
            meant["document"] = of[0]  # several bear the name that was asked for
        return replace(wanted, **meant) if meant else wanted  # type: ignore[arg-type]

    def _country(self, place: str) -> str | None:
        """The code of the country of that name: "Mali" is all of Mali, of which the map knows by the code alone."""
        codes = () if place.isupper() else self.names.countries(place)
        return codes[0] if len(codes) == 1 else None

    def events(self, **filters: Any) -> Result:
        """Who did what to whom, in the order it happened."""
        return self.ask("events", **filters)

    def attributions(self, **filters: Any) -> Result:
        """Who says so."""
        return self.ask("attributions", **filters)

    def figures(self, **filters: Any) -> Result:
        """Numbers as intervals, each with its source."""
        return self.ask("figures", **filters)

    def places(self, **filters: Any) -> Result:
        """Places with how often they are named and what happened there."""
        return self.ask("places", **filters)

    def actors(self, **filters: Any) -> Result:
        """Actors with how often they act, are acted on, and speak."""
        return self.ask("actors", **filters)

    def actor(self, asked: str) -> Row | None:
        """The actor that a name, part of one, or a code means most often: who it is and in how many reports."""
        found = self.meaning(asked)
        return None if found.nobody else next(iter(Result(self, who_is_meant(asked, self._told(found).filter))), None)

    def documents(self, **filters: Any) -> Result:
        """Reports in their newest version."""
        return self.ask("documents", **filters)

    def search(self, words: str, **filters: Any) -> Iterator[Row]:
        """Reports that hold the words, the nearest first, with snippets; see ``search.py``."""
        return self.find(words, Filter.of(**filters))

    def find(self, words: str, wanted: Filter) -> Iterator[Row]:
        """The same with a filter, of the reports or of events they tell of."""
        return search(self, words, self.meant(wanted))

    def failure(self, exc: duckdb.Error) -> StoreError:
        """An error of DuckDB as ours: the question's fault, or the file's."""
        words = reason(exc)
        for name, why in self.damaged.items():
            if re.search(rf"\b(?:placed_|raw_)?{name}\b", words):
                words, exc = why, duckdb.IOException(why)
        if isinstance(exc, duckdb.ParserException | duckdb.BinderException | duckdb.CatalogException | duckdb.ConversionException | duckdb.PermissionException):
            return QueryError(words)
        return StoreError(f"{self.lake.root}: {words}; `dragoman store check` tells what is damaged")

    def records(self, condition: str = "true", parameters: dict[str, Any] | None = None) -> Iterator[tuple[str, Record]]:
        """(revision, record) of the reports that count, by publication; ``condition`` is on columns of ``documents``."""
        query = f"SELECT revision, text, record FROM documents WHERE {condition} ORDER BY published NULLS FIRST, revision"
        for row in self.rows(query, parameters):
            yield row["revision"], record_of(row["text"], row["record"])

    def record(self, key: str) -> tuple[str, Record]:
        """(revision, record) of one version: the one of that revision (its beginning is enough), else what counts of the report of that id, address or key.

        Raises NoSuchRecord.
        """
        revision = self.named(key).revision  # which one comes first: of a large store only one text is read
        found = next(self.rows("SELECT text, record FROM versions WHERE revision = $revision", {"revision": revision}))
        return revision, record_of(found["text"], found["record"])


def _check_version(lake: Lake) -> None:
    version = lake.version_of("documents")
    if version > SCHEMA_VERSION:
        raise StoreError(f"{lake.root}: made by a newer version of Dragoman (schema {version}, this one knows {SCHEMA_VERSION}); install that version to use it")
    if version < SCHEMA_VERSION:
        raise StoreError(f"{lake.root}: made by an older version of Dragoman (schema {version}); `dragoman store migrate` brings it up to date")
