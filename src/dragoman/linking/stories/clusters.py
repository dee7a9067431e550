"""Reports of one part clustered by average link: two clusters are one story only if they are about as near to each other as each is in itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np

from dragoman.linking.signature import Floats, Signatures, year_term
from dragoman.linking.stories.nearness import in_time

# Average nearness at which two clusters are one story; chosen on half of the topics of a development set, where 0.14 to 0.22 do as well.
SAME = 0.18
# … and what share of the lesser inner nearness it must reach, once both have so many members.
_AS_NEAR, _MEMBERS = 0.7, 3
# Two clusters with no report in this many days between them, and none that tells the year of the other, are one story only if they are the nearer,
# the longer the silence: up to so many times after a year of it.
_SILENT, _YEAR, _NEARER = 60, 365, 3.0


def clusters(signatures: Signatures, nodes: Sequence[int]) -> list[list[int]]:
    """The stories among the reports of one part, by number."""
    if len(nodes) == 1:
        return [list(nodes)]
    return [[nodes[k] for k in c] for c in average_link(nearness_matrix(signatures, nodes), silence_matrix(signatures, nodes))]


def silence_matrix(signatures: Signatures, nodes: Sequence[int]) -> Floats:
    """The days between every two of some reports; none where one is undated, or tells the year of the other."""
    days = np.where(signatures.days >= 0, signatures.days, signatures.guesses)[list(nodes)]
    years = [dt.date.fromordinal(int(d)).year if d > 0 else 0 for d in days]
    known = sorted(set(years))
    told = np.array([np.isin([year_term(y) for y in known], signatures.vector(n)[0]) for n in nodes])[:, np.searchsorted(known, years)]
    nothing = told | told.T | (days[:, None] < 0) | (days[None, :] < 0)
    result: Floats = np.where(nothing, 0.0, np.abs(days[:, None] - days[None, :]).astype(np.float64))
    return result


def nearness_matrix(signatures: Signatures, nodes: Sequence[int]) -> Floats:
    """How near every two of some reports are."""
    vectors = [signatures.vector(n) for n in nodes]
    vocabulary = np.unique(np.concatenate([t for t, _ in vectors]))
    dense = np.zeros((len(nodes), len(vocabulary)))
    for row, (terms, weights) in zip(dense, vectors, strict=True):
        row[np.searchsorted(vocabulary, terms)] = weights
    days = signatures.days[list(nodes)]
    factor = in_time(days[:, None], days[None, :])
    # Rounded, so that no order of summation shows.
    result: Floats = np.round(dense @ dense.T * factor, 6)
    return result


def average_link(near: Floats, silence: Floats | None = None) -> list[list[int]]:
    """Clusters of the rows of a matrix of nearness; ties go to the first. ``silence``: the days between every two."""
    return _AverageLink(near, np.zeros_like(near) if silence is None else silence).run()


class _AverageLink:
    """Agglomeration by average link with the best partner of every cluster remembered."""

    def __init__(self, near: Floats, silence: Floats) -> None:
        size = len(near)
        self.near = near.copy()
        self.silence = silence.copy()  # between clusters: the shortest between their members
        np.fill_diagonal(self.near, -1.0)
        self.open: Any = self.near.copy()  # -1 where a merge is barred
        self.members: list[list[int]] = [[k] for k in range(size)]
        self.inner = [0.0] * size  # sum of nearness over pairs inside
        self.best = self.open.argmax(axis=1)
        self.value = self.open.max(axis=1)

    def run(self) -> list[list[int]]:
        """Merge until nothing is near enough."""
        while True:
            one = int(self.value.argmax())
            if self.value[one] < SAME:
                return [sorted(m) for m in self.members if m]
            pair = sorted((one, int(self.best[one])))
            if self._apart(pair[0], pair[1]):
                self.open[pair[0], pair[1]] = self.open[pair[1], pair[0]] = -1.0
                self._rescan(pair)
            else:
                self._merge(pair[0], pair[1])

    def _apart(self, one: int, other: int) -> bool:
        """Whether two clusters are far apart in time for how near they are, or, of some size, much less near to each other than each is in itself."""
        long = min(1.0, max(0.0, (float(self.silence[one, other]) - _SILENT) / (_YEAR - _SILENT)))
        if self.near[one, other] < SAME * (1.0 + (_NEARER - 1.0) * long):
            return True
        sizes = len(self.members[one]), len(self.members[other])
        if min(sizes) < _MEMBERS:
            return False
        inner = min(self.inner[k] / (n * (n - 1) / 2) for k, n in zip((one, other), sizes, strict=True))
        return bool(self.near[one, other] < _AS_NEAR * inner)

    def _merge(self, one: int, other: int) -> None:
        mine, theirs = len(self.members[one]), len(self.members[other])
        self.inner[one] += self.inner[other] + float(self.near[one, other]) * mine * theirs
        row = (self.near[one] * mine + self.near[other] * theirs) / (mine + theirs)
        gone = [k for k, m in enumerate(self.members) if not m]
        row[[one, other, *gone]] = -1.0
        shortest = np.minimum(self.silence[one], self.silence[other])
        self.silence[one], self.silence[:, one] = shortest, shortest
        self.members[one] += self.members[other]
        self.members[other] = []
        for matrix in (self.near, self.open):
            matrix[one], matrix[:, one] = row, row
            matrix[other], matrix[:, other] = -1.0, -1.0
        self._rescan([one, other, *np.flatnonzero((self.best == one) | (self.best == other)).tolist()])
        better = np.flatnonzero(row > self.value)
        self.best[better], self.value[better] = one, row[better]

    def _rescan(self, rows: Sequence[int]) -> None:
        chosen = list(rows)
        self.best[chosen] = self.open[chosen].argmax(axis=1)
        self.value[chosen] = self.open[chosen].max(axis=1)
