"""Pairs of reports that are near, with what they met in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from dragoman.linking.signature import Floats, Ints

# Of the postings in which two reports met, so many are remembered.
MEETINGS = 4


class Links(NamedTuple):
    """Edges without where they met."""

    one: Ints
    other: Ints
    near: Floats


@dataclass(frozen=True)
class Edges:
    """Pairs of reports by number, the lesser first, how near they are, and the postings in which they met."""

    one: Ints
    other: Ints
    near: Floats
    met: Ints  # a row an edge, filled up with 0

    @classmethod
    def of(cls, pairs: Mapping[tuple[int, int], tuple[float, list[int]]]) -> Edges:
        """From single ones, in any order."""
        items = sorted(pairs.items())
        met = np.zeros((len(items), MEETINGS), dtype=np.int64)
        for row, (_, (_, codes)) in zip(met, items, strict=True):
            row[: len(codes)] = codes
        return cls(
            np.array([p[0] for p, _ in items], dtype=np.int64), np.array([p[1] for p, _ in items], dtype=np.int64),
            np.array([v[0] for _, v in items], dtype=np.float64), met,
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.one)

    @classmethod
    def concatenated(cls, several: Sequence[Edges]) -> Edges:
        """All of several, end to end."""
        return cls(*(np.concatenate([getattr(e, name) for e in several]) for name in ("one", "other", "near", "met")))

    def where(self, chosen: Any) -> Edges:
        """Those that are chosen."""
        if np.all(chosen):
            return self
        return Edges(self.one[chosen], self.other[chosen], self.near[chosen], self.met[chosen])

    @property
    def links(self) -> Links:
        """What connects."""
        return Links(self.one, self.other, self.near)

    def pairs(self) -> dict[tuple[int, int], float]:
        """One by one."""
        return {(a, b): v for a, b, v in zip(self.one.tolist(), self.other.tolist(), self.near.tolist(), strict=True)}


NO_EDGES = Edges.of({})
