"""The event ontology, read from the CSV files beside this module.

Sources: PLOVER codebook, draft 0.8 (Open Event Data Alliance, 2021), with its conversion table from CAMEO (Schrodt 2012) and
its conflict–cooperation scores. The codebook prints ACCUSE's score as +3; its modes and neighbours show that -3 is meant.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class EventKind:
    """A PLOVER type with its score, quad (1–4), meaning and the scores of its modes."""

    name: str
    score: float
    quad: int
    meaning: str
    modes: dict[str, float] = field(hash=False)


class Codes(TypedDict):
    """What goes with an event's type and mode."""

    cameo: str
    score: float
    quad: int


@dataclass(frozen=True)
class Ontology:
    """All tables. ``load`` reads them once a process; they are never written."""

    kinds: dict[str, EventKind]
    contexts: dict[str, str]
    sectors: dict[str, str]
    _to_cameo: dict[tuple[str, str], str]

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> Ontology:
        """The packaged ontology."""
        kinds = {
            r["type"]: EventKind(r["type"], float(r["score"]), int(r["quad"]), r["meaning"], {}) for r in _rows("types.csv")
        }
        for r in _rows("modes.csv"):
            kinds[r["type"]].modes[r["mode"]] = float(r["score"])
        back = {(r["type"], r["mode"]): r["code"] for r in _rows("plover_cameo.csv")}
        meanings = [{r["code"]: r["meaning"] for r in _rows(name)} for name in ("contexts.csv", "sectors.csv")]
        return Ontology(kinds, meanings[0], meanings[1], back)

    def score(self, kind: str, mode: str | None = None) -> float:
        """PLOVER score of a type, or of its mode where one is given. Raises KeyError for a type that is not PLOVER's."""
        k = self.kinds[kind]
        return k.modes.get(mode, k.score) if mode else k.score

    def quad(self, kind: str) -> int:
        """Quad class, 1 to 4."""
        return self.kinds[kind].quad

    def to_cameo(self, kind: str, mode: str | None = None) -> str:
        """The closest CAMEO code of a PLOVER type and mode."""
        return self._to_cameo.get((kind, mode or "")) or self._to_cameo[(kind, "")]

    def codes(self, kind: str, mode: str | None = None) -> Codes:
        """All that goes with a type and a mode."""
        return {"cameo": self.to_cameo(kind, mode), "score": self.score(kind, mode), "quad": self.quad(kind)}


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
