"""Calendar arithmetic: days, weeks, months, seasons, years and the like as ``Value``; nothing here reads text.

Years run from 1500 to 2100: a day outside them, or one that does not exist, gives a value without start and end, or None.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from dragoman.coding.times.model import Value
from dragoman.records import FIRST_YEAR, LAST_YEAR, make_day

# First month and number of months of each season; winter begins in the year it is named by.
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

_EDGES = {"START": "early", "MID": "mid", "END": "late"}
_PERIODS = {"day": "D", "night": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "hour": "H", "minute": "M", "second": "S", "weekend": "WE"}


def day_value(day: date) -> Value:
    """One day; without a value outside the years that are read."""
    iso = day.isoformat()
    return Value(iso, iso, iso, "day") if FIRST_YEAR <= day.year <= LAST_YEAR else Value(None)


def between(timex: str | None, first: date | None, last: date | None, precision: str) -> Value:
    """A value over the days ``first`` to ``last``, both inclusive; without days where either lies outside the calendar."""
    if first is None or last is None or not (first.year >= FIRST_YEAR and last.year <= LAST_YEAR):
        return Value(timex)
    return Value(timex, first.isoformat(), last.isoformat(), precision)


def week_of(day: date) -> Value:
    """The ISO week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return between(f"{year}-W{week}", monday, monday + timedelta(days=6), "week")


def weekend_of(day: date) -> Value:
    """Saturday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return between(f"{year}-W{week}-WE", monday + timedelta(days=5), monday + timedelta(days=6), "weekend")


def month_value(year: int, month: int) -> Value:
    """A month of a year."""
    return between(f"{year}-{month:02}", make_day(year, month, 1), _month_end(year, month), "month")


def months_value(timex: str, year: int, month: int, count: int, precision: str) -> Value:
    """``count`` months from the first of ``month``."""
    last = year * 12 + month - 1 + count - 1
    return between(timex, make_day(year, month, 1), _month_end(last // 12, last % 12 + 1), precision)


def quarter_value(year: int, quarter: int) -> Value:
    """A quarter, 1 to 4, of a year."""
    return months_value(f"{year}-Q{quarter}", year, quarter * 3 - 2, 3, "quarter")


def half_value(year: int, half: int) -> Value:
    """A half, 1 or 2, of a year."""
    return months_value(f"{year}-H{half}", year, half * 6 - 5, 6, "half")


def season_value(year: int, code: str) -> Value:
    """A season, by its TIMEX code (SP, SU, FA, WI), of the year in which it begins."""
    return months_value(f"{year}-{code}", year, _SEASONS[code], 3, "season")


def year_value(year: int) -> Value:
    """A year, 1 January to 31 December."""
    return between(f"{year:04}", make_day(year, 1, 1), make_day(year, 12, 31), "year")


def decade_value(year: int) -> Value:
    """The decade that ``year`` stands in."""
    first = year - year % 10
    return between(f"{first // 10}X", make_day(first, 1, 1), make_day(first + 9, 12, 31), "decade")


def century_value(number: int) -> Value:
    """The ``number``-th century: the 20th runs from 1900 to 1999 here, as in TIMEX3."""
    first = (number - 1) * 100
    return between(f"{number - 1}XX", make_day(first, 1, 1), make_day(first + 99, 12, 31), "century")


def period(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a duration: (day, 3) is P3D, (hour, 5.5) PT5H30M, (decade, 2) P20Y, (year, None) PXY."""
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        return "PXY" if count is None else f"P{_plain(count * size)}Y"
    clock = "T" if unit in ("hour", "minute", "second") else ""
    if count is None:
        return f"P{clock}X{_PERIODS[unit]}"
    if unit == "hour" and count != int(count):
        whole, rest = int(count), round((count - int(count)) * 60)
        return f"PT{whole}H{rest}M" if whole else f"PT{rest}M"
    return f"P{clock}{_plain(count)}{_PERIODS[unit]}"


def unit_value(unit: str, day: date) -> Value:
    """The day, week, month … that ``day`` stands in."""
    if unit in ("decade", "century"):
        return decade_value(day.year) if unit == "decade" else century_value(day.year // 100 + 1)
    simple = {"week": week_of, "weekend": weekend_of}
    if unit in simple:
        return simple[unit](day)
    if unit == "month":
        return month_value(day.year, day.month)
    if unit == "quarter":
        return quarter_value(day.year, (day.month + 2) // 3)
    return year_value(day.year) if unit == "year" else day_value(day)


def move(day: date, unit: str, count: float) -> date | None:
    """``day`` moved by ``count`` units, or None outside the calendar; clock units stay on the day they reach."""
    try:
        if unit in ("hour", "minute", "second"):
            moved = day + timedelta(days=int(count * {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}[unit] / 24))
        elif unit in ("day", "night", "week", "weekend"):
            moved = day + timedelta(days=round(count * (7 if unit.startswith("week") else 1)))
        else:
            moved = day + relativedelta(months=round(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]))
    except (OverflowError, ValueError):
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def narrowed(value: Value, edge: str) -> Value:
    """The first, middle or last part of a value, as "early", "mid-" and "late" word it; the TIMEX3 value stays.

    Thirds of months and seasons, four months of a year, and of a decade the years 0–3, 4–6 and 7–9.
    """
    if value.start is None or value.end is None or value.precision in ("day", "unknown"):
        return Value(value.timex, value.start, value.end, value.precision, value.type, edge)
    first, last = date.fromisoformat(value.start), date.fromisoformat(value.end)
    size = (last - first).days + 1
    low: str | None
    high: str | None
    third = {"START": (0, -(-size // 3)), "MID": (size // 3, -(-2 * size // 3)), "END": (2 * size // 3, size)}[edge]
    if value.precision == "decade":
        years = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[edge]
        low, high = f"{first.year + years[0]}-01-01", f"{first.year + years[1]}-12-31"
    elif value.precision == "year":  # whole months: January to April, May to August, September to December
        months = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}[edge]
        whole = months_value("", first.year, months[0], 4, "")
        low, high = whole.start, whole.end
    else:
        low = (first + timedelta(days=third[0])).isoformat()
        high = (first + timedelta(days=third[1] - 1)).isoformat()
    return Value(value.timex, low, high, f"{_EDGES[edge]}-{value.precision}", value.type, edge)


def holiday(rule: str, year: int) -> date | None:
    """The day that a rule of holidays.csv names in ``year``."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:])) if FIRST_YEAR <= year <= LAST_YEAR else None
    if ":" not in rule:
        return make_day(year, int(rule[:2]), int(rule[3:]))
    month, nth, weekday = rule.split(":")
    weekday, _, extra = weekday.partition("+")
    return _nth_weekday(year, int(month), int(nth), int(weekday), int(extra or 0))


def _nth_weekday(year: int, month: int, nth: int, weekday: int, extra: int) -> date | None:
    weeks = [w[weekday - 1] for w in calendar.monthcalendar(year, month) if w[weekday - 1]]
    day = make_day(year, month, weeks[nth - 1 if nth > 0 else nth])
    return day + timedelta(days=extra) if day else None


def _month_end(year: int, month: int) -> date | None:
    return make_day(year, month, calendar.monthrange(year, month)[1]) if FIRST_YEAR <= year <= LAST_YEAR else None


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"
