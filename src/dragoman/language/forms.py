"""What the parser model says of a word by itself: its features, and its part of speech and lemma once tag and label are known.

Both depend on little, so both are worked out once and remembered. The rules are the model's own components, which are asked
about all words of a batch that have not been seen before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np

from dragoman.language.network import Network

Array = np.ndarray
# (word, tag, label) and (part of speech, lemma in lower case)
Key = tuple[int, str, str]
Form = tuple[str, str]

# When so much is remembered, it becomes what was remembered before, and what is not met again goes with the next turn: words that are common
# stay, words that are met once do not pile up.
_MOST_WORDS, _MOST_FORMS = 4_000, 10_000
# What else is remembered of words is begun anew at so many: the lemmatizer by itself would never forget one.
_MOST_ELSE = 4_000
_MIX = np.uint64(0x9E3779B97F4A7C15)
# Stands between the words that the rules are asked about, so that no rule takes two of them for neighbours.
_BETWEEN = (".", ".", "punct")


class Words:
    """What the network makes of words by themselves, by what it sees of them: a row a word in each of ``seen``, of which the first is no word's."""

    def __init__(self, vocabulary: Any, network: Network) -> None:
        self._vocabulary, self._network = vocabulary, network
        self._row: dict[tuple[int, int, int], int] = {}
        self.seen = self._none()
        self._forget()

    def _forget(self) -> None:
        self._before, self._seen_before = self._row, self.seen
        self._row = {}
        self.seen = self._none()

    def _none(self) -> list[Array]:
        return [np.zeros((1_024, part.shape[1]), dtype=np.float32) for part in self._network.seen(np.zeros((0, self._network.width), dtype=np.float32))]

    def __len__(self) -> int:
        return len(self._row)

    def rows(self, attributes: Array) -> Array:
        """(n,) rows in ``seen`` from (n, 3) numbers: the word, its normal form, whether a blank follows."""
        if len(self._row) > _MOST_WORDS:
            self._forget()
        row = self._row
        # What is alike in one number of 64 bits made of all three is the same, as far as the numbers of words are sure themselves.
        mixed = attributes[:, 0] + attributes[:, 1] * _MIX + attributes[:, 2]
        _, once, back = np.unique(mixed, return_index=True, return_inverse=True)
        keys = list(map(tuple, attributes[once].tolist()))
        new = [k for k in keys if k not in row]
        held = [k for k in new if k in self._before]
        if held:
            rows = [self._before[k] for k in held]
            self._add(held, [part[rows] for part in self._seen_before])
        if unseen := [k for k in new if k not in row]:
            self._add(unseen, self._network.seen(self._network.embed(np.array([self._features(k) for k in unseen], dtype=np.uint64))))
        return np.array([row[k] for k in keys], dtype=np.int64)[back]

    def _add(self, new: list[tuple[int, int, int]], made: Sequence[Array]) -> None:
        start, end = len(self._row) + 1, len(self._row) + 1 + len(new)
        while end > len(self.seen[0]):
            self.seen = [np.concatenate([part, np.zeros_like(part)]) for part in self.seen]
        for part, rows in zip(self.seen, made, strict=True):
            part[start:end] = rows
        self._row.update(zip(new, range(start, end), strict=True))

    def _features(self, key: tuple[int, int, int]) -> tuple[int, ...]:
        word, norm, blank = key
        lexeme = self._vocabulary[word]
        return norm, lexeme.prefix, lexeme.suffix, lexeme.shape, blank, int(lexeme.is_space)


class Forms:
    """Parts of speech and lemmas, by word, tag and label; a few rules look at the word before or behind too."""

    def __init__(self, vocabulary: Any, ruler: Any, lemmatizer: Any) -> None:
        self._vocabulary, self._steps = vocabulary, (ruler, lemmatizer)
        self._lemmas: dict[Any, Any] = getattr(lemmatizer, "cache", {})
        self._pairs = [p for rule in ruler.patterns for p in rule["patterns"] if len(p) == 2]
        self._second = _Second([p[1].get("LOWER") for p in self._pairs])
        self._known: dict[Key, Form] = {}
        self._before: dict[Key, Form] = {}
        self._together: dict[tuple[Key, Key], tuple[Form, Form]] = {}
        self._paired: dict[tuple[Key, Key], bool] = {}  # whether a rule looks at the two

    def __len__(self) -> int:
        return len(self._known) + len(self._together)

    def of(self, words: Sequence[int], lower: Sequence[str], tags: Sequence[str], labels: Sequence[str]) -> list[Form]:
        """The form of each token; ``words`` are numbers of the vocabulary, ``lower`` the words in lower case."""
        keys = list(zip(words, tags, labels, strict=True))
        if len(self._known) > _MOST_FORMS:
            self._before, self._known = self._known, {}
            self._together.clear()
        for forgetful in (self._together, self._paired, self._second, self._lemmas):
            if len(forgetful) > _MOST_ELSE:
                forgetful.clear()
        known, second = self._known, self._second
        met = [k for k in dict.fromkeys(keys) if k not in known]
        known.update((k, self._before[k]) for k in met if k in self._before)
        new = [(k,) for k in met if k not in known]
        known.update((group[0], forms[0]) for group, forms in zip(new, self._ask(new), strict=True))
        out = [known[k] for k in keys]
        pairs = [i for i in range(1, len(keys)) if second[lower[i]] and self._is_paired(keys, lower, tags, labels, i)]
        fresh = [p for p in dict.fromkeys((keys[i - 1], keys[i]) for i in pairs) if p not in self._together]
        self._together.update((p, (a, b)) for p, (a, b) in zip(fresh, self._ask(fresh), strict=True))
        for i in pairs:
            out[i - 1], out[i] = self._together[keys[i - 1], keys[i]]
        return out

    def _is_paired(self, keys: Sequence[Key], lower: Sequence[str], tags: Sequence[str], labels: Sequence[str], i: int) -> bool:
        """Whether a rule looks at token i with the one before it; ``lower`` follows from the words of the keys."""
        both = keys[i - 1], keys[i]
        found = self._paired.get(both)
        if found is None:
            found = self._paired[both] = self._is_pair(lower, tags, labels, i)
        return found

    def _is_pair(self, lower: Sequence[str], tags: Sequence[str], labels: Sequence[str], i: int) -> bool:
        return any(
            _fits(p[0], lower[i - 1], tags[i - 1], labels[i - 1]) and _fits(p[1], lower[i], tags[i], labels[i])
            for p in self._pairs
        )

    def _ask(self, groups: Sequence[tuple[Key, ...]]) -> list[list[Form]]:
        """Forms of words that stand side by side, a list a group."""
        from spacy.tokens import Doc

        if not groups:
            return []
        strings = self._vocabulary.strings
        rows = list(chain.from_iterable((*((strings[w], t, d) for w, t, d in group), _BETWEEN) for group in groups))
        doc: Any = Doc(self._vocabulary, words=[r[0] for r in rows], tags=[r[1] for r in rows], deps=[r[2] for r in rows])
        for step in self._steps:
            doc = step(doc)
        told = iter([(t.pos_, t.lemma_.lower()) for t in doc])
        return [[next(told) for _ in range(len(group) + 1)][:-1] for group in groups]


class _Second(dict[str, bool]):
    """Whether a word passes one of the tests; remembered, since words are few."""

    def __init__(self, tests: list[Any]) -> None:
        super().__init__()
        self._tests = tests

    def __missing__(self, word: str) -> bool:
        self[word] = found = any(_passes(t, word) for t in self._tests)
        return found


def _literals(test: Any) -> tuple[str, ...]:
    """Words that a test of a rule names."""
    if isinstance(test, str):
        return (test,)
    return tuple(test.get("IN", ())) if isinstance(test, dict) else ()


def _fits(tests: dict[str, Any], lower: str, tag: str, label: str) -> bool:
    """Whether one token passes the tests of a rule."""
    return all(_passes(test, {"LOWER": lower, "TAG": tag, "DEP": label}[name]) for name, test in tests.items())


def _passes(test: Any, value: str) -> bool:
    if isinstance(test, dict) and "REGEX" in test:
        return re.search(test["REGEX"], value) is not None
    return value in _literals(test)
