"""Moves that several repairs make: a word becomes the root, or joins another, or a finite verb is looked for above it; the lists of a parse in, changed in place."""

from __future__ import annotations

from dragoman.language.parse import Parse, Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
INFLECTED = frozenset({"VBD", "VBZ", "VBN"})
NOUNS = ("NOUN", "PROPN")
SHORTEST = 4  # tokens of a sentence that must have a verb


def raise_verb(parse: Parse, s: Sentence, verb: int) -> None:
    """The form becomes the root, the noun before it its subject, the root that was its object."""
    root, subject = s.root, verb - 1
    for t in range(s.start, s.end):
        if parse.heads[t] not in (root, verb) or t in (root, verb, subject):
            continue
        if t < subject:
            parse.heads[t] = verb if parse.deps[t] in ("prep", "advmod", "punct", "npadvmod", "cc", "mark") else subject
        elif t < verb or parse.deps[t] in ("punct", "advcl"):
            parse.heads[t] = verb
        elif t < root:
            parse.heads[t] = root
    if parse.tags[verb] not in ("VBN", "NNS", "NN", "NNP", "NNPS"):  # an adjective's lemma is the word itself
        parse.lemmas[verb] = parse.words[verb].lower().removesuffix("ed")
    parse.heads[verb], parse.deps[verb], parse.tags[verb], parse.pos[verb] = verb, "ROOT", "VBD", "VERB"
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    parse.heads[root], parse.deps[root] = verb, "dobj"


def finite_above(parse: Parse, t: int, through: tuple[str, ...]) -> int:
    """The first finite verb at a token or above it that is reached through these labels; else where the way ends."""
    while parse.tags[t] not in FINITE and parse.heads[t] != t and parse.deps[t] in through:
        t = parse.heads[t]
    return t


def rejoin(parse: Parse, verb: int, old: int, new: int) -> None:
    """The verb goes on with another word than the one it was joined to, and "and" with it."""
    parse.heads[verb] = new
    for t in range(max(old, new), verb):
        if parse.heads[t] == old and parse.deps[t] == "cc":
            parse.heads[t] = new
