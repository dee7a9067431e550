"""Some hundred files that were made to break what reads them: each ends in records or in rejects that say why, and no span is off.

Nothing here is timed. What takes too long ends in a reject by itself, and what neither ends nor rejects fails by the alarm.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coding import Coder
from dragoman.engine import Limits
from dragoman.engine.chunk import outcomes
from dragoman.reading import Reject, read, within
from dragoman.records import Document, Record, decode_record, encode_record
from dragoman.records.codec import spans_of
from nasty import NASTY

# Longer than any of them takes on a busy machine, shorter than for ever.
PATIENCE = 300.0

# Texts that differ in length alone from others of their family, or are longer than what the test of coding can bear.
LONGEST = 12_000


def read_nasty(name: str, folder: Path) -> list[Document | Reject]:
    path = folder / name
    path.write_bytes(NASTY[name])
    return within(PATIENCE, lambda: list(read(str(path))))


def test_there_are_enough() -> None:
    assert len(NASTY) >= 300


@pytest.mark.parametrize("name", sorted(NASTY))
def test_a_nasty_file_ends_in_documents_or_clear_rejects(tmp_path: Path, name: str) -> None:
    found = read_nasty(name, tmp_path)
    assert found
    for item in found:
        if isinstance(item, Reject):
            assert item.name.startswith(str(tmp_path))
            assert 5 < len(item.reason) < 700
            assert "\n" not in item.reason
        else:
            check(item)


def check(document: Document) -> None:
    """Parts are in order and inside the text, and the document can be written and read back."""
    ends = [0]
    for part in document.parts:
        assert ends[-1] <= part.span[0] < part.span[1] <= len(document.text)
        ends.append(part.span[1])
    assert document.parts
    record = Record(document=document)
    assert decode_record(encode_record(record)) == record


@pytest.mark.model
def test_what_nasty_files_say_is_coded_within_the_text(coder: Coder, tmp_path: Path) -> None:
    documents: dict[str, Document] = {}
    for name in sorted(NASTY):
        for item in read_nasty(name, tmp_path):
            if isinstance(item, Document) and len(item.text) <= LONGEST:
                documents.setdefault(item.text + (item.published or ""), item)
    assert len(documents) > 100
    for outcome in outcomes(coder, list(documents.values()), Limits(seconds=PATIENCE)):
        assert isinstance(outcome, Record), str(outcome)
        assert decode_record(encode_record(outcome)) == outcome
        for event in outcome.events:
            assert outcome.document.text[slice(*event.trigger)].strip()
        assert all(start < end for item in (*outcome.events, *outcome.actors, *outcome.figures) for start, end in spans_of(item))
