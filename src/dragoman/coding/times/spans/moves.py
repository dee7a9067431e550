"""Rules for times so far from another: ago, from now, before a day. Each gives pieces, or None where it does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.coding.times import dates, values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.dates import Pieces, place
from dragoman.coding.times.model import Value
from dragoman.coding.times.spans.relative import last_unit
from dragoman.coding.times.spans.units import CLOCK_UNITS, count_of, unit_at
from dragoman.coding.times.tense import Direction
from dragoman.knowledge.time_words import UnitRow

_EXACTLY = ("exactly", "precisely")


def ago(ctx: Context, first: int, last: int) -> Pieces:
    """two weeks ago; almost four years ago; decades ago"""
    unit, pub = unit_at(ctx, first, last), ctx.published
    if unit is None:
        return None
    count = count_of(ctx, first, last)
    modifier = ctx.entry_value(first) if ctx.letters[first] == "k" else None
    if count is None or pub is None:
        return [Piece(first, last, Value("PAST_REF", modifier=modifier))]
    return [Piece(first, last, replace(_moved(pub, unit, -count), modifier=modifier))]


def _moved(day: date, unit: UnitRow, count: float) -> Value:
    """The day, week, month or year reached from ``day``; no finer than the unit that was counted."""
    moved = values.move(day, unit.unit, count * unit.size)
    if moved is None:
        return Value(None)
    if unit.unit in CLOCK_UNITS:
        return values.day_value(moved)
    if unit.unit == "decade":
        return values.year_value(moved.year) if abs(count) < 2 else values.decade_value(moved.year)
    return values.unit_value("year" if unit.unit == "century" else unit.unit, moved)


def shifted(ctx: Context, first: int, last: int) -> Pieces:
    """three days earlier; a week later: from the time last named"""
    unit, base = unit_at(ctx, first, last), ctx.reference.latest_day
    if unit is None:
        return None
    count = count_of(ctx, first, last)
    sign = int(ctx.entry_value(last - 1))
    modifier = ctx.entry_value(first) if ctx.letters[first] == "k" else None
    begin = first + 1 if modifier == "APPROX" else first
    if count is None or unit.unit in CLOCK_UNITS:
        stop = last - 1
        return [Piece(begin, stop, Value(values.period(unit.unit, count), precision="duration", type="DURATION", modifier=modifier))]
    latest = ctx.reference.latest
    if unit.unit in ("month", "year", "decade") and latest is not None and latest.start != latest.end:
        base = None  # "a truce in January. Three months later, …": the month was named after any day
    value = _from_base(ctx, unit, sign * count, base)
    if ctx.published is not None and value.start is not None and value.start > ctx.published.isoformat() and ctx.direction(first) is Direction.PAST:
        value = Value(None, type="DATE")
    return [Piece(begin, last, replace(value, modifier=modifier))]


def _from_base(ctx: Context, unit: UnitRow, count: float, base: date | None) -> Value:
    """A time reckoned from a day that was named; from a whole month or year where no day was."""
    if base is not None:
        exact = unit.unit in ("day", "week")
        moved = values.move(base, unit.unit, count * unit.size)
        return values.day_value(moved) if exact and moved else _moved(base, unit, count)
    latest = ctx.reference.latest
    if latest is None or latest.start is None or unit.unit not in ("month", "year", "decade"):
        return Value(None)
    return _moved(date.fromisoformat(latest.start), unit, count)


def beside(ctx: Context, first: int, last: int) -> Pieces:
    """two days before; the day after: the stretch alone where the event follows, a day where it does not; a month to the day after"""
    unit, stop = unit_at(ctx, first, last), last - 1
    to_the_day = ctx.letters[first:stop].endswith("uTU")
    if to_the_day:
        stop -= 3
    if unit is None or (to_the_day and [ctx.word(stop), ctx.word(stop + 2)] != ["to", "day"]):
        return None
    count = count_of(ctx, first, last)
    ends = ctx.letter(last) in " ;," and not _has_complement(ctx, last - 1)
    if ends and count is not None and unit.unit not in CLOCK_UNITS:
        return [Piece(first, last, _from_base(ctx, unit, int(ctx.entry_value(last - 1)) * count, ctx.reference.latest_day))]
    if ctx.letters[first] == "T":
        return None if ctx.letter(first - 1) == "p" else [Piece(first + 1, stop, Value(None, type="DATE"), counted=(unit, count))]
    exact = to_the_day or ctx.word(first - 1) in _EXACTLY
    return [Piece(first, stop, Value(values.period(unit.unit, count), precision="duration", type="DURATION"), counted=(unit, count), exact=exact)]


def _has_complement(ctx: Context, at: int) -> bool:
    """Whether "before" or "after" governs something, or opens a clause."""
    token = ctx.token(at)
    if token is None:
        return False
    parse = ctx.parse
    return bool(parse.kids(token, "pobj", "pcomp")) or parse.deps[token] == "mark" or any(c > token for c in parse.children[token])


def beside_day(ctx: Context, first: int, last: int) -> Pieces:
    """the day before last Tuesday; two weeks after March 5; the day after Christmas"""
    unit, at = unit_at(ctx, first, last), place(ctx, first, last, "B")
    if unit is None or at is None or unit.unit in CLOCK_UNITS:
        return None
    inner = _day_of(ctx, at + 1, last)
    count = count_of(ctx, first, at)
    if inner is None or count is None:
        return None
    moved = values.move(inner, unit.unit, int(ctx.entry_value(at)) * count * unit.size)
    return None if moved is None else [Piece(first, last, values.day_value(moved))]


def _day_of(ctx: Context, first: int, last: int) -> date | None:
    """The day that a weekday, date, holiday or "yesterday" names."""
    read = {"W": dates.weekday, "M": dates.month_day, "H": dates.named_day, "K": dates.deictic, "L": last_unit, "d": dates.month_day}
    build = read.get(ctx.letter(first))
    pieces = build(ctx, first, last) if build is not None else None
    if not pieces or pieces[0].value.start is None or pieces[0].value.start != pieces[0].value.end:
        return None
    return date.fromisoformat(pieces[0].value.start)
