"""A word for what was told, hung on behind a comma: the lists of a parse in, changed in place.

"Israel bombed a factory that made gas, a charge Tehran denies": the sentence tells of the bombing, and nobody denies the sentence.
"""

from __future__ import annotations

from dragoman.language.garden.lifting import NOUNS
from dragoman.language.parse import Parse, Sentence

_ARTICLES = frozenset({"a", "an"})


def hung_on(parse: Parse, s: Sentence) -> int:
    """The root of a sentence whose verb was taken to be the one behind ", a charge Tehran …": it is the one before, and the charge an apposition."""
    verb = s.root
    if parse.pos[verb] != "VERB" or parse.tags[verb] == "VBG":
        return s.root
    told = next((t for t in range(s.start, verb) if parse.heads[t] == verb and parse.deps[t] == "ccomp"), None)
    comma = next((t for t in range(verb - 1, s.start, -1) if parse.words[t] == ","), None)
    if told is None or comma is None or comma < told or parse.lower[comma + 1] not in _ARTICLES:
        return s.root
    noun = next((t for t in range(comma + 2, verb) if parse.heads[t] == verb and parse.deps[t] in ("dobj", "nsubj", "npadvmod")), None)
    if noun is None or parse.pos[noun] not in NOUNS:
        return s.root
    subject = next((t for t in range(noun + 1, verb) if parse.deps[t] in ("nsubj", "appos") and parse.heads[t] in (verb, noun)), None)
    if subject is None:
        return s.root
    for t in range(s.start, s.end):
        if parse.heads[t] == verb and (t <= comma or parse.deps[t] == "punct"):
            parse.heads[t] = told
    parse.heads[told], parse.deps[told] = told, "ROOT"
    parse.heads[noun], parse.deps[noun] = told, "npadvmod"
    parse.heads[verb], parse.deps[verb] = noun, "relcl"
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    return told
