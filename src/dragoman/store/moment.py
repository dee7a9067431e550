"""The day up to which a question looks, and by which clock."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from dragoman.store.errors import QueryError


class Clock(enum.StrEnum):
    """Which of a report's days decides whether it was known by then."""

    published = "published"
    read = "read"


@dataclass(frozen=True, slots=True)
class AsOf:
    """Only what was known by the end of a day counts.

    By the clock ``published`` a report is known from its publication date on (from the day it was read where it has none); by
    the clock ``read`` from the day it was taken into this store.
    """

    day: str
    clock: Clock = Clock.published

    def __post_init__(self) -> None:
        check_day(self.day)

    def sql(self) -> str:
        """The condition on rows of ``documents``."""
        read = "strftime(read_at AT TIME ZONE 'UTC', '%Y-%m-%d')"
        known = f"coalesce(published, {read})" if self.clock is Clock.published else read
        return f"{known} <= '{self.day}'"


def check_day(day: str) -> str:
    """The day itself. Raises QueryError where it is none of the calendar's, as YYYY-MM-DD."""
    try:
        found = dt.date.fromisoformat(day).isoformat()
    except (ValueError, TypeError):
        found = None
    if found is None or found != day:  # days are compared as they are written: 20140401 would fit nothing
        raise QueryError(f"{day!r} is not a day as YYYY-MM-DD")
    return found
