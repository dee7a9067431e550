"""The guesses in their order: a reading and those who act in it in, the recipients of the first guess that holds out."""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.countries import Countries
from dragoman.coding.events.roles.model import Barred
from dragoman.coding.events.roles.resorts.clauses import Clauses
from dragoman.coding.events.roles.resorts.depths import Depths
from dragoman.coding.events.roles.resorts.places import Places
from dragoman.coding.events.roles.sides import Sides
from dragoman.coding.events.roles.surroundings import Surroundings


class Resorts(Places, Clauses, Depths):
    """Recipients out of their place in one parse."""

    def __init__(self, sides: Sides, countries: Countries, surroundings: Surroundings) -> None:
        super().__init__(sides, surroundings)
        self._countries = countries

    def of(self, reading: Reading, actors: list[Mention], vague: list[Mention], barred: Barred, *, in_body: bool) -> list[Mention]:
        """The first guess that holds. ``vague``: those nobody knows who stand in place; ``barred``: whom it is not done to."""
        return (
            self._countries.there(vague, self._last_resort(reading, barred, in_body=in_body))
            or self._in_clause(reading, barred)
            or self._provoker(reading, barred)
            or self._deeper(reading, barred)
            or self._aimed(reading, barred)
            or self._opposite(reading, barred)
            or self._owing(reading, barred)
            or self._at_own(reading, actors, barred.countries)
            or self._where_they_went(reading, barred)
            or self._of_speaker(reading, actors)
            or self._beside(vague)
            or self._within(reading, barred.countries)
        )

    def _of_speaker(self, reading: Reading, actors: list[Mention]) -> list[Mention]:
        """"According to Damascus, the rebels used gas": rebels of whom nothing else is known fight the state that tells of them."""
        if reading.type != "ASSAULT" or not actors or not all("REB" in m.sectors and not m.known for m in actors):
            return []
        heads = [h for link in reading.chain() for h in self._grammar.of(link.token).preps.get("according", [])]
        return [m for m in self._sides.as_victims(heads) if m.country][:1]

    def _beside(self, vague: list[Mention]) -> list[Mention]:
        """The first of those nobody knows, with whoever stands beside him: "12 soldiers and 40 rebels were killed"."""
        row = set(self.parse.conjuncts(vague[0].head)) if vague else set()
        return list({m.key: m for m in vague if m is vague[0] or m.head in row}.values())
