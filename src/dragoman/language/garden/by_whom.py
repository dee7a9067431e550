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
