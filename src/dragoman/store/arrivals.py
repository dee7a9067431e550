"""What a run brought into a store: the versions that came with it first, and those that another run had brought before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.store.store import Store

_MINE = "(SELECT DISTINCT revision FROM raw_documents WHERE starts_with(batch, $run))"
_TWICE = f"SELECT revision, list(DISTINCT batch) AS batches FROM raw_documents SEMI JOIN {_MINE} mine USING (revision) GROUP BY revision HAVING count(DISTINCT batch) > 1"


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Versions of reports: ``first`` that nobody had brought before, ``again`` that somebody had."""

    first: int
    again: int


def arrivals(store: Store, run: str) -> Arrivals:
    """What the batches of a run brought, by the order of commits: of two runs that took in one report at the same time it came with the earlier commit."""
    brought = int(next(store.rows(f"SELECT count(*) AS n FROM {_MINE}", {"run": run}))["n"])
    twice = list(store.rows(_TWICE, {"run": run}))
    commits = store.lake.commits("documents") if twice else {}
    again = sum(not min(r["batches"], key=lambda b: (commits.get(b, -1), b)).startswith(run) for r in twice)
    return Arrivals(brought - again, again)
