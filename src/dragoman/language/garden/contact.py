"""Clauses that hang on a noun without a word between them, or by "whom": the lists of a parse in, changed in place.

In "the duty Lima imposed on Chilean wine" and "the embargo Arab states imposed on Qatar" no Lima is imposed, and no states are: they impose.
"""

from __future__ import annotations

from dragoman.language.parse import Parse, Sentence

# Things that one has for an act of his; of persons the noun may be a title: "the general Haftar arrested".
_ACTS = frozenset(
    "duty tariff levy tax embargo ban curfew blockade quota sanction restriction curb truce ceasefire deal plan offer proposal draft decree fine toll "
    "visa rule order deadline ultimatum pact treaty accord boycott moratorium amnesty".split()
)
_MODIFYING = ("det", "amod", "nummod", "poss")
_OWN = ("dobj", "agent", "aux", "auxpass", "nsubj", "nsubjpass", "mark", "neg")


def contact(parse: Parse, s: Sentence, verb: int) -> None:
    """"The duty Lima imposed on wine": the noun before the name is what the clause tells of, and the name its subject."""
    words, heads, deps = parse.words, parse.heads, parse.deps
    subject = heads[verb]
    if not subject < verb or any(heads[t] == verb and deps[t] in _OWN for t in range(s.start, s.end)) or parse.lower[verb + 1 : verb + 2] == ["by"]:
        return
    noun = next((t for t in range(subject - 1, s.start, -1) if heads[t] == subject and deps[t] in ("compound", "nmod") and parse.pos[t] == "NOUN" and words[t].islower()), None)
    if noun is None or any(deps[t] in ("punct", "cc", "prep") for t in range(noun, verb)):
        return
    named = parse.pos[subject] == "PROPN" and parse.lemmas[noun] in _ACTS
    described = parse.pos[subject] == "NOUN" and words[noun + 1][:1].isupper() and parse.pos[noun + 1] in ("ADJ", "PROPN")
    if not (named or described) or not any(deps[t] == "det" and heads[t] in (subject, noun) for t in range(s.start, noun)):
        return
    for t in range(s.start, noun):
        if heads[t] == subject and deps[t] in (*_MODIFYING, "compound"):
            heads[t] = noun
    heads[noun], deps[noun] = heads[subject], deps[subject]
    heads[subject], deps[subject] = verb, "nsubj"
    heads[verb], deps[verb], parse.tags[verb] = noun, "relcl", "VBD"


def whom(parse: Parse, t: int) -> None:
    """"Men whom Islamabad holds responsible": beside a subject it is whom something is done to."""
    verb = parse.heads[t]
    if any(parse.heads[x] == verb and parse.deps[x] in ("nsubj", "nsubjpass") for x in range(t + 1, verb)):
        parse.deps[t] = "dobj"


# What one says, thinks or denies in a clause.
_CLAIMING = frozenset({"deny", "say", "claim", "believe", "think", "insist", "admit", "acknowledge", "allege", "confirm", "know", "hope", "fear", "argue", "suggest", "report"})


def clause_denied(parse: Parse, s: Sentence, verb: int) -> None:
    """"Denied his people were responsible": the noun right before a clause without a subject is the subject, and is not what is denied."""
    heads, deps = parse.heads, parse.deps
    noun, above = verb - 1, heads[verb]
    if deps[noun] != "dobj" or heads[noun] != above or not above < noun or parse.lemmas[above] not in _CLAIMING:
        return
    if not any(heads[t] == verb and deps[t] in ("nsubj", "nsubjpass", "expl") for t in range(s.start, s.end)):
        heads[noun], deps[noun] = verb, "nsubj"
