"""Rules for calendar dates: days, months, quarters, seasons, years, clock times. Each gives pieces, or None where it does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.coding.times import values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.lexer import Lexeme
from dragoman.coding.times.model import Value
from dragoman.coding.times.tense import Direction
from dragoman.knowledge.time_words import DayPartRow, DeicticRow, HolidayRow, MonthRow, SeasonRow, WeekdayRow
from dragoman.records import make_day

Pieces = list[Piece] | None

# A past month that is nearly a year old is less likely than the same month ahead.
_QUOTES = frozenset("'\"`“”‘’")
_OPENERS = frozenset({"-", "--", "–", "—", ":", ";", "(", "[", "*", "_", "...", "…"})
_ERAS = frozenset({"post", "pre"})
STALE_DAYS, NEAR_DAYS = 300, 75


def pick(ctx: Context, first: int, last: int, letters: str) -> Lexeme | None:
    """The first lexeme of a match that has one of the letters."""
    at = place(ctx, first, last, letters)
    return None if at is None else ctx.lexemes[at]


def place(ctx: Context, first: int, last: int, letters: str) -> int | None:
    """Where the first lexeme with one of the letters stands."""
    return next((i for i in range(first, last) if ctx.letters[i] in letters), None)


def number_of(lexeme: Lexeme | None) -> int | None:
    return None if lexeme is None or lexeme.number is None else int(lexeme.number)


def month_of(lexeme: Lexeme | None) -> int:
    assert lexeme is not None
    assert isinstance(lexeme.entry, MonthRow)
    return lexeme.entry.month


def relative_year(ctx: Context, first: int, last: int) -> int | None:
    """The year of "last year", "this year", "next year" inside a match."""
    at = place(ctx, first, last, "LXC")
    if at is None or ctx.published is None or ctx.word(at + 1) != "year":
        return None
    return ctx.published.year + {"L": -1, "X": 1, "C": 0}[ctx.letters[at]]


# -- days ---------------------------------------------------------------------------------------------------------------


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
        return _year_of_text(ctx)
    days = [d for y in (pub.year - 1, pub.year, pub.year + 1) if (d := make_day(y, month, number))]
    back = max((d for d in days if d <= pub), default=None)
    ahead = min((d for d in days if d >= pub), default=None)
    day = _choose(pub, back, ahead, ctx.direction(at))
    return None if day is None else day.year


def _choose(pub: date, back: date | None, ahead: date | None, way: Direction) -> date | None:
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


def _year_of_text(ctx: Context) -> int | None:
    """For a report without a date: the year of the time last named."""
    latest = ctx.reference.latest
    return int(latest.start[:4]) if latest is not None and latest.start is not None and latest.precision in ("day", "month", "year") else None


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


def weekday_value(ctx: Context, number: int, way: Direction) -> Value:
    """The weekday up to the day of writing, or from it on where the tense looks ahead; that day itself counts for both."""
    pub = ctx.published
    if pub is None:
        return Value(f"XXXX-WXX-{number}")
    back = (pub.weekday() - (number - 1)) % 7
    ahead = (number - 1 - pub.weekday()) % 7
    return values.day_value(pub + timedelta(days=ahead if way is Direction.FUTURE else -back))


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
    day = values.holiday(entry.rule, year) if year else _near_holiday(ctx, entry.rule, at, ctx.letter(first))
    if day is None:
        return [Piece(first, last, Value(None))]
    unit = pick(ctx, first, last, "U")
    if unit is not None:
        unit_name = getattr(unit.entry, "unit", "day")
        return [Piece(first, last, values.unit_value(unit_name, day))]
    return [Piece(first, last, values.day_value(day), year_given=year is not None)]


def _near_holiday(ctx: Context, rule: str, at: int, before: str) -> date | None:
    pub = ctx.published
    if pub is None:
        return None
    days = [d for y in (pub.year - 1, pub.year, pub.year + 1) if (d := values.holiday(rule, y))]
    back, ahead = max((d for d in days if d <= pub), default=None), min((d for d in days if d >= pub), default=None)
    way = {"L": Direction.PAST, "X": Direction.FUTURE}.get(before) or ctx.direction(at)
    return _choose(pub, back, ahead, way)


# -- clock --------------------------------------------------------------------------------------------------------------


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


# -- weeks and months ---------------------------------------------------------------------------------------------------


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


def month_year(ctx: Context, first: int, last: int) -> Pieces:
    """March 2014; late March 2014; October of last year"""
    month = month_of(pick(ctx, first, last, "M"))
    given = number_of(pick(ctx, first, last, "y"))
    year = given if given is not None else relative_year(ctx, first, last)
    if year is None:
        return None
    value = _edged(ctx, first, values.month_value(year, month))
    return [Piece(first, last, value, month=month, year_given=True)]


def month(ctx: Context, first: int, last: int) -> Pieces:
    """in April; late November; a name of a month that is also a first name or a modal needs a time word before it"""
    at = last - 1
    entry = ctx.lexemes[at].entry
    assert isinstance(entry, MonthRow)
    if not _is_month(ctx, at, entry, first != at):
        return None
    value = month_value_near(ctx, entry.month, ctx.direction(at))
    return [Piece(first, last, _edged(ctx, first, value), month=entry.month)]


def _is_month(ctx: Context, at: int, entry: MonthRow, edged: bool) -> bool:
    token = ctx.token(at)
    if edged or token is None:
        return edged
    parse = ctx.parse
    if not ctx.lexemes[at].word[0].isalpha() or parse.pos[token] in ("VERB", "AUX", "ADJ"):
        return False
    if not parse.words[token][:1].isupper():
        return not entry.name
    if ctx.letter(at + 1) == "O" and ctx.letter(at + 2) == "T":
        return False
    next_capital = token + 1 < len(parse) and parse.words[token + 1][:1].isupper() and parse.pos[token + 1] == "PROPN"
    previous = parse.words[token - 1] if token else ""
    if entry.name:
        named = parse.pos[token - 1] == "PROPN" and previous[:1].isupper() if token else False
        return not named and not next_capital and token > 0 and parse.pos[token - 1] in ("ADP", "SCONJ", "DET", "CCONJ", "PUNCT", "PART")
    return not (next_capital and parse.deps[token] == "compound" and parse.sentences[parse.sentence_of[token]].start == token)


def month_value_near(ctx: Context, month: int, way: Direction) -> Value:
    """A month without a year, by tense and the day of writing."""
    pub = ctx.published
    if pub is None:
        year = _year_of_text(ctx)
        return Value(f"XXXX-{month:02}") if year is None else values.month_value(year, month)
    here = date(pub.year, pub.month, 1)
    days = [date(y, month, 1) for y in (pub.year - 1, pub.year, pub.year + 1)]
    back, ahead = max(d for d in days if d <= here), min(d for d in days if d >= here)
    chosen = _choose(here, back, ahead, way) or here
    return values.month_value(chosen.year, month)


def _edged(ctx: Context, first: int, value: Value) -> Value:
    """Narrowed where the expression begins with "early", "mid-" or "late"."""
    at = first + 1 if ctx.letter(first) == "T" else first
    return values.narrowed(value, ctx.entry_value(at)) if ctx.letter(at) == "e" else value


# -- quarters, halves, seasons, years -----------------------------------------------------------------------------------


def quarter(ctx: Context, first: int, last: int) -> Pieces:
    """the first quarter of 1998; Q3 2009; the last quarter; fourth-quarter"""
    unit_at = place(ctx, first, last, "UQ")
    assert unit_at is not None
    if ctx.letters[unit_at] == "U" and getattr(ctx.lexemes[unit_at].entry, "unit", "") != "quarter":
        return None
    fiscal = "Y" in ctx.letters[first:last]
    rank = number_of(pick(ctx, first, unit_at + 1, "oQ"))
    if rank is None:
        return _relative_quarter(ctx, first, last)
    if not 1 <= rank <= 4:
        return None
    year = number_of(pick(ctx, first, last, "y")) or relative_year(ctx, unit_at + 1, last) or _quarter_year(ctx, rank, first)
    if year is None:
        return [Piece(first, last, Value(f"XXXX-Q{rank}"))]
    value = values.quarter_value(year, rank)
    return [Piece(first, last, Value(value.timex, precision="fiscal-quarter") if fiscal else value)]


def _quarter_year(ctx: Context, rank: int, at: int) -> int | None:
    """The year of a quarter that names none: this year's once it has begun, unless the tense looks ahead."""
    pub = ctx.published
    if pub is None:
        return _year_of_text(ctx)
    running = (pub.month + 2) // 3
    if ctx.direction(at) is Direction.FUTURE:
        return pub.year if rank >= running else pub.year + 1
    return pub.year if rank <= running else pub.year - 1


def _relative_quarter(ctx: Context, first: int, last: int) -> Pieces:
    at = place(ctx, first, last, "LXC")
    if at is None or ctx.published is None or ctx.entry_value(at) in ("past", "recent"):
        return None
    day = values.move(ctx.published, "quarter", {"L": -1, "X": 1, "C": 0}[ctx.letters[at]])
    return None if day is None else [Piece(first, last, values.unit_value("quarter", day))]


def half(ctx: Context, first: int, last: int) -> Pieces:
    """the first half of 1998"""
    rank = number_of(pick(ctx, first, last, "o"))
    year = number_of(pick(ctx, first, last, "y")) or relative_year(ctx, first, last)
    return [Piece(first, last, values.half_value(year, rank))] if rank in (1, 2) and year else None


def season(ctx: Context, first: int, last: int) -> Pieces:
    """last fall; the summer of 1914; this spring; early winter"""
    at = place(ctx, first, last, "S")
    assert at is not None
    entry = ctx.lexemes[at].entry
    assert isinstance(entry, SeasonRow)
    mark = place(ctx, first, at, "LXC")
    year = number_of(pick(ctx, first, last, "y")) or relative_year(ctx, at, last)
    if not _is_season(ctx, first, at, last, dated=year is not None or mark is not None):
        return None
    if year is None:
        year = _season_year(ctx, entry, at, ctx.letters[mark] if mark is not None else "")
    value = Value(f"XXXX-{entry.code}") if year is None else values.season_value(year, entry.code)
    edge = place(ctx, first, at, "e")
    if edge is None:
        return [Piece(first, last, value)]
    narrow = values.narrowed(value, ctx.entry_value(edge))
    ahead = ctx.published is not None and narrow.start is not None and narrow.start > ctx.published.isoformat()
    if ahead and year is not None and pick(ctx, first, last, "yLXC") is None and ctx.direction(at) is not Direction.FUTURE:
        narrow = values.narrowed(values.season_value(year - 1, entry.code), ctx.entry_value(edge))
    return [Piece(first, last, narrow)]


def _is_season(ctx: Context, first: int, at: int, last: int, *, dated: bool) -> bool:
    """A noun, not the verb "fall", not "the fall of Kabul" nor "the Prague Spring"."""
    token = ctx.token(at)
    if token is None or ctx.parse.pos[token] not in ("NOUN", "PROPN", "ADV", "ADJ"):
        return False
    if token and ctx.parse.words[token][:1].isupper() and ctx.parse.words[token - 1][:1].isupper() and not dated:
        return False
    if dated or "e" in ctx.letters[first:at]:
        return True
    return ctx.letter(last) != "O" and ctx.parse.pos[token - 1] in ("ADP", "DET") and ctx.parse.deps[token] != "dobj"


def _season_year(ctx: Context, entry: SeasonRow, at: int, mark: str) -> int | None:
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


def decade(ctx: Context, first: int, last: int) -> Pieces:
    """the 1990s; the late '80s; early 1990s"""
    value = values.decade_value(int(ctx.lexemes[last - 1].number or 0))
    if ctx.lexemes[last - 1].word[0].isdigit() and len(ctx.lexemes[last - 1].word) < 4 and ctx.word(last - 2) not in ("the", "early", "late", "mid", "-"):
        return None
    return [Piece(first, last, _edged(ctx, first, value), year_given=True)]


def century(ctx: Context, first: int, last: int) -> Pieces:
    """the 19th century"""
    if getattr(ctx.lexemes[last - 1].entry, "unit", "") != "century":
        return None
    rank = number_of(pick(ctx, first, last, "o"))
    return [Piece(first, last, _edged(ctx, first, values.century_value(rank)))] if rank and rank <= 22 else None


def edge_year(ctx: Context, first: int, last: int) -> Pieces:
    """early 2014; mid-1997; the end of 2014"""
    year = int(ctx.lexemes[last - 1].number or 0)
    return [Piece(first, last, values.narrowed(values.year_value(year), ctx.entry_value(first)), year_given=True)]


def year(ctx: Context, first: int, last: int) -> Pieces:
    """in 2014; the 1998 bombing; 2005-2010; fiscal 1999"""
    at = place(ctx, first, last, "y")
    assert at is not None
    number = int(ctx.lexemes[at].number or 0)
    if last - at == 3:
        return _year_range(ctx, at, last, number)
    if ctx.letters[first] != "Y" and not _is_year(ctx, at):
        return None
    value = values.year_value(number)
    if ctx.letter(at - 1) == "-" and ctx.word(at - 2) in _ERAS:
        side = "AFTER" if ctx.word(at - 2) == "post" else "BEFORE"
        return [Piece(at - 2, last, Value(value.timex, modifier=side))]
    return [Piece(first, last, value if ctx.letters[first] != "Y" else Value(value.timex, precision="fiscal-year"), year_given=True)]


def _year_range(ctx: Context, at: int, last: int, low: int) -> Pieces:
    """2005-2010 and 2005-06, where the text puts no gap around the dash and the years ascend."""
    end = ctx.lexemes[last - 1]
    digits = end.word
    high = int(digits) if len(digits) == 4 else low // 100 * 100 + int(digits)
    if len(digits) not in (2, 4) or not low < high <= low + 100 or not _is_year(ctx, at):
        return None
    a, b = values.year_value(low), values.year_value(high)
    return [Piece(at, last, Value(f"{low}/{high}", a.start, b.end, "range"), year_given=True)]


def _is_year(ctx: Context, at: int) -> bool:
    """Whether a number from 1500 to 2100 is a year: by the word before it, and by what it counts, if it counts anything."""
    token = ctx.token(at)
    if token is None:
        return False
    parse, before = ctx.parse, ctx.word(at - 1)
    if before in ("in", "since", "during", "year", "circa", "late", "early", "mid"):
        return True
    if before == "-" and ctx.word(at - 2) in _ERAS:
        return True
    if ctx.letter(at - 1) in "kn" or (before == "-" and ctx.letter(at - 2) in "dny"):
        return False
    if token + 1 < len(parse) and parse.tags[token + 1] == "NNS" and before not in ("the", "'s", "its", "their", "his", "her", "that"):
        return False
    if ctx.letter(at - 1) in "&,ur-" and ctx.letter(at - 2) == "y":
        return True
    if token == 0 or parse.sentences[parse.sentence_of[token]].start == token:
        return parse.deps[token] != "nummod"
    if ctx.letter(at - 1) in "M(," and ctx.letter(at - 1) != ",":
        return True
    return parse.pos[token - 1] in ("ADP", "SCONJ", "DET", "PART") or parse.tags[token - 1] == "PRP$" or before in ("pre-", "post-", "-", "until", "after", "before")


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
