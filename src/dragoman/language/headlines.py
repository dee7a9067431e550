"""Headlines the parser took for noun phrases: the lists of a parse and a title in, changed in place, its root out.

They leave out the verb's helpers and have words that are verb and noun alike: "army shells rebel positions", "Rwanda accused of backing
rebels", "Egypt, Ethiopia hold talks", "Gunmen kill 12 in Mali village - officials".
"""

from __future__ import annotations

from dragoman.language.lifting import FINITE, NOUNS, SHORTEST, raise_verb
from dragoman.language.parse import Parse, Sentence

_SPEAKER = 6  # tokens from the dash of a headline to its end
# What headlines say in the present with a word that is a noun as well.
_HEADLINE = frozenset(
    "bomb attack strike shell raid target hit arrest fire back blast slam claim visit ban block demand report storm kidnap charge order free cut"
    " rocket ambush torture murder sentence fine search probe fault name support aid arm ship market seal swap post watch fear plan vow plot"
    " voice".split()
)


def of_headline(parse: Parse, s: Sentence) -> int:
    """The root of a title whose verb was taken for a noun, and its passive and its two subjects made plain."""
    _cut_at_dash(parse, s)
    root = s.root
    if s.end - s.start >= SHORTEST and FINITE.isdisjoint(parse.tags[t] for t in range(s.start, s.end) if parse.deps[t] not in ("compound", "amod")):
        verb = next((t for t in range(s.start + 1, s.end - 1) if _may_be_verb(parse, t)), None)
        if verb is not None:
            _raise_noun(parse, s, verb)
            root = verb
    for t in range(s.start, s.end):
        if parse.heads[t] == root and parse.deps[t] == "nsubj":
            if parse.tags[root] in ("VBD", "VBN") and _is_bare_passive(parse, s, root):
                parse.tags[root], parse.deps[t] = "VBN", "nsubjpass"
            before = t - 2
            if before == s.start and parse.words[t - 1] == "," and parse.heads[before] == root and parse.pos[before] == parse.pos[t] == "PROPN":
                parse.deps[before], parse.heads[t], parse.deps[t], parse.heads[t - 1] = "nsubj", before, "conj", before
            break
    return root


def _cut_at_dash(parse: Parse, s: Sentence) -> None:
    """"Gunmen kill 12 in Mali village - officials": what stands before the dash does not hang on who says so behind it."""
    dash = next((t for t in range(s.end - 2, s.start, -1) if parse.words[t] in ("-", "–", "—")), None)
    if dash is None or s.end - dash > _SPEAKER or parse.ends[dash - 1] == parse.starts[dash] or s.root > dash:
        return
    tops = [t for t in range(dash + 1, s.end) if parse.heads[t] < dash]
    lost = [t for t in range(s.start, dash) if parse.heads[t] > dash]
    if len(tops) != 1 or not lost:
        return
    top, heir = tops[0], lost[-1]
    parse.heads[heir], parse.deps[heir] = parse.heads[top], parse.deps[top]
    for t in (*lost[:-1], dash):
        parse.heads[t] = heir
    parse.heads[top], parse.deps[top] = s.root, "parataxis"


def _may_be_verb(parse: Parse, t: int) -> bool:
    """A word for a deed between somebody and somebody or something: "army shells positions", "police fire tear gas", "Taliban claim attack"."""
    if parse.tags[t] in ("VBP", "VBZ") and parse.deps[t] == "compound" and parse.deps[t - 1] == "nsubj" and parse.heads[t - 1] == t:
        return True
    if parse.lemmas[t] not in _HEADLINE or parse.pos[t] not in ("NOUN", "PROPN") or parse.pos[t - 1] not in NOUNS or parse.tags[t - 1] == "POS":
        return False
    if parse.pos[t + 1] not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "VERB") or parse.deps[t] not in ("compound", "amod", "nmod", "ROOT", "appos"):
        return False
    plural = parse.tags[t - 1] in ("NNS", "NNPS") or parse.words[t - 1].lower() in ("police", "taliban", "military", "people") or parse.words[t - 1].endswith("s")
    return parse.tags[t] in ("NNS", "NNPS") if not plural else parse.tags[t] in ("NN", "NNP")


def _raise_noun(parse: Parse, s: Sentence, verb: int) -> None:
    """The word becomes the root, the noun before it its subject, and the head of what follows its object."""
    root, subject = s.root, verb - 1
    if root > verb:
        raise_verb(parse, s, verb)
    else:
        for t in range(s.start, s.end):
            if t < subject and parse.heads[t] in (root, verb, subject):
                parse.heads[t] = subject
            elif t > verb and parse.heads[t] == verb and parse.deps[t] in ("appos", "dobj", "conj"):
                parse.deps[t] = "dobj"
        parse.heads[verb], parse.deps[verb] = verb, "ROOT"
        parse.heads[subject], parse.deps[subject] = verb, "nsubj"
        if root not in (verb, subject) and root < verb:
            parse.heads[root], parse.deps[root] = subject, "compound"
    parse.tags[verb], parse.pos[verb] = ("VBZ" if parse.words[verb].endswith("s") else "VBP"), "VERB"


def _is_bare_passive(parse: Parse, s: Sentence, verb: int) -> bool:
    """"Rwanda accused of backing rebels", "Protesters killed by police": no object, and who does it, or of what, behind."""
    if any(parse.heads[t] == verb and parse.deps[t] in ("dobj", "ccomp", "aux", "auxpass", "xcomp") for t in range(s.start, s.end)):
        return False
    behind = {parse.words[t].lower() for t in range(verb + 1, s.end) if parse.heads[t] == verb and parse.deps[t] in ("prep", "agent")}
    return "by" in behind or (parse.lemmas[verb] == "accuse" and "of" in behind)
