"""Sentences the parser took for a noun phrase, put right: the lists of a parse in, changed in place.

"Sudan's army bombed bases of the RSF": a past tense that could be a participle is read as one, and the sentence has no verb. Where
no word of a sentence is finite, the root is a noun, and what modifies it from the left is such a form with a bare noun right before
it, that form is the verb, the noun before it the subject and the root the object.
"""

from __future__ import annotations

from dragoman.language.parse import Parse, Sentence

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = ("NOUN", "PROPN")
_SHORTEST = 4


def mend(parse: Parse) -> None:
    """Makes the form the root of each such sentence."""
    for k, s in enumerate(parse.sentences):
        verb = _verb(parse, s)
        if verb is not None:
            _raise(parse, s, verb)
            parse.sentences[k] = Sentence(s.start, s.end, verb, s.part, s.paragraph)


def _verb(parse: Parse, s: Sentence) -> int | None:
    """The form that must be the verb of a sentence without one."""
    root = s.root
    if s.part != "body" or s.end - s.start < _SHORTEST or parse.words[s.end - 1] != "." or parse.pos[root] not in _NOUNS:
        return None
    if not _FINITE.isdisjoint(parse.tags[s.start : s.end]):
        return None
    for t in range(s.start + 1, root):
        if parse.heads[t] != root or parse.deps[t] != "amod" or not parse.words[t].endswith("ed"):
            continue
        before = t - 1
        if parse.pos[before] in _NOUNS and parse.heads[before] in (t, root) and parse.tags[root] not in ("NN", "NNP"):
            return t
    return None


def _raise(parse: Parse, s: Sentence, verb: int) -> None:
    root, subject = s.root, verb - 1
    for t in range(s.start, s.end):
        if parse.heads[t] not in (root, verb) or t in (root, verb, subject):
            continue
        if t < subject:
            parse.heads[t] = verb if parse.deps[t] in ("prep", "advmod", "punct", "npadvmod", "cc", "mark") else subject
        elif t < verb or parse.deps[t] == "punct":
            parse.heads[t] = verb
        elif t < root:
            parse.heads[t] = root
    if parse.tags[verb] != "VBN":  # an adjective's lemma is the word itself
        parse.lemmas[verb] = parse.words[verb].lower().removesuffix("ed")
    parse.heads[verb], parse.deps[verb], parse.tags[verb], parse.pos[verb] = verb, "ROOT", "VBD", "VERB"
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    parse.heads[root], parse.deps[root] = verb, "dobj"
