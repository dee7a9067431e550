"""Which place a name means: names with their candidates in, one place or none each out.

Every candidate is scored by a linear model over what speaks for it: size, kind, the spelling, a state or country named after a
comma, a word such as "province" beside it, and the company it keeps: countries, regions and near-by places that the document's
other names make likely (three rounds, each with the sharper guesses of the one before). Weights: ranker.json, trained by
scripts/train_places.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log10

import numpy as np

from dragoman.knowledge.gazetteer import BUILT_IN, PlaceEntry
from dragoman.knowledge.placenames import fold

EARTH_KM = 6371.0
GREAT = 1_000_000  # people of a city that outweighs the state it gave its name to
MOST = 60  # candidates weighed for one name
ROUNDS = 3
FEATURES = (
    "size", "size_city", "country", "capital", "admin1", "admin2", "region", "alternate", "unpeopled",
    "country_share", "admin1_share", "near_30", "near_150", "near_600", "contained", "not_contained", "contains",
    "hint_region", "hint_county", "hint_city", "given_country", "abbreviation", "first_of_size", "text_near",
    "alternate_size", "alternate_rival", "size_admin2", "city_in_state_name",
)  # fmt: skip


_COLUMN = {f: k for k, f in enumerate(FEATURES)}


@dataclass
class Name:
    """One name of the document, all its mentions in this sense taken together."""

    candidates: list[PlaceEntry]
    raw: str
    part: str  # the words that found the candidates, where it is not the whole name
    positions: list[int]  # tokens
    hint: str = ""  # "region", "county", "city": from a word beside it
    containers: list[int] = field(default_factory=list)  # indices of names given after a comma: "Paris, Texas"
    strict: bool = False  # the text says outright that it lies there: "Qarabulaq, a town in northern Iraq"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a name was taken for, and the model's probability of it."""

    entry: PlaceEntry
    probability: float


@lru_cache(maxsize=1)
def load_weights() -> np.ndarray:
    """The trained weights, in the order of FEATURES."""
    path = BUILT_IN / "gazetteer/ranker.json"
    stored: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return np.array([stored.get(f, 0.0) for f in FEATURES])


def resolve(names: Sequence[Name], given: Mapping[str, float], weights: np.ndarray | None = None) -> list[Choice | None]:
    """The best candidate of each name, None where it has none."""
    table = Table(names, given)
    if not len(table.owner):
        return [None] * len(names)
    probabilities = table.probabilities(load_weights() if weights is None else weights)
    best = [a + int(np.argmax(probabilities[a:b])) if a < b else -1 for a, b in table.slices]
    best = [table.county_of(best, k, n) for n, k in enumerate(best)]
    out: list[Choice | None] = []
    for a, b in table.slices:
        if a == b or (names[len(out)].strict and table.nowhere_in(len(out), probabilities)):
            out.append(None)
            continue
        k = table.great_city(table.city_of(best[len(out)], a, b), a, b, best)
        near = table.distances(k, a, b) < 40  # a city and the region named after it are one answer
        # Where the company decided, the choice is as sure as the best alone was.
        out.append(Choice(table.entries[k], float(max(probabilities[a:b][near].sum(), probabilities[a:b].max()))))
    return out


class Table:
    """All candidates of all names of a document as columns."""

    def __init__(self, names: Sequence[Name], given: Mapping[str, float]) -> None:
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
        self.fixed = self._fixed(given)

    def distances(self, k: int, a: int, b: int) -> np.ndarray:
        """Kilometres from candidate k to candidates a … b."""
        km: np.ndarray = EARTH_KM * np.arccos(np.clip(self.xyz[a:b] @ self.xyz[k], -1, 1))
        return km

    def city_of(self, k: int, a: int, b: int) -> int:
        """The city where candidate k is the region named after it and no word asks for the region."""
        hint = self.names[int(self.owner[k])].hint
        if self.entries[k].feature not in ("admin1", "admin2") or hint in ("region", "county"):
            return k
        km = self.distances(k, a, b)
        cities = [c for c in range(a, b) if _kind(self.entries[c]) == "city" and self.entries[c].population >= 5_000 and km[c - a] < 100]
        return max(cities, key=lambda c: self.entries[c].population, default=k)

    def county_of(self, best: Sequence[int], k: int, n: int) -> int:
        """The county that a town of the text lies in, where candidate k is a county of that name that holds none of them."""
        if k < 0 or self.entries[k].feature != "admin2":
            return k
        towns = [self.entries[x] for m, x in enumerate(best) if x >= 0 and m != n and _kind(self.entries[x]) == "city"]
        if any(within(t, self.entries[k]) for t in towns):
            return k
        a, b = self.slices[n]
        return next((c for c in range(a, b) if self.entries[c].feature == "admin2" and any(within(t, self.entries[c]) for t in towns)), k)

    def great_city(self, k: int, a: int, b: int, best: Sequence[int]) -> int:
        """The great city where candidate k is the state named after it and the text names nothing else of that state: New York."""
        if self.entries[k].feature != "admin1" or self.names[int(self.owner[k])].hint in ("region", "county"):
            return k
        state = self.entries[k].admin1_code
        cities = [c for c in range(a, b) if _kind(self.entries[c]) == "city" and self.entries[c].admin1_code == state and self.entries[c].population >= GREAT]
        others = [x for x in best if x >= 0 and not a <= x < b and self.entries[x].admin1_code == state]
        return max(cities, key=lambda c: self.entries[c].population) if cities and not others else k

    def probabilities(self, weights: np.ndarray) -> np.ndarray:
        """One number a candidate, summing to one over each name."""
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

    def _fits(self, n: int, c: int) -> np.ndarray:
        """Which candidates of name n lie in which candidates of name c."""
        if (n, c) not in self._inside:
            (a, b), (ca, cb) = self.slices[n], self.slices[c]
            grid = [[within(self.entries[x], self.entries[y]) for y in range(ca, cb)] for x in range(a, b)]
            self._inside[n, c] = np.array(grid, dtype=float).reshape(b - a, cb - ca)
        return self._inside[n, c]

    def features(self, p: np.ndarray) -> np.ndarray:
        """The feature matrix, context taken from the probabilities ``p`` of the round before."""
        out = self.fixed.copy()
        col = _COLUMN.__getitem__
        weight = p * np.minimum(np.sqrt(self.mentions), 3.0)[self.owner]
        out[:, col("country_share")] = self._share(weight, self.country, self.n_countries)
        out[:, col("admin1_share")] = self._share(weight, self.admin1, self.n_admin1)
        for name, near, most in self._near:
            out[:, col(name)] = np.minimum(near @ weight, most) / most
        best = np.array([a + int(np.argmax(p[a:b])) if b > a else -1 for a, b in self.slices])
        self._comma(out, p)
        self._beside(out, best)
        return out

    @cached_property
    def _km(self) -> np.ndarray:
        """Kilometres between all candidates."""
        km: np.ndarray = EARTH_KM * np.arccos(np.clip(self.xyz @ self.xyz.T, -1, 1))
        return km

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
        inside, outside, holds = (FEATURES.index(f) for f in ("contained", "not_contained", "contains"))
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

    def _beside(self, out: np.ndarray, best: np.ndarray) -> None:
        """Nearness on the map to the place named just before or after in the text."""
        column = out[:, FEATURES.index("text_near")]
        chosen = best.tolist()
        for n, m in self._neighbours:
            k = chosen[m]
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

    def _fixed(self, given: Mapping[str, float]) -> np.ndarray:
        """What does not depend on the other names."""
        rows: list[tuple[float, ...]] = []
        for name, (a, b) in zip(self.names, self.slices, strict=True):
            own = {_kind(e) for e in self.entries[a:b] if e.form != "alternate"}
            top = max((e.population for e in self.entries[a:b]), default=0)
            rows += [_own_features(e, name, own, top, given) for e in self.entries[a:b]]
        out = np.zeros((len(self.entries), len(FEATURES)))
        out[:, _OWN] = np.array(rows, dtype=float).reshape(len(rows), len(_OWN))
        return out


# The columns of what ``_own_features`` gives, in its order.
_OWN = [
    _COLUMN[f] for f in (
        "size", "size_city", "size_admin2", "country", "admin1", "admin2", "region", "capital", "alternate", "alternate_size", "alternate_rival",
        "city_in_state_name", "unpeopled", "hint_region", "hint_county", "hint_city", "given_country", "abbreviation", "first_of_size",
    )
]  # fmt: skip


def _own_features(e: PlaceEntry, name: Name, own: set[str], top: int, given: Mapping[str, float]) -> tuple[float, ...]:
    """What speaks for a candidate by itself; ``own`` are the kinds of those called so, ``top`` is the greatest population among the name's."""
    kind, hint = _kind(e), name.hint
    size = log10(e.population + 10.0) - 4
    city, alternate = kind == "city", e.form == "alternate" and kind != "region"
    short = kind in ("admin1", "country") and (len(name.raw.replace(".", "")) <= 3 or name.raw.endswith("."))
    return (
        3.0 if kind == "country" else size, size if city else 0.0, size if kind == "admin2" else 0.0,
        kind == "country", kind == "admin1", kind == "admin2", kind == "region", e.feature == "capital",
        alternate, size if alternate else 0.0, alternate and bool(own),
        city and "admin1" in own and fold(e.name).startswith(fold(e.admin1)), city and e.population == 0,
        hint == "region" and kind in ("admin1", "admin2", "region"), hint == "county" and kind == "admin2", hint == "city" and city,
        min(given.get(e.country, 0.0), 1.0), short, bool(e.population == top and top),
    )  # fmt: skip


def _kind(e: PlaceEntry) -> str:
    if e.feature in ("city", "capital", "neighbourhood"):
        return "city"
    return e.feature if e.feature in ("country", "admin1", "admin2") else "region"


def within(e: PlaceEntry, container: PlaceEntry) -> bool:
    """Whether ``e`` may lie in ``container``, as far as their codes say."""
    if container.feature == "country":
        return e.country == container.country and e.feature != "country"
    if container.feature == "admin1":
        return bool(container.admin1_code) and e.admin1_code == container.admin1_code and e.feature != "admin1"
    if _kind(container) == "region" and container.country:
        return e.country == container.country and (not container.admin1 or e.admin1 == container.admin1) and e.feature != "country"
    if container.feature in ("admin2", "city", "capital") and e.country == container.country and e.admin1_code == container.admin1_code:
        return e.feature != "admin1" and abs(e.lat - container.lat) < 0.7 and abs(e.lon - container.lon) < 0.9
    return False


def _codes(values: list[str]) -> tuple[np.ndarray, int]:
    """Numbers for strings; the empty string is 0."""
    known: dict[str, int] = {"": 0}
    return np.array([known.setdefault(v, len(known)) for v in values], dtype=np.int64), len(known)
