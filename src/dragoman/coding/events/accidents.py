"""Harm that nobody meant: crashes on the road and the rails; a draft in, yes or no out.

"A man was hit by a car and killed", "driver injured in crash": no assault, where the sentence tells of no weapon and no attack.
"""

from __future__ import annotations

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.matching import Matcher
from dragoman.language import Parse

_HURTING = frozenset({"kill", "injure", "hurt", "wound", "die", "maim"})
_COLLIDING = frozenset({"hit", "strike", "ram", "clip", "crush", "smash"})
_CRASHING = frozenset({"crash", "collide", "overturn", "skid", "derail", "swerve", "plunge", "capsize", "veer"})
_IN = frozenset({"in", "after", "following", "by", "during"})


def is_accident(parse: Parse, grammar: Grammar, matcher: Matcher, d: EventDraft) -> bool:
    """Whether what a draft tells of was a crash, by the vehicle that hit somebody or the word for it."""
    if d.reading.type != "ASSAULT" or any(m.known and set(m.sectors) & {"MIL", "REB", "UAF", "COP", "PRM", "CRM"} for m in d.roles.actors):
        return False
    around = (d.token, *parse.conjuncts(d.token), parse.heads[d.token])
    if not any(_is_crash(parse, grammar, matcher, t) for t in around if parse.sentence_of[t] == parse.sentence_of[d.token]):
        return False
    s = parse.sentences[parse.sentence_of[d.token]]
    return not any(matcher.in_class(t, "meant_word") for t in range(s.start, s.end) if t != d.token)


def _is_crash(parse: Parse, grammar: Grammar, matcher: Matcher, verb: int) -> bool:
    if parse.lemmas[verb] not in _HURTING | _COLLIDING or not grammar.is_verb(verb):
        return False
    args = grammar.of(verb)
    by = [h for p in ("by", "in") for h in args.preps.get(p, ())]
    doers = [*args.agents, *(by if args.passive else ())]
    if any(matcher.in_class(t, "road_vehicle") for t in doers):
        return True
    if parse.lemmas[verb] in _COLLIDING:
        return bool(args.objects) and any(matcher.in_class(o, "road_vehicle") or matcher.in_class(o, "road_side") for o in args.objects) and not args.passive
    under = [h for p in _IN for h in args.preps.get(p, ())]
    if any(matcher.in_class(h, "crash_noun") for h in under):
        return True
    clauses = [*parse.kids(verb, "advcl"), *(g for c in parse.kids(verb, "prep") for g in parse.kids(c, "pcomp"))]
    return any(parse.lemmas[c] in _CRASHING or (parse.lemmas[c] in _COLLIDING and _is_crash(parse, grammar, matcher, c)) for c in clauses)
