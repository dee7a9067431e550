"""Pronouns that stand for nobody: "it is clear that …", "denied it"; a parse and a token in, yes or no out."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.language import Parse

# Adjectives that only somebody can be: "it was willing to", while "it was possible to" is about nobody.
_OF_SOMEBODY = frozenset(
    "willing unwilling ready unready prepared unprepared able unable eager keen reluctant determined committed poised set opposed anxious "
    "concerned worried confident convinced aware sorry glad happy sad disappointed open grateful proud free afraid loath bound entitled".split()
)
# "Condemned it": what was done, rather than who did it.
_JUDGED = frozenset({"condemn", "denounce", "welcome", "deplore", "applaud", "regret"})
_DUMMY_VERBS = frozenset({"be", "seem", "appear", "take", "remain", "become", "happen", "rain", "matter"})

# What is done to a text that is put to the vote, and such texts.
_VOTING = frozenset("oppose veto adopt approve pass sign ratify back endorse block reject support draft sponsor amend water".split())
_TEXTS = frozenset("resolution bill draft text motion proposal plan law measure deal agreement treaty pact accord amendment decree statement".split())


def is_dummy(parse: Parse, i: int) -> bool:
    """"It is clear that …", "made it clear that"."""
    head = parse.heads[i]
    if parse.deps[i] == "expl":
        return True
    if parse.lower[i] != "it":
        return False
    if parse.deps[i] not in ("nsubj", "nsubjpass"):
        return False
    if parse.pos[head] == "ADJ":
        return True
    if parse.deps[i] == "nsubjpass":
        return bool(parse.kids(head, "ccomp", "csubj"))
    if parse.lemmas[head] not in _DUMMY_VERBS:
        return False
    said = [c for c in parse.children[head] if c > head]
    clause = any(parse.deps[c] in ("ccomp", "xcomp", "advcl", "csubj", "relcl", "acl") for c in said)
    for c in said:
        if parse.deps[c] in ("acomp", "attr", "oprd"):
            if parse.lemmas[c] in _OF_SOMEBODY:
                return False  # "it was willing to negotiate"
            below = parse.kids(c, "ccomp", "xcomp", "relcl", "acl", "advcl", "prep")
            if clause or below or parse.deps[c] == "acomp":
                return clause or any(parse.deps[b] != "prep" for b in below)
            return parse.deps[c] == "attr"
    return clause


def is_told(parse: Parse, i: int, telling: Collection[str]) -> bool:
    """"Denied it", "could not confirm them": what is told, and nobody."""
    if parse.lower[i] == "it" and parse.deps[i] == "dobj" and parse.lemmas[parse.heads[i]] in _JUDGED:
        return True
    return parse.lower[i] in ("it", "them") and parse.deps[i] == "dobj" and parse.lemmas[parse.heads[i]] in telling and not parse.kids(parse.heads[i], "ccomp", "xcomp")


def is_text(parse: Parse, i: int) -> bool:
    """"Twelve members voted for the resolution. Brazil opposed it": what is put to the vote is a text, and nobody."""
    if parse.lower[i] != "it" or parse.deps[i] != "dobj" or parse.lemmas[parse.heads[i]] not in _VOTING:
        return False
    here = parse.sentence_of[i]
    start = parse.sentences[max(here - 1, 0)].start
    return any(parse.tags[t] == "NN" and parse.lemmas[t] in _TEXTS for t in range(start, i))


# What happens, and takes its toll; what it does to people.
_HAPPENINGS = frozenset("war conflict fighting violence insurgency battle siege famine drought crisis unrest earthquake flood cyclone epidemic uprising blockade".split())
_TOLLS = frozenset("displace kill cost leave drive uproot claim begin break rage spread last end escalate intensify affect force devastate".split())


def is_happening(parse: Parse, i: int) -> bool:
    """"The war broke out in 2023. It has displaced millions": what happens has no hands; the subject of the sentence before, and nobody."""
    if parse.lower[i] != "it" or parse.deps[i] != "nsubj" or parse.lemmas[parse.heads[i]] not in _TOLLS:
        return False
    here = parse.sentence_of[i]
    if here == 0:
        return False
    root = parse.sentences[here - 1].root
    return any(parse.lemmas[t] in _HAPPENINGS and parse.pos[t] == "NOUN" for t in parse.kids(root, "nsubj", "nsubjpass"))
