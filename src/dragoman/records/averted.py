"""What was kept from happening: an event in, whether the words say that somebody or something foiled it out.

"The navy foiled an attack" denies nothing that anybody has said: it tells of an attempt.
"""

from __future__ import annotations

from dragoman.records.model import Event

_FOILED, _DENIED = "negative causative", ("negation", "denial")


def is_averted(event: Event) -> bool:
    """Whether it did not, or hardly, happen because it was foiled, averted or prevented, and nobody denies it besides."""
    effects = [step.effect for step in event.why]
    return event.factuality in ("CT-", "PR-", "PS-") and any(e.startswith(_FOILED) for e in effects) and not any(e.startswith(_DENIED) for e in effects)
