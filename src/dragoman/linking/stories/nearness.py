"""How near reports that meet are, and which of their pairs are edges."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dragoman.linking.signature import Floats, Ints, Lists, Signatures
from dragoman.linking.stories.edges import NO_EDGES, Edges
from dragoman.linking.stories.postings import MONTH, Meetings, Postings

# Nearness from which two reports may be in one story by way of each other.
LOOSE = 0.15
# Reports this many days apart are as near as their words; from then on less and less, down to a share of it at the end of the month.
_FREE_DAYS, _FAR = 3, 0.7


def near_pairs(postings: Postings, fresh: Iterable[int] | None = None) -> Edges:
    """The pairs near enough to matter, with their nearness; only those with one of ``fresh`` if given."""
    signatures = postings.signatures
    new = None if fresh is None else np.array(sorted(fresh), dtype=np.int64)
    if new is not None and len(new) == postings.reports:
        new = None
    measure, meetings = _Measure(signatures), Meetings(signatures)
    found = [NO_EDGES]
    for one, others in postings.met(new):
        near = measure.nearness(one, others)
        others, near = others[near >= LOOSE], near[near >= LOOSE]
        if len(others):
            edges = Edges(np.minimum(one, others), np.maximum(one, others), near, meetings.of(one, others))
            found.append(edges.where(edges.met[:, 0] != 0))
    return Edges.concatenated(found)


def live_edges(postings: Postings, edges: Edges) -> Edges:
    """The edges whose two reports met where few others are: those found when that was so, but is no longer, are left out."""
    crowded = postings.crowded()
    if not len(crowded) or not len(edges):
        return edges
    live = np.zeros(len(edges), dtype=bool)
    for codes in edges.met.T:
        left = np.flatnonzero(~live & (codes != 0))  # for most the first will do
        live[left] = ~np.isin(codes[left], crowded)
    return edges.where(live)


class _Measure:
    """How near reports are: cosine of their terms, less for days in between."""

    def __init__(self, signatures: Signatures) -> None:
        self.signatures = signatures
        vocabulary, ids = np.unique(signatures.terms.values, return_inverse=True)
        self.ids = Lists(signatures.terms.start, ids)
        self.weight = np.zeros(len(vocabulary))

    def nearness(self, one: int, others: Ints) -> Floats:
        """Of one report with each of others."""
        mine = self.ids[one]
        self.weight[mine] = self.signatures.weights[one]
        places, at = self.ids.places(others)
        # Term by term in one order, whichever of two reports is asked about.
        words = np.bincount(at, weights=self.weight[self.ids.values[places]] * self.signatures.weights.values[places], minlength=len(others))
        self.weight[mine] = 0.0
        near: Floats = np.round(words * in_time(self.signatures.days[[one]], self.signatures.days[others]), 6)
        return near


def in_time(one: Ints, other: Ints) -> Floats:
    """The share of nearness that days in between leave."""
    late = np.clip((np.abs(one - other) - _FREE_DAYS) / (MONTH - _FREE_DAYS), 0.0, 1.0)
    share: Floats = np.where((one >= 0) & (other >= 0), 1.0 - (1.0 - _FAR) * late, 1.0)
    return share
