"""Words around the names of places, and which entries of the gazetteer the spelling of a name allows."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.gazetteer import BUILT_IN, PlaceEntry

_UNTAUGHT = frozenset({"common", "kind", "site"})  # classes that the recogniser was trained without
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists around place names, by class."""

    classes: dict[str, frozenset[str]]
    of: dict[str, str]  # word → its classes, joined
    first_names: frozenset[str]

    def has(self, kind: str, word: str) -> bool:
        """Whether ``word`` is of the class."""
        return word in self.classes[kind]


@lru_cache(maxsize=1)
def load_words() -> Words:
    """words.csv and first_names.txt of the gazetteer's folder."""
    folder = BUILT_IN / "gazetteer"
    with (folder / "words.csv").open(encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.reader(stream) if r and not r[0].startswith("#")][1:]
    classes = {kind: frozenset(words.split("|")) for kind, words in rows}
    of: dict[str, str] = {}
    for kind, members in ((k, m) for k, m in classes.items() if k not in _UNTAUGHT):
        for word in members:
            of[word] = f"{of[word]}+{kind}" if word in of else kind
    names = frozenset((folder / "first_names.txt").read_text(encoding="utf-8").split())
    return Words(classes, of, names)


def usable(entries: Sequence[PlaceEntry], raw: str) -> list[PlaceEntry]:
    """Entries that the spelling allows: names marked for exact case, and abbreviations, only as they are written."""
    short = len(raw.replace(".", "")) <= 3
    initials = raw.isupper() and len(raw) <= 4 and "." not in raw
    out: list[PlaceEntry] = []
    if raw in load_words().classes["part"] or raw in load_words().classes["common"]:
        return out  # "East" is a direction, whatever regions bear the name, and "the Capital" that of the country meant
    for e in entries:
        if e.exact_case and not (raw[:1].isupper() and (len(raw) > 3 or raw.isupper())):
            continue
        if short and e.form == "alternate" and not (raw.isupper() or raw.endswith(".")):
            continue
        if short and e.form == "alternate" and e.feature == "city" and not raw.isupper():
            continue  # "La." is Louisiana
        if initials and e.feature in ("city", "admin2") and e.population < 100_000:
            continue  # "OAS" is no town
        out.append(e)
    if _DOTTED.fullmatch(raw):
        letters = [c for c in raw if c.isalpha()]
        return [e for e in out if [w[0] for w in e.name.split()] == letters] or out  # "L.A." is Los Angeles, "La." Louisiana
    return out
