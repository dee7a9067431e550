"""The day up to which a question looks, and by which clock."""

from __future__ import annotations

import calendar
import datetime as dt
import enum
import re
from dataclasses import dataclass

from dragoman.store.errors import QueryError

_LONGER = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")  # a year or a month


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


def first_day(when: str) -> str:
    """The day itself, or the first of a month (YYYY-MM) or year (YYYY). Raises QueryError."""
    if not _LONGER.fullmatch(when):
        return check_day(when, or_longer=True)
    return check_day(f"{when}-01-01") if len(when) == 4 else check_month(when)


def last_day(when: str) -> str:
    """The day itself, or the last of a month (YYYY-MM) or year (YYYY). Raises QueryError."""
    if not _LONGER.fullmatch(when):
        return check_day(when, or_longer=True)
    if len(when) == 4:
        return check_day(f"{when}-12-31")
    year, month = int(when[:4]), int(check_month(when)[5:7])
    return f"{when}-{calendar.monthrange(year, month)[1]}"


def check_month(when: str) -> str:
    """The first day of a month, as YYYY-MM. Raises QueryError where the calendar has none such."""
    try:
        return check_day(f"{when}-01")
    except QueryError as exc:
        raise QueryError(f"{when!r} is no month of the calendar, as YYYY-MM, nor a day (YYYY-MM-DD) or year (YYYY)") from exc


def check_day(day: str, *, or_longer: bool = False) -> str:
    """The day itself. Raises QueryError where it is none of the calendar's, as YYYY-MM-DD; ``or_longer``: a month or year would have done."""
    try:
        found = dt.date.fromisoformat(day).isoformat()
    except (ValueError, TypeError):
        found = None
    if found is None or found != day:  # days are compared as they are written: 20140401 would fit nothing
        raise QueryError(f"{day!r} is not a day as YYYY-MM-DD" + (", nor a month (YYYY-MM) or year (YYYY)" if or_longer else ""))
    return found
