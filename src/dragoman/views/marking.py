"""A text cut into segments, each with all the evidence that covers it: how overlapping spans are shown in a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Record, Span
from dragoman.views.words import visible_block


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of evidence: its kind (event, source, cue, content, figure, place, time), whose it is, and what it says."""

    kind: str
    id: str
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch under the same marks; ``anchor`` is the event whose trigger begins here."""

    text: str
    kinds: str
    label: str
    event: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    segments: list[Segment]


def marks_of(record: Record) -> list[Mark]:
    """Every span of evidence in a record, the ones in front first."""
    marks = [Mark("event", e.id, e.trigger, f"{e.type} {e.mode or ''}".strip()) for e in record.events]
    marks += [Mark("figure", f.id, f.span, "figure") for f in record.figures]
    marks += [Mark("time", t.id, t.span, "time") for t in record.times]
    marks += [Mark("place", p.id, p.span, "place") for p in record.places]
    for a in record.attributions:
        marks += [Mark("source", a.id, a.source.span, f"source: {a.source.kind}")] if a.source.span else []
        marks += [Mark("cue", a.id, a.cue, "cue")] if a.cue else []
        marks += [Mark("content", a.id, span, f"said by {a.source.name or 'somebody'}") for span in a.content]
    return [m for m in marks if m.span[0] < m.span[1]]


def paragraphs(record: Record) -> Iterator[Paragraph]:
    """The document's parts in order, each cut at the edges of its marks."""
    marks = sorted(marks_of(record), key=lambda m: (m.span, m.kind, m.id))
    for part in record.document.parts:
        inside = [m for m in marks if m.span[0] < part.span[1] and m.span[1] > part.span[0]]
        yield Paragraph(part.kind, list(_segments(record.document.text, part.span, inside)))


def _segments(text: str, part: Span, marks: list[Mark]) -> Iterator[Segment]:
    edges = {part[0], part[1]} | {max(part[0], min(part[1], edge)) for m in marks for edge in m.span}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        over = [m for m in marks if m.span[0] <= start and m.span[1] >= end]
        event = next((m for m in over if m.kind == "event"), None)
        yield Segment(
            text=visible_block(text[start:end]),
            kinds=" ".join(sorted({m.kind for m in over})),
            label="; ".join(dict.fromkeys(visible_block(m.label) for m in over)),
            event=event.id if event else "",
            anchor=event.id if event and max(event.span[0], part[0]) == start else "",
        )
