"""Negation that does not stand as "not" at its verb: in an argument ("no troops", "not one of them", "hardly any"), or in a phrase beside it."""

from __future__ import annotations

from dragoman.language import Parse

_PRONOUNS = frozenset(["nobody", "nothing", "none", "no-one", "neither"])
_COMPARED = frozenset(["more", "fewer", "less", "greater", "higher", "lower", "later", "earlier"])
_HARDLY = frozenset(["hardly", "scarcely", "barely"])
_SINGLE = frozenset(["one", "single", "once"])
# "Under no circumstances", "in no way": with these nouns the phrase denies its clause; "at no cost" only describes it.
_WAYS = frozenset(
    [
        ("under", "circumstance"), ("under", "condition"), ("in", "circumstance"), ("in", "way"), ("in", "case"), ("in", "event"), ("by", "means"), ("by", "mean"),
        ("at", "point"), ("at", "time"), ("at", "stage"), ("at", "moment"), ("on", "account"), ("on", "occasion"), ("for", "reason"),
    ]
)  # fmt: skip


def argument_negation(parse: Parse, noun: int) -> int | None:
    """The word by which an argument is nobody or nothing: its "no", the "not" of "not one", the "hardly" of "hardly any", or itself."""
    if parse.lower[noun] in _PRONOUNS:
        return noun
    for c in parse.kids(noun, "det", "neg", "preconj", "cc", "advmod"):
        word = parse.lower[c]
        if c > noun or bounds(parse, c):
            continue
        if word in ("no", "neither") and parse.deps[c] != "advmod":
            return c
        if word == "not" and not _SINGLE.isdisjoint(parse.lower[c + 1 : c + 3]):
            return c
        if word == "any":
            hardly = next((a for a in parse.kids(c, "advmod") if parse.lower[a] in _HARDLY), None)
            if hardly is not None:
                return hardly
    return None


def bounds(parse: Parse, token: int) -> bool:
    """The "no" of "no more than 50", "not" of "not fewer than 50": it bounds a number and denies nothing."""
    return tuple(parse.lower[token + 2 : token + 3]) == ("than",) and parse.lower[token + 1] in _COMPARED


def phrase_negation(parse: Parse, verb: int) -> int | None:
    """The "no" of a phrase that denies the verb's clause: "under no circumstances", "in no way", "at no point"."""
    for prep in parse.kids(verb, "prep"):
        for noun in parse.kids(prep, "pobj"):
            if (parse.lower[prep], parse.lemmas[noun]) in _WAYS:
                no = next((c for c in parse.kids(noun, "det", "neg") if parse.lower[c] == "no"), None)
                if no is not None:
                    return no
    return None
