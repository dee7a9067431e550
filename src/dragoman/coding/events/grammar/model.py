"""What is known of a predicate: those around it, by where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

CURRENCIES = frozenset("$€£¥")  # what stands before a sum


@dataclass(slots=True)
class Arguments:
    """Heads of the noun phrases (and clauses) around a predicate, each list in the order of the text."""

    agents: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    datives: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    preps: dict[str, list[int]] = field(default_factory=dict)
    passive: bool = False
