"""PLOVER events as JSON Lines: the lossless form. An event a line, with all that its report says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from dragoman.exports.layout import events
from dragoman.exports.losses import Loss, Tally
from dragoman.exports.reports import Item, Selection
from dragoman.records import Claim, Record, dump_json

_LOSSES = (Loss("document.text", "the sentence only: the text is in the store", lambda _: True),)


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _within(item: Item) -> list[Any]:
    """The chain of attributions that hold the event, the innermost first."""
    chain, seen = [], set()
    at = item.attribution
    while at is not None and at.id not in seen:
        seen.add(at.id)
        chain.append(_plain(at))
        at = item.report.attributions.get(at.within or "")
    return chain


def _claims(item: Item) -> list[Claim]:
    return [c for c in item.report.record.claims if item.event.id in c.events]


def _actors(item: Item, record: Record) -> list[Any]:
    """Who acts, is acted on, says so, or takes a stance."""
    wanted = {p.actor for p in (*item.event.actors, *item.event.recipients)} | {f.of for f in item.figures}
    wanted |= {a["source"].get("actor") for a in _within(item)}
    wanted |= {s.holder.actor for c in _claims(item) for s in c.stances}
    return [_plain(a) for a in record.actors if a.id in wanted]


def line(item: Item) -> dict[str, Any]:
    """PLOVER's fields first, then everything else; ids in ``event`` and beside it are those of the record."""
    record, event = item.report.record, item.event
    document = record.document
    return {
        "id": item.id,
        "date": item.day or None,
        "date_precision": event.time.precision if event.time.start else "published" if item.day else None,
        "event_type": event.type,
        "mode": event.mode,
        "context": event.contexts,
        "actor": [p.code for p in event.actors],
        "recipient": [p.code for p in event.recipients],
        "text": item.sentence,
        "document": {
            "id": document.id, "revision": item.report.revision, "title": document.title, "published": document.published,
            "published_basis": document.published_basis, "publisher": document.publisher, "url": document.url,
            "language": document.language, "fetched": document.fetched, "modified": document.modified,
            "read_at": item.report.read_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        },
        "event": _plain(event),
        "actors": _actors(item, record),
        "attributions": _within(item),
        "figures": [_plain(f) for f in item.figures],
        "place": _plain(item.place) if item.place else None,
        "claims": [_plain(c) for c in _claims(item)],
        "relations": [_plain(r) for r in record.relations if event.id in (r.from_, r.to)],
        "version": record.version,
    }  # fmt: skip


@dataclass(frozen=True)
class PloverJsonl:
    """The layout."""

    name: str = "plover-jsonl"
    suffix: str = ".jsonl"
    facts_only: bool = False
    losses: tuple[Loss, ...] = _LOSSES

    def write(self, selection: Selection, stream: BinaryIO, tally: Tally) -> None:
        """A line an event."""
        for item in events(selection, tally):
            tally.count(item, _LOSSES)
            stream.write(dump_json(line(item)).rstrip() + b"\n")
