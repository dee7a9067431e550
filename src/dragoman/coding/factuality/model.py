"""A small regression over the rules' outcome: linear models, then boosted trees over what those say.

Trained by scripts/train_factuality.py; ``factuality.npz`` holds the weights, ``factuality.json`` beside it says on what, when,
and with which figures. Only numpy is needed here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files

import numpy as np

from dragoman.coding.factuality.compose import Composer
from dragoman.coding.factuality.features import numbers, symbols
from dragoman.coding.factuality.judgement import LABELS
from dragoman.coding.factuality.trees import Trees
from dragoman.records.model import Factuality

NUMBER_SCALE = 2.0
_ENSEMBLES = ("absolute", "squared", "classes")
# Values between which a class of three (happens not, uncertain, happens) lies on the scale.
_RANGES = ((-3.0, -0.5), (-0.49, 2.49), (2.5, 3.0))


class ModelError(RuntimeError):
    """The weights are not those the sidecar describes."""


@dataclass(frozen=True)
class FactualityModel:
    """Weights ready for use; ``predict_pairs`` gives a value and a class for each event word."""

    vocabulary: dict[str, int]
    weights: np.ndarray  # (symbols + numbers, 4): regression, three classes
    intercept: np.ndarray  # (4,)
    chosen: np.ndarray  # symbols that the trees see, by their index
    absolute: Trees
    squared: Trees
    classes: Trees
    class_weights: np.ndarray  # (3,)

    @cached_property
    def _column(self) -> np.ndarray:
        """For each symbol its column among those that the trees see; one past the last for the others."""
        column = np.full(len(self.vocabulary), len(self.chosen), dtype=np.intp)
        column[self.chosen] = np.arange(len(self.chosen))
        return column

    def predict_pairs(self, pairs: Sequence[tuple[Composer, int]]) -> list[tuple[float, Factuality]]:
        """(value in [-3, 3], class) of each event word, given with the composer over its parse."""
        if not pairs:
            return []
        indices = [self.indices(symbols(c, t)) for c, t in pairs]
        value, three = self.outcome(indices, np.array([numbers(c, t) for c, t in pairs], dtype=np.float64))
        best = (three * self.class_weights).argmax(axis=1)
        return [(float(v), label_within(float(v), int(k))) for v, k in zip(value, best, strict=True)]

    def indices(self, names: list[str]) -> np.ndarray:
        """Known symbols as sorted indices of shape (n,), each once."""
        return np.array(sorted({k for s in names if (k := self.vocabulary.get(s)) is not None}), dtype=np.intp)

    def outcome(self, indices: list[np.ndarray], number: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Values (n,) and probabilities of the three classes (n, 3)."""
        first = self.linear(indices, number)
        seen = np.zeros((len(indices), len(self.chosen) + 1))
        for row, ids in enumerate(indices):
            seen[row, self._column[ids]] = 1.0
        x = np.hstack([number, first, seen[:, :-1]])
        value = (self.absolute.predict(x)[:, 0] + self.squared.predict(x)[:, 0]) / 2
        return np.clip(value, -3.0, 3.0), (softmax(self.classes.predict(x)) + first[:, 1:]) / 2

    def linear(self, indices: list[np.ndarray], number: np.ndarray) -> np.ndarray:
        """(n, 4): regression, three classes."""
        known = len(self.vocabulary)
        out = (number * NUMBER_SCALE) @ self.weights[known:] + self.intercept
        for row, ids in enumerate(indices):
            out[row] += self.weights[ids].sum(axis=0)
        return np.hstack([out[:, :1], softmax(out[:, 1:])])


def label_within(value: float, three: int) -> Factuality:
    """The class of seven that fits both the value and the class of three."""
    low, high = _RANGES[three]
    inside = min(max(value, low), high)
    if three == 0:
        inside = min(inside, -0.51)
    size = int(abs(inside) + 0.5)
    return LABELS[3 + min(size, 3) * (1 if inside >= 0 else -1)]


def softmax(x: np.ndarray) -> np.ndarray:
    """Scores of shape (rows, classes) to probabilities that sum to one in each row."""
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))


def pack_trees(name: str, trees: Trees) -> dict[str, np.ndarray]:
    """Arrays of an ensemble for the weights file, by ``name.field``."""
    fields = {f: getattr(trees, f) for f in ("feature", "threshold", "left", "right", "value", "group", "base")}
    return {f"{name}.{f}": v for f, v in fields.items()} | {f"{name}.depth": np.array(trees.depth)}


def _unpack_trees(name: str, data: dict[str, np.ndarray]) -> Trees:
    """Trees as they were packed."""
    get = {f: data[f"{name}.{f}"] for f in ("feature", "threshold", "left", "right", "value", "group", "base")}
    index = {f: get[f].astype(np.intp) for f in ("feature", "left", "right", "group")}
    return Trees(
        index["feature"], get["threshold"].astype(np.float64), index["left"], index["right"],
        get["value"].astype(np.float64), index["group"], get["base"], int(data[f"{name}.depth"]),
    )  # fmt: skip


def load_model() -> FactualityModel | None:
    """The weights of the package, or None where they were not shipped. Raises ModelError where they do not match the sidecar."""
    folder = files("dragoman.coding.factuality") / "weights"
    if not (folder / "factuality.npz").is_file():
        return None
    with as_file(folder / "factuality.npz") as path:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        sidecar = json.loads((folder / "factuality.json").read_text(encoding="utf-8"))
        if sidecar["sha256"] != digest:
            raise ModelError(f"{path.name}: sha256 is {digest}, the sidecar says {sidecar['sha256']}")
        with np.load(path, allow_pickle=False) as archive:
            data = {k: archive[k] for k in archive.files}
    names = bytes(data["vocabulary"]).decode("utf-8").split("\n")
    absolute, squared, classes = (_unpack_trees(n, data) for n in _ENSEMBLES)
    return FactualityModel(
        {s: k for k, s in enumerate(names)}, data["weights"].astype(np.float64), data["intercept"].astype(np.float64),
        data["chosen"].astype(np.intp), absolute, squared, classes, data["class_weights"],
    )  # fmt: skip
