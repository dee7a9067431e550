"""Probabilities of candidates: the linear model over their columns, in rounds; one number a candidate, summing to one over each name."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from dragoman.coding.places.resolution.context import Context

ROUNDS = 3


class Table(Context):
    """All candidates of all names of a document, ranked."""

    def probabilities(self, weights: np.ndarray) -> np.ndarray:
        """One number a candidate, summing to one over each name; ``weights`` in the order of FEATURES."""
        if all(b - a <= 1 for a, b in self.slices):
            return np.ones(len(self.entries))  # there is nothing to choose from
        p = self._softmax(self.fixed @ weights)
        for _ in range(ROUNDS):
            p = self._softmax(self.features(p) @ weights - 30.0 * self._ruled_out(p))
        return p

    def nowhere_in(self, n: int, p: np.ndarray) -> bool:
        """Whether no candidate of name n lies in the country that the text puts it in."""
        for c in self.names[n].containers:
            a, b = self.slices[c]
            k = a + int(np.argmax(p[a:b])) if a < b else -1
            if k >= 0 and self.entries[k].feature == "country" and not self._fits(n, c)[:, k - a].any():
                return True
        return False

    def _ruled_out(self, p: np.ndarray) -> np.ndarray:
        """Candidates that lie outside what is named after the comma, where another lies inside: "Cambridge, England"."""
        out = np.zeros(len(self.entries))
        for n, name in enumerate(self.names):
            a, b = self.slices[n]
            listed = any(e.feature == "country" for e in self.entries[a:b])  # "Jordan, Lebanon and Syria" names three of a kind
            for c in () if listed else name.containers:
                likely = self._fits(n, c) @ p[slice(*self.slices[c])]
                if likely.max(initial=0.0) > 0.3:
                    out[a:b] = np.maximum(out[a:b], likely < 0.05)
        return out

    def _softmax(self, score: np.ndarray) -> np.ndarray:
        """Numbers that sum to one over the candidates of each name."""
        starts, sizes = self._filled
        p = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        p /= np.repeat(np.add.reduceat(p, starts), sizes)
        return np.asarray(p)

    @cached_property
    def _filled(self) -> tuple[np.ndarray, list[int]]:
        """First candidate, and number of candidates, of each name that has any."""
        return np.array([a for a, b in self.slices if a < b], dtype=np.int64), [b - a for a, b in self.slices if a < b]
