"""Two accounts of one deed: who is said to have done it says that another did."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.claims.alike import is_soon_after
from dragoman.coding.claims.denials import is_anothers, voices
from dragoman.coding.claims.grouping import Report
from dragoman.coding.claims.stances import answer
from dragoman.records import Event, Stance

_BETWEEN = 1  # sentences between the two accounts


def rivals(report: Report, events: Sequence[Event]) -> dict[str, list[Stance]]:
    """Denials by whoever lays a deed to another, by the event they deny: "Residents said the rebels had burned the school; the rebels said the army had burned it"."""
    out: dict[str, list[Stance]] = {}
    for k, told in enumerate(events):
        for other in events[k + 1 :]:
            if not is_soon_after(report.text, told, other.trigger[0], _BETWEEN):
                break
            said = report.by_id.get(other.attribution or "")
            if said is None or told.attribution in (None, other.attribution) or not _is_rival(told, other):
                continue
            mine = voices(report, [said.source.actor])
            doers, others = (voices(report, [r.actor for r in e.actors]) | {r.actor for r in e.actors} for e in (told, other))
            if mine & doers and others and not others & doers and is_anothers(told, said, report.by_id):
                out.setdefault(told.id, []).append(answer(said, "denies", told, span=said.cue or other.trigger))
    return out


def _is_rival(told: Event, other: Event) -> bool:
    """Whether both tell of harm of one kind, done to the same."""
    if told.quad != 4 or other.type != told.type or other.realis != "actual" or told.realis != "actual":
        return False
    return bool({r.actor for r in told.recipients} & {r.actor for r in other.recipients})
