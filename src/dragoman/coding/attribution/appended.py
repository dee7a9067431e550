"""A word for what was told, hung on behind a comma with whoever answers it: the proposal of its cue in, cut to that word out.

"Israel says Syria shelled the Golan, a claim Damascus rejected": who rejects speaks of the claim, not of all that stands before it in the
sentence. What the claim was is left to those who look for what was told before.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.attribution.grammar import Proposal, View
from dragoman.language import Parse

_LONGEST = 12  # tokens between the word and its cue
_ARTICLES = frozenset({"a", "an"})
_RELATIVE = frozenset({"that", "which"})
_BESIDE = frozenset({"AUX", "ADV", "PART"})


def appended(view: View, p: Proposal) -> Proposal:
    """The proposal with the appended word as its content and whoever stands between that word and the cue as its source."""
    parse = view.parse
    told = _told_before(view, p.cue_head)
    if told is None:
        return p
    start = told
    while parse.lower[start] not in _ARTICLES:
        start -= 1
    between = [t for t in range(told + 1, p.cue_head) if parse.lower[t] not in _RELATIVE]
    while between and parse.pos[between[-1]] in _BESIDE:
        between.pop()
    inside = set(between)
    heads = [t for t in between if parse.heads[t] not in inside and parse.pos[t] in ("NOUN", "PROPN", "PRON")]
    if len(heads) != 1:
        return p
    return replace(p, source=tuple(between), head=heads[0], content=(*range(start, told + 1), *(t for t in p.content if t > p.cue_head)))


def _told_before(view: View, cue: int) -> int | None:
    """The word for what was told in ", a … WORD (that) SOURCE CUE"."""
    parse = view.parse
    start = parse.sentences[parse.sentence_of[cue]].start
    for t in range(cue - 2, max(cue - _LONGEST, start), -1):
        if parse.pos[t] in ("VERB", "PUNCT"):
            return None
        if parse.pos[t] == "NOUN" and view.cues.operates("told", parse.lemmas[t]):
            return t if _is_hung_on(parse, t) else None
    return None


def _is_hung_on(parse: Parse, told: int) -> bool:
    """Whether only an article and adjectives stand between a word and a comma."""
    t = told - 1
    while t > 0 and parse.pos[t] in ("ADJ", "NOUN", "ADV"):
        t -= 1
    return t > 1 and parse.lower[t] in _ARTICLES and parse.words[t - 1] == ","
