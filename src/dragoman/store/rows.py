"""One record to the rows of every table, and a record back from its row in ``documents``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from dragoman.records import Document, Record, RecordError, decode_record, dump_json, sentence_of
from dragoman.store.keys import content_key, document_key, revision_key
from dragoman.store.schema import finding_tables

Row = dict[str, Any]

# Fields that hold the id of another finding of the same record, or a list of such ids.
_REFERENCES = frozenset({"actor", "attribution", "event", "events", "figures", "from", "of", "place", "to", "within"})
_EXACT = 2**53
_QUANTITIES = frozenset({"low", "high", "lat", "lon", "score", "value", "confidence"})
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Intake:
    """A record about to be stored, and the file it came in."""

    record: Record
    source: str | None = None
    read_at: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))


def rows_of(intake: Intake, batch: str) -> dict[str, list[Row]]:
    """The rows of one record by table; ``documents`` has one, and the number of rows in the others."""
    record = intake.record
    found = _Findings(record, batch)
    rows = {name: found.rows(name) for name in finding_tables()}
    rows["documents"] = [_document_row(intake, batch, {name: len(r) for name, r in rows.items()})]
    return rows


def record_of(text: str, record: str | bytes) -> Record:
    """The record as it was, from the two columns of its row. Raises RecordError."""
    try:
        raw = msgspec.json.decode(record)
        raw["document"]["text"] = text
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError, RecursionError) as exc:
        raise RecordError(f"the record is damaged: {exc}") from exc
    return decode_record(msgspec.json.encode(raw))


def _document_row(intake: Intake, batch: str, counts: dict[str, int]) -> Row:
    record, document = intake.record, intake.record.document
    bare = msgspec.structs.replace(record, document=msgspec.structs.replace(document, text=""))
    return {
        "revision": revision_key(document),
        "document": document_key(document),
        "content": content_key(document),
        **{n: getattr(document, n, None) for n in _PLAIN},
        "read_at": intake.read_at,
        "source": intake.source,
        "text": _clean(document.text),
        "parts": [msgspec.to_builtins(p) for p in document.parts],
        "notes": record.notes,
        "counts": counts,
        "version": record.version,
        "record": dump_json(bare).decode("utf-8"),
        "batch": batch,
    }


_PLAIN = ("id", "title", "published", "published_basis", "publisher", "url", "language", "fetched", "modified")


def _clean(text: str) -> str:
    """Lone halves of surrogate pairs cannot be written as UTF-8; each becomes one mark, so that spans hold."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


class _Findings:
    """The rows of a record's lists, with what spares a join beside each."""

    def __init__(self, record: Record, batch: str) -> None:
        self.record, self.batch = record, batch
        self.document: Document = record.document
        self.text = record.document.text
        self.revision = revision_key(record.document)
        self.actors = {a.id: a for a in record.actors}
        self.places = {p.id: p for p in record.places}
        self.attributions = {a.id: a for a in record.attributions}
        self.beside: dict[str, Callable[[Any], Row]] = {
            "events": self._event,
            "figures": self._figure,
            "attributions": self._attribution,
            "times": lambda t: {"words": self.words(t.span)},
        }

    def rows(self, table: str) -> list[Row]:
        """The rows of one table."""
        return list(self._rows(table))

    def _rows(self, table: str) -> Iterator[Row]:
        beside = self.beside.get(table)
        for number, item in enumerate(getattr(self.record, table), 1):
            row: Row = self._unique(msgspec.to_builtins(item))
            local = getattr(item, "id", f"r{number}")
            row |= {"id": f"{self.revision}.{local}", "revision": self.revision, "batch": self.batch}
            if beside:
                row |= beside(item)
            yield row

    def _unique(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: self._unique(v, k) for k, v in value.items()}
        if key in _REFERENCES and isinstance(value, str):
            return f"{self.revision}.{value}"
        if key in ("from", "to") and isinstance(value, (list, tuple)):
            return f"{value[0]}:{value[1]}"
        if isinstance(value, (list, tuple)):
            return [self._unique(v, key) for v in value]
        if not isinstance(value, int) or abs(value) <= _EXACT:
            return value
        # Numbers of people and money are floats in the tables, which hold no larger integer exactly; no other whole number is so large. The record keeps both.
        return float(value) if key in _QUANTITIES else None

    def words(self, span: tuple[int, int]) -> str:
        """The words of a span, on one line."""
        return " ".join(_clean(self.text[span[0] : span[1]]).split())

    def _event(self, event: Any) -> Row:
        return {
            "words": self.words(event.trigger),
            "sentence_text": self.words(event.sentence),
            "day": event.time.start or self.document.published,
            **self._place(event.place),
            **self._source(event.attribution),
        }

    def _figure(self, figure: Any) -> Row:
        owner = self.actors.get(figure.of or "")
        return {
            "words": self.words(figure.span),
            "sentence_text": self.words(sentence_of(self.record, figure.span)),
            "day": (figure.time.start if figure.time else None) or self.document.published,
            "of_name": owner.name if owner else None,
            "of_code": owner.code if owner else None,
            **self._place(figure.place),
            **self._source(figure.attribution),
        }

    def _attribution(self, attribution: Any) -> Row:
        actor = self.actors.get(attribution.source.actor or "")
        return {
            "source_code": actor.code if actor else None,
            "cue_words": self.words(attribution.cue) if attribution.cue else None,
            "content_words": " … ".join(self.words(s) for s in attribution.content),
        }

    def _place(self, ident: str | None) -> Row:
        place = self.places.get(ident or "")
        if place is None:
            return {}
        return {"place_name": place.name, "lat": place.lat, "lon": place.lon, "place_country": place.country}

    def _source(self, ident: str | None) -> Row:
        attribution = self.attributions.get(ident or "")
        if attribution is None:
            return {"source_name": "", "source_code": None, "source_kind": "author"}
        source = attribution.source
        actor = self.actors.get(source.actor or "")
        return {"source_name": source.name, "source_code": actor.code if actor else None, "source_kind": source.kind}
