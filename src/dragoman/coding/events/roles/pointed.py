"""To whom a deed points by a word beside it, whatever stands as its object: a house, an envoy's post, talks with somebody, "anti-"."""

from __future__ import annotations

from dragoman.coding.actors import Mention, of_name
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.kinds import ENVOYS, LEGATIONS, OWN
from dragoman.coding.events.roles.sides import Sides

_BEFORE_HOUSE = ("outside", "at", "near", "before", "on", "to")
# What a state does with its envoy to another.
_BREAKING, _POSTED_TO = frozenset({"SANCTION", "ACCUSE", "THREATEN"}), frozenset({"to", "in", "at"})
# What somebody goes somewhere for, with whoever he meets there.
_VISIT = "consult.visit"
_TALKS = frozenset({"talk", "meeting", "negotiation", "consultation", "discussion", "summit", "conversation", "dialogue"})


class Pointed:
    """Recipients that a word beside the deed names."""

    def __init__(self, sides: Sides) -> None:
        self.parse, self._grammar, self._cast, self._sides = sides.parse, sides.grammar, sides.cast, sides

    def at(self, reading: Reading) -> list[Mention]:
        """Whom such a word names; nobody where there is none."""
        if reading.type == "PROTEST":
            return self._defied(reading) or self._housed(reading)
        if reading.type in _BREAKING:
            return self._hosts(reading)
        return self._partners(reading)

    def _defied(self, reading: Reading) -> list[Mention]:
        """"Chanted anti-Danish slogans in Karachi", "an anti-American march": whom a protest is against, wherever it is held."""
        s = self.parse.sentences[self.parse.sentence_of[reading.token]]
        for t in range(s.start, s.end - 2):
            name = self._cast.named(t + 2) if self.parse.lower[t] == "anti" and self.parse.words[t + 1] == "-" else None
            if name is not None and name.country and name.kind in ("state", "government", "people"):
                return [of_name(name, t + 2, t + 2, t + 3, "name")]
        return []

    def _housed(self, reading: Reading) -> list[Mention]:
        """"In Sofia, crowds rallied outside the Russian embassy": those whose house they stand before, and not who rules the town."""
        preps = self._grammar.of(reading.token).preps
        houses = [h for p in _BEFORE_HOUSE for h in preps.get(p, ()) if self.parse.lemmas[h] in LEGATIONS]
        return [m for m in self._sides.as_victims(houses) if m.known]

    def _hosts(self, reading: Reading) -> list[Mention]:
        """"Recalled its ambassador to France": the state that somebody's own envoy is posted to, wherever the parser hangs it."""
        parse = self.parse
        envoys = [o for link in reading.chain() for o in self._grammar.of(link.token).objects if parse.lemmas[o] in ENVOYS and any(parse.lower[c] in OWN for c in parse.kids(o, "poss"))]
        posts = [p for o in envoys if not _POSTED_TO.isdisjoint(parse.lower[o + 1 : o + 2]) for p in parse.kids(o + 1, "pobj")]
        return [m for m in self._sides.as_victims(posts) if m.known]

    def _partners(self, reading: Reading) -> list[Mention]:
        """"Flew to Geneva for talks with Iran": whom somebody goes to meet, and not who rules the town he meets him in."""
        visits = [link.token for link in reading.chain() if link.row.id == _VISIT]
        talks = [h for t in visits for h in self._grammar.of(t).preps.get("for", ()) if self.parse.lemmas[h] in _TALKS]
        partners = [w for h in talks for w in self._grammar.of(h).preps.get("with", ())]
        return [m for m in self._sides.as_victims(partners) if m.known]
