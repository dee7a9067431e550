"""What a judgement holds, and the scale it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records import Step
from dragoman.records.model import Factuality, Realis

LABELS: tuple[Factuality, ...] = ("CT-", "PR-", "PS-", "Uu", "PS+", "PR+", "CT+")


@dataclass(slots=True)
class Judgement:
    """How certain a text makes one event word.

    ``value`` is in [-3, 3]: 3 certainly happens, 0 uncommitted, -3 certainly does not. ``chain`` holds the words that made
    it less than certain, outermost last; ``holder`` is the text of the innermost source, None where it is the author.
    """

    factuality: Factuality
    value: float
    realis: Realis
    holder: str | None = None
    chain: list[Step] = field(default_factory=list)


def label_of(value: float) -> Factuality:
    """The class whose point on the scale lies nearest; ties go away from zero."""
    size = int(abs(value) + 0.5)
    return LABELS[3 + min(size, 3) * (1 if value >= 0 else -1)]


def side(label: Factuality) -> int:
    """1 where the event happens, -1 where it does not, 0 where it is uncertain."""
    return 1 if label == "CT+" else -1 if label.endswith("-") else 0


def through(outer: float, positive: float, negative: float) -> float:
    """Certainty of an event under a word that is itself ``outer`` certain: between its two effects, in proportion."""
    share = (outer + 3.0) / 6.0
    return share * positive + (1.0 - share) * negative
