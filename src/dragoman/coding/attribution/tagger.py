"""The trained tagger: a small network over the parse, in numpy.

Two questions, one encoder. First, which tokens head a cue: each token's context vector (from the parser), its lemma and
labels pass through layers that mix a token with its neighbours, its governor and its dependents. Second, for each cue,
which tokens around it are source, cue and content: a layer over pairs of the cue and a token. Trained by
``scripts/train_attribution.py``; the file beside the weights says on what, when and with which figures.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.coding.attribution.features import PAIR_SIZES, TOKEN_SIZES, TokenFeatures

Array = np.ndarray
OFFSETS = (1, 2, 4)  # how far the three layers of the encoder look to either side
PAIR_OFFSETS = (1, 3)


class Tagger:
    """Holds the weights; calls change nothing. ``threshold`` is the probability from which a cue counts."""

    def __init__(self, weights: dict[str, Array], vocabulary: list[str], threshold: float) -> None:
        self._w = {k: np.ascontiguousarray(v, dtype=np.float32) for k, v in weights.items()}
        self.vocabulary = {w: k + 1 for k, w in enumerate(vocabulary)}
        self.threshold = threshold
        self._token_shift = np.cumsum([0, *list(TOKEN_SIZES.values())[:-1]])
        self._pair_shift = np.cumsum([0, *list(PAIR_SIZES.values())[:-1]])

    @classmethod
    def load(cls, path: Path) -> Tagger:
        """Weights from an ``.npz`` (half precision or scaled bytes) and its JSON sidecar."""
        sidecar: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        with np.load(path) as data:
            weights = {k: data[k] for k in data.files if not k.endswith(":scale")}
            for k in data.files:
                if k.endswith(":scale"):
                    name = k.removesuffix(":scale")
                    weights[name] = weights[name].astype(np.float32) * data[k]
        words = bytes(weights.pop("vocabulary")).decode("utf-8").split("\n")
        weights["in.word"] = weights.pop("word.table") @ weights.pop("word.project").astype(np.float32)
        return cls(weights, words, float(sidecar["threshold"]))

    def encode(self, f: TokenFeatures, tensor: Array) -> Array:
        """(n, d) vectors of the tokens."""
        w, n = self._w, len(f.words)
        h = (tensor - w["mean"]) @ w["in.tensor"] + w["in.word"][f.words] + w["in.bias"]
        h += w["in.column"][f.columns + self._token_shift].sum(axis=1)
        h = _norm(np.maximum(h, 0), w["in.gain"], w["in.shift"])
        order, first, owners = _by_head(f.heads)
        counts = np.diff(np.append(first, len(order))).astype(np.float32)[:, None]
        at = np.arange(n)
        for k, step in enumerate(OFFSETS):
            padded = np.concatenate([h, np.zeros((1, h.shape[1]), dtype=np.float32)])
            left = np.where(at - step >= f.block_start, at - step, n)
            right = np.where(at + step < f.block_end, at + step, n)
            below = np.zeros_like(h)
            if len(order):
                below[owners] = np.add.reduceat(h[order], first, axis=0) / counts
            mixed = np.concatenate([h, padded[left], padded[right], h[f.heads], below], axis=1)
            h = _norm(h + np.maximum(mixed @ w[f"mix{k}.weight"] + w[f"mix{k}.bias"], 0), w[f"mix{k}.gain"], w[f"mix{k}.shift"])
        return h

    def cues(self, h: Array) -> Array:
        """(n,) probability that a token heads a cue."""
        w = self._w
        hidden = np.maximum(h @ w["cue.hidden"] + w["cue.bias"], 0)
        return _sigmoid((hidden @ w["cue.out"]).ravel() + w["cue.out_bias"])

    def roles(self, h: Array, cues: list[int], windows: list[tuple[int, int]], pairs: list[Array]) -> list[Array]:
        """For each cue a (window, 4) array of log-probabilities: nothing, source, cue, content."""
        if not cues:
            return []
        w = self._w
        tokens = np.concatenate([np.arange(a, b) for a, b in windows])
        lengths = np.array([b - a for a, b in windows])
        ends = np.cumsum(lengths)
        start, end = np.repeat(ends - lengths, lengths), np.repeat(ends, lengths)
        z = (h @ w["pair.token"])[tokens] + np.repeat(h[cues] @ w["pair.cue"], lengths, axis=0) + w["pair.bias"]
        z += w["pair.column"][np.concatenate(pairs) + self._pair_shift].sum(axis=1)
        z = _norm(np.maximum(z, 0), w["pair.gain"], w["pair.shift"])
        m = len(tokens)
        at = np.arange(m)
        for k, step in enumerate(PAIR_OFFSETS):
            padded = np.concatenate([z, np.zeros((1, z.shape[1]), dtype=np.float32)])
            left = np.where(at - step >= start, at - step, m)
            right = np.where(at + step < end, at + step, m)
            mixed = np.concatenate([z, padded[left], padded[right]], axis=1)
            z = _norm(z + np.maximum(mixed @ w[f"pmix{k}.weight"] + w[f"pmix{k}.bias"], 0), w[f"pmix{k}.gain"], w[f"pmix{k}.shift"])
        logits = z @ w["pair.out"] + w["pair.out_bias"]
        logits -= logits.max(axis=1, keepdims=True)
        logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return np.split(logits, ends[:-1])


def _by_head(heads: Array) -> tuple[Array, Array, Array]:
    """Dependents sorted by governor, where each governor's group begins, and the governors."""
    kids = np.flatnonzero(heads != np.arange(len(heads)))
    order = kids[np.argsort(heads[kids], kind="stable")]
    owners, first = np.unique(heads[order], return_index=True)
    return order, first, owners


def _norm(x: Array, gain: Array, shift: Array) -> Array:
    x = x - x.mean(axis=1, keepdims=True)
    scale = np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-5)
    return np.asarray(x / scale * gain + shift, dtype=np.float32)


def _sigmoid(x: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-x)))
