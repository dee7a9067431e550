"""The ledger of a store: ``Ledger.open(store)`` brings what is linked up to date and answers questions about it.

Stories, claims, figures and the timeline come back as the structs of ``model.py``. A store opened ``as_of`` a day is linked from what was
known then, in memory; the tables of a store that cannot be written are not needed either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from dragoman.linking.dossiers import Trace, dossier
from dragoman.linking.linker import Linker
from dragoman.linking.model import Causation, Dossier, FigureSeries, LedgerClaim, Story, TimelineEntry
from dragoman.linking.narrowing import Kind, narrowed
from dragoman.linking.rows import rows_of
from dragoman.linking.shelf import Shelf
from dragoman.linking.tables import LINKED
from dragoman.linking.timeline import timeline
from dragoman.ontology import Ontology
from dragoman.store import Conditions, Filter, NoSuchRecord, Store
from dragoman.store.lake import arrow_of

T = TypeVar("T")
_SHORTEST = 4  # of a beginning of an id
_WHAT: dict[type, tuple[Kind, str]] = {LedgerClaim: ("claim", "claim"), Story: ("story", "story"), FigureSeries: ("figure", "series of figures")}
_OLDEST = '"first" NULLS LAST, id'
_NEWEST = {
    "claim": '"last" DESC NULLS LAST, "first" DESC NULLS LAST, id DESC',
    "figure": '"last" DESC NULLS LAST, size DESC, id DESC',
    "story": '"last" DESC NULLS LAST, size DESC, id DESC',
}


class Ledger:
    """What many reports say, taken together."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self.store, self.shelf = store, shelf

    @classmethod
    def open(cls, store: Store) -> Ledger:
        """The ledger of ``store``, brought up to date first. Raises StoreError where the store cannot be read."""
        linker = Linker(store)
        if linker.fresh():
            return cls(store, Shelf(store, None))
        made = linker.update()
        if not linker.keep and store.as_of is None:  # it turned out on the way that the store cannot be written
            made = linker.update()
        rows = None if linker.keep else arrow_of(LINKED, [row for name, part in made.items() for row in rows_of(name, part)])
        return cls(store, Shelf(store, rows))

    # listings: all that a filter lets through, or the page of it that its limit and offset name; ``each`` gives the same one by one, however many

    def stories(self, wanted: Filter | None = None) -> list[Story]:
        """Reports by the happening they are about, the first published first."""
        return self._listed(Story, wanted)

    def each_claim(self, wanted: Filter | None = None, status: Sequence[str] = ()) -> Iterator[LedgerClaim]:
        """Claims as ``claims`` lists them, a bounded number in memory."""
        return self._each(LedgerClaim, self._asked("claim", wanted or Filter(), status), wanted or Filter())

    def each_series(self, wanted: Filter | None = None) -> Iterator[FigureSeries]:
        """Figures as ``figures`` lists them, a bounded number in memory."""
        return self._each(FigureSeries, self._asked("figure", wanted or Filter()), wanted or Filter())

    def each_entry(self, wanted: Filter | None = None) -> Iterator[TimelineEntry]:
        """The timeline as ``timeline`` lists it, a bounded number in memory."""
        wanted = wanted or Filter()
        if wanted.limit is not None:
            return iter(self.timeline(wanted))
        return timeline(self.shelf.each(LedgerClaim, self._happened(wanted), _in_time(wanted), None, wanted.offset), self.causes())

    def claims(self, wanted: Filter | None = None, status: Sequence[str] = (), story: str = "", origins: int = 1) -> list[LedgerClaim]:
        """Claims with every stance, the first seen first; of some statuses, of one story, of so many independent sources, where they are given."""
        asked = self._asked("claim", wanted or Filter(), status, story)
        if origins > 1:
            asked.add("origins >= $origins", origins=origins)
        return self._find(LedgerClaim, asked, wanted or Filter())

    def figures(self, wanted: Filter | None = None, story: str = "", least: int = 1) -> list[FigureSeries]:
        """Figures of one quantity side by side, the first published first; only series of at ``least`` so many."""
        return self._listed(FigureSeries, wanted, (), story, least)

    def timeline(self, wanted: Filter | None = None) -> list[TimelineEntry]:
        """Claims in the order in which they are said to have happened, with what is said to have brought them about; days are those of the happening."""
        wanted = wanted or Filter()
        claims = self.shelf.find(LedgerClaim, self._happened(wanted), _in_time(wanted), wanted.limit, wanted.offset)
        return list(timeline(claims, self.causes() if wanted.limit is None else self.causes([c.id for c in claims])))

    def causes(self, brought: Sequence[str] | None = None) -> list[Causation]:
        """Which claims are said to bring about, or to depend on, which; where some claims are given, what is said to bring those about, at most a thousand."""
        asked = Conditions()
        asked.add("kind = 'cause'")
        if brought is not None:
            asked.add("list_contains($brought, claims[2])", brought=list(brought))
        found = self.shelf.find(Causation, asked, "id", None if brought is None else 1000)
        return sorted(found, key=lambda c: (c.from_, c.to, c.kind, c.revision))

    def count(self, kind: Kind, wanted: Filter | None = None, status: Sequence[str] = (), story: str = "", least: int = 1) -> int:
        """How many a listing has on all its pages."""
        return self.shelf.count(self._asked(kind, wanted or Filter(), status, story, least))

    def timeline_length(self, wanted: Filter | None = None) -> int:
        """The same of the timeline."""
        return self.shelf.count(self._happened(wanted or Filter()))

    def timeline_days(self, wanted: Filter | None = None) -> list[tuple[str, int, int]]:
        """The same by day and quad class: (day, quad, how many)."""
        asked, found = self._happened(wanted or Filter()), Counter[tuple[str, int]]()
        query = f"SELECT day, type, count(*) AS n FROM linked_index WHERE {asked.sql()} AND day IS NOT NULL GROUP BY day, type"
        for row in self.shelf.ask(query, asked.parameters):
            found[row["day"], Ontology.load().quad(row["type"])] += row["n"]
        return [(day, quad, n) for (day, quad), n in sorted(found.items())]

    def statuses(self, wanted: Filter | None = None) -> dict[str, int]:
        """Claims by status."""
        asked = self._asked("claim", wanted or Filter())
        rows = self.shelf.ask(f"SELECT status, count(*) AS n FROM linked_index WHERE {asked.sql()} GROUP BY status ORDER BY n DESC, status", asked.parameters)
        return {r["status"]: r["n"] for r in rows}

    # single ones

    def claim(self, ident: str) -> LedgerClaim:
        """A claim by its id, or the unique beginning of it. Raises NoSuchRecord."""
        return self._one(LedgerClaim, ident)

    def claim_of(self, stance: str) -> LedgerClaim | None:
        """The claim that a stance (an id) is on."""
        asked = Conditions()
        asked.add("kind = 'claim' AND list_contains(reports, $revision)", revision=stance.partition(".")[0])
        return next((c for c in self.shelf.find(LedgerClaim, asked, "id") if any(s.id == stance for s in c.stances)), None)

    def appearances(self, ident: str) -> list[str]:
        """The claims of single reports, by their ids in the store, that a claim is made of and that still stand. Raises NoSuchRecord."""
        return list(dict.fromkeys(s.id.rpartition(".")[0] for s in self.claim(ident).stances if not s.withdrawn))

    def story(self, ident: str) -> Story:
        """A story by its id. Raises NoSuchRecord."""
        return self._one(Story, ident)

    def figure(self, ident: str) -> FigureSeries:
        """A series of figures by its id. Raises NoSuchRecord."""
        return self._one(FigureSeries, ident)

    def dossier(self, name: str, newest: int | None = None) -> Dossier:
        """All there is on one actor, by name, part of a name or code; of claims only so many of the ``newest``. Raises NoSuchRecord."""
        return self.trace(name, newest).dossier

    def trace(self, name: str, newest: int | None = None) -> Trace:
        """The same with the claims it was made from. Raises NoSuchRecord."""
        return dossier(self.store, self.shelf, name, newest)

    def _listed(self, shape: type[T], wanted: Filter | None, status: Sequence[str] = (), story: str = "", least: int = 1) -> list[T]:
        return self._find(shape, self._asked(_WHAT[shape][0], wanted or Filter(), status, story, least), wanted or Filter())

    def _find(self, shape: type[T], asked: Conditions, wanted: Filter) -> list[T]:
        return list(self._each(shape, asked, wanted))

    def _each(self, shape: type[T], asked: Conditions, wanted: Filter) -> Iterator[T]:
        order = _NEWEST[_WHAT[shape][0]] if wanted.newest_first else _OLDEST
        return self.shelf.each(shape, asked, order, wanted.limit, wanted.offset)

    def _asked(self, kind: Kind, wanted: Filter, status: Sequence[str] = (), story: str = "", least: int = 1) -> Conditions:
        asked = narrowed(kind, self.store.meant(wanted, *(("source",) if kind != "story" else ())), status)
        if least > 1:
            asked.add("size >= $size", size=least)
        if story:
            asked.add("story = $story", story=story)
        return asked

    def _happened(self, wanted: Filter) -> Conditions:
        """Claims of what is said to have happened; in the days asked for, by the day of the first report where none is told."""
        asked = self._asked("claim", replace(wanted, since=None, until=None))
        asked.add("NOT to_come")
        if wanted.since:
            asked.add("coalesce(until, day) >= $since", since=wanted.since)
        if wanted.until:
            asked.add("day <= $until", until=wanted.until)
        return asked

    def _one(self, shape: type[T], ident: str) -> T:
        kind, what = _WHAT[shape]
        asked = Conditions()
        asked.add("kind = $kind AND (id = $ident OR (len($ident) >= $least AND starts_with(id, $ident)))", kind=kind, ident=ident, least=_SHORTEST)
        found = self.shelf.find(shape, asked, "id <> $ident, id", 2)
        exact = [x for x in found if x.id == ident]  # type: ignore[attr-defined]
        if not exact and len(found) > 1:
            raise NoSuchRecord(f"{ident}: more than one {what} begins so")
        if not found:
            raise NoSuchRecord(f"{ident}: no {what} of that id in {self.store.lake.root}")
        return (exact or found)[0]


def _in_time(wanted: Filter) -> str:
    """The order of the timeline."""
    return "day DESC NULLS LAST, until DESC, id DESC" if wanted.newest_first else "day NULLS LAST, until NULLS FIRST, id"
