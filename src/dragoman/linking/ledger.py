"""The ledger of a store: ``Ledger.open(store)`` brings what is linked up to date and answers questions about it.

Stories, claims, figures and the timeline come back as the structs of ``model.py``. A store opened ``as_of`` a day is linked from what was
known then, in memory; the tables of a store that cannot be written are not needed either.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, TypeVar, overload

import msgspec

from dragoman.linking.dossiers import dossier
from dragoman.linking.linker import Linker
from dragoman.linking.model import Causation, Dossier, FigureSeries, LedgerClaim, Story, TimelineEntry
from dragoman.linking.narrowing import claim_fits, figure_fits, story_fits, within
from dragoman.linking.parts import Part
from dragoman.linking.tables import LINKED, STATE
from dragoman.linking.timeline import timeline
from dragoman.store import Filter, NoSuchRecord, Store

T = TypeVar("T")
Kind = Literal["story", "claim", "figure", "cause"]
_UNDATED = "9999"
_SHORTEST = 4  # of a beginning of an id


class Ledger:
    """What many reports say, taken together."""

    def __init__(self, store: Store, parts: dict[str, Part] | None) -> None:
        self.store = store
        self._parts = parts  # None: they are in the store's tables

    @classmethod
    def open(cls, store: Store) -> Ledger:
        """The ledger of ``store``, brought up to date first. Raises StoreError where the store cannot be read."""
        linker = Linker(store)
        if linker.fresh():
            return cls(store, None)
        made = linker.update()
        if not linker.keep and store.as_of is None:  # it turned out on the way that the store cannot be written
            made = linker.update()
        return cls(store, None if linker.keep else made)

    # listings

    def stories(self, wanted: Filter | None = None) -> list[Story]:
        """Reports by the happening they are about, the first published first."""
        found = [s for s in self._all("story", Story) if wanted is None or story_fits(s, wanted)]
        return within(sorted(found, key=lambda s: (s.first or _UNDATED, s.id)), wanted)

    def claims(self, wanted: Filter | None = None) -> list[LedgerClaim]:
        """Claims with every stance, the first seen first."""
        found = [c for c in self._claims if wanted is None or claim_fits(c, wanted)]
        return within(found, wanted)

    def figures(self, wanted: Filter | None = None) -> list[FigureSeries]:
        """Figures of one quantity side by side, the first published first."""
        found = [f for f in self._all("figure", FigureSeries) if wanted is None or figure_fits(f, wanted)]
        return within(sorted(found, key=lambda f: (f.first or _UNDATED, f.id)), wanted)

    def timeline(self, wanted: Filter | None = None) -> list[TimelineEntry]:
        """Claims in the order in which they are said to have happened, with what is said to have brought them about."""
        found = [c for c in self._claims if wanted is None or claim_fits(c, wanted)]
        return within(timeline(found, self.causes()), wanted)

    def causes(self) -> list[Causation]:
        """Which claims are said to bring about, or to depend on, which."""
        return sorted(self._all("cause", Causation), key=lambda c: (c.from_, c.to, c.kind, c.revision))

    # single ones

    def claim(self, ident: str) -> LedgerClaim:
        """A claim by its id, or the unique beginning of it. Raises NoSuchRecord."""
        return self._one(ident, "claim", list(self._all("claim", LedgerClaim, ident)))

    def story(self, ident: str) -> Story:
        """A story by its id. Raises NoSuchRecord."""
        return self._one(ident, "story", list(self._all("story", Story, ident)))

    def figure(self, ident: str) -> FigureSeries:
        """A series of figures by its id. Raises NoSuchRecord."""
        return self._one(ident, "series of figures", list(self._all("figure", FigureSeries, ident)))

    def dossier(self, name: str) -> Dossier:
        """All there is on one actor, by name, part of a name or code. Raises NoSuchRecord."""
        return dossier(self.store, self._claims, name)

    # where they are kept

    @cached_property
    def _claims(self) -> list[LedgerClaim]:
        return sorted(self._all("claim", LedgerClaim), key=lambda c: (c.first_seen or _UNDATED, c.id))

    def _one(self, ident: str, what: str, among: list[T]) -> T:
        exact = [x for x in among if x.id == ident]  # type: ignore[attr-defined]
        found = exact or [x for x in among if len(ident) >= _SHORTEST and x.id.startswith(ident)]  # type: ignore[attr-defined]
        if len(found) > 1:
            raise NoSuchRecord(f"{ident}: more than one {what} begins so")
        if not found:
            raise NoSuchRecord(f"{ident}: no {what} of that id in {self.store.lake.root}")
        return found[0]

    @overload
    def _all(self, kind: Literal["story"], shape: type[Story], ident: str = "") -> Iterator[Story]: ...
    @overload
    def _all(self, kind: Literal["claim"], shape: type[LedgerClaim], ident: str = "") -> Iterator[LedgerClaim]: ...
    @overload
    def _all(self, kind: Literal["figure"], shape: type[FigureSeries], ident: str = "") -> Iterator[FigureSeries]: ...
    @overload
    def _all(self, kind: Literal["cause"], shape: type[Causation], ident: str = "") -> Iterator[Causation]: ...
    def _all(self, kind: Kind, shape: type[T], ident: str = "") -> Iterator[T]:
        """All of a kind; only those whose id begins with ``ident`` where the store can tell."""
        if self._parts is not None:
            name = {"story": "stories", "claim": "claims", "figure": "figures", "cause": "causes"}[kind]
            for part in self._parts.values():
                yield from getattr(part, name)
            return
        for table in (STATE, LINKED):
            self.store.show(table)
        decoder = msgspec.json.Decoder(shape)
        # Two runs at the same moment may both have linked a part: it counts once.
        query = """
            SELECT body FROM linked WHERE kind = $kind AND starts_with(id, $ident) AND part IN (SELECT unnest(parts) FROM link_state)
            QUALIFY row_number() OVER (PARTITION BY part, id) = 1"""
        for row in self.store.rows(query, {"kind": kind, "ident": ident}):
            yield decoder.decode(row["body"])
