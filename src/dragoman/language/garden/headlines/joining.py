"""Moves within a headline: a word becomes the root, and further verbs of its subject hang on it."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.garden.headlines.words import HEADLINE, MISREAD, OPENS, is_singular, make_present, stems
from dragoman.language.garden.lifting import NOUNS
from dragoman.language.parse import Parse, Sentence

_MODIFY = ("compound", "amod", "nmod", "nummod", "det", "poss", "quantmod", "advmod")
_NOMINAL = frozenset({*NOUNS, "NUM", "PRON"})
_OPEN_OR_SMALL = frozenset({*OPENS, "PART", "ADP"})


def raise_to_root(parse: Parse, s: Sentence, start: int, subject: int, verb: int) -> None:
    """The word becomes the root, the phrase before it its subject, and the head of what follows its object."""
    root = s.root
    if parse.deps[subject] == "conj" and start <= parse.heads[subject] < subject:
        subject = parse.heads[subject]  # "Chad and Niger sign …"
    place = next((t for t in range(verb - 1, subject, -1) if parse.pos[t] == "ADP"), None)  # "rebels in Chad seize …"
    for t in range(s.start, verb):
        if start <= parse.heads[t] < verb and parse.heads[t] != t and t != subject:
            continue
        if t == verb - 1 and place is not None:
            parse.heads[t], parse.deps[t] = place, "pobj"
        else:
            parse.heads[t] = verb if t < start else subject if t < subject or place is None or parse.pos[t] == "ADP" else verb - 1
            parse.deps[t] = "compound" if parse.deps[t] in ("nsubj", "ROOT") else parse.deps[t]
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    object_ = _opened(parse, s, verb)
    for t in range(verb + 1, s.end):
        if t == object_:  # whatever it hung on: nothing may hang on what hangs on it
            parse.heads[t], parse.deps[t] = verb, "dobj"
        elif t == root or parse.heads[t] <= verb:
            parse.heads[t] = verb if object_ is None or t > object_ else object_
            parse.deps[t] = "xcomp" if parse.tags[t] == "VB" and parse.pos[t - 1] == "PART" else "dep" if t == root else parse.deps[t]


def lower_to_object(parse: Parse, s: Sentence, noun: int) -> None:
    """"… as NATO readies strikes": the word before a plural read as a verb takes its place in the sentence, and has it for its object."""
    verb, subject = noun - 1, noun - 2
    for t in range(s.start, s.end):
        if parse.heads[t] == noun and t != verb and t < noun:
            parse.heads[t] = verb
    for t in range(s.start, subject):
        if parse.heads[t] == verb and parse.deps[t] in _MODIFY:
            parse.heads[t] = subject
    parse.heads[verb], parse.deps[verb] = parse.heads[noun], parse.deps[noun]
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    parse.heads[noun], parse.deps[noun] = verb, "dobj"
    parse.tags[noun], parse.pos[noun] = "NNS", "NOUN"


def _opened(parse: Parse, s: Sentence, verb: int) -> int | None:
    """Head of the noun phrase that opens right behind a verb."""
    t = verb + 1
    while verb < parse.heads[t] < s.end and parse.heads[t] > t and parse.deps[t] in _MODIFY:
        t = parse.heads[t]
    return t if parse.pos[t] in _NOMINAL else None


def join(parse: Parse, s: Sentence, root: int, verbs: Mapping[str, bool]) -> None:
    """"Gunmen kill 12, raze houses", "sides declare truce and agree to talk": what else the subject does."""
    for t in range(root + 2, s.end - 1):
        if parse.words[t - 1] not in (",", "and") or parse.tags[t] not in ("NN", "NNS", "VB", "VBP", "NNP") or (parse.heads[t] == root and parse.deps[t] == "conj"):
            continue
        form = parse.lower[t]
        if is_singular(form) != (parse.tags[root] == "VBZ") or not any(f in verbs for f in stems(form)) or parse.pos[t + 1] not in _OPEN_OR_SMALL:
            continue
        if parse.pos[t] in NOUNS and (parse.deps[t] not in MISREAD or parse.pos[t + 1] == "ADP" or parse.lower[t] in HEADLINE):
            continue
        for c in range(s.start, s.end):
            if parse.heads[c] == t and c < t and parse.deps[c] in ("punct", "cc"):
                parse.heads[c] = root
        object_ = _opened(parse, s, t)
        if object_ is not None and parse.heads[t] == object_:
            parse.heads[object_], parse.deps[object_] = t, "dobj"
        parse.heads[t], parse.deps[t] = root, "conj"
        make_present(parse, t, verbs)
