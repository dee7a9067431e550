"""Whose talks and whose truce, where only an earlier sentence says so: "Chad and Sudan met in Doha. … A further round of talks is planned."

A draft whose subject is a bare noun of what sides have with one another, and the drafts before it, in; the draft with both sides out.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.grammar import Grammar
from dragoman.language import Parse

# What two sides have with one another, and what told that they are two: those who talk, else those who fight.
_COMMON = frozenset({"talk", "negotiation", "ceasefire", "cease-fire", "truce"})
_TOLD = (frozenset({"CONSULT"}), frozenset({"ASSAULT", "RETREAT"}))
_TYPES = frozenset({"CONSULT", "SUPPORT", "AGREE", "RETREAT", "SANCTION"})
# What may stand before such a noun without saying whose it is.
_PLAIN = frozenset("the a an any such these those no further new fresh next first second third last latest previous peace direct indirect more another formal final round".split())
_WHOSE = frozenset({"between", "with", "among", "of", "by", "on", "over", "about", "for"})


def is_common(parse: Parse, grammar: Grammar, d: EventDraft) -> bool:
    """"Talks could resume", "the ceasefire was signed in Havana": a bare noun is the subject, and nobody is named who talks or holds his fire."""
    t = d.reading.token
    if d.reading.type not in _TYPES or d.reading.negated or any(m.known and m.form != "implied" for m in d.roles.actors):
        return False
    if not grammar.is_verb(t):
        return _is_subject(parse, grammar, t) and _is_bare(parse, t)
    subjects = [grammar.head_noun(n) for n in parse.kids(t, "nsubj", "nsubjpass")]
    return len(subjects) == 1 and _is_bare(parse, subjects[0]) and all(m.kind in ("government", "state", "place") for m in d.roles.recipients)


def with_parties(d: EventDraft, before: list[EventDraft]) -> EventDraft | None:
    """The draft with the two sides that were told of before, the last who talked, else the last who fought; None where there are none."""
    for types in _TOLD:
        for e in reversed(before):
            sides = _sides(e) if e.reading.type in types and not e.reading.negated else ()
            if len(sides) > 1:
                return replace(d, roles=replace(d.roles, actors=sides, recipients=()))
    return None


def _sides(e: EventDraft) -> tuple[Mention, ...]:
    """Everybody known who takes part in an event, each once."""
    return tuple({m.key: m for m in (*e.roles.actors, *e.roles.recipients) if m.known and m.kind != "place"}.values())


def _is_subject(parse: Parse, grammar: Grammar, t: int) -> bool:
    """Whether a noun, or what counts it, is the subject of the main verb: "a further round of talks looks doubtful"."""
    while parse.deps[t] == "pobj" and grammar.head_noun(parse.heads[parse.heads[t]]) == t:
        t = parse.heads[parse.heads[t]]
    return parse.deps[t] in ("nsubj", "nsubjpass")


def _is_bare(parse: Parse, t: int) -> bool:
    """Whether a noun of what sides have in common stands without a word of whose it is."""
    if parse.lemmas[t].lower() not in _COMMON:
        return False
    before = parse.kids(t, "det", "amod", "compound", "poss", "nmod", "nummod")
    return all(parse.lower[c] in _PLAIN for c in before) and _WHOSE.isdisjoint(parse.lower[c] for c in parse.kids(t, "prep"))
