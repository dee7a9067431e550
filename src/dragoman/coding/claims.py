"""What is claimed, and what each holder makes of it.

Events of one type with the same actors (and no contradiction in mode, time or recipients) are versions of one proposition. Each gives its
holder's stance: its certainty says whether the holder asserts, doubts or denies it, the words around it whether the holder only
cannot confirm it. The status is derived from the stances, never set.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import (
    ActorRef,
    Attribution,
    Claim,
    ClaimStatus,
    Event,
    EventTime,
    Holder,
    Proposition,
    Stance,
    StanceKind,
)

# Words of a source that withholds its own judgement: their signatures have this class.
_WITHHELD = ("confirm", "verify", "know", "tell", "comment", "corroborate", "rule")
# Organs of a state: what one of them did, the state did.
_STATE = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
_AUTHOR = Holder(name="", kind="author")
_SOMEBODY = Holder(name="", kind="unknown")


def find_claims(text: str, events: Sequence[Event], attributions: Sequence[Attribution]) -> list[Claim]:
    """Propositions that somebody asserts, doubts, denies or cannot confirm, in the order of their first event.

    Only what has a source other than the author is a claim; "alleged" is such a source, though without a name.
    """
    by_id = {a.id: a for a in attributions}
    groups: list[list[Event]] = []
    for event in events:
        for group in groups:
            if _same(text, group[0], event):
                group.append(event)
                break
        else:
            groups.append([event])
    out: list[Claim] = []
    for group in groups:
        stances = [s for event in group for s in _stances(event, by_id)]
        if not any(s.holder.kind != "author" for s in stances):
            continue  # what only the author tells, however surely, nobody claims
        out.append(_claim(f"c{len(out) + 1}", text, group, stances))
    return out


def _same(text: str, a: Event, b: Event) -> bool:
    if a.type != b.type or (a.mode and b.mode and a.mode != b.mode) or _apart(a.time, b.time):
        return False
    left, right = _sides(a.actors), _sides(b.actors)
    if not left or not right or not left & right or not _allied(a.actors, b.actors):
        return False
    mine, other = _sides(a.recipients), _sides(b.recipients)
    if not mine and not other and not a.mode:  # nothing but type and actor in common: the words must be near
        return _stem(text, a) == _stem(text, b)
    return not mine or not other or bool(mine & other)


def _stem(text: str, event: Event) -> str:
    """The first letters of the trigger, which "withdraw", "withdrew" and "withdrawal" share."""
    return text[event.trigger[0] : event.trigger[1]][:5].lower()


def _apart(a: EventTime, b: EventTime) -> bool:
    """Whether the text itself puts two events at times that do not meet."""
    if a.basis != "expression" or b.basis != "expression" or not a.start or not b.start:
        return False
    return (a.end or a.start) < b.start or (b.end or b.start) < a.start


def _sides(refs: Sequence[ActorRef]) -> set[str]:
    return {r.country or r.code for r in refs} - {""}


def _allied(a: Sequence[ActorRef], b: Sequence[ActorRef]) -> bool:
    """Whether two sets of actors can be the same: a state and its organs can, a state and the rebels of its country cannot."""
    return any(x.code == y.code or (x.country == y.country and _of_state(x) and _of_state(y)) for x in a for y in b)


def _of_state(ref: ActorRef) -> bool:
    return ref.country is not None and (not ref.sectors or not _STATE.isdisjoint(ref.sectors))


def _stances(event: Event, by_id: dict[str, Attribution]) -> list[Stance]:
    attribution = by_id.get(event.attribution or "")
    holder = _AUTHOR
    if attribution is not None:
        source = attribution.source
        holder = Holder(actor=source.actor, name=source.name, kind=source.kind)
    kind = _stance(event, attribution is not None)
    if kind == "doubts" and holder.actor is not None and any(r.actor == holder.actor for r in event.actors):
        kind = "denies"  # "we have no plan to": nobody doubts his own deeds
    out = [Stance(holder=holder, stance=kind, span=event.trigger, attribution=event.attribution, event=event.id)]
    alleged = [s for s in event.why if s.effect.startswith("hearsay")]
    if alleged and kind != "denies":  # "alleged" says that somebody says so
        out.append(Stance(holder=_SOMEBODY, stance="asserts", span=alleged[0].span, event=event.id))
    if attribution is not None and attribution.within:
        outer = by_id.get(attribution.within)
        if outer is not None and (outer.source.actor, outer.source.name) != (holder.actor, holder.name):
            passing_on = Holder(actor=outer.source.actor, name=outer.source.name, kind=outer.source.kind)
            out.append(Stance(holder=passing_on, stance="reports", span=event.trigger, attribution=outer.id, event=event.id))
    return out


def _stance(event: Event, sourced: bool) -> StanceKind:
    value = event.factuality
    words = [s.word.lower() for s in event.why]
    if value in ("CT+", "PR+"):
        return "asserts" if sourced or value == "CT+" else "reports"
    if any(w.startswith(_WITHHELD) for w in words) and value in ("Uu", "PS+", "PS-"):
        return "cannot-confirm"
    if value == "CT-":
        return "denies"
    if value in ("PR-", "PS-"):
        return "doubts"
    return "reports"


def _claim(ident: str, text: str, group: Sequence[Event], stances: list[Stance]) -> Claim:
    first = max(group, key=lambda e: len(e.actors) + len(e.recipients))
    proposition = Proposition(
        type=first.type, actors=_codes(first.actors), recipients=_codes(first.recipients), place=first.place,
        time=first.time, text=" ".join(text[first.trigger[0] : first.trigger[1]].split()),
    )  # fmt: skip
    return Claim(id=ident, proposition=proposition, status=_status(group, stances), events=[e.id for e in group], stances=stances)


def _codes(refs: Sequence[ActorRef]) -> list[str]:
    return list(dict.fromkeys(r.code for r in refs if r.code))


def _status(group: Sequence[Event], stances: Sequence[Stance]) -> ClaimStatus:
    """Derived: who asserts against who does not; the actor's own word confirms what it did."""
    against = [s for s in stances if s.stance in ("denies", "doubts", "cannot-confirm")]
    opposed = {_voice(s) for s in against}
    asserting = [s for s in stances if s.stance == "asserts"]
    if against:
        if asserting or any(s.stance == "reports" and _voice(s) not in opposed for s in stances):
            return "contested"
        return "denied" if all(s.stance == "denies" for s in against) else "contested"  # who doubts has heard it from somebody
    done = {e.id: {r.actor for r in e.actors} for e in group if e.factuality == "CT+" and e.realis == "actual"}
    if group[0].quad in (2, 4) and any(s.holder.actor in done.get(s.event or "", ()) for s in asserting if s.holder.actor):
        return "confirmed-by-actor"
    voices = {_voice(s) for s in asserting if s.holder.kind != "author"}
    return "corroborated" if len(voices) > 1 else "reported"


def _voice(stance: Stance) -> str:
    return stance.holder.actor or stance.holder.name or stance.holder.kind
