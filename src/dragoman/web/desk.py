"""Decisions of analysts on events: kept in the store's layer of reviews, which only grows."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from dragoman.linking.review import Decision, Reviews
from dragoman.web.living import Living, Version


class Desk:
    """Decisions of a store, read and added by one thread at a time."""

    def __init__(self, living: Living) -> None:
        self._living, self._lock = living, threading.Lock()
        self._reviews: Reviews | None = None
        self._version: Version = ()

    def decisions(self) -> list[Decision]:
        """All of them, in the order they were taken."""
        with self._lock:
            return self._open().decisions()

    def standing(self) -> dict[str, Decision]:
        """The last one on each event that the reports have now."""
        with self._lock:
            return self._open().standing("event")

    def gone(self) -> int:
        """How many no longer apply: their reports have changed."""
        with self._lock:
            return len(self._open().gone())

    def decide(self, target: str, verdict: Any, by: str, correction: Mapping[str, str], note: str) -> None:
        """Add one. Raises ReviewError, NoSuchRecord."""
        with self._lock:
            self._open().decide(target, verdict, by, correction, note)

    def _open(self) -> Reviews:
        snapshot = self._living.now()
        if self._reviews is None or self._version != snapshot.version:
            self._reviews, self._version = Reviews(snapshot.store.refreshed()), snapshot.version
        return self._reviews
