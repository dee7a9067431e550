"""A store, or what a filter lets through of it, as one page to hand to somebody: no script, nothing fetched, everything escaped."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup, escape

from dragoman.linking.ledger import Ledger
from dragoman.linking.model import FigureEntry, FigureSeries, LedgerStance
from dragoman.linking.narrowing import fitting
from dragoman.records import counted, short_days
from dragoman.store import Filter

_TEMPLATES = Path(__file__).parent / "templates"
_WIDTH, _HEIGHT, _MARGIN = 640.0, 120.0, 24.0
# Of a chart of figures: the room for names on the left and for words on the right, the height of a line, how many lines there are, characters of a name and of words.
_NAMES, _WORDS, _LINE, _LINES, _NAME_CUT, _WORDS_CUT = 260.0, 150.0, 22.0, 40, 32, 24
_ITSELF = "The report itself"
_DISPUTED = ("contested", "denied", "withdrawn")
_CLAIMS, _FIGURES, _STORIES, _ENTRIES = 100, 40, 60, 150


@dataclass(frozen=True)
class Bar:
    """A bar of a chart, in pixels."""

    x: float
    y: float
    width: float
    height: float
    label: str
    count: int


@dataclass(frozen=True)
class Mark:
    """A figure in its chart: who says it on which day, the interval, the words."""

    y: float
    left: float
    right: float
    source: str
    words: str
    label: str
    standing: bool


@dataclass(frozen=True)
class Scale:
    """What a place on the axis of a chart stands for."""

    x: float
    label: str


@dataclass(frozen=True)
class FigureChart:
    """Figures below each other, in the order of days, over one axis."""

    marks: list[Mark]
    axis: list[Scale]
    height: float


def render_report(ledger: Ledger, wanted: Filter | None = None, title: str = "") -> str:
    """The page; long lists are cut and say so."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"days": short_days, "number": _number, "counted": lambda f: counted(f.kind, f.unit) or "number", "some": _some, "source": _source, "where": _where}
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    wanted = wanted or Filter()
    of_claims, of_figures, of_stories = fitting("claim", wanted), fitting("figure", wanted), fitting("story", wanted)
    statuses, stories = ledger.statuses(of_claims) if of_claims else {}, ledger.stories(of_stories) if of_stories else []
    disputed = ledger.claims(replace(of_claims, limit=_CLAIMS), _DISPUTED) if of_claims else []
    several = ledger.figures(replace(of_figures, limit=_FIGURES), least=2) if of_figures else []
    days = Counter(r.published for s in stories for r in s.reports if r.published)
    return environment.get_template("report.html").render(
        title=title or "What the reports say", style=Markup(style), digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        asked=_asked(wanted), first=min(days, default=None), last=max(days, default=None), reports=sum(len(s.documents) for s in stories),
        stories=stories[:_STORIES], story_total=len(stories), claim_total=sum(statuses.values()), disputed=disputed, disputed_total=sum(statuses.get(s, 0) for s in _DISPUTED),
        figures=[(f, series_chart(f)) for f in several], rules=list(dict.fromkeys(f.rule for f in several if f.rule)), figure_total=ledger.count("figure", of_figures, least=2) if of_figures else 0,
        timeline=ledger.timeline(replace(of_claims, limit=_ENTRIES)) if of_claims else [], timeline_total=ledger.timeline_length(of_claims) if of_claims else 0,
        by_day=day_chart(days), by_status=status_chart(statuses), width=_WIDTH, height=_HEIGHT, margin=_MARGIN, itself=_ITSELF, names=_NAMES,
    )  # fmt: skip


def _asked(wanted: Filter) -> str:
    names = ("actor", "recipient", "type", "place", "since", "until", "source", "document")
    parts = [f"{n}: {', '.join(v) if isinstance(v, tuple) else v}" for n in names if (v := getattr(wanted, n))]
    return " · ".join([*parts, *(["contested"] if wanted.contested else [])])


def day_chart(days: Counter[str]) -> list[Bar]:
    """Reports by day; by month where there are many days."""
    if not days:
        return []
    months = (dt.date.fromisoformat(max(days)) - dt.date.fromisoformat(min(days))).days > 120
    counts: Counter[str] = Counter()
    for day, n in days.items():
        counts[day[:7] if months else day] += n
    labels = _run(min(counts), max(counts))
    width = (_WIDTH - 2 * _MARGIN) / len(labels)
    most = max(counts.values())
    room = _HEIGHT - 2 * _MARGIN
    return [
        Bar(round(_MARGIN + k * width, 1), round(_HEIGHT - _MARGIN - room * counts[label] / most, 1), round(max(width - 1, 0.5), 1), round(room * counts[label] / most, 1), label, counts[label])
        for k, label in enumerate(labels)
    ]  # fmt: skip


def _run(first: str, last: str) -> list[str]:
    """Every day, or month, from the first to the last."""
    out = [first]
    while out[-1] < last:
        if len(first) == 7:
            year, month = map(int, out[-1].split("-"))
            out.append(f"{year + month // 12:04}-{month % 12 + 1:02}")
        else:
            out.append((dt.date.fromisoformat(out[-1]) + dt.timedelta(days=1)).isoformat())
    return out


def status_chart(counts: Mapping[str, int]) -> list[Bar]:
    """Claims by status, lying bars."""
    most = max(counts.values(), default=1)
    return [
        Bar(160.0, _MARGIN * k + 4, round((_WIDTH - 220) * n / most, 1), _MARGIN - 8, status, n) for k, (status, n) in enumerate(sorted(counts.items(), key=lambda i: (-i[1], i[0])))
    ]  # fmt: skip


def series_chart(series: FigureSeries) -> FigureChart | None:
    """Figures by day, each from its least to its most, over an axis from nothing to the highest."""
    entries = [e for e in series.entries if e.low is not None or e.high is not None][:_LINES]
    if not entries:
        return None
    most = max(float(v) for e in entries for v in (e.low, e.high) if v is not None) or 1.0
    room = _WIDTH - _NAMES - _WORDS

    def along(value: float) -> float:
        return round(_NAMES + room * value / most, 1)

    marks = []
    for k, e in enumerate(entries):
        low, high = (float(v if v is not None else other or 0) for v, other in ((e.low, e.high), (e.high, e.low)))
        source = " ".join(filter(None, (e.published, _source(e))))
        standing = not (e.superseded_by or e.withdrawn or e.denied)
        marks.append(Mark(round(_LINE * k + _LINE / 2, 1), along(low), along(high), _cut(source, _NAME_CUT), _cut(e.words, _WORDS_CUT), f"{source}: {e.words}", standing))
    halves = (0.0, most / 2, most) if most > 1 else (0.0, most)
    return FigureChart(marks, [Scale(along(v), _number(v)) for v in halves], _LINE * len(marks) + _MARGIN)


def _number(value: float | int | None) -> str:
    """With marks between thousands, without digits that say nothing."""
    if value is None:
        return ""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.1f}"


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _some(number: int, noun: str) -> str:
    """ "1 story", "2 stories"."""
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else several}"


def _source(entry: FigureEntry) -> str:
    """Who says so; a report's own words are nobody else's."""
    return _ITSELF if not entry.source or entry.source in (entry.publisher, entry.document) else entry.source


def _where(item: FigureEntry | LedgerStance) -> Markup:
    """The report something stands in; a path breaks at its slashes before it breaks anywhere else."""
    return Markup(str(escape(item.publisher or item.document)).replace("/", "/<wbr>"))
