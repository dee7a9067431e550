"""Records as comma-separated values: one row an event, ids replaced by what they stand for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from dragoman.records import ActorRef, Event, Record, safe_cell

COLUMNS = (
    "document", "published", "event", "type", "mode", "contexts", "cameo", "score", "quad",
    "actors", "actor_codes", "recipients", "recipient_codes", "place", "lat", "lon", "start", "end", "precision",
    "factuality", "realis", "source", "source_kind", "confidence", "rule", "trigger_start", "trigger_end", "trigger", "sentence",
)  # fmt: skip


def csv_lines(records: Iterable[Record]) -> Iterator[str]:
    """The header and then a line an event, each with its line end."""
    yield _line(COLUMNS)
    for record in records:
        for event in record.events:
            yield _line(_row(record, event))


def _row(record: Record, event: Event) -> list[object]:
    document = record.document
    place = next((p for p in record.places if p.id == event.place), None)
    attribution = next((a for a in record.attributions if a.id == event.attribution), None)
    return [
        document.id, document.published or "", event.id, event.type, event.mode or "", "|".join(event.contexts),
        event.cameo, event.score, event.quad,
        _join(event.actors, "name"), _join(event.actors, "code"), _join(event.recipients, "name"), _join(event.recipients, "code"),
        place.name if place else "", _or_empty(place.lat if place else None), _or_empty(place.lon if place else None),
        event.time.start or "", event.time.end or "", event.time.precision,
        event.factuality, event.realis, attribution.source.name if attribution else "", attribution.source.kind if attribution else "",
        event.confidence, event.rule, *event.trigger, document.text[slice(*event.trigger)], document.text[slice(*event.sentence)],
    ]  # fmt: skip


def _join(refs: list[ActorRef], field: str) -> str:
    return "|".join(str(getattr(r, field)) for r in refs)


def _or_empty(value: float | None) -> object:
    return "" if value is None else value


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([safe_cell(c) for c in cells])
    return out.getvalue()
