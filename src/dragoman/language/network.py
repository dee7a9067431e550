"""The parser model's network in numpy: rows of word features in, a context vector for each token and its tag out.

The weights are the model's own; the numbers are those its library computes, up to the last bits. They are computed here
because numpy multiplies matrices several times faster than the library does, and because what depends on the word alone is
computed once a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

Array = np.ndarray

# Rows multiplied at once: what is worked on should stay near the processor.
_ROWS = 512
_TINY = np.float32(1e-8)


class Network:
    """Holds the weights; calls change nothing."""

    def __init__(self, tok2vec: Any, tagger: Any) -> None:
        """``tok2vec`` and ``tagger`` are the two models. Raises ValueError where they are not built as expected."""
        embed, encode = tok2vec.layers[0], tok2vec.layers[1]
        self._embed = [embed.layers[2], embed.layers[3]]
        self._layers = [_maxout(layer) for layer in _walk(encode, "maxout>>layernorm")]
        softmax = next(_walk(tagger, "softmax"))
        self._tag = np.ascontiguousarray(softmax.get_param("W").T), softmax.get_param("b")
        self._mean = np.full(self.width, 1 / self.width, dtype=np.float32)
        if not self._layers or any(w.shape[0] != 3 * self.width for w, *_ in self._layers):
            raise ValueError("the encoder is not one of windows of three tokens")

    @property
    def width(self) -> int:
        """Length of a context vector."""
        return int(self._tag[0].shape[0])

    def embed(self, rows: Array) -> Array:
        """(n, width) vectors of words by themselves, from (n, 6) features."""
        out: Any = rows
        for layer in self._embed:
            out = layer.predict(out)
        return np.asarray(out, dtype=np.float32)

    def seen(self, words: Array) -> tuple[Array, ...]:
        """What depends on a word alone: its vector, and what it adds to the first layer's sums of the word behind it, of itself and of the word before it; each (words, width of a layer)."""
        weight = self._layers[0][0].reshape(3, self.width, -1)
        return words, *(words @ part for part in weight)

    def encode(self, seen: Sequence[Array], rows: Array, lengths: list[int]) -> Array:
        """(n, width) context vectors of the words of several blocks, which do not see each other.

        ``seen`` holds what ``seen`` gives, by word; ``rows`` are the words' numbers there, of which 0 is no word. As many
        empty rows as there are layers stand between two blocks; they are read like words, since the model was trained so.
        """
        if not len(rows):
            return np.zeros((0, self.width), dtype=np.float32)
        gap = len(self._layers)
        at = np.arange(len(rows)) + np.repeat(np.arange(1, len(lengths) + 1) * gap, lengths) + 1
        padded_rows = np.zeros(len(rows) + (len(lengths) + 1) * gap + 2, dtype=np.int64)
        padded_rows[at] = rows
        words, *parts = seen
        padded = np.take(words, padded_rows, axis=0)
        for depth, (weight, *rest) in enumerate(self._layers):
            sums = partial(_multiplied, padded, weight) if depth else partial(_looked_up, parts, padded_rows)
            padded[1:-1] += self._layer(len(padded) - 2, sums, *rest)
        return padded[at]

    def _layer(self, n: int, sums: Callable[[int, int], Array], bias: Array, gain: Array, shift: Array) -> Array:
        """What a layer makes of its weighted sums, some rows at a time."""
        width = self.width
        out = np.empty((n, width), dtype=np.float32)
        for start in range(0, n, _ROWS):
            size = min(_ROWS, n - start)
            y = sums(start, size)
            y += bias
            h = np.maximum(y[:, :width], y[:, width : 2 * width], out=out[start : start + size])
            np.maximum(h, y[:, 2 * width :], out=h)
            h -= (h @ self._mean)[:, None]
            h *= (1 / np.sqrt(np.einsum("ij,ij->i", h, h) / np.float32(width) + _TINY))[:, None]
            h *= gain
            h += shift
        return out

    def tags(self, vectors: Array) -> Array:
        """(n,) number of the likeliest tag of each token."""
        weight, bias = self._tag
        return np.asarray((vectors @ weight + bias).argmax(axis=1))


def _looked_up(parts: Sequence[Array], rows: Array, start: int, size: int) -> Array:
    """The first layer's sums of some windows of three words, known by word."""
    y = np.take(parts[0], rows[start : start + size], axis=0)
    for k in (1, 2):
        y += np.take(parts[k], rows[start + k : start + k + size], axis=0)
    return y


def _multiplied(padded: Array, weight: Array, start: int, size: int) -> Array:
    """A layer's sums of some windows of three rows."""
    return np.asarray(np.concatenate([padded[start + k : start + k + size] for k in range(3)], axis=1) @ weight)


def _walk(model: Any, name: str) -> Any:
    return (node for node in model.walk() if node.name == name)


def _maxout(layer: Any) -> tuple[Array, Array, Array, Array]:
    """Weight (3 · width in, 3 · width out), bias, gain and shift; the three pieces of a unit stand a width apart."""
    maxout, norm = layer.layers
    w, b = maxout.get_param("W"), maxout.get_param("b")
    weight = np.ascontiguousarray(w.transpose(2, 1, 0).reshape(w.shape[2], -1))
    return weight, np.ascontiguousarray(b.T).reshape(-1), norm.get_param("G"), norm.get_param("b")
