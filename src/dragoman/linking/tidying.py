"""Derived tables kept small: rows of parts that no longer count are dropped, and pairs with versions of reports that were replaced.

A part is named by the reports in it, so every new report leaves the rows of its old part behind. Who reads the ledger meanwhile goes on with
the files it has seen; they are removed by ``store vacuum``.
"""

from __future__ import annotations

from dragoman.linking.linker import Linker
from dragoman.linking.tables import EDGES, LINKED, TABLES
from dragoman.linking.words import number_of
from dragoman.store import Store, Table

_AT_ONCE = 5000  # names in one condition


def tidy(store: Store) -> int:
    """Drop what does not count; how many rows. Nothing where nothing was linked, or the ledger is behind the store: its next opening brings it up to date."""
    if not all(store.lake.exists(t.name) for t in TABLES):
        return 0
    linker = Linker(store)
    if not linker.fresh():
        return 0
    for table in TABLES:
        store.show(table)
    counts = "part IN (SELECT unnest(parts) FROM link_state)"
    current = {number_of(k.revision) for k in linker.known.values() if k.current}
    ends = {row["n"] for row in store.rows("SELECT DISTINCT unnest([one, other]) AS n FROM link_pairs")}
    gone = sorted(ends - current)
    old = [repr(r["part"]) for r in store.rows(f"SELECT DISTINCT part FROM linked WHERE NOT ({counts})")]
    return _drop(store, LINKED, ("part",), old) + _drop(store, EDGES, ("one", "other"), [str(n) for n in gone])


def _drop(store: Store, table: Table, columns: tuple[str, ...], values: list[str]) -> int:
    """Drop the rows that have one of those values in one of those columns; how many."""
    dropped = 0
    for start in range(0, len(values), _AT_ONCE):
        among = ", ".join(values[start : start + _AT_ONCE])
        where = " OR ".join(f"{column} IN ({among})" for column in columns)
        dropped += int(next(store.rows(f"SELECT count(*) AS n FROM {table.name} WHERE {where}"))["n"])
        store.lake.delete(table.name, where)
        store.show(table)  # a row may have one of these values and one of the next: it counts once
    return dropped
