"""Decisions of people applied to events, attributions and figures on their way out: rejected ones are left out, corrected ones corrected.

The store keeps both, the record as it was coded and every decision; this only changes what is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import msgspec

from dragoman.ontology import Ontology
from dragoman.records import ActorRef, Attribution, Event, Figure, Holder, Record, Source, Stance, corrected, number

# By the record's id in the store: None where it was rejected, else the fields that were corrected (of events "type", "mode", "factuality", "realis",
# and "actors" and "recipients" as codes separated by commas; of attributions "source", "source_kind"; of figures "kind", "low", "high", "bound", "unit");
# empty where it was accepted.
Decisions = Mapping[str, Mapping[str, str] | None]
_AS_IT_IS: Mapping[str, str] = {}


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
    return msgspec.structs.replace(changed, **Ontology.load().codes(changed.type, changed.mode))


def beside_events(revision: str, record: Record, decisions: Decisions) -> tuple[Record, int]:
    """The record with its attributions and figures as people left them, and how many they rejected. What a rejected attribution held is the author's, whose claim it is not."""
    if not decisions:
        return record, 0
    attributions = [_attribution(a, c) for a in record.attributions if (c := decisions.get(f"{revision}.{a.id}", _AS_IT_IS)) is not None]
    figures = [_figure(f, c) for f in record.figures if (c := decisions.get(f"{revision}.{f.id}", _AS_IT_IS)) is not None]
    rejected = len(record.attributions) + len(record.figures) - len(attributions) - len(figures)
    left = {a.id: a.source for a in attributions}
    before = {a.id: a.source for a in record.attributions}
    claims = [msgspec.structs.replace(c, stances=[_stance(s, before, left) for s in c.stances if s.attribution is None or s.attribution in left]) for c in record.claims]
    return msgspec.structs.replace(record, attributions=attributions, figures=figures, claims=[c for c in claims if c.stances]), rejected


def _stance(stance: Stance, before: Mapping[str, Source], left: Mapping[str, Source]) -> Stance:
    """A stance by whom it is now."""
    source = left.get(stance.attribution or "")
    if source is None or source == before[stance.attribution or ""] or stance.holder.name != before[stance.attribution or ""].name:
        return stance
    return msgspec.structs.replace(stance, holder=Holder(actor=source.actor, name=source.name, kind=source.kind))


def _attribution(attribution: Attribution, correction: Mapping[str, str]) -> Attribution:
    if not correction:
        return attribution
    source = attribution.source
    if "source" in correction:  # a person put it in: no words of its own to point at
        source = msgspec.structs.replace(source, actor=None, span=None, name=correction["source"])
    return msgspec.structs.replace(attribution, source=msgspec.structs.replace(source, kind=correction.get("source_kind", source.kind)))


def _figure(figure: Figure, correction: Mapping[str, str]) -> Figure:
    fields: dict[str, Any] = {n: number(v) if n in ("low", "high") else v or None for n, v in correction.items()}
    return msgspec.structs.replace(figure, **fields) if fields else figure


def _put_in(event: Event, code: str, country: str | None, sectors: list[str]) -> ActorRef:
    """An actor that a person put in: a code, and no words of its own to point at."""
    return ActorRef(actor="", span=event.trigger, name=code, code=code, country=country, sectors=sectors)
