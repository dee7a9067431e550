"""Which words of a text name a place: a parse in, spans of tokens out.

A linear-chain tagger (trained by scripts/train_places.py) reads each sentence that has a capital: what the gazetteer knows of the
words, their shape, tag and neighbours, and what the rest of the document tells of them (a person's surname, a name after "in").
Text without capitals gets a short list of large places after place prepositions instead.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pycrfsuite

from dragoman.knowledge.gazetteer import BUILT_IN, Gazetteer, PlaceEntry
from dragoman.knowledge.placenames import fold
from dragoman.language import Parse

MODEL = "gazetteer/recogniser.crfsuite"
LONGEST = 5  # tokens in a name of the gazetteer
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_SURE_CITY = 200_000  # inhabitants: what lower-case text may name


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``start`` … ``end`` (half-open) that name a place, and how sure the recogniser is."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists around place names, by class."""

    classes: dict[str, frozenset[str]]
    of: dict[str, str]  # word → its classes, joined
    first_names: frozenset[str]

    def has(self, kind: str, word: str) -> bool:
        """Whether ``word`` is of the class."""
        return word in self.classes[kind]


@lru_cache(maxsize=1)
def load_words() -> Words:
    """words.csv and first_names.txt of the gazetteer's folder."""
    folder = BUILT_IN / "gazetteer"
    with (folder / "words.csv").open(encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.reader(stream) if r and not r[0].startswith("#")][1:]
    classes = {kind: frozenset(words.split("|")) for kind, words in rows}
    of: dict[str, str] = {}
    for kind, members in ((k, m) for k, m in classes.items() if k != "common"):  # the recogniser was trained without these
        for word in members:
            of[word] = f"{of[word]}+{kind}" if word in of else kind
    names = frozenset((folder / "first_names.txt").read_text(encoding="utf-8").split())
    return Words(classes, of, names)


@lru_cache(maxsize=8_192)
def _about(word: str) -> tuple[str, str, str]:
    """(lower case, shape, class) of a word."""
    words = load_words()
    kind = words.of.get(word) or words.of.get(word.rstrip(".")) or ("first" if word in words.first_names else "")
    return word.lower(), shape(word), kind


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
            found = _spans(self._tagger.tag(), start, self._tagger.marginal)
            found += _second_chance(reader.gaz[start:end], found, start, self._tagger.marginal)
            found += _called_town(parse, reader.shapes, start, end, found)
            out.extend(sorted(found, key=lambda n: n.start))
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


def shape(word: str) -> str:
    """Coarse form of a word: Xx, XX, X., xx, 00, or the mark itself."""
    if word[0].isupper():
        if len(word) == 1:
            return "X"
        if word.isupper():
            return "X." if "." in word else "XX"
        return "Xx." if word[-1] == "." else "XxX" if any(c.isupper() for c in word[1:]) else "Xx"
    if word[0].islower():
        return "xx" if word.islower() else "xX"
    if word[0].isdigit():
        return "00"
    return word[0]


def entry_class(entries: Sequence[PlaceEntry]) -> str:
    """What the gazetteer makes of a name, as one short code."""
    best = ""
    for e in entries:
        if e.feature == "country":
            return "A" if e.form in ("adjective", "people") else "C"
        if e.form == "adjective":
            return "A"
        if e.feature in ("region", "continent", "area", "water", "mountain", "island", "facility", "neighbourhood"):
            return "R"
        if e.feature == "admin1" and e.form == "name":
            return "S"
        alternate = e.form == "alternate"
        if e.feature in ("city", "capital"):
            p = e.population
            code = "5" if p >= 1_000_000 else "4" if p >= 200_000 else "3" if p >= 50_000 else "2" if p >= 10_000 else "1" if p >= 2_000 else "0"
            code = "a" + code if alternate else "c" + code
        else:
            code = "d" if e.feature == "admin2" else "s"
        best = max(best, code, key=_RANK.__getitem__)
    return best


_RANK = {c: k for k, c in enumerate(["", "a0", "a1", "a2", "d", "c0", "a3", "c1", "s", "c2", "a4", "c3", "a5", "c4", "c5"])}


class FeatureReader:
    """Features of one parse, a list of strings a token."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, words: Words) -> None:
        self.parse = parse
        self.words = words
        self._about = [_about(w) for w in parse.words]
        self.shapes = [s for _, s, _ in self._about]
        self.gaz = self._gazetteer_tags(gazetteer)
        self.seen_lower = {w for w in parse.words if w.islower()}
        self.person, self.placed = self._evidence()
        self.base = self.read_base()

    def windows(self) -> list[tuple[int, int]]:
        """Sentences with a capital that may be a name."""
        return [(s.start, s.end) for s in self.parse.sentences if any(self._may_name(i, s.start) for i in range(s.start, s.end))]

    def _may_name(self, i: int, first: int) -> bool:
        """Whether a word has a capital, and not only because a sentence begins with it."""
        shape = self.shapes[i]
        if shape[0] != "X":
            return shape == "xX"
        return i > first or shape != "Xx" or bool(self.gaz[i]) or self.parse.pos[i] in ("PROPN", "NOUN", "ADJ", "X")

    def _gazetteer_tags(self, gazetteer: Gazetteer) -> list[str]:
        parse, shapes = self.parse, self.shapes
        text, starts, ends = parse.text, parse.starts, parse.ends
        found: dict[int, list[tuple[int, str, str]]] = {}
        for s in parse.sentences:
            for i in range(s.start, s.end):
                if shapes[i][0] != "X":
                    continue
                spans = []
                for j in range(i + 1, min(i + LONGEST, s.end) + 1):
                    if j > i + 1 and "\n" in text[ends[j - 2] : starts[j - 1]]:
                        break
                    if shapes[j - 1][0] == "X" or (shapes[j - 1] == "xX"):
                        raw = text[starts[i] : ends[j - 1]]
                        spans.append((j, raw, fold(raw)))
                    elif shapes[j - 1] not in ("xx", "-", "'"):
                        break
                found[i] = spans
        gazetteer.warm(key for spans in found.values() for _, _, key in spans)
        tags = [""] * len(parse)
        taken = 0
        for i in sorted(found):
            if i < taken:
                continue
            for j, raw, key in reversed(found[i]):
                entries = usable(gazetteer.lookup_key(key), raw)
                if entries:
                    code = entry_class(entries)
                    tags[i:j] = [f"I{code}"] * (j - i)
                    tags[i] = f"B{code}"
                    taken = j
                    break
        return tags

    def _evidence(self) -> tuple[set[str], set[str]]:
        """Words that follow a given name or title somewhere, and words that follow a place preposition somewhere."""
        words, shapes = self.parse.words, self.shapes
        names, title, place = self.words.first_names, self.words.classes["title"], self.words.classes["place"]
        person: Counter[str] = Counter()
        placed: Counter[str] = Counter()
        for i in range(1, len(words)):
            if shapes[i][0] != "X":
                continue
            before = words[i - 1]
            k = i - 1
            if len(before) <= 2 and shapes[k][0] == "X" and k:  # a middle initial
                before = words[k - 1]
            if before.rstrip(".") in title or before in names:
                person[words[i]] += 1
            elif before in place:
                placed[words[i]] += 1
        return {w for w in person if person[w] > placed[w]}, {w for w in placed if placed[w] >= person[w]}

    def read_base(self) -> list[tuple[str, str, str, str, str]]:
        """(word, shape, tag, gazetteer class, list class) of each token."""
        return [(low, s, t, g, kind) for (low, s, kind), t, g in zip(self._about, self.parse.tags, self.gaz, strict=True)]

    def features(self, start: int, end: int) -> list[list[str]]:
        """Features of tokens ``start`` … ``end``."""
        pad = ("", "|", "", "", "")
        base = [pad, pad, *self.base[start:end], pad, pad]
        capital = sum(self.shapes[i] in ("Xx", "XX") for i in range(start, end)) > 0.6 * (end - start)
        return [self._token(i, base[k : k + 5], capital, i == start) for k, i in enumerate(range(start, end))]

    def _token(self, i: int, around: list[tuple[str, str, str, str, str]], capital: bool, first: bool) -> list[str]:
        (w0, _, _, g0, _), (w1, s1, t1, g1, k1), (w, s, t, g, k), (w2, s2, t2, g2, k2), (w3, s3, _, g3, k3) = around
        if s == "xx" and not g:  # most tokens: little to say
            return ["lc", "w:" + w, "g-" + g1, "s-" + s1, "g+" + g2, "k:" + k]
        parse = self.parse
        word = parse.words[i]
        head = parse.heads[i]
        out = [
            "b", "w:" + w, "s:" + s, "t:" + t, "g:" + g, "k:" + k, "sg:" + s + g, "u:" + w[-3:],
            "w-" + w1, "s-" + s1, "t-" + t1, "g-" + g1, "k-" + k1, "w--" + w0, "g--" + g0,
            "w+" + w2, "s+" + s2, "t+" + t2, "g+" + g2, "k+" + k2, "w++" + w3, "s++" + s3, "k++" + k3, "g++" + g3,
            "w-g" + w1 + g, "k-g" + k1 + g, "k+g" + k2 + g, "s-+" + s1 + s + s2, "gg" + g1 + g + g2,
            "d:" + parse.deps[i], "d:g" + parse.deps[i] + g, "h:" + parse.words[head].lower(),
        ]  # fmt: skip
        person, placed = word in self.person, word in self.placed
        if person or placed:
            out.append(f"e:{person}{placed}")
            out.append(f"e:{person}{placed}{g}")
        if w in self.seen_lower:
            out.append("common")
            out.append("common" + g)
        if first:
            out.append("first")
            out.append("first" + g)
        if capital:
            out.append("caps")
            out.append("caps" + g)
        return out


def usable(entries: Sequence[PlaceEntry], raw: str) -> list[PlaceEntry]:
    """Entries that the spelling allows: names marked for exact case, and abbreviations, only as they are written."""
    short = len(raw.replace(".", "")) <= 3
    initials = raw.isupper() and len(raw) <= 4 and "." not in raw
    out: list[PlaceEntry] = []
    if raw in load_words().classes["part"] or raw in load_words().classes["common"]:
        return out  # "East" is a direction, whatever regions bear the name, and "the Capital" that of the country meant
    for e in entries:
        if e.exact_case and not (raw[:1].isupper() and (len(raw) > 3 or raw.isupper())):
            continue
        if short and e.form == "alternate" and not (raw.isupper() or raw.endswith(".")):
            continue
        if short and e.form == "alternate" and e.feature == "city" and not raw.isupper():
            continue  # "La." is Louisiana
        if initials and e.feature in ("city", "admin2") and e.population < 100_000:
            continue  # "OAS" is no town
        out.append(e)
    if _DOTTED.fullmatch(raw):
        letters = [c for c in raw if c.isalpha()]
        return [e for e in out if [w[0] for w in e.name.split()] == letters] or out  # "L.A." is Los Angeles, "La." Louisiana
    return out
