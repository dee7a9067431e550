"""How tables of tests write the events of a record: type, mode, sides and what is not actual, "THREATEN/expel NER > TCD planned"."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.records import ActorRef, Record

Code = Callable[[str], Record]
Table = list[tuple[str, list[str]]]
# Two sentences that tell nothing: what stands below them is told in the body of a report, and not in its lead.
DRY = "It rained on Monday. The river rose. "


def sides(refs: list[ActorRef]) -> str:
    """Codes, or names where there is none."""
    return "+".join(r.code or r.name for r in refs) or "-"


def lines(record: Record) -> list[str]:
    """The events as the tables write them."""
    return [f"{e.type}{'/' + e.mode if e.mode else ''} {sides(e.actors)} > {sides(e.recipients)}{'' if e.realis == 'actual' else ' ' + e.realis}" for e in record.events]
