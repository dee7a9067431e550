"""Rules for stretches and for times reckoned from another: durations, "ago", "later", "last week", "that year", sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.coding.times import dates, values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.dates import Pieces, month_of, pick, place, weekday_value, with_part
from dragoman.coding.times.model import Value
from dragoman.coding.times.tense import Direction
from dragoman.knowledge.time_words import DayPartRow, SetRow, UnitRow, WeekdayRow

_CLOCK_UNITS = ("hour", "minute", "second")


def unit_at(ctx: Context, first: int, last: int) -> UnitRow | None:
    """The row of the unit inside a match."""
    found = pick(ctx, first, last, "UV")
    return found.entry if found is not None and isinstance(found.entry, UnitRow) else None


def count_of(ctx: Context, first: int, last: int) -> float | None:
    """How many units a match speaks of; None where it leaves that open ("several", "years")."""
    letters = ctx.letters[first:last]
    total = 0.0
    unit = place(ctx, first, last, "UV")
    number = place(ctx, first, last, "dnwyf")
    if number is not None:
        total = float(ctx.lexemes[number].number or 0)
        if number + 1 < last and ctx.letters[number + 1] == "f":
            total += float(ctx.lexemes[number + 1].number or 0)
    elif "q" in letters:
        vague = ctx.entry_value(place(ctx, first, last, "q") or first)
        return float(vague) if vague else None
    elif "a" in letters and (place(ctx, first, last, "a") or first) < (unit or last):
        total = 1.0
    elif letters.startswith(("l", "kl")):
        return 0.5
    elif ctx.lexemes[unit or first].letter == "V":
        return None
    else:
        total = 1.0
    return total + 0.5 if "&al" in letters else total


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
    if unit.unit in _CLOCK_UNITS:
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
    if count is None or unit.unit in _CLOCK_UNITS:
        stop = last - 1
        return [Piece(begin, stop, Value(values.period(unit.unit, count), precision="duration", type="DURATION", modifier=modifier))]
    value = _from_base(ctx, unit, sign * count, base)
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
    """two days before; the day after: the stretch alone where the event follows, a day where it does not"""
    unit = unit_at(ctx, first, last)
    if unit is None:
        return None
    count = count_of(ctx, first, last)
    ends = ctx.letter(last) in " ;," and not _has_complement(ctx, last - 1)
    if ends and count is not None and unit.unit not in _CLOCK_UNITS:
        return [Piece(first, last, _from_base(ctx, unit, int(ctx.entry_value(last - 1)) * count, ctx.reference.latest_day))]
    if ctx.letters[first] == "T":
        return None if ctx.letter(first - 1) == "p" else [Piece(first + 1, last - 1, Value(None, type="DATE"), counted=(unit, count))]
    return [Piece(first, last - 1, Value(values.period(unit.unit, count), precision="duration", type="DURATION"), counted=(unit, count))]


def _has_complement(ctx: Context, at: int) -> bool:
    """Whether "before" or "after" governs something, or opens a clause."""
    token = ctx.token(at)
    if token is None:
        return False
    parse = ctx.parse
    return bool(parse.kids(token, "pobj", "pcomp")) or parse.deps[token] == "mark" or any(c > token for c in parse.children[token])


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
    if pub is None or count is None or unit.unit in _CLOCK_UNITS:
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
    if ctx.published is None or unit.unit in _CLOCK_UNITS:
        return Value(None)
    moved = values.move(ctx.published.replace(day=1) if unit.unit in ("month", "quarter", "year") else ctx.published, unit.unit, way * unit.size)
    return Value(None) if moved is None else values.unit_value(unit.unit, moved)


def _neighbour(ctx: Context, unit: UnitRow, way: int) -> Value:
    """The unit before or after the time last named, of the day of writing where none was."""
    latest = ctx.reference.latest
    if unit.unit in _CLOCK_UNITS:
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
    if head.entry.unit in _CLOCK_UNITS:
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


def beside_day(ctx: Context, first: int, last: int) -> Pieces:
    """the day before last Tuesday; two weeks after March 5; the day after Christmas"""
    unit, at = unit_at(ctx, first, last), place(ctx, first, last, "B")
    if unit is None or at is None or unit.unit in _CLOCK_UNITS:
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
