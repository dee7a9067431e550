"""Whether an entity may be called by a pronoun at all: person, number and kind; how well as a factor, 0 where it cannot be."""

from __future__ import annotations

from dragoman.coding.actors.discourse import Entity
from dragoman.coding.actors.pronouns.words import HE, IT, SHE

# Kinds of actors that are many: "they" may take up one of them.
_COLLECTIVE = {"group": 0.8, "people": 1.0, "forces": 0.7, "body": 0.5, "party": 0.6, "company": 0.5, "media": 0.4, "ngo": 0.5, "igo": 0.3, "alliance": 0.3, "ministry": 0.3, "agency": 0.4}
# People who are one body by their name: "the Guyana Defence Force said its ranks".
_ONE_BODY = frozenset({"force", "army", "navy", "guard", "corps", "brigade", "battalion", "regiment", "unit", "militia"})
# How likely somebody whose name does not tell is a woman.
_UNTOLD = 0.5
# What the name of a region or town loses as somebody that acts.
_PLACE = 0.6
# What several named side by side gain over each of them for "they".
_TOGETHER = 1.25


def agreement(word: str, entity: Entity) -> float:
    """How well a pronoun (in lower case) and an entity agree, from 0 to ``_TOGETHER``."""
    m = entity.mention
    if word in HE or word in SHE:
        if m is None or m.kind != "person" or entity.plural or entity.members:
            return 0.0
        if entity.woman is not None:
            return 1.0 if entity.woman == (word in SHE) else 0.0
        return _UNTOLD if word in SHE else 1.0
    if word in IT:
        if m is not None and m.kind == "people" and not entity.many and not entity.members and m.noun.split(" ")[-1] in _ONE_BODY:
            return 1.0
        if entity.plural or entity.members:
            return 0.0
        if m is None:
            return 1.0
        if m.kind in ("person", "people"):
            return 0.0
        return (0.4 if entity.many else 1.0) * (_PLACE if m.sense is not None and m.sense.form == "region" else 1.0)
    if entity.members:
        return _TOGETHER
    if entity.plural or (entity.many and m is not None and m.kind != "person"):
        return 1.0
    return _COLLECTIVE.get(m.kind, 0.0) if m is not None else 0.0
