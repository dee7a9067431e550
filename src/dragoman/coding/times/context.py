"""What a rule may ask while it reads one expression: the words around it, the tense above it, the day of writing, the time last named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.coding.times.lexer import Lexeme
from dragoman.coding.times.model import Counted, Value
from dragoman.coding.times.tense import Direction, direction
from dragoman.knowledge.time_words import TimeWords
from dragoman.language import Parse


@dataclass(frozen=True, slots=True)
class Piece:
    """One expression before it becomes a mention: lexemes ``first`` … ``last`` (half-open) of its paragraph.

    ``month``, ``day`` and ``year_given`` let the ends of a range lend each other a year; ``counted`` is the unit of a stretch and how
    many of it, None where that is open; ``exact``: to the day.
    """

    first: int
    last: int
    value: Value
    rule: str = ""
    month: int | None = None
    day: int | None = None
    year_given: bool = False
    counted: Counted | None = None
    exact: bool = False


@dataclass
class Reference:
    """The times last named: the latest of any precision, and the latest day; both move as the text is read."""

    latest: Value | None = None
    latest_day: date | None = None
    # Days named by the sentence that is being read, by its number: a clock time belongs to its own sentence's day.
    sentence_day: dict[int, date] = field(default_factory=dict)

    def note(self, value: Value, sentence: int) -> None:
        """Remember a resolved date; durations and open references leave no mark."""
        if value.start is None or value.type not in ("DATE", "TIME"):
            return
        self.latest = value
        if value.start == value.end:
            self.latest_day = date.fromisoformat(value.start)
            self.sentence_day[sentence] = self.latest_day


@dataclass
class Context:
    """The paragraph being read, and the document's state."""

    parse: Parse
    words: TimeWords
    published: date | None
    reference: Reference
    lexemes: Sequence[Lexeme] = ()
    letters: str = ""

    def token(self, at: int) -> int | None:
        """The token under lexeme ``at``."""
        return self.parse.token_at(self.lexemes[at].start)

    def letter(self, at: int) -> str:
        """The letter of lexeme ``at``, or a blank outside the paragraph."""
        return self.letters[at] if 0 <= at < len(self.letters) else " "

    def word(self, at: int) -> str:
        """The word of lexeme ``at`` in lower case, or nothing outside the paragraph."""
        return self.lexemes[at].word.lower() if 0 <= at < len(self.lexemes) else ""

    def entry_value(self, at: int) -> str:
        """The ``value`` column of a small word's row."""
        return str(getattr(self.lexemes[at].entry, "value", ""))

    def direction(self, at: int) -> Direction:
        """Where the verb above lexeme ``at`` points."""
        token = self.token(at)
        return Direction.OPEN if token is None else direction(self.parse, token, self.words.prospects)

    def sentence(self, at: int) -> int:
        """The number of the sentence that lexeme ``at`` stands in."""
        token = self.token(at)
        return -1 if token is None else self.parse.sentence_of[token]
