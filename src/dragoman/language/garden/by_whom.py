"""Who did what a noun tells, where the parser took him to have done what the verb before it tells: the lists of a parse in, changed in place.

In "lifted the ban after four days of rioting by loyalists" nobody lifts by loyalists, and in "provoked a walkout by nurses" nobody provokes by nurses.
"""

from __future__ import annotations

from dragoman.language.garden.lifting import NOUNS
from dragoman.language.parse import Parse, Sentence

# Nouns of deeds besides those in -ing.
_DEEDS = frozenset(
    "walkout strike attack raid protest march rally demonstration assault ambush offensive incursion blockade boycott riot sit-in occupation massacre "
    "murder abduction visit attempt siege invasion mutiny crackdown".split()
)


# Where guards stand who do what a passive tells.
_POSTS = frozenset({"checkpoint", "border", "roadblock", "gate", "airport", "frontier", "crossing", "station", "barricade", "entrance", "home", "house", "office"})


def by_guards(parse: Parse, s: Sentence, by: int) -> None:
    """"Turned back at checkpoints by fighters", "dispersed with tear gas by police": who follows "by" behind a place or a means does what the passive before it tells."""
    place = parse.heads[by]
    at = parse.heads[place]
    verb = parse.heads[at]
    if not verb < at < place < by or parse.deps[place] != "pobj" or not (parse.lemmas[place] in _POSTS or parse.lower[at] == "with") or parse.tags[verb] != "VBN":
        return
    own = [t for t in range(s.start, s.end) if parse.heads[t] == verb]
    who = next((t for t in range(by + 1, s.end) if parse.heads[t] == by and parse.deps[t] == "pobj"), None)
    if who is not None and parse.tags[who] in ("NNS", "NNP", "NNPS") and any(parse.deps[t] == "auxpass" for t in own) and not any(parse.deps[t] == "agent" for t in own):
        parse.heads[by], parse.deps[by] = verb, "agent"


def by_whom(parse: Parse, s: Sentence, by: int) -> None:
    """"Days of rioting by loyalists", "a walkout by nurses": who follows "by" right behind the noun did what it tells, where the verb is active."""
    noun, above = by - 1, parse.heads[by]
    if parse.pos[noun] not in NOUNS or above == noun or above > noun or not (parse.lemmas[noun] in _DEEDS or parse.lower[noun].endswith("ing")):
        return
    if parse.pos[above] == "VERB" and (parse.tags[above] == "VBN" or any(parse.heads[t] == above and parse.deps[t] == "auxpass" for t in range(s.start, by))):
        return
    who = next((t for t in range(by + 1, s.end) if parse.heads[t] == by and parse.deps[t] == "pobj"), None)
    if who is None or parse.pos[who] not in NOUNS or parse.tags[who] == "NN":
        return  # "cut the killing by half", "ended the strike by Monday"
    parse.heads[by] = noun


def by_accuser(parse: Parse, by: int) -> None:
    """"Was accused of lying by the government": what is done "by" somebody is the passive verb's deed, and not that of an active form below it."""
    heads, deps = parse.heads, parse.deps
    form = heads[by]
    verb = heads[heads[form]]
    if parse.tags[form] != "VBG" or deps[form] != "pcomp" or not verb < form < by or parse.tags[verb] != "VBN" or deps[heads[form]] != "prep":
        return
    own = [t for t in range(verb - 4, by) if t >= 0 and heads[t] == verb]
    who = next((t for t in range(by + 1, len(heads)) if heads[t] == by and deps[t] == "pobj"), None)
    if who is None or parse.pos[who] not in NOUNS or not any(deps[t] == "auxpass" for t in own) or any(deps[t] == "agent" for t in own):
        return
    if parse.tags[who] in ("NNP", "NNPS", "NNS") or any(deps[t] in ("det", "amod", "poss") and heads[t] == who for t in range(by + 1, who)):
        heads[by], deps[by] = verb, "agent"


# What one is accused, robbed or told of.
_OF = frozenset({"accuse", "suspect", "convict", "acquit", "rob", "deprive", "strip", "clear", "warn", "notify"})


def of_what(parse: Parse, of: int) -> None:
    """"Accused by his rivals of plotting a coup": what follows "of" is the charge, and no part of who brings it."""
    heads, deps = parse.heads, parse.deps
    who = heads[of]
    by = heads[who]
    verb = heads[by]
    if deps[who] == "pobj" and parse.lower[by] == "by" and parse.tags[verb] == "VBN" and parse.lemmas[verb] in _OF:
        heads[of] = verb


# What befalls those who were arrested or struck, and is not done without an object.
_BEFALLING = frozenset("charge convict sentence jail release deport question interrogate torture fine expel remand indict execute kill".split())


def joined_passive(parse: Parse, s: Sentence, verb: int) -> None:
    """"Were arrested in dawn raids and charged with a plot": a participle joined to a passive, with the tag of a past tense."""
    heads, deps = parse.heads, parse.deps
    first = heads[verb]
    if parse.lemmas[verb] not in _BEFALLING or not any(heads[t] == first and deps[t] == "auxpass" for t in range(s.start, first)):
        return
    if not any(heads[t] == verb and deps[t] in ("dobj", "nsubj", "ccomp", "aux") for t in range(s.start, s.end)):
        parse.tags[verb] = "VBN"
