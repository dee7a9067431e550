"""The vocabulary of figures: ``FigureWords.load`` reads the files of ``data/figures`` and the number words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct

from dragoman.knowledge.number_words import DATA, NumberWords
from dragoman.knowledge.tables import read_csv
from dragoman.records.model import Bound, FigureKind

Slot = Literal["object", "subject", "of"]
NounKind = Literal[
    "troops", "killed", "wounded", "detained", "displaced", "protesters", "members", "vehicles", "person", "casualties", "formation", "unit", "none"
]


class VagueRow(Struct, forbid_unknown_fields=True):
    """vague.csv"""

    form: str
    low: int
    high: int
    small: bool = False
    scale: bool = False


class BoundRow(Struct, forbid_unknown_fields=True):
    """bounds.csv"""

    phrase: str
    place: Literal["before", "after"]
    bound: Bound
    approximate: bool = False


class NounRow(Struct, forbid_unknown_fields=True):
    """nouns.csv"""

    noun: str
    kind: NounKind


class TriggerRow(Struct, forbid_unknown_fields=True):
    """triggers.csv"""

    lemma: str
    pos: Literal["verb", "noun", "adj"]
    slot: Slot
    kind: FigureKind
    strong: bool = False
    about: list[str] = []


class TollRow(Struct, forbid_unknown_fields=True):
    """tolls.csv"""

    noun: str
    kind: Literal["", "killed", "wounded", "protesters"] = ""


class UpdateRow(Struct, forbid_unknown_fields=True):
    """updates.csv"""

    lemma: str
    object: bool = False


class MoneyRow(Struct, forbid_unknown_fields=True):
    """money.csv"""

    form: str
    currency: str
    place: Literal["before", "after"]
    least: int = 0


class SuffixRow(Struct, forbid_unknown_fields=True):
    """suffixes.csv"""

    form: str
    value: int


class FractionRow(Struct, forbid_unknown_fields=True):
    """fractions.csv"""

    form: str
    parts: int


class BreakdownRow(Struct, forbid_unknown_fields=True):
    """breakdowns.csv"""

    phrase: str
    place: Literal["between", "after"]


class CompositionRow(Struct, forbid_unknown_fields=True):
    """compositions.csv"""

    lemma: str
    preposition: str = ""


class CountingRow(Struct, forbid_unknown_fields=True):
    """counting.csv"""

    lemma: str
    preposition: str = ""


class DesignatorRow(Struct, forbid_unknown_fields=True):
    """designators.csv"""

    noun: str


Phrase = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True)
class FigureWords:
    """All that the figure finder knows of words; phrases are tuples of words in lower case, looked up by one of their ends."""

    numbers: NumberWords
    vague: dict[str, list[tuple[Phrase, VagueRow]]]  # by first word, longest first
    before: dict[str, list[tuple[Phrase, BoundRow]]]  # by last word, longest first
    after: dict[str, list[tuple[Phrase, BoundRow]]]  # by first word, longest first
    nouns: dict[str, NounKind]
    triggers: dict[tuple[str, str], TriggerRow]  # (lemma, pos)
    tolls: dict[str, Literal["", "killed", "wounded", "protesters"]]
    updates: dict[str, UpdateRow]
    money_before: dict[str, str]
    money_after: dict[str, MoneyRow]
    suffixes: dict[str, int]
    fractions: dict[str, int]
    breakdowns: dict[str, list[Phrase]]  # "between": phrases, "after": phrases
    compositions: dict[str, str]
    designators: frozenset[str]
    counting: frozenset[tuple[str, str]]  # (verb, preposition before the number or "")

    @cached_property
    def begins(self) -> frozenset[str]:
        """Words that an amount may begin with; so may any digit."""
        return frozenset({*self.numbers.numbers, *self.vague, "a", "an", "half"})

    @classmethod
    def load(cls, folder: Path = DATA) -> FigureWords:
        """The vocabulary of ``folder`` (which holds ``figures/`` and the number files). Raises KnowledgeError with file and line."""
        home = folder / "figures"
        bounds = [r for _, r in read_csv(home / "bounds.csv", BoundRow)]
        money = [r for _, r in read_csv(home / "money.csv", MoneyRow)]
        breakdowns = [r for _, r in read_csv(home / "breakdowns.csv", BreakdownRow)]
        return cls(
            numbers=NumberWords.load(folder),
            vague=_index([(_split(r.form), r) for _, r in read_csv(home / "vague.csv", VagueRow)], 0),
            before=_index([(_split(r.phrase), r) for r in bounds if r.place == "before"], -1),
            after=_index([(_split(r.phrase), r) for r in bounds if r.place == "after"], 0),
            nouns={r.noun: r.kind for _, r in read_csv(home / "nouns.csv", NounRow)},
            triggers={(r.lemma, r.pos): r for _, r in read_csv(home / "triggers.csv", TriggerRow)},
            tolls={r.noun: r.kind for _, r in read_csv(home / "tolls.csv", TollRow)},
            updates={r.lemma: r for _, r in read_csv(home / "updates.csv", UpdateRow)},
            money_before={r.form: r.currency for r in money if r.place == "before"},
            money_after={r.form: r for r in money if r.place == "after"},
            suffixes={r.form: r.value for _, r in read_csv(home / "suffixes.csv", SuffixRow)},
            fractions={r.form: r.parts for _, r in read_csv(home / "fractions.csv", FractionRow)},
            breakdowns={p: [_split(r.phrase) for r in breakdowns if r.place == p] for p in ("between", "after")},
            compositions={r.lemma: r.preposition for _, r in read_csv(home / "compositions.csv", CompositionRow)},
            designators=frozenset(r.noun for _, r in read_csv(home / "designators.csv", DesignatorRow)),
            counting=frozenset((r.lemma, r.preposition) for _, r in read_csv(home / "counting.csv", CountingRow)),
        )


@lru_cache(maxsize=1)
def built_in_figure_words() -> FigureWords:
    """The vocabulary that comes with the program."""
    return FigureWords.load()


def _split(phrase: str) -> Phrase:
    return tuple(phrase.lower().split(" "))


def _index(pairs: list[tuple[Phrase, T]], end: int) -> dict[str, list[tuple[Phrase, T]]]:
    """Phrases by their first (0) or last (-1) word, the longest first."""
    out: dict[str, list[tuple[Phrase, T]]] = {}
    for phrase, row in pairs:
        out.setdefault(phrase[end], []).append((phrase, row))
    for options in out.values():
        options.sort(key=lambda o: -len(o[0]))
    return out
