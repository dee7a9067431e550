"""What stands in a match: its lexemes by their letters, and what they say of number, month and year."""

from __future__ import annotations

from dragoman.coding.times import values
from dragoman.coding.times.context import Context, Piece
from dragoman.coding.times.lexer import Lexeme
from dragoman.coding.times.model import Value
from dragoman.knowledge.time_words import MonthRow

Pieces = list[Piece] | None


def pick(ctx: Context, first: int, last: int, letters: str) -> Lexeme | None:
    """The first lexeme of a match that has one of the letters."""
    at = place(ctx, first, last, letters)
    return None if at is None else ctx.lexemes[at]


def place(ctx: Context, first: int, last: int, letters: str) -> int | None:
    """Where the first lexeme with one of the letters stands."""
    return next((i for i in range(first, last) if ctx.letters[i] in letters), None)


def number_of(lexeme: Lexeme | None) -> int | None:
    """The number that a word stands for."""
    return None if lexeme is None or lexeme.number is None else int(lexeme.number)


def month_of(lexeme: Lexeme | None) -> int:
    """The month, 1 to 12, of a word that the pattern has found to be one."""
    assert lexeme is not None
    assert isinstance(lexeme.entry, MonthRow)
    return lexeme.entry.month


def relative_year(ctx: Context, first: int, last: int) -> int | None:
    """The year of "last year", "this year", "next year", and of "that year" the one named last, inside a match."""
    that, latest = place(ctx, first, last, "c"), ctx.reference.latest
    if that is not None and ctx.word(that + 1) == "year" and latest is not None and latest.start is not None:
        return int(latest.start[:4])
    at = place(ctx, first, last, "LXC")
    if at is None or ctx.published is None or ctx.word(at + 1) != "year":
        return None
    return ctx.published.year + {"L": -1, "X": 1, "C": 0}[ctx.letters[at]]


def edged(ctx: Context, first: int, value: Value) -> Value:
    """Narrowed where the expression begins with "early", "mid-" or "late"."""
    at = first + 1 if ctx.letter(first) == "T" else first
    return values.narrowed(value, ctx.entry_value(at)) if ctx.letter(at) == "e" else value
