"""The moves of an arc-eager parser, made in many stretches of text at once: each array holds one state of every stretch.

A stretch is a block of text or what lies between two places in it where a sentence is likely to begin. That a sentence begins there is
held against what the parser does: a stretch is done when nothing of it is left to do just where the next begins, and then whatever
follows is read as if the whole had been read in one go. Where it is not done there, the two are joined and read anew.
"""

from __future__ import annotations

from collections import deque

import numpy as np

Array = np.ndarray

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
FEATURES = 8
_SIDE_BY_SIDE = 256


class Run:
    """The state of all stretches. Arrays over tokens have a row more, for "no token"; arrays over stretches hold those being read."""

    def __init__(self, lengths: list[int], openings: Array) -> None:
        """``lengths`` of the blocks in tokens; ``openings``, (tokens,): which tokens are likely to begin a sentence."""
        n = self.none = len(openings)
        self.heads = np.full(n + 1, -1)
        self.labels = np.zeros(n + 1, dtype=np.int64)
        self._left = np.full(n + 1, n)  # the latest dependent to the left, and to the right
        self._right = np.full(n + 1, n)
        self._before = np.full(n + 1, n)  # the one to the right before a token under the same governor
        self._returned = np.zeros(n + 1, dtype=bool)  # was put back and may not be shifted again
        self._begins = np.zeros(n + 1, dtype=bool)  # begins a sentence
        self._back = np.zeros(n + 1, dtype=np.int64)  # tokens put back before the rest of the buffer
        lasts = np.cumsum(lengths, dtype=np.int64)
        opening = openings.copy()
        opening[[at for at, length in zip((lasts - lengths).tolist(), lengths, strict=True) if length]] = True
        self._starts = np.flatnonzero(opening)
        self._ends = np.append(self._starts[1:], n)[: len(self._starts)]
        self._lasts = lasts[np.searchsorted(lasts, self._starts, side="right")]
        # Three rows of "no token" below each stack, so that one can look three deep into an empty one.
        self._stack = np.full(n + 3 * (len(self._starts) + 1), n)
        self._gone = np.zeros(len(self._starts), dtype=bool)  # joined to the stretch before
        # The longest first: whoever comes last is alone for as long as it takes.
        self._waiting = deque(np.argsort(self._starts - self._ends, kind="stable").tolist())
        self._take(np.zeros((7, 0), dtype=np.int64))

    def _take(self, state: Array) -> None:
        """Go on with these states, a column a stretch; each row can be changed in place."""
        self._state = state
        self._number, self._end, self._last, self._next, self._base, self._depth, self._put = state

    def refill(self) -> bool:
        """Let finished stretches go and take new ones in; false when all are done."""
        busy = (self._depth > 0) | (self._next < self._end) | (self._put > 0)
        free = min(_SIDE_BY_SIDE - int(busy.sum()), len(self._waiting))
        if free > 0 or not busy.all():
            new = [k for k in (self._waiting.popleft() for _ in range(free)) if not self._gone[k]]
            zeros = np.zeros(len(new), dtype=np.int64)
            starts = self._starts[new]
            fresh = np.array([new, self._ends[new], self._lasts[new], starts, starts + 3 * (np.array(new) + 1), zeros, zeros], dtype=np.int64)
            self._take(np.concatenate([self._state[:, busy], fresh], axis=1))
        return self._state.shape[1] > 0 or len(self._waiting) > 0

    def context(self) -> Array:
        """(8, stretches): the next two tokens, the top three of the stack, the latest dependents of the first of each."""
        none, put = self.none, self._put
        top = self._base + self._depth
        ids = np.empty((FEATURES, len(put)), dtype=np.int64)
        ids[0] = np.where(self._next < self._last, self._next, none)
        second = self._next + 1 - put
        ids[1] = np.where(second < self._last, second, none)
        back = np.flatnonzero(put)
        if len(back):
            first = self._starts[self._number[back]]
            ids[0, back] = self._back[first + put[back] - 1]
            two = put[back] > 1
            back = back[two]
            ids[1, back] = self._back[first[two] + put[back] - 2]
        ids[2], ids[3], ids[4] = self._stack[top - 1], self._stack[top - 2], self._stack[top - 3]
        ids[5], ids[6], ids[7] = self._left[ids[0]], self._left[ids[2]], self._right[ids[2]]
        return ids

    def allowed(self, ids: Array) -> Array:
        """Which moves each stretch may make, as a number of four bits: shift, reduce, arcs, break."""
        first, second = ids[0], ids[1]
        stacked = self._depth > 0
        left = self._last - self._next + self._put
        inside = ~self._begins[first]
        shift = ~stacked | ((left >= 2) & inside & ~self._returned[first])
        arcs = stacked & (left > 0) & inside
        # What the next stretch says of its second token is not known where this one comes to the first.
        breaks = (left >= 2) & (second == first + 1) & (~self._begins[second] | (first == self._end))
        return np.asarray(shift + 2 * stacked + 4 * arcs + 8 * breaks)

    def step(self, move: Array, label: Array, ids: Array) -> None:
        """Make one move in every stretch: ``move`` and ``label`` are (stretches,), ``ids`` the tokens looked at, a column a stretch."""
        beyond = (ids[0] == self._end) & (ids[0] < self._last) & (move != REDUCE)
        if beyond.any():
            keep = self._join(self._number[beyond])
            move, label, ids = move[keep], label[keep], ids[:, keep]
        left, right = np.flatnonzero(move == LEFT), np.flatnonzero(move == RIGHT)
        self._arc_left(ids[0, left], ids[2, left], label[left])
        self._arc_right(ids[2, right], ids[0, right], label[right])
        self._begins[ids[1, move == BREAK]] = True
        self._put_back(np.flatnonzero((move == REDUCE) & (self.heads[ids[2]] < 0) & (self._depth > 1)), ids[2])
        push = (move == SHIFT) | (move == RIGHT)
        self._stack[(self._base + self._depth)[push]] = ids[0, push]
        fresh = push & (ids[0] >= self._next)
        self._next += fresh
        self._put -= push & ~fresh
        self._depth += push
        self._depth -= (move == LEFT) | (move == REDUCE)

    def _join(self, numbers: Array) -> Array:
        """Has stretches that are not done where the next begins read anew together with that; tells which of those being read go on."""
        stopped = np.zeros(len(self._gone), dtype=bool)
        for k in (k for k in sorted(numbers.tolist()) if not self._gone[k]):
            after = int(np.searchsorted(self._starts, self._ends[k]))
            self._gone[after] = stopped[k] = stopped[after] = True
            start, end = int(self._starts[k]), int(self._ends[after])
            self._ends[k] = end
            self.heads[start:end] = -1
            self._left[start:end] = self._right[start:end] = self._before[start:end] = self.none
            self._returned[start:end] = False
            self._begins[start + 1 : end + 1] = False  # whether one begins at its start the stretch before says
            self._waiting.appendleft(k)
        keep: Array = ~stopped[self._number]
        self._take(self._state[:, keep])
        return keep

    def _arc_left(self, head: Array, child: Array, label: Array) -> None:
        old = self.heads[child]
        again = np.flatnonzero(old >= 0)
        self._right[old[again]] = self._before[child[again]]
        self.heads[child], self.labels[child] = head, label
        self._left[head] = child
        self._returned[head] = False

    def _arc_right(self, head: Array, child: Array, label: Array) -> None:
        self.heads[child], self.labels[child] = head, label
        self._before[child] = self._right[head]
        self._right[head] = child

    def _put_back(self, which: Array, tops: Array) -> None:
        if len(which):
            self._returned[tops[which]] = True
            self._back[self._starts[self._number[which]] + self._put[which]] = tops[which]
            self._put[which] += 1
