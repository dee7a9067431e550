"""Figures of one quantity side by side: versions of reports in, series out; nothing is averaged away.

What one quantity is: ``quantities.py``. A later figure takes the place of an earlier one of the same source only.
Where the standing figures of different sources do not meet, that is a conflict and is shown as one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.media import Media
from dragoman.linking.model import FigureEntry, FigureSeries, FigureStatus
from dragoman.linking.origins import holder_of, voice
from dragoman.linking.quantities import Quantity, Setting, data_rows, quantity_of
from dragoman.linking.units import Version
from dragoman.records import Actor, Attribution, Figure, Place, party, sentence_of

# Words of a sentence that gives the count of before beside the count of now.
_AS_IT_WAS = re.compile(r"\b(?:up from|down from|from|earlier|previously|initially|at first|revised|compared with)\b", re.IGNORECASE)
_PUT_RIGHT = re.compile(r"\b(?:revis|correct|lower|rais|updat)(?:e|es|ed|ing)?\b", re.IGNORECASE)
_ANY_DAY, _DAY = re.escape("{day}"), "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today)"
_NOT_SO = frozenset({"CT-", "PR-", "PS-"})
# Times by which two numbers differ that hardly count one thing: where neither says where, and where one does.
_FAR_APART, _FAR_FROM_A_PLACE = 20, 5
_UNDATED = "9999"
_OPEN_ABOVE = frozenset({"at-least", "more-than"})
UCDP_RULE = (
    "best: the interval most independent sources give, each with its latest figure, \"at least\" allowing what is more; of equals, and of an interval, the lower. "
    "low and high: the least and the most that stands"
)


@dataclass(frozen=True)
class _Item:
    quantity: Quantity
    entry: FigureEntry
    figure: Figure
    of_name: str | None
    of_code: str | None
    place: Place | None
    document: str


def link_figures(versions: Iterable[Version], story_of: dict[str, str], media: Media) -> list[FigureSeries]:
    """All series in some reports, the first published first."""
    items = [i for v in versions for i in _items(v, story_of.get(v.revision, ""), media)]
    items.sort(key=lambda i: _order(i.entry))
    rows: dict[tuple[str | None, ...], _Rows] = {}
    # What says most goes first; what says less joins the only one that it can mean, or stands by itself.
    for item in sorted(items, key=lambda i: -i.quantity.told):
        rows.setdefault(item.quantity.head, _Rows()).add(item)
    series = [_series(r.quantity, r.items) for group in rows.values() for r in group.all]
    return sorted(series, key=lambda s: (s.first or _UNDATED, s.id))


class _Row:
    """Figures that stand side by side, and what is known of what they count."""

    def __init__(self, first: _Item) -> None:
        self.quantity = first.quantity
        self.items: list[_Item] = []
        self.is_of_a_country = False  # a number without a place is rather that than one of a town
        self._told: dict[tuple[str, str], list[_Item]] = {}  # by report and source
        self._reports: dict[str, set[str]] = {}  # by source
        self._range: dict[str | None, tuple[_Item, _Item]] = {}  # the least and the greatest, by place
        self.add(first)

    def takes(self, item: _Item) -> bool:
        """Whether a figure can be one of them: nobody gives two numbers for one thing at one time, unless he says what it was before."""
        if not self.quantity.agrees(item.quantity):  # rows are kept by head
            return False
        said = self._told.get((item.entry.revision, item.entry.origin), ())
        return not any(_two_counts(i, item) for i in said) and not any(_beyond_dispute(i, item) for ends in self._range.values() for i in ends)

    def is_continued_by(self, item: _Item) -> bool:
        """Whether the source of a figure has counted this before."""
        return bool(self._reports.get(item.entry.origin, set()) - {item.document})

    def add(self, item: _Item) -> None:
        """One more."""
        self.quantity = self.quantity.joined(item.quantity) if self.items else item.quantity
        self.items.append(item)
        self.is_of_a_country |= item.place is not None and item.place.feature == "country"
        self._told.setdefault((item.entry.revision, item.entry.origin), []).append(item)
        self._reports.setdefault(item.entry.origin, set()).add(item.document)
        least, most = self._range.get(item.quantity.place, (item, item))
        self._range[item.quantity.place] = (min(least, item, key=_low_of), max(most, item, key=_high_of))


class _Rows:
    """Rows that agree in what must be the same, found by place and by who did it.

    A row is kept where it began: one that did not say where, or at whose hands, is looked at for every figure, whatever it has learnt since.
    """

    def __init__(self) -> None:
        self.all: list[_Row] = []
        self._by: dict[str | None, list[_Row]] = {}
        self._at: dict[tuple[str | None, str | None], list[_Row]] = {}

    def add(self, item: _Item) -> None:
        """A figure into its row, or a row of its own."""
        row = _chosen([r for r in self._near(item.quantity) if r.takes(item)], item)
        if row is not None:
            row.add(item)
            return
        row = _Row(item)
        self.all.append(row)
        for side in item.quantity.by or (None,):
            self._by.setdefault(side, []).append(row)
            self._at.setdefault((item.quantity.place, side), []).append(row)

    def _near(self, quantity: Quantity) -> Iterable[_Row]:
        """Rows that a figure may join; all others differ from it in place or doer."""
        place, by = quantity.place, quantity.by
        if place is None:
            lists = [self.all] if by is None else [self._by.get(side, []) for side in (None, *by)]
        else:
            sides = (None, *by) if by is not None else self._by
            lists = [self._at.get((where, side), []) for side in sides for where in (place, None)]
        return {id(r): r for found in lists for r in found}.values()


def _chosen(fitting: Sequence[_Row], item: _Item) -> _Row | None:
    """The one that a figure belongs to: the only one that fits, the one that says more of the same than all others, or the one that says no more."""
    most = max((r.quantity.shared(item.quantity) for r in fitting), default=0)
    best = [r for r in fitting if r.quantity.shared(item.quantity) == most]
    if len(best) > 1:
        says_no_more = [r for r in best if r.quantity.told <= item.quantity.told]
        best = [r for r in best if r.is_continued_by(item)] or says_no_more or [r for r in best if r.is_of_a_country] or best
    return best[0] if len(best) == 1 else None


def _two_counts(one: _Item, other: _Item) -> bool:
    a, b = one.entry, other.entry
    if a.revision != b.revision or a.denied or b.denied or a.origin != b.origin or _AS_IT_WAS.search(a.sentence) or _AS_IT_WAS.search(b.sentence):
        return False
    return _low(a) > _ceiling(b) or _low(b) > _ceiling(a)


def _low_of(item: _Item) -> float | int:
    return _low(item.entry)


def _high_of(item: _Item) -> float | int:
    return _high(item.entry)


def _beyond_dispute(one: _Item, other: _Item) -> bool:
    """Whether two numbers are so far apart that they hardly count one thing; where both say where, nothing is. The dead of a town are not those of all the land."""
    mine, theirs = one.quantity.place, other.quantity.place
    if mine is not None and mine == theirs:
        return False
    far = _FAR_APART if mine is None and theirs is None else _FAR_FROM_A_PLACE
    low, high = sorted((max(1, _low(one.entry)), max(1, _low(other.entry))))
    return high >= far * low and max(_high(one.entry), _high(other.entry)) >= far * min(_high(one.entry), _high(other.entry))


def _items(version: Version, story: str, media: Media) -> Iterator[_Item]:
    record = version.record
    actors = {a.id: a for a in record.actors}
    attributions = {a.id: a for a in record.attributions}
    places = {p.id: p for p in record.places}
    event_of = {f: e for e in reversed(record.events) for f in e.figures}
    for figure in record.figures:
        if figure.low is None and figure.high is None:
            continue
        owner = actors.get(figure.of or "")
        place = places.get(figure.place or "")
        entry, sense = _entry(version, figure, actors, attributions, media)
        event = event_of.get(figure.id)
        entry.denied = event is not None and event.factuality in _NOT_SO and figure.high != 0  # "nobody was killed": that many were
        setting = Setting(entry.sentence, event, owner, place, party(entry.source_code), version.day, entry.cumulative, sense == "war")
        quantity = quantity_of(figure, story, setting)
        yield _Item(quantity, entry, figure, owner.name if owner else None, owner.code if owner else None, place, version.document)


def _entry(version: Version, figure: Figure, actors: Mapping[str, Actor], attributions: Mapping[str, Attribution], media: Media) -> tuple[FigureEntry, str | None]:
    """The figure as the ledger shows it, and what running total its sentence means."""
    document = version.record.document
    attribution = attributions.get(figure.attribution or "")
    publisher = document.publisher or document.id
    source = attribution.source if attribution else None
    holder = holder_of(actors.get(source.actor or "") if source else None, source.name if source else "", source.kind if source else "author", publisher, actors.values())
    sentence = _line(document.text[slice(*sentence_of(version.record, figure.span))])
    words = _line(document.text[figure.span[0] : figure.span[1]])
    sense = _sense(sentence, words)
    entry = FigureEntry(
        id=f"{version.revision}.{figure.id}", low=figure.low, high=figure.high, bound=figure.bound, approximate=figure.approximate,
        cumulative=None if sense is None else sense != "new", source=holder.name, source_code=holder.code, source_key=holder.key,
        origin=voice(holder, version.origin, [], media),
        day=(figure.time.start if figure.time and figure.time.basis == "expression" else None) or document.published,
        published=document.published, document=document.id, revision=version.revision, publisher=document.publisher, span=figure.span,
        words=words, sentence=sentence, withdrawn=version.until,
    )  # fmt: skip
    return entry, sense


def _line(words: str) -> str:
    return " ".join(words.split())


@cache
def _senses() -> list[tuple[re.Pattern[str], str]]:
    rows = data_rows("figure_senses.csv")
    return [(re.compile(rf"\b{re.escape(words).replace(_ANY_DAY, _DAY)}\b", re.IGNORECASE), sense) for words, sense in rows]


def _sense(sentence: str, words: str) -> str | None:
    """Whether a running total is meant (of a war, or of one happening), or what is newly come, by the word nearest to the figure; None where the sentence says neither."""
    start = max(0, sentence.find(words))
    end = start + len(words)
    near = [(max(m.start() - end, start - m.end(), 0), -len(m[0]), sense) for pattern, sense in _senses() for m in pattern.finditer(sentence)]
    return min(near)[2] if near else None  # of words at one distance the longest: "since Saturday alone" is no "since"


def _series(quantity: Quantity, items: Sequence[_Item]) -> FigureSeries:
    entries = [i.entry for i in items]
    current = {(i.document, i.entry.source_key, i.entry.low, i.entry.high) for i in items if not i.entry.withdrawn}
    items = [i for i in items if not i.entry.withdrawn or (i.document, i.entry.source_key, i.entry.low, i.entry.high) not in current]
    entries = sorted((i.entry for i in items), key=_order)
    _supersede(entries)
    standing = [e for e in entries if not e.superseded_by and not e.withdrawn and not e.denied] or entries
    lows, highs = [_low(e) for e in standing], [_high(e) for e in standing]
    days = sorted(e.published for e in entries if e.published)
    first = entries[0]
    best = _best(standing) if quantity.kind == "killed" else None
    named = next((i for i in items if i.of_name), None)
    unit = next((i.figure.unit for i in items if i.figure.unit), None)
    place = next((i.place.name for i in items if i.place), None)
    return FigureSeries(
        id="f" + hashlib.sha256(first.id.encode()).hexdigest()[:12], kind=quantity.kind, unit=unit,
        of=named.of_name if named else None, of_code=named.of_code if named else None, place=place, story=quantity.story or None,
        low=min(lows), high=max(highs), best=best, rule=UCDP_RULE if best is not None else "", status=_status(standing),
        first=days[0] if days else None, last=days[-1] if days else None, entries=entries,
        deed=quantity.deed, by=sorted(quantity.by or ()), cause=quantity.cause, new=quantity.new is not None,
    )  # fmt: skip


def _order(entry: FigureEntry) -> tuple[str, str, str, tuple[int, int]]:
    """By publication, then the report, then its text."""
    return (entry.published or _UNDATED, entry.document, entry.revision, entry.span)


def _low(entry: FigureEntry) -> float | int:
    return entry.low if entry.low is not None else entry.high if entry.high is not None else 0


def _high(entry: FigureEntry) -> float | int:
    return entry.high if entry.high is not None else _low(entry)


def _supersede(entries: Sequence[FigureEntry]) -> None:
    """Each figure of a source gives way to its next that stands, if that is later and of the same sense."""
    standing = [e for e in entries if not e.withdrawn and not e.denied]
    for k, earlier in enumerate(standing):
        later = next((e for e in standing[k + 1 :] if _replaces(e, earlier)), None)
        if later is not None:
            earlier.superseded_by = later.id


def _replaces(later: FigureEntry, earlier: FigureEntry) -> bool:
    """Whether a figure says otherwise than an earlier one of its source; what is newly come replaces nothing and is not replaced."""
    if later.origin != earlier.origin or not _is_later(later, earlier) or False in (later.cumulative, earlier.cumulative):
        return False
    return (later.low, later.high, later.bound) != (earlier.low, earlier.high, earlier.bound)


def _is_later(later: FigureEntry, earlier: FigureEntry) -> bool:
    """By publication; in one report, where the sentence behind says that the number was put right."""
    if later.revision == earlier.revision:
        return later.span > earlier.span and later.sentence != earlier.sentence and bool(_PUT_RIGHT.search(later.sentence))
    return (later.published or "") > (earlier.published or "")


def _status(standing: Sequence[FigureEntry]) -> FigureStatus:
    if len({e.origin for e in standing}) < 2:
        return "single"
    return "conflict" if max(_low(e) for e in standing) > min(_ceiling(e) for e in standing) else "agreed"


def _ceiling(entry: FigureEntry) -> float:
    """The most the words allow."""
    return float("inf") if entry.bound in _OPEN_ABOVE else float(_high(entry))


def _best(standing: Sequence[FigureEntry]) -> float | int:
    """What most origins give, each with its latest; one that says "at least" allows what is more as well. Of equals the lower."""
    latest = {e.origin: e for e in sorted(standing, key=lambda e: e.published or "")}.values()
    given = {(_low(e), _high(e)) for e in latest}
    return min(given, key=lambda pair: (-sum(_allows(e, pair) for e in latest), pair))[0]


def _allows(entry: FigureEntry, pair: tuple[float | int, float | int]) -> bool:
    return pair == (_low(entry), _high(entry)) or (entry.bound in _OPEN_ABOVE and pair[0] >= _low(entry))
