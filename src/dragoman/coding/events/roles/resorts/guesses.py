"""What every guess at a recipient looks at, and the prepositions under which one looks for it."""

from __future__ import annotations

from dragoman.coding.events.grammar import DURING, SINCE
from dragoman.coding.events.roles.sides import Sides
from dragoman.coding.events.roles.surroundings import Surroundings

ANYWHERE = ("towards", "toward", "in", "at", "near", "on", "against", "to", "with", "from", "into", "over", "for", "of", "inside", "outside", "across", "between", "among", "within", "through")
WHEN = SINCE | DURING


class Guesses:
    """One parse, its cast and what stands around its readings."""

    def __init__(self, sides: Sides, surroundings: Surroundings) -> None:
        self.parse, self._grammar, self._cast, self._sides = sides.parse, sides.grammar, sides.cast, sides
        self._surroundings = surroundings
