"""Dates as exact as they are known: "1999", "1999-05" or "1999-05-21" in, the days they may mean out; half-open intervals of them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=2_048)
def first_day(partial: str) -> date:
    """The earliest day a partial date may mean. Raises ValueError on an impossible one."""
    parts = [int(p) for p in partial.split("-")]
    return date(*[*parts, 1, 1][:3])


@lru_cache(maxsize=2_048)
def last_day(partial: str) -> date:
    """The latest day a partial date may mean. Raises ValueError on an impossible one."""
    parts = [int(p) for p in partial.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``since`` until before ``until``; None is open. An imprecise end falls on some day of its year or month."""

    since: str | None = None
    until: str | None = None

    def surely_holds(self, on: date) -> bool:
        """Whether the day lies inside however the imprecise ends fall."""
        return (self.since is None or last_day(self.since) <= on) and (self.until is None or on < first_day(self.until))

    def may_hold(self, on: date) -> bool:
        """Whether the day can lie inside."""
        return (self.since is None or first_day(self.since) <= on) and (self.until is None or on <= last_day(self.until)) and on != _exact(self.until)

    def surely_overlaps(self, other: Interval) -> bool:
        """Whether some day lies in both however the imprecise ends fall."""
        start = max(last_day(i.since) if i.since else date.min for i in (self, other))
        end = min(first_day(i.until) if i.until else date.max for i in (self, other))
        return start < end

    def is_empty(self) -> bool:
        """Whether it ends before, or on the very day, it begins: "1999" to "1999" is some part of a year, and not empty."""
        if self.since is None or self.until is None:
            return False
        return last_day(self.until) <= first_day(self.since)


def _exact(partial: str | None) -> date | None:
    return first_day(partial) if partial is not None and partial.count("-") == 2 else None
