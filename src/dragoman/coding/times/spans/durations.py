"""Rules for how long and how often. Each gives pieces, or None where it does not hold."""

from __future__ import annotations

from dragoman.coding.times import values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.dates import Pieces, pick
from dragoman.coding.times.model import Value
from dragoman.coding.times.spans.units import count_of, unit_at
from dragoman.knowledge.time_words import DayPartRow, SetRow, UnitRow, WeekdayRow


def nothing(_ctx: Context, _first: int, _last: int) -> Pieces:
    """An age: read, and left out."""
    return []


def duration(ctx: Context, first: int, last: int) -> Pieces:
    """three years; a 16-hour flight; more than a decade; two and a half weeks"""
    unit = unit_at(ctx, first, last)
    if unit is None or (unit.unit == "quarter" and ("V" not in ctx.letters[first:last] or ctx.letter(last) == "O")):
        return None
    modifier = ctx.entry_value(first) if ctx.letters[first] == "k" else None
    begin = first + 1 if modifier in ("APPROX",) or (modifier == "LESS_THAN" and ctx.word(first) in ("nearly", "almost")) else first
    count = count_of(ctx, first, last)
    if ctx.lexemes[last - 1].start and ctx.parse.text[ctx.lexemes[last - 1].start].isupper() and ctx.letter(first) in "dn":
        return []  # a title: "60 Minutes"
    if ctx.letters[begin] == "a" and unit.plural:
        begin, count = begin + 1, None  # "a decades-long feud"
    if ctx.letters[begin] == "a" and (unit.unit in ("weekend", "night", "minute", "quarter") or ctx.letter(begin - 1) in "dnwy"):
        return None
    value = values.period(unit.unit, None if count is None else count * unit.size)
    end = last - 1 if ctx.letters[last - 1] == "G" and ctx.letters[last - 2] != "-" else last
    return [Piece(begin, end, Value(value, precision="duration", type="DURATION", modifier=modifier), counted=(unit, count))]


def some_units(ctx: Context, first: int, last: int) -> Pieces:
    """for years; weeks of fighting; a decades-long war"""
    unit = unit_at(ctx, first, last)
    if unit is None or unit.unit in ("second", "quarter", "night", "minute", "hour"):
        return None
    long = ctx.letters[last - 1] in "Gx"
    if long and ctx.letters[last - 2] != "-":
        last, long = last - 1, False
    if (not unit.plural and not long) or ctx.letter(first - 1) == "e":
        return None
    count = None if unit.plural else 1.0
    return [Piece(first, last, Value(values.period(unit.unit, count), precision="duration", type="DURATION"), counted=(unit, count))]


def recurrent(ctx: Context, first: int, last: int) -> Pieces:
    """every day; each year; daily; every two weeks; every Friday; twice a week"""
    entry = ctx.lexemes[first].entry
    if isinstance(entry, SetRow):
        token = ctx.token(first)
        if token is None or ctx.parse.pos[token] in ("NOUN", "PROPN") or ctx.parse.pos[min(token + 1, len(ctx.parse) - 1)] == "PROPN":
            return None
        return [Piece(first, last, Value(entry.value, type="SET"))]
    head = ctx.lexemes[last - 1]
    if ctx.letters[first] == "a":
        if not isinstance(head.entry, UnitRow) or ctx.word(first - 1) not in ("once", "twice", "times"):
            return None
        return [Piece(first, last, Value(values.period(head.entry.unit, head.entry.size), type="SET"))]
    if isinstance(head.entry, WeekdayRow):
        return [Piece(first, last, Value(f"XXXX-WXX-{head.entry.weekday}", type="SET"))]
    if isinstance(head.entry, DayPartRow):
        return [Piece(first, last, Value(f"XXXX-XX-XX{head.entry.code}", type="SET"))]
    unit = unit_at(ctx, first, last)
    if unit is None:
        return None
    number = pick(ctx, first, last, "dwo")
    count = 2.0 if "h" in ctx.letters[first:last] else float(number.number or 1) if number is not None else 1.0
    return [Piece(first, last, Value(values.period(unit.unit, count * unit.size), type="SET"))]
