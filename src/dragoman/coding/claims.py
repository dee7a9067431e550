"""What is claimed, and what each holder makes of it.

Events of one kind of act with the same actors (and no contradiction in mode, time or recipients) are versions of one proposition. Each gives its
holder's stance: its certainty says whether the holder asserts, doubts or denies it, the words around it whether the holder only
cannot confirm it. The status is derived from the stances, never set.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from dragoman.knowledge.acts import Acts, accused_deed, across_types, one_act
from dragoman.knowledge.organisations import Organisations
from dragoman.knowledge.things import Thing, Things, two_things
from dragoman.records import (
    Actor,
    ActorRef,
    Attribution,
    Claim,
    ClaimStatus,
    Event,
    EventTime,
    Holder,
    Place,
    Proposition,
    Source,
    Stance,
    StanceKind,
    is_averted,
    is_collective,
    is_unnamed_organ,
    party,
)

# Words of a source that withholds its own judgement: their signatures have this class.
_WITHHELD = ("confirm", "verify", "know", "tell", "comment", "corroborate", "rule", "deny", "denied", "denies")
_TO_COME = ("plan", "inten", "will", "would", "going")
# Places that are a point on the map: two of them are two places.
_POINTS = frozenset({"exact", "near"})
# Words for a charge: they answer whoever makes one, not what the report tells of itself.
_CHARGE = re.compile(r"\b(?:accusation|charge|allegation|claim|denunciation)s?\b", re.IGNORECASE)
# How many sentences may stand between what is told and its denial.
_BETWEEN = 2
_SENTENCE_ENDS = re.compile(r"[.!?][\"'”’)]*\s")
_CONTRARY: dict[StanceKind, StanceKind] = {"asserts": "denies", "denies": "asserts"}
_SO, _NOT_SO = frozenset({"CT+", "PR+"}), frozenset({"CT-", "PR-"})
# Between a party and the name of an armed group.
_NAMED = "\x1f"
_AUTHOR = Holder(name="", kind="author")
_SOMEBODY = Holder(name="", kind="unknown")


def find_claims(
    text: str,
    events: Sequence[Event],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor] = (),
    places: Sequence[Place] = (),
    denying: Collection[str] = (),
    refuting: Collection[str] = (),
) -> list[Claim]:
    """Propositions that somebody asserts, doubts, denies or cannot confirm, in the order of their first event.

    Only what has a source other than the author is a claim; "alleged" is such a source, though without a name. ``denying``: ids of the
    attributions whose words deny; ``refuting``: of those that deny what was told before, and tell nothing of their own.
    """
    by_id = {a.id: a for a in attributions}
    voices = {a.id: _voice_of(a, actors) for a in actors}
    where = {p.id: p for p in places}
    armed = {a.id for a in actors if a.kind == "group"}
    denials = _denials(text, events, [a for a in attributions if a.id in refuting], by_id)
    groups = _grouped(text, events, where, armed, by_id, voices)
    out: list[Claim] = []
    accusations = [e for e in events if e.type == "ACCUSE" and e.realis == "actual" and accused_deed(e.rule)]
    for group in groups:
        stances = [s for event in group for s in _stances(event, by_id, denying)]
        so = {(s.holder.actor, s.holder.name) for s in stances if s.stance == "asserts"}
        stances += [s for event in group for s in denials.get(event.id, ()) if (s.holder.actor, s.holder.name) not in so]  # nobody denies what he has just said
        told = {s.holder.actor for s in stances if s.stance == "asserts"}
        stances += [s for e in accusations if _is_laid(text, group[0], e, armed) for s in _charges(e) if s.holder.actor not in told]
        if not any(s.holder.kind != "author" for s in stances):
            continue  # what only the author tells, however surely, nobody claims
        out.append(_claim(f"c{len(out) + 1}", text, group, stances, _status(group, stances, by_id, voices)))
    return out


def _grouped(text: str, events: Sequence[Event], where: Mapping[str, Place], armed: Collection[str], by_id: Mapping[str, Attribution], voices: Mapping[str, str]) -> list[list[Event]]:
    """Events that are one happening: those that are the same deed of the same, and a denial with what it answers."""
    groups: list[list[Event]] = []
    by_party: dict[str, dict[int, list[Event]]] = {}  # groups by who did it, so that only those of the same are compared
    for event in events:
        parties = {side.partition(_NAMED)[0] for side in _sides(event.actors, armed)}
        near = {n: group for p in parties for n, group in by_party.get(p, {}).items()}
        for group in (near[n] for n in sorted(near)):
            if _same(text, group[0], event, where, armed) and not any(_against_oneself(text, e, event, by_id) for e in group):
                group.append(event)
                break
        else:
            answered = None if not _is_open(event) else next((g for g in reversed(groups) if any(_answers(text, told, event, where, armed) and not _against_oneself(text, told, event, by_id) and not _same_voice(told, event, by_id, voices) for told in g)), None)
            if answered is not None:
                answered.append(event)
            else:
                groups.append([event])
                for p in parties:
                    by_party.setdefault(p, {})[len(groups)] = groups[-1]
    return groups


def _same(text: str, a: Event, b: Event, where: Mapping[str, Place], groups: Collection[str]) -> bool:
    """Whether two events may be one: of one time, place and kind, and with the same on either side."""
    if _apart(a.time, b.time) or _elsewhere(where.get(a.place or ""), where.get(b.place or "")) or not _one_deed(text, a, b):
        return False
    if not any(_one_side(x, y) for x in _sides(a.actors, groups) for y in _sides(b.actors, groups)):
        return False
    mine, other = _sides(a.recipients, groups), _sides(b.recipients, groups)
    if not mine and not other and not a.mode:  # nothing but type and actor in common: the word must be the same
        return _stem(text, a) == _stem(text, b)
    return not mine or not other or any(_one_side(x, y) or x.startswith(y + " ") or y.startswith(x + " ") for x in mine for y in other)


@lru_cache(512)
def _things(behind: str) -> frozenset[Thing]:
    return Things.built_in().of(behind)


@lru_cache(512)
def _act(kind: str, rule: str, behind: str) -> str:
    return Acts.built_in().of(kind, rule, behind)


def _one_deed(text: str, a: Event, b: Event) -> bool:
    """Whether two events are of one kind of act, done to one thing: shelled and seized are two, whoever did them to whom."""
    if a.type == b.type and a.mode and b.mode and a.mode != b.mode:
        return False
    ahead, behind = (text[e.trigger[1] : e.sentence[1]] for e in (a, b))
    if two_things(_things(ahead), _things(behind)):
        return False
    mine, other = {_act(a.type, a.rule, ahead)}, {_act(b.type, b.rule, behind)}
    if a.type != b.type:
        return across_types(mine, other)
    return one_act(mine, other, _stem(text, a) == _stem(text, b))


def _against_oneself(text: str, a: Event, b: Event, by_id: Mapping[str, Attribution]) -> bool:
    """Whether one holder affirms the one and denies the other in other words: nobody contradicts himself in one report, so they are two deeds."""
    values = {a.factuality, b.factuality}
    if values.isdisjoint(_SO) or values.isdisjoint(_NOT_SO) or _stem(text, a) == _stem(text, b):
        return False
    mine, other = (by_id.get(e.attribution or "") for e in (a, b))
    if mine is None or other is None:
        return mine is other
    return (mine.source.actor, mine.source.name) == (other.source.actor, other.source.name)


def _same_voice(a: Event, b: Event, by_id: Mapping[str, Attribution], voices: Mapping[str, str]) -> bool:
    """Whether one side tells both: a state denies no charge that one of its ministries has made."""
    mine, other = (by_id.get(e.attribution or "") for e in (a, b))
    if mine is None or other is None or not mine.source.actor or not other.source.actor:
        return False
    return (voices.get(mine.source.actor) or mine.source.actor) == (voices.get(other.source.actor) or other.source.actor)


def _is_open(event: Event) -> bool:
    """Whether an event that nobody is said to have done is denied or left open by somebody."""
    return not event.actors and bool(event.attribution) and event.factuality in ("CT-", "PR-", "PS-", "Uu", "PS+")


def _answers(text: str, told: Event, event: Event, where: Mapping[str, Place], groups: Collection[str]) -> bool:
    """Whether an event that nobody is said to have done is what was told a sentence or two before, and is now denied or left open:
    "Jets bombed a village, Pakistan said. India denied the attack." """
    if event.type != told.type or event.attribution == told.attribution:
        return False
    if told.factuality not in ("CT+", "PR+") or told.realis != "actual":
        return False
    if any(s.word.lower().startswith(_TO_COME) for s in event.why):
        return False  # that there are "no plans to deploy troops" denies no flight of bombers
    if told.trigger[1] > event.trigger[0] or len(_SENTENCE_ENDS.findall(text[told.sentence[1] - 1 : event.trigger[0]])) > _BETWEEN:
        return False
    if _apart(told.time, event.time) or _elsewhere(where.get(told.place or ""), where.get(event.place or "")):
        return False
    mine, other = _sides(event.recipients, groups), _sides(told.recipients, groups)
    return (not event.mode or not told.mode or event.mode == told.mode) and (not mine or not other or any(_one_side(x, y) for x in mine for y in other))


def _is_laid(text: str, deed: Event, accusation: Event, groups: Collection[str]) -> bool:
    """Whether an accusation lays this very deed to those who are said, or denied, to have done it."""
    named = accused_deed(accusation.rule)
    if named is None or named.type != deed.type:
        return False
    if _apart(deed.time, accusation.time) or not any(_one_side(x, y) for x in _sides(accusation.recipients, groups) for y in _sides(deed.actors, groups)):
        return False
    mine = _act(deed.type, deed.rule, text[deed.trigger[1] : deed.sentence[1]])
    return one_act({mine}, {_act(deed.type, named.rule, text[accusation.trigger[1] : accusation.sentence[1]])}, False)


def _charges(accusation: Event) -> list[Stance]:
    """The accusers' word for the deed."""
    return [
        Stance(holder=Holder(actor=r.actor, name=r.name, kind="named"), stance="asserts", span=accusation.trigger, attribution=accusation.attribution, event=accusation.id)
        for r in accusation.actors
    ]


def _elsewhere(a: Place | None, b: Place | None) -> bool:
    """Whether two events are put at two points on the map."""
    if a is None or b is None or a.precision not in _POINTS or b.precision not in _POINTS:
        return False
    return a.geonameid != b.geonameid if None not in (a.geonameid, b.geonameid) else a.name != b.name


def _stem(text: str, event: Event) -> str:
    """The first letters of the trigger, which "withdraw", "withdrew" and "withdrawal" share."""
    return text[event.trigger[0] : event.trigger[1]][:5].lower()


def _apart(a: EventTime, b: EventTime) -> bool:
    """Whether the text itself puts two events at times that do not meet."""
    if a.basis != "expression" or b.basis != "expression" or not a.start or not b.start:
        return False
    return (a.end or a.start) < b.start or (b.end or b.start) < a.start


def _sides(refs: Sequence[ActorRef], groups: Collection[str]) -> set[str]:
    """A state and its organs are one side, a state and the rebels of its country are two, and so are two armed groups of one code."""
    return {f"{party(r.code)}{_NAMED}{r.name}" if r.actor in groups or not party(r.code) else party(r.code) for r in refs if r.code}


def _one_side(one: str, other: str) -> bool:
    """Whether two sides may be the same: "rebels" may be any group of their code."""
    (side, _, name), (also, _, its) = one.partition(_NAMED), other.partition(_NAMED)
    return side == also and (not name or not its or name == its)


def _denials(text: str, events: Sequence[Event], attributions: Sequence[Attribution], by_id: Mapping[str, Attribution]) -> dict[str, list[Stance]]:
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
                charged = _charges(e) if e.type == "ACCUSE" else []
                denied = [Stance(holder=_holder(who), stance="denies", span=a.cue, attribution=a.id, event=e.id) for who in (a.source, *a.also)]
                out.setdefault(e.id, []).extend([*charged, *denied])
    return out


def _is_told(text: str, event: Event, begin: int) -> bool:
    """Whether an event was told as something that happened, not too far before an offset, and may be denied."""
    if event.factuality not in ("CT+", "PR+") or event.quad not in (3, 4) or event.realis != "actual":
        return False
    return len(_SENTENCE_ENDS.findall(text[event.sentence[1] - 1 : begin])) <= _BETWEEN


def _is_charge(event: Event, answer: Attribution, by_id: Mapping[str, Attribution]) -> bool:
    """Whether somebody else made the charge: an accusation, or what a source says."""
    said = by_id.get(event.attribution or "")
    if said is None:
        return event.type == "ACCUSE" and all(r.actor != answer.source.actor for r in event.actors)
    return said.source.actor is None or said.source.actor != answer.source.actor


def _holder(source: Source) -> Holder:
    return Holder(actor=source.actor, name=source.name, kind=source.kind)


def _stances(event: Event, by_id: dict[str, Attribution], denying: Collection[str]) -> list[Stance]:
    attribution = by_id.get(event.attribution or "")
    holder = _AUTHOR
    if attribution is not None:
        holder = _holder(attribution.source)
    kind = _stance(event, attribution is not None)
    if kind == "doubts" and holder.actor is not None and any(r.actor == holder.actor for r in event.actors):
        kind = "denies"  # "we have no plan to": nobody doubts his own deeds
    out = [Stance(holder=holder, stance=kind, span=event.trigger, attribution=event.attribution, event=event.id)]
    if attribution is not None:
        out += [_stance_of(other, kind, event) for other in attribution.also]
        out += [_stance_of(other, _CONTRARY[kind], event) for other in attribution.against if kind in _CONTRARY]
    alleged = [s for s in event.why if s.effect.startswith("hearsay")]
    if alleged and kind != "denies":  # "alleged" says that somebody says so
        out.append(Stance(holder=_SOMEBODY, stance="asserts", span=alleged[0].span, event=event.id))
    if attribution is not None and attribution.within:
        outer = by_id.get(attribution.within)
        if outer is not None and (outer.source.actor, outer.source.name) != (holder.actor, holder.name):
            out.append(Stance(holder=_holder(outer.source), stance=_of_outer(outer, attribution, kind, denying), span=event.trigger, attribution=outer.id, event=event.id))
    return out


def _of_outer(outer: Attribution, inner: Attribution, kind: StanceKind, denying: Collection[str]) -> StanceKind:
    """"The army says it shelled a base; rebels deny", "Rwanda denied claims by Congo that …": the deed is denied, not that somebody says so."""
    behind = outer.cue is not None and bool(outer.content) and outer.content[-1][1] <= outer.cue[0]
    return _CONTRARY.get(kind, "reports") if outer.id in denying and (behind or inner.rule.startswith("noun:")) else "reports"


def _stance_of(source: Source, kind: StanceKind, event: Event) -> Stance:
    return Stance(holder=_holder(source), stance=kind, span=event.trigger, attribution=event.attribution, event=event.id)


def _stance(event: Event, sourced: bool) -> StanceKind:
    value = event.factuality
    words = [s.word.lower() for s in event.why]
    if value in ("CT+", "PR+"):
        return "asserts" if sourced or value == "CT+" else "reports"
    if any(w.startswith(_WITHHELD) for w in words) and value in ("Uu", "PS+", "PS-"):  # "would neither confirm nor deny" too
        return "cannot-confirm"
    if is_averted(event):
        return "reports"
    if value == "CT-":
        return "denies"
    if value in ("PR-", "PS-"):
        return "doubts"
    return "reports"


def _claim(ident: str, text: str, group: Sequence[Event], stances: list[Stance], status: ClaimStatus) -> Claim:
    first = max(group, key=lambda e: len(e.actors) + len(e.recipients))
    proposition = Proposition(
        type=first.type, actors=_codes(first.actors), recipients=_codes(first.recipients), place=first.place,
        time=first.time, text=" ".join(text[first.trigger[0] : first.trigger[1]].split()),
    )  # fmt: skip
    return Claim(id=ident, proposition=proposition, status=status, events=[e.id for e in group], stances=stances)


def _codes(refs: Sequence[ActorRef]) -> list[str]:
    return list(dict.fromkeys(r.code for r in refs if r.code))


def _status(group: Sequence[Event], stances: Sequence[Stance], by_id: Mapping[str, Attribution], voices: Mapping[str, str]) -> ClaimStatus:
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


def _voice_of(actor: Actor, others: Sequence[Actor]) -> str:
    """With whose voice an actor speaks where it is not its own: its state's or organisation's; officials of nobody in particular are one."""
    if is_unnamed_organ(actor.code, actor.sectors):
        return "officials"
    side = party(actor.code)
    if side and is_collective(side):
        return side
    body = Organisations.built_in().body_of(actor, others)
    return next((a.id for a in others if a.name == body), body) if body else ""
