"""Blocks of text in, what the parser model says of their tokens out, for all blocks at once and in arrays.

The model's tokeniser cuts the text; its network, its parser and its rules are run by ``network``, ``arcs`` and ``forms``.
White space that the model makes tokens of is read with the rest and left out of what is given.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from dragoman.language.arcs import ArcParser
from dragoman.language.forms import Form, Forms, Words
from dragoman.language.network import Network

Array = np.ndarray
# What says in how many threads NumPy may multiply.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_STOPS = ".!?"
_CLOSERS = "\"”’')"
# Words that the model meets before it forgets.
_MOST_LEXEMES = 4_000
# Words that it meets before it is worn: its tables keep the number of each, also of those it has forgotten.
_MOST_MET = 250_000


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of several blocks, one after the other; block k has those from ``bounds[k]`` to ``bounds[k + 1]``.

    ``starts`` and ``sizes`` are counted in code points from the beginning of the block, ``heads`` in tokens from the first of
    all. ``begins`` marks the first token of each sentence.
    """

    bounds: Array
    starts: Array
    sizes: Array
    heads: Array
    begins: Array
    forms: list[Form]
    tags: list[str]
    labels: list[str]
    tensor: Array


def _one_thread() -> None:
    """Have NumPy multiply in one thread from now on, unless the user has said in how many: the matrices are small here and in all that comes
    after, and threads that wait for each other take four times as long. It is set once for the process, since setting it back and forth costs as much."""
    if not any(name in os.environ for name in _THREADS):
        threadpool_limits(limits=1, user_api="blas")


class Reader:
    """Holds the model; what it remembers of words changes no answer."""

    def __init__(self, model: Any) -> None:
        """``model`` is the loaded pipeline. Raises what its parts raise where it is built in another way."""
        tagger, parser = model.get_pipe("tagger"), model.get_pipe("parser")
        self._model, self._tokenise = model, model.tokenizer
        self._zone: AbstractContextManager[Any] | None = None
        self._met = self._first = len(model.vocab)
        self._strings = model.vocab.strings
        self._stops, self._closers = (np.array([self._strings.add(sign) for sign in signs], dtype=np.uint64) for signs in (_STOPS, _CLOSERS))
        self._network = Network(model.get_pipe("tok2vec").model, tagger.model)
        self._arcs = ArcParser(parser.model, list(parser.move_names))
        self._tags = list(tagger.labels)
        _one_thread()
        self._words = Words(model.vocab, self._network)
        self._forms = Forms(model.vocab, model.get_pipe("attribute_ruler"), model.get_pipe("lemmatizer"))

    def remembered(self) -> tuple[int, int]:
        """How many words, and words with tag and label, are remembered."""
        return len(self._words), len(self._forms)

    @property
    def worn(self) -> bool:
        """Whether the model has met so many words that one loaded anew should take its place."""
        return len(self._model.vocab) - self._first >= _MOST_MET

    def close(self) -> None:
        """Let the model forget what it met of late."""
        if self._zone is not None:
            self._zone.__exit__(None, None, None)
            self._zone = None

    def _make_room(self) -> None:
        """Let the model forget words: by itself it never does. What it met first stays, after that what it meets until there is too much of it again."""
        vocabulary = self._model.vocab
        if len(vocabulary) - self._met < _MOST_LEXEMES:
            return
        self.close()
        self._zone = self._model.memory_zone()
        self._zone.__enter__()
        self._met = len(vocabulary)

    def _read_words(self, attributes: Array, lengths: list[int]) -> Array:
        rows = self._words.rows(attributes)
        return self._network.encode(self._words.seen, rows, lengths)

    def _openings(self, words: Array, followed: Array, spaces: Array) -> Array:
        """Tokens behind a full stop, and a quotation mark perhaps, and a blank; ``followed`` are those before a blank."""
        ended = np.isin(words, self._stops)
        ended[1:] |= np.isin(words[1:], self._closers) & ended[:-1] & ~followed[:-1]
        ended[1:] |= spaces[1:] & ended[:-1]
        openings = np.zeros(len(words), dtype=bool)
        openings[1:] = (ended & (followed | spaces))[:-1] & ~spaces[1:]
        return openings

    def read(self, texts: Sequence[str]) -> Reading:
        """All tokens of the texts but for white space."""
        self._make_room()
        docs = [self._tokenise(text) for text in texts]
        lengths = [len(doc) for doc in docs]
        seen = np.concatenate([doc.to_array(_SEEN) for doc in docs]) if docs else np.zeros((0, len(_SEEN)), dtype=np.uint64)
        tensor = self._read_words(seen[:, :3], lengths)
        spaces = seen[:, 3].astype(bool)
        heads, labels = self._arcs.parse(tensor, lengths, spaces, self._openings(seen[:, 0], seen[:, 2].astype(bool), spaces))
        begins = _sentence_starts(heads, lengths)
        keep = np.flatnonzero(~spaces)
        words, tags = seen[keep, 0].tolist(), [self._tags[t] for t in self._network.tags(tensor[keep]).tolist()]
        names = [self._arcs.labels[d] for d in labels[keep].tolist()]
        lower = list(map(self._strings.__getitem__, seen[keep, 4].tolist()))
        return Reading(
            bounds=np.searchsorted(keep, np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])),
            starts=seen[keep, 5].astype(np.int64),
            sizes=seen[keep, 6].astype(np.int64),
            heads=_without(heads, spaces, keep),
            begins=_first_of_each(np.cumsum(begins)[keep]),
            forms=self._forms.of(words, lower, tags, names),
            tags=tags,
            labels=names,
            tensor=tensor[keep],
        )


# What is asked of each token; the first three are all that the network sees of it.
_SEEN = ["ORTH", "NORM", "SPACY", "IS_SPACE", "LOWER", "IDX", "LENGTH"]


def _sentence_starts(heads: Array, lengths: list[int]) -> Array:
    """Which tokens begin a block or the words under one root."""
    begins = np.zeros(len(heads) + 1, dtype=bool)
    begins[np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])] = True
    roots = heads
    while not np.array_equal(above := roots[roots], roots):
        roots = above
    begins[np.unique(roots, return_index=True)[1]] = True
    return begins[:-1]


def _without(heads: Array, spaces: Array, keep: Array) -> Array:
    """Governors of the tokens kept, counted among them; white space hands on to what it hangs on itself."""
    above = heads
    while len(through := np.flatnonzero(spaces[above] & (heads[above] != above))):
        above = above.copy()
        above[through] = heads[above[through]]
    above = np.where(spaces[above], np.arange(len(heads)), above)
    return np.asarray(np.searchsorted(keep, above[keep]))


def _first_of_each(number: Array) -> Array:
    """Where a number differs from the one before it."""
    return np.asarray(np.diff(number, prepend=-1) != 0)
