"""What listings of the store's own rows share: how many there are in all, and how they lie in time; each worked out once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.store import Filter
from dragoman.web.living import Snapshot
from dragoman.web.series import Series, series_of

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
FIGURE_KINDS = ("killed", "wounded", "detained", "displaced", "troops", "protesters", "members", "money", "vehicles", "other")


def total(snapshot: Snapshot, view: str, wanted: Filter) -> int:
    """How many rows a filter gives on all its pages."""
    whole = replace(wanted, limit=None, offset=0, newest_first=False)
    return snapshot.kept(("total", view, whole), lambda: snapshot.store.ask(view, whole).count())


def series_of_events(snapshot: Snapshot, wanted: Filter) -> Series:
    """The events of a filter over time."""
    found = snapshot.store.ask("events", wanted)
    return snapshot.kept(("series", wanted), lambda: series_of(_by_day(snapshot, found.bare, found.parameters)))


def _by_day(snapshot: Snapshot, query: str, parameters: dict[str, Any]) -> list[tuple[str, int, int]]:
    rows = snapshot.store.rows(f"SELECT day, quad, count(*) AS n FROM ({query}) WHERE day IS NOT NULL GROUP BY day, quad", parameters)
    return [(r["day"], r["quad"], r["n"]) for r in rows]
