"""Coded events against gold sentences: types, dyads, certainty, what is taken for what, and the worst misses.

A sentence of the gold has one event, so whatever else is coded of it counts against precision, also where the sentence does state
another event: precision shown is a lower bound. Where the gold says which word was judged, only what is coded at that word counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from dragoman.evaluation.gold import GoldSentence
from dragoman.knowledge import Knowledge
from dragoman.records import ActorRef, Document, Event, Part, Record

NOTHING = "(nothing)"
_WORST = 20


class Coding(Protocol):
    """What is measured: anything that makes records of documents, in their order."""

    @property
    def knowledge(self) -> Knowledge:
        """Which says what former states are part of today."""
        ...

    def stream(self, documents: Iterable[Document]) -> Iterable[Record]:
        """Records in the order of the documents."""
        ...


class Score(Struct, frozen=True):
    """Right, too many, missed; shares between 0 and 1, 0 where nothing could be right."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was coded that is right."""
        return self.right / (self.right + self.extra) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.extra + other.extra, self.missed + other.missed)


class Coded(Struct, frozen=True):
    """An event as it was coded."""

    type: str
    mode: str | None
    actors: list[str]
    recipients: list[str]
    factuality: str
    confidence: float
    rule: str


class Miss(Struct, frozen=True):
    """A sentence whose event was not found, and what was coded of it instead."""

    gold: GoldSentence
    coded: list[Coded]


class EventReport(Struct, frozen=True):
    """What came out. ``triples``: type and dyad right in one event; ``modes`` and ``factuality``: share right where the type is."""

    sentences: int
    types: Score
    by_type: dict[str, Score]
    dyads: Score
    triples: Score
    modes: float
    factuality: float
    confusion: dict[str, dict[str, int]]
    worst: list[Miss]


def evaluate_events(gold: Sequence[GoldSentence], coder: Coding) -> EventReport:
    """Codes the sentences, each as a report of its own, and compares."""
    documents = [Document(id=g.id, text=g.text, published=g.date, parts=[Part(kind="body", span=(0, len(g.text)))], language="en") for g in gold]
    today = {c.iso3: c.parent for c in coder.knowledge.tables.countries.values() if c.kind == "former" and c.parent}
    rows = [(g, [_coded(e, today) for e in record.events if _judged(g, e)]) for g, record in zip(gold, coder.stream(documents), strict=True)]
    by_type = _by_type(rows)
    return EventReport(
        sentences=len(rows),
        types=sum(by_type.values(), Score(0, 0, 0)),
        by_type=by_type,
        dyads=_dyads(rows, today, typed=False),
        triples=_dyads(rows, today, typed=True),
        modes=_agreement([(g.mode, [c.mode for c in coded if c.type == g.type]) for g, coded in rows if g.mode]),
        factuality=_agreement([(g.factuality, [c.factuality for c in coded if c.type == g.type]) for g, coded in rows if g.factuality]),
        confusion=_confusion(rows),
        worst=_worst(rows),
    )


def _judged(gold: GoldSentence, event: Event) -> bool:
    """Whether the gold says anything of what is coded there."""
    return gold.at is None or (event.trigger[0] < gold.at[1] and gold.at[0] < event.trigger[1])


Row = tuple[GoldSentence, list[Coded]]


def _coded(event: Event, today: Mapping[str, str]) -> Coded:
    return Coded(
        event.type, event.mode, _countries(event.actors, today), _countries(event.recipients, today), event.factuality, event.confidence, event.rule
    )


def _countries(refs: Iterable[ActorRef], today: Mapping[str, str]) -> list[str]:
    codes = [r.country or r.code.split(" ")[0] for r in refs if r.country or r.code]
    return list(dict.fromkeys(today.get(c, c) for c in codes))


def _by_type(rows: Sequence[Row]) -> dict[str, Score]:
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for g, coded in rows:
        types = {c.type for c in coded}
        if g.type is not None:
            (right if g.type in types else missed)[g.type] += 1
        extra.update(types - {g.type})
    return {t: Score(right[t], extra[t], missed[t]) for t in sorted({*right, *extra, *missed})}


def _dyads(rows: Sequence[Row], today: Mapping[str, str], *, typed: bool) -> Score:
    """Sentences whose actors and recipients are met by an event; events that name somebody and do not fit count as extra."""
    right = extra = missed = 0
    for g, coded in rows:
        named = [c for c in coded if c.actors or c.recipients]
        fitting = [c for c in named if g.type is not None and _fits(g, c, today) and (not typed or c.type == g.type)]
        right += bool(fitting)
        missed += g.type is not None and not fitting
        extra += len(named) - len(fitting)
    return Score(right, extra, missed)


def _fits(gold: GoldSentence, coded: Coded, today: Mapping[str, str]) -> bool:
    actors = {today.get(a, a) for a in gold.actors}
    recipients = {today.get(r, r) for r in gold.recipients}
    if len(actors) > 1 and not recipients:  # who meets, agrees or fights with whom: all are actors
        return len(actors & {*coded.actors, *coded.recipients}) > 1
    return (not actors or bool(actors & set(coded.actors))) and (not recipients or bool(recipients & set(coded.recipients)))


def _agreement(pairs: Sequence[tuple[str | None, list[str | None]]] | Sequence[tuple[str | None, list[str]]]) -> float:
    asked = [(wanted, got) for wanted, got in pairs if got]
    return sum(wanted in got for wanted, got in asked) / len(asked) if asked else 0.0


def _confusion(rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """For each gold type, how often each type was coded where the gold type was not; what was coded where there is nothing too."""
    table: dict[str, Counter[str]] = {}
    for g, coded in rows:
        types = {c.type for c in coded}
        if g.type not in types and (types or g.type is not None):
            table.setdefault(g.type or NOTHING, Counter()).update(types or {NOTHING})
    return {t: dict(sorted(table[t].items(), key=lambda pair: (-pair[1], pair[0]))) for t in sorted(table)}


def _worst(rows: Sequence[Row]) -> list[Miss]:
    """Missed types, those first where another was coded with the greatest confidence."""
    missed = [Miss(g, coded) for g, coded in rows if g.type is not None and all(c.type != g.type for c in coded)]
    missed.sort(key=lambda m: (-max((c.confidence for c in m.coded), default=-1.0), m.gold.id))
    return missed[:_WORST]
