"""Text to lexemes: each word that can build a time expression gets a class, one letter, so that rules are patterns over letters.

Letters: M month, W weekday, d 1–31, y a year, n another number, w a number word, o ordinal, U unit, V units, D decade,
S season, P part of the day, K today and the like, R now and the like, t 10:30, I ISO day, / 3/31/2014, f 1/2, H holiday,
s daily, Q Q3, and those of the small words in ``LETTERS``; ``;`` is any other mark, ``.`` any other word.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from dragoman.knowledge.time_words import (
    DayPartRow,
    DeicticRow,
    Entry,
    HolidayRow,
    MonthRow,
    SeasonRow,
    SetRow,
    TimeWords,
    UnitRow,
    WeekdayRow,
    WordRow,
)

LETTERS = {
    "the": "T", "article": "a", "last": "L", "next": "X", "this": "C", "that": "c", "edge": "e", "shift": "E", "side": "B",
    "ago": "g", "of": "O", "in": "p", "on": "p", "at": "p", "from": "F", "between": "b", "until": "u", "and": "&", "or": "r",
    "every": "v", "other": "h", "more": "m", "approx": "k", "bound": "k", "half": "l", "old": "x", "vague": "q", "long": "G",
    "meridiem": "i", "oclock": "j", "zone": "z", "fiscal": "Y", "aged": "A", "era": ".",
}  # fmt: skip

# What stands around a month in small letters that is no verb: "on march 12", "12 march", "march 2002".
_DATED = re.compile(r"\b(?:on|since|until|till|before|after|by|from|of|dated|the) $")
_DAY_BEHIND = re.compile(r" (?:[12]?\d|3[01])(?:st|nd|rd|th)?\b(?! ?[\d,.]*\d| (?:km|miles?|kilomet|times|hours|days|years|people|men|women|students))")
_DAY_BEFORE = re.compile(r"\b(?:on|since|until|till|by|from) (?:the )?(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?: of)? $")
_YEAR_BEHIND = re.compile(r" (?:\d{1,2}, ?)?(?:19|20)\d\d\b")

# Most are words: those that can be nothing else are tried first. A blank is taken with what follows it, else it is tried as everything itself.
_LEXEME = re.compile(
    r"\s*+(?:"
    r"(?P<plain>(?![ap]\.|[AP]\.M|[aApP][mM]\b|Q[1-4])[^\W\d_]+(?:['’](?:clock|s\b))?)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?(?![\w-]))"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\w:]))"
    r"|(?P<fraction>[1-9]/[2-9](?![\w/]))"
    r"|(?P<decade>['’]?\d0s\b|\d{3}0['’]?s\b)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<quarter>Q[1-4]\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<meridiem>[ap]\. ?m\.|[ap]\.m|[AP]\.M\.?|[aApP][mM]\b)"
    r"|(?P<word>[^\W\d_]+(?:['’](?:clock|s\b))?)"
    r"|(?P<other>\S))"
)
_PLAIN: dict[type, str] = {MonthRow: "M", WeekdayRow: "W", SeasonRow: "S", SetRow: "s", HolidayRow: "H"}
_MOST = 50_000  # words remembered
_DASHES = frozenset("-–—‐‑")
_MONEY = frozenset("$€£¥₹%#")


class Lexeme(Struct, frozen=True, gc=False):
    """A word or mark at ``start`` … ``end`` of the text; ``entry`` is its line of data, ``number`` its value, if it has any."""

    start: int
    end: int
    letter: str
    word: str
    number: float | None = None
    entry: Entry | None = None


class _Remembered(dict[str, bool]):
    """Answers of a question about words, up to a number of them."""

    def __init__(self, ask: Callable[[str], bool]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST:
            self.clear()
        self[word] = answer = self._ask(word)
        return answer


class Lexer:
    """Splits text into lexemes with the words of one vocabulary."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        self._numeric = frozenset(n for n, row in words.numbers.numbers.items() if row.kind not in ("hundred", "scale"))
        self._timeless = _Remembered(self._is_timeless)
        # Words that have one letter unless one of some words follows, with which they may make a phrase.
        self._small = {w: (_letter(entry), entry, self._followed(w)) for w, entry in words.single.items() if self._is_small(w, entry)}
        self._kinds: dict[str, Callable[[str, int, int, str], Lexeme]] = {
            "iso": lambda w, s, e, _: Lexeme(s, e, "I", w),
            "slash": lambda w, s, e, _: Lexeme(s, e, "/", w),
            "clock": lambda w, s, e, _: Lexeme(s, e, "t", w),
            "fraction": lambda w, s, e, _: Lexeme(s, e, "f", w, int(w[0]) / int(w[2])),
            "decade": lambda w, s, e, _: Lexeme(s, e, "D", w, _decade(w)),
            "ordinal": lambda w, s, e, _: Lexeme(s, e, "o", w, int(w[:-2])),
            "quarter": lambda w, s, e, _: Lexeme(s, e, "Q", w, int(w[1])),
            "number": _number,
            "meridiem": lambda w, s, e, _: Lexeme(s, e, "i", w[0].lower() + "m"),
        }

    def _is_timeless(self, low: str) -> bool:
        """Whether a word is of no time and begins nothing that is."""
        words = self._words
        known = (words.phrases, self._numeric, words.single, words.numbers.ordinals)
        return "'" not in low and "’" not in low and not any(low in table for table in known)

    def _is_small(self, low: str, entry: Entry) -> bool:
        """Whether a word has one letter wherever it stands: no month or weekday, and no beginning of a number."""
        if isinstance(entry, MonthRow | WeekdayRow) or low in self._numeric or "'" in low or "’" in low:
            return False
        return all(len(phrase) > 1 for phrase, _ in self._words.phrases.get(low, ()))

    def _followed(self, low: str) -> frozenset[str]:
        """Words that stand second in a phrase that begins with one."""
        return frozenset(word for phrase, _ in self._words.phrases.get(low, ()) for word in phrase[1:2])

    def lex(self, text: str, start: int, end: int) -> list[Lexeme]:
        """The lexemes of ``text[start:end]``; offsets are into ``text``."""
        raw = [(kind := m.lastgroup or "other", m[kind], m.start(kind), m.end(kind)) for m in _LEXEME.finditer(text, start, end)]
        lower = [word.lower() for _, word, _, _ in raw]
        timeless, small = self._timeless, self._small
        out: list[Lexeme] = []
        i, n = 0, len(raw)
        while i < n:
            kind, word, s, e = raw[i]
            if kind == "plain" or kind == "word":
                if timeless[lower[i]]:
                    out.append(Lexeme(s, e, ".", lower[i]))
                    i += 1
                    continue
                known = small.get(lower[i])
                if known is not None and (i + 1 == n or lower[i + 1] not in known[2]) and not (s and text[s - 1] in "@#"):
                    out.append(Lexeme(s, e, known[0], lower[i], None, known[1]))
                    i += 1
                    continue
                lexeme, i = self._word(text, raw, lower, i)
                out.append(lexeme)
                continue
            make = self._kinds.get(kind)
            if make is not None:
                out.append(make(word, s, e, text))
            else:
                out.append(Lexeme(s, e, "-" if word in _DASHES else "," if word == "," else ";", word))
            i += 1
        return out

    def _word(self, text: str, raw: list[tuple[str, str, int, int]], lower: list[str], i: int) -> tuple[Lexeme, int]:
        """The lexeme that begins with word i, and the place after it: a phrase, a number in words, or one word."""
        _, word, start, end = raw[i]
        low = lower[i]
        for phrase, row in self._words.phrases.get(low, ()):
            if tuple(lower[i : i + len(phrase)]) == phrase:
                return Lexeme(start, raw[i + len(phrase) - 1][3], _letter(row), " ".join(phrase), None, row), i + len(phrase)
        if low in self._numeric:
            found = self._words.numbers.read(lower, i)
            if found is not None:
                return Lexeme(start, raw[found[1] - 1][3], "w", low, found[0]), found[1]
        base, cut = low, end
        if len(low) > 2 and low[-2] in "'’" and low[-1] == "s":
            base, cut = low[:-2], end - 2
        entry = self._words.single.get(base)
        if entry is not None and _fits(entry, text, word, start, cut):
            if isinstance(entry, MonthRow | WeekdayRow) and entry.abbreviation and text[cut : cut + 1] == ".":
                step = i + 2 if i + 1 < len(raw) and raw[i + 1][2] == cut else i + 1
                return Lexeme(start, cut + 1, _letter(entry), base, None, entry), step
            return Lexeme(start, cut, _letter(entry), base, None, entry), i + 1
        rank = self._words.numbers.ordinals.get(base)
        return Lexeme(start, cut, "." if rank is None else "o", base, rank), i + 1


def _fits(entry: Entry, text: str, word: str, start: int, end: int) -> bool:
    """Whether a form stands as its row asks: with a capital, and a month or weekday not all in small letters inside a word."""
    if isinstance(entry, MonthRow | WeekdayRow):
        if entry.case and not word[0].isupper() and not _in_a_date(text, start, end):
            return False
        return not (entry.abbreviation and len(word) <= 4 and text[end : end + 1] != "." and not _before_number(text, end))
    return not (start and text[start - 1] in "@#")


def _in_a_date(text: str, start: int, end: int) -> bool:
    """Whether a month in small letters is one beyond doubt: "on march 12", "12 march", "in may 2002", and no "march 12 miles"."""
    near = max(start - 20, 0)
    if _YEAR_BEHIND.match(text, end) or _DAY_BEFORE.search(text, near, start):
        return True
    return bool(_DATED.search(text, near, start) and _DAY_BEHIND.match(text, end))


def _before_number(text: str, end: int) -> bool:
    """Whether a number follows: "Aug 7" without a full stop."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit()


def _letter(entry: Entry) -> str:
    if isinstance(entry, WordRow):
        return LETTERS[entry.class_]
    if isinstance(entry, DeicticRow):
        return "R" if entry.ref else "K"
    if isinstance(entry, UnitRow):
        return "V" if entry.plural else "U"
    if isinstance(entry, DayPartRow):
        return "N" if entry.alone else "P"
    return _PLAIN[type(entry)]


def _number(word: str, start: int, end: int, text: str) -> Lexeme:
    """A number in digits: d for a possible day, y for a possible year, n otherwise; sums of money and shares are no part of a time."""
    before, after = text[start - 1 : start], text[end : end + 1]
    plain = word.isascii() and word.isdigit()
    value = float(word.replace(",", "")) if word.isascii() and word.replace(",", "").count(".") <= 1 else None
    if (before and before in _MONEY) or (after and after in _MONEY) or value is None:
        return Lexeme(start, end, ".", word)
    if plain and len(word) <= 2 and 1 <= value <= 31:
        return Lexeme(start, end, "d", word, value)
    if plain and len(word) == 4 and 1500 <= value <= 2100:
        return Lexeme(start, end, "y", word, value)
    return Lexeme(start, end, "n", word, value)


def _decade(word: str) -> float:
    """1990 of "1990s" and of "'90s"; twentieth century for two digits."""
    digits = "".join(c for c in word if c.isdigit())
    return float(digits) if len(digits) == 4 else 1900.0 + float(digits)
