"""Which year is meant where none is said: by tense, by the day of writing, by the time that the text named last."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.coding.times import values
from dragoman.coding.times.context import Context
from dragoman.coding.times.model import Value
from dragoman.coding.times.tense import Direction
from dragoman.knowledge.time_words import SeasonRow
from dragoman.records import make_day

# A past day that is nearly a year old is less likely than the same day ahead.
STALE_DAYS, NEAR_DAYS = 300, 75
_STALE_MONTHS = 325  # of a month only the one to come is likelier than the last of its name


def month_day_value(ctx: Context, month: int, number: int, year: int | None, at: int) -> Value | None:
    """A day of a month; without a year, the one that tense and the day of writing make likely."""
    if make_day(2000, month, number) is None:
        return None
    if year is None:
        year = _likely_year(ctx, month, number, at)
    if year is None:
        return Value(f"XXXX-{month:02}-{number:02}")
    day = make_day(year, month, number)
    return None if day is None else values.day_value(day)


def _likely_year(ctx: Context, month: int, number: int, at: int) -> int | None:
    pub = ctx.published
    if pub is None:
        return year_of_text(ctx)
    days = [d for y in (pub.year - 1, pub.year, pub.year + 1) if (d := make_day(y, month, number))]
    back = max((d for d in days if d <= pub), default=None)
    ahead = min((d for d in days if d >= pub), default=None)
    day = choose(pub, back, ahead, ctx.direction(at))
    return None if day is None else day.year


def choose(pub: date, back: date | None, ahead: date | None, way: Direction) -> date | None:
    """The day behind or ahead: by tense, against it only where the one behind is stale and the other near."""
    if back is None or ahead is None:
        return back or ahead
    if way is Direction.FUTURE:
        return ahead
    if way is Direction.BEHIND:
        return back
    if way is Direction.PAST:
        return ahead if (pub - back).days > STALE_DAYS and (ahead - pub).days < NEAR_DAYS else back
    return min(back, ahead, key=lambda d: (abs((d - pub).days), d > pub))


def year_of_text(ctx: Context) -> int | None:
    """For a report without a date: the year of the time last named."""
    latest = ctx.reference.latest
    return int(latest.start[:4]) if latest is not None and latest.start is not None and latest.precision in ("day", "month", "year") else None


def weekday_value(ctx: Context, number: int, way: Direction) -> Value:
    """The weekday up to the day of writing, or from it on where the tense looks ahead; that day itself counts for both."""
    pub = ctx.published
    if pub is None:
        return Value(f"XXXX-WXX-{number}")
    back = (pub.weekday() - (number - 1)) % 7
    ahead = (number - 1 - pub.weekday()) % 7
    return values.day_value(pub + timedelta(days=ahead if way is Direction.FUTURE else -back))


def near_holiday(ctx: Context, rule: str, at: int, before: str) -> date | None:
    """The day of a holiday nearest to the day of writing, or the one before or after it where word or tense says so; None without a day of writing."""
    pub = ctx.published
    if pub is None:
        return None
    days = [d for y in (pub.year - 1, pub.year, pub.year + 1) if (d := values.holiday(rule, y))]
    back, ahead = max((d for d in days if d <= pub), default=None), min((d for d in days if d >= pub), default=None)
    way = {"L": Direction.PAST, "X": Direction.FUTURE}.get(before) or ctx.direction(at)
    return choose(pub, back, ahead, way)


def month_value_near(ctx: Context, month: int, way: Direction) -> Value:
    """A month without a year, by tense and the day of writing."""
    pub = ctx.published
    if pub is None:
        year = year_of_text(ctx)
        return Value(f"XXXX-{month:02}") if year is None else values.month_value(year, month)
    here = date(pub.year, pub.month, 1)
    days = [date(y, month, 1) for y in (pub.year - 1, pub.year, pub.year + 1)]
    back, ahead = max(d for d in days if d <= here), min(d for d in days if d >= here)
    told = way is Direction.PAST and (here - back).days <= _STALE_MONTHS  # "struck a deal in January", told in November
    chosen = back if told else choose(here, back, ahead, way) or here
    return values.month_value(chosen.year, month)


def quarter_year(ctx: Context, rank: int, at: int) -> int | None:
    """The year of a quarter that names none: this year's once it has begun, unless the tense looks ahead."""
    pub = ctx.published
    if pub is None:
        return year_of_text(ctx)
    running = (pub.month + 2) // 3
    if ctx.direction(at) is Direction.FUTURE:
        return pub.year if rank >= running else pub.year + 1
    return pub.year if rank <= running else pub.year - 1


def season_year(ctx: Context, entry: SeasonRow, at: int, mark: str) -> int | None:
    """The year in which a season is meant that is named without one; None without a day of writing."""
    pub = ctx.published
    if pub is None:
        return None
    running = pub.year if pub.month >= entry.month else pub.year - 1  # the latest that has begun
    ended = (pub.year - running) * 12 + pub.month - entry.month >= 3
    if mark == "L":
        return running if ended else running - 1
    if mark == "X" or (not mark and ctx.direction(at) is Direction.FUTURE):
        return running + 1
    if mark == "C":
        return pub.year if entry.code != "WI" or pub.month > 2 else pub.year - 1
    return running
