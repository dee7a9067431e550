"""Which days a record may name: ``make_day`` takes year, month and day and gives the date, or None."""

from __future__ import annotations

from datetime import date

# The years a report can speak of by the day; earlier and later ones are history or slips of the pen.
FIRST_YEAR, LAST_YEAR = 1500, 2100


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where it does not exist or lies outside 1500 to 2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def short_days(first: str | None, last: str | None) -> str:
    """A stretch of days as short as ISO 8601 writes it, no finer than it is: "2014-04-01", "2014-04", "2014", "2014-04-07…" for what lasts longer."""
    if not first or not last or first == last or len(first) != 10:
        return first or (f"…{last}" if last else "")
    if first[4:] == "-01-01" and last[4:] == "-12-31":
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
    if first[:7] == last[:7] and first[8:] == "01" and last[8:].isdigit() and make_day(int(first[:4]), int(first[5:7]), int(last[8:]) + 1) is None:
        return first[:7]
    return f"{first}…"
