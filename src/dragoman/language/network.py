"""The parser model's network in numpy: rows of word features in, a context vector for each token and its tag out.

The weights are the model's own; the numbers are those its library computes, up to the last bits. They are computed here
because numpy multiplies matrices several times faster than the library does, and because what depends on the word alone is
computed once a word.
"""

from __future__ import annotations

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

    def encode(self, words: Array, lengths: list[int]) -> Array:
        """(n, width) context vectors of the words of several blocks, which do not see each other.

        As many empty rows as there are layers stand between two blocks; they are read like words, since the model was trained so.
        """
        if not len(words):
            return words
        gap = len(self._layers)
        at = np.arange(len(words)) + np.repeat(np.arange(1, len(lengths) + 1) * gap, lengths) + 1
        padded = np.zeros((len(words) + (len(lengths) + 1) * gap + 2, self.width), dtype=np.float32)
        padded[at] = words
        for weights in self._layers:
            padded[1:-1] += self._layer(padded, *weights)
        return padded[at]

    def _layer(self, padded: Array, weight: Array, bias: Array, gain: Array, shift: Array) -> Array:
        n, width = len(padded) - 2, self.width
        out = np.empty((n, width), dtype=np.float32)
        window = np.empty((min(_ROWS, n), 3 * width), dtype=np.float32)
        for start in range(0, n, _ROWS):
            size = min(_ROWS, n - start)
            for k in range(3):
                window[:size, k * width : (k + 1) * width] = padded[start + k : start + k + size]
            y = window[:size] @ weight
            y += bias
            h = np.maximum(y[:, :width], y[:, width : 2 * width])
            np.maximum(h, y[:, 2 * width :], out=h)
            h -= (h @ self._mean)[:, None]
            h *= (1 / np.sqrt(np.einsum("ij,ij->i", h, h) / np.float32(width) + _TINY))[:, None]
            h *= gain
            h += shift
            out[start : start + size] = h
        return out

    def tags(self, vectors: Array) -> Array:
        """(n,) number of the likeliest tag of each token."""
        weight, bias = self._tag
        return np.asarray((vectors @ weight + bias).argmax(axis=1))


def _walk(model: Any, name: str) -> Any:
    return (node for node in model.walk() if node.name == name)


def _maxout(layer: Any) -> tuple[Array, Array, Array, Array]:
    """Weight (3 · width in, 3 · width out), bias, gain and shift; the three pieces of a unit stand a width apart."""
    maxout, norm = layer.layers
    w, b = maxout.get_param("W"), maxout.get_param("b")
    weight = np.ascontiguousarray(w.transpose(2, 1, 0).reshape(w.shape[2], -1))
    return weight, np.ascontiguousarray(b.T).reshape(-1), norm.get_param("G"), norm.get_param("b")
