"""The store as a page sees it: a snapshot that stays the same while a page is made, and follows the store as it grows.

What is dear to work out is kept with the snapshot and goes with it. A new snapshot is made, warmed and linked beside the old one, so that
nobody waits for it. Only the first linking of a large store takes its time; pages that need it say so meanwhile.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import get_context
from typing import TypeVar

from dragoman.store import Store, StoreError
from dragoman.web.linked import Linked, NotYet, link_store

_T = TypeVar("_T")
_KEPT = 512
_MANY = 500  # reports
_PATIENCE = 5.0  # seconds that the start waits for the linking
_WATCHED = ("documents",)  # tables on which pages stand
_log = logging.getLogger(__name__)

Version = tuple[int, ...]


class Snapshot:
    """A store as it was at one moment, and what was worked out from it."""

    def __init__(self, store: Store, version: Version) -> None:
        self.store, self.version = store, version
        self.closing = threading.Event()
        self.problem = ""  # why its reports cannot be brought together
        self._linked: Linked | None = None
        self._lock = threading.Lock()
        self._kept: OrderedDict[object, Future[object]] = OrderedDict()

    @property
    def linked(self) -> Linked:
        """What the reports say taken together. Raises NotYet, or StoreError where it cannot be had."""
        if self._linked is not None:
            return self._linked
        if self.problem:
            raise StoreError(self.problem)
        raise NotYet("The reports are being brought together: which of them speak of the same, who copies whom. Come back in a moment.")

    @property
    def ready(self) -> bool:
        """Whether ``linked`` is there."""
        return self._linked is not None

    def link(self, *, apart: bool = False) -> None:
        """Bring the reports together; ``apart``: a large store in a process of its own, so that pages are answered meanwhile."""
        try:
            if apart and self._reports() > _MANY and self.store.as_of is None:
                process = get_context("spawn").Process(target=link_store, args=(self.store.lake.root,), daemon=True)
                process.start()
                while process.is_alive() and not self.closing.is_set():
                    process.join(0.2)
                process.terminate()
            if self.closing.is_set():
                return
            self._linked = Linked.of(self.store)
        except StoreError as exc:
            self.problem = str(exc)
            _log.warning("%s", exc)

    def _reports(self) -> int:
        return int(next(self.store.rows("SELECT count(*) AS n FROM documents"))["n"])

    def kept(self, key: object, make: Callable[[], _T]) -> _T:
        """What ``make`` gives, worked out once; whoever asks for it meanwhile waits for it."""
        with self._lock:
            future = self._kept.get(key)
            mine = future is None
            if future is None:
                future = self._kept[key] = Future()
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            else:
                self._kept.move_to_end(key)
        if mine:
            try:
                future.set_result(make())
            except BaseException as exc:
                with self._lock:
                    self._kept.pop(key, None)
                future.set_exception(exc)
        return future.result()  # type: ignore[return-value]


class Living:
    """Gives the newest snapshot there is; ``warm`` works out for a new one what its first page will need."""

    def __init__(self, store: Store, every: float, warm: Callable[[Snapshot], object]) -> None:
        self._every, self._warm = every, warm
        self._lock = threading.Lock()
        self._looked = time.monotonic()
        self._snapshot = self._made(store)
        self._first = threading.Thread(target=self._snapshot.link, kwargs={"apart": True}, name="link-the-store", daemon=True)
        self._first.start()
        self._first.join(_PATIENCE)

    def now(self) -> Snapshot:
        """The snapshot to answer from."""
        due = time.monotonic() - self._looked >= self._every and not self._first.is_alive()
        if due and self._lock.acquire(blocking=False):
            self._looked = time.monotonic()
            threading.Thread(target=self._follow, name="follow-the-store", daemon=True).start()
        return self._snapshot

    def close(self) -> None:
        """Let go of what is still being worked out: the page is left."""
        self._snapshot.closing.set()
        self._first.join(_PATIENCE)

    def _follow(self) -> None:
        try:
            fresh = self._snapshot.store.refreshed()
            if _version(fresh) != self._snapshot.version:
                self._swap(fresh)
        except StoreError as exc:  # the old snapshot goes on; the page on the store's health says what is wrong
            _log.warning("%s", exc)
        finally:
            self._lock.release()

    def _swap(self, fresh: Store) -> None:
        snapshot = self._made(fresh)
        snapshot.link()
        self._snapshot = snapshot

    def _made(self, store: Store) -> Snapshot:
        version = _version(store)
        snapshot = Snapshot(store, version)
        _ = store.connection  # opened by one thread, used by all
        self._warm(snapshot)
        threading.Thread(target=_count_actors, args=(store,), name="count-actors", daemon=True).start()
        return snapshot


def _count_actors(store: Store) -> None:
    """What the list of actors stands on, before somebody asks for it."""
    with suppress(StoreError):
        store.actors(limit=1).count()


def _version(store: Store) -> Version:
    """Commits of the tables that others write to: cheap, and different after every change."""
    return tuple(store.lake.table(name).version() for name in _WATCHED)
