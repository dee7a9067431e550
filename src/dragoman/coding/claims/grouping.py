"""Events of one report taken together by the happening they tell of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dragoman.coding.claims.alike import NAMED, NOT_SO, SO, answers, denied_at_large, same_deed, sides, stem, unbacked
from dragoman.records import BEYOND_STATES, Attribution, Event, Place

# So many groups back an answer may be to: it stands a few sentences behind what it answers.
_LATEST = 24


@dataclass(frozen=True, slots=True)
class Report:
    """What the events of a report are compared by: places and attributions by id, ids of armed groups, whose voice and which code each actor has."""

    text: str
    where: Mapping[str, Place]
    armed: Collection[str]
    by_id: Mapping[str, Attribution]
    voices: Mapping[str, str]
    codes: Mapping[str, str]


def grouped(report: Report, events: Sequence[Event]) -> list[list[Event]]:
    """Events that are one happening: those that are the same deed of the same, and a denial with what it answers."""
    groups: list[list[Event]] = []
    by_party: dict[str, dict[int, list[Event]]] = {}  # groups by who did it, so that only those of the same are compared
    for event in events:
        parties = {side.partition(NAMED)[0] for side in sides(event.actors, report.armed)}
        near = {n: group for p in parties for n, group in by_party.get(p, {}).items()}
        known = [near[n] for n in sorted(near)]
        group = _told_before(report, event, known) or _denied(report, event, known) or _answered(report, event, groups)
        if group is not None:
            group.append(event)
            continue
        groups.append([event])
        for p in parties:
            by_party.setdefault(p, {})[len(groups)] = groups[-1]
    return groups


def _told_before(report: Report, event: Event, groups: Sequence[list[Event]]) -> list[Event] | None:
    """The first group whose deed the event tells again."""
    for group in groups:
        if same_deed(report.text, group[0], event, report.where, report.armed) and not any(_against_oneself(report, e, event) for e in group):
            return group
    return None


def _denied(report: Report, event: Event, groups: Sequence[list[Event]]) -> list[Event] | None:
    """The last group of what others lay to those who deny any attack."""
    if not event.attribution or event.factuality not in NOT_SO:
        return None
    mine = _voice(report, event)
    for group in reversed(groups):
        told = group[0]
        at_large = denied_at_large(report.text, told, event, report.where, report.armed) or unbacked(report.text, told, event, report.armed)
        if at_large and not any(_against_oneself(report, e, event) for e in group) and (not mine or mine != _voice(report, told)):
            return group
    return None


def _answered(report: Report, event: Event, groups: Sequence[list[Event]]) -> list[Event] | None:
    """The last group that an event without a doer denies or leaves open, told by somebody else."""
    if any(r.country or r.code[:3] in BEYOND_STATES for r in event.actors) or not event.attribution or event.factuality not in ("CT-", "PR-", "PS-", "Uu", "PS+"):
        return None
    return next((g for g in reversed(groups[-_LATEST:]) if any(_is_answer(report, told, event) for told in g)), None)


def _is_answer(report: Report, told: Event, event: Event) -> bool:
    """Whether an event answers what was told; a state denies no charge that one of its ministries has made."""
    if not answers(report.text, told, event, report.where, report.armed) or _against_oneself(report, told, event):
        return False
    mine, other = (_voice(report, e) for e in (told, event))
    return not mine or mine != other


def _against_oneself(report: Report, a: Event, b: Event) -> bool:
    """Whether one holder affirms the one and denies the other in other words: nobody contradicts himself in one report, so they are two deeds."""
    values = {a.factuality, b.factuality}
    if values.isdisjoint(SO) or values.isdisjoint(NOT_SO) or stem(report.text, a) == stem(report.text, b):
        return False
    voice = _voice(report, a)
    return _teller(report, a) == _teller(report, b) or (bool(voice) and voice == _voice(report, b))


def _teller(report: Report, event: Event) -> tuple[str | None, str] | None:
    """Actor and name of the source of an event; None where the author tells it."""
    said = report.by_id.get(event.attribution or "")
    return (said.source.actor, said.source.name) if said is not None else None


def _voice(report: Report, event: Event) -> str:
    """With whose voice the source of an event speaks; empty where it is no actor."""
    teller = _teller(report, event)
    return report.voices.get(teller[0]) or teller[0] if teller and teller[0] else ""
