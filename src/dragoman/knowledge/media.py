"""News agencies and other media by every name they go by: ``media.csv`` in, a look-up out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.knowledge.rows import EntityRow
from dragoman.knowledge.tables import read_csv

_AGENCY = re.compile(r"\bagency\b", re.IGNORECASE)


@dataclass(frozen=True)
class Media:
    """Names in lower case to (id, name); ``agencies`` are those whose texts others print."""

    names: dict[str, tuple[str, str]]
    agencies: frozenset[str]

    @staticmethod
    def load(folders: Sequence[Path]) -> Media:
        """Of the folders, later ones adding to earlier ones. Raises KnowledgeError on data that does not hold."""
        names: dict[str, tuple[str, str]] = {}
        agencies: set[str] = set()
        for folder in folders:
            path = folder / "media.csv"
            if not path.exists():
                continue
            for _, row in read_csv(path, EntityRow):
                for name in (row.name, *row.aliases):
                    names.setdefault(name.lower(), (row.id, row.name))
                if any(_AGENCY.search(d) for d in row.descriptions):
                    agencies.add(row.id)
        return Media(names, frozenset(agencies))

    @staticmethod
    @cache
    def built_in() -> Media:
        """Of the folder that comes with the program."""
        return Media.load([Path(__file__).parent / "data"])

    def named(self, name: str | None) -> tuple[str, str] | None:
        """(id, name) of who goes by ``name``, however it is written."""
        return self.names.get(" ".join((name or "").split()).lower())

    def agency(self, name: str | None) -> tuple[str, str] | None:
        """The same, if it is a news agency."""
        found = self.named(name)
        return found if found and found[0] in self.agencies else None
