"""Figures side by side: every number for one quantity by source and day, drawn on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from dragoman.linking import FigureEntry, FigureSeries
from dragoman.records import unit_beside
from dragoman.views import interval
from dragoman.web.claims import words_href
from dragoman.web.lines import Marked, marked, own_words

WIDTH = 200  # of the drawing of one number


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One number of one source, and where it lies on the scale of its series."""

    day: str
    source: str
    own: bool  # the report's own words
    amount: str
    cumulative: str
    note: str
    quote: Marked
    href: str
    document: str
    publisher: str
    x: float
    width: float
    open_end: bool
    open_start: bool


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """All numbers for one quantity."""

    id: str
    title: str
    status: str
    status_words: str
    range: str
    best: str
    rule: str
    first: str
    last: str
    most: str
    entries: list[EntryLine]

    @property
    def href(self) -> str:
        """Address of its page."""
        return f"/figures/{quote(self.id, safe='')}"


_STATUS = {"single": "one source", "agreed": "sources agree", "conflict": "sources differ"}


def series_line(series: FigureSeries) -> SeriesLine:
    """The line of a series of the ledger."""
    most = max((_end(e) for e in series.entries), default=0.0) or 1.0
    return SeriesLine(
        id=series.id, title=title(series), status=series.status, status_words=_STATUS[series.status],
        range=interval(series.low, series.high) if series.low is not None or series.high is not None else "",
        best=interval(series.best, series.best) if series.best is not None else "", rule=series.rule, first=series.first or "", last=series.last or "",
        most=interval(most, most), entries=[_entry(e, most) for e in series.entries],
    )  # fmt: skip


_BY_DEED = ("other", "troops", "vehicles", "money", "members")  # kinds of figures that are told apart by what was done


def title(series: FigureSeries) -> str:
    """What is counted: "people killed, Tskhinvali"."""
    kind = "" if series.kind == "other" else series.kind
    unit = unit_beside(series.kind, series.unit)
    done = ""
    if series.kind in _BY_DEED and len(series.entries) > 1:
        done = series.deed or ""
    elif series.kind in _BY_DEED and unit:  # what one number alone counts its own words tell better than the stem of a verb
        kind = ""
    what = f"{unit} {done or kind}".strip() or ("number" if len(series.entries) > 1 else "")
    whose = "" if series.of is None or series.of == "dead" or (unit and unit in series.of and not series.of_code) else series.of
    return ", ".join(p for p in (what, whose, series.place) if p)


def _source(entry: FigureEntry) -> str:
    """Who says so; a report's own words are its publisher's."""
    return own_words(entry.publisher) if _own(entry) else entry.source


def _own(entry: FigureEntry) -> bool:
    return not entry.source or entry.source in (entry.publisher, entry.document)


def _end(entry: FigureEntry) -> float:
    return float(entry.high if entry.high is not None else entry.low or 0)


def _entry(entry: FigureEntry, most: float) -> EntryLine:
    low, high = entry.low, entry.high
    start = float(low if low is not None else 0) / most * (WIDTH - 14) + 2
    end = float(high if high is not None else most if low is not None else 0) / most * (WIDTH - 14) + 2
    return EntryLine(
        day=entry.day or "", source=_source(entry), own=_own(entry),
        amount=interval(low, high, entry.bound, approximate=entry.approximate), cumulative={True: "in all", False: "newly", None: ""}[entry.cumulative],
        note=f"taken back {entry.withdrawn}" if entry.withdrawn else "this source denies or doubts it" if entry.denied else "a later figure of this source stands" if entry.superseded_by else "",
        quote=marked(entry.sentence, entry.words, 0), href=words_href(entry.revision, entry.span), document=entry.document, publisher=entry.publisher or "",
        x=round(start, 1), width=round(max(0.0, end - start), 1), open_end=high is None, open_start=low is None,
    )  # fmt: skip


def spec(series: FigureSeries, line: SeriesLine) -> dict[str, Any]:
    """The Vega-Lite chart of a series and its line: ranges by source over time."""
    values = [
        {"day": e.day, "low": e.low if e.low is not None else e.high, "high": e.high if e.high is not None else e.low, "source": said.source, "said": said.amount, "href": said.href}
        for e, said in zip(series.entries, line.entries, strict=True)
        if e.day and (e.low is not None or e.high is not None)
    ]
    tooltip = [{"field": "source"}, {"field": "said", "title": "figure"}, {"field": "day"}]
    shared = {"x": {"field": "day", "type": "temporal", "title": None, "axis": {"labelOverlap": True, "grid": False, "format": "%d %b %Y"}}, "color": {"field": "source", "type": "nominal", "title": None, "legend": {"orient": "bottom", "columns": 2, "labelLimit": 260}}, "tooltip": tooltip}
    number = {"type": "quantitative", "title": series.kind, "scale": {"zero": True}, "axis": {"tickCount": 5}}
    return {
        "data": {"values": values},
        "height": 240,
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 3}, "encoding": {**shared, "y": {"field": "low", **number}, "y2": {"field": "high"}}},
            {"mark": {"type": "point", "filled": True, "size": 70, "cursor": "pointer"}, "encoding": {**shared, "y": {"field": "high", **number}}},
            {"mark": {"type": "point", "filled": True, "size": 70, "cursor": "pointer"}, "encoding": {**shared, "y": {"field": "low", **number}}},
        ],
    }
