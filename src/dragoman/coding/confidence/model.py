"""How sure the coding of an event's type is: a logistic curve over its features, bent to the shares observed.

Trained by scripts/train_confidence.py; ``confidence.npz`` holds the weights, ``confidence.json`` beside it says on what, when, and
with which figures. Confidence is apart from factuality: it says how likely the words mean this type, not whether it happened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files

import numpy as np

from dragoman.coding.confidence.features import NAMES, features
from dragoman.coding.confidence.types import BUCKETS, TYPES, WIDTH, TypeModel
from dragoman.coding.events import EventDraft, EventFinder

LOWEST, HIGHEST = 0.05, 0.98


class ConfidenceError(RuntimeError):
    """The weights are not those the sidecar describes, or not for these features."""


@dataclass(frozen=True)
class ConfidenceModel:
    """``weights`` (len(NAMES),) and ``intercept`` give a score; ``knots`` (k, 2) bend score to probability, straight between them."""

    types: TypeModel
    weights: np.ndarray
    intercept: float
    knots: np.ndarray

    @classmethod
    def untrained(cls) -> ConfidenceModel:
        """A model that knows nothing: every event has even chances. For training, which needs a coder before there are weights."""
        types = TypeModel(np.zeros((BUCKETS + WIDTH, len(TYPES))), np.zeros(len(TYPES)))
        return cls(types, np.zeros(len(NAMES)), 0.0, np.array([[-1.0, 0.5], [1.0, 0.5]]))

    @classmethod
    def load(cls) -> ConfidenceModel:
        """The weights of the package. Raises ConfidenceError where they do not fit the sidecar or the code."""
        folder = files("dragoman.coding.confidence") / "weights"
        sidecar = json.loads((folder / "confidence.json").read_text(encoding="utf-8"))
        with as_file(folder / "confidence.npz") as path:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if sidecar["sha256"] != digest:
                raise ConfidenceError(f"{path.name}: sha256 is {digest}, the sidecar says {sidecar['sha256']}")
            with np.load(path, allow_pickle=False) as archive:
                data = {k: archive[k] for k in archive.files}
        if sidecar["features"] != list(NAMES):
            raise ConfidenceError(f"{path.name}: trained for other features; run scripts/train_confidence.py")
        types = TypeModel(data["type_weights"].astype(np.float64), data["type_intercept"])
        knots = data["knots"]
        first = np.append(True, np.diff(knots[:, 0]) > 0)  # rounding may lay two knots on one spot or one a hair lower
        knots = knots[first]
        knots[:, 1] = np.maximum.accumulate(knots[:, 1])
        return cls(types, data["weights"], float(data["intercept"]), knots)

    def of(self, finder: EventFinder, drafts: Sequence[EventDraft]) -> list[float]:
        """Confidence in [0.05, 0.98], two decimals, of each event of one document."""
        if not drafts:
            return []
        return self.calibrated(features(finder, drafts, self.types)).tolist()  # type: ignore[no-any-return]

    def calibrated(self, x: np.ndarray) -> np.ndarray:
        """(n,) from features (n, len(NAMES))."""
        score = x @ self.weights + self.intercept
        p = np.interp(score, self.knots[:, 0], self.knots[:, 1])
        return np.asarray(np.round(np.clip(p, LOWEST, HIGHEST), 2))
