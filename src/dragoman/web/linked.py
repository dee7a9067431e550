"""What many reports say taken together, as the pages ask for it: one ledger, asked by one thread at a time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from dragoman.linking import Dossier, FigureSeries, Ledger, LedgerClaim, Story, TimelineEntry, check_asked
from dragoman.store import Filter, NoSuchRecord, Store, StoreError

_T = TypeVar("_T")


class NotYet(StoreError):
    """The reports are still being brought together."""


def link_store(root: str) -> None:
    """Bring the tables of a store's ledger up to date, in a process of its own; who asks for the ledger afterwards learns what went wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    with suppress(StoreError):
        Ledger.open(Store.open(root))


class Linked:
    """The ledger of a store as it was when it was opened, everything in it read already."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._lock = ledger, threading.Lock()
        self._claims = sorted(ledger.claims(), key=lambda c: (c.last_seen or "", c.first_seen or "", c.id), reverse=True)
        self._by_id = {c.id: c for c in self._claims}
        self._of_stance = {s.id: c.id for c in self._claims for s in c.stances}
        self._figures = {f.id: f for f in ledger.figures()}
        self._stories = {s.id: s for s in ledger.stories()}

    @classmethod
    def of(cls, store: Store) -> Linked:
        """The ledger of the store as it is now, brought up to date first. Raises StoreError."""
        return cls(Ledger.open(store.refreshed()))

    def claims(self, wanted: Filter, status: str = "", story: str = "") -> list[LedgerClaim]:
        """Claims, the newest first; all of them whatever page is wanted."""
        check_asked("claims", wanted, status)
        fitting = {c.id for c in self._ask(lambda ledger: ledger.claims(wanted))}
        return [c for c in self._claims if c.id in fitting and status in ("", c.status) and story in ("", c.story or "")]

    def claim(self, ident: str) -> LedgerClaim:
        """One claim, by its id or by that of one of its stances. Raises NoSuchRecord."""
        found = self._by_id.get(ident) or self._by_id.get(self._of_stance.get(ident, ""))
        return found or self._ask(lambda ledger: ledger.claim(ident))

    def claim_of(self, stance: str) -> LedgerClaim | None:
        """The claim a stance is on."""
        return self._by_id.get(self._of_stance.get(stance, ""))

    def figures(self, wanted: Filter, story: str = "") -> list[FigureSeries]:
        """Figures of one quantity side by side, the newest first."""
        check_asked("figures", wanted)
        found = self._ask(lambda ledger: ledger.figures(wanted))
        return sorted((f for f in found if story in ("", f.story or "")), key=lambda f: (f.last or "", len(f.entries), f.id), reverse=True)

    def series(self, ident: str) -> FigureSeries:
        """Figures of one quantity. Raises NoSuchRecord."""
        if ident not in self._figures:
            raise NoSuchRecord(f"{ident}: no figures of that id")
        return self._figures[ident]

    def timeline(self, wanted: Filter) -> list[TimelineEntry]:
        """What is said to have happened, in that order."""
        check_asked("timeline", wanted)
        return self._ask(lambda ledger: ledger.timeline(wanted))

    def stories(self, wanted: Filter) -> list[Story]:
        """Reports by what they are about, the newest first."""
        check_asked("stories", wanted)
        found = self._ask(lambda ledger: ledger.stories(wanted))
        return sorted(found, key=lambda s: (s.last or "", len(s.documents), s.id), reverse=True)

    def story(self, ident: str) -> Story:
        """One story. Raises NoSuchRecord."""
        if ident not in self._stories:
            raise NoSuchRecord(f"{ident}: no story of that id")
        return self._stories[ident]

    def dossier(self, name: str) -> Dossier:
        """All there is on one actor. Raises NoSuchRecord."""
        return self._ask(lambda ledger: ledger.dossier(name))

    def _ask(self, question: Callable[[Ledger], _T]) -> _T:
        with self._lock:
            return question(self._ledger)
