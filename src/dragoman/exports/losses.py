"""What a layout cannot carry: counted while it is written, told in a file beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Loss:
    """A field of the record, why the layout cannot carry it, and which items lose something by that."""

    field: str
    reason: str
    affects: Callable[[Any], bool]


@dataclass
class Tally:
    """How much was written, left out and lost."""

    written: int = 0
    _left_out: Counter[str] = field(default_factory=Counter)
    _lost: Counter[Loss] = field(default_factory=Counter)

    def count(self, item: Any, losses: Iterable[Loss]) -> None:
        """One item written."""
        self.written += 1
        for loss in losses:
            self._lost[loss] += bool(loss.affects(item))

    def left_out(self, reason: str, number: int = 1) -> None:
        """Items that the export does not hold."""
        if number:
            self._left_out[reason] += number

    def report(self, format: str, losses: Iterable[Loss]) -> dict[str, Any]:
        """What the losses file says."""
        return {
            "format": format,
            "written": self.written,
            "left_out": [{"reason": reason, "records": n} for reason, n in sorted(self._left_out.items())],
            "losses": [{"field": loss.field, "reason": loss.reason, "records": self._lost[loss]} for loss in losses],
            "lossless": "plover-jsonl",
        }
