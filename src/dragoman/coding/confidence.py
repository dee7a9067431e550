"""How sure the coding itself is, apart from how certain the source is."""

from __future__ import annotations

from dragoman.coding.events import EventDraft
from dragoman.language import Parse


def confidence(parse: Parse, draft: EventDraft) -> float:
    """Between 0 and 1, from the pattern's specificity, the event's place in the sentence and its roles."""
    score = 0.45 + 0.06 * min(draft.reading.weight, 4.0)
    score += 0.12 if draft.main else -0.05
    score += 0.10 if any(m.known for m in draft.roles.actors) else -0.05
    score += 0.08 if any(m.known for m in draft.roles.recipients) else 0.0
    score -= 0.03 * max(parse.depths[draft.token] - 2, 0)
    return round(min(max(score, 0.05), 0.97), 2)
