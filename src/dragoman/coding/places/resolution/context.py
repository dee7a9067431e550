"""What the other names of a document say of each candidate: shares of countries and regions, nearness, and what is named after a comma."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from dragoman.coding.places.resolution.candidates import Candidates
from dragoman.coding.places.resolution.columns import COLUMN


class Context(Candidates):
    """The columns that depend on what the other names were taken for in the round before."""

    def features(self, p: np.ndarray) -> np.ndarray:
        """The feature matrix, (candidates, FEATURES), context taken from the probabilities ``p`` (candidates,) of the round before."""
        out = self.fixed.copy()
        col = COLUMN.__getitem__
        weight = p * np.minimum(np.sqrt(self.mentions), 3.0)[self.owner]
        out[:, col("country_share")] = self._share(weight, self.country, self.n_countries)
        out[:, col("admin1_share")] = self._share(weight, self.admin1, self.n_admin1)
        for name, near, most in self._near:
            out[:, col(name)] = np.minimum(near @ weight, most) / most
        self._comma(out, p)
        self._beside(out, self.best(p))
        return out

    @cached_property
    def _near(self) -> list[tuple[str, np.ndarray, float]]:
        """How near candidates of other names are, by three measures, and what each counts at most."""
        other = (self.owner[:, None] != self.owner[None, :]) & self.pointlike[None, :] & self.pointlike[:, None]
        measures = (("near_30", 30.0, 3.0), ("near_150", 150.0, 3.0), ("near_600", 600.0, 4.0))
        return [(name, np.exp(-self._km / scale) * other, most) for name, scale, most in measures]

    def _share(self, weight: np.ndarray, codes: np.ndarray, n: int) -> np.ndarray:
        """How much of the other names' weight lies in each candidate's country or region, 0 … 1."""
        total = np.bincount(codes, weight, n)
        own = np.bincount(self.owner * n + codes, weight, len(self.names) * n).reshape(len(self.names), n)
        rest = total[codes] - own[self.owner, codes]
        everything = total.sum() - own.sum(axis=1)[self.owner]
        share: np.ndarray = np.where(codes > 0, rest / (everything + 0.5), 0.0)
        return share

    def _comma(self, out: np.ndarray, p: np.ndarray) -> None:
        """"Paris, Texas": inside what is named after the comma, or not; and the reverse."""
        inside, outside, holds = (COLUMN[f] for f in ("contained", "not_contained", "contains"))
        for n, name in enumerate(self.names):
            a, b = self.slices[n]
            for c in name.containers:
                ca, cb = self.slices[c]
                if ca == cb:
                    continue
                fits = self._fits(n, c)
                likely = fits @ p[ca:cb]
                out[a:b, inside] = np.maximum(out[a:b, inside], likely)
                out[a:b, outside] = np.maximum(out[a:b, outside], 1 - fits.max(axis=1, initial=0.0))
                if b > a:
                    out[ca:cb, holds] = np.maximum(out[ca:cb, holds], np.minimum(1.0, fits.max(axis=0)))

    def _beside(self, out: np.ndarray, best: Sequence[int]) -> None:
        """Nearness on the map to the place named just before or after in the text."""
        column = out[:, COLUMN["text_near"]]
        for n, m in self._neighbours:
            k = best[m]
            if k >= 0 and self._points[k]:
                a, b = self.slices[n]
                np.maximum(column[a:b], self._close[k, a:b], out=column[a:b])

    @cached_property
    def _neighbours(self) -> list[tuple[int, int]]:
        """Names with candidates, each with one that stands next to it somewhere in the text."""
        order = [n for _, n in sorted((t, n) for n, name in enumerate(self.names) for t in name.positions)]
        pairs = [(a, b) for a, b in pairwise(order) if a != b]
        found = dict.fromkeys([*pairs, *((b, a) for a, b in pairs)])
        return [(n, m) for n, m in found if self.slices[n][0] < self.slices[n][1]]

    @cached_property
    def _close(self) -> np.ndarray:
        """How near each candidate (column) lies to each other (row), where it is a point."""
        return np.asarray(np.exp(-self._km / 100.0) * self.pointlike[None, :])

    @cached_property
    def _points(self) -> list[bool]:
        return list(self.pointlike.tolist())
