"""The parser's view of a text: same length, easier to parse.

White space of any kind becomes a blank, typographic quotes and dashes become what the parser was trained on, as do the ``…'' and _ of
the wires, and a headline in Title Case is brought to sentence case, so that "Russia Warns Kiev" is not read as a name of three words.
Every change is one code point for one, so offsets stay true.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_MAP = {ord(c): " " for c in "\t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"}
_MAP |= {ord(c): " " for c in "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\xad"}
_MAP |= {ord("‘"): "'", ord("’"): "'", ord("“"): '"', ord("”"): '"', ord("„"): '"', ord("«"): '"', ord("»"): '"'}
_MAP |= {0: " "}

_WORD = re.compile(r"[^\W\d_][^\W_'’]*(?:['’]s)?")
# Two marks for one, as some wires type them, where they tell those that open from those that close: the first has a blank behind it, the
# other before it. A lone low line is a dash.
_OPENS, _CLOSES = "``", "''"
_DASH = re.compile(r"(?<= )_(?= )")
_SMALL = frozenset(
    "a an the and or but nor for of in on at to by as from with over into after amid against is are be no not off out up vs via".split()
)

# Single marks that may open and close a quotation: before a word and behind a blank; behind a word and before a blank or mark.
_OPENING, _CLOSING = re.compile(r"(?<![^\s(\[])'(?=[^\W\d_])"), re.compile(r"(?<=[\w.,!?])'(?=$|[\s.,;:!?)\]-])")
# What may be of several, and no end: "the 'butchers' wives'".
_TRIED, _QUOTATION = 3, 400
_OF_SEVERAL = re.compile(r"s' [a-z]")


def parser_view(text: str, *, title: bool = False, keep: frozenset[int] = frozenset()) -> str:
    """``text`` as the parser should see it; ``keep`` holds offsets of words that are names and keep their capital."""
    view = text.translate(_MAP)
    if _OPENS in view:
        view = view.replace(_OPENS, '" ').replace(_CLOSES, ' "')
    if " _ " in view:
        view = _DASH.sub("-", view)
    if "'" in view:
        view = _quoted(view)
    return sentence_case(view, keep) if title and is_title_case(view) else view


def _quoted(text: str) -> str:
    """With double marks for pairs of single ones that quote: the parser takes the first of "vows 'crushing' response" for a genitive."""
    out, at = list(text), 0
    closing = [m.start() for m in _CLOSING.finditer(text)]
    for m in _OPENING.finditer(text):
        if m.start() < at:
            continue
        after = [c for c in closing[bisect_right(closing, m.start() + 1) :][:_TRIED] if c - m.start() < _QUOTATION]
        end = next((c for k, c in enumerate(after) if k == len(after) - 1 or not _OF_SEVERAL.match(text, c - 1)), None)
        if end is not None:
            out[m.start()] = out[end] = '"'
            at = end
    return "".join(out)


def is_title_case(text: str) -> bool:
    """Whether nearly all words of some length begin with a capital."""
    words = [m.group() for m in _WORD.finditer(text)]
    long = [w for w in words if w.lower() not in _SMALL]
    return len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def sentence_case(text: str, keep: frozenset[int]) -> str:
    """Words after the first in lower case, but for those at the offsets in ``keep`` and those with capitals inside."""
    out = list(text)
    first = True
    for m in _WORD.finditer(text):
        word = m.group()
        if not first and m.start() not in keep and word[0].isupper() and not any(c.isupper() for c in word[1:]):
            out[m.start()] = word[0].lower() if len(word[0].lower()) == 1 else word[0]
        first = False
    return "".join(out)
