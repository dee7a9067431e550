"""Which reports are about the same happening: signatures in, groups of them out.

Copies of one text count as one report. Reports that share two of their heaviest terms within a month are compared; what is near enough
is an edge; reports connected by edges are clustered by average link, and two clusters are one story only if they are about as near to
each other as each is in itself: that keeps apart two happenings of one kind, which share the words of their kind.

Every step is a function of the set of reports: the order in which they came plays no part, and what a pair's nearness is
depends on the two alone, so it may be kept from one run to the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from dragoman.linking.copies import connected, copy_groups, first_of, published_first
from dragoman.linking.signature import Floats, Ints, Lists, Signatures, year_term

# Average nearness at which two clusters are one story; chosen on half of the topics of a development set, where 0.14 to 0.22 do as well.
SAME = 0.18
# … and what share of the lesser inner nearness it must reach, once both have so many members.
_AS_NEAR, _MEMBERS = 0.7, 3
# Two clusters with no report in this many days between them, and none that tells the year of the other, are one story only if they are the nearer,
# the longer the silence: up to so many times after a year of it.
_SILENT, _YEAR, _NEARER = 60, 365, 3.0
# Nearness from which two reports may be in one story by way of each other.
LOOSE = 0.15
# Reports this many days apart are as near as their words; from then on less and less, down to a share of it at the end of the month.
_FREE_DAYS, _MONTH, _FAR = 3, 30, 0.7
# A pair of terms that more reports of a month share than this tells nothing; of all times, that fewer share.
_TOO_COMMON, _TOO_COMMON_EVER = 40, 20
_EVER = -1  # the window of what is looked for at all times
# Of the postings in which two reports met, so many are remembered.
_MEETINGS = 4
# Larger components are cut at higher nearness first.
_LARGEST = 500
_STEP = 0.1
# Pairs of reports in memory at a time, before each is counted once.
_PAIRS_AT_ONCE = 4_000_000


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
        met = np.zeros((len(items), _MEETINGS), dtype=np.int64)
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

    def components(self) -> list[list[int]]:
        """Connected reports, each list ascending; every report that stands for its copies is in one."""
        return _components(np.array(sorted(self.copies), dtype=np.int64), self.edges.links)


def _components(nodes: Ints, edges: Links) -> list[list[int]]:
    """``nodes`` (ascending) by the edges between them."""
    if not len(nodes):
        return []
    at = np.zeros(int(nodes[-1]) + 1, dtype=np.int64)
    at[nodes] = np.arange(len(nodes))
    named = nodes.tolist()
    return [[named[k] for k in g] for g in connected(len(nodes), at[edges.one], at[edges.other])]


def parts_of(graph: Graph, components: Sequence[list[int]] | None = None) -> list[list[int]]:
    """The reports that stand for their copies, in parts that have nothing to do with one another, but for those too large to be whole."""
    return list(_bounded(graph.components() if components is None else components, graph.edges.links, LOOSE))


def too_large(components: Sequence[list[int]]) -> set[int]:
    """The reports of components that are cut: a claim in one piece does not meet the same claim in another."""
    return {n for c in components if len(c) > _LARGEST for n in c}


def stories_of(graph: Graph, part: Sequence[int]) -> list[list[int]]:
    """The stories of one part, copies included."""
    return [sorted(m for n in cluster for m in graph.copies[n]) for cluster in _clusters(graph.signatures, part)]


def near_pairs(postings: Postings, fresh: Iterable[int] | None = None) -> Edges:
    """The pairs near enough to matter, with their nearness; only those with one of ``fresh`` if given."""
    signatures = postings.signatures
    new = None if fresh is None else np.array(sorted(fresh), dtype=np.int64)
    if new is not None and len(new) == postings.reports:
        new = None
    measure, meetings = _Measure(signatures), _Meetings(signatures)
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


class _Meetings:
    """Codes of the postings that a report shares with each of others, a few of them; a matter of the two alone."""

    def __init__(self, signatures: Signatures) -> None:
        self.signatures = signatures
        vocabulary, ids = np.unique(signatures.keys.values, return_inverse=True)
        self.ids = Lists(signatures.keys.start, ids)
        self.mine = np.zeros(len(vocabulary), dtype=bool)

    def of(self, one: int, others: Ints) -> Ints:
        """A row for each of ``others`` (ascending), filled up with 0."""
        mine = self.ids[one]
        self.mine[mine] = True
        places, at = self.ids.places(others)
        shared = self.mine[self.ids.values[places]]
        self.mine[mine] = False
        key, at = self.signatures.keys.values[places[shared]], at[shared]
        day, theirs = int(self.signatures.days[one]), self.signatures.days[others][at]
        undated = (theirs < 0) | (day < 0)
        window, window2 = day // _MONTH, theirs // _MONTH
        # Months first, the earlier one before the later; within each by key, as they lie there already.
        wheres = [(~undated & ((w == window2) | (w == window2 + 1)), w) for w in (window, window + 1)]
        wheres.append((undated | (key & 1 == 1), _EVER))
        owners = np.concatenate([at[m] for m, _ in wheres])
        codes = np.concatenate([_codes(key[m], np.full(int(m.sum()), w)) for m, w in wheres])
        order = np.argsort(owners, kind="stable")
        owners, codes = owners[order], codes[order]
        rank = np.arange(len(owners)) - np.searchsorted(owners, owners)
        first = rank < _MEETINGS
        met = np.zeros((len(others), _MEETINGS), dtype=np.int64)
        met[owners[first], rank[first]] = codes[first]
        return met


def _codes(keys: Ints, windows: Ints) -> Ints:
    """One number for a key in a month, or at any time."""
    mixed: Ints = (keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) ^ (windows + 2).astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)).astype(np.int64)
    return mixed


class Postings:
    """Which reports share a key within a month, or a key of their very heaviest terms at any time; the undated share it with all."""

    def __init__(self, signatures: Signatures, nodes: Sequence[int]) -> None:
        self.signatures, self.reports = signatures, len(nodes)
        key, owner = signatures.keys.flat(np.array(nodes, dtype=np.int64))
        day = signatures.days[owner] if len(owner) else owner
        dated = day >= 0
        window = day // _MONTH
        # Odd keys are of the very heaviest terms: they, and those that an undated report has, are looked for among all times.
        ever = (key & 1 == 1) | np.isin(key, key[~dated])
        self.key = np.concatenate([key[dated], key[dated], key[ever]])
        self.window = np.concatenate([window[dated], window[dated] + 1, np.full(int(ever.sum()), _EVER)])
        self.owner = np.concatenate([owner[dated], owner[dated], owner[ever]])
        order = np.lexsort((self.owner, self.window, self.key))
        self.key, self.window, self.owner = self.key[order], self.window[order], self.owner[order]
        change = np.flatnonzero((np.diff(self.key) != 0) | (np.diff(self.window) != 0)) + 1
        self.start = np.concatenate([[0], change]).astype(np.int64) if len(order) else np.zeros(0, dtype=np.int64)
        self.size = np.diff(np.concatenate([self.start, [len(order)]])) if len(order) else self.start
        self.common = self.size > (np.where(self.window[self.start] == _EVER, _TOO_COMMON_EVER, _TOO_COMMON) if len(order) else 0)

    def met(self, among: Ints | None) -> Iterator[tuple[int, Ints]]:
        """Each report with those it meets where few others are, every pair once; only pairs with one of ``among`` if given."""
        live = np.repeat((self.size > 1) & ~self.common, self.size)
        begin = np.repeat(self.start, self.size)
        if among is None:  # with those before it
            entry = np.flatnonzero(live)
            count = entry - begin[entry]
        else:
            entry = np.flatnonzero(live & np.isin(self.owner, among))
            count = np.repeat(self.size, self.size)[entry]
        entry, count = entry[count > 0], count[count > 0]
        order = np.argsort(self.owner[entry], kind="stable")
        entry, count = entry[order], count[order]
        for part in _portions(self.owner[entry], count):
            one, other = self._expanded(entry[part], begin[entry[part]], count[part])
            if among is not None:
                kept = (other < one) | ((other > one) & ~np.isin(other, among))
                one, other = one[kept], other[kept]
            yield from _by_report(one, other)

    def _expanded(self, entry: Ints, begin: Ints, count: Ints) -> tuple[Ints, Ints]:
        """Each entry's report with the first ``count`` reports of its posting."""
        before = np.repeat(np.cumsum(count) - count, count)
        return np.repeat(self.owner[entry], count), self.owner[np.repeat(begin, count) + np.arange(len(before)) - before]

    def crowded(self) -> Ints:
        """Codes of postings that are too common."""
        at = self.start[self.common]
        return _codes(self.key[at], self.window[at])


def _portions(owner: Ints, count: Ints) -> Iterator[slice]:
    """Entries (by report) in runs of so many pairs that they fit in memory; a report's entries stay together."""
    ends = np.append(np.flatnonzero(np.diff(owner)) + 1, len(owner)) if len(owner) else np.zeros(0, dtype=np.int64)
    total = np.cumsum(count)
    start = 0
    while start < len(owner):
        done = total[start - 1] if start else 0
        fitting = np.searchsorted(total[ends - 1], done + _PAIRS_AT_ONCE, side="right")
        end = int(ends[fitting - 1]) if fitting else 0
        if end <= start:  # one report alone is more than that
            end = int(ends[np.searchsorted(ends, start, side="right")])
        yield slice(start, end)
        start = end


def _by_report(one: Ints, other: Ints) -> Iterator[tuple[int, Ints]]:
    """Pairs gathered by their first, the second ascending, none twice."""
    if not len(one):
        return
    width = int(other.max()) + 1
    pairs = np.unique(one * width + other)
    one, other = np.divmod(pairs, width)
    cuts = np.flatnonzero(np.diff(one)) + 1
    for first, last in zip([0, *cuts.tolist()], [*cuts.tolist(), len(one)], strict=True):
        yield int(one[first]), other[first:last]


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
        near: Floats = np.round(words * _in_time(self.signatures.days[[one]], self.signatures.days[others]), 6)
        return near


def _in_time(one: Ints, other: Ints) -> Floats:
    """The share of nearness that days in between leave."""
    late = np.clip((np.abs(one - other) - _FREE_DAYS) / (_MONTH - _FREE_DAYS), 0.0, 1.0)
    share: Floats = np.where((one >= 0) & (other >= 0), 1.0 - (1.0 - _FAR) * late, 1.0)
    return share


def _bounded(components: Sequence[list[int]], edges: Links, floor: float) -> Iterator[list[int]]:
    """Components small enough to cluster, cut at their weakest edges; what holds together at any nearness stays whole."""
    while True:
        large = []
        for component in components:
            if len(component) <= _LARGEST or floor >= 1.0:
                yield component
            else:
                large += component
        if not large:
            return
        nodes = np.array(sorted(large), dtype=np.int64)
        floor = min(1.0, round(floor + _STEP, 2))
        # An edge joins two of one component: one end tells.
        among = np.zeros(1 + max(int(nodes[-1]), int(edges.one.max(initial=0))), dtype=bool)
        among[nodes] = True
        chosen = (edges.near >= floor) & among[edges.one]
        edges = Links(edges.one[chosen], edges.other[chosen], edges.near[chosen])
        components = _components(nodes, edges)


def _clusters(signatures: Signatures, nodes: Sequence[int]) -> list[list[int]]:
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
    factor = _in_time(days[:, None], days[None, :])
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
