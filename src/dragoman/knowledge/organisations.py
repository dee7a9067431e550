"""For whom somebody speaks: an actor and the others of its report in, the organisation or armed group whose office it holds out.

"The leader of the rebels", the rebels, and the man by name are one voice. Organisations are known by the files of named actors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.knowledge.rows import EntityRow
from dragoman.knowledge.tables import read_csv
from dragoman.records import Actor

_FILES = ("organisations.csv", "groups.csv", "parties.csv", "companies.csv")
# Kinds of actors that speak for themselves, and by which others are spoken for.
_ORGANISED = frozenset({"igo", "alliance", "ngo", "group", "party", "company"})
# "leader (Rapid Support Forces rebels)", "commander of the Rapid Support Forces".
_OFFICE = (re.compile(r"\(([^()]+)\)$"), re.compile(r"\bof (?:the )?([A-Z].*)$"))


@dataclass(frozen=True)
class Organisations:
    """Names in lower case to (name, code); several may go by one name, at different times or in different countries."""

    names: Mapping[str, tuple[tuple[str, str], ...]]

    @staticmethod
    @cache
    def built_in() -> Organisations:
        """Of the files that come with the program."""
        names: dict[str, list[tuple[str, str]]] = {}
        for file in _FILES:
            for _, row in read_csv(Path(__file__).parent / "data" / file, EntityRow):
                for name in (row.name, *row.aliases):
                    names.setdefault(name.lower(), []).append((row.name, row.code))
        return Organisations({n: tuple(found) for n, found in names.items()})

    def body_of(self, actor: Actor | None, others: Iterable[Actor]) -> str:
        """The name of the organisation whose office somebody holds; empty for whoever holds none, or one of a state."""
        if actor is None or actor.kind in _ORGANISED:
            return ""
        beside = {a.name.lower(): a.name for a in others if a.kind in _ORGANISED}
        for words, office in zip((actor.name, actor.role or ""), _OFFICE, strict=True):
            if found := office.search(words):
                name = found[1].lower()
                known = next((n for n, code in self.names.get(name, ()) if not actor.code or code == actor.code), "")
                if body := beside.get(name) or known:
                    return body
        return ""
