"""The sentence a span stands in; where none is known, the words around it: from where a sentence seems to begin to where it ends, at word ends in any case."""

from __future__ import annotations

import re

from dragoman.records.model import Record, Span

_MARGIN = 160
_ENDS = re.compile(r"[.?!][\"'”’)]?\s|\n")


def sentence_of(record: Record, span: Span) -> Span:
    """The sentence of the first event in whose sentence ``span`` begins; without one what ``sentence_around`` gives."""
    holding = next((e.sentence for e in record.events if e.sentence[0] <= span[0] < e.sentence[1]), None)
    return holding or sentence_around(record.document.text, span)


def sentence_around(text: str, span: Span) -> Span:
    """Where the sentence around ``span`` begins and ends, cut to some 160 characters before and behind it."""
    low, high = max(0, span[0] - _MARGIN), min(len(text), span[1] + _MARGIN)
    start = word_start(text, low, span[0])
    for end in _ENDS.finditer(text, low, span[0]):
        start = end.end()
    found = _ENDS.search(text, span[1], high)
    return start, found.end() if found else _word_end(text, high, span[1])


def word_start(text: str, low: int, high: int) -> int:
    """The first beginning of a word from ``low`` on, at the latest at ``high``."""
    if low == 0 or text[low - 1].isspace():
        return low
    return next((at + 1 for at in range(low, high) if text[at].isspace()), high)


def _word_end(text: str, high: int, low: int) -> int:
    """The last end of a word up to ``high``, at the earliest at ``low``."""
    if high == len(text) or text[high].isspace():
        return high
    return next((at for at in range(high - 1, low - 1, -1) if text[at].isspace()), low)
