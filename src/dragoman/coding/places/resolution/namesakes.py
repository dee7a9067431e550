"""Which of several namesakes that lie in one another is meant: the city or the region named after it, the county that holds the town; a candidate in, one out."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.places.resolution.candidates import Candidates
from dragoman.coding.places.resolution.geography import kind, within

GREAT = 1_000_000  # people of a city that outweighs the state it gave its name to


def city_of(table: Candidates, k: int, a: int, b: int) -> int:
    """The city where candidate k is the region named after it and no word asks for the region."""
    hint = table.names[int(table.owner[k])].hint
    if table.entries[k].feature not in ("admin1", "admin2") or hint in ("region", "county"):
        return k
    km = table.distances(k, a, b)
    cities = [c for c in range(a, b) if kind(table.entries[c]) == "city" and table.entries[c].population >= 5_000 and km[c - a] < 100]
    return max(cities, key=lambda c: table.entries[c].population, default=k)


def county_of(table: Candidates, best: Sequence[int], k: int, n: int) -> int:
    """The county that a town of the text lies in, where candidate k is a county of that name that holds none of them."""
    if k < 0 or table.entries[k].feature != "admin2":
        return k
    towns = [table.entries[x] for m, x in enumerate(best) if x >= 0 and m != n and kind(table.entries[x]) == "city"]
    if any(within(t, table.entries[k]) for t in towns):
        return k
    a, b = table.slices[n]
    return next((c for c in range(a, b) if table.entries[c].feature == "admin2" and any(within(t, table.entries[c]) for t in towns)), k)


def great_city(table: Candidates, k: int, a: int, b: int, best: Sequence[int]) -> int:
    """The great city where candidate k is the state named after it and the text names nothing else of that state: New York."""
    if table.entries[k].feature != "admin1" or table.names[int(table.owner[k])].hint in ("region", "county"):
        return k
    state = table.entries[k].admin1_code
    cities = [c for c in range(a, b) if kind(table.entries[c]) == "city" and table.entries[c].admin1_code == state and table.entries[c].population >= GREAT]
    others = [x for x in best if x >= 0 and not a <= x < b and table.entries[x].admin1_code == state]
    return max(cities, key=lambda c: table.entries[c].population) if cities and not others else k
