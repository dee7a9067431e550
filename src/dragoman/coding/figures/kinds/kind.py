"""The kind of a figure by its noun and by what happened; words in, one of the kinds of the data model out."""

from __future__ import annotations

from typing import Literal

from dragoman.coding.figures.model import Amount
from dragoman.knowledge.figure_words import NounKind, TriggerRow
from dragoman.records.model import FigureKind

OF_NOUN: dict[str, FigureKind] = {
    "troops": "troops", "killed": "killed", "wounded": "wounded", "detained": "detained", "displaced": "displaced",
    "protesters": "protesters", "members": "members", "vehicles": "vehicles", "formation": "troops",
}  # fmt: skip


def figure_kind(noun_kind: NounKind | Literal[""]) -> FigureKind:
    """A figure's kind by its noun alone."""
    return OF_NOUN.get(noun_kind, "other")


def kind_of(noun_kind: NounKind | Literal[""], row: TriggerRow | None, amount: Amount, *, named: bool) -> FigureKind:
    """The event's kind where it is strong or the noun tells nothing of its own; else the noun's."""
    if amount.unit is not None:
        return "money" if len(amount.unit) == 3 and amount.unit.isupper() else "other"
    if noun_kind in ("unit", "none"):
        return "other"
    if row is not None and ((row.strong and noun_kind not in ("vehicles", "killed")) or noun_kind in ("person", "")):
        return row.kind if row.strong or noun_kind == "person" or (row.pos == "noun" and not named) else "other"
    return figure_kind(noun_kind)
