"""Delta tables in a folder or on object storage: made, appended to, listed; every failure a StoreError in one line.

Delta Lake (Armbrust et al. 2020): a table is Parquet files and a log of commits; a commit is one new file of the log, so that
readers see all of it or nothing. What spans several tables is made whole by the ``documents`` table, see ``store.py``.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError

from dragoman.store.errors import StoreError
from dragoman.store.schema import SCHEMA_VERSION, Table, tables

_DESCRIPTION = re.compile(r"dragoman store, schema (\d+)")
_REMOTE = re.compile(r"^[a-z][a-z0-9+.-]+://", re.IGNORECASE)
# A checkpoint spares readers the log before it, and the writer the commits that it remembers.
_CHECKPOINT_EVERY = 10
_RETRIES = 20
# Rows of a piece of a file, from which some are read without the rest; fewer cost more to look through.
_PIECE = 8192
# Least and greatest values of every column of every file would stand in the log, and in the memory of who writes; nothing here asks for them.
_NO_STATISTICS = {"delta.dataSkippingNumIndexedCols": "0"}
# Under this name a table remembers how many rows make up a piece of its files.
_TOGETHER = "dragoman.together"
Rows: TypeAlias = Sequence[dict[str, Any]] | pa.Table


class Lake:
    """The Delta tables under one root."""

    def __init__(self, root: str) -> None:
        self.root = root if _REMOTE.match(root) else str(Path(root).expanduser().absolute())
        self._open: dict[str, DeltaTable] = {}
        self.datasets: dict[str, Any] = {}

    @property
    def local(self) -> bool:
        """Whether the root is a folder of this machine."""
        return not _REMOTE.match(self.root)

    def uri(self, name: str) -> str:
        """Where a table is."""
        return f"{self.root.rstrip('/')}/{name}"

    def unwritable(self) -> str:
        """Why the folder, or the one it would be made in, or a table in it cannot be written to; nothing where it can, or where only writing tells."""
        if not self.local:
            return ""
        there = next(p for p in (Path(self.root), *Path(self.root).parents) if p.exists())
        inside = [p for p in (*there.iterdir(), *there.glob("*/_delta_log")) if p.is_dir()] if there == Path(self.root) and os.access(there, os.R_OK) else []
        if all(os.access(p, os.W_OK | os.X_OK) for p in (there, *inside)):
            return ""
        return "read-only file system" if os.statvfs(there).f_flag & os.ST_RDONLY else "permission denied"

    def strangers(self) -> bool:
        """Whether a folder that holds no table of ours holds something else, hidden files apart."""
        names = [p.name for p in Path(self.root).iterdir() if not p.name.startswith(".")] if self.local and Path(self.root).is_dir() else []
        return bool(names) and not tables().keys() & set(names)

    def exists(self, name: str) -> bool:
        """Whether there is such a table."""
        with self._guard(name):
            return DeltaTable.is_deltatable(self.uri(name))

    def create(self, table: Table) -> None:
        """Make a table where there is none."""
        with self._guard(table.name, writes=True):
            if self.local:
                Path(self.uri(table.name)).mkdir(parents=True, exist_ok=True)
            DeltaTable.create(
                self.uri(table.name), table.schema, mode="ignore", name=table.name,
                description=_description(table), configuration=_NO_STATISTICS | ({_TOGETHER: str(table.together)} if table.together else {}), raise_if_key_not_exists=False,
            )  # fmt: skip

    def version_of(self, name: str) -> int:
        """The schema version a table was made with. Raises StoreError where it is no table of ours."""
        found = _DESCRIPTION.match(self.table(name).metadata().description or "")
        if not found:
            raise StoreError(f"{self.root}: {name} is not a table of a dragoman store")
        return int(found[1])

    def table(self, name: str, *, fresh: bool = False) -> DeltaTable:
        """The table, as it was when first looked at, or as it is now if ``fresh``."""
        with self._guard(name):
            if name not in self._open:
                self._open[name] = DeltaTable(self.uri(name))
            elif fresh:
                self._open[name].update_incremental()
            return self._open[name]

    def files(self, name: str) -> list[str]:
        """The Parquet files that make up a table now."""
        with self._guard(name):
            return sorted(self.table(name).file_uris())

    def dataset(self, name: str) -> Any:
        """A table as an Arrow data set, for object storage, which DuckDB alone cannot read without fetching an extension."""
        with self._guard(name):
            self.datasets[name] = self.table(name, fresh=True).to_pyarrow_dataset()
            return self.datasets[name]

    def append(self, table: Table, rows: Rows, note: str) -> None:
        """Add rows in one commit; appends of others at the same time are no conflict."""
        with self._writing(table, note) as (handle, properties):
            write_deltalake(handle, _bare(arrow_of(table, rows)), mode="append", commit_properties=properties, writer_properties=_pieces(table.together))

    def replace(self, table: Table, rows: Rows, note: str, where: str | None = None) -> None:
        """Put rows in the place of those that ``where`` (a condition in SQL) names, or of all, in one commit."""
        with self._writing(table, note) as (handle, properties):
            data = arrow_of(table, rows)
            write_deltalake(
                handle, _bare(data) if where else data, mode="overwrite", predicate=where, schema_mode=None if where else "overwrite",
                commit_properties=properties, writer_properties=_pieces(table.together),
            )  # fmt: skip

    def reshape(self, table: Table, data: pa.Table) -> None:
        """Put ``data`` in the place of all a table holds, in the columns the schema has now."""
        with self._guard(table.name, writes=True):
            write_deltalake(self.table(table.name, fresh=True), data, mode="overwrite", schema_mode="overwrite")

    def stamp(self, table: Table) -> None:
        """Say of a table that it is of today's schema."""
        with self._guard(table.name, writes=True):
            self.table(table.name, fresh=True).alter.set_table_description(_description(table))

    def others(self) -> list[str]:
        """Tables under the root besides those of the schema: what was derived from them."""
        if not self.local or not Path(self.root).is_dir():
            return []
        return sorted(p.name for p in Path(self.root).iterdir() if p.name not in tables() and (p / "_delta_log").is_dir())

    def compact(self, name: str) -> int:
        """Merge small files; how many were merged."""
        with self._guard(name, writes=True):
            handle = self.table(name, fresh=True)
            return int(handle.optimize.compact(writer_properties=_pieces_of(handle))["numFilesRemoved"])

    def vacuum(self, name: str, hours: int, *, dry_run: bool) -> list[str]:
        """Remove files that no commit of the last ``hours`` uses; which."""
        with self._guard(name, writes=not dry_run):
            found = self.table(name, fresh=True).vacuum(retention_hours=hours, enforce_retention_duration=False, dry_run=dry_run)
            return [f"{name}/{f}" for f in found]

    def delete(self, name: str, where: str) -> None:
        """Delete the rows a condition names."""
        with self._guard(name, writes=True):
            handle = self.table(name, fresh=True)
            handle.delete(where, writer_properties=_pieces_of(handle))

    def written(self, name: str, note: str, before: dt.datetime) -> bool:
        """Whether the commit with that note is older than ``before``, or no longer in the log."""
        with self._guard(name):
            for commit in self.table(name).history():
                if commit.get("note") == note:
                    return bool(commit["timestamp"] < before.timestamp() * 1000)
        return True

    def commits(self, name: str) -> dict[str, int]:
        """Numbers of the commits that the log still has, by their notes."""
        with self._guard(name):
            return {c["note"]: int(c["version"]) for c in self.table(name, fresh=True).history() if "note" in c}

    @contextmanager
    def _writing(self, table: Table, note: str) -> Iterator[tuple[DeltaTable, CommitProperties]]:
        with self._guard(table.name, writes=True):
            handle = self.table(table.name, fresh=True)
            before = handle.version()
            yield handle, CommitProperties(custom_metadata={"note": note}, max_commit_retries=_RETRIES)
            handle.update_incremental()
            if handle.version() // _CHECKPOINT_EVERY != before // _CHECKPOINT_EVERY:
                handle.create_checkpoint()
                self._open.pop(table.name, None)

    @contextmanager
    def _guard(self, name: str, *, writes: bool = False) -> Iterator[None]:
        """Errors of the library and the file system as ours; what cannot be written to is found before the library, which would panic aloud."""
        if writes and (why := self.unwritable()):
            raise StoreError(f"{self.root}: cannot be written to: {why}")
        try:
            yield
        except TableNotFoundError as exc:
            raise StoreError(f"{self.root}: no table {name} here; `dragoman ingest` makes a store") from exc
        except (DeltaError, OSError, pa.ArrowException) as exc:
            raise StoreError(f"{self.root}: {name}: {reason(exc)}") from exc


def _description(table: Table) -> str:
    return f"dragoman store, schema {SCHEMA_VERSION}: {table.meaning}"


def reason(exc: BaseException) -> str:
    """Why, in one line: the library's errors run over many."""
    words = " ".join(str(exc).split(" LINE ", 1)[0].split("\nLINE ", 1)[0].split())
    for sign, plain in _PLAIN.items():
        if sign in words.lower():
            return plain
    return words[:300]


_PLAIN = {
    "no space left": "the disk is full; nothing of this batch was stored",
    "os error 28": "the disk is full; nothing of this batch was stored",
    "read-only file system": "the folder is read-only",
    "os error 30": "the folder is read-only",
    "permission denied": "permission denied",
    "os error 13": "permission denied",
}


def arrow_of(table: Table, rows: Rows) -> pa.Table:
    """Rows as an Arrow table of the table's schema, unless they are Arrow already; what a row lacks is null."""
    if isinstance(rows, pa.Table):
        return rows
    return pa.Table.from_pylist(list(rows), schema=table.schema)


def _bare(data: pa.Table) -> pa.Table:
    """The same without what columns mean: a table made when that was worded otherwise takes it all the same."""
    return data.cast(pa.schema([f.remove_metadata() for f in data.schema]))


def _pieces(rows: int | None) -> WriterProperties:
    return WriterProperties(max_row_group_size=rows, compression="ZSTD") if rows else WriterProperties(max_row_group_size=_PIECE, compression="SNAPPY")


def _pieces_of(handle: DeltaTable) -> WriterProperties:
    """The same for a table that is there."""
    together = handle.metadata().configuration.get(_TOGETHER)
    return _pieces(int(together) if together else None)
