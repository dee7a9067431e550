"""What something is done to where that is nobody: the words behind a verb in, the things they name out (``things.csv``)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from dragoman.knowledge.tables import KnowledgeError, read_csv, shown

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_WITHIN = 12  # words behind the verb
# What ends the thing named behind a verb, and what does so only once something is named: "an attack on the hospital".
_ENDS = frozenset("after and as because before but by during for from if in near or since than that to until when where which while who whom whose with".split())
_LEADS = frozenset("against at inside into of on over upon".split())


class ThingRow(Struct, forbid_unknown_fields=True):
    """things.csv: words for one thing, or for any of a kind."""

    kind: str
    words: list[str]
    thing: str = ""


class Thing(NamedTuple):
    """A thing of a kind; no name: any of that kind."""

    kind: str
    name: str


@dataclass(frozen=True)
class Things:
    """Things by the words they go by."""

    words: Mapping[str, Thing]

    @staticmethod
    def load(path: Path) -> Things:
        """Of a file. Raises KnowledgeError where a word stands for two things."""
        words: dict[str, Thing] = {}
        for line, row in read_csv(path, ThingRow):
            for word in row.words:
                if words.setdefault(word, Thing(row.kind, row.thing)) != (row.kind, row.thing):
                    raise KnowledgeError(f"{shown(path)}:{line}: {word!r} is something else already")
        return Things(words)

    @staticmethod
    @cache
    def built_in() -> Things:
        """Of the file that comes with the program."""
        return Things.load(Path(__file__).parent / "data" / "things.csv")

    def of(self, behind: str) -> frozenset[Thing]:
        """The things that the first words behind a verb name; none where they name somebody, or nothing listed."""
        found: set[Thing] = set()
        for token in _TOKEN.findall(behind)[:_WITHIN]:
            word = token.lower()
            if word in _ENDS or not word[0].isalpha() or (found and word in _LEADS):
                break
            thing = self.words.get(word) or self.words.get(word.removesuffix("s")) or self.words.get(word.removesuffix("es"))
            if thing is not None:
                found.add(thing)
        return frozenset(found)


def two_things(some: Collection[Thing], others: Collection[Thing]) -> bool:
    """Whether both are named and none of the one can be one of the other."""
    return bool(some and others) and not any(a.kind == b.kind and (not a.name or not b.name or a.name == b.name) for a in some for b in others)
