"""Decisions of people applied to events on their way out: rejected ones are left out, corrected ones corrected.

The store keeps both, the record as it was coded and every decision; this only changes what is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from dragoman.ontology import Ontology
from dragoman.records import ActorRef, Event

# By the event's id in the store: None where it was rejected, else the fields that were corrected ("type", "mode", "factuality", "realis",
# and "actors" and "recipients" as codes separated by commas); empty where it was accepted.
Decisions = Mapping[str, Mapping[str, str] | None]

_BEYOND_STATES = frozenset({"IGO", "IMG", "MNC", "NGO"})


def reviewed(ident: str, event: Event, decisions: Decisions) -> Event | None:
    """The event as people left it; None where they rejected it."""
    if ident not in decisions:
        return event
    correction = decisions[ident]
    if correction is None:
        return None
    fields: dict[str, Any] = dict(correction)
    for side in ("actors", "recipients"):
        if side in fields:
            known = {ref.code: ref for ref in getattr(event, side)}
            codes = [c.strip() for c in fields[side].split(",") if c.strip()]
            fields[side] = [known.get(code) or _party(code, event) for code in codes]
    if "mode" in fields:
        fields["mode"] = fields["mode"] or None
    elif fields.get("type", event.type) != event.type:
        fields["mode"] = None  # modes belong to a type
    changed = msgspec.structs.replace(event, **fields)
    if (changed.type, changed.mode) == (event.type, event.mode):
        return changed
    ontology = Ontology.load()
    return msgspec.structs.replace(
        changed, cameo=ontology.to_cameo(changed.type, changed.mode), score=ontology.score(changed.type, changed.mode), quad=ontology.quad(changed.type)
    )


def _party(code: str, event: Event) -> ActorRef:
    """An actor that a person put in: a code, and no words of its own to point at."""
    first, *rest = code.split()
    country = first if len(first) == 3 and first not in _BEYOND_STATES else None
    return ActorRef(actor="", span=event.trigger, name=code, code=code, country=country, sectors=rest if country else [])
