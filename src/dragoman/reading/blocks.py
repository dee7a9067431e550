"""Text to blocks: paragraphs and lone lines, as spans without the white space around them.

Two habits of writing are told apart. Hard-wrapped text breaks its lines where the next word would not have fitted; such
breaks are inside a paragraph. Elsewhere each line is a paragraph, unless it plainly runs on into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

from dragoman.records import PartKind

Span = tuple[int, int]

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = (
    " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u180e\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CLOSERS = "\"'”’»)]}*_" + _MARKS
_TERMINALS = ".!?:;…。"

# Nobody wraps wider than this; nobody hard-wraps running text narrower.
_WIDEST, _NARROWEST = 110, 40


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a lone line; ``hint`` is its kind where mark-up has said so."""

    start: int
    end: int
    hint: PartKind | Literal["heading"] | None = None

    def of(self, text: str) -> str:
        """The block's own words in ``text``."""
        return text[self.start : self.end]


def trimmed(text: str, start: int, end: int) -> Span:
    """``start, end`` drawn in over white space and invisible fillers at either side; empty where nothing is left."""
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen in ``text``: white space, fillers without a width, marks of direction, NUL."""
    return not text.strip(_BLANK + _MARKS + "\0")


def ends_sentence(text: str) -> bool:
    """Whether ``text`` closes with a full stop or its like, quotes and brackets after it aside."""
    bare = text.rstrip(_CLOSERS + _BLANK)
    return bool(bare) and bare[-1] in _TERMINALS


def split_blocks(text: str) -> list[Block]:
    """Paragraphs of plain text, in order."""
    groups = list(_groups(text))
    wrapped = _is_wrapped(text, groups)
    return [Block(*span) for group in groups for span in _paragraphs(text, group, wrapped)]


def _groups(text: str) -> Iterator[list[Span]]:
    """Runs of lines without a blank line between them; lines are spans without white space around."""
    group: list[Span] = []
    at = 0
    for stop, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        line = trimmed(text, at, stop)
        at = after
        if line[0] < line[1]:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_wrapped(text: str, groups: list[list[Span]]) -> bool:
    """Whether line breaks in this text are mostly those of a fixed width."""
    breaks = [(a, b) for group in groups for a, b in pairwise(group)]
    width = max((e - s for group in groups for s, e in group if len(group) > 1), default=0)
    if not breaks or not _NARROWEST <= width <= _WIDEST:
        return False
    full = [(a, b) for a, b in breaks if _is_full(text, a, b, width)]
    # Lines of one length that all close a sentence are short paragraphs, not wrapped ones.
    inside = any(not ends_sentence(text[a[0] : a[1]]) for a, _ in full)
    return inside and len(full) >= 0.6 * len(breaks)


def _is_full(text: str, line: Span, after: Span, width: int) -> bool:
    """Whether the first word of the line after would not have fitted into this line."""
    word = re.match(r"\S+", text[after[0] : after[1]])
    return line[1] - line[0] + 1 + (word.end() if word else 0) > width - 3


def _paragraphs(text: str, group: list[Span], wrapped: bool) -> Iterator[Span]:
    width = max(e - s for s, e in group)
    start, last = group[0][0], group[0]
    for line in islice(group, 1, None):
        joins = _joins_wrapped(text, last, line, width) if wrapped else _runs_on(text, last, line)
        if not joins:
            yield start, last[1]
            start = line[0]
        last = line
    yield start, last[1]


def _joins_wrapped(text: str, line: Span, after: Span, width: int) -> bool:
    if _is_full(text, line, after, width):
        return not _is_indented(text, after) or _is_indented(text, line)
    short = line[1] - line[0] < 0.6 * width
    return not short and not ends_sentence(text[line[0] : line[1]])


def _runs_on(text: str, line: Span, after: Span) -> bool:
    return text[after[0]].islower() and not ends_sentence(text[line[0] : line[1]])


def _is_indented(text: str, line: Span) -> bool:
    return text[max(0, line[0] - 2) : line[0]].isspace() and text[line[0] - 1] in " \t\xa0\u3000"
