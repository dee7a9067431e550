"""Records to JSON and back; decoding is strict and says where it failed."""

from __future__ import annotations

import msgspec

from dragoman.records.model import SCHEMA, Record


class RecordError(ValueError):
    """The bytes are not a record: the message names the path of the offending field."""


_encoder = msgspec.json.Encoder(order=None)
_decoder = msgspec.json.Decoder(Record)


def encode_record(record: Record, *, indent: int = 0) -> bytes:
    """One record as UTF-8 JSON; ``indent`` 0 gives one line. Field order is the model's, so equal records are equal bytes."""
    raw = _encoder.encode(record)
    return msgspec.json.format(raw, indent=indent) if indent else raw


def dump_json(value: object, *, indent: int = 0) -> bytes:
    """Any struct, list or mapping of ours as UTF-8 JSON."""
    raw = _encoder.encode(value)
    return msgspec.json.format(raw, indent=indent) if indent else raw


def decode_record(data: bytes | str) -> Record:
    """The record in ``data``.

    Raises RecordError on malformed JSON, an unknown field, a wrong type, another schema, an id that stands twice, or a span outside the text.
    """
    try:
        record = _decoder.decode(data)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeError, RecursionError) as exc:
        raise RecordError(str(exc)) from exc
    if record.schema != SCHEMA:
        raise RecordError(f"schema is {record.schema!r}, expected {SCHEMA!r}")
    _check_ids(record)
    _check_spans(record)
    return record


def _check_ids(record: Record) -> None:
    for name in ("actors", "events", "attributions", "figures", "places", "times", "claims"):
        seen: set[str] = set()
        for item in getattr(record, name):
            if item.id in seen:
                raise RecordError(f"{name}: the id {item.id!r} stands twice")
            seen.add(item.id)


def _check_spans(record: Record) -> None:
    size = len(record.document.text)
    for name in ("parts", "actors", "events", "attributions", "figures", "places", "times", "relations", "claims"):
        items = record.document.parts if name == "parts" else getattr(record, name)
        for k, item in enumerate(items):
            for span in spans_of(item):
                if not span[0] <= span[1] <= size:
                    where = getattr(item, "id", k)
                    raise RecordError(f"{name} {where}: span {span} lies outside the text of {size} characters")


def spans_of(value: object) -> list[tuple[int, int]]:
    """Every span inside a struct, list or tuple of ours, in order."""
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, int) for v in value):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [s for field in value.__struct_fields__ for s in spans_of(getattr(value, field))]
    if isinstance(value, (list, tuple)):
        return [s for item in value for s in spans_of(item)]
    return []
