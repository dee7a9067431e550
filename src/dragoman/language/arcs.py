"""The parser model's arc-eager parser in numpy: context vectors in, each token's governor and label out.

Many blocks of text are read side by side: a step is a handful of operations on arrays that hold one move of every block, and
a block that is done makes way for the next. The moves, when they are allowed and what they do are those of the model's library.
"""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np

Array = np.ndarray

SHIFT, REDUCE, LEFT, RIGHT, BREAK = range(5)
_NAMES = {"S": SHIFT, "D": REDUCE, "L": LEFT, "R": RIGHT, "B": BREAK}
_SIDE_BY_SIDE = 256
_ROWS = 2_048  # tokens multiplied at once
_FEATURES = 8
_PLACES = np.arange(_FEATURES)[:, None]
# A label of two parts tells of a governor that the moves could not reach: "prep||dobj" hangs on the dobj below its governor.
_LIFTED = "||"


class ArcParser:
    """Holds the weights and the moves; calls change nothing."""

    def __init__(self, model: Any, moves: list[str]) -> None:
        """``moves`` are the names of the model's classes: "S", "L-nsubj". Raises ValueError for a model of another make."""
        reduce, lower, upper = model.layers[0].layers[-1], model.layers[1], model.layers[2]
        if lower.get_dim("nF") != _FEATURES or lower.get_dim("nP") != 2:
            raise ValueError("the parser does not look at eight tokens with two pieces a unit")
        self._reduce = np.ascontiguousarray(reduce.get_param("W").T), reduce.get_param("b")
        self._lower, self._absent, self._lower_bias = _apart(lower)
        self._upper = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        self._move = np.array([_NAMES[m.partition("-")[0]] for m in moves])
        labels = [m.partition("-")[2] for m in moves]
        self.labels = sorted(set(labels) | {"ROOT"} | {part for x in labels for part in x.split(_LIFTED)})
        self._label = np.array([self.labels.index(x) for x in labels])
        self._root = self.labels.index("ROOT")
        self._barred = np.where(_allowed(self._move), np.float32(0), np.float32(-np.inf))

    def parse(self, vectors: Array, lengths: list[int], spaces: Array) -> tuple[Array, Array]:
        """Governor (the token itself for a root) and number of the label of each token of the blocks; ``spaces`` are white space."""
        n = len(vectors)
        seen = self._seen(vectors)
        run = _Run(n, lengths)
        while run.refill():
            ids = run.context()
            act = self._choose(seen, ids, run.allowed(ids))
            run.step(self._move[act], self._label[act], ids)
        heads = run.heads[:n]
        labels = run.labels[:n]
        roots = np.flatnonzero(heads < 0)
        heads[roots], labels[roots] = roots, self._root
        self._lower_lifted(heads, labels, lengths, spaces)
        return heads, labels

    def _seen(self, vectors: Array) -> Array:
        """((n + 1) · 8, width) what each token adds to a choice from each of the eight places it may stand in; last comes "no token".

        A token stands in several places one after the other: so each is multiplied once, and a step only adds.
        """
        n = len(vectors)
        out = np.empty((n + 1, self._lower.shape[1]), dtype=np.float32)
        for start in range(0, n, _ROWS):
            few = slice(start, min(start + _ROWS, n))
            np.matmul(vectors[few] @ self._reduce[0] + self._reduce[1], self._lower, out=out[few])
        out[n] = self._absent
        return out.reshape((n + 1) * _FEATURES, -1)

    def _choose(self, seen: Array, ids: Array, allowed: Array) -> Array:
        """The best allowed class for each block."""
        y = np.take(seen, ids * _FEATURES + _PLACES, axis=0).sum(axis=0)
        y += self._lower_bias
        half = y.shape[1] // 2
        scores = np.maximum(y[:, :half], y[:, half:]) @ self._upper[0]
        scores += self._upper[1]
        scores += self._barred[allowed]
        return np.asarray(scores.argmax(axis=1))

    def _lower_lifted(self, heads: Array, labels: Array, lengths: list[int], spaces: Array) -> None:
        """Tokens whose label names the one they hang on are hung there."""
        lifted = np.array([_LIFTED in label for label in self.labels])
        found = np.flatnonzero(lifted[labels])
        if not len(found):
            return
        ends = np.cumsum(lengths)
        for t in found.tolist():
            block = int(np.searchsorted(ends, t, side="right"))
            end = int(ends[block])
            own, _, below = self.labels[labels[t]].partition(_LIFTED)
            heads[t] = _below(heads, labels, t, self.labels.index(below), (end - lengths[block], end), spaces)
            labels[t] = self.labels.index(own)


class _Run:
    """The state of all blocks. Arrays over tokens have a row more, for "no token"; arrays over blocks hold those being read."""

    def __init__(self, n: int, lengths: list[int]) -> None:
        self.none = n
        self.heads = np.full(n + 1, -1)
        self.labels = np.zeros(n + 1, dtype=np.int64)
        self._left = np.full(n + 1, n)  # the latest dependent to the left, and to the right
        self._right = np.full(n + 1, n)
        self._before = np.full(n + 1, n)  # the one to the right before a token under the same governor
        self._returned = np.zeros(n + 1, dtype=bool)  # was put back and may not be shifted again
        self._begins = np.zeros(n + 1, dtype=bool)  # begins a sentence
        # Three rows of "no token" below each stack, so that one can look three deep into an empty one.
        self._stack = np.full(n + 3 * (len(lengths) + 1), n)
        self._back = np.zeros(n + 1, dtype=np.int64)  # tokens put back before the rest of the buffer
        starts = np.concatenate([[0], np.cumsum(lengths)]) if lengths else np.zeros(1, dtype=np.int64)
        # The longest first: whoever comes last is alone for as long as it takes.
        order = sorted((k for k in range(len(lengths)) if lengths[k]), key=lambda k: -lengths[k])
        self._waiting = deque((int(starts[k]), int(starts[k + 1]), 3 * (k + 1)) for k in order)
        empty = np.zeros(0, dtype=np.int64)
        self._first, self._last, self._next, self._base, self._depth, self._put = (empty,) * 6

    def refill(self) -> bool:
        """Let finished blocks go and take new ones in; false when all are done."""
        done = (self._depth == 0) & (self._next >= self._last) & (self._put == 0)
        if done.any():
            keep = ~done
            self._first, self._last, self._next = self._first[keep], self._last[keep], self._next[keep]
            self._base, self._depth, self._put = self._base[keep], self._depth[keep], self._put[keep]
        free = min(_SIDE_BY_SIDE - len(self._first), len(self._waiting))
        if free > 0:
            new = np.array([self._waiting.popleft() for _ in range(free)], dtype=np.int64)
            zeros = np.zeros(free, dtype=np.int64)
            self._first, self._last = np.concatenate([self._first, new[:, 0]]), np.concatenate([self._last, new[:, 1]])
            self._next, self._base = np.concatenate([self._next, new[:, 0]]), np.concatenate([self._base, new[:, 0] + new[:, 2]])
            self._depth, self._put = np.concatenate([self._depth, zeros]), np.concatenate([self._put, zeros])
        return len(self._first) > 0

    def context(self) -> Array:
        """(8, blocks): the next two tokens, the top three of the stack, the latest dependents of the first of each."""
        none, put = self.none, self._put
        top = self._base + self._depth
        ids = np.empty((_FEATURES, len(put)), dtype=np.int64)
        ids[0] = np.where(self._next < self._last, self._next, none)
        second = self._next + 1 - put
        ids[1] = np.where(second < self._last, second, none)
        back = np.flatnonzero(put)
        if len(back):
            ids[0, back] = self._back[self._first[back] + put[back] - 1]
            back = back[put[back] > 1]
            ids[1, back] = self._back[self._first[back] + put[back] - 2]
        ids[2], ids[3], ids[4] = self._stack[top - 1], self._stack[top - 2], self._stack[top - 3]
        ids[5], ids[6], ids[7] = self._left[ids[0]], self._left[ids[2]], self._right[ids[2]]
        return ids

    def allowed(self, ids: Array) -> Array:
        """Which moves each block may make, as a number of four bits: shift, reduce, arcs, break."""
        first, second = ids[0], ids[1]
        stacked = self._depth > 0
        left = self._last - self._next + self._put
        inside = ~self._begins[first]
        shift = ~stacked | ((left >= 2) & inside & ~self._returned[first])
        arcs = stacked & (left > 0) & inside
        breaks = (left >= 2) & (second == first + 1) & ~self._begins[second]
        return np.asarray(shift + 2 * stacked + 4 * arcs + 8 * breaks)

    def step(self, move: Array, label: Array, ids: Array) -> None:
        """Make one move in every block: ``move`` and ``label`` are (blocks,), ``ids`` the tokens looked at, a column a block."""
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

    def _put_back(self, blocks: Array, tops: Array) -> None:
        if len(blocks):
            self._returned[tops[blocks]] = True
            self._back[self._first[blocks] + self._put[blocks]] = tops[blocks]
            self._put[blocks] += 1


def _allowed(move: Array) -> Array:
    """(16, classes): which classes a number of four bits allows."""
    bit = np.array([1, 2, 4, 4, 8])[move]
    return np.asarray((np.arange(16)[:, None] & bit) > 0)


def _apart(lower: Any) -> tuple[Array, Array, Array]:
    """The layer over the eight tokens: the weights of a token in each place side by side, what its absence there adds, and the bias."""
    w, pad, b = lower.get_param("W"), lower.get_param("pad")[0], lower.get_param("b")
    width = w.shape[3]
    weight = np.ascontiguousarray(w.transpose(3, 0, 2, 1).reshape(width, -1))
    return weight, np.ascontiguousarray(pad.transpose(0, 2, 1)).reshape(-1), np.ascontiguousarray(b.T).reshape(-1)


def _below(heads: Array, labels: Array, token: int, label: int, block: tuple[int, int], spaces: Array) -> int:
    """The nearest token below the token's governor that bears the label, else the governor."""
    start, end = block
    queue = [int(heads[token])]
    seen = set(queue)
    while queue:
        level: list[int] = []
        for t in queue:
            for c in (np.flatnonzero(heads[start:end] == t) + start).tolist():
                if c in seen or c == token or spaces[c]:
                    continue
                if labels[c] == label:
                    return int(c)
                seen.add(c)
                level.append(c)
        queue = level
    return int(heads[token])
