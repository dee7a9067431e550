"""Records as bytes: what is no record is refused with the reason, what is one has all its spans in the text."""

from __future__ import annotations

from dragoman.records import Document, Event, EventTime, Part, Record, RecordError, decode_record, encode_record
from dragoman.records.codec import spans_of

TEXT = "Russia left."
RECORD = Record(
    document=Document(id="a", text=TEXT, parts=[Part(kind="body", span=(0, len(TEXT)))]),
    events=[Event(id="e1", type="RETREAT", cameo="087", score=1.0, quad=2, trigger=(7, 11), sentence=(0, 12), time=EventTime(), confidence=0.5, rule="r")],
)
SEEDS = [encode_record(RECORD), encode_record(Record(document=Document(id="a", text=""))), b"{}", b'{"schema":"dragoman/1"}']


def check(data: bytes) -> None:
    """Raises where what was accepted does not hold, or is refused by another error than RecordError."""
    try:
        record = decode_record(data)
    except RecordError:
        return
    size = len(record.document.text)
    for struct in (record.document.parts, record.events, record.actors, record.attributions, record.figures, record.places, record.times):
        assert all(0 <= start <= end <= size for start, end in spans_of(struct))
    assert decode_record(encode_record(record)) == record
