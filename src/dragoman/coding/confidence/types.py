"""A small classifier of event types over the words around a trigger: a second opinion, never a decision.

Linear over hashed lemmas near the trigger, the trigger's own word and dependents, and the parser's context vector of the trigger.
Names and numbers are masked, so that it learns what was done rather than who did it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args
from zlib import crc32

import numpy as np

from dragoman.language import Parse
from dragoman.records.model import EventType

TYPES: tuple[str, ...] = get_args(EventType)
BUCKETS = 8192
WIDTH = 96  # of the parser's vectors
BEFORE, AFTER = 12, 16  # tokens of the sentence that count, left and right of the trigger
VECTOR_SCALE = 0.1  # brings the vectors' spread near that of the words

_MASKS = {"PROPN": "#name", "NUM": "#number"}
_SKIPPED = frozenset({"PUNCT", "SPACE", "SYM"})


def buckets(parse: Parse, token: int) -> list[int]:
    """Sorted distinct buckets of the words near a trigger, of the trigger itself and of what depends on it."""
    sentence = parse.sentences[parse.sentence_of[token]]
    near = range(max(sentence.start, token - BEFORE), min(sentence.end, token + AFTER + 1))
    found = {_word(parse, t) for t in near if parse.pos[t] not in _SKIPPED}
    found.add("t:" + _word(parse, token))
    found.update(f"c:{parse.deps[c]}:{_word(parse, c)}" for c in parse.children[token])
    return sorted({_bucket(f) for f in found})


@lru_cache(maxsize=16_384)
def _bucket(feature: str) -> int:
    return crc32(feature.encode("utf-8")) % BUCKETS


def vector(parse: Parse, token: int) -> np.ndarray:
    """(WIDTH,) context vector of one trigger."""
    return np.asarray(vectors(parse, [token])[0])


def vectors(parse: Parse, tokens: Sequence[int]) -> np.ndarray:
    """(len(tokens), WIDTH) context vectors of triggers, scaled; zeros where the parse has none of this width."""
    if parse.tensor is None or parse.tensor.shape[1] != WIDTH:
        return np.zeros((len(tokens), WIDTH))
    return np.asarray(parse.tensor[list(tokens)], dtype=np.float64) * VECTOR_SCALE


def _word(parse: Parse, t: int) -> str:
    return _MASKS.get(parse.pos[t]) or parse.lemmas[t]


@dataclass(frozen=True)
class TypeModel:
    """``weights`` (BUCKETS + WIDTH, 16), ``intercept`` (16,); columns as TYPES."""

    weights: np.ndarray
    intercept: np.ndarray

    def probabilities(self, parse: Parse, token: int) -> np.ndarray:
        """(16,) probability of each type for the event triggered at a token."""
        return np.asarray(self.all(parse, [token])[0])

    def all(self, parse: Parse, tokens: Sequence[int]) -> np.ndarray:
        """(len(tokens), 16) the same for several triggers of a parse at once."""
        near = [buckets(parse, t) for t in tokens]
        score = np.array([np.add.reduce(self.weights.take(found, axis=0)) for found in near])
        score /= np.sqrt([[max(len(found), 1)] for found in near])
        score += vectors(parse, tokens) @ self.weights[BUCKETS:] + self.intercept
        e = np.exp(score - score.max(axis=1, keepdims=True))
        return np.asarray(e / e.sum(axis=1, keepdims=True))
