"""Two who were told of in each other's company: "X met Y", "X is willing to work with Y"; a place in the text in, the two entities last told of so out."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.actors.discourse import Discourse, Entity
from dragoman.language import Parse

# Verbs that one does to somebody whom one is then together with.
_MEETING = frozenset({"meet", "receive", "host", "welcome", "visit"})
# What one has "with" another that makes the two a pair: not a border.
_SHARED = frozenset("talk meeting negotiation deal agreement pact treaty accord summit dialogue contact consultation conversation cooperation tie relation partnership trade truce ceasefire".split())


def in_company(parse: Parse, discourse: Discourse, i: int, reach: int) -> tuple[Entity, Entity] | None:
    """The two who were last together, as subject and mate of one verb, at most ``reach`` sentences before token ``i``."""
    here = parse.sentence_of[i]
    first = parse.sentence_of[discourse.section(i)]
    for k in range(here - 1, max(here - 1 - reach, first - 1), -1):
        start, end = parse.sentences[k].start, parse.sentences[k].end
        for t in range(end - 1, start - 1, -1):
            mate = discourse.at.get(t)
            if mate is None or mate.members or mate.mention is None:
                continue
            host = next((e for s in _subjects(parse, t) if (e := discourse.at.get(s)) is not None and e.mention is not None and not e.members), None)
            if host is not None and host is not mate:
                return (host, mate) if len({*parse.conjuncts(t), *_row(parse, host, k)}) == 2 else None
    return None


def _row(parse: Parse, e: Entity, sentence: int) -> list[int]:
    """Those named side by side with an entity in a sentence."""
    return parse.conjuncts(next(t for s, _, t in e.places if s == sentence))


def _subjects(parse: Parse, t: int) -> Iterator[int]:
    """The subjects of the verb that a token is the mate of."""
    above = parse.heads[t]
    if parse.deps[t] == "pobj" and parse.lower[above] == "with":
        above = parse.heads[above]
        if parse.lemmas[above] in _SHARED and parse.deps[above] == "dobj":  # "held talks with"
            above = parse.heads[above]
    elif parse.deps[t] != "dobj" or parse.lemmas[above] not in _MEETING:
        return
    for _ in range(4):
        yield from parse.kids(above, "nsubj")
        if parse.deps[above] not in ("xcomp", "conj", "advcl", "acomp", "prep") or parse.heads[above] == above:
            return
        above = parse.heads[above]
