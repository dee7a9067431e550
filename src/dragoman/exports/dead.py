"""The dead that a report counts, each count once: a report in, the figures of dead by event out.

A headline says what the text says again, and a text says twice how many died. A count is one told before where nothing tells them apart: the
number is the same (in a headline: not excluded), and place, days, doers and who died do not differ as far as they are said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.exports.reports import Report
from dragoman.records import Event, Figure, Span, party

VIOLENT = "ASSAULT"
_ABOVE_THE_TEXT = frozenset({"title", "standfirst", "caption"})
# What says that the number behind it is a part of one just given, and that what follows is something else.
_PART = re.compile(r"\b(?:including|among (?:them|the dead|those killed)|of (?:them|whom)|most of them)\b[^.!?;]{0,25}$", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|separate|separately|second|elsewhere|also|more)\b", re.IGNORECASE)
# Words for people at large: whoever died may be meant.
_ANYBODY = frozenset({"", "people", "person", "persons", "dead", "deaths", "death", "toll", "victims", "victim", "bodies", "body", "others", "lives", "casualties"})
_BEFORE = 80  # characters


class _Count(NamedTuple):
    event: Event
    figure: Figure
    above: bool  # in the headline or beside it


def dead_by_event(report: Report) -> dict[str, list[Figure]]:
    """The figures of dead that each violent event of a report has, without those that another has already; by event, those of the text first."""
    found: dict[str, dict[str, list[Figure]]] = report.kept
    if "dead" not in found:
        found["dead"] = _worked_out(report)
    return found["dead"]


def _worked_out(report: Report) -> dict[str, list[Figure]]:
    above = [p.span for p in report.record.document.parts if p.kind in _ABOVE_THE_TEXT]
    text = report.record.document.text
    counted: list[_Count] = []
    out: dict[str, list[Figure]] = {}
    for event in sorted((e for e in report.events if e.type == VIOLENT), key=lambda e: _within(e.trigger, above)):
        for figure in (report.figures[f] for f in event.figures if f in report.figures):
            count = _Count(event, figure, _within(figure.span, above))
            if figure.kind != "killed" or (figure.low is None and figure.high is None) or _PART.search(text[max(0, figure.span[0] - _BEFORE) : figure.span[0]]):
                continue
            if any(c.figure.id == figure.id or (c.event is not event and _told_before(report, count, c)) for c in counted):
                continue
            counted.append(count)
            out.setdefault(event.id, []).append(figure)
    return out


def _within(span: Span, parts: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in parts)


def _told_before(report: Report, count: _Count, other: _Count) -> bool:
    if not _one_number(count, other) or (not count.above and _ANOTHER.search(report.record.document.text[slice(*count.event.sentence)])):
        return False
    places = {report.places[p].name for c in (count, other) if (p := c.figure.place or c.event.place) in report.places}
    doers = [{party(a.code) for a in c.event.actors} - {""} for c in (count, other)]
    groups = {words for c in (count, other) if (words := (c.figure.unit or "").split(" ")[-1].lower()) not in _ANYBODY}
    return len(places) < 2 and (not doers[0] or not doers[1] or not doers[0].isdisjoint(doers[1])) and len(groups) < 2 and not _apart(count.event, other.event)


def _one_number(count: _Count, other: _Count) -> bool:
    (low, high), (least, most) = _bounds(count.figure), _bounds(other.figure)
    if count.above or other.above:
        return low <= most and least <= high
    return low == least


def _bounds(figure: Figure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else 0
    return low, float("inf") if figure.high is None or figure.bound in ("at-least", "more-than") else figure.high


def _apart(one: Event, other: Event) -> bool:
    a, b = one.time, other.time
    if a.basis != "expression" or b.basis != "expression" or not a.start or not b.start:
        return False
    return (a.end or a.start) < b.start or (b.end or b.start) < a.start
