"""What is counted by an amount; data, no rules."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.model import FigureKind

NOUN_TAGS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun's token (or None), the kind, the event's token, the verb that those counted hang on, and whether the text says that the count changed."""

    head: int | None
    kind: FigureKind
    event: int | None
    updated: bool
    deed: int | None = None
    befell: str = ""  # what befell them where no kind says it: "missing", "dead or missing"
