"""What a noun's own words say of it: taken for granted, or hedged; a parse and the noun in, yes or no out."""

from __future__ import annotations

from dragoman.coding.negation import argument_negation
from dragoman.language import Parse

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "both", "such"])


def hedged_noun(parse: Parse, noun: int) -> bool:
    """ "no trip planned", "nothing that hurts", "any pattern linking": what describes such a noun is as unsure as the noun."""
    return argument_negation(parse, noun) is not None or any(parse.lower[c] == "any" for c in parse.kids(noun, "det"))


def is_definite(parse: Parse, noun: int) -> bool:
    """ "the attack", "Russia's attack", "his attack": taken for granted."""
    for c in parse.children[noun]:
        if parse.deps[c] == "poss" or (parse.deps[c] == "det" and parse.lower[c] in _DEFINITE):
            return True
    return parse.pos[noun] == "PROPN"


def is_whose(parse: Parse, noun: int) -> bool:
    """"The bombing of the port by Israel", "Israel's expulsion of two envoys": a deed with its doer, that is taken for granted."""
    if parse.pos[noun] != "NOUN" or not is_definite(parse, noun):
        return False
    of = next((c for c in parse.children[noun] if parse.deps[c] == "prep" and parse.lower[c] == "of"), None)
    by = any(parse.deps[c] in ("prep", "agent") and parse.lower[c] == "by" for c in parse.children[noun])
    return by or (of is not None and (bool(parse.kids(noun, "poss")) or "by" in parse.lower[of : parse.edges[of][1]]))
