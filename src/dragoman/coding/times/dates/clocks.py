"""Rules for clock times, with their day or by themselves. Each gives pieces, or None where it does not hold."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.times import values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.dates.likely import month_day_value, weekday_value
from dragoman.coding.times.dates.match import Pieces, month_of, number_of, pick, place
from dragoman.coding.times.model import Value
from dragoman.coding.times.tense import Direction
from dragoman.knowledge.time_words import DayPartRow, DeicticRow, WeekdayRow


def clock_with_day(ctx: Context, first: int, last: int) -> Pieces:
    """9 a.m. Tuesday; 10:30 GMT on March 3; Tuesday at noon"""
    time = _clock_time(ctx, first, last)
    if time is None:
        return None
    month, number = pick(ctx, first, last, "M"), None
    entry = (pick(ctx, first, last, "KW") or ctx.lexemes[first]).entry
    value: Value | None = None
    if month is not None:
        at = place(ctx, first, last, "M") or first
        number = number_of(next((x for x in ctx.lexemes[at:last] if x.letter in "do"), None))
        value = month_day_value(ctx, month_of(month), number or 0, number_of(pick(ctx, at, last, "y")), at)
    elif isinstance(entry, WeekdayRow):
        way = Direction.FUTURE if ctx.letter(first - 1) == "u" else ctx.direction(place(ctx, first, last, "W") or first)
        value = weekday_value(ctx, entry.weekday, way)
    elif isinstance(entry, DeicticRow):
        moved = None if ctx.published is None else values.move(ctx.published, "day", entry.offset)
        value = Value("XXXX-XX-XX") if moved is None else values.day_value(moved)
    if value is None:
        return None
    return [Piece(first, last, replace(value, timex=f"{value.timex}{time}", type="TIME", precision=_fine(ctx, first) if value.start else "unknown"))]


def clock(ctx: Context, first: int, last: int) -> Pieces:
    """10:30 a.m.; 0730 GMT; noon: on the day that its sentence names, else on the day of writing"""
    if ctx.letters[last - 1] == "N" and ctx.word(first - 1) == "high":
        return None
    if ctx.letters[first:last] == "t" and ctx.word(first - 1) not in ("at", "by", "around", "about", "until", "from", "before", "after", "to"):
        return None
    time = _clock_time(ctx, first, last)
    if time is None:
        return None
    day = ctx.reference.sentence_day.get(ctx.sentence(first)) or ctx.published
    if day is None:
        return [Piece(first, last, Value(f"XXXX-XX-XX{time}", type="TIME"))]
    iso_day = day.isoformat()
    return [Piece(first, last, Value(f"{iso_day}{time}", iso_day, iso_day, _fine(ctx, first), "TIME"))]


# "about noon", "shortly after 10 a.m."; and what only bounds a time: "after 10 a.m.", "by noon".
_ABOUT = frozenset({"about", "around", "approximately", "roughly", "nearly", "almost", "near"})
_SOON = frozenset({"shortly", "soon", "just", "immediately", "right", "minutes", "moments"})
_BOUNDS = frozenset({"after", "before", "past", "since", "until", "till", "by", "from"})


def _fine(ctx: Context, first: int) -> str:
    """How exactly a clock time is meant, by the words before it: to the minute, by the hour or only some time that day."""
    if ctx.word(first - 1) in _ABOUT:
        return "hour"
    if ctx.word(first - 1) in _BOUNDS:
        return "hour" if ctx.word(first - 2) in _SOON else "day"
    return "minute"


def _clock_time(ctx: Context, first: int, last: int) -> str | None:
    """THH:MM with its zone, from the clock lexemes of a match."""
    point = pick(ctx, first, last, "N")
    if point is not None:
        assert isinstance(point.entry, DayPartRow)
        return point.entry.code if point.entry.code.startswith("T1") or point.entry.code.startswith("T2") else None
    at = place(ctx, first, last, "tdwny")
    half_day = pick(ctx, first, last, "i")
    if at is None:
        return None
    word = ctx.lexemes[at].word
    if ctx.letters[at] == "t":
        hour, minute = int(word.split(":")[0]), int(word.split(":")[1])
    elif ctx.letters[at] in "ny":
        if len(word) != 4 or not word.isdigit():
            return None
        hour, minute = int(word[:2]), int(word[2:])
    else:
        hour, minute = int(ctx.lexemes[at].number or 0), 0
    if half_day is not None:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half_day.word == "pm" else 0)
    zone = pick(ctx, first, last, "z")
    zone_at = place(ctx, first, last, "z")
    suffix = ctx.entry_value(zone_at) if zone is not None and zone_at is not None else ""
    return f"T{hour:02}:{minute:02}{suffix}" if hour < 24 and minute < 60 else None
