"""Whose a truce is: not his who brokers or announces it. Roles of a reading in, roles out."""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.sides import Sides

_MEDIATORS = frozenset({"mediator", "broker", "negotiator", "facilitator", "intermediary", "envoy", "peacemaker"})
_BROKERING = frozenset({"broker", "mediate", "arrange", "facilitate", "negotiate"})


class Truces:
    """The parties of truces in one parse."""

    def __init__(self, sides: Sides) -> None:
        self.parse, self._grammar, self._sides = sides.parse, sides.grammar, sides

    def of(self, reading: Reading, actors: list[Mention], recipients: list[Mention]) -> tuple[list[Mention], list[Mention]]:
        """"Mediators from Qatar announced a truce between the Houthis and the government", "a truce brokered by Egypt": those who stop firing, where they are named."""
        if reading.type != "RETREAT" or reading.mode != "ceasefire":
            return actors, recipients
        tokens = [x for link in reading.chain() for t in link.tokens for x in (t, *self.parse.kids(t, "nsubj", "dobj"))]
        between = [h for t in tokens for v in (t, *self.parse.kids(t, "acl")) for h in self._grammar.of(v).preps.get("between", ())]
        parties = [m for m in self._sides.as_actors(dict.fromkeys(between)) if m.known or m.form == "agent"]
        if len(parties) > 1:
            return parties, []
        return [m for m in actors if not self._mediates(m)], recipients

    def _mediates(self, m: Mention) -> bool:
        parse = self.parse
        by = parse.heads[m.head]
        verb = parse.heads[by]
        return m.noun.split(" ")[-1] in _MEDIATORS or (parse.lower[by] == "by" and parse.lemmas[verb] in _BROKERING)
