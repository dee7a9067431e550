"""The words that name a deed: a verb alone, or with the noun that it only lends itself to; a reading's trigger in, a range of tokens out.

"Held a fresh round of talks", "staged a walkout", "carried out executions": the noun tells what was done.
"""

from __future__ import annotations

from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.reading import Reader
from dragoman.language import Parse

_LONGEST, _LONGEST_BEFORE = 8, 5  # tokens from the verb to its noun, and from the noun to a passive
# Types that a verb and its noun may give one deed: "signed a deal" is SUPPORT, and the deal AGREE.
_ALIKE = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE"})
_BREAKS = frozenset({",", ";", ":", "(", ")", "-", "–", "—", '"', "“", "”", "and", "or", "but"})


def words_of(parse: Parse, grammar: Grammar, reader: Reader, t: int, kind: str) -> tuple[int, int]:
    """First token and the one past the last of the words that name the deed of type ``kind`` at token ``t``."""
    if not grammar.is_verb(t):
        return t, t + 1
    for o in grammar.of(t).objects:
        noun = grammar.head_noun(o)
        first, last = min(t, noun), max(t, noun)
        if grammar.is_verb(noun) or last - first > (_LONGEST if noun > t else _LONGEST_BEFORE) or not _BREAKS.isdisjoint(parse.words[first:last]):
            continue
        told = reader.read(noun)
        if told is not None and (told.type == kind or {told.type, kind} <= _ALIKE):
            return first, last + 1
    return t, t + 1
