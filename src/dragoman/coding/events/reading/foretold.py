"""What somebody says might come, and does not threaten with: a verb of warning in, yes or no out."""

from __future__ import annotations

from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.matching import Matcher
from dragoman.language import Parse

_CAUTIONING = frozenset({"warn", "caution"})
_MAY = frozenset({"could", "might", "may"})
_SPEAKERS_OWN = frozenset({"i", "we", "he", "she", "it", "they", "my", "our", "his", "her", "its", "their"})
# What is threatened with, whatever it would come of: "any attack could mean war".
_BLOWS = ("violence", "retaliation", "economic_restriction", "restriction")


def is_foretold(parse: Parse, grammar: Grammar, matcher: Matcher, verb: int) -> bool:
    """"Warned that the killers could strike again", "that the raid could torpedo the talks": what others may do, or what may come of a thing, is feared and not threatened."""
    return parse.lemmas[verb] in _CAUTIONING and any(_is_of_others(parse, grammar, matcher, verb, c) for c in parse.kids(verb, "ccomp"))


def _is_of_others(parse: Parse, grammar: Grammar, matcher: Matcher, verb: int, clause: int) -> bool:
    own = any(parse.lower[d] in _SPEAKERS_OWN for s in parse.kids(clause, "nsubj", "nsubjpass") for d in parse.kids(s, "poss"))
    if own or not any(parse.lower[a] in _MAY for a in parse.kids(clause, "aux")):
        return False
    subjects = [s for s in parse.kids(clause, "nsubj") if parse.lower[s] not in _SPEAKERS_OWN and (parse.pos[s] != "PRON" or parse.kids(s, "relcl"))]
    if not subjects:
        return False
    mention = matcher.cast.mention
    others = [m for s in subjects if (m := mention(s)) is not None and m.form != "pronoun"]
    speakers = [m for a in grammar.of(verb).agents if (m := mention(a)) is not None]
    if others:
        return all(m.key != s.key and (m.country is None or m.country != s.country) for m in others for s in speakers)
    told = [clause, *parse.kids(clause, "dobj"), *(o for g in parse.kids(clause, "prep") for o in parse.kids(g, "pobj"))]
    return not any(matcher.in_class(t, name) for t in told for name in _BLOWS)
