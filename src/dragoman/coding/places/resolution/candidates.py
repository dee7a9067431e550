"""All candidates of all names of a document as columns of numbers: where they lie, whose they are, and what speaks for each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from dragoman.coding.places.resolution.columns import FEATURES, OWN, own_features
from dragoman.coding.places.resolution.geography import EARTH_KM, kind, within
from dragoman.coding.places.resolution.name import Name
from dragoman.knowledge.gazetteer import PlaceEntry

MOST = 60  # candidates weighed for one name


class Candidates:
    """A row a candidate: those of each name stand together, ``slices`` says where."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.entries: list[PlaceEntry] = []
        self.slices: list[tuple[int, int]] = []
        for n in names:
            start = len(self.entries)
            self.entries.extend(n.candidates[:MOST])
            self.slices.append((start, len(self.entries)))
        self.owner = np.repeat(np.arange(len(names)), [b - a for a, b in self.slices])
        self.mentions = np.array([len(n.positions) for n in names], dtype=float)
        e = self.entries
        lat, lon = np.radians([x.lat for x in e]), np.radians([x.lon for x in e])
        self.xyz = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1) if e else np.zeros((0, 3))
        self.country, self.n_countries = _codes([x.country for x in e])
        self.admin1, self.n_admin1 = _codes([x.admin1_code for x in e])
        self.pointlike = np.array([x.feature not in ("country", "continent", "area") for x in e], dtype=bool)
        self._inside: dict[tuple[int, int], np.ndarray] = {}

    def distances(self, k: int, a: int, b: int) -> np.ndarray:
        """Kilometres from candidate k to candidates a … b (half-open): of shape (b - a,)."""
        km: np.ndarray = EARTH_KM * np.arccos(np.minimum(np.maximum(self.xyz[a:b] @ self.xyz[k], -1), 1))
        return km

    def best(self, p: np.ndarray) -> list[int]:
        """The likeliest candidate of each name, -1 where it has none."""
        chance = p.tolist()
        return [max(range(a, b), key=chance.__getitem__) if a < b else -1 for a, b in self.slices]

    @cached_property
    def _km(self) -> np.ndarray:
        """Kilometres between all candidates."""
        km: np.ndarray = EARTH_KM * np.arccos(np.minimum(np.maximum(self.xyz @ self.xyz.T, -1), 1))
        return km

    def _fits(self, n: int, c: int) -> np.ndarray:
        """Which candidates of name n lie in which candidates of name c."""
        if (n, c) not in self._inside:
            (a, b), (ca, cb) = self.slices[n], self.slices[c]
            grid = [[within(self.entries[x], self.entries[y]) for y in range(ca, cb)] for x in range(a, b)]
            self._inside[n, c] = np.array(grid, dtype=float).reshape(b - a, cb - ca)
        return self._inside[n, c]

    @cached_property
    def fixed(self) -> np.ndarray:
        """What does not depend on the other names."""
        rows: list[tuple[float, ...]] = []
        for name, (a, b) in zip(self.names, self.slices, strict=True):
            own = {kind(e) for e in self.entries[a:b] if e.form != "alternate"}
            top = max((e.population for e in self.entries[a:b]), default=0)
            rows += [own_features(e, name, own, top) for e in self.entries[a:b]]
        out = np.zeros((len(self.entries), len(FEATURES)))
        out[:, OWN] = np.array(rows, dtype=float).reshape(len(rows), len(OWN))
        return out


def _codes(values: list[str]) -> tuple[np.ndarray, int]:
    """Numbers for strings; the empty string is 0."""
    known: dict[str, int] = {"": 0}
    return np.array([known.setdefault(v, len(known)) for v in values], dtype=np.int64), len(known)
