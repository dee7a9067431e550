"""What many reports say taken together, as the pages ask for it: a page of a list at a time, the newest first."""

from __future__ import annotations

import signal
from contextlib import suppress
from dataclasses import replace

from dragoman.linking import FigureSeries, Ledger, LedgerClaim, Story, TimelineEntry, Trace
from dragoman.linking.watch import Alert, Rule, Watch
from dragoman.store import Filter, NoSuchRecord, Store, StoreError

_ON_A_DOSSIER = 24  # claims of each sort


class NotYet(StoreError):
    """The reports are still being brought together."""


def link_store(root: str) -> None:
    """Bring the tables of a store's ledger up to date, in a process of its own; who asks for the ledger afterwards learns what went wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    with suppress(StoreError):
        Ledger.open(Store.open(root))


class Linked:
    """The ledger of a store as it was when it was opened."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        ledger.count("claim")  # the index is made by one thread, and used by all

    @classmethod
    def of(cls, store: Store) -> Linked:
        """The ledger of the store as it is now, brought up to date first. Raises StoreError."""
        return cls(Ledger.open(store.refreshed()))

    def claims(self, wanted: Filter, status: str = "", story: str = "") -> list[LedgerClaim]:
        """A page of claims."""
        return self._ledger.claims(replace(wanted, newest_first=True), _one(status), story)

    def all_claims(self, wanted: Filter, status: str = "", story: str = "") -> int:
        """How many there are on all pages."""
        return self._ledger.count("claim", wanted, _one(status), story)

    def claim(self, ident: str) -> LedgerClaim:
        """One claim, by its id or by that of one of its stances. Raises NoSuchRecord."""
        try:
            return self._ledger.claim(ident)
        except NoSuchRecord:
            found = self._ledger.claim_of(ident)
            if found is None:
                raise
            return found

    def figures(self, wanted: Filter, story: str = "") -> list[FigureSeries]:
        """A page of figures of one quantity side by side."""
        return self._ledger.figures(replace(wanted, newest_first=True), story)

    def all_figures(self, wanted: Filter) -> int:
        """How many there are on all pages."""
        return self._ledger.count("figure", wanted)

    def series(self, ident: str) -> FigureSeries:
        """Figures of one quantity. Raises NoSuchRecord."""
        return self._ledger.figure(ident)

    def timeline(self, wanted: Filter) -> list[TimelineEntry]:
        """A page of what is said to have happened, in that order."""
        return self._ledger.timeline(wanted)

    def whole_timeline(self, wanted: Filter) -> int:
        """How long it is."""
        return self._ledger.timeline_length(wanted)

    def timeline_days(self, wanted: Filter) -> list[tuple[str, int, int]]:
        """It by day and quad class."""
        return self._ledger.timeline_days(wanted)

    def stories(self, wanted: Filter) -> list[Story]:
        """A page of reports by what they are about."""
        return self._ledger.stories(replace(wanted, newest_first=True))

    def all_stories(self, wanted: Filter) -> int:
        """How many there are on all pages."""
        return self._ledger.count("story", wanted)

    def story(self, ident: str) -> Story:
        """One story. Raises NoSuchRecord."""
        return self._ledger.story(ident)

    def trace(self, name: str) -> Trace:
        """What there is on one actor, of claims the newest. Raises NoSuchRecord."""
        return self._ledger.trace(name, _ON_A_DOSSIER)

    def newest(self, rule: Rule, number: int) -> list[Alert]:
        """The newest that a rule of a watch tells of."""
        return Watch(self._ledger.store, (rule,), self._ledger).newest(rule, number)


def _one(status: str) -> tuple[str, ...]:
    return (status,) if status else ()
