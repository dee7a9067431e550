"""What a report is compared by: a document in, its signature out; signatures of many reports side by side as arrays.

A signature is all that linking needs of the words, so that a stored report is never tokenised again: terms with weights, blocking keys
(pairs of its heaviest terms; odd ones are of the very heaviest), and a sketch (MinHash, Broder 1997) by whose bands copies meet.
"""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import msgspec
import numpy as np

from dragoman.linking.days import day_number
from dragoman.linking.words import number_of, weights
from dragoman.records import Document

_HEAVIEST, _VERY_HEAVIEST = 10, 5
_TERMS_AT_MOST = 400
_SHINGLE = 4  # words
_BANDS, _ROWS = 20, 6
# Copies are trimmed at the end; their opening is sketched by itself.
_OPENING = 90  # words
_WORD = re.compile(r"\w+")
_DATELINE = re.compile(r"\s*[^\n.]{0,60}?\((?:[A-Z][\w .-]{1,30})\)\s*[-–—]+\s*|\s*[A-Z][A-Z ,./'’]{2,40}[^\n.]{0,25}?\s[-–—]+\s+")
_UNDATED = -1
# Words that lead back to an earlier year, counted from that of publication.
_YEARS_BACK = re.compile(r"\b(?:(last year|a year (?:ago|earlier|before|after)|one year (?:ago|earlier|after)|(?:first|one-year) anniversary)|(two|three|four|five|ten|\d\d?) years (?:ago|earlier|after|on|since))\b", re.IGNORECASE)
_SMALL_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}

Ints = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float64]]


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a report, as far as linking looks at it."""

    revision: str
    day: int  # of publication, as date.toordinal(); -1 unknown
    guess: int = _UNDATED  # the day that only some words of the text suggest
    terms: list[int]
    weights: list[float]
    keys: list[int]
    bands: list[int]


def signature(document: Document, revision: str) -> Signature:
    """The signature of one report; a day that only some words of its text suggest is too unsure to keep reports apart, unless it lies months away."""
    vector = weights(document.text, document.title)
    published = day_number(document.published) or _UNDATED
    guessed = document.published_basis == "text"
    heaviest = sorted(vector, key=lambda t: (-vector[t], t))
    kept = {number_of(t): round(vector[t], 5) for t in heaviest[:_TERMS_AT_MOST]}
    # A year that the text leads back to is a term without weight: it makes nothing alike, but tells what may be meant.
    kept |= {n: 0.0 for n in map(year_term, _years_back(document)) if n not in kept}
    keys = {_key(p) for p in _pairs(heaviest[:_HEAVIEST])} | {_key(p) | 1 for p in _pairs(heaviest[:_VERY_HEAVIEST])}
    return Signature(
        revision=revision, day=_UNDATED if guessed else published, guess=published if guessed else _UNDATED, terms=sorted(kept), weights=[kept[t] for t in sorted(kept)],
        keys=sorted(keys), bands=_bands(document.text),
    )  # fmt: skip


def year_term(year: int) -> int:
    """The term that a text with this year in it has."""
    return number_of(f"#{year}")


def _years_back(document: Document) -> set[int]:
    """Years that a text leads back to without naming them: "a year after the quake"."""
    if not document.published or not document.published[:4].isdigit():
        return set()
    year = int(document.published[:4])
    found = [1 if m[1] else _SMALL_NUMBERS.get(m[2].lower()) or int(m[2]) for m in _YEARS_BACK.finditer(document.text)]
    return {year - n for n in found}


def _pairs(terms: Sequence[str]) -> Iterator[tuple[str, str]]:
    return itertools.combinations(sorted(terms), 2)


def _key(pair: tuple[str, str]) -> int:
    """An even number; the odd one after it stands for the pair where both terms are among the very heaviest."""
    return number_of("\x1f".join(pair)) & ~1


def _bands(text: str) -> list[int]:
    words = [w.lower() for w in _WORD.findall(_DATELINE.sub("", text, count=1))]
    opening = words[:_OPENING]
    found = _sketch(words, b"whole")
    if len(words) > _OPENING:
        found += _sketch(opening, b"whole")
    return sorted(set(found))


def _sketch(words: Sequence[str], kind: bytes) -> list[int]:
    shingles = {" ".join(words[k : k + _SHINGLE]) for k in range(max(1, len(words) - _SHINGLE + 1))} if words else set()
    if not shingles:
        return []
    numbers = np.array(sorted(zlib.crc32(s.encode("utf-8", "surrogatepass")) for s in shingles), dtype=np.uint64)
    a, b = _permutations()
    # Multiply-shift (Dietzfelbinger et al. 1997): the upper half of a product that wraps around.
    least = ((numbers[None, :] * a[:, None] + b[:, None]) >> np.uint64(32)).min(axis=1)
    return [number_of(f"{kind!r}{n}:{least[n * _ROWS : (n + 1) * _ROWS].tolist()}") for n in range(_BANDS)]


@cache
def _permutations() -> tuple[Any, Any]:
    random = np.random.RandomState(20010402)
    size = _BANDS * _ROWS
    whole = (random.randint(0, 1 << 32, (2, size), dtype=np.uint64) << np.uint64(32)) | random.randint(0, 1 << 32, (2, size), dtype=np.uint64)
    return whole[0] | np.uint64(1), whole[1]


@dataclass(frozen=True)
class Lists:
    """Lists of numbers end to end; list ``n`` runs from ``start[n]`` to ``start[n + 1]``."""

    start: Ints
    values: Any

    @classmethod
    def of(cls, lists: Sequence[Sequence[float]], kind: type) -> Lists:
        """From single ones."""
        start = np.concatenate([[0], np.cumsum([len(x) for x in lists])]).astype(np.int64)
        return cls(start, np.array([v for x in lists for v in x], dtype=kind))

    def __getitem__(self, number: int) -> Any:
        return self.values[self.start[number] : self.start[number + 1]]

    @classmethod
    def of_column(cls, column: Any) -> Lists:
        """From a column of an Arrow table."""
        array = column.combine_chunks() if hasattr(column, "combine_chunks") else column
        array = array.chunk(0) if hasattr(array, "num_chunks") else array
        offsets = np.asarray(array.offsets, dtype=np.int64)
        return cls(offsets, np.asarray(array.values))

    def flat(self, numbers: Ints) -> tuple[Any, Ints]:
        """The values of some lists, and for each the number of its list."""
        places, at = self.places(numbers)
        return self.values[places], numbers[at]

    def places(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Where the values of some lists lie, and for each which of ``numbers`` its list is."""
        begin = self.start[numbers]
        sizes = self.start[numbers + 1] - begin
        at = np.repeat(np.arange(len(numbers)), sizes)
        return np.arange(len(at)) + np.repeat(begin - np.cumsum(sizes) + sizes, sizes), at


@dataclass(frozen=True)
class Signatures:
    """Many signatures, ordered by revision."""

    revisions: list[str]
    days: Ints
    guesses: Ints
    terms: Lists
    weights: Lists
    keys: Lists
    bands: Lists

    @classmethod
    def of(cls, items: Sequence[Signature]) -> Signatures:
        """From single ones, in any order."""
        items = sorted({s.revision: s for s in items}.values(), key=lambda s: s.revision)
        return cls(
            [s.revision for s in items], np.array([s.day for s in items], dtype=np.int64), np.array([s.guess for s in items], dtype=np.int64), Lists.of([s.terms for s in items], np.int64),
            Lists.of([s.weights for s in items], np.float64), Lists.of([s.keys for s in items], np.int64), Lists.of([s.bands for s in items], np.int64),
        )  # fmt: skip

    @classmethod
    def of_table(cls, table: Any) -> Signatures:
        """From an Arrow table with a row each, ordered by revision, none twice."""
        lists = {name: Lists.of_column(table.column(name)) for name in ("terms", "weights", "keys", "bands")}
        days, guesses = (np.asarray(table.column(name), dtype=np.int64) for name in ("day", "guess"))
        return cls(table.column("revision").to_pylist(), days, guesses, **lists)

    def __len__(self) -> int:
        return len(self.revisions)

    @cached_property
    def names(self) -> Ints:
        """What stands for the revisions in tables: a hash each."""
        return np.array([number_of(r) for r in self.revisions], dtype=np.int64)

    def vector(self, number: int) -> tuple[Ints, Floats]:
        """Terms (ascending) and weights of one."""
        return self.terms[number], self.weights[number]
