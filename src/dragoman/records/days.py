"""Which days a record may name: ``make_day`` takes year, month and day and gives the date, or None."""

from __future__ import annotations

from datetime import date

# The years a report can speak of by the day; earlier and later ones are history or slips of the pen.
FIRST_YEAR, LAST_YEAR = 1900, 2100


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where it does not exist or lies outside 1900 to 2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
