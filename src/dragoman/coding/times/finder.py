"""``find_times``: a parse and the day of writing in, the text's time expressions out, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from dragoman.coding.times import values
from dragoman.coding.times.anchors import anchored
from dragoman.coding.times.briefs import Written
from dragoman.coding.times.context import Context, Piece, Reference
from dragoman.coding.times.lexer import Lexer
from dragoman.coding.times.model import TimeMention, Value
from dragoman.coding.times.rules import COMPILED, GATE
from dragoman.knowledge.time_words import TimeWords, built_in_time_words
from dragoman.language import Parse
from dragoman.records import make_day

_NAMES = {rule.name: k for k, (rule, _) in enumerate(COMPILED)}
_DASH_OR_UNTIL = frozenset("-u")


def find_times(parse: Parse, published: date | None, words: TimeWords | None = None) -> list[TimeMention]:
    """Every time expression of the parsed parts.

    ``published`` is the day of writing: without it, weekdays and words like "yesterday" stay without days. ``words`` is the
    vocabulary, the built-in one if none is given.
    """
    words = words or built_in_time_words()
    lexer = _lexer(words)
    ctx = Context(parse, words, published, Reference())
    found: list[TimeMention] = []
    for first, last in _paragraphs(parse):
        ctx.lexemes = lexer.lex(parse.text, parse.starts[first], parse.ends[last - 1])
        ctx.letters = "".join(x.letter for x in ctx.lexemes)
        pieces = _join_ranges(ctx, list(_pieces(ctx)))
        found.extend(_mention(ctx, piece, interval) for piece, interval in pieces)
        if parse.sentences[parse.sentence_of[first]].part == "dateline":
            ctx.published = Written(parse, found, published).at(last - 1)
    return anchored(parse, found, words.happenings)


@lru_cache(maxsize=4)
def _lexer(words: TimeWords) -> Lexer:
    return Lexer(words)


def _paragraphs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Token ranges of the paragraphs: sentences may be cut wrongly after "Aug.", paragraphs are not."""
    start: int | None = None
    for k, sentence in enumerate(parse.sentences):
        start = sentence.start if start is None else start
        following = parse.sentences[k + 1] if k + 1 < len(parse.sentences) else None
        if following is None or following.paragraph != sentence.paragraph:
            yield start, sentence.end
            start = None


def _pieces(ctx: Context) -> Iterator[Piece]:
    """The expressions of one paragraph, left to right, none inside another."""
    at = 0
    while True:
        match = GATE.search(ctx.letters, at)
        if match is None:
            return
        pieces, end = _read(ctx, match.start(), match.lastgroup or "")
        for piece in pieces:
            ctx.reference.note(piece.value, ctx.sentence(piece.first))
            yield piece
        at = end


def _read(ctx: Context, start: int, name: str) -> tuple[list[Piece], int]:
    """What the first agreeing rule makes of the lexemes from ``start``, and where to go on."""
    for rule, pattern in COMPILED[_NAMES[name] :]:
        match = pattern.match(ctx.letters, start)
        if match is None:
            continue
        pieces = rule.build(ctx, start, match.end())
        if pieces is not None:
            named = [replace(p, rule=rule.name) for p in pieces]
            return named, max(match.end() if not named else named[-1].last, start + 1)
    return [], start + 1


def _join_ranges(ctx: Context, pieces: list[Piece]) -> list[tuple[Piece, tuple[str, str] | None]]:
    """Pairs the ends of a range ("from 2005 until 2010"), which lend each other the year that one of them lacks."""
    out: list[tuple[Piece, tuple[str, str] | None]] = [(p, None) for p in pieces]
    for k, (one, two) in enumerate(pairwise(pieces)):
        if not _is_range(ctx, one, two):
            continue
        one, two = _share_year(out[k][0], two)
        interval = None
        if one.value.start and two.value.end and one.value.start <= two.value.end:
            interval = (one.value.start, two.value.end)
        out[k], out[k + 1] = (one, interval), (two, interval)
    return out


def _is_range(ctx: Context, one: Piece, two: Piece) -> bool:
    between = ctx.letters[one.last : two.first].replace("T", "")
    if one.value.type not in ("DATE", "TIME") or two.value.type not in ("DATE", "TIME"):
        return False
    before = ctx.letter(one.first - 1) if ctx.letter(one.first - 1) != "T" else ctx.letter(one.first - 2)
    return between in _DASH_OR_UNTIL or (between == "&" and before == "b")


def _share_year(one: Piece, two: Piece) -> tuple[Piece, Piece]:
    """ "between May and July 2012": May takes 2012; "from May 2012 to July": July takes the next that follows."""
    if two.year_given and not one.year_given and one.month is not None and two.value.start is not None:
        year = int(two.value.start[:4]) - (one.month > int(two.value.start[5:7]))
        return replace(one, value=_dated(one, year)), two
    if one.year_given and not two.year_given and two.month is not None and one.value.start is not None:
        year = int(one.value.start[:4]) + (two.month < int(one.value.start[5:7]))
        return one, replace(two, value=_dated(two, year))
    return one, two


def _dated(piece: Piece, year: int) -> Value:
    month = piece.month or 1
    if piece.day is None:
        value = values.month_value(year, month)
        return values.narrowed(value, piece.value.modifier) if piece.value.modifier in ("START", "MID", "END") else value
    day = make_day(year, month, piece.day)
    return piece.value if day is None else values.day_value(day)


def _mention(ctx: Context, piece: Piece, interval: tuple[str, str] | None) -> TimeMention:
    start, end = ctx.lexemes[piece.first].start, ctx.lexemes[piece.last - 1].end
    inside = ctx.parse.tokens_in((start, end))
    value = piece.value
    return TimeMention(
        span=(start, end),
        start=value.start,
        end=value.end,
        precision=value.precision,
        type=value.type,
        timex=value.timex,
        tokens=(inside.start, inside.stop),
        modifier=value.modifier,
        interval=interval,
        rule=piece.rule,
        counted=piece.counted,
    )
