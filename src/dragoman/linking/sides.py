"""Who acts and who is acted on, made comparable across reports: the actors of events in, sides out that agree or do not.

A side is a party (a state with all its organs, an armed group, an organisation), or a name without a code by its last word. Armed groups of one
country share a code and are sides of their own by name; "rebels" may be any of them. "The police" or "protesters" of a report that does not say
whose they are may be those of any report on the same happening.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dragoman.linking.quantities import is_anybody
from dragoman.linking.words import stem
from dragoman.records import ActorRef, party

# Sectors of men with guns who are no army: what one outlet calls militiamen are fighters, gunmen or rebels in the next.
_IRREGULAR, _ARMED = frozenset({"REB", "PRM", "UAF"}), "armed"


@dataclass(frozen=True, slots=True)
class Sides:
    """Those who stand on one side of a deed."""

    parties: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()  # of those whose party is known
    open: frozenset[str] = frozenset()  # sectors of those whose party is not
    groups: frozenset[tuple[str, str]] = frozenset()  # party and name of each armed group; none where one of that party goes without a name

    @classmethod
    def of(cls, refs: Iterable[ActorRef], groups: Collection[str] = ()) -> Sides:
        """The sides of some actors; people in general are nobody in particular. ``groups``: ids of the actors that are armed groups."""
        refs = list(refs)
        parties: set[str] = set()
        sectors: set[str] = set()
        unknown: set[str] = set()
        for ref in refs:
            anybody = is_anybody(ref.name)
            if ref.code and not anybody:
                parties.add(party(ref.code) or f"~{stem(ref.name.split()[-1])}")
                sectors.update(_sectors(ref))
            elif anybody:
                continue
            elif ref.sectors:
                unknown.update(_sectors(ref))
            elif ref.name:
                parties.add(f"~{stem(ref.name.split()[-1])}")
        return cls(frozenset(parties), frozenset(sectors), frozenset(unknown), frozenset(_groups(refs, groups)))

    def __bool__(self) -> bool:
        return bool(self.parties or self.open)

    @property
    def keys(self) -> frozenset[str]:
        """Under what they are looked up: sides that agree share one."""
        return self.parties | {p.split()[0] for p in self.parties} | {f"?{s}" for s in self.open | self.sectors}

    def agree(self, other: Sides, *, told: bool = False, acted_on: bool = False) -> bool:
        """Whether the two can be the same; ``told``: only by what both say. What is done to people of a country, or in it, is done to the country."""
        if any(self._may_be(other, side) for side in self.parties & other.parties):
            return True
        if acted_on and any(_holds(a, b) or _holds(b, a) for a in self.parties for b in other.parties):
            return True
        return not told and not (self.open.isdisjoint(other.open | other.sectors) and other.open.isdisjoint(self.sectors))

    def _may_be(self, other: Sides, side: str) -> bool:
        """Whether those of a party that both have can be the same: two groups under one code are not."""
        mine, theirs = ({name for p, name in s.groups if p == side} for s in (self, other))
        return not mine or not theirs or not mine.isdisjoint(theirs)


def _sectors(ref: ActorRef) -> list[str]:
    return [_ARMED if s in _IRREGULAR else s for s in ref.sectors]


def _groups(refs: Iterable[ActorRef], groups: Collection[str]) -> set[tuple[str, str]]:
    """Armed groups with their parties, of parties of which only groups with names stand there."""
    found = {(party(r.code), r.name) for r in refs if r.code and r.actor in groups}
    unnamed = {party(r.code) for r in refs if r.code and r.actor not in groups}
    return {(side, name) for side, name in found if side not in unnamed}


def _holds(country: str, side: str) -> bool:
    return side.startswith(country + " ")


NOBODY = Sides()
