"""Whom a reaction is aimed at where only the sentence before says so: "Israeli jets bombed Gaza. Egypt condemned the strikes."

The events of a document in the order of the text; those that react to "the strikes", "the demand" or "the move" without naming anybody
are given who did, demanded or decided it.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.grammar import Grammar
from dragoman.language import Parse

_REACTING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_TAKEN_UP = frozenset({"the", "this", "that", "these", "those"})
_ANY = "move decision step plan act action measure behaviour behavior policy development".split()
# What a noun takes up: types of the events that it may stand for. Empty: any.
_NAMED: dict[str, frozenset[str]] = {
    **dict.fromkeys("strike attack raid bombing shelling killing massacre invasion offensive assault ambush shooting incursion bombardment".split(), frozenset({"ASSAULT"})),
    **dict.fromkeys("crackdown violence bloodshed".split(), frozenset({"ASSAULT", "COERCE"})),
    **dict.fromkeys("arrest detention seizure verdict sentence ruling jailing closure conviction imprisonment".split(), frozenset({"COERCE", "SANCTION"})),
    **dict.fromkeys("offer proposal pledge promise".split(), frozenset({"AGREE", "SUPPORT", "CONSULT", "REQUEST"})),
    **dict.fromkeys("demand request call appeal plea".split(), frozenset({"REQUEST"})),
    **dict.fromkeys("ultimatum threat warning".split(), frozenset({"THREATEN", "REQUEST"})),
    **dict.fromkeys("accusation charge allegation criticism condemnation remark comment".split(), frozenset({"ACCUSE"})),
    **dict.fromkeys("sanction expulsion embargo ban blockade".split(), frozenset({"SANCTION", "COERCE"})),
    **dict.fromkeys("deployment exercise manoeuvre buildup build-up".split(), frozenset({"MOBILIZE"})),
    **dict.fromkeys("withdrawal pullout release ceasefire truce".split(), frozenset({"RETREAT", "AGREE"})),
    **dict.fromkeys(_ANY, frozenset()),
}
_SENTENCES = 2  # how far back a noun with "the" is understood


def echoed(parse: Parse, grammar: Grammar, drafts: list[EventDraft]) -> list[EventDraft]:
    """The drafts, reactions without a recipient completed."""
    out: list[EventDraft] = []
    for d in drafts:
        types = _taken_up(parse, grammar, d)
        source = next((e for e in reversed(out) if types is not None and _may_answer(parse, d, e, types)), None)
        out.append(d if source is None else replace(d, roles=replace(d.roles, recipients=tuple(m for m in source.roles.actors if m.known))))
    return out


def _taken_up(parse: Parse, grammar: Grammar, d: EventDraft) -> frozenset[str] | None:
    """Types of the event that the object of a reaction takes up; None where it takes up none."""
    if d.reading.type not in _REACTING or any(m.known for m in d.roles.recipients) or not any(m.known for m in d.roles.actors):
        return None
    for o in grammar.of(d.reading.token).objects:
        types = _NAMED.get(parse.lemmas[o].lower())
        own = grammar.of(o)
        if types is not None and not own.agents and not own.objects and any(parse.lower[c] in _TAKEN_UP for c in parse.kids(o, "det")):
            return types
    return None


def _may_answer(parse: Parse, d: EventDraft, e: EventDraft, types: frozenset[str]) -> bool:
    if parse.sentence_of[d.token] - parse.sentence_of[e.token] > _SENTENCES or (types and e.reading.type not in types):
        return False
    countries = {m.country for m in d.roles.actors if m.country}
    return any(m.known and m.country not in countries for m in e.roles.actors)
