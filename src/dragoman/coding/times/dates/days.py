"""Rules for days: of a month, of the week, by name, as seen from today. Each gives pieces, or None where it does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.coding.times import values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.dates.likely import month_day_value, near_holiday, weekday_value
from dragoman.coding.times.dates.match import Pieces, month_of, number_of, pick, place
from dragoman.coding.times.lexer import Lexeme
from dragoman.coding.times.model import Value
from dragoman.knowledge.time_words import DayPartRow, DeicticRow, HolidayRow, WeekdayRow
from dragoman.records import make_day

_QUOTES = frozenset("'\"`“”‘’")
_OPENERS = frozenset({"-", "--", "–", "—", ":", ";", "(", "[", "*", "_", "...", "…"})


def iso(ctx: Context, first: int, last: int) -> Pieces:
    """2014-03-31"""
    word = ctx.lexemes[first].word
    day = make_day(int(word[:4]), int(word[5:7]), int(word[8:10]))
    if day is None:
        return None
    value = values.day_value(day)
    return [Piece(first, last, value if len(word) == 10 else replace(value, timex=word, type="TIME", precision="minute"), year_given=True)]


def slash(ctx: Context, first: int, last: int) -> Pieces:
    """3/31/2014: month first, unless the first number cannot be one."""
    a, b, year = (int(x) for x in ctx.lexemes[first].word.split("/"))
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    day = make_day(year, a, b) if a <= 12 else make_day(year, b, a)
    return None if day is None else [Piece(first, last, values.day_value(day), year_given=True)]


_UNITS = frozenset({"years", "months", "weeks", "days", "hours", "year", "people"})


def month_day(ctx: Context, first: int, last: int) -> Pieces:
    """March 31; 31 March 2014; Tuesday, April 1"""
    month, number = month_of(pick(ctx, first, last, "M")), number_of(pick(ctx, first, last, "do"))
    year = number_of(pick(ctx, first, last, "y"))
    if number is None:
        return None
    value = month_day_value(ctx, month, number, year, place(ctx, first, last, "M") or first)
    if value is None:
        return []  # "February 30" is no day
    return [Piece(first, last, value, month=month, day=number, year_given=year is not None)]


def day_range(ctx: Context, first: int, last: int) -> Pieces:
    """Aug. 26-29 is one time; April 24 and 25 are two."""
    month = month_of(pick(ctx, first, last, "M"))
    one, two = [i for i in range(first, last) if ctx.letters[i] in "do"][:2]
    low, high = int(ctx.lexemes[one].number or 0), int(ctx.lexemes[two].number or 0)
    year = number_of(pick(ctx, first, last, "y"))
    begin = month_day_value(ctx, month, low, year, first)
    end = month_day_value(ctx, month, high, year, first)
    if begin is None or end is None or low >= high:
        return None
    if ctx.word(last) in _UNITS:
        return None  # "sentenced on February 10 to 26 years in prison"
    if ctx.letters[one + 1] == "&":
        leading = [Piece(first, one + 1, begin, month=month, day=low, year_given=year is not None)]
        return [*leading, Piece(two, last, end, month=month, day=high, year_given=year is not None)]
    return [Piece(first, last, Value(f"{begin.timex}/{end.timex}", begin.start, end.end, "range"), year_given=year is not None)]


def weekday(ctx: Context, first: int, last: int) -> Pieces:
    """on Tuesday; Friday night; on Fridays"""
    entry = ctx.lexemes[first].entry
    assert isinstance(entry, WeekdayRow)
    if entry.plural:
        return [Piece(first, last, Value(f"XXXX-WXX-{entry.weekday}", type="SET"))]
    if not ctx.lexemes[first].word[0].isalpha() or _is_part_of_a_name(ctx, first, last):
        return None
    value = weekday_value(ctx, entry.weekday, ctx.direction(first))
    part = pick(ctx, first, last, "P")
    return [Piece(first, last, with_part(value, part) if part else value)]


def _is_part_of_a_name(ctx: Context, first: int, last: int) -> bool:
    """Black Friday, Bloody Sunday, the Sunday Times: a capital word right beside the weekday inside one name."""
    token = ctx.token(first)
    if token is None:
        return False
    parse = ctx.parse
    after = token + 1 < len(parse) and parse.words[token + 1][:1].isupper() and parse.heads[token] == token + 1
    before = token > 0 and parse.words[token - 1] in ("Black", "Bloody", "Holy")
    return (after and parse.deps[token] == "compound" and last == first + 1 and parse.pos[token + 1] == "PROPN" and parse.words[token + 1] in ("Times", "Mirror", "Telegraph", "Express", "Herald")) or before


def with_part(value: Value, part: Lexeme) -> Value:
    """A day and a part of it: "Friday night" is 2000-01-07TNI."""
    assert isinstance(part.entry, DayPartRow)
    timex = f"{value.timex}{part.entry.code}" if value.timex else None
    return replace(value, timex=timex, type="TIME", precision="part-of-day" if value.start else "unknown")


def deictic(ctx: Context, first: int, last: int) -> Pieces:
    """today; yesterday evening; tonight"""
    entry = ctx.lexemes[first].entry
    assert isinstance(entry, DeicticRow)
    if _is_title(ctx, first):
        return []
    moved = None if ctx.published is None else values.move(ctx.published, "day", entry.offset)
    value = Value("XXXX-XX-XX") if moved is None else values.day_value(moved)
    part = pick(ctx, first, last, "P")
    if part is not None:
        return [Piece(first, last, with_part(value, part))]
    if entry.part:
        value = replace(value, timex=f"{value.timex}{entry.part}", type="TIME", precision="part-of-day" if value.start else "unknown")
    return [Piece(first, last, value)]


def _is_title(ctx: Context, at: int) -> bool:
    """ "USA Today", the "Today" show: a capital inside the sentence, or alone between quotation marks."""
    text, lexeme = ctx.parse.text, ctx.lexemes[at]
    token = ctx.token(at)
    if token is None or not text[lexeme.start].isupper():
        return False
    quoted = text[lexeme.start - 1 : lexeme.start] in _QUOTES and text[lexeme.end : lexeme.end + 1] in _QUOTES
    opens = ctx.parse.sentences[ctx.parse.sentence_of[token]].start == token or ctx.parse.words[token - 1] in _OPENERS
    return bool(quoted and lexeme.start and text[lexeme.end : lexeme.end + 1]) or not (opens or text[lexeme.start - 1] in _QUOTES)


def named_day(ctx: Context, first: int, last: int) -> Pieces:
    """Christmas; Thanksgiving Day 1999; Easter week"""
    at = place(ctx, first, last, "H")
    assert at is not None
    entry = ctx.lexemes[at].entry
    assert isinstance(entry, HolidayRow)
    year = number_of(pick(ctx, first, last, "y"))
    day = values.holiday(entry.rule, year) if year else near_holiday(ctx, entry.rule, at, ctx.letter(first))
    if day is None:
        return [Piece(first, last, Value(None))]
    unit = pick(ctx, first, last, "U")
    if unit is not None:
        unit_name = getattr(unit.entry, "unit", "day")
        return [Piece(first, last, values.unit_value(unit_name, day))]
    return [Piece(first, last, values.day_value(day), year_given=year is not None)]


def week_of_day(ctx: Context, first: int, last: int) -> Pieces:
    """the week of March 6"""
    at = place(ctx, first, last, "M")
    unit = pick(ctx, first, last, "U")
    if at is None or unit is None or getattr(unit.entry, "unit", "") not in ("week", "weekend"):
        return None
    inner = month_day(ctx, at, last)
    if not inner or inner[0].value.start is None:
        return inner
    day = date.fromisoformat(inner[0].value.start)
    return [Piece(first, last, values.unit_value(getattr(unit.entry, "unit", "week"), day))]


def _is_turn_of_talk(ctx: Context, at: int) -> bool:
    """ "Now" that opens a sentence or stands behind a modal tells no time: "Now, the alliance…", "can now join"."""
    token = ctx.token(at)
    if token is None or ctx.word(at) != "now":
        return False
    parse = ctx.parse
    return parse.sentences[parse.sentence_of[token]].start == token or (token > 0 and parse.tags[token - 1] == "MD")


def reference(ctx: Context, first: int, last: int) -> Pieces:
    """now; recently; the future"""
    entry = ctx.lexemes[first].entry
    assert isinstance(entry, DeicticRow)
    return None if _is_turn_of_talk(ctx, first) else [Piece(first, last, Value(entry.ref))]
