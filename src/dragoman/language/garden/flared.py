"""Verbs that nobody undergoes, taken for a participle before a second subject: the lists of a parse in, changed in place.

In "as fighting flared and Paris warned both sides" nobody flared the fighting, and it is not the fighting that warned.
"""

from __future__ import annotations

from dragoman.language.garden.lifting import FINITE, NOUNS
from dragoman.language.parse import Parse, Sentence

# What fights, talks and quarrels do by themselves.
BY_ITSELF = frozenset(
    "flare rage erupt intensify continue spread escalate ease resume subside drag stall collapse falter grow rise fall drop deepen worsen persist widen mount "
    "loom simmer linger die begin end".split()
)


def flared(parse: Parse, s: Sentence, verb: int) -> int:
    """"As fighting flared in the east and Paris warned both sides": each subject has its own verb. The root of the sentence."""
    heads, deps = parse.heads, parse.deps
    first = heads[verb]
    second_verb = heads[first]
    if not first < verb < second_verb or deps[first] not in ("nsubj", "nsubjpass") or parse.tags[second_verb] not in FINITE:
        return s.root
    second = next((t for t in range(verb + 1, second_verb) if heads[t] == first and deps[t] == "conj" and parse.pos[t] in NOUNS), None)
    joint = next((t for t in range(verb + 1, second_verb) if heads[t] == first and deps[t] == "cc"), None)
    if second is None or joint is None or joint > second:
        return s.root
    root = second_verb == s.root
    main = heads[second_verb] if deps[second_verb] == "advcl" else verb  # what is told beside a deed stands beside it
    for t in range(s.start, first):
        if heads[t] == second_verb:
            heads[t] = verb
    heads[verb], deps[verb], parse.tags[verb] = (verb if root else heads[second_verb]), deps[second_verb], "VBD"
    heads[first], deps[first] = verb, "nsubj"
    heads[joint] = main
    heads[second], deps[second] = second_verb, "nsubj"
    heads[second_verb], deps[second_verb] = main, "conj"
    return verb if root else s.root
