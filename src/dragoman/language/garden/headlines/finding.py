"""The verb of a headline: a title in, the token that is its verb out, raised to the root."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.garden.headlines.joining import raise_to_root
from dragoman.language.garden.headlines.subjects import befallen
from dragoman.language.garden.headlines.words import (
    HEADLINE,
    MISREAD,
    OPENS,
    is_singular,
    make_present,
    start_of,
    stems,
)
from dragoman.language.garden.lifting import NOUNS
from dragoman.language.parse import Parse, Sentence


def is_hidden(parse: Parse, s: Sentence, root: int, verbs: Mapping[str, bool]) -> bool:
    """"Ethiopia rejects call for talks", "NATO readies strikes": what looks like the subject of a plural, or clashes with its verb, is a verb of which the name before it is the subject."""
    t = root - 1
    if t <= s.start or parse.tags[root] not in ("VBP", "VBZ") or parse.tags[t] != "NNS" or parse.deps[t] != "nsubj" or parse.heads[t] != root:
        return False
    forms = stems(parse.lower[t])
    if parse.tags[root] == "VBZ" and not (is_singular(parse.lower[root]) and any(verbs.get(f) for f in forms)):
        return False
    plain = any(verbs.get(f) for f in forms) or (parse.lemmas[root] not in verbs and any(f in verbs for f in forms))  # "fires missile"
    return plain and parse.pos[t - 1] in NOUNS and parse.heads[t - 1] == t and parse.tags[t - 1] not in ("NNS", "NNPS")


def find_verb(parse: Parse, s: Sentence, verbs: Mapping[str, bool]) -> int:
    """The root of a title without a finite verb: the word that is one, plain ones before those that are nouns as well; else what befell the root."""
    colon = next((t for t in range(s.end - 1, s.start, -1) if parse.words[t] == ":"), s.start - 1)
    for plain in (True, False):
        for t in range(colon + 2, s.end - 1):
            under = (parse.deps[t - 1], parse.deps[t]) in (("nsubj", "compound"), ("compound", "nsubj"))
            if under and parse.heads[t - 1] == t and parse.tags[t] in ("VBP", "VBZ"):
                subject: int | None = t - 1
            else:
                subject = _subject(parse, colon + 1, t) if _may_be_verb(parse, t, verbs, plain) else None
            if subject is not None and _agrees(parse, colon + 1, subject, t):
                raise_to_root(parse, s, colon + 1, subject, t)
                make_present(parse, t, verbs)
                return t
    return befallen(parse, s)


def _may_be_verb(parse: Parse, t: int, verbs: Mapping[str, bool], plain: bool) -> bool:
    """A word for a deed with somebody before it and somebody or something behind: "shells positions", "pledge to help", "decry bombings"."""
    if (parse.lemmas[t] not in HEADLINE and any(verbs.get(f) for f in stems(parse.lower[t]))) != plain:
        return False
    before = start_of(parse, t) - 1
    if before < 0 or parse.tags[before] == "POS" or (parse.pos[before] not in NOUNS and not (plain and parse.tags[before] == "JJ" and is_singular(parse.lower[t]))):
        return False
    if parse.tags[t] not in ("NN", "NNS", "NNP", "NNPS", "VB", "VBP", "VBZ", "JJ") or parse.deps[t] not in MISREAD:
        return False
    if parse.lemmas[t] not in HEADLINE and not any(f in verbs for f in stems(parse.lower[t])):
        return False
    behind = parse.pos[t + 1]
    if plain and behind in ("ADP", "SCONJ") and parse.deps[t] == "ROOT":
        return True  # "Ankara warns of ban"
    return behind in OPENS or (plain and behind == "PART" and parse.tags[t + 2 : t + 3] == ["VB"])


def _subject(parse: Parse, start: int, verb: int) -> int | None:
    """Head of the phrase before a verb: the noun before its first preposition."""
    last = next((t for t in range(start + 1, verb) if parse.pos[t] == "ADP"), start_of(parse, verb)) - 1
    return last if parse.pos[last] in NOUNS else None


def _agrees(parse: Parse, start: int, subject: int, verb: int) -> bool:
    """Whether a present tense has the number of its subject."""
    joined = any(parse.words[t] in ("and", "&", ",") and parse.pos[t - 1] in NOUNS for t in range(start + 1, subject))
    word = parse.lower[subject]
    plural = joined or parse.tags[subject] in ("NNS", "NNPS") or word in ("police", "taliban", "military", "people")
    ends = is_singular(parse.lower[verb])
    return ends != plural or (not ends and word.endswith("s"))
