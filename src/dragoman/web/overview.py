"""The overview: what is in the store at a glance. All of it is worked out once for each state of the store."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from dragoman.store import Filter
from dragoman.web.listing import days_of_events, spots_of_events
from dragoman.web.living import Snapshot
from dragoman.web.series import Counts, Series, series_of
from dragoman.web.world import Spot

_NEWEST = 8
_MARGIN = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    counts: dict[str, int]
    first: str | None
    last: str | None
    activity: Series
    outside: int
    spots: list[Spot]
    reports: list[dict[str, Any]]
    actors: list[dict[str, Any]]


def overview(snapshot: Snapshot) -> Overview:
    """The overview of a snapshot."""
    return snapshot.kept("overview", lambda: _overview(snapshot))


def _overview(snapshot: Snapshot) -> Overview:
    store = snapshot.store
    total = next(store.rows(_TOTAL))
    by_day = days_of_events(snapshot, Filter())
    inside = _inside(by_day, total["first"], total["last"])
    return Overview(
        counts={name: total[name] for name in ("reports", "publishers", *_SUMS)},
        first=total["first"],
        last=total["last"],
        activity=series_of(inside),
        outside=sum(n for *_, n in by_day) - sum(n for *_, n in inside),
        spots=spots_of_events(snapshot, Filter()),
        reports=list(store.rows(_REPORTS)),
        actors=list(store.rows(_ACTORS)),
    )


_SUMS = ("events", "attributions", "figures", "claims")
_TOTAL = f"""
    SELECT count(*) AS reports, count(DISTINCT publisher) AS publishers, min(published) AS first, max(published) AS last,
           {", ".join(f"coalesce(sum(counts.{name}), 0)::BIGINT AS {name}" for name in _SUMS)}
    FROM documents"""
_REPORTS = f"""
    SELECT revision, id, title, published, publisher, counts.events AS events
    FROM documents ORDER BY published DESC NULLS LAST, read_at DESC, revision LIMIT {_NEWEST}"""
_ACTORS = f"""
    SELECT p.name AS name, p.code AS code, count(*) AS events, sum((quad >= 3)::INT)::BIGINT AS conflict
    FROM (SELECT unnest(actors) AS p, quad FROM events) WHERE p.code <> '' GROUP BY ALL ORDER BY events DESC, name LIMIT {_NEWEST}"""


def _inside(counts: Counts, first: str | None, last: str | None) -> Counts:
    """Days that belong to the time the reports are about, not to the history they tell."""
    if not (first and last):
        return counts
    low = (dt.date.fromisoformat(first) - _MARGIN).isoformat()
    high = (dt.date.fromisoformat(last) + _MARGIN).isoformat()
    return [c for c in counts if low <= c[0] <= high]
