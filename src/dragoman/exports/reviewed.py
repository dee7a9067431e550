"""Decisions of people applied to events on their way out: rejected ones are left out, corrected ones corrected.

The store keeps both, the record as it was coded and every decision; this only changes what is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import msgspec

from dragoman.ontology import Ontology
from dragoman.records import ActorRef, Event, corrected

# By the event's id in the store: None where it was rejected, else the fields that were corrected ("type", "mode", "factuality", "realis",
# and "actors" and "recipients" as codes separated by commas); empty where it was accepted.
Decisions = Mapping[str, Mapping[str, str] | None]


def reviewed(ident: str, event: Event, decisions: Decisions) -> Event | None:
    """The event as people left it; None where they rejected it."""
    if ident not in decisions:
        return event
    correction = decisions[ident]
    if correction is None:
        return None
    sides = {"actors": event.actors, "recipients": event.recipients}
    fields = corrected(correction, event.type, sides, lambda ref: ref.code, partial(_put_in, event))
    changed = msgspec.structs.replace(event, **fields)
    if (changed.type, changed.mode) == (event.type, event.mode):
        return changed
    ontology = Ontology.load()
    return msgspec.structs.replace(
        changed, cameo=ontology.to_cameo(changed.type, changed.mode), score=ontology.score(changed.type, changed.mode), quad=ontology.quad(changed.type)
    )


def _put_in(event: Event, code: str, country: str | None, sectors: list[str]) -> ActorRef:
    """An actor that a person put in: a code, and no words of its own to point at."""
    return ActorRef(actor="", span=event.trigger, name=code, code=code, country=country, sectors=sectors)
