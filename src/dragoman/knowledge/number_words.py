"""Number words and ordinals: ``NumberWords.load`` reads numbers.csv and ordinals.csv; ``read`` turns words into a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.tables import read_csv

DATA = Path(__file__).parent / "data"


class NumberRow(Struct, forbid_unknown_fields=True):
    """numbers.csv"""

    form: str
    value: int
    kind: Literal["unit", "ten", "hundred", "scale", "dozen"]


class OrdinalRow(Struct, forbid_unknown_fields=True):
    """ordinals.csv"""

    form: str
    value: int


@dataclass(frozen=True)
class NumberWords:
    """Number words by form, in lower case."""

    numbers: dict[str, NumberRow]
    ordinals: dict[str, int]

    @classmethod
    def load(cls, folder: Path = DATA) -> NumberWords:
        """The number words of ``folder``. Raises KnowledgeError with file and line."""
        numbers = {row.form: row for _, row in read_csv(folder / "numbers.csv", NumberRow)}
        return cls(numbers, {row.form: row.value for _, row in read_csv(folder / "ordinals.csv", OrdinalRow)})

    def read(self, words: Sequence[str], start: int) -> tuple[int, int] | None:
        """(value, end) of the number words that begin at ``start``: "two hundred and fifty" is 250.

        ``words`` are in lower case; hyphens may be words of their own. None where no number word begins there, or where only
        a bare scale does ("hundreds" is no number, "thousand" needs a multiplier).
        """
        row = self.numbers.get(words[start])
        if row is None or row.kind in ("hundred", "scale", "dozen"):
            return None
        total, group, end = 0, row.value, start + 1
        previous = row
        while True:
            at = self._after_joint(words, end, previous)
            row = self.numbers.get(words[at]) if at < len(words) else None
            if row is None or not _may_follow(previous, row, at > end and words[end] == "and"):
                return total + group, end
            if row.kind in ("hundred", "dozen"):
                group *= row.value
            elif row.kind == "scale":
                total, group = total + group * row.value, 0
            else:
                group += row.value
            previous, end = row, at + 1

    def _after_joint(self, words: Sequence[str], at: int, previous: NumberRow) -> int:
        """The place of the next number word, past a hyphen ("twenty-five") or an "and" ("two hundred and fifty")."""
        if at < len(words) and (words[at] == "-" or (words[at] == "and" and previous.kind in ("hundred", "scale"))):
            return at + 1
        return at


def _may_follow(previous: NumberRow, row: NumberRow, after_and: bool) -> bool:
    """Whether a number word may carry on a number: units after tens, both after hundreds and scales, multipliers after all."""
    if row.kind in ("hundred", "scale", "dozen"):
        return not after_and and (previous.kind != "dozen") and not (row.kind == "hundred" and previous.kind in ("hundred", "scale"))
    if previous.kind in ("hundred", "scale"):
        return row.value > 0
    return previous.kind == "ten" and row.kind == "unit" and 0 < row.value < 10
