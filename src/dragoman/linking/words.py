"""What a report is about, by its words: text and title in, terms with weights out.

A term's weight is how often it stands there, how rare it is in reports at large (``data/background.csv``, fixed, so that a new report
moves no older decision), whether it is a name, and whether it stands in the headline or the opening. Words that reports choose between for one
thing are one term (``data/synonyms.csv``), and so are a country and its adjective.
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

from dragoman.knowledge import BUILT_IN
from dragoman.knowledge.rows import CountryNameRow
from dragoman.knowledge.tables import read_csv

# The rarity of a stem that the background lacks.
RAREST = 9.0
# Stems more common than this tell nothing: "the", "said", "year".
_COMMONEST = 2.0
_NAME = 1.5
_OPENING = 1.5
_OPENING_WORDS = 60
_DIGITS_AT_MOST = 6
_LONGEST = 40

_BACKGROUND = Path(__file__).parent / "data" / "background.csv"
_ALIKE = 2  # letters that a country and its adjective share: "Yemeni" is for "Yemen", "Scottish" not for "Britain"
_SYNONYMS = Path(__file__).parent / "data" / "synonyms.csv"
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d")
_POSSESSIVE = re.compile(r"['’]\w*$")


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What "withdraws", "withdrawing" and "Withdraw" share; a possessive ending is dropped."""
    return str(_stemmer().stemWord(_POSSESSIVE.sub("", word).lower()[:_LONGEST]))


@cache
def background() -> dict[str, float]:
    """Stem to rarity."""
    with _BACKGROUND.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(line for line in stream if not line.startswith("#"))
        next(rows)
        return {word: float(rarity) for word, rarity in rows}


@lru_cache(maxsize=200_000)
def standing_for(word: str) -> str:
    """The stem that stands for a stem and all that reports use in its place: "tremor" and "quake", "Yemeni" and "Yemen"."""
    word = _synonyms().get(word, word)
    return _nationalities().get(word, word)


@cache
def _synonyms() -> dict[str, str]:
    with _SYNONYMS.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(line for line in stream if not line.startswith("#"))
        next(rows)
        return {stem(word): stem(concept) for concept, words in rows for word in words.split("|")}


@cache
def _nationalities() -> dict[str, str]:
    """A country's adjective and its people to its name, of those with a name of one word."""
    names: dict[str, list[str]] = {}
    forms: list[tuple[str, str]] = []
    for _, row in read_csv(BUILT_IN / "country_names.csv", CountryNameRow):
        if " " in row.name:
            continue
        if row.form == "name":
            names.setdefault(row.country, []).append(stem(row.name))
        elif row.form in ("adjective", "people"):
            forms.append((row.country, stem(row.name)))
    alike = ((form, next((n for n in names.get(country, ()) if n[:_ALIKE] == form[:_ALIKE]), None)) for country, form in forms)
    return {form: name for form, name in alike if name is not None}


def rarity(word: str) -> float:
    """How rare a stem is in reports at large."""
    return background().get(word, RAREST)


def weights(text: str, title: str | None = None) -> dict[str, float]:
    """Terms of a report with their weights; as a vector its length is 1. Numbers are terms too, marked ``#``."""
    whole = text if not title or text.lstrip().startswith(title) else f"{title}\n{text}"
    tokens = _TOKEN.findall(whole)
    lower = {t for t in tokens if t.islower()}
    counts: dict[str, float] = defaultdict(float)
    names: set[str] = set()
    for position, token in enumerate(tokens):
        share = _OPENING if position < _OPENING_WORDS else 1.0
        if token[0].isdigit():
            counts["#" + token.replace(",", "").rstrip(".")[:_LONGEST]] += share
            continue
        word = standing_for(stem(token))
        if len(word) < 2:
            continue
        counts[word] += share
        if token[0].isupper() and _POSSESSIVE.sub("", token).lower() not in lower:
            names.add(word)
    return _unit({term: _weight(term, count, term in names) for term, count in counts.items()})


def _weight(term: str, count: float, name: bool) -> float:
    often = 1 + math.log(max(count, 1.0))
    if term[0] == "#":
        return often * min(len(term) + 1, _DIGITS_AT_MOST)
    rare = rarity(term)
    return often * rare * (_NAME if name else 1.0) if rare >= _COMMONEST else 0.0


def _unit(vector: dict[str, float]) -> dict[str, float]:
    vector = {t: w for t, w in vector.items() if w}
    # A sum of squares in the order of the terms, so that equal texts have equal bits.
    length = math.sqrt(sum(vector[t] ** 2 for t in sorted(vector)))
    return {t: w / length for t, w in sorted(vector.items())}


def number_of(words: str) -> int:
    """63 bits that stand for some words: the same on every machine."""
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1
