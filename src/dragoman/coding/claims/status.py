"""The status of a claim, derived from its stances, and with whose voice each holder speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.knowledge.organisations import Organisations
from dragoman.records import Actor, Attribution, ClaimStatus, Event, Stance, is_collective, is_unnamed_organ, party


def status_of(group: Sequence[Event], stances: Sequence[Stance], by_id: Mapping[str, Attribution], voices: Mapping[str, str]) -> ClaimStatus:
    """Derived: who asserts against who does not; the actor's own word confirms what it did, unless the report leaves the word to it ("claims to have")."""
    against = [s for s in stances if s.stance in ("denies", "doubts", "cannot-confirm")]
    asserting = [s for s in stances if s.stance == "asserts"]
    if against:
        if asserting:
            return "contested"
        return "denied" if all(s.stance == "denies" for s in against) else "reported"  # a doubt alone contests nobody's word
    done = {e.id: {r.actor for r in e.actors} for e in group if e.factuality == "CT+" and e.realis == "actual"}
    owned = (s for s in asserting if s.holder.actor in done.get(s.event or "", ()) and not _is_distanced(by_id.get(s.attribution or "")))
    if group[0].quad in (2, 4) and any(s.holder.actor for s in owned):
        return "confirmed-by-actor"
    return "corroborated" if len({_voice(s, voices) for s in asserting if s.holder.kind != "author"}) > 1 else "reported"


def _is_distanced(attribution: Attribution | None) -> bool:
    return attribution is not None and attribution.distanced


def _voice(stance: Stance, voices: Mapping[str, str]) -> str:
    return voices.get(stance.holder.actor or "") or stance.holder.actor or stance.holder.name or stance.holder.kind


def voice_of(actor: Actor, others: Sequence[Actor]) -> str:
    """With whose voice an actor speaks where it is not its own: its state's or organisation's; officials of nobody in particular are one."""
    if is_unnamed_organ(actor.code, actor.sectors):
        return "officials"
    side = party(actor.code)
    if side and is_collective(side):
        return side
    body = Organisations.built_in().body_of(actor, others)
    return next((a.id for a in others if a.name == body), body) if body else ""
