"""What somebody calls untrue at the end of a clause, which the parser hangs on the last noun before it: the lists of a parse in, changed in place."""

from __future__ import annotations

from dragoman.language.garden.deeds import CALLING, DESCRIBING
from dragoman.language.parse import Parse, Sentence

UNTRUE = frozenset(
    "false untrue baseless unfounded groundless fabricated invented fictitious fake bogus fiction fabrication fabrications lie lies invention propaganda disinformation "
    "misinformation nonsense rubbish hoax slander exaggerated misleading inaccurate incorrect".split()
)
TELLINGS = frozenset("report reports claim claims allegation allegations accusation accusations account accounts story stories rumour rumours rumor rumors assertion assertions charge charges".split())
_NAMING = CALLING | {"consider", "think"}
_VERBS = _NAMING | DESCRIBING
_CLOSING = frozenset({".", ",", ";", ")", '"', "”", "''", "and", "but", "while"})
_BEFORE = frozenset("a an pure purely utterly completely totally entirely wholly simply plainly outright complete total mere sheer deliberate malicious".split())


def called_untrue(parse: Parse, s: Sentence, word: int) -> int:
    """"Called reports of an attack on the base baseless": what ends the clause is what the reports were called, and hangs on the verb. The root."""
    if word + 1 < s.end and parse.lower[word + 1] not in _CLOSING:
        return s.root
    first = word
    while parse.lower[first - 1] in _BEFORE and first - 1 > s.start:
        first -= 1
    particle = first - 1 if parse.lower[first - 1] == "as" else None
    verb = _verb(parse, s, first)
    if verb is None or (particle is None) is (parse.lemmas[verb] not in _NAMING):
        return s.root
    told = next(t for t in range(verb + 1, first) if parse.lower[t] in TELLINGS)
    root = _lift(parse, s, verb, first, word)
    parse.heads[told], parse.deps[told] = verb, "dobj"
    if parse.tags[told] == "VBZ":  # the lemma of "reports" is the same for verb and noun
        parse.tags[told], parse.pos[told] = "NNS", "NOUN"
    for t in range(told + 1, first):
        if parse.heads[t] == verb and parse.deps[t] == "ccomp":
            parse.heads[t], parse.deps[t] = told, "acl"
    noun = parse.pos[word] == "NOUN"
    if particle is None:
        parse.heads[word], parse.deps[word] = verb, "oprd"
    else:
        parse.heads[particle], parse.deps[particle] = verb, "prep"
        parse.heads[word], parse.deps[word] = particle, "pobj" if noun else "amod"
    if not noun:
        parse.tags[word], parse.pos[word], parse.lemmas[word] = "JJ", "ADJ", parse.lower[word]
    return root


def _verb(parse: Parse, s: Sentence, end: int) -> int | None:
    """The nearest verb of calling before ``end`` that a noun of telling follows, two words between them at most."""
    for t in range(end - 2, s.start - 1, -1):
        if parse.words[t] == ";":
            return None
        if parse.lemmas[t] in _VERBS and parse.pos[t] == "VERB":
            return t if any(parse.lower[n] in TELLINGS for n in range(t + 1, min(t + 4, end))) else None
    return None


def _lift(parse: Parse, s: Sentence, verb: int, first: int, word: int) -> int:
    """Gives the verb what hung on the word, and its place where it stood under it; the noun that the word took a governor from comes into its place. The root."""
    heads, deps = parse.heads, parse.deps
    above, relation = heads[word], deps[word]
    stood_above = word == s.root or above < verb
    left = [t for t in range(verb + 1, first) if heads[t] == word]
    for t in range(s.start, s.end):
        if heads[t] == word and t != word and not verb < t <= word:
            heads[t] = verb
    for t in left:
        if parse.lower[t] != "as":
            _settle(parse, verb, t, above, relation)
    if not stood_above:
        return s.root
    subject = heads[verb]
    if deps[verb] == "acl" and subject < verb:  # "the ministry called …": the finite verb was taken for a participle
        heads[subject], deps[subject] = verb, "nsubj"
        parse.tags[verb] = "VBD"
    heads[verb], deps[verb] = (verb, "ROOT") if word == s.root else (above, relation)
    return verb if word == s.root else s.root


def _settle(parse: Parse, verb: int, t: int, above: int, relation: str) -> None:
    """A noun of the clause inside, that hung on the word: it takes the word's place under a preposition, or is the object of the clause's verb."""
    inner = next((v for v in range(t - 1, verb, -1) if parse.pos[v] == "VERB"), None)
    if relation == "pobj" and verb < above < t:
        parse.heads[t], parse.deps[t] = above, "pobj"
    elif inner is not None:
        parse.heads[t], parse.deps[t] = inner, "dobj"
    else:
        parse.heads[t] = verb
