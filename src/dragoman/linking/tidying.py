"""Derived tables kept small: rows of parts that no longer count are dropped, and pairs with versions of reports that were replaced.

A part is named by the reports in it, so every new report leaves the rows of its old part behind. Who reads the ledger meanwhile goes on with
the files it has seen; they are removed by ``store vacuum``.
"""

from __future__ import annotations

from dragoman.linking.linker import Linker
from dragoman.linking.tables import EDGES, LINKED, SIGNATURES, STATE
from dragoman.linking.words import number_of
from dragoman.store import Store

_AT_ONCE = 5000  # names in one condition


def tidy(store: Store) -> int:
    """Drop what does not count; how many rows. Nothing where nothing was linked, or the ledger is behind the store: its next opening brings it up to date."""
    if not all(store.lake.exists(t.name) for t in (SIGNATURES, EDGES, LINKED, STATE)):
        return 0
    linker = Linker(store)
    if not linker.fresh():
        return 0
    for table in (SIGNATURES, EDGES, LINKED, STATE):
        store.show(table)
    counts = "part IN (SELECT unnest(parts) FROM link_state)"
    current = {number_of(k.revision) for k in linker.known.values() if k.current}
    ends = {row["n"] for row in store.rows("SELECT DISTINCT unnest([one, other]) AS n FROM link_pairs")}
    gone = sorted(ends - current)
    return _drop(store, "linked", "part", [repr(r["part"]) for r in store.rows(f"SELECT DISTINCT part FROM linked WHERE NOT ({counts})")]) + sum(
        _drop(store, "link_pairs", side, [str(n) for n in gone]) for side in ("one", "other")
    )


def _drop(store: Store, table: str, column: str, values: list[str]) -> int:
    dropped = 0
    for start in range(0, len(values), _AT_ONCE):
        where = f"{column} IN ({', '.join(values[start : start + _AT_ONCE])})"
        dropped += int(next(store.rows(f"SELECT count(*) AS n FROM {table} WHERE {where}"))["n"])
        store.lake.delete(table, where)
    return dropped
