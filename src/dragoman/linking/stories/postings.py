"""Which reports meet: those that share two of their heaviest terms within a month, or a rare pair of them at any time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.linking.signature import Ints, Lists, Signatures
from dragoman.linking.stories.edges import MEETINGS

MONTH = 30  # days of a window, in which reports are compared
# A pair of terms that more reports of a month share than this tells nothing; of all times, that fewer share.
_TOO_COMMON, _TOO_COMMON_EVER = 40, 20
_EVER = -1  # the window of what is looked for at all times
# Pairs of reports in memory at a time, before each is counted once.
_PAIRS_AT_ONCE = 4_000_000


class Meetings:
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
        window, window2 = day // MONTH, theirs // MONTH
        # Months first, the earlier one before the later; within each by key, as they lie there already.
        wheres = [(~undated & ((w == window2) | (w == window2 + 1)), w) for w in (window, window + 1)]
        wheres.append((undated | (key & 1 == 1), _EVER))
        owners = np.concatenate([at[m] for m, _ in wheres])
        codes = np.concatenate([_codes(key[m], np.full(int(m.sum()), w)) for m, w in wheres])
        order = np.argsort(owners, kind="stable")
        owners, codes = owners[order], codes[order]
        rank = np.arange(len(owners)) - np.searchsorted(owners, owners)
        first = rank < MEETINGS
        met = np.zeros((len(others), MEETINGS), dtype=np.int64)
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
        window = day // MONTH
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
