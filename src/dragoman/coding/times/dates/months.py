"""Rules for months, quarters, halves and seasons. Each gives pieces, or None where it does not hold."""

from __future__ import annotations

from dragoman.coding.times import values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.dates.likely import month_value_near, quarter_year, season_year
from dragoman.coding.times.dates.match import Pieces, edged, month_of, number_of, pick, place, relative_year
from dragoman.coding.times.model import Value
from dragoman.coding.times.tense import Direction
from dragoman.knowledge.time_words import MonthRow, SeasonRow


def month_year(ctx: Context, first: int, last: int) -> Pieces:
    """March 2014; late March 2014; October of last year"""
    month = month_of(pick(ctx, first, last, "M"))
    given = number_of(pick(ctx, first, last, "y"))
    year = given if given is not None else relative_year(ctx, first, last)
    if year is None:
        if ctx.published is None:  # the year of writing is not known, and no year of the text is it
            ctx.reference.latest = None
            return [Piece(first, last, Value(f"XXXX-{month:02}"), month=month)]
        return None
    value = edged(ctx, first, values.month_value(year, month))
    return [Piece(first, last, value, month=month, year_given=True)]


def month(ctx: Context, first: int, last: int) -> Pieces:
    """in April; late November; a name of a month that is also a first name or a modal needs a time word before it"""
    at = last - 1
    entry = ctx.lexemes[at].entry
    assert isinstance(entry, MonthRow)
    if not _is_month(ctx, at, entry, first != at):
        return None
    value = month_value_near(ctx, entry.month, ctx.direction(at))
    return [Piece(first, last, edged(ctx, first, value), month=entry.month)]


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
    year = number_of(pick(ctx, first, last, "y")) or relative_year(ctx, unit_at + 1, last) or quarter_year(ctx, rank, first)
    if year is None:
        return [Piece(first, last, Value(f"XXXX-Q{rank}"))]
    value = values.quarter_value(year, rank)
    return [Piece(first, last, Value(value.timex, precision="fiscal-quarter") if fiscal else value)]


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
        year = season_year(ctx, entry, at, ctx.letters[mark] if mark is not None else "")
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
