"""Reports in the order of their publication, however many: the store in, rows out, a bounded number of them in memory.

A sort of all of them would hold all texts at once, and a question for each handful goes through the whole store again. So the store is gone
through once; what does not fit is laid down by stretches of days in a temporary folder, and each stretch is sorted by itself.
"""

from __future__ import annotations

import struct
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.exports.errors import ExportError
from dragoman.store import Store

Row = dict[str, Any]
Key = tuple[bool, str, str]
# Reports of one stretch, as long as there are not too many stretches.
_AT_ONCE, _MOST_STRETCHES = 2000, 500
_HANDFUL = 1000
_LENGTHS = struct.Struct(">QQ")

_rows = msgspec.msgpack.Decoder(list[Row])


def in_order(store: Store, columns: str, source: str, parameters: dict[str, Any] | None) -> Iterator[Row]:
    """``columns`` (with published and revision) of the reports of ``source`` (what stands after FROM). Raises ExportError, StoreError."""
    bounds = _bounds(store, source, parameters)
    if not bounds:
        yield from store.rows(f"SELECT {columns} FROM {source} ORDER BY published NULLS FIRST, revision", parameters)
        return
    try:
        with tempfile.TemporaryDirectory(prefix="dragoman-export-") as folder:
            stretches = [_Stretch(Path(folder) / str(n)) for n in range(len(bounds) + 1)]
            for handful in _handfuls(store.rows(f"SELECT {columns} FROM {source}", parameters)):
                _lay_down(handful, bounds, stretches)
            for stretch in stretches:
                yield from sorted(stretch.rows(), key=_key)
    except OSError as exc:
        raise ExportError(f"the reports cannot be put in order in {tempfile.gettempdir()}: {exc.strerror or exc}") from exc


def _bounds(store: Store, source: str, parameters: dict[str, Any] | None) -> list[Key]:
    """The first report of every stretch but the first."""
    number = next(store.rows(f"SELECT count(*) AS n FROM {source}", parameters))["n"]
    size = max(_AT_ONCE, -(-number // _MOST_STRETCHES))
    if number <= size:
        return []
    query = f"""
        SELECT published, revision FROM (SELECT published, revision, row_number() OVER (ORDER BY published NULLS FIRST, revision) AS place FROM {source})
        WHERE place > 1 AND (place - 1) % {size} = 0 ORDER BY place"""
    return [_key(row) for row in store.rows(query, parameters)]


def _key(row: Row) -> Key:
    return (row["published"] is not None, row["published"] or "", row["revision"])


def _handfuls(rows: Iterable[Row]) -> Iterator[list[Row]]:
    stream = iter(rows)
    while handful := list(islice(stream, _HANDFUL)):
        yield handful


def _lay_down(handful: Iterable[Row], bounds: list[Key], stretches: list[_Stretch]) -> None:
    found: dict[int, list[Row]] = {}
    for row in handful:
        found.setdefault(bisect_right(bounds, _key(row)), []).append(row)
    for number, rows in found.items():
        stretches[number].add(rows)


class _Stretch:
    """Rows in a file, packed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, rows: list[Row]) -> None:
        plain = msgspec.msgpack.encode(rows)
        packed = pa.compress(plain, codec="lz4", asbytes=True)
        with self.path.open("ab") as stream:
            stream.write(_LENGTHS.pack(len(plain), len(packed)) + packed)

    def rows(self) -> Iterator[Row]:
        if not self.path.exists():
            return
        with self.path.open("rb") as stream:
            while lengths := stream.read(_LENGTHS.size):
                plain, packed = _LENGTHS.unpack(lengths)
                yield from _rows.decode(pa.decompress(stream.read(packed), plain, codec="lz4", asbytes=True))
        self.path.unlink()
