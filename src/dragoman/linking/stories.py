"""Which reports are about the same happening: signatures in, groups of them out.

Copies of one text count as one report. Reports that share two of their heaviest terms within a month are compared; what is near enough
is an edge; reports connected by edges are clustered by average link, and two clusters are one story only if they are about as near to
each other as each is in itself: that keeps apart two happenings of one kind, which share the words of their kind.

Every step is a function of the set of reports: the order in which they came plays no part, and what a pair's nearness is
depends on the two alone, so it may be kept from one run to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dragoman.linking.copies import Groups, copy_groups, first_of, published_first
from dragoman.linking.signature import Floats, Ints, Signatures

# Average nearness at which two clusters are one story; chosen on half of the topics of a development set, where 0.14 to 0.22 do as well.
SAME = 0.18
# … and what share of the lesser inner nearness it must reach, once both have so many members.
_AS_NEAR, _MEMBERS = 0.7, 3
# Nearness from which two reports may be in one story by way of each other.
LOOSE = 0.15
# Reports this many days apart are as near as their words; from then on less and less, down to a share of it at the end of the month.
_FREE_DAYS, _MONTH, _FAR = 3, 30, 0.7
# A pair of terms that more reports of a month share than this tells nothing; of all times, that fewer share.
_TOO_COMMON, _TOO_COMMON_EVER = 256, 64
# Larger components are cut at higher nearness first.
_LARGEST = 600
_STEP = 0.05

@dataclass(frozen=True)
class Edges:
    """Pairs of reports by number, the lesser first, and how near they are."""

    one: Ints
    other: Ints
    near: Floats

    @classmethod
    def of(cls, pairs: Mapping[tuple[int, int], float]) -> Edges:
        """From single ones, in any order."""
        items = sorted(pairs.items())
        return cls(
            np.array([p[0] for p, _ in items], dtype=np.int64), np.array([p[1] for p, _ in items], dtype=np.int64), np.array([v for _, v in items], dtype=np.float64)
        )

    def __len__(self) -> int:
        return len(self.one)

    def __add__(self, more: Edges) -> Edges:
        return Edges(np.concatenate([self.one, more.one]), np.concatenate([self.other, more.other]), np.concatenate([self.near, more.near]))

    def where(self, chosen: Any) -> Edges:
        """Some of them."""
        return Edges(self.one[chosen], self.other[chosen], self.near[chosen])

    def pairs(self) -> dict[tuple[int, int], float]:
        """One by one."""
        return {(a, b): v for a, b, v in zip(self.one.tolist(), self.other.tolist(), self.near.tolist(), strict=True)}


NO_EDGES = Edges.of({})


@dataclass
class Graph:
    """Reports that stand for their copies, and how near those are that were compared."""

    signatures: Signatures
    copies: dict[int, list[int]]
    edges: Edges = NO_EDGES

    @classmethod
    def of(cls, signatures: Signatures) -> Graph:
        """Copies found, nothing compared yet."""
        return cls(signatures, {first_of(signatures, g): g for g in copy_groups(signatures)})

    def in_order(self, node: int) -> list[int]:
        """The copies a report stands for, the first published first."""
        return sorted(self.copies[node], key=lambda n: published_first(self.signatures, n))

    def components(self, among: Sequence[int], floor: float = 0.0) -> list[list[int]]:
        """Reports connected by edges of a nearness, each list ascending; each of ``among`` is in one."""
        nodes = np.array(sorted(among), dtype=np.int64)
        at = np.full(len(self.signatures), -1)
        at[nodes] = np.arange(len(nodes))
        edges = self.edges.where((at[self.edges.one] >= 0) & (at[self.edges.other] >= 0) & (self.edges.near >= floor))
        groups = Groups(len(nodes))
        for one, other in zip(at[edges.one].tolist(), at[edges.other].tolist(), strict=True):
            groups.join(one, other)
        return [nodes[g].tolist() for g in groups.all()]


def group_reports(signatures: Signatures) -> list[list[int]]:
    """The stories among some reports: lists of numbers, ascending."""
    graph = Graph.of(signatures)
    graph.edges = near_pairs(signatures, sorted(graph.copies))
    return sorted(s for part in parts_of(graph) for s in stories_of(graph, part))


def parts_of(graph: Graph) -> list[list[int]]:
    """The reports that stand for their copies, in parts that have nothing to do with one another."""
    return [part for component in graph.components(list(graph.copies)) for part in _bounded(graph, component, LOOSE)]


def stories_of(graph: Graph, part: Sequence[int]) -> list[list[int]]:
    """The stories of one part, copies included."""
    return [sorted(m for n in cluster for m in graph.copies[n]) for cluster in _clusters(graph.signatures, part)]


def near_pairs(signatures: Signatures, nodes: Sequence[int], fresh: Iterable[int] | None = None) -> Edges:
    """The pairs among ``nodes`` near enough to matter, with their nearness; only those with one of ``fresh`` if given."""
    new = None if fresh is None else np.array(sorted(fresh), dtype=np.int64)
    met: dict[int, set[int]] = {}
    for members in _Postings(signatures, nodes).live(new):
        wanted = members if new is None else members[np.isin(members, new)]
        for one in wanted.tolist():
            met.setdefault(one, set()).update(members.tolist())
    edges: dict[tuple[int, int], float] = {}
    for one in sorted(met):
        others = sorted(m for m in met[one] if m != one and (m < one or m not in met))
        for other, value in zip(others, _nearness(signatures, one, others), strict=True):
            if value >= LOOSE:
                edges[min(one, other), max(one, other)] = value
    return Edges.of(edges)


def live_edges(signatures: Signatures, nodes: Sequence[int], edges: Edges) -> Edges:
    """The edges whose two reports share a key that is not too common by now: those found when it was rarer go with it."""
    postings = _Postings(signatures, nodes)
    crowded = postings.crowded()
    if not crowded:
        return edges
    live: dict[int, set[int]] = {n: set() for n in crowded}
    for number, members in enumerate(postings.live(np.array(sorted(crowded), dtype=np.int64))):
        for m in members.tolist():
            if m in live:
                live[m].add(number)
    kept = [not (a in live and b in live) or bool(live[a] & live[b]) for a, b in zip(edges.one.tolist(), edges.other.tolist(), strict=True)]
    return edges.where(np.array(kept, dtype=bool))


class _Postings:
    """Which reports share a key within a month, or a key of their very heaviest terms at any time; the undated share it with all."""

    def __init__(self, signatures: Signatures, nodes: Sequence[int]) -> None:
        key, owner = signatures.keys.flat(np.array(nodes, dtype=np.int64))
        day = signatures.days[owner] if len(owner) else owner
        dated = day >= 0
        window = day // _MONTH
        # Odd keys are of the very heaviest terms: they, and those that an undated report has, are looked for among all times.
        ever = (key & 1 == 1) | np.isin(key, key[~dated])
        self.key = np.concatenate([key[dated], key[dated], key[ever]])
        self.window = np.concatenate([window[dated], window[dated] + 1, np.full(int(ever.sum()), -1)])
        self.owner = np.concatenate([owner[dated], owner[dated], owner[ever]])
        order = np.lexsort((self.owner, self.window, self.key))
        self.key, self.window, self.owner = self.key[order], self.window[order], self.owner[order]
        change = np.flatnonzero((np.diff(self.key) != 0) | (np.diff(self.window) != 0)) + 1
        self.start = np.concatenate([[0], change]).astype(np.int64) if len(order) else np.zeros(0, dtype=np.int64)
        self.size = np.diff(np.concatenate([self.start, [len(order)]])) if len(order) else self.start
        self.common = self.size > (np.where(self.window[self.start] < 0, _TOO_COMMON_EVER, _TOO_COMMON) if len(order) else 0)

    def live(self, among: Ints | None) -> Iterator[Ints]:
        """Postings of two and more that are not too common; only those with one of ``among`` if given."""
        chosen = (self.size > 1) & ~self.common
        if among is not None:
            hits = np.concatenate([[0], np.cumsum(np.isin(self.owner, among))])
            chosen &= hits[self.start + self.size] > hits[self.start]
        for at in np.flatnonzero(chosen).tolist():
            yield self.owner[self.start[at] : self.start[at] + self.size[at]]

    def crowded(self) -> set[int]:
        """Reports with a key that is too common."""
        return {n for at in np.flatnonzero(self.common).tolist() for n in self.owner[self.start[at] : self.start[at] + self.size[at]].tolist()}


def _nearness(signatures: Signatures, one: int, others: Sequence[int]) -> list[float]:
    """Cosine of the terms of one with each of others, less for days in between."""
    terms, weights = signatures.vector(one)
    share = _in_time(signatures.days[[one]], signatures.days[list(others)])
    out = []
    for k, other in enumerate(others):
        theirs, heavy = signatures.vector(other)
        at = np.searchsorted(terms, theirs)
        at[at == len(terms)] = 0
        hit = terms[at] == theirs if len(terms) else np.zeros(len(theirs), dtype=bool)
        words = float((weights[at[hit]] * heavy[hit]).sum()) if len(terms) else 0.0
        out.append(round(words * float(share[k]), 6))
    return out


def _in_time(one: Ints, other: Ints) -> Floats:
    """The share of nearness that days in between leave."""
    late = np.clip((np.abs(one - other) - _FREE_DAYS) / (_MONTH - _FREE_DAYS), 0.0, 1.0)
    share: Floats = np.where((one >= 0) & (other >= 0), 1.0 - (1.0 - _FAR) * late, 1.0)
    return share


def _bounded(graph: Graph, component: Sequence[int], floor: float) -> list[list[int]]:
    """The component in parts small enough to cluster, cut at its weakest edges; what holds together at any nearness stays whole."""
    if len(component) <= _LARGEST or floor >= 1.0:
        return [list(component)]
    floor = round(floor + _STEP, 2)
    return [part for c in graph.components(component, floor) for part in _bounded(graph, c, floor)]


def _clusters(signatures: Signatures, nodes: Sequence[int]) -> list[list[int]]:
    if len(nodes) == 1:
        return [list(nodes)]
    return [[nodes[k] for k in c] for c in average_link(nearness_matrix(signatures, nodes))]


def nearness_matrix(signatures: Signatures, nodes: Sequence[int]) -> Floats:
    """How near every two of some reports are."""
    vectors = [signatures.vector(n) for n in nodes]
    vocabulary = np.unique(np.concatenate([t for t, _ in vectors]))
    dense = np.zeros((len(nodes), len(vocabulary)))
    for row, (terms, weights) in zip(dense, vectors, strict=True):
        row[np.searchsorted(vocabulary, terms)] = weights
    days = signatures.days[list(nodes)]
    factor = _in_time(days[:, None], days[None, :])
    # Rounded, so that no order of summation shows.
    result: Floats = np.round(dense @ dense.T * factor, 6)
    return result


def average_link(near: Floats) -> list[list[int]]:
    """Clusters of the rows of a matrix of nearness; ties go to the first."""
    return _AverageLink(near).run()


class _AverageLink:
    """Agglomeration by average link with the best partner of every cluster remembered."""

    def __init__(self, near: Floats) -> None:
        size = len(near)
        self.near = near.copy()
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
        """Whether two clusters of some size are much less near to each other than each is in itself."""
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
