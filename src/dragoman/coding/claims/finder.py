"""The claims of one report: events grouped, a stance for every holder, a status for every group."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from dragoman.coding.claims.alike import is_laid
from dragoman.coding.claims.denials import charges, denials_of, denied_all, left_open
from dragoman.coding.claims.gainsaying import Gainsaid, gainsayers
from dragoman.coding.claims.grouping import Report, grouped
from dragoman.coding.claims.rivals import rivals
from dragoman.coding.claims.stances import stances_of
from dragoman.coding.claims.status import status_of, voice_of
from dragoman.knowledge.acts import accused_deed
from dragoman.records import Actor, ActorRef, Attribution, Claim, ClaimStatus, Event, Place, Proposition, Stance


def find_claims(
    text: str,
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor] = (),
    places: Sequence[Place] = (),
    denying: Collection[str] = (),
    refuting: Collection[str] = (),
    opening: Collection[str] = (),
    gainsaying: Mapping[str, Gainsaid] = MappingProxyType({}),
) -> list[Claim]:
    """Propositions that somebody asserts, doubts, denies or cannot confirm, in the order of their first event.

    Only what has a source other than the author is a claim; "alleged" is such a source, though without a name. ``denying``: ids of the
    attributions whose words deny; ``refuting``: of those that deny what was told before, and tell nothing of their own; ``opening``: of those that cannot confirm it;
    ``gainsaying``: what they speak against in other words.
    """
    by_id = {a.id: a for a in attributions}
    voices = {a.id: voice_of(a, actors) for a in actors}
    where = {p.id: p for p in places}
    armed = {a.id for a in actors if a.kind == "group"}
    report = Report(text, where, armed, by_id, voices, {a.id: a.code for a in actors})
    denials = denials_of(report, events, [a for a in attributions if a.id in refuting], {a.id: a.mentions for a in actors})
    any_at_all = denied_all(report, events, [a for a in attributions if a.id in denying and a.id not in refuting])
    for found in (any_at_all, rivals(report, events), gainsayers(report, events, attributions, gainsaying)):
        for ident, said in found.items():
            denials.setdefault(ident, []).extend(said)
    unsure = left_open(report, events, [a for a in attributions if a.id in opening])
    groups = grouped(report, events)
    out: list[Claim] = []
    accusations = [e for e in events if e.type == "ACCUSE" and e.realis == "actual" and accused_deed(e.rule)]
    for group in groups:
        stances = [s for event in group for s in stances_of(event, by_id, denying)]
        so = {(s.holder.actor, s.holder.name) for s in stances if s.stance == "asserts"}
        stances += [s for event in group for s in denials.get(event.id, ()) if (s.holder.actor, s.holder.name) not in so]  # nobody denies what he has just said
        held = {(s.holder.actor, s.holder.name) for s in stances}
        stances += [s for event in group for s in unsure.get(event.id, ()) if (s.holder.actor, s.holder.name) not in held]
        told = {x for s in stances if s.stance == "asserts" for x in (s.holder.actor, s.holder.name.casefold())}
        stances += [
            s for e in accusations if is_laid(text, group[0], e, armed) for s in charges(e) if s.holder.actor not in told and s.holder.name.casefold() not in told
        ]
        if not any(s.holder.kind != "author" for s in stances):
            continue  # what only the author tells, however surely, nobody claims
        out.append(_claim(f"c{len(out) + 1}", text, group, stances, status_of(group, stances, by_id, voices)))
    return out


def _claim(ident: str, text: str, group: Sequence[Event], stances: list[Stance], status: ClaimStatus) -> Claim:
    first = max(group, key=lambda e: len(e.actors) + len(e.recipients))
    proposition = Proposition(
        type=first.type, actors=_codes(first.actors), recipients=_codes(first.recipients), place=first.place,
        time=first.time, text=" ".join(text[first.trigger[0] : first.trigger[1]].split()),
    )  # fmt: skip
    return Claim(id=ident, proposition=proposition, status=status, events=[e.id for e in group], stances=stances)


def _codes(refs: Sequence[ActorRef]) -> list[str]:
    return list(dict.fromkeys(r.code for r in refs if r.code))
