"""A record with only those events that are sure enough."""

from __future__ import annotations

import msgspec

from dragoman.records import Claim, Record


def at_least(record: Record, confidence: float) -> Record:
    """``record`` without events of less ``confidence``, nor what stands on them alone: their claims, stances and relations. What contests an event that stays stays with it."""
    if confidence <= 0:
        return record
    sure = {e.id for e in record.events if e.confidence >= confidence}
    disputed = {e for c in record.claims if c.status == "contested" and not sure.isdisjoint(c.events) for e in c.events}
    events = [e for e in record.events if e.id in sure | disputed]
    gone = {e.id for e in record.events} - {e.id for e in events}
    if not gone:
        return record
    claims = [c for c in (_without(claim, gone) for claim in record.claims) if c.events]
    relations = [r for r in record.relations if r.from_ not in gone and r.to not in gone]
    return msgspec.structs.replace(record, events=events, claims=claims, relations=relations)


def _without(claim: Claim, gone: set[str]) -> Claim:
    return msgspec.structs.replace(
        claim,
        events=[e for e in claim.events if e not in gone],
        stances=[s for s in claim.stances if s.event not in gone],
    )
