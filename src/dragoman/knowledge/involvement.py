"""involvement.csv: words for having a part in a deed ("role in", "behind"), and verbs whose subject has that part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.tables import data_files, read_csv


class InvolvementRow(Struct, forbid_unknown_fields=True):
    """One word. ``preps``: what stands between a part and the deed; none for a preposition, which stands there itself, and for a verb that bears."""

    word: str  # lower case, singular or infinitive
    kind: Literal["part", "bears"]
    pos: Literal["noun", "adjective", "preposition", "verb"]
    preps: list[str] = []


@dataclass(frozen=True)
class Involvement:
    """``parts``: (word, part of speech, preposition); ``bearing``: verbs."""

    parts: frozenset[tuple[str, str, str]]
    bearing: frozenset[str]

    @classmethod
    def load(cls, folders: Sequence[Path]) -> Involvement:
        """The words of all folders. Raises KnowledgeError (file:line) on a row that does not hold."""
        rows = [row for path in data_files(list(folders), "involvement*.csv") for _, row in read_csv(path, InvolvementRow)]
        parts = {(r.word, r.pos, prep) for r in rows if r.kind == "part" for prep in r.preps or [""]}
        return cls(frozenset(parts), frozenset(r.word for r in rows if r.kind == "bears"))
