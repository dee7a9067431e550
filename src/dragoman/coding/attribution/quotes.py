"""Quotations: which tokens stand between quotation marks, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language import Parse

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
STRAIGHT = frozenset({'"', "''", "``"})
SINGLE = frozenset({"‘", "’", "'"})
MARKS = OPENING | CLOSING | STRAIGHT


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens ``start`` … ``end`` (half-open), marks included. ``closed`` is false where the paragraph ends before the mark."""

    start: int
    end: int
    closed: bool


def paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """Token ranges of the paragraphs: a new block of the parser, or an empty line inside one."""
    out: list[tuple[int, int]] = []
    last = None
    for s in parse.sentences:
        if out and s.paragraph == last and not _empty_line(parse, s.start):
            out[-1] = (out[-1][0], s.end)
        else:
            out.append((s.start, s.end))
        last = s.paragraph
    return out


def _empty_line(parse: Parse, token: int) -> bool:
    between = parse.text[parse.ends[token - 1] : parse.starts[token]] if token else ""
    return between.count("\n") > 1


def find_quotes(parse: Parse, blocks: list[tuple[int, int]]) -> list[Quote]:
    """All quotations, left to right. A straight mark opens where none is open and closes otherwise."""
    out: list[Quote] = []
    for start, end in blocks:
        opened, single = -1, -1
        for i in range(start, end):
            word = parse.words[i]
            if word in SINGLE:
                single = _single(parse, i, single, end, opened, out)
            elif word not in MARKS:
                continue
            elif opened < 0:
                if word not in CLOSING and not (word in STRAIGHT and _glued_left(parse, i, start) and i + 1 >= end):
                    opened = i
            elif word not in OPENING:
                if i > opened + 1:
                    out.append(Quote(opened, i + 1, True))
                opened = -1
            else:  # a second opening mark: the first was never closed
                out.append(Quote(opened, i, False))
                opened = i
        if opened >= 0 and end > opened + 1:
            out.append(Quote(opened, end, False))
    return sorted(out, key=lambda q: q.start)


def _single(parse: Parse, i: int, opened: int, end: int, double: int, out: list[Quote]) -> int:
    """Single marks quote only outside double ones, and only where they open before a word and close after one."""
    if double >= 0 or parse.tags[i] == "POS":
        return opened
    before = i == 0 or parse.ends[i - 1] < parse.starts[i]
    after = i + 1 < end and parse.starts[i + 1] == parse.ends[i]
    if opened < 0:
        return i if before and after else -1
    if not before:
        out.append(Quote(opened, i + 1, True))
        return -1
    return opened


def _glued_left(parse: Parse, i: int, start: int) -> bool:
    return i > start and parse.ends[i - 1] == parse.starts[i]


def quote_index(n: int, quotes: list[Quote]) -> list[int]:
    """For each token the index of the quotation it stands in, or -1."""
    out = [-1] * n
    for k, q in enumerate(quotes):
        out[q.start : q.end] = [k] * (q.end - q.start)
    return out
