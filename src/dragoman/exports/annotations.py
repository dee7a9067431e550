"""W3C Web Annotations: every span that something was read from, by its offsets and by its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dragoman.exports.losses import Loss, Tally
from dragoman.exports.objects import without_nothing, write_list
from dragoman.exports.reports import Report, Selection
from dragoman.records import Span

_AROUND = 32
_LOSSES = (
    Loss("events.figures, events.place, relations", "an annotation says what its own words are, not how they hang together", lambda _: True),
    Loss("events.confidence, events.score", "no property for numbers about the coding", lambda _: True),
)


@dataclass(frozen=True, slots=True)
class _Finding:
    """What is to be annotated: an id, its tag, words about it, the spans it was read from."""

    id: str
    tag: str
    words: str
    spans: list[Span]


def _event_findings(report: Report) -> Iterator[_Finding]:
    for event in report.events:
        who, whom = (", ".join(p.name for p in side) for side in (event.actors, event.recipients))
        what = f"{event.type} {event.mode}" if event.mode else event.type
        parties = " → ".join(p for p in (who, whom) if p)
        yield _Finding(event.id, f"event:{event.type}", f"{parties}: {what} ({event.factuality}, {event.realis})".removeprefix(": "), [event.trigger])
        for role, side in (("actor", event.actors), ("recipient", event.recipients)):
            for n, party in enumerate(side, 1):
                yield _Finding(f"{event.id}-{role}{n}", role, f"{party.name} {party.code}".strip(), [party.span])


def _other_findings(report: Report) -> Iterator[_Finding]:
    used = {e.attribution for e in report.events}
    measured = {f for e in report.events for f in e.figures}
    for a in report.record.attributions:
        if report.whole or a.id in used:
            spans = [s for s in (a.source.span, a.cue) if s] + a.content
            yield _Finding(a.id, "attribution", f"{a.source.name or a.source.kind} ({a.source.kind}, {a.manner})", spans)
    for f in report.record.figures:
        if report.whole or f.id in measured:
            yield _Finding(f.id, f"figure:{f.kind}", f"{f.low}..{f.high} {f.unit or f.kind} ({f.bound})".replace("None", ""), [f.span])


def _where_when_and_who_says_so(report: Report) -> Iterator[_Finding]:
    named = {e.place for e in report.events}
    for p in report.record.places:
        if report.whole or p.id in named:
            yield _Finding(p.id, "place", ", ".join(w for w in (p.name, p.admin1, p.country) if w), [p.span])
    if report.whole:
        for t in report.record.times:
            yield _Finding(t.id, f"time:{t.type}", t.timex or f"{t.start or '..'}/{t.end or '..'}", [t.span])
    for c in report.record.claims:
        if report.whole or report.wanted.intersection(c.events):
            for n, s in enumerate(c.stances, 1):
                yield _Finding(f"{c.id}-stance{n}", f"stance:{s.stance}", f"{s.holder.name or 'the author'} {s.stance}: {c.proposition.text}", [s.span])


def _target(report: Report, span: Span) -> dict[str, Any]:
    text = report.record.document.text
    start, end = span
    quote = {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    url = report.record.document.url
    return {
        "source": url or f"urn:dragoman:document:{report.revision}",
        "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quote],
    }


def annotation(report: Report, finding: _Finding) -> dict[str, Any]:
    """One annotation: a tag, a description, a target a span."""
    targets = [_target(report, s) for s in finding.spans]
    return without_nothing(
        {
            "id": f"urn:dragoman:annotation:{report.key(finding.id)}",
            "type": "Annotation",
            "motivation": "classifying",
            "created": report.read_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "value": finding.tag},
                {"type": "TextualBody", "purpose": "describing", "value": finding.words, "format": "text/plain"},
            ],
            "target": targets[0] if len(targets) == 1 else targets,
        }
    )


@dataclass(frozen=True)
class WebAnnotation:
    """The layout."""

    name: str = "webannotation"
    suffix: str = ".jsonld"
    facts_only: bool = False
    losses: tuple[Loss, ...] = _LOSSES

    def write(self, selection: Selection, stream: BinaryIO, tally: Tally) -> None:
        """One AnnotationPage."""
        head = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:dragoman:annotations", "type": "AnnotationPage"}
        write_list(stream, head, "items", self._items(selection, tally))

    def _items(self, selection: Selection, tally: Tally) -> Iterator[dict[str, Any]]:
        for report in selection.reports(tally):
            for finding in (*_event_findings(report), *_other_findings(report), *_where_when_and_who_says_so(report)):
                tally.count(report, _LOSSES)
                yield annotation(report, finding)
