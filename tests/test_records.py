"""The record: strict on the way in, the same on the way out, and its published shape is up to date."""

from __future__ import annotations

import csv
import io
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
    counted,
    csv_rows,
    data_dictionary,
    decode_record,
    dump_json,
    encode_record,
    json_schema,
    sentence_around,
    sentence_of,
    short_days,
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


@pytest.mark.parametrize(
    ("first", "last", "short"),
    [
        ("2014-04-01", "2014-04-01", "2014-04-01"), ("2014-04-01", "2014-04-30", "2014-04"), ("2012-02-01", "2012-02-29", "2012-02"), ("2013-02-01", "2013-02-27", "2013-02-01…"),
        ("2014-01-01", "2014-12-31", "2014"), ("1990-01-01", "1999-12-31", "1990–1999"), ("2014-04-07", "2014-04-13", "2014-04-07…"), ("2014-03-01", "2014-05-31", "2014-03-01…"),
        ("2014-04-01", None, "2014-04-01"), (None, "2014-04-01", "…2014-04-01"), (None, None, ""), ("2014", "2015", "2014"), ("9999-12-01", "9999-12-31", "9999-12"), ("what-ev-er", "2014-04-01", "what-ev-er…"),
    ],
)  # fmt: skip
def test_days_are_shown_no_finer_than_they_are(first: str | None, last: str | None, short: str) -> None:
    assert short_days(first, last) == short


SENTENCES = "Rebels left. About 40 men fled, the governor's office said! Nobody knows why."


@pytest.mark.parametrize(
    ("text", "words", "around"),
    [
        (SENTENCES, "40 men", "About 40 men fled, the governor's office said! "),
        ("Head\nabout 40 men\nTail", "40 men", "about 40 men\n"),
        ("x" * 200 + " 40 men " + "y" * 200, "40 men", "40 men"),
        ("word " * 60 + "40 men " + "word " * 60, "40 men", "word " * 32 + "40 men " + "word " * 31 + "word"),
        ("40 men", "40 men", "40 men"),
    ],
    ids=["a sentence", "a line", "words without an end", "far from any end", "nothing else"],
)  # fmt: skip
def test_what_stands_around_a_span_begins_and_ends_with_a_word(text: str, words: str, around: str) -> None:
    start = text.index(words)
    low, high = sentence_around(text, (start, start + len(words)))
    assert text[low:high] == around


@pytest.mark.parametrize(
    ("words", "sentence"), [("3,000 to 4,000 soldiers", examples.FIRST), ("Klow", examples.SECOND), (examples.TITLE, f"{examples.TITLE}\n")], ids=["of an event", "of two events", "of none"]
)
def test_the_sentence_of_a_span_is_that_of_an_event_else_what_stands_around_it(words: str, sentence: str) -> None:
    low, high = sentence_of(examples.record(), examples.at(words))
    assert examples.TEXT[low:high] == sentence


_PARTY = {"actor": "d.a1", "name": "Borduria", "code": "BRD"}
_STANCE = {"holder": {"name": "Sponsz", "kind": "named"}, "stance": "denies", "superseded": False, "withdrawn": None}
_SAID = {"type": "ASSAULT", "mode": None, "actors": ["BRD"], "actor_names": ["Borduria"], "recipients": [], "recipient_names": [], "place": None, "place_country": None, "lat": None, "lon": None,
         "time": None, "to_come": False, "text": "shelled"}  # fmt: skip
# Rows, and what stands in their file; a column that is not told of is as it was.
FLAT: dict[str, tuple[list[dict[str, Any]], dict[str, str]]] = {
    "parties and codes": ([{"id": "1", "actors": [_PARTY, {"name": "Syldavia", "code": ""}]}], {"actors": "Borduria|Syldavia", "actor_codes": "BRD|"}),
    "nobody": ([{"id": "1", "recipients": []}], {"recipients": "", "recipient_codes": ""}),
    "a time": ([{"id": "1", "time": {"start": "2014-01-01", "end": None, "precision": "day", "basis": "text", "span": [1, 2]}}], {"start": "2014-01-01", "end": "", "precision": "day", "basis": "text"}),
    "no time": ([{"id": "1", "time": None}], {"start": "", "end": "", "precision": "", "basis": ""}),
    "a time of somebody's own question": ([{"time": "noon"}], {"time": "noon"}),
    "a span": ([{"id": "1", "trigger": [3, 9]}], {"trigger_start": "3", "trigger_end": "9"}),
    "a sentence that is words": ([{"id": "1", "sentence": "It did."}], {"sentence": "It did."}),
    "spans": ([{"id": "1", "content": [[3, 9], [12, 15]]}], {"content": "3-9|12-15"}),
    "a source": ([{"id": "1", "source": {"actor": None, "name": "Sponsz", "kind": "named"}}], {"source": "Sponsz", "source_kind": "named"}),
    "stances": (
        [{"id": "1", "stances": [_STANCE, {**_STANCE, "stance": "asserts", "holder": {"name": "", "kind": "author"}}, {**_STANCE, "holder": {"name": "Müsstler"}, "withdrawn": "2014-02-01"}]}],
        {"asserts": "author", "denies": "Sponsz|Müsstler (withdrawn)", "doubts": "", "cannot_confirm": "", "reports": ""},
    ),
    "a proposition": ([{"id": "1", "proposition": _SAID}], {"type": "ASSAULT", "mode": "", "actors": "Borduria", "actor_codes": "BRD", "recipients": "", "start": "", "text": "shelled", "to_come": "False"}),
    "history": ([{"id": "1", "history": [{"when": None, "status": "reported"}, {"when": "2014-02-01", "status": "contested"}]}], {"history": "reported|2014-02-01 contested"}),
    "a formula": ([{"id": "1", "actors": [{"name": "=cmd", "code": "@x"}]}], {"actors": "'=cmd", "actor_codes": "'@x"}),
    "what nobody foresaw": ([{"id": "1", "more": {"a": [1]}}], {"more": '{"a":[1]}'}),
}


@pytest.mark.parametrize(("rows", "cells"), FLAT.values(), ids=FLAT)
def test_a_file_for_a_spreadsheet_is_flat(rows: list[dict[str, Any]], cells: dict[str, str]) -> None:
    (row,) = csv.DictReader(io.StringIO("".join(csv_rows(rows))))
    assert {name: row.get(name) for name in cells} == cells


@pytest.mark.parametrize(
    ("kind", "unit", "words"),
    [
        ("killed", "people", "people killed"), ("killed", "dead", "killed"), ("killed", "death toll", "killed"), ("killed", None, "killed"), ("wounded", "wounded", "wounded"),
        ("wounded", "soldiers", "soldiers wounded"), ("displaced", "displaced", "displaced"), ("protesters", "people", "protesters"), ("troops", "soldiers", "soldiers"),
        ("troops", "troops", "troops"), ("vehicles", None, "vehicles"), ("other", "bases", "bases"), ("other", None, ""), ("money", "USD", "USD"),
    ],
)  # fmt: skip
def test_what_is_counted_is_said_once(kind: str, unit: str | None, words: str) -> None:
    assert counted(kind, unit) == words
