"""The trained tagger: a small network over the parse, in numpy.

Two questions, one encoder. First, which tokens head a cue: each token's context vector (from the parser), its lemma and
labels pass through layers that mix a token with its neighbours, its governor and its dependents. Second, for each cue,
which tokens around it are source, cue and content: a layer over pairs of the cue and a token. Trained by
``scripts/train_attribution.py``; the file beside the weights says on what, when and with which figures.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.coding.attribution.features import PAIR_SIZES, TOKEN_SIZES, TokenFeatures, pair_tokens

Array = np.ndarray
OFFSETS = (1, 2, 4)  # how far the three layers of the encoder look to either side
PAIR_OFFSETS = (1, 3)
# Columns of a token, and of a pair, whose weights are added up beforehand.
_TOKEN_GROUPS = ((0, 1), (2, 3, 4, 5, 6))
_PAIR_GROUPS = ((0, 1), (2,), (3, 4, 5))


class Tagger:
    """Holds the weights; calls change nothing. ``threshold`` is the probability from which a cue counts."""

    def __init__(self, weights: dict[str, Array], vocabulary: list[str], threshold: float) -> None:
        self._w = {k: np.ascontiguousarray(v, dtype=np.float32) for k, v in weights.items()}
        self.vocabulary = {w: k + 1 for k, w in enumerate(vocabulary)}
        self.threshold = threshold
        self._token_tables = _Tables(self._w["in.column"], TOKEN_SIZES, _TOKEN_GROUPS, self._w["in.bias"])
        self._pair_tables = _Tables(self._w["pair.column"], PAIR_SIZES, _PAIR_GROUPS, self._w["pair.bias"])

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
        h = (tensor - w["mean"]) @ w["in.tensor"]
        h += w["in.word"].take(f.words, axis=0)
        self._token_tables.add(h, f.columns)
        h = _norm(np.maximum(h, 0, out=h), w["in.gain"], w["in.shift"])
        tree = _Tree(f.heads)
        at, d = np.arange(n), h.shape[1]
        mixed = np.empty((n, 3 * d), dtype=np.float32)
        for k, step in enumerate(OFFSETS):
            _beside(mixed, h, step, np.flatnonzero(at - f.block_start < step), np.flatnonzero(f.block_end - at <= step))
            weight = w[f"mix{k}.weight"]
            new = mixed @ weight[: 3 * d]
            tree.add(new, h, weight[3 * d : 4 * d], weight[4 * d :])
            h = self._finished(new, h, f"mix{k}")
        return h

    def _finished(self, new: Array, h: Array, layer: str) -> Array:
        """What a layer makes of the vectors ``h``, once ``new`` holds what it sees around them."""
        w = self._w
        new += w[f"{layer}.bias"]
        np.maximum(new, 0, out=new)
        new += h
        return _norm(new, w[f"{layer}.gain"], w[f"{layer}.shift"])

    def cues(self, h: Array) -> Array:
        """(n,) probability that a token heads a cue."""
        w = self._w
        hidden = np.maximum(h @ w["cue.hidden"] + w["cue.bias"], 0)
        return _sigmoid((hidden @ w["cue.out"]).ravel() + w["cue.out_bias"])

    def roles(self, h: Array, cues: Array, starts: Array, ends: Array, columns: Array) -> Array:
        """(tokens of all windows, 4) log-probabilities: nothing, source, cue, content. ``columns`` are those of ``pair_features``."""
        w = self._w
        tokens, lengths = pair_tokens(starts, ends), ends - starts
        stops = np.cumsum(lengths)
        z = (h @ w["pair.token"]).take(tokens, axis=0)
        z += np.repeat(h[cues] @ w["pair.cue"], lengths, axis=0)
        self._pair_tables.add(z, columns)
        z = _norm(np.maximum(z, 0, out=z), w["pair.gain"], w["pair.shift"])
        m, d = z.shape
        mixed = np.empty((m, 3 * d), dtype=np.float32)
        for k, step in enumerate(PAIR_OFFSETS):
            edge = np.arange(step)
            no_left = ((stops - lengths)[:, None] + edge)[edge < lengths[:, None]]
            no_right = ((stops - 1)[:, None] - edge)[edge < lengths[:, None]]
            _beside(mixed, z, step, no_left, no_right)
            z = self._finished(mixed @ w[f"pmix{k}.weight"], z, f"pmix{k}")
        logits = z @ w["pair.out"] + w["pair.out_bias"]
        logits -= logits.max(axis=1, keepdims=True)
        logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return np.asarray(logits)


class _Tables:
    """Weights of several columns added up for every combination of their values: fewer rows to fetch for each token or pair."""

    def __init__(self, weights: Array, sizes: dict[str, int], groups: Sequence[tuple[int, ...]], bias: Array) -> None:
        shift = np.cumsum([0, *sizes.values()])
        single = [weights[a:b] for a, b in pairwise(shift)]
        single[0] = single[0] + bias
        size = list(sizes.values())
        self._tables: list[Array] = []
        self._steps = np.zeros((len(size), len(groups)), dtype=np.int32)
        for k, group in enumerate(groups):
            table = single[group[0]]
            for part in group[1:]:
                table = (table[:, None, :] + single[part][None, :, :]).reshape(-1, table.shape[1])
            self._tables.append(np.ascontiguousarray(table))
            for j, part in enumerate(group):
                self._steps[part, k] = np.prod([size[p] for p in group[j + 1 :]], dtype=np.int64)

    def add(self, out: Array, columns: Array) -> None:
        """Add to each row the weights of its columns."""
        rows = columns @ self._steps
        for k, table in enumerate(self._tables):
            out += table.take(rows[:, k], axis=0)  # twice as fast as an index


class _Tree:
    """Who governs whom: only tokens that govern any have something to give to, or to take from, dependents."""

    def __init__(self, heads: Array) -> None:
        kids = np.flatnonzero(heads != np.arange(len(heads)))
        order = kids[np.argsort(heads[kids], kind="stable")]  # dependents sorted by governor
        owners, first, count = np.unique(heads[order], return_index=True, return_counts=True)
        widest = np.argsort(-count, kind="stable")  # who governs most comes first
        self._owners, first, count = owners[widest], first[widest], count[widest]
        most = int(count[0]) if len(count) else 0
        # The first dependent of each that governs any, the second of each that governs two …
        self._kids = [order[first[: np.searchsorted(-count, -k)] + k] for k in range(most)]
        self._share = 1 / count.astype(np.float32)[:, None]
        self._heads, self._head_of = np.unique(heads, return_inverse=True)

    def add(self, out: Array, h: Array, of_head: Array, of_kids: Array) -> None:
        """Add what each token sees of its governor (itself for a root), and of the mean of its dependents."""
        out += (h.take(self._heads, axis=0) @ of_head).take(self._head_of, axis=0)
        if self._kids:
            mean = h.take(self._kids[0], axis=0)
            for kids in self._kids[1:]:
                mean[: len(kids)] += h.take(kids, axis=0)
            mean *= self._share
            out[self._owners] += mean @ of_kids


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
    x -= (x @ np.full(x.shape[1], 1 / width, dtype=np.float32))[:, None]
    x *= (1 / np.sqrt(np.einsum("ij,ij->i", x, x) / width + np.float32(1e-5)))[:, None]
    x *= gain
    x += shift
    return x


def _sigmoid(x: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-x)))
