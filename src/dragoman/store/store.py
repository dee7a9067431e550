"""A store: reports and all that was found in them, in tables of one folder.

A batch of reports is written table by table, ``documents`` last. Rows of a batch that does not stand in ``documents`` do not count:
so a reader sees a report whole or not at all, whatever died when, and two writers at once are no conflict. A report taken in
twice (by two runs at the same moment) counts once: see ``views.py``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.store.asking import Asking
from dragoman.store.care import compact
from dragoman.store.errors import StoreError
from dragoman.store.keys import revision_key
from dragoman.store.lake import Lake
from dragoman.store.meaning import Names, no_names
from dragoman.store.migration import migrate
from dragoman.store.moment import AsOf
from dragoman.store.rows import Intake, Row, rows_of
from dragoman.store.schema import SCHEMA_VERSION, Table, tables

if TYPE_CHECKING:
    import pyarrow


class Store(Asking):
    """Open one with ``Store.open``; questions see it as it was then, ``refreshed`` sees it as it is now."""

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
        elif lake.strangers():
            raise StoreError(f"{root}: holds other files; a store wants a folder of its own")
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

    def compact(self, unless_fewer_than: int = 2) -> dict[str, int]:
        """Merge small files of tables that have at least so many; how many, by table."""
        merged = compact(self, unless_fewer_than)
        self._forget()
        return merged


def _check_version(lake: Lake) -> None:
    version = lake.version_of("documents")
    if version > SCHEMA_VERSION:
        raise StoreError(f"{lake.root}: made by a newer version of Dragoman (schema {version}, this one knows {SCHEMA_VERSION}); install that version to use it")
    if version < SCHEMA_VERSION:
        raise StoreError(f"{lake.root}: made by an older version of Dragoman (schema {version}); `dragoman store migrate` brings it up to date")
