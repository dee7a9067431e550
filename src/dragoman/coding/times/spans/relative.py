"""Rules for the last, this and the next of a unit. Each gives pieces, or None where it does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.coding.times import values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.dates import Pieces, month_of, pick, place, weekday_value, with_part
from dragoman.coding.times.model import Value
from dragoman.coding.times.spans.units import CLOCK_UNITS, count_of, unit_at
from dragoman.coding.times.tense import Direction
from dragoman.knowledge.time_words import DayPartRow, UnitRow, WeekdayRow


def last_units(ctx: Context, first: int, last: int) -> Pieces:
    """the past two months; the next three days; recent years: a stretch that ends or begins on the day of writing"""
    unit, pub = unit_at(ctx, first, last), ctx.published
    at = place(ctx, first, last, "LXC")
    if unit is None or at is None:
        return None
    counted = place(ctx, at + 1, last, "dnwqa")
    count = count_of(ctx, at + 1, last) if counted is not None else None
    if ctx.letters[at] == "C" and ctx.entry_value(at) == "this" and counted is None:
        return None
    timex = values.period(unit.unit, None if count is None else count * unit.size)
    begin, end = _stretch(pub, unit, count, ctx.letters[at])
    value = values.between(timex, begin, end, "duration") if begin and end else Value(timex, precision="duration")
    return [Piece(first, last, replace(value, type="DURATION"))]


def _stretch(pub: date | None, unit: UnitRow, count: float | None, letter: str) -> tuple[date | None, date | None]:
    if pub is None or count is None or unit.unit in CLOCK_UNITS:
        return None, None
    if letter == "X":
        return pub, values.move(pub, unit.unit, count * unit.size)
    return values.move(pub, unit.unit, -count * unit.size), pub


def last_unit(ctx: Context, first: int, last: int) -> Pieces:
    """last week; next month; this year; the previous day; this morning; last night; last Friday; next March"""
    at = place(ctx, first, last, "LXCc")
    assert at is not None
    head = ctx.lexemes[at + 1]
    way = {"L": -1, "X": 1}.get(ctx.letters[at], 0)
    manner = ctx.entry_value(at)
    if head.letter == "M":
        named = ctx.reference.latest if manner in ("following", "previous", "preceding") else None
        if named is not None and named.start is not None:  # "broke off ties in 2019 … restored the following June"
            since = date.fromisoformat((named.end if way > 0 and named.precision == "year" else named.start) or named.start)
            year = since.year + (way if (month_of(head) - since.month) * way <= 0 else 0)
            return [Piece(first, last, values.month_value(year, month_of(head)))]
        return [Piece(first, last, _relative_month(ctx, month_of(head), way))]
    if isinstance(head.entry, WeekdayRow):
        return _relative_weekday(ctx, first, last, at, head.entry.weekday)
    if isinstance(head.entry, DayPartRow):
        return _relative_part(ctx, first, last, way, manner)
    assert isinstance(head.entry, UnitRow)
    if way == 0 and head.entry.unit == "day":
        return None
    if manner in ("previous", "preceding", "following") or (manner == "next" and (ctx.letters[first] == "T" or head.entry.unit == "day")):
        return [Piece(first, last, _neighbour(ctx, head.entry, way))]
    if manner == "recent":
        return None
    if manner == "past" or (manner == "last" and ctx.letters[first] == "T"):
        begin, end = _stretch(ctx.published, head.entry, 1, "L")
        value = values.between(values.period(head.entry.unit, head.entry.size), begin, end, "duration")
        return [Piece(first, last, replace(value, type="DURATION"))]
    return [Piece(first, last, _of_writing(ctx, head.entry, way))]


def _of_writing(ctx: Context, unit: UnitRow, way: int) -> Value:
    """The week, month, year … of writing, or the one beside it."""
    if ctx.published is None or unit.unit in CLOCK_UNITS:
        return Value(None)
    moved = values.move(ctx.published.replace(day=1) if unit.unit in ("month", "quarter", "year") else ctx.published, unit.unit, way * unit.size)
    return Value(None) if moved is None else values.unit_value(unit.unit, moved)


def _neighbour(ctx: Context, unit: UnitRow, way: int) -> Value:
    """The unit before or after the time last named, of the day of writing where none was."""
    latest = ctx.reference.latest
    if unit.unit in CLOCK_UNITS:
        return Value(None)
    if latest is None or latest.start is None:
        return _of_writing(ctx, unit, way) if way > 0 else Value(None)
    base = ctx.reference.latest_day if unit.unit == "day" else date.fromisoformat(latest.start)
    moved = None if base is None else values.move(base, unit.unit, way * unit.size)
    return Value(None) if moved is None else values.unit_value(unit.unit, moved)


def _relative_month(ctx: Context, month: int, way: int) -> Value:
    """last October: the nearest that lies wholly behind; next March ahead; this May of the year of writing"""
    pub = ctx.published
    if pub is None:
        return Value(f"XXXX-{month:02}")
    year = pub.year
    if way < 0 and month >= pub.month:
        year -= 1
    if way > 0 and month <= pub.month:
        year += 1
    return values.month_value(year, month)


def _relative_weekday(ctx: Context, first: int, last: int, at: int, number: int) -> Pieces:
    pub = ctx.published
    letter = ctx.letters[at]
    part = pick(ctx, at, last, "P")
    if letter == "c" or pub is None:
        value = weekday_value(ctx, number, Direction.PAST)
    elif letter == "L":
        value = values.day_value(pub - timedelta(days=(pub.weekday() - number) % 7 + 1))
    elif letter == "X":
        value = values.day_value(pub + timedelta(days=(number - 2 - pub.weekday()) % 7 + 1))
    else:
        value = weekday_value(ctx, number, Direction.PAST if ctx.direction(at + 1) <= Direction.PAST else Direction.FUTURE)
    return [Piece(first, last, with_part(value, part) if part else value)]


def _relative_part(ctx: Context, first: int, last: int, way: int, manner: str) -> Pieces:
    """this morning; last night; the next morning"""
    part = ctx.lexemes[last - 1]
    anchored = manner in ("previous", "following", "preceding") or (manner == "next")
    base = ctx.reference.latest_day or ctx.published if anchored else ctx.published
    moved = None if base is None else values.move(base, "day", way)
    value = Value("XXXX-XX-XX") if moved is None else values.day_value(moved)
    return [Piece(first, last, with_part(value, part))]


def that_unit(ctx: Context, first: int, last: int) -> Pieces:
    """that day; the same month; later that year; earlier this year"""
    head = ctx.lexemes[last - 1]
    edge = {"-1": "START", "1": "END"}.get(ctx.entry_value(first)) if ctx.letters[first] == "E" else None
    if "C" in ctx.letters[first:last]:
        if not isinstance(head.entry, UnitRow):
            inner = _relative_part(ctx, last - 2, last, 0, "this")
            return None if inner is None else [replace(inner[0], first=first)]
        value = _of_writing(ctx, head.entry, 0)
        return [Piece(first, last, replace(value, modifier=edge) if edge else value)]
    latest, day = ctx.reference.latest, ctx.reference.latest_day
    if isinstance(head.entry, DayPartRow):
        return [Piece(first, last, with_part(values.day_value(day) if day else Value("XXXX-XX-XX"), head))]
    assert isinstance(head.entry, UnitRow)
    if head.entry.unit in CLOCK_UNITS:
        return None
    if latest is None or latest.start is None or (head.entry.unit == "day" and day is None):
        return [Piece(first, last, Value(None, modifier=edge))]
    base = day if head.entry.unit == "day" and day else date.fromisoformat(latest.start)
    return [Piece(first, last, replace(values.unit_value(head.entry.unit, base), modifier=edge))]


def edge_period(ctx: Context, first: int, last: int) -> Pieces:
    """early next week; late last year; the end of the month"""
    unit = unit_at(ctx, first, last)
    at = place(ctx, first + 1, last, "LXCc")
    if unit is None or (unit.unit == "day" and at is None):
        return None
    edge = ctx.entry_value(first)
    if at is not None and ctx.letters[at] == "c":
        latest = ctx.reference.latest
        value = values.unit_value(unit.unit, date.fromisoformat(latest.start)) if latest and latest.start else Value(None)
    elif at is None and ("T" not in ctx.letters[first + 1 : last] or unit.unit not in ("week", "month", "year", "quarter", "weekend")):
        return None
    else:
        value = _of_writing(ctx, unit, {"L": -1, "X": 1}.get(ctx.letters[at], 0) if at is not None else 0)
    return [Piece(first, last, values.narrowed(value, edge))]


def the_past(ctx: Context, first: int, last: int) -> Pieces:
    """in the past; the recent past"""
    token = ctx.token(last - 1)
    if token is None or ctx.word(last - 1) != "past" or ctx.parse.pos[token] != "NOUN":
        return None
    return [Piece(first, last, Value("PAST_REF"))]


def the_weekend(ctx: Context, first: int, last: int) -> Pieces:
    """over the weekend: the one behind, or the one ahead where the tense looks ahead"""
    unit, pub = unit_at(ctx, first, last), ctx.published
    if unit is None or unit.unit != "weekend":
        return None
    if pub is None:
        return [Piece(first, last, Value(None))]
    ahead = ctx.direction(last - 1) is Direction.FUTURE or pub.weekday() >= 5
    return [Piece(first, last, values.weekend_of(pub if ahead else pub - timedelta(days=7)))]
