"""The vocabulary of time expressions: ``TimeWords.load`` reads the files of ``data/times`` and the number words.

Every file is a CSV with the row struct below; the lexer of ``coding.times`` looks words up here and holds none itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from dragoman.knowledge.number_words import DATA, NumberWords
from dragoman.knowledge.tables import KnowledgeError, read_csv, shown

Force = Literal["prospect", "any", "calendar"]
Unit = Literal["second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "year", "decade", "century"]
WordClass = Literal[
    "the", "article", "last", "next", "this", "that", "edge", "shift", "side", "ago", "of", "in", "on", "at", "from", "between",
    "until", "and", "or", "every", "other", "more", "approx", "bound", "half", "old", "vague", "long", "meridiem", "oclock",
    "zone", "fiscal", "aged", "era",
]  # fmt: skip


class MonthRow(Struct, forbid_unknown_fields=True):
    """months.csv"""

    form: str
    month: Annotated[int, Meta(ge=1, le=12)]
    case: bool = False
    abbreviation: bool = False
    name: bool = False


class WeekdayRow(Struct, forbid_unknown_fields=True):
    """weekdays.csv"""

    form: str
    weekday: Annotated[int, Meta(ge=1, le=7)]
    case: bool = False
    abbreviation: bool = False
    plural: bool = False


class UnitRow(Struct, forbid_unknown_fields=True):
    """units.csv"""

    form: str
    unit: Unit
    plural: bool = False
    size: int = 1


class SeasonRow(Struct, forbid_unknown_fields=True):
    """seasons.csv"""

    form: str
    code: Literal["SP", "SU", "FA", "WI"]
    month: Annotated[int, Meta(ge=1, le=12)]


class DayPartRow(Struct, forbid_unknown_fields=True):
    """dayparts.csv"""

    form: str
    code: str
    alone: bool = False


class DeicticRow(Struct, forbid_unknown_fields=True):
    """deictics.csv"""

    form: str
    unit: Literal["", "day"] = ""
    offset: int = 0
    ref: Literal["", "PRESENT_REF", "PAST_REF", "FUTURE_REF"] = ""
    part: str = ""


class WordRow(Struct, forbid_unknown_fields=True):
    """words.csv"""

    form: str
    class_: WordClass
    value: str = ""


class SetRow(Struct, forbid_unknown_fields=True):
    """sets.csv"""

    form: str
    value: str


class HolidayRow(Struct, forbid_unknown_fields=True):
    """holidays.csv"""

    form: str
    rule: Annotated[str, Meta(pattern=r"^(\d\d-\d\d|\d\d:-?\d:\d([+-]\d+)?|easter[+-]\d+)$")]


class ProspectRow(Struct, forbid_unknown_fields=True):
    """prospects.csv"""

    lemma: str
    force: Force


class HappeningRow(Struct, forbid_unknown_fields=True):
    """happenings.csv"""

    lemma: str
    kind: str


Entry = MonthRow | WeekdayRow | UnitRow | SeasonRow | DayPartRow | DeicticRow | WordRow | SetRow | HolidayRow

_FILES: tuple[tuple[str, type[Struct]], ...] = (
    ("months.csv", MonthRow), ("weekdays.csv", WeekdayRow), ("units.csv", UnitRow), ("seasons.csv", SeasonRow), ("dayparts.csv", DayPartRow),
    ("deictics.csv", DeicticRow), ("words.csv", WordRow), ("sets.csv", SetRow), ("holidays.csv", HolidayRow),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class TimeWords:
    """All that the time finder knows of words.

    ``single`` holds one-word forms in lower case; ``phrases`` the longer ones by their first word, the longest first.
    """

    single: dict[str, Entry]
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]]
    numbers: NumberWords
    prospects: dict[str, Force]
    happenings: dict[str, str]

    @classmethod
    def load(cls, folder: Path = DATA) -> TimeWords:
        """The vocabulary of ``folder`` (which holds ``times/`` and the number files). Raises KnowledgeError with file and line."""
        single: dict[str, Entry] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for name, row_type in _FILES:
            path = folder / "times" / name
            for line, row in read_csv(path, row_type):
                _add(single, phrases, path, line, row)  # type: ignore[arg-type]
        for options in phrases.values():
            options.sort(key=lambda o: -len(o[0]))
        prospects = {r.lemma: r.force for _, r in read_csv(folder / "times" / "prospects.csv", ProspectRow)}
        happenings = {r.lemma: r.kind for _, r in read_csv(folder / "times" / "happenings.csv", HappeningRow)}
        return cls(single, phrases, NumberWords.load(folder), prospects, happenings)


@lru_cache(maxsize=1)
def built_in_time_words() -> TimeWords:
    """The vocabulary that comes with the program."""
    return TimeWords.load()


def _add(
    single: dict[str, Entry], phrases: dict[str, list[tuple[tuple[str, ...], Entry]]], path: Path, line: int, row: Entry
) -> None:
    words = tuple(row.form.lower().split(" "))
    if len(words) > 1:
        phrases.setdefault(words[0], []).append((words, row))
    elif row.form.lower() in single:
        raise KnowledgeError(f"{shown(path)}:{line}: {row.form!r} is given twice among the time words")
    else:
        single[row.form.lower()] = row
