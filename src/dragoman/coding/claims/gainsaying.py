"""Answers in other words: who has seen nothing of a deed, or says that those who are said to have gone are still there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.coding.claims.alike import is_soon_after
from dragoman.coding.claims.denials import has_happened, is_anothers, of_last_sentence, voices
from dragoman.coding.claims.grouping import Report
from dragoman.coding.claims.stances import answer
from dragoman.records import Attribution, Event, Stance, StanceKind

_STEM, _WORDS = 6, 6  # letters that words of one deed begin with; words behind a deed's own that may name it
_BETWEEN = 3  # sentences between what was told and who gainsays it


@dataclass(frozen=True, slots=True)
class Gainsaid:
    """The types of deed, or types with their modes ("COERCE/seize"), that an attribution speaks against, what its source makes of them, the word it has for
    them, the codes of those who have what is said to be taken, and whether it may be what the source himself is said to have done."""

    types: frozenset[str]
    stance: StanceKind
    word: str = ""
    holders: frozenset[str] = frozenset()
    own: bool = False


def gainsayers(report: Report, events: Sequence[Event], attributions: Sequence[Attribution], found: Mapping[str, Gainsaid]) -> dict[str, list[Stance]]:
    """Doubts and denials of what was told before, by the event: "withdrew a battalion, it said. NATO said it had seen no sign of a pullback"."""
    out: dict[str, list[Stance]] = {}
    for a in attributions:
        against = found.get(a.id)
        if against is None or a.cue is None:
            continue
        begin = min(s for s, _ in (a.cue, *a.content))
        told = [e for e in events if e.trigger[1] <= begin and has_happened(e) and is_soon_after(report.text, e, begin, _BETWEEN)]
        for e in of_last_sentence([e for e in told if _is_met(report.text, e, against) and _is_of_others(report, e, a, own=against.own)]):
            out.setdefault(e.id, []).append(answer(a, against.stance, e))
    return out


def _is_of_others(report: Report, event: Event, gainsayer: Attribution, *, own: bool) -> bool:
    """Whether the author tells it, or somebody of another side than who gainsays it, and, unless it may be his ``own``, of others' deeds."""
    mine, said = voices(report, [gainsayer.source.actor]), report.by_id.get(event.attribution or "")
    if not own and mine & voices(report, [r.actor for r in event.actors]):
        return False
    return said is None or (is_anothers(event, gainsayer, report.by_id) and not mine & voices(report, [said.source.actor]))


def _is_met(text: str, event: Event, against: Gainsaid) -> bool:
    """Whether it is of the kind, or its words hold the word: "suspended enrichment" and "no evidence of a suspension", "enrichment continued"."""
    if against.holders and any(against.holders <= set(r.code.split()) for r in event.actors):
        return False  # "captured the town. The army still controlled the airport"
    if event.type in against.types or f"{event.type}/{event.mode}" in against.types:
        return True
    words = text[event.trigger[0] : event.sentence[1]].lower().split()[:_WORDS]
    return len(against.word) >= _STEM and any(w.startswith(against.word[:_STEM]) for w in words)
