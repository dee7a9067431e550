"""The dead that a report counts, each count once: a report in, tolls by event out.

A headline says what the text says again, and a text says twice how many died. A count is one told before where nothing tells them apart: the
number is the same (in a headline: not excluded), and place, days, doers and who died do not differ as far as they are said. Another source's
number for them is no count of its own either but a second word on the first: "police said 30 were killed; hospitals put the toll at 45".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.exports.reports import Report
from dragoman.records import Event, Figure, Span, party

VIOLENT = "ASSAULT"
_ABOVE_THE_TEXT = frozenset({"title", "standfirst", "caption"})
# What says that the number behind it is a part of one just given, and that what follows is something else.
_PART = re.compile(r"\b(?:including|among (?:them|the dead|those killed)|of (?:them|whom)|most of them)\b[^.!?;]{0,25}$", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|separate|separately|second|elsewhere|also|more(?! than))\b", re.IGNORECASE)
# What says that a number is of more than one deed.
_OVERALL = re.compile(r"\b(?:since|so far|to date|overall|in all|altogether|total|combined|years?|months?|weeks?|decades?|war|conflict|campaign|uprising)\b", re.IGNORECASE)
_SOON = 2  # sentences between a deed, or a count, and another source's word on it
_SPANS = frozenset({"until", "range", "season", "year", "decade", "century"})  # precisions of times that hold more than one deed
# Words for people at large: whoever died may be meant.
_ANYBODY = frozenset({"", "people", "person", "persons", "dead", "deaths", "death", "toll", "victims", "victim", "bodies", "body", "others", "lives", "casualties"})
# Of these, words that stand for whoever a count before was of.
_WHOEVER = frozenset({"", "dead", "deaths", "death", "toll", "victims"})
_BEFORE = 80  # characters


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of the dead of one event, and what other sources say of the same dead, in the order of the text."""

    figure: Figure
    others: list[Figure] = field(default_factory=list)

    @property
    def figures(self) -> list[Figure]:
        """All of them, the count itself first."""
        return [self.figure, *self.others]


@dataclass(frozen=True, slots=True)
class _Count:
    event: Event
    toll: Toll
    above: bool  # in the headline or beside it

    @property
    def figure(self) -> Figure:
        """The figure of the dead."""
        return self.toll.figure


def dead_by_event(report: Report) -> dict[str, list[Toll]]:
    """The counts of dead that each violent event of a report has, without those that another has already; by event, those of the text first."""
    found: dict[str, dict[str, list[Toll]]] = report.kept
    if "dead" not in found:
        found["dead"] = _worked_out(report)
    return found["dead"]


def _worked_out(report: Report) -> dict[str, list[Toll]]:
    above = [p.span for p in report.record.document.parts if p.kind in _ABOVE_THE_TEXT]
    text = report.record.document.text
    counted: list[_Count] = []
    out: dict[str, list[Toll]] = {}
    for event in sorted((e for e in report.events if e.type == VIOLENT), key=lambda e: _within(e.trigger, above)):
        for figure in (report.figures[f] for f in event.figures if f in report.figures):
            count = _Count(event, Toll(figure), _within(figure.span, above))
            if not _counts_dead(figure) or _PART.search(text[max(0, figure.span[0] - _BEFORE) : figure.span[0]]):
                continue
            if any(c.figure.id == figure.id or (c.event is not event and _told_before(report, count, c)) for c in counted):
                continue
            if not count.above and (first := next((c for c in reversed(counted) if c.event is not event and _is_word_on(report, figure, event, c)), None)):
                first.toll.others.append(figure)
                continue
            counted.append(count)
            out.setdefault(event.id, []).append(count.toll)
    for figure in _of_no_event(report):
        if first := next((c for c in reversed(counted) if _is_word_on(report, figure, None, c)), None):
            first.toll.others.append(figure)
        elif deed := _deed_before(report, figure):
            counted.append(_Count(deed, Toll(figure), False))
            out[deed.id] = [counted[-1].toll]
    return out


def _of_no_event(report: Report) -> list[Figure]:
    """Numbers of dead that a source gives in words that tell of no deed: "the rebels spoke of 46", "put the toll at 45"."""
    held = {f for e in report.record.events for f in e.figures}
    return [f for f in report.record.figures if _counts_dead(f) and f.attribution and f.id not in held]


def _counts_dead(figure: Figure) -> bool:
    return figure.kind == "killed" and (figure.low is not None or figure.high is not None) and figure.high != 0


def _is_word_on(report: Report, figure: Figure, event: Event | None, count: _Count) -> bool:
    """Whether a number further on is another source's word on the dead that a count is of; ``event``: what it is given with, if anything."""
    source = _source(report, figure)
    if not source or source in {_source(report, f) for f in count.toll.figures} or (event is not None and event.actors):
        return False
    if _sentences_between(report, count.toll.figures[-1].span[0], figure.span[0]) not in range(_SOON + 1) or _is_of_more(report, figure):
        return False
    if event is not None and (_apart(count.event, event) or (event.time.precision in _SPANS and event.time.precision != count.event.time.precision)):
        return False
    places = {report.places[p].name for p in (figure.place or (event.place if event else None), count.figure.place or count.event.place) if p in report.places}
    return len(places) < 2 and (_counted(figure) in _WHOEVER or _groups(figure) == _groups(count.figure))


def _deed_before(report: Report, figure: Figure) -> Event | None:
    """The violent event told right before a number of dead, if it counts none of its own."""
    before = [e for e in report.events if e.type == VIOLENT and e.trigger[0] < figure.span[0] and e.realis == "actual"]
    last = max(before, key=lambda e: e.trigger, default=None)
    if last is None or last.time.precision in _SPANS or any(report.figures[f].kind == "killed" for f in last.figures if f in report.figures):
        return None
    return last if _sentences_between(report, last.trigger[0], figure.span[0]) < _SOON and not _is_of_more(report, figure) else None


def _is_of_more(report: Report, figure: Figure) -> bool:
    """Whether the sentence of a number says that it is of other dead, or of all there have been."""
    ends, text = report.sentence_ends, report.record.document.text
    n = bisect_right(ends, figure.span[0])
    sentence = text[ends[n - 1] if n else 0 : ends[n] if n < len(ends) else len(text)]
    return bool(_ANOTHER.search(sentence) or _OVERALL.search(sentence))


def _sentences_between(report: Report, one: int, other: int) -> int:
    return bisect_right(report.sentence_ends, other) - bisect_right(report.sentence_ends, one)


def _source(report: Report, figure: Figure) -> str:
    """Who gives a number; empty for the author."""
    said = report.attributions.get(figure.attribution or "")
    return (said.source.actor or said.source.name) if said else ""


def _groups(figure: Figure) -> set[str]:
    """Who died, in one word, where it is not just anybody."""
    return set() if _counted(figure) in _ANYBODY else {_counted(figure).removesuffix("s")}


def _counted(figure: Figure) -> str:
    """The last word of what is counted."""
    return (figure.unit or "").split(" ")[-1].lower()


def _within(span: Span, parts: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in parts)


def _told_before(report: Report, count: _Count, other: _Count) -> bool:
    if not _one_number(count, other) or (not count.above and _ANOTHER.search(report.record.document.text[slice(*count.event.sentence)])):
        return False
    places = {report.places[p].name for c in (count, other) if (p := c.figure.place or c.event.place) in report.places}
    doers = [{party(a.code) for a in c.event.actors} - {""} for c in (count, other)]
    groups = _groups(count.figure) | _groups(other.figure)
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
