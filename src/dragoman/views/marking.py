"""A text cut into segments, each with all the evidence that covers it: how overlapping spans are shown in a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from dragoman.records import Event, Record, Span
from dragoman.views.words import amount, certainty, visible_block, when

_STYLE = Path(__file__).parent / "templates" / "marks.css"


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of evidence: its kind (event, source, cue, content, figure, place, time, found), whose it is, and what it says."""

    kind: str
    id: str
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch under the same marks; ``owner`` is the event, else the figure, it belongs to; ``anchor`` the one that begins here."""

    text: str
    kinds: str
    label: str
    event: str
    anchor: str
    owner: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph cut where marks begin or end; ``kind`` is that of its part."""

    kind: str
    segments: list[Segment]


def marks_style() -> str:
    """The style sheet of marks and the colours of all pages."""
    return _STYLE.read_text(encoding="utf-8")


def marks_of(record: Record) -> list[Mark]:
    """Every span of evidence in a record, the ones in front first."""
    who = {a.id: a.name for a in record.actors}
    marks = [Mark("event", e.id, e.trigger, _event(e, who)) for e in record.events]
    marks += [Mark("figure", f.id, f.span, f"{f.kind if f.kind != 'other' else 'figure'}: {amount(f)}") for f in record.figures]
    marks += [Mark("time", t.id, t.span, f"time: {t.timex or 'not resolved'}") for t in record.times]
    marks += [Mark("place", p.id, p.span, f"place: {p.name}, {p.country}" if p.country else f"place: {p.name}") for p in record.places]
    for a in record.attributions:
        marks += [Mark("source", a.id, a.source.span, f"source: {a.source.name or 'somebody'} ({a.source.kind})")] if a.source.span else []
        marks += [Mark("cue", a.id, a.cue, "cue")] if a.cue else []
        marks += [Mark("content", a.id, span, f"said by {a.source.name or 'somebody'}") for span in a.content]
    return [m for m in marks if m.span[0] < m.span[1]]


def _event(event: Event, who: dict[str, str]) -> str:
    """What an event is, in a line: who → whom: what (how surely), at what time where its words say."""
    sides = (", ".join(dict.fromkeys(who.get(r.actor, r.name) for r in refs)) for refs in (event.actors, event.recipients))
    parties = " → ".join(s for s in sides if s)
    what = f"{event.type} {event.mode or ''}".strip()
    time = f", {when(event.time)}" if event.time.basis != "document" and when(event.time) else ""
    return f"{parties}: {what} ({certainty(event)}{time})" if parties else f"{what} ({certainty(event)}{time})"


def paragraphs(record: Record, found: Iterable[Span] = ()) -> Iterator[Paragraph]:
    """The document's parts in order, each cut at the edges of its marks; ``found`` are spans that were asked for."""
    extra = [Mark("found", "", span, "") for span in found if span[0] < span[1]]
    marks = sorted(marks_of(record) + extra, key=lambda m: (m.span, m.kind, m.id))
    for part in record.document.parts:
        inside = [m for m in marks if m.span[0] < part.span[1] and m.span[1] > part.span[0]]
        yield Paragraph(part.kind, list(_segments(record.document.text, part.span, inside)))


def _segments(text: str, part: Span, marks: list[Mark]) -> Iterator[Segment]:
    """``marks`` are in the order of their beginnings: those that have begun and not ended are carried along."""
    cuts = sorted({part[0], part[1]} | {max(part[0], min(part[1], edge)) for m in marks for edge in m.span})
    over: list[Mark] = []
    next_one = 0
    for start, end in pairwise(cuts):
        over = [m for m in over if m.span[1] > start]
        while next_one < len(marks) and marks[next_one].span[0] <= start:
            over.append(marks[next_one])
            next_one += 1
        event = next((m for m in over if m.kind == "event"), None)
        owner = event or next((m for m in over if m.kind == "figure"), None)
        yield Segment(
            text=visible_block(text[start:end]),
            kinds=" ".join(sorted({m.kind for m in over})),
            label="; ".join(dict.fromkeys(visible_block(m.label) for m in over if m.label)),
            event=event.id if event else "",
            anchor=owner.id if owner and max(owner.span[0], part[0]) == start else "",
            owner=owner.id if owner else "",
        )
