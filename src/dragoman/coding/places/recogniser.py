"""Which words of a text name a place: a parse in, spans of tokens out.

A linear-chain tagger (trained by scripts/train_places.py) reads each sentence that has a capital: what the gazetteer knows of the
words, their shape, tag and neighbours, and what the rest of the document tells of them (a person's surname, a name after "in").
Text without capitals gets a short list of large places after place prepositions instead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pycrfsuite

from dragoman.coding.places.features import FeatureReader
from dragoman.coding.places.words import load_words
from dragoman.knowledge.gazetteer import BUILT_IN, Gazetteer, PlaceEntry
from dragoman.language import Parse

MODEL = "gazetteer/recogniser.crfsuite"
_SURE_CITY = 200_000  # inhabitants: what lower-case text may name


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``start`` … ``end`` (half-open) that name a place, and how sure the recogniser is."""

    start: int
    end: int
    probability: float


class Recogniser:
    """Holds the loaded tagger; one a process is enough."""

    def __init__(self, model: Path | None = None) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model or BUILT_IN / MODEL))

    def __call__(self, parse: Parse, gazetteer: Gazetteer) -> list[NameSpan]:
        """Spans in the order of the text."""
        if not has_capitals(parse):
            return plain_names(parse, gazetteer)
        reader = FeatureReader(parse, gazetteer, load_words())
        out: list[NameSpan] = []
        for start, end in reader.windows():
            self._tagger.set(reader.features(start, end))
            found = [_whole(parse, reader.gaz, n, end) for n in _spans(self._tagger.tag(), start, self._tagger.marginal)]
            found += _standing(parse, reader, start, end, found, self._tagger.marginal)
            found += _second_chance(reader.gaz[start:end], found, start, self._tagger.marginal)
            found += _called_town(parse, reader.shapes, start, end, found)
            out.extend(sorted((_with_article(parse, n) for n in found), key=lambda n: n.start))
        return [piece for span in out for piece in _lines(parse, span)]


# A name that the gazetteer is sure of needs less from the sentence: classes of ``entry_class`` and the probability that is enough.
_ENOUGH = {"C": 0.05, "A": 0.2, "R": 0.04, "S": 0.25, "c5": 0.1, "c4": 0.3, "c3": 0.3}


def _second_chance(gaz: Sequence[str], found: Sequence[NameSpan], offset: int, marginal: Callable[[str, int], float]) -> list[NameSpan]:
    """Names of countries, regions and large cities that the tagger left out with some doubt."""
    taken = {t - offset for n in found for t in range(n.start, n.end)}
    out = []
    for k, tag in enumerate(gaz):
        if tag[:1] != "B" or tag[1:] not in _ENOUGH or k in taken:
            continue
        end = k + 1
        while end < len(gaz) and gaz[end][:1] == "I":
            end += 1
        if taken.isdisjoint(range(k, end)):
            probability = min(marginal("B" if t == k else "I", t) for t in range(k, end))
            if probability >= _ENOUGH[tag[1:]]:
                out.append(NameSpan(offset + k, offset + end, probability))
    return out


# Words that nothing but a place stands behind, and those that a person, a team or a year may: with a name the gazetteer has, and the probability that is enough.
_BESIDE, _SOMEWHERE = frozenset({"near", "around", "outside", "nearby"}), frozenset({"in", "at"})
_LISTED, _ENOUGH_BESIDE, _ENOUGH_SOMEWHERE = frozenset({"c1", "c2", "c3", "a2", "a3"}), 0.02, 0.15
# With "of" behind them, nothing but a place follows: "east of Khan Younis".
_COMPASS = frozenset("north south east west northeast northwest southeast southwest north-east north-west south-east south-west outskirts suburbs".split())
# What is done to towns, so that a name behind it that the gazetteer has is one's.
_TAKING = frozenset({"seize", "capture", "recapture", "retake", "overrun", "besiege", "encircle", "liberate", "shell", "bombard"})
_ARTICLES = frozenset({"al", "el", "as", "es", "an", "ar", "ash"})


def _standing(parse: Parse, reader: FeatureReader, start: int, end: int, found: Sequence[NameSpan], marginal: Callable[[str, int], float]) -> list[NameSpan]:
    """Names behind "near", and small towns behind "in": "a convoy near Al-Koma", "arrested in nearby Tame", "in Sububu forest"."""
    taken = {t for n in found for t in range(n.start, n.end)}
    out: list[NameSpan] = []
    last = start
    for i in range(start + 1, end):
        if i < last or reader.shapes[i][0] != "X" or i in taken or (parse.lower[i] in _ARTICLES and i + 2 in taken):
            continue
        first, last = _run(parse, reader.shapes, i, end, taken)
        before = parse.lower[first - 1]
        probability = marginal("B", i - start)
        beside = (before in _BESIDE or (before == "of" and parse.lower[max(first - 2, 0)] in _COMPASS)) and probability >= _ENOUGH_BESIDE
        listed = before in _SOMEWHERE and probability >= _ENOUGH_SOMEWHERE and reader.gaz[i][1:] in _LISTED
        taken_by_force = parse.lemmas[first - 1] in _TAKING and reader.gaz[i][1:] in _LISTED and parse.words[i] not in load_words().first_names
        if beside or listed or taken_by_force or (last < end and _is_called(parse, first, last)):
            out.append(NameSpan(first, last, max(probability, 0.5)))
    return out


def _whole(parse: Parse, gaz: Sequence[str], n: NameSpan, end: int) -> NameSpan:
    """"The city of Port Sudan": the name to the end of what the gazetteer has, where the tagger stops within it behind a word for a town."""
    last = n.end
    while last < end and gaz[last][:1] == "I" and gaz[n.start][:1] == "B":
        last += 1
    named = n.start > 1 and parse.lower[n.start - 1] == "of" and load_words().has("settlement", parse.words[n.start - 2])
    return NameSpan(n.start, last, n.probability) if named else n


def _with_article(parse: Parse, n: NameSpan) -> NameSpan:
    """The name with the article that a hyphen joins to it: "Al-Tamra"."""
    joined = n.start >= 2 and parse.words[n.start - 1] == "-" and parse.lower[n.start - 2] in _ARTICLES
    return NameSpan(n.start - 2, n.end, n.probability) if joined else n


def _run(parse: Parse, shapes: Sequence[str], i: int, end: int, taken: Collection[int]) -> tuple[int, int]:
    """The words with capitals from token i on, hyphens and a small article before them included: "al-Fashqa", "Kan Htaung Gyi"."""
    first = i - 2 if i >= 2 and parse.words[i - 1] == "-" and parse.words[i - 2] in _ARTICLES else i
    last = i + 1
    while last < end and last not in taken and (shapes[last][0] == "X" or (parse.words[last] == "-" and last + 1 < end and shapes[last + 1][0] == "X")):
        last += 1
    return first, last


def _is_called(parse: Parse, first: int, last: int) -> bool:
    """"In Sububu forest", "into the disputed al-Fashqa borderland": a word behind the name says what kind of place it is."""
    words = load_words()
    kind = parse.words[last]
    if not kind.islower() or not (words.has("region", kind) or words.has("natural", kind.capitalize()) or words.has("kind", kind)):
        return False
    before = [w for w in parse.lower[max(first - 3, 0) : first] if w not in ("the", "disputed", "besieged", "remote", "nearby") and not words.has("part", w)]
    return bool(before) and words.has("preposition", before[-1])


def _called_town(parse: Parse, shapes: Sequence[str], start: int, end: int, found: Sequence[NameSpan]) -> list[NameSpan]:
    """Names that the text itself says are places: "the village of Umm Shujayra", "Tal Brakhir, a town in"."""
    words, taken = parse.words, {t for n in found for t in range(n.start, n.end)}
    towns = load_words().classes["settlement"]
    out = []
    for i in range(start, end):
        if not words[i].islower() or words[i] not in towns:
            continue
        if i + 2 < end and words[i + 1] == "of" and shapes[i + 2][0] == "X":
            first = last = i + 2
            while last < end and shapes[last][0] == "X":
                last += 1
        elif i - 3 >= start and words[i - 1] in ("a", "the") and words[i - 2] == "," and i + 1 < end and words[i + 1] in ("in", "near", "on"):
            first = last = i - 2
            while first > start and shapes[first - 1][0] == "X":
                first -= 1
        else:
            continue
        if first < last and taken.isdisjoint(range(first, last)):
            out.append(NameSpan(first, last, 0.5))
            taken.update(range(first, last))
    return out


def _lines(parse: Parse, span: NameSpan) -> list[NameSpan]:
    """The span cut where a line ends inside it: "Crimea", next line "Russian"."""
    cuts = [i for i in range(span.start + 1, span.end) if "\n" in parse.text[parse.ends[i - 1] : parse.starts[i]]]
    edges = [span.start, *cuts, span.end]
    return [NameSpan(a, b, span.probability) for a, b in pairwise(edges)]


def _spans(labels: Sequence[str], offset: int, marginal: Callable[[str, int], float]) -> list[NameSpan]:
    out = []
    start = None
    for k, label in enumerate([*labels, "O"]):
        if start is not None and label != "I":
            probability = min(marginal("B" if t == start else "I", t) for t in range(start, k))
            out.append(NameSpan(offset + start, offset + k, probability))
            start = None
        if label == "B" or (label == "I" and start is None):
            start = k
    return out


def has_capitals(parse: Parse) -> bool:
    """Whether the text has any capital letter: lower-cased corpora have none."""
    return any(w[0].isupper() for w in parse.words)


def plain_names(parse: Parse, gazetteer: Gazetteer) -> list[NameSpan]:
    """Names in text without capitals: countries, capitals and large cities right after a place preposition."""
    words = load_words()
    out = []
    taken = 0
    for i, word in enumerate(parse.words):
        if i < taken or i == 0 or not words.has("preposition", parse.words[i - 1]) or not word[0].isalpha():
            continue
        for n in range(min(3, len(parse) - i), 0, -1):
            raw = parse.text[parse.starts[i] : parse.ends[i + n - 1]]
            if len(raw) > 3 and raw[-1].isalpha() and any(_is_large(e) for e in gazetteer.lookup(raw)) and "\n" not in raw:
                out.append(NameSpan(i, i + n, 0.7))
                taken = i + n
                break
    return out


def _is_large(e: PlaceEntry) -> bool:
    if e.exact_case or e.form != "name":
        return False
    return e.feature in ("country", "capital", "region", "continent") or (e.feature in ("city", "admin1") and e.population > _SURE_CITY)
