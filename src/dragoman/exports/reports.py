"""A store to its reports one after the other, and of each the events that are wanted: what every layout is made from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

from dragoman.exports.losses import Tally
from dragoman.exports.reviewed import Decisions, beside_events, reviewed
from dragoman.records import ActorRef, Attribution, Event, Figure, Place, Record
from dragoman.store import Filter, Store, in_order, record_of

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+|\n\s*\n")
_CERTAIN = frozenset({"CT+", "PR+"})


@dataclass(frozen=True)
class Report:
    """One report: its record, when it came into the store, and the events that are wanted of it."""

    revision: str
    record: Record
    read_at: dt.datetime
    events: list[Event]
    whole: bool = True  # nothing was filtered out, so that what belongs to no event is wanted too
    kept: dict[str, Any] = field(default_factory=dict, compare=False)  # what a layout has worked out of it, by name

    @cached_property
    def places(self) -> dict[str, Place]:
        """By id in the record."""
        return {p.id: p for p in self.record.places}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """By id in the record."""
        return {a.id: a for a in self.record.attributions}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """By id in the record."""
        return {f.id: f for f in self.record.figures}

    @cached_property
    def wanted(self) -> frozenset[str]:
        """Ids of the wanted events."""
        return frozenset(e.id for e in self.events)

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where sentences end, by punctuation and blank lines."""
        return [m.end() for m in _SENTENCE_END.finditer(self.record.document.text)]

    def key(self, local: str) -> str:
        """The id of a finding in the store."""
        return f"{self.revision}.{local}"

    def name(self) -> str:
        """Where the report can be found: its address, or the id it was given."""
        return self.record.document.url or self.record.document.id


@dataclass(frozen=True)
class Item:
    """An event in its report, seen as between one actor and one recipient where a layout asks for pairs."""

    report: Report
    event: Event
    actor: ActorRef | None = None
    recipient: ActorRef | None = None
    pair: int = 0
    pairs: int = 1

    @property
    def id(self) -> str:
        """Unique in the export: that of the store, and the number of the pair after the first."""
        return self.report.key(self.event.id) + (f".{self.pair + 1}" if self.pair else "")

    @property
    def number(self) -> int:
        """The same as a positive 63-bit integer, for layouts whose ids are numbers."""
        return int.from_bytes(blake2b(self.id.encode(), digest_size=8).digest(), "big") >> 1

    @property
    def place(self) -> Place | None:
        """Where it happened."""
        return self.report.places.get(self.event.place or "")

    @property
    def attribution(self) -> Attribution | None:
        """Who says so; none: the author."""
        return self.report.attributions.get(self.event.attribution or "")

    @property
    def source(self) -> str:
        """The source's name, empty for the author."""
        return self.attribution.source.name if self.attribution else ""

    @property
    def figures(self) -> list[Figure]:
        """Its figures in the order of the text."""
        return [self.report.figures[f] for f in self.event.figures if f in self.report.figures]

    @property
    def day(self) -> str:
        """The first day it happened as far as known, else the day of publication, else nothing."""
        return self.event.time.start or self.report.record.document.published or ""

    @property
    def words(self) -> str:
        """The trigger."""
        return self.report.record.document.text[slice(*self.event.trigger)]

    @property
    def sentence(self) -> str:
        """The sentence it was read from."""
        return self.report.record.document.text[slice(*self.event.sentence)]

    @property
    def sentence_number(self) -> int:
        """Which sentence of the report, counted from 1 by punctuation and blank lines."""
        return 1 + sum(end <= self.event.trigger[0] for end in self.report.sentence_ends)

    def by_pair(self) -> Iterator[Item]:
        """One item a pair of actor and recipient, an empty side where nobody is named."""
        actors: list[ActorRef | None] = list(self.event.actors) or [None]
        recipients: list[ActorRef | None] = list(self.event.recipients) or [None]
        pairs = [(a, r) for a in actors for r in recipients]
        for n, (actor, recipient) in enumerate(pairs):
            yield Item(self.report, self.event, actor, recipient, n, len(pairs))


@dataclass(frozen=True)
class Selection:
    """What is exported: events that meet the filter; all of them, or those asserted as fact."""

    store: Store
    wanted: Filter = field(default_factory=Filter)
    all_events: bool = True
    decisions: Decisions = field(default_factory=dict)

    def reports(self, tally: Tally) -> Iterator[Report]:
        """The reports by publication, a bounded number in memory; what is left out is counted."""
        columns, source, parameters = "revision, published, text, record, read_at, NULL AS ids", "documents", None
        if self.wanted != Filter():
            asked = self.store.ask("events", self.wanted)
            columns = columns.replace("NULL AS ids", "ids")
            source = f"(SELECT * FROM documents d JOIN (SELECT revision, list(id) AS ids FROM ({asked.bare}) GROUP BY revision) USING (revision))"
            parameters = asked.parameters
        ranks = f"(SELECT revision, row_number() OVER (ORDER BY published NULLS FIRST, revision) AS nth, count(*) OVER () AS of_all FROM {source})"
        for row in in_order(self.store.rows(f"SELECT {columns}, nth, of_all FROM {source} JOIN {ranks} USING (revision)", parameters)):
            yield self._report(row["revision"], record_of(row["text"], row["record"]), row["read_at"], row["ids"], tally)

    def _report(self, revision: str, record: Record, read_at: dt.datetime, ids: list[str] | None, tally: Tally) -> Report:
        events = record.events
        if ids is not None:
            local = {i.removeprefix(revision + ".") for i in ids}
            events = [e for e in events if e.id in local]
        judged = [j for e in events if (j := reviewed(f"{revision}.{e.id}", e, self.decisions)) is not None]
        left, beside = beside_events(revision, record, self.decisions)
        tally.left_out("rejected by a person", len(events) - len(judged) + beside)
        rejected, events, record = len(judged) < len(events), judged, left
        if not self.all_events:
            certain = [e for e in events if as_fact(e)]
            tally.left_out("not asserted as fact", len(events) - len(certain))
            events = certain
        return Report(revision, record, read_at.astimezone(dt.UTC), events, ids is None and self.all_events and not rejected)


def as_fact(event: Event) -> bool:
    """Whether the text has it that the event happened, certainly or probably."""
    return event.factuality in _CERTAIN and event.realis == "actual"
