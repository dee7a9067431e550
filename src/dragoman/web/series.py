"""Counts over time: days put together into as many bins as a chart can hold, drawn as bars and described for Vega-Lite."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dragoman.views import day as in_words
from dragoman.web.lines import QUADS

Counts = list[tuple[str, int, int]]  # day, quad class, number

WIDTH, HEIGHT, FOOT = 720, 160, 18
_MOST_BINS = 130


@dataclass(frozen=True, slots=True)
class Bin:
    """Days from ``first`` to ``last``, and how many of each quad class."""

    first: str
    last: str
    name: str
    counts: dict[int, int]

    @property
    def total(self) -> int:
        """Events of all kinds."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Bar:
    """One bin as rectangles one on another: (quad, y, height)."""

    x: float
    width: float
    pieces: list[tuple[int, float, float]]
    bin: Bin


@dataclass(frozen=True, slots=True)
class Series:
    """Bins without gaps, and how they are drawn."""

    unit: str
    bins: list[Bin]

    @property
    def most(self) -> int:
        """Events of the fullest bin."""
        return max((b.total for b in self.bins), default=0)

    def bars(self) -> list[Bar]:
        """The bars of a frame ``WIDTH`` × ``HEIGHT``."""
        step = WIDTH / max(1, len(self.bins))
        scale = (HEIGHT - FOOT - 12) / max(1, self.most)
        out = []
        for number, bin in enumerate(self.bins):
            y, pieces = float(HEIGHT - FOOT), []
            for quad in sorted(bin.counts):
                height = bin.counts[quad] * scale
                y -= height
                pieces.append((quad, round(y, 1), round(height, 1)))
            if pieces:
                out.append(Bar(round(number * step + step * 0.08, 1), round(max(step * 0.84, 0.8), 1), pieces, bin))
        return out

    def spec(self, what: str = "events") -> dict[str, Any]:
        """The Vega-Lite chart of the same bins; ``what`` is counted."""
        values = [{"day": b.first, "until": b.last, "name": b.name, "kind": QUADS[q], "q": q, "n": n} for b in self.bins for q, n in sorted(b.counts.items())]
        # One bin alone has no width in time: it stands by its name.
        time = {"field": "day", "type": "temporal", "title": None, "axis": {"labelOverlap": True, "grid": False}, "timeUnit": _UNITS[self.unit].vega}
        return {
            "data": {"values": values},
            "mark": {"type": "bar", "cursor": "pointer", "tooltip": True},
            "encoding": {
                "x": time if len(self.bins) > 1 else {"field": "name", "type": "nominal", "title": None},
                "y": {"field": "n", "type": "quantitative", "aggregate": "sum", "title": what, "axis": {"tickMinStep": 1, "tickCount": 4}},
                "color": {"field": "kind", "type": "nominal", "sort": list(QUADS.values()), "scale": {"domain": list(QUADS.values()), "range": ["q1", "q2", "q3", "q4"]}, "legend": None},
                "order": {"field": "q"},
                "tooltip": [{"field": "name", "title": self.unit}, {"field": "kind", "title": "kind"}, {"field": "n", "title": what, "format": ",", "aggregate": "sum"}],
            },
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Unit:
    start: Callable[[dt.date], dt.date]
    after: Callable[[dt.date], dt.date]
    name: Callable[[dt.date], str]
    vega: str


def _next_month(day: dt.date, months: int = 1) -> dt.date:
    number = day.year * 12 + day.month - 1 + months
    return dt.date(min(number // 12, 9999), number % 12 + 1, 1)


_UNITS = {
    "day": _Unit(lambda d: d, lambda d: d + dt.timedelta(days=1), lambda d: in_words(d.isoformat()), "utcyearmonthdate"),
    "week": _Unit(lambda d: d - dt.timedelta(days=d.isoweekday() % 7), lambda d: d + dt.timedelta(days=7), lambda d: f"week of {in_words(d.isoformat())}", "utcyearweek"),
    "month": _Unit(lambda d: d.replace(day=1), _next_month, lambda d: in_words(d.isoformat()[:7]), "utcyearmonth"),
    "quarter": _Unit(lambda d: d.replace(day=1, month=(d.month - 1) // 3 * 3 + 1), lambda d: _next_month(d, 3), lambda d: f"Q{(d.month + 2) // 3} {d.year}", "utcyearquarter"),
    "year": _Unit(lambda d: d.replace(day=1, month=1), lambda d: _next_month(d, 12), lambda d: f"{d.year:04d}", "utcyear"),
}  # fmt: skip


def series_of(counts: Counts) -> Series:
    """The series of ``counts`` in the finest unit that a chart can hold."""
    days: dict[dt.date, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for text, quad, number in counts:
        if (day := _date(text)) is not None:
            days[day][quad] += number
    if not days:
        return Series("day", [])
    first, last = min(days), max(days)
    name, unit = next(((n, u) for n, u in _UNITS.items() if (last - first).days / _DAYS[n] <= _MOST_BINS), ("year", _UNITS["year"]))
    starts = _starts(first, last, unit)
    bins: dict[dt.date, dict[int, int]] = {s: defaultdict(int) for s in starts[:-1]}
    for day, found in days.items():
        for quad, number in found.items():
            bins[unit.start(day)][quad] += number
    return Series(name, [Bin(s.isoformat(), (e - dt.timedelta(days=1)).isoformat(), unit.name(s), dict(bins[s])) for s, e in pairwise(starts)])


_DAYS = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.2}


def _starts(first: dt.date, last: dt.date, unit: _Unit) -> list[dt.date]:
    """First days of all bins, and of the one after them."""
    out = [unit.start(first)]
    while out[-1] <= last:
        out.append(unit.after(out[-1]))
        if out[-1] <= out[-2]:  # the end of the calendar
            break
    return out


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
