"""Who acts and who is acted on, made comparable across reports: the actors of events in, sides out that agree or do not.

A side is a party (a state with all its organs, an armed group, an organisation), or a name without a code by its last word. "The police" or
"protesters" of a report that does not say whose they are may be those of any report on the same happening.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.linking.quantities import is_anybody
from dragoman.linking.words import stem
from dragoman.records import ActorRef, party


@dataclass(frozen=True, slots=True)
class Sides:
    """Those who stand on one side of a deed."""

    parties: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()  # of those whose party is known
    open: frozenset[str] = frozenset()  # sectors of those whose party is not

    @classmethod
    def of(cls, refs: Iterable[ActorRef]) -> Sides:
        """The sides of some actors; people in general are nobody in particular."""
        parties: set[str] = set()
        sectors: set[str] = set()
        unknown: set[str] = set()
        for ref in refs:
            anybody = is_anybody(ref.name)
            if ref.code and not anybody:
                parties.add(party(ref.code))
                sectors.update(ref.sectors)
            elif anybody:
                continue
            elif ref.sectors:
                unknown.update(ref.sectors)
            elif ref.name:
                parties.add(f"~{stem(ref.name.split()[-1])}")
        return cls(frozenset(parties), frozenset(sectors), frozenset(unknown))

    def __bool__(self) -> bool:
        return bool(self.parties or self.open)

    @property
    def keys(self) -> frozenset[str]:
        """Under what they are looked up: sides that agree share one."""
        return self.parties | {p.split()[0] for p in self.parties} | {f"?{s}" for s in self.open | self.sectors}

    def agree(self, other: Sides, *, told: bool = False, acted_on: bool = False) -> bool:
        """Whether the two can be the same; ``told``: only by what both say. What is done to people of a country, or in it, is done to the country."""
        if self.parties & other.parties:
            return True
        if acted_on and any(_holds(a, b) or _holds(b, a) for a in self.parties for b in other.parties):
            return True
        return not told and not (self.open.isdisjoint(other.open | other.sectors) and other.open.isdisjoint(self.sectors))


def _holds(country: str, side: str) -> bool:
    return side.startswith(country + " ")


NOBODY = Sides()
