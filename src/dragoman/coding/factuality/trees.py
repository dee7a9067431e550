"""Boosted trees in plain arrays: all trees of an ensemble walk down together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Trees:
    """``feature``, ``threshold``, ``left``, ``right``, ``value``: (trees, nodes); a leaf points at itself.

    ``group[t]`` says to which output tree t adds; ``base`` holds each output's start.
    """

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    group: np.ndarray
    base: np.ndarray
    depth: int

    def predict(self, x: np.ndarray) -> np.ndarray:
        """(n, outputs) sums of leaf values for (n, features) x."""
        size = self.feature.shape[1]
        roots = np.arange(len(self.feature)) * size
        feature, threshold, left, right = (a.ravel() for a in (self.feature, self.threshold, self.left, self.right))
        flat, start = x.ravel(), (np.arange(len(x)) * x.shape[1])[:, None]
        at = np.tile(roots, (len(x), 1))
        for _ in range(self.depth):
            goes_left = flat[start + feature[at]] <= threshold[at]
            at = np.where(goes_left, left[at], right[at]) + roots
        leaves = self.value.ravel()[at]
        out = np.tile(self.base.astype(np.float64), (len(x), 1))
        for k in range(len(self.base)):
            out[:, k] += leaves[:, self.group == k].sum(axis=1)
        return out
