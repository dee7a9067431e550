"""Who acts in a headline and to whom it is done: two subjects with a comma, a passive without its helper, a noun with a participle."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.garden.lifting import NOUNS
from dragoman.language.parse import Parse, Sentence

_HELPERS = frozenset({"be", "have", "do"})


def name_subject(parse: Parse, s: Sentence, root: int) -> None:
    """The passive made plain, the second of two subjects with a comma between them, and a subject read as a modifier of its verb: "Pakistan expels"."""
    _unhelped(parse, s, root)
    subject = next((t for t in range(s.start, s.end) if parse.heads[t] == root and parse.deps[t] in ("nsubj", "nsubjpass")), None)
    colon = subject + 1 if subject is not None else s.end
    if colon < root and parse.words[colon] == ":" and any(parse.heads[t] == root and parse.deps[t] in ("nsubj", "nsubjpass") for t in range(colon + 1, root)):
        parse.deps[colon - 1] = "dep"  # "Burkina Faso: Army Kills Villagers": what it is about
        return
    if subject is None:
        t = root - 1
        if t >= s.start and parse.tags[root] in ("VBZ", "VBP") and parse.heads[t] == root and parse.deps[t] in ("amod", "compound", "nmod", "npadvmod", "dep"):
            parse.deps[t], parse.tags[t], parse.pos[t] = "nsubj", "NNP", "PROPN"
        return
    if parse.tags[root] in ("VBD", "VBN") and parse.deps[subject] == "nsubj" and _is_bare_passive(parse, s, root):
        parse.tags[root], parse.deps[subject] = "VBN", "nsubjpass"
    comma = next((t for t in range(s.start + 1, subject) if parse.words[t] == ","), None)
    if comma is None or parse.heads[subject] < subject or any(parse.pos[t] not in ("PROPN", "ADJ", "NOUN") for t in range(comma + 1, subject)):
        return
    first = comma - 1
    both = all(parse.pos[t] == "PROPN" for t in range(s.start, comma)) or (
        parse.tags[root] == "VBP" and all(parse.pos[t] in ("PROPN", "ADJ", "NOUN") for t in range(s.start, comma)) and parse.deps[first] in ("dep", "compound", "nmod", "nsubj", "npadvmod")
    )  # "Sudan army, rebels sign truce"
    if both and parse.heads[first] in (root, subject):
        for t in range(s.start, first):
            parse.heads[t] = first if parse.heads[t] > first else parse.heads[t]
        parse.heads[first], parse.deps[first] = root, parse.deps[subject]
        parse.heads[subject], parse.deps[subject], parse.heads[comma] = first, "conj", first


def _unhelped(parse: Parse, s: Sentence, root: int) -> None:
    """"Israel strikes kill 12": a plural read as a helper of the verb is its subject, and the name before it whose they are."""
    for t in range(s.start + 1, root):
        if parse.deps[t] != "aux" or parse.tags[t] != "VBZ" or parse.heads[t] != root or parse.lemmas[t] in _HELPERS or parse.tags[root] not in ("VB", "VBP"):
            continue
        for c in range(s.start, t):
            if parse.heads[c] in (t, root) and parse.deps[c] in ("nsubj", "compound"):
                parse.heads[c], parse.deps[c] = t, "compound"
        parse.deps[t], parse.tags[t], parse.pos[t] = "nsubj", "NNS", "NOUN"


def befallen(parse: Parse, s: Sentence) -> int:
    """"Concessions made by Syria", "former leader sentenced to prison": what was done to the root is what the title tells. The root."""
    root = s.root
    done = next((t for t in range(root + 1, s.end) if parse.heads[t] == root and parse.deps[t] == "acl" and parse.tags[t] in ("VBN", "VBD")), None)
    if done is None or parse.pos[root] not in NOUNS or any(parse.heads[t] == done and parse.deps[t] in ("dobj", "aux") for t in range(done, s.end)):
        return root
    for t in range(s.start, s.end):
        if parse.heads[t] == root and t > done:
            parse.heads[t] = done
    parse.heads[done], parse.deps[done], parse.tags[done] = done, "ROOT", "VBN"
    parse.heads[root], parse.deps[root] = done, "nsubjpass"
    return done


def _is_bare_passive(parse: Parse, s: Sentence, verb: int) -> bool:
    """"Rwanda accused of backing rebels", "Protesters killed by police": no object, and who does it, or of what, behind."""
    if any(parse.heads[t] == verb and parse.deps[t] in ("dobj", "ccomp", "aux", "auxpass", "xcomp") for t in range(s.start, s.end)):
        return False
    behind = {parse.words[t].lower() for t in range(verb + 1, s.end) if parse.heads[t] == verb and parse.deps[t] in ("prep", "agent")}
    return "by" in behind or (parse.lemmas[verb] == "accuse" and "of" in behind)


def paired(parse: Parse, s: Sentence) -> int:
    """"Thai, Cambodian troops trade fire": two names before a comma and a noun that acts are whose the noun is; the root."""
    first, comma, second = s.start, s.start + 1, s.start + 2
    if s.root != first or second + 2 >= s.end or parse.words[comma] != "," or parse.deps[second] not in ("amod", "compound", "nmod"):
        return s.root
    noun = parse.heads[second]
    verb = parse.heads[noun]
    if noun != second + 1 or parse.deps[noun] != "nsubj" or parse.heads[verb] != first or parse.tags[verb] not in ("VBP", "VBZ", "VBD"):
        return s.root
    for t in range(comma, s.end):
        if parse.heads[t] == first:
            parse.heads[t] = first if t == comma else verb
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.heads[first], parse.deps[first] = noun, "amod"
    parse.heads[second], parse.deps[second] = first, "conj"
    return verb


def people_first(parse: Parse, s: Sentence, verbs: Mapping[str, bool]) -> int:
    """"Czechs expel six diplomats": a people was taken for the verb, and the verb for what describes the object. The root."""
    first, verb = s.start, s.start + 1
    if first != s.root or parse.tags[first] != "VBZ" or verb >= s.end or not parse.words[first][:1].isupper():
        return s.root
    if parse.tags[verb] not in ("JJ", "NN") or parse.deps[verb] not in ("amod", "compound") or parse.lower[verb] not in verbs:
        return s.root
    for t in range(s.start, s.end):
        if parse.heads[t] == first:
            parse.heads[t] = verb
    parse.heads[first], parse.deps[first], parse.tags[first], parse.pos[first] = verb, "nsubj", "NNPS", "PROPN"
    parse.heads[verb], parse.deps[verb], parse.tags[verb], parse.pos[verb], parse.lemmas[verb] = verb, "ROOT", "VBP", "VERB", parse.lower[verb]
    return verb
