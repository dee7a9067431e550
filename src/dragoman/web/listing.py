"""What listings share: how many rows there are in all, and how events lie in time and in the world; each worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from dragoman.records.model import FigureKind
from dragoman.store import Filter
from dragoman.web.living import Snapshot
from dragoman.web.series import Counts, Series, series_of
from dragoman.web.world import Spot, spots_of

FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)


def total(snapshot: Snapshot, view: str, wanted: Filter) -> int:
    """How many rows of a view of the store a filter gives on all its pages."""
    return count_of(snapshot, f"view {view}", wanted, lambda whole: snapshot.store.ask(view, whole).count())


def count_of(snapshot: Snapshot, what: str, wanted: Filter, count: Callable[[Filter], int]) -> int:
    """How many rows a list has on all its pages; ``what`` names the list, and no other."""
    whole = replace(wanted, limit=None, offset=0, newest_first=False)
    return snapshot.kept(("total", what, whole), lambda: count(whole))


def series_of_events(snapshot: Snapshot, wanted: Filter) -> Series:
    """The events of a filter over time."""
    return snapshot.kept(("series", wanted), lambda: series_of(days_of_events(snapshot, wanted)))


def days_of_events(snapshot: Snapshot, wanted: Filter) -> Counts:
    """The events of a filter by day and quad class."""
    return snapshot.kept(("days", wanted), lambda: _by_day(snapshot, wanted))


def _by_day(snapshot: Snapshot, wanted: Filter) -> Counts:
    found = snapshot.store.ask("events", wanted)
    rows = snapshot.store.rows(f"SELECT day, quad, count(*) AS n FROM ({found.bare}) WHERE day IS NOT NULL GROUP BY day, quad", found.parameters)
    return [(r["day"], r["quad"], r["n"]) for r in rows]


def spots_of_events(snapshot: Snapshot, wanted: Filter) -> list[Spot]:
    """Where the events of a filter happened."""
    found = snapshot.store.ask("events", wanted)
    return snapshot.kept(("spots", wanted), lambda: spots_of(snapshot, found.bare, found.parameters))
