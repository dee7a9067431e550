"""What the recogniser is told of each token: its shape and tag, what the gazetteer makes of it, what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dragoman.coding.places.words import Words, load_words, usable
from dragoman.knowledge.gazetteer import Gazetteer, PlaceEntry
from dragoman.knowledge.placenames import fold
from dragoman.language import Parse

LONGEST = 5  # tokens in a name of the gazetteer


@lru_cache(maxsize=8_192)
def _about(word: str) -> tuple[str, str, str]:
    """(lower case, shape, class) of a word."""
    words = load_words()
    kind = words.of.get(word) or words.of.get(word.rstrip(".")) or ("first" if word in words.first_names else "")
    return word.lower(), shape(word), kind


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
                listed = gazetteer.lookup_key(key)
                entries = usable(listed, raw) if listed else listed
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
