"""What is said to have happened: claims and what is said to connect them in, entries of a timeline out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.linking.model import Causation, LedgerClaim, TimelineEntry


def timeline(claims: Iterable[LedgerClaim], causes: Iterable[Causation]) -> Iterator[TimelineEntry]:
    """An entry a claim, in their order and as they come: with the day on which it happened as far as known, else that of the first report of it."""
    causing: dict[str, list[str]] = {}
    conditions: dict[str, list[str]] = {}
    for c in causes:
        if c.kind == "causes":
            causing.setdefault(c.to, []).append(c.from_)
        elif c.kind == "condition":
            conditions.setdefault(c.to, []).append(c.from_)
    return (_entry(c, causing.get(c.id, []), conditions.get(c.id, [])) for c in claims)


def _entry(claim: LedgerClaim, causing: list[str], conditions: list[str]) -> TimelineEntry:
    p = claim.proposition
    said = p.time is not None and p.time.start is not None
    first = claim.stances[0]
    return TimelineEntry(
        day=p.time.start if p.time and said else claim.first_seen, until=p.time.end if p.time and said else None,
        precision=p.time.precision if p.time and said else "published", claim=claim.id, type=p.type, mode=p.mode,
        who=p.actor_names, whom=p.recipient_names, place=p.place, status=claim.status, words=first.words, sentence=first.sentence,
        documents=claim.documents, origins=claim.origins, causes=sorted(set(causing)), conditions=sorted(set(conditions)),
    )  # fmt: skip
