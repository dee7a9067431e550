"""What the finder gives: one attribution as spans of the text, before its source is resolved to an actor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
Manner = Literal["direct", "indirect", "mixed"]
Kind = Literal["named", "anonymous", "document", "collective", "unknown"]


@dataclass
class AttributionMention:
    """Somebody said, wrote, thinks or wants something. Spans are code points into the document's text.

    ``source`` is the phrase that stands as subject of the cue; where that is a relative pronoun ("the alliance, which said"),
    ``source_head`` is the head of its antecedent, so that resolving ``source_head`` always leads to who speaks.
    ``carried``: the text names no source here; it was taken over from an earlier sentence, where ``source`` then stands.
    ``within``: index, in the same list, of the innermost attribution whose content holds this one.
    """

    source: Span | None
    source_head: int | None
    cue: Span | None
    cue_head: int | None
    content: list[Span]
    manner: Manner
    kind: Kind
    carried: bool
    cue_lemma: str
    rule: str
    probability: float
    within: int | None = None
    stance: str = "asserts"  # of the source towards the content, as in report_cues.csv
    act: str = "report"  # report, belief, intention, request, evaluation or perception
    listed: bool = True  # whether report_cues.csv knows the cue, or the grammar its form
    strikes: bool = False  # whether the cue's word may be a deed as well: "attacked"
    also: tuple[int, ...] = ()  # heads of others who say the same in the same words
    against: tuple[int, ...] = ()  # … and of those who say the contrary
    lays: bool = False  # whether the cue puts a deed on whoever it names: "blamed Russia for the attack"
    distances: bool = False  # whether the cue leaves the word to its source: "claims"
    nobody: bool = False  # "nobody knows": there is no such source
    refutes: bool = False  # whether it denies what was told before, and tells nothing of its own: "rejected the accusations"
    open: bool = False  # whether it leaves open what was told before, and tells nothing of its own: "could not confirm the reports"
    clause: bool = True  # whether the content has a verb of its own, so that it can be said
    content_tokens: frozenset[int] = field(default=frozenset(), repr=False)
