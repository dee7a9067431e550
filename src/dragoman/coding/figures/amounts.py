"""Numbers in the text: digits, words, vague words, ranges, bounds, sums of money. What they count is asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from dragoman.coding.figures.model import Amount
from dragoman.knowledge.figure_words import BoundRow, FigureWords, Phrase
from dragoman.language import Parse

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{1,3})?\+?")
_JOINED = re.compile(r"(\d[\d,]*(?:\.\d+)?)[-–—](\d[\d,]*(?:\.\d+)?)")
_DASHES = frozenset({"-", "–", "—", "‐", "‑"})
_ARTICLES = frozenset({"a", "an"})
# What behind "no" and "nobody" makes it none but those counted before.
_NO_MORE, _BESIDES = (["other"], ["more"], ["fewer"], ["less"], ["one"], ["further"]), (["else"], ["other"])
_LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class _Number:
    """A plain number: its value, the token after it, and whether it ends with a scale that a range shares ("2-3 million")."""

    value: float
    last: int
    scale: float = 1.0


class AmountReader:
    """Reads the amounts of one parse with the words of one vocabulary."""

    def __init__(self, parse: Parse, words: FigureWords) -> None:
        self.parse, self.words = parse, words
        self.low = parse.lower

    def read(self, taken: list[bool]) -> Iterator[Amount]:
        """The amounts left to right, none that begins in a token that is ``taken`` (by a time)."""
        begins = self.words.begins
        end = 0
        for i, word in enumerate(self.low):
            if (word not in begins and not word[0].isdigit()) or i < end or taken[i]:
                continue
            amount = self._share(i) or self._fraction(i) or self._vague(i) or self._counted(i)
            if amount is None:
                continue
            end = amount.last
            if not any(taken[amount.core : amount.last]):
                yield amount

    # -- plain numbers ---------------------------------------------------------------------------------------------------

    def _number(self, i: int) -> _Number | None:
        """Digits or words, with the scale words behind them: "1.5 million", "two hundred and fifty", "half a million", "3bn"."""
        if i >= len(self.low):
            return None
        word = self.low[i]
        if word[0].isdigit():
            return self._digits(i)
        if word == "half" and i + 2 < len(self.low) and self.low[i + 1] in _ARTICLES:
            scale = self._scale(i + 2)
            return None if scale is None else _Number(scale / 2, i + 3, scale)
        if word in _ARTICLES:
            scale = self._scale(i + 1)
            return None if scale is None else self._times(1, i + 1)
        found = self.words.numbers.read(self.low, i)
        if found is None:
            return None
        value, last = float(found[0]), found[1]
        return self._and_a_half(value, last) or _Number(value, last, self._scale(last - 1) or 1.0)

    def _digits(self, i: int) -> _Number | None:
        match = _DIGITS.fullmatch(self.low[i])
        if match is None:
            return None
        value = float(match[1].replace(",", "") + (match[2] or ""))
        if match[3]:
            suffix = self.words.suffixes.get(match[3])
            return None if suffix is None else _Number(value * suffix, i + 1, suffix)
        glued = i + 1 < len(self.low) and self.parse.starts[i + 1] == self.parse.ends[i]
        suffix = self.words.suffixes.get(self.low[i + 1].rstrip(".")) if glued else None
        if suffix is not None:
            return _Number(value * suffix, i + 2, suffix)
        return self._and_a_half(value, i + 1) or self._times(value, i + 1)

    def _times(self, value: float, at: int) -> _Number:
        """``value`` multiplied by the scale words from ``at``: "1.5 million", "two dozen", "a hundred thousand"."""
        scale = 1.0
        while (step := self._scale(at)) is not None and scale * step <= _LARGEST:
            scale *= step
            at += 1
        return _Number(value * scale, at, scale)

    def _scale(self, at: int) -> float | None:
        row = self.words.numbers.numbers.get(self.low[at]) if at < len(self.low) else None
        return float(row.value) if row is not None and row.kind in ("hundred", "scale", "dozen") else None

    def _and_a_half(self, value: float, at: int) -> _Number | None:
        """ "two and a half million"."""
        if tuple(self.low[at : at + 3]) != ("and", "a", "half"):
            return None
        scale = self._scale(at + 3)
        return None if scale is None else _Number((value + 0.5) * scale, at + 4, scale)

    # -- amounts ---------------------------------------------------------------------------------------------------------

    def _share(self, i: int) -> Amount | None:
        """ "one in five", "nine out of ten"."""
        top = self._number(i)
        if top is None or top.last + 1 >= len(self.low):
            return None
        gap = 1 if self.low[top.last] == "in" else 2 if tuple(self.low[top.last : top.last + 2]) == ("out", "of") else 0
        base = self._number(top.last + gap) if gap else None
        if base is None or not 0 < top.value < base.value <= 100 or base.value != int(base.value) or top.value > 10:
            return None
        return self._as_share(i, base.last, top.value / base.value)

    def _fraction(self, i: int) -> Amount | None:
        """ "two-thirds", "a quarter of", "half of"."""
        if self.low[i] == "half":
            return self._as_share(i, i + 1, 0.5) if self.low[i + 1 : i + 2] == ["of"] else None
        top = 1 if self.low[i] in _ARTICLES else self.words.numbers.numbers[self.low[i]].value if self.low[i] in self.words.numbers.numbers else 0
        at = i + 2 if self.low[i + 1 : i + 2] in (["-"], ["–"]) else i + 1
        parts = self.words.fractions.get(self.low[at]) if at < len(self.low) else None
        if parts is None or not 0 < top < parts or (top == 1 and self.low[at + 1 : at + 2] != ["of"]):
            return None
        return self._as_share(i, at + 1, top / parts)

    def _as_share(self, first: int, last: int, value: float) -> Amount:
        value = round(value, 4)
        return self._bounded(Amount(first, last, last - 1, value, value, unit="share", share=True))

    def _vague(self, i: int) -> Amount | None:
        """ "dozens", "tens of thousands", "several hundred", "a handful"."""
        for phrase, row in self.words.vague.get(self.low[i], ()):
            if not _stands(self.low, i, phrase) or (row.high == 0 and not self._is_none(i, i + len(phrase))):
                continue
            last = i + len(phrase)
            if row.scale and self._scale(last) is not None:  # "several hundred thousand"
                times = self._times(1.0, last)
                return self._bounded(Amount(i, times.last, times.last - 1, row.low * times.scale, row.high * times.scale, approximate=True))
            amount = Amount(i, last, self._core(i, last), row.low, row.high, approximate=row.low != row.high, small=row.small)
            return self._bounded(amount)
        return None

    def _is_none(self, i: int, last: int) -> bool:
        """Whether "no" stands at a noun, and "nobody" for everybody: not "no longer", "no more than 20", "nobody else"."""
        if self.low[i] == "no" and last == i + 1:
            return self.parse.deps[i] == "det" and self.parse.pos[self.parse.heads[i]] == "NOUN" and self.low[last : last + 1] not in _NO_MORE
        return self.low[last : last + 1] not in _BESIDES and (self.low[i] != "neither" or self.low[last : last + 1] == ["of"])

    def _core(self, first: int, last: int) -> int:
        """The token of a stretch that governs the others: the one whose head lies outside."""
        return next((t for t in range(last - 1, first - 1, -1) if not first <= self.parse.heads[t] < last), last - 1)

    def _counted(self, i: int) -> Amount | None:
        joined = _JOINED.fullmatch(self.low[i])
        if joined is not None:
            return self._joined(i, joined)
        number = self._number(i)
        if number is None or number.value > _LARGEST:
            return None
        amount = self._range(i, number) or Amount(i, number.last, self._core(i, number.last), number.value, number.value)
        if amount.low is not None and amount.high is not None and amount.low > amount.high:
            return None
        return self._bounded(self._money(amount))

    def _range(self, i: int, low: _Number) -> Amount | None:
        """ "35,000-40,000", "two to three million", "between 200 and 300", "five or six": the scale behind serves both ends."""
        at = low.last
        if at >= len(self.low):
            return None
        before = self.low[i - 1] if i else ""
        joint = self.low[at]
        if not (joint in _DASHES or joint in ("to", "or") or (joint == "and" and before == "between")):
            return None
        high = self._number(at + 1)
        if high is None or (before == "from" and self._changes(i)):
            return None
        begin = low.value
        if low.scale == 1.0 < high.scale and begin * high.scale < high.value:
            begin *= high.scale
        if begin >= high.value:
            return self._score(i, high) if joint in _DASHES else None
        first = i - 1 if before == "between" or (before == "from" and joint == "to") else i
        return Amount(first, high.last, high.last - 1 if before != "between" else self._core(first, high.last), begin, high.value)

    def _joined(self, i: int, match: re.Match[str]) -> Amount | None:
        """ "15–20" where the parser makes it one token."""
        low, high = (float(g.replace(",", "")) for g in match.groups())
        scale = self._scale(i + 1)
        last, factor = (i + 2, scale) if scale is not None else (i + 1, 1.0)
        if low >= high:
            return None
        return self._bounded(self._money(Amount(i, last, self._core(i, last), low * factor, high * factor)))

    def _changes(self, i: int) -> bool:
        """Whether "from 30 to 45" tells of a change, by the verb above it: then it is two figures, no range."""
        return any(self.parse.lemmas[a] in self.words.updates for a in islice(self.parse.ancestors(i), 2))

    def _score(self, i: int, high: _Number) -> Amount | None:
        """ "3-1" is a score or a code: read past it, as an amount that nobody keeps."""
        return Amount(i, high.last, i, 1.0, 0.0)

    def _money(self, amount: Amount) -> Amount:
        """The currency before or after a sum, or the sign of a share."""
        first, last = amount.first, amount.last
        before = self.low[first - 1] if first else ""
        after = self.low[last] if last < len(self.low) else ""
        if before in self.words.money_before:
            wide = first - 2 if first > 1 and self.low[first - 2] in ("us", "u.s.") and before == "$" else first - 1
            end = last + 1 if after in ("dollars",) else last
            return replace(amount, first=wide, last=end, unit=self.words.money_before[before])
        if after in ("%", "percent", "pct") or (after == "per" and self.low[last + 1 : last + 2] == ["cent"]):
            return replace(amount, last=last + (2 if after == "per" else 1), core=last, unit="%")
        hyphen = after in _DASHES and last + 1 < len(self.low)
        word = self.parse.lemmas[last + 1 if hyphen else last] if last < len(self.low) else ""
        row = self.words.money_after.get(word)
        if row is None or (amount.high or 0) < row.least or (hyphen and self.low[last + 1] != word):
            return amount
        return replace(amount, last=last + (2 if hyphen else 1), core=last, unit=row.currency)

    def _bounded(self, amount: Amount) -> Amount:
        """The amount with the words around it: "some", "more than", "at least about", "or more"."""
        bound, approximate, first, last = amount.bound, amount.approximate, amount.first, amount.last
        for _ in range(3):
            found = self._before(first)
            if found is None:
                break
            first -= len(found[0])
            bound = found[1].bound if bound == "exact" else bound
            approximate = approximate or found[1].approximate
        for phrase, row in self.words.after.get(self.low[last], ()) if last < len(self.low) else ():
            if _stands(self.low, last, phrase) and not self._number(last + len(phrase)):
                last += len(phrase)
                bound = row.bound if bound == "exact" else bound
                approximate = approximate or row.approximate
                break
        if self.low[last - 1].endswith("+") and bound == "exact":
            bound = "at-least"
        low = None if bound in ("at-most", "less-than") else amount.low
        high = None if bound in ("at-least", "more-than") else amount.high
        return replace(amount, first=first, last=last, bound=bound, approximate=approximate, low=low, high=high)

    def _before(self, at: int) -> tuple[Phrase, BoundRow] | None:
        if at == 0:
            return None
        for phrase, row in self.words.before.get(self.low[at - 1], ()):
            start = at - len(phrase)
            if start >= 0 and self.parse.deps[start] != "prt" and _stands(self.low, start, phrase) and self.parse.sentence_of[start] == self.parse.sentence_of[at]:
                return phrase, row
        return None


def _stands(words: list[str], at: int, phrase: Phrase) -> bool:
    return tuple(words[at : at + len(phrase)]) == phrase
