"""Names with their candidates in, what each was taken for out, with the model's probability."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dragoman.coding.places.resolution.columns import FEATURES
from dragoman.coding.places.resolution.name import Name
from dragoman.coding.places.resolution.namesakes import city_of, county_of, great_city
from dragoman.coding.places.resolution.ranking import Table
from dragoman.knowledge.gazetteer import BUILT_IN, PlaceEntry

_LARGE = 100_000  # no village has so many inhabitants

@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was taken for, and the model's probability of it."""

    entry: PlaceEntry
    probability: float


@lru_cache(maxsize=1)
def _weights() -> np.ndarray:
    """The trained weights, in the order of FEATURES."""
    path = BUILT_IN / "gazetteer/ranker.json"
    stored: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return np.array([stored.get(f, 0.0) for f in FEATURES])


def resolve(names: Sequence[Name]) -> list[Choice | None]:
    """The best candidate of each name, None where it has none."""
    if not any(n.candidates for n in names):
        return [None] * len(names)
    table = Table(names)
    probabilities = table.probabilities(_weights())
    best = table.best(probabilities)
    best = [county_of(table, best, k, n) for n, k in enumerate(best)]
    out: list[Choice | None] = []
    for a, b in table.slices:
        if a == b or (names[len(out)].strict and table.nowhere_in(len(out), probabilities)):
            out.append(None)
            continue
        k = great_city(table, city_of(table, best[len(out)], a, b), a, b, best)
        if names[len(out)].small and table.entries[k].population > _LARGE:
            out.append(None)  # "the village of Lodza" is not Lodz
            continue
        out.append(Choice(table.entries[k], _share(table, k, a, b, probabilities)))
    return out


def _share(table: Table, k: int, a: int, b: int, p: np.ndarray) -> float:
    """How sure candidate k of a … b is: a city and the region named after it are one answer, and where the company decided, the choice is as sure as
    the best alone was."""
    if b - a == 1:
        return float(p[a])
    near = table.distances(k, a, b) < 40
    return float(max(p[a:b][near].sum(), p[a:b].max()))
