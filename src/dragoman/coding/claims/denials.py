"""Denials of what was told before, and the word of those who accuse."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.coding.claims.alike import is_soon_after
from dragoman.coding.claims.stances import holder_of
from dragoman.records import Attribution, Event, Holder, Stance

# Words for a charge: they answer whoever makes one, not what the report tells of itself.
_CHARGE = re.compile(r"\b(?:accusation|charge|allegation|claim|denunciation)s?\b", re.IGNORECASE)


def charges(accusation: Event) -> list[Stance]:
    """The accusers' word for the deed."""
    return [
        Stance(holder=Holder(actor=r.actor, name=r.name, kind="named"), stance="asserts", span=accusation.trigger, attribution=accusation.attribution, event=accusation.id)
        for r in accusation.actors
    ]


def denials_of(text: str, events: Sequence[Event], attributions: Sequence[Attribution], by_id: Mapping[str, Attribution]) -> dict[str, list[Stance]]:
    """Denials of what was told before, by the event they deny: "Israel said it struck a depot, but Hamas denied it"."""
    out: dict[str, list[Stance]] = {}
    for a in attributions:
        if a.cue is None or not a.content:
            continue
        begin = a.cue[0]
        charge = any(_CHARGE.search(text[slice(*span)]) for span in a.content)
        told = [e for e in events if e.trigger[1] <= begin and e.attribution != a.id and _is_told(text, e, begin) and (not charge or _is_charge(e, a, by_id))]
        last = max((e.sentence[0] for e in told), default=None)
        for e in told:
            if e.sentence[0] == last:
                charged = charges(e) if e.type == "ACCUSE" else []
                denied = [Stance(holder=holder_of(who), stance="denies", span=a.cue, attribution=a.id, event=e.id) for who in (a.source, *a.also)]
                out.setdefault(e.id, []).extend([*charged, *denied])
    return out


def _is_told(text: str, event: Event, begin: int) -> bool:
    """Whether an event was told as something that happened, not too far before an offset, and may be denied."""
    if event.factuality not in ("CT+", "PR+") or event.quad not in (3, 4) or event.realis != "actual":
        return False
    return is_soon_after(text, event, begin)


def _is_charge(event: Event, answer: Attribution, by_id: Mapping[str, Attribution]) -> bool:
    """Whether somebody else made the charge: an accusation, or what a source says."""
    said = by_id.get(event.attribution or "")
    if said is None:
        return event.type == "ACCUSE" and all(r.actor != answer.source.actor for r in event.actors)
    return said.source.actor is None or said.source.actor != answer.source.actor
