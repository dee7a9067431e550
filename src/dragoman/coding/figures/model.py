"""What the figure finder gives, and the amount it reads first."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records.model import Bound, FigureKind

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as the words give it, before anybody asks what it counts.

    ``first`` … ``last`` (half-open) are its tokens with the words that bound it; ``core`` is the token that the parser takes
    for the number; ``small`` marks words like "several".
    """

    first: int
    last: int
    core: int
    low: float | None
    high: float | None
    bound: Bound = "exact"
    approximate: bool = False
    unit: str | None = None
    small: bool = False
    share: bool = False


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure of the text.

    ``low`` and ``high`` are inclusive unless ``bound`` says otherwise, and None where that side is open; ``unit`` is the counted
    noun, an ISO 4217 code, "%" or a measure; ``head`` the token of that noun; ``event`` the token of the verb or noun that the
    figure belongs to ("killed"); ``deed`` the verb that those counted hang on; ``components`` the spans of what a force or a total is made of; ``updated`` tells that the text
    says the count changed to this value.
    """

    span: Span
    kind: FigureKind
    low: float | None
    high: float | None
    bound: Bound = "exact"
    approximate: bool = False
    unit: str | None = None
    head: int | None = None
    components: tuple[Span, ...] = ()
    event: int | None = None
    updated: bool = False
    deed: int | None = None
    tokens: tuple[int, int] = (0, 0)
