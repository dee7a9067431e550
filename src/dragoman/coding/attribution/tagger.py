"""The trained tagger: a small network over the parse, in numpy.

Two questions, one encoder. First, which tokens head a cue: each token's context vector (from the parser), its lemma and
labels pass through layers that mix a token with its neighbours, its governor and its dependents. Second, for each cue,
which tokens around it are source, cue and content: a layer over pairs of the cue and a token. Trained by
``scripts/train_attribution.py``; the file beside the weights says on what, when and with which figures.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.coding.attribution.features import PAIR_SIZES, TOKEN_SIZES, TokenFeatures

Array = np.ndarray
OFFSETS = (1, 2, 4)  # how far the three layers of the encoder look to either side
PAIR_OFFSETS = (1, 3)
# Columns of a pair whose weights are added up beforehand, and their sizes.
_GROUPS = ((0, 1), (2,), (3, 4, 5))
_JOINED = [(list(g), tuple(list(PAIR_SIZES.values())[c] for c in g)) for g in _GROUPS]


class Tagger:
    """Holds the weights; calls change nothing. ``threshold`` is the probability from which a cue counts."""

    def __init__(self, weights: dict[str, Array], vocabulary: list[str], threshold: float) -> None:
        self._w = {k: np.ascontiguousarray(v, dtype=np.float32) for k, v in weights.items()}
        self.vocabulary = {w: k + 1 for k, w in enumerate(vocabulary)}
        self.threshold = threshold
        self._token_shift = np.cumsum([0, *list(TOKEN_SIZES.values())[:-1]])
        self._pair_tables = self._joined_tables()

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

    def _joined_tables(self) -> list[Array]:
        """Weights of several columns added up for every combination of their values: fewer rows to fetch for each pair."""
        shift = np.cumsum([0, *PAIR_SIZES.values()])
        single = [self._w["pair.column"][a:b] for a, b in pairwise(shift)]
        single[0] = single[0] + self._w["pair.bias"]
        tables = []
        for parts, _ in _JOINED:
            table = single[parts[0]]
            for part in parts[1:]:
                table = (table[:, None, :] + single[part][None, :, :]).reshape(-1, table.shape[1])
            tables.append(np.ascontiguousarray(table))
        return tables

    def encode(self, f: TokenFeatures, tensor: Array) -> Array:
        """(n, d) vectors of the tokens."""
        w, n = self._w, len(f.words)
        h = (tensor - w["mean"]) @ w["in.tensor"]
        h += w["in.word"][f.words]
        h += w["in.bias"]
        for column, shift in zip(f.columns.T, self._token_shift, strict=True):
            h += w["in.column"][column + shift]
        h = _norm(np.maximum(h, 0, out=h), w["in.gain"], w["in.shift"])
        order, first, owners = _by_head(f.heads)
        counts = np.diff(np.append(first, len(order))).astype(np.float32)[:, None]
        at, d = np.arange(n), h.shape[1]
        mixed = np.empty((n, 5 * d), dtype=np.float32)
        for k, step in enumerate(OFFSETS):
            _beside(mixed, h, step, at - f.block_start < step, f.block_end - at <= step)
            mixed[:, 3 * d : 4 * d] = h[f.heads]
            mixed[:, 4 * d :] = 0
            if len(order):
                mixed[owners, 4 * d :] = np.add.reduceat(h[order], first, axis=0) / counts
            h = self._mixed(h, mixed, f"mix{k}")
        return h

    def _mixed(self, h: Array, mixed: Array, layer: str) -> Array:
        """What a layer makes of the vectors beside what stands around them."""
        w = self._w
        new = mixed @ w[f"{layer}.weight"]
        new += w[f"{layer}.bias"]
        np.maximum(new, 0, out=new)
        new += h
        return _norm(new, w[f"{layer}.gain"], w[f"{layer}.shift"])

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
        z = (h @ w["pair.token"])[tokens]
        z += np.repeat(h[cues] @ w["pair.cue"], lengths, axis=0)
        columns = np.concatenate(pairs)
        for table, (parts, sizes) in zip(self._pair_tables, _JOINED, strict=True):
            z += table[np.ravel_multi_index(columns[:, parts].T, sizes)]
        z = _norm(np.maximum(z, 0, out=z), w["pair.gain"], w["pair.shift"])
        m, d = z.shape
        at = np.arange(m)
        mixed = np.empty((m, 3 * d), dtype=np.float32)
        for k, step in enumerate(PAIR_OFFSETS):
            _beside(mixed, z, step, at - start < step, end - at <= step)
            z = self._mixed(z, mixed, f"pmix{k}")
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


def _beside(mixed: Array, h: Array, step: int, no_left: Array, no_right: Array) -> None:
    """The first three parts of each row of ``mixed``: the token's vector, those some steps to its left and right or nothing."""
    d = h.shape[1]
    mixed[:, :d] = h
    mixed[step:, d : 2 * d] = h[:-step]
    mixed[no_left, d : 2 * d] = 0
    mixed[:-step, 2 * d : 3 * d] = h[step:]
    mixed[no_right, 2 * d : 3 * d] = 0


def _norm(x: Array, gain: Array, shift: Array) -> Array:
    """Each row brought to mean nought and length one, in place."""
    width = np.float32(x.shape[1])
    x -= (np.einsum("ij->i", x) / width)[:, None]
    x /= np.sqrt(np.einsum("ij,ij->i", x, x) / width + np.float32(1e-5))[:, None]
    x *= gain
    x += shift
    return x


def _sigmoid(x: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-x)))
