"""Rows in an order, however many: rows with their places in, the same one after the other out, a bounded number of them in memory.

A sort of whole rows holds all of them at once. So their places are found by what they are ordered by alone, and the rows come as they lie;
what does not fit is laid down by stretches of places in a temporary folder, and each stretch is sorted by itself.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.store.errors import StoreError

Row = dict[str, Any]
# Rows of one stretch, as long as there are not too many stretches.
_AT_ONCE, _MOST_STRETCHES = 2000, 500
_HANDFUL = 1000
_LENGTHS = struct.Struct(">QQ")
_NTH = itemgetter("nth")

_rows = msgspec.msgpack.Decoder(list[Row])


def in_order(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows by their ``nth`` (1 to ``of_all``, which every row tells), without the two. Raises StoreError where there is no room to put them in order."""
    stream = iter(rows)
    first = next(stream, None)
    if first is None:
        return
    size = max(_AT_ONCE, -(-first["of_all"] // _MOST_STRETCHES))
    placed = chain([first], stream)
    for row in sorted(placed, key=_NTH) if first["of_all"] <= size else _by_stretches(placed, first["of_all"], size):
        del row["nth"], row["of_all"]
        yield row


def _by_stretches(rows: Iterable[Row], number: int, size: int) -> Iterator[Row]:
    try:
        with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
            stretches = [_Stretch(Path(folder) / str(n)) for n in range(-(-number // size))]
            stream = iter(rows)
            while handful := list(islice(stream, _HANDFUL)):
                _lay_down(handful, size, stretches)
            for stretch in stretches:
                yield from sorted(stretch.rows(), key=_NTH)
    except OSError as exc:
        raise StoreError(f"there is no putting in order of {number:,} rows in {tempfile.gettempdir()}: {exc.strerror or exc}") from exc


def _lay_down(handful: Iterable[Row], size: int, stretches: list[_Stretch]) -> None:
    found: dict[int, list[Row]] = {}
    for row in handful:
        found.setdefault((row["nth"] - 1) // size, []).append(row)
    for number, rows in found.items():
        stretches[number].add(rows)


class _Stretch:
    """Rows in a file, packed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, rows: list[Row]) -> None:
        """Write rows behind those that are there."""
        plain = msgspec.msgpack.encode(rows)
        packed = pa.compress(plain, codec="lz4", asbytes=True)
        with self.path.open("ab") as stream:
            stream.write(_LENGTHS.pack(len(plain), len(packed)) + packed)

    def rows(self) -> Iterator[Row]:
        """The rows as they were written; the file is gone once all are read."""
        if not self.path.exists():
            return
        with self.path.open("rb") as stream:
            while lengths := stream.read(_LENGTHS.size):
                plain, packed = _LENGTHS.unpack(lengths)
                yield from _rows.decode(pa.decompress(stream.read(packed), plain, codec="lz4", asbytes=True))
        self.path.unlink()
