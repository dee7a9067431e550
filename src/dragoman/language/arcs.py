"""The parser model's arc-eager parser in numpy: context vectors in, each token's governor and label out.

Many stretches of text are read side by side (``moves``): a step is a handful of operations on arrays that hold one move of every
stretch, and one that is done makes way for the next. The moves, when they are allowed and what they do are those of the model's library.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from dragoman.language.moves import BREAK, FEATURES, LEFT, REDUCE, RIGHT, SHIFT, Run

Array = np.ndarray

_NAMES = {"S": SHIFT, "D": REDUCE, "L": LEFT, "R": RIGHT, "B": BREAK}
_ROWS = 2_048  # tokens multiplied at once
_PLACES = np.arange(FEATURES)[:, None]
# A label of two parts tells of a governor that the moves could not reach: "prep||dobj" hangs on the dobj below its governor.
_LIFTED = "||"


class ArcParser:
    """Holds the weights and the moves; calls change nothing."""

    def __init__(self, model: Any, moves: list[str]) -> None:
        """``moves`` are the names of the model's classes: "S", "L-nsubj". Raises ValueError for a model of another make."""
        reduce, lower, upper = model.layers[0].layers[-1], model.layers[1], model.layers[2]
        if lower.get_dim("nF") != FEATURES or lower.get_dim("nP") != 2:
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

    def parse(self, vectors: Array, lengths: list[int], spaces: Array, openings: Array) -> tuple[Array, Array]:
        """Governor (the token itself for a root) and number of the label of each token of the blocks.

        ``spaces`` are white space; ``openings`` are likely to begin a sentence, which costs time where they do not but changes nothing.
        """
        n = len(vectors)
        seen = self._seen(vectors)
        run = Run(lengths, openings)
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
        return out.reshape((n + 1) * FEATURES, -1)

    def _choose(self, seen: Array, ids: Array, allowed: Array) -> Array:
        """The best allowed class for each stretch."""
        y = np.take(seen, ids * FEATURES + _PLACES, axis=0).sum(axis=0)
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
