"""Denials of what was told before, and the word of those who accuse."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.coding.claims.alike import SO, is_alleged, is_soon_after
from dragoman.coding.claims.grouping import Report
from dragoman.coding.claims.stances import answer
from dragoman.records import Attribution, Event, Holder, Span, Stance, StanceKind

# Words for a charge: they answer whoever makes one, not what the report tells of itself.
_CHARGE = re.compile(r"\b(?:accusation|charge|allegation|claim|denunciation)s?\b", re.IGNORECASE)
# Words for a share in a deed: they answer for what somebody is blamed for.
_SHARE = re.compile(r"\b(?:roles?|involvement|involved|responsible|responsibility|complicity|part|culpability)\b", re.IGNORECASE)
_DENIAL = "reject.denial"  # the rule of a denial that is an event itself
_DOUBT = re.compile(r"\bdoubt|\bquestion|\bs[ck]eptical|\bdubious", re.IGNORECASE)
_IN_PASSING = ("verb:denied-before", "aside:")  # rules of answers that hang on the words they answer
_DOUBTED = ("aside:doubts", "answer:doubts")  # the rules of an answer whose words doubt
# Words for what becomes of a town: they answer that it was taken.
_FALLEN = re.compile(r"\b(?:fell|fallen|falling)\b|\b(?:in|under)\b.{0,30}\b(?:hands|control)\b", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:overr[au]n|captured?|took|taken|seized?|stormed)\b", re.IGNORECASE)
# Words for what two sides have told.
_BOTH = re.compile(r"\b(?:neither|either|both)\b", re.IGNORECASE)
# Denials of anything of the kind, and of all that was told.
_ANYBODY = re.compile(r"\b(?:any|anyone|anybody|anything|no one|nobody)\b", re.IGNORECASE)
_ANY, _EITHER = re.compile(r"(?:that )?(?:any|anyone|anybody|anything)\b", re.IGNORECASE), re.compile(r"(?:that )?either\b", re.IGNORECASE)
_FAR = 5  # sentences between what somebody is blamed for and his denial


def charges(accusation: Event) -> list[Stance]:
    """The accusers' word for the deed."""
    return [
        Stance(holder=Holder(actor=r.actor, name=r.name, kind="named"), stance="asserts", span=accusation.trigger, attribution=accusation.attribution, event=accusation.id)
        for r in accusation.actors
    ]


def denials_of(report: Report, events: Sequence[Event], attributions: Sequence[Attribution], spans: Mapping[str, Sequence[Span]]) -> dict[str, list[Stance]]:
    """Denials of what was told before, by the event they deny: "Israel said it struck a depot, but Hamas denied it"; ``spans`` where each actor is named."""
    charged = {e.trigger for e in events if e.type == "ACCUSE"}
    accusing = {a.id for a in report.by_id.values() if a.cue in charged or (a.cue is not None and _CHARGE.search(report.text[slice(*a.cue)]))}
    out: dict[str, list[Stance]] = {}
    for a in attributions:
        if a.cue is None or not a.content:
            continue
        words = [report.text[slice(*span)] for span in a.content]
        stance: StanceKind = "doubts" if _DOUBT.search(report.text, *a.cue) or a.rule.startswith(_DOUBTED) else "denies"
        charge = any(map(_CHARGE.search, words))
        if any(map(_SHARE.search, words)) and not charge:
            told = _blamed(report, events, a, spans)
        else:
            told = [e for e in events if e.trigger[1] <= a.cue[0] and e.attribution != a.id and is_soon_after(report.text, e, a.cue[0], _FAR)]
            told = [e for e in told if (has_happened(e) and (e.attribution in accusing or _is_hostile(e) or _is_given(report, e, a))) or (stance == "doubts" and _may_be_doubted(e))]
            if a.rule.startswith(_IN_PASSING):  # "…, a claim the commission rejected": of this sentence, or of nothing that is told
                told = [e for e in told if a.cue[0] < e.sentence[1]]
            told = _charged(report, told, a) if charge else _beside(report, events, a) or [e for e in told if is_soon_after(report.text, e, a.cue[0])]
            if any(map(_FALLEN.search, words)):
                told = [e for e in told if e.mode == "seize" or _TAKEN.search(report.text, *e.trigger)]
        mine = voices(report, [a.source.actor])
        told = [e for e in told if e.quad != 3 or not mine & voices(report, [r.actor for r in e.actors])]  # nobody denies his own words
        if stance == "doubts":
            told = [e for e in told if e.attribution is not None or e.type == "ACCUSE"]  # what somebody says
        last = of_last_sentence([e for e in told if e.type != "REJECT" or (stance == "denies" and not e.rule.startswith(_DENIAL))])
        deeds = [e for e in last if e.type != "ACCUSE"]
        for e in deeds or last:  # what is denied is the deed, and not that somebody was accused of it
            lay = charges(e) if e.type == "ACCUSE" else []
            denied = [answer(a, stance, e, source=who) for who in (a.source, *a.also)]
            out.setdefault(e.id, []).extend([*lay, *denied])
    return out


def _may_be_doubted(event: Event) -> bool:
    """Whether somebody says that it was or will be done, and others may doubt that, though it be nothing that is denied."""
    return (event.attribution is not None or event.type == "ACCUSE") and (has_happened(event) or event.realis == "planned")


def _beside(report: Report, events: Sequence[Event], answer: Attribution) -> list[Event]:
    """"Troops freed 16 hostages, the army said, but relatives disputed that": what another said in the sentence of the denial, of whatever kind it is."""
    at = (answer.cue or (0, 0))[0]
    return [e for e in events if e.trigger[1] <= at < e.sentence[1] and is_anothers(e, answer, report.by_id) and has_happened(e)]


def denied_all(report: Report, events: Sequence[Event], attributions: Sequence[Attribution]) -> dict[str, list[Stance]]:
    """Denials that there was anything of the kind, by the event they deny: "shot at a helicopter, Warsaw says; Minsk denies that any shot was fired"."""
    out: dict[str, list[Stance]] = {}
    for a in attributions:
        if a.cue is None or not a.content:
            continue
        words = report.text[slice(*min(a.content))]
        either = _EITHER.match(words) is not None
        alone = _ANYBODY.search(words) is not None and not any(e.attribution == a.id for e in events)  # "that it had armed anyone"
        if not either and not alone and _ANY.match(words) is None:
            continue
        mine = voices(report, [a.source.actor])
        told = [
            e for e in events
            if e.trigger[1] <= a.cue[0] and e.attribution not in (None, a.id) and (_is_hostile(e) or _is_given(report, e, a)) and is_anothers(e, a, report.by_id) and has_happened(e) and is_soon_after(report.text, e, a.cue[0], 1)
        ]  # fmt: skip
        struck = [e for e in told if mine & voices(report, [r.actor for r in (e.recipients if either else e.actors)])]
        for e in of_last_sentence(struck):
            if not any(x.attribution == a.id and x.type == e.type for x in events):  # that would be held against it by itself
                out.setdefault(e.id, []).append(answer(a, "denies", e))
    return out


def left_open(report: Report, events: Sequence[Event], attributions: Sequence[Attribution]) -> dict[str, list[Stance]]:
    """Who cannot confirm what was told before, by the event: "Rebels had taken the town, residents said. The U.N. could not confirm the reports"."""
    text, by_id = report.text, report.by_id
    out: dict[str, list[Stance]] = {}
    for a in attributions:
        if a.cue is None:
            continue
        begin = min(s for s, _ in (a.cue, *a.content))
        outer = {a.id, a.within}
        told = [e for e in events if e.trigger[1] <= begin and e.attribution not in outer and _is_hostile(e) and _is_told(text, e, begin) and is_anothers(e, a, by_id) and not _is_history(e)]
        sides = [told]
        if any(_BOTH.search(text, *span) for span in a.content):
            sides = _tellers(told, by_id) if any(is_soon_after(text, e, begin, 1) for e in told) else []
        for e in (e for side in sides for e in of_last_sentence(side)):
            out.setdefault(e.id, []).append(answer(a, "cannot-confirm", e))
    return out


def _tellers(told: Sequence[Event], by_id: Mapping[str, Attribution]) -> list[list[Event]]:
    """What each of the last two who told something told: "neither claim"."""
    out: dict[tuple[str | None, str], list[Event]] = {}
    for e in reversed(told):
        source = by_id[e.attribution or ""].source
        out.setdefault((source.actor, source.name), []).append(e)
    return list(out.values())[:2]


def of_last_sentence(told: Sequence[Event]) -> list[Event]:
    """Those in the last of their sentences."""
    last = max((e.sentence[0] for e in told), default=None)
    return [e for e in told if e.sentence[0] == last]


def _charged(report: Report, told: Sequence[Event], answer: Attribution) -> list[Event]:
    """What a charge that is rejected may be: what is laid to whoever rejects it, else what others were just said to have done."""
    begin = (answer.cue or (0, 0))[0]
    told = [e for e in told if _is_charge(e, answer, report.by_id) and (e.type != "ACCUSE" or e.mode == "allege")]
    beside = [e for e in told if begin < e.sentence[1] and e.attribution is not None]  # "…, a claim the commission rejected"
    return _laid_to(report, told, answer) or beside or [e for e in told if is_soon_after(report.text, e, begin) and (not _is_own_deed(e) or _is_boast(report, e))]


def _laid_to(report: Report, told: Sequence[Event], answer: Attribution) -> list[Event]:
    """What is laid to whoever rejects a charge, or to his side, and what comes of it: "We have beaten them," the army said, accusing Chad of sending
    troops. Chad rejected the claim"."""
    mine, code = voices(report, [answer.source.actor]), report.codes.get(answer.source.actor or "", "")
    laid = []
    for e in told:
        by, to = (bool(mine & voices(report, [r.actor for r in refs])) or any((r.code == code != "") or _is_of_name(r.name, answer.source.name) for r in refs) for refs in (e.actors, e.recipients))
        if to if e.type == "ACCUSE" else by and not to:
            laid.append(e)
    last = of_last_sentence(laid)
    return [e for e in told if e in last or (e.sentence in {x.sentence for x in last} and not e.actors)]


def _is_of_name(name: str, other: str) -> bool:
    """"Kenyan police" and "police", "police" and "police": a body that is named again without its country."""
    return other[:1].islower() and " " not in other and f" {name.casefold()}".endswith(" " + other)


def _is_own_deed(event: Event) -> bool:
    """Whether a state or one of its organs did it, and no rebels, whom another may stand behind: no other state rejects a charge of that."""
    return event.type != "ACCUSE" and any(r.country is not None and set(r.code.split()[1:2]) <= {"GOV", "MIL", "COP"} for r in event.actors)


def _is_boast(report: Report, event: Event) -> bool:
    """"Moscow said its forces had taken the village, a claim that Kyiv denied": a deed that the doer's own side tells of."""
    said = report.by_id.get(event.attribution or "")
    return said is not None and bool(voices(report, [said.source.actor]) & voices(report, [r.actor for r in event.actors]))


def voices(report: Report, actors: Sequence[str | None]) -> set[str]:
    """With whose voices actors speak; unnamed officials may be anybody's."""
    return {report.voices.get(a) or a for a in actors if a} - {"officials"}


def is_anothers(event: Event, answer: Attribution, by_id: Mapping[str, Attribution]) -> bool:
    """Whether somebody else than who answers told of an event."""
    said = by_id.get(event.attribution or "")
    return said is not None and (said.source.actor, said.source.name) != (answer.source.actor, answer.source.name)


def _blamed(report: Report, events: Sequence[Event], a: Attribution, spans: Mapping[str, Sequence[Span]]) -> list[Event]:
    """What whoever denies "any role" was blamed for: told in a sentence that names him, even some way back, else just before. Nobody is blamed for
    what others say that they did themselves."""
    text, who, begin = report.text, a.source.actor, (a.cue or (0, 0))[0]
    harm = []
    for e in events:
        if e.trigger[1] > begin or e.attribution == a.id or e.type == "ACCUSE" or not (e.quad == 4 and e.type != "SANCTION" and has_happened(e) and is_soon_after(text, e, begin, _FAR)):
            continue
        said = report.by_id.get(e.attribution or "")
        teller = voices(report, [said.source.actor] if said is not None else [])
        if (said is None or said.source.actor is None or said.source.actor != who) and not teller & voices(report, [r.actor for r in e.actors]):
            harm.append(e)
    named = [e for e in harm if any(e.sentence[0] <= s < e.sentence[1] for s, _ in spans.get(who or "", ()))]
    return named or [e for e in harm if is_soon_after(text, e, begin)]


def _is_told(text: str, event: Event, begin: int) -> bool:
    """Whether an event was told as something that happened, not too far before an offset, and may be denied."""
    return has_happened(event) and is_soon_after(text, event, begin)


def _is_history(event: Event) -> bool:
    """Whether it is told with its year and no day, as what was long ago."""
    return event.time.precision == "year" and event.time.basis == "expression"


def has_happened(event: Event) -> bool:
    """Whether it is told as something done or tried, if only as "alleged"."""
    return (event.realis == "actual" and (event.factuality in SO or is_alleged(event))) or any(s.effect.startswith("attempt") for s in event.why)


def _is_given(report: Report, event: Event, answer: Attribution) -> bool:
    """Whether somebody is said to have given or taken what he may not want to own up to: arms, money, shelter; or, by another, to have agreed to something."""
    mine = voices(report, [answer.source.actor])
    kind = event.quad == 2 or (event.quad == 1 and is_anothers(event, answer, report.by_id))
    return kind and bool(mine & voices(report, [r.actor for r in (*event.actors, *event.recipients)]))


def _is_hostile(event: Event) -> bool:
    """Whether it is a deed that may be denied though nobody was accused of it."""
    return event.quad in (3, 4)


def _is_charge(event: Event, answer: Attribution, by_id: Mapping[str, Attribution]) -> bool:
    """Whether somebody else made the charge: an accusation, or what a source says."""
    said = by_id.get(event.attribution or "")
    if said is None:
        return event.type == "ACCUSE" and all(r.actor != answer.source.actor for r in event.actors)
    return said.source.actor is None or said.source.actor != answer.source.actor
