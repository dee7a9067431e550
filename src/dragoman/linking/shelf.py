"""Where what was linked is looked up: conditions in, whole claims, stories, figures and causes out, only those that are asked for.

An index of all that counts (what is asked for in columns, no bodies) is made once; bodies are read from the table for the rows that a
question leaves. So a ledger of any size is opened without being held in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
import pyarrow as pa

from dragoman.linking.model import Causation, FigureSeries, LedgerClaim, Story
from dragoman.linking.narrowing import Kind
from dragoman.linking.tables import LINKED, STATE
from dragoman.store import Conditions, Store

T = TypeVar("T")
_SHAPES: dict[type, Kind] = {Story: "story", LedgerClaim: "claim", FigureSeries: "figure", Causation: "cause"}
# Up to so many bodies are read where they lie; for more the whole table is gone through once.
_FEW = 1000
# So many bodies are put in order at once, unless the table would be gone through too often.
_AT_ONCE, _MOST_PASSES = 5_000, 20
# Two runs at the same moment may both have linked a part: it counts once.
_INDEX = """
    CREATE OR REPLACE TABLE linked_index AS SELECT * EXCLUDE (body) FROM linked WHERE {counts}
    QUALIFY row_number() OVER (PARTITION BY part, kind, id) = 1"""


class Shelf:
    """What was linked in a store: in its tables, or in ``rows`` (of the table ``linked``) where it was not kept."""

    def __init__(self, store: Store, rows: pa.Table | None) -> None:
        self.store, self._rows = store, rows
        self._connection: object = None

    def count(self, asked: Conditions) -> int:
        """How many there are."""
        return int(self.ask(f"SELECT count(*) AS n FROM linked_index WHERE {asked.sql()}", asked.parameters)[0]["n"])

    def find(self, shape: type[T], asked: Conditions, order: str, limit: int | None = None, offset: int = 0) -> list[T]:
        """Those that fit, in an order of columns of the index."""
        return list(self.each(shape, asked, order, limit, offset))

    def each(self, shape: type[T], asked: Conditions, order: str, limit: int | None = None, offset: int = 0) -> Iterator[T]:
        """The same one by one, a bounded number of them in memory."""
        piece = ("" if limit is None else f" LIMIT {limit}") + (f" OFFSET {offset}" if offset else "")
        kind, decoder = _SHAPES[shape], msgspec.json.Decoder(shape)
        if limit is not None and limit <= _FEW:
            bodies: Iterable[str] = self._lying(kind, self.ask(f"SELECT part, id FROM linked_index WHERE {asked.sql()} ORDER BY {order}{piece}", asked.parameters))
        else:
            ranked = f"SELECT part, id, row_number() OVER (ORDER BY {order}) AS place FROM linked_index WHERE {asked.sql()} ORDER BY place{piece}"
            bodies = self._through(kind, ranked, asked.parameters)
        return map(decoder.decode, bodies)

    def ask(self, query: str, parameters: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        """Rows of a question to the index."""
        self._made()
        return list(self.store.rows(query, parameters))

    def _lying(self, kind: Kind, rows: Sequence[dict[str, Any]]) -> Iterable[str]:
        """Bodies of a few rows: by part, so that only pieces of the file with those parts are read."""
        parts = sorted({r["part"] for r in rows})
        if not parts:
            return []
        # Written out: only what stands in the question itself keeps pieces of a file from being read.
        names = ", ".join(f"'{p}'" for p in parts)
        query = f"SELECT part, id, body FROM linked WHERE part IN ({names}) AND kind = $kind AND list_contains($ids, id)"
        found = {(r["part"], r["id"]): r["body"] for r in self.store.rows(query, {"kind": kind, "ids": [r["id"] for r in rows]})}
        return [found[r["part"], r["id"]] for r in rows]

    def _through(self, kind: Kind, ranked: str, parameters: dict[str, Any]) -> Iterator[str]:
        """Bodies of many rows, some at a time: all at once they would have to be put in order in memory."""
        self._made()
        ends = self.ask(f"SELECT min(place) - 1 AS first, max(place) AS last FROM ({ranked})", parameters)[0]
        first, last = ends["first"] or 0, ends["last"] or 0
        size = max(_AT_ONCE, -(-(last - first) // _MOST_PASSES))
        query = f"""
            SELECT any_value(l.body) AS body FROM linked l JOIN (SELECT * FROM ({ranked}) WHERE place > $after AND place <= $after + {size}) c ON l.part = c.part AND l.id = c.id
            WHERE l.kind = $of_kind GROUP BY c.place ORDER BY c.place"""
        for after in range(first, last, size):
            yield from (row["body"] for row in self.store.rows(query, {**parameters, "of_kind": kind, "after": after}))

    def _made(self) -> None:
        """See to it that the connection has the index; a store that was written to has a new one."""
        connection = self.store.connection
        if self._connection is connection:
            return
        if self._rows is None:
            for table in (STATE, LINKED):
                self.store.show(table)
            counts = "part IN (SELECT unnest(parts) FROM link_state)"
        else:
            connection.register("nothing", self._rows)
            connection.execute("CREATE OR REPLACE TABLE linked AS SELECT * FROM nothing")
            counts = "true"
        connection.execute(_INDEX.format(counts=counts))
        self._connection = connection
