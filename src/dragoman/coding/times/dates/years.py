"""Rules for years, decades and centuries. Each gives pieces, or None where it does not hold."""

from __future__ import annotations

from dragoman.coding.times import values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.dates.match import Pieces, edged, number_of, pick, place
from dragoman.coding.times.model import Value

_ERAS = frozenset({"post", "pre"})


def decade(ctx: Context, first: int, last: int) -> Pieces:
    """the 1990s; the late '80s; early 1990s"""
    value = values.decade_value(int(ctx.lexemes[last - 1].number or 0))
    if ctx.lexemes[last - 1].word[0].isdigit() and len(ctx.lexemes[last - 1].word) < 4 and ctx.word(last - 2) not in ("the", "early", "late", "mid", "-"):
        return None
    return [Piece(first, last, edged(ctx, first, value), year_given=True)]


def century(ctx: Context, first: int, last: int) -> Pieces:
    """the 19th century"""
    if getattr(ctx.lexemes[last - 1].entry, "unit", "") != "century":
        return None
    rank = number_of(pick(ctx, first, last, "o"))
    return [Piece(first, last, edged(ctx, first, values.century_value(rank)))] if rank and rank <= 22 else None


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
