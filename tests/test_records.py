"""The record: strict on the way in, the same on the way out, and its published shape is up to date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import examples
from dragoman.records import (
    Document,
    Record,
    RecordError,
    data_dictionary,
    decode_record,
    dump_json,
    encode_record,
    json_schema,
)

DOCS = Path(__file__).resolve().parent.parent / "docs"


def raw() -> dict[str, Any]:
    """The example record as plain data."""
    return json.loads(encode_record(examples.record()))  # type: ignore[no-any-return]


def put(data: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """``data`` with ``value`` at a path such as ``events.0.type``."""
    *parents, last = path.split(".")
    node: Any = data
    for step in parents:
        node = node[int(step)] if step.isdigit() else node[step]
    node[last] = value
    return data


def test_there_and_back() -> None:
    record = examples.record()
    assert decode_record(encode_record(record)) == record
    assert encode_record(decode_record(encode_record(record))) == encode_record(record)


def test_a_line_is_a_line_and_indented_is_equal() -> None:
    record = examples.record()
    assert b"\n" not in encode_record(record)
    assert decode_record(encode_record(record, indent=2)) == record


def test_a_relation_says_from() -> None:
    assert raw()["relations"] == [{"kind": "contrast", "from": "e2", "to": "e3", "cue": None}]


def test_an_empty_document_is_a_record() -> None:
    record = Record(document=Document(id="x", text=""))
    assert decode_record(encode_record(record)) == record


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("surprise", 1, "unknown field `surprise`"),
        ("events.0.colour", "red", r"unknown field `colour` - at `\$.events\[0\]`"),
        ("document.size", 4, r"unknown field `size` - at `\$.document`"),
        ("events.0.type", "WAR", r"Invalid enum value 'WAR' - at `\$.events\[0\].type`"),
        ("events.0.confidence", 1.5, r"<= 1.0 - at `\$.events\[0\].confidence`"),
        ("events.0.quad", 5, r"<= 4 - at `\$.events\[0\].quad`"),
        ("events.0.trigger", [3], r"of length 2 - at `\$.events\[0\].trigger`"),
        ("events.0.trigger", [-1, 3], r">= 0 - at `\$.events\[0\].trigger\[0\]`"),
        ("events.0.trigger", "moved", r"got `str` - at `\$.events\[0\].trigger`"),
        ("events.1.factuality", "certain", r"at `\$.events\[1\].factuality`"),
        ("attributions.0.source.kind", "secret", r"at `\$.attributions\[0\].source.kind`"),
        ("figures.0.low", "many", r"at `\$.figures\[0\].low`"),
        ("claims.0.stances.1.stance", "shrugs", r"at `\$.claims\[0\].stances\[1\].stance`"),
        ("document.parts.0.kind", "footer", r"at `\$.document.parts\[0\].kind`"),
        ("schema", "dragoman/9", "schema is 'dragoman/9', expected 'dragoman/1'"),
        ("events.0.trigger", [5, 99999], r"events e1: span \(5, 99999\) lies outside the text"),
        ("events.0.trigger", [9, 5], r"events e1: span \(9, 5\) lies outside"),
        ("events.0.actors.0.span", [5, 99999], "events e1: span"),
        ("claims.0.stances.0.span", [5, 99999], "claims c1: span"),
        ("relations.0.cue", [5, 99999], "relations 0: span"),
        ("document.parts.0.span", [0, 99999], "parts 0: span"),
    ],
)
def test_what_is_wrong_is_named(path: str, value: Any, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        decode_record(json.dumps(put(raw(), path, value)))


@pytest.mark.parametrize("field", ["document", "events.0.id", "events.0.sentence", "attributions.0.content", "figures.0.span"])
def test_a_missing_field_is_named(field: str) -> None:
    data = raw()
    *parents, last = field.split(".")
    node: Any = data
    for step in parents:
        node = node[int(step)] if step.isdigit() else node[step]
    del node[last]
    with pytest.raises(RecordError, match=f"missing required field `{last}`"):
        decode_record(json.dumps(data))


@pytest.mark.parametrize("text", [b"", b"[]", b"{", b'{"document"', "\xff".encode("latin-1"), b"null"])
def test_no_record_at_all(text: bytes) -> None:
    with pytest.raises(RecordError):
        decode_record(text)


def test_the_schema_holds_for_a_record() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(raw(), schema)
    jsonschema.validate(json.loads(encode_record(Record(document=Document(id="x", text="")))), schema)


@pytest.mark.parametrize(("path", "value"), [("events.0.type", "WAR"), ("events.0.trigger", [3]), ("surprise", 1), ("events.0.quad", 5)])
def test_the_schema_is_as_strict_as_the_decoder(path: str, value: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(put(raw(), path, value), json_schema())


@pytest.mark.parametrize(
    ("file", "text", "command"),
    [
        ("record.schema.json", dump_json(json_schema(), indent=2).decode(), "dragoman schema > docs/record.schema.json"),
        ("data-dictionary.md", data_dictionary(), "dragoman schema --dictionary > docs/data-dictionary.md"),
    ],
)
def test_the_published_shape_is_up_to_date(file: str, text: str, command: str) -> None:
    path = DOCS / file
    kept = path.read_text(encoding="utf-8").rstrip("\n") if path.exists() else ""
    assert kept == text.rstrip("\n"), f"run: {command}"


def test_every_field_of_the_model_is_in_the_dictionary() -> None:
    page = data_dictionary()
    for name, body in json_schema()["$defs"].items():
        section = page.split(f"## {name}\n")[1].split("\n## ")[0]
        assert [f for f in body["properties"] if f"| `{f}` |" not in section] == []
