"""Reports into a store: read, passed over if known, coded, and committed in batches, by local processes or on a Ray cluster.

Whatever ends a run, and when, the store holds whole reports only, and the same run again takes in what is missing.
"""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial

from dragoman import __version__
from dragoman.engine.intake import Known, Tally, fresh
from dragoman.engine.local import code_documents
from dragoman.engine.memory import give_back
from dragoman.engine.settings import Settings
from dragoman.reading import Reject
from dragoman.records import Document, Record
from dragoman.store import Arrivals, Intake, Store, arrivals

__all__ = ["Settings", "Tally", "ingest"]

# A commit is due at so many reports, so many characters, or so many seconds after the last one: what a killed run loses.
_BATCH, _BATCH_CHARACTERS, _BATCH_SECONDS = 256, 4_000_000, 20.0
# Small files are merged at the end of a run that left so many.
_MANY_FILES = 40


# Counts of a run that are told, but are no columns of its row.
_NOT_KEPT = frozenset({"characters", "skipped"})
Heard = Callable[[Tally, Reject | None], None]


def ingest(store: Store, sources: Iterable[str], settings: Settings, heard: Heard) -> Tally:
    """Take all reports of ``sources`` into ``store``; ``heard`` is told of every step and every reject.

    Raises StoreError where nothing can be written, KnowledgeError, LanguageError or EngineError where nothing can be coded.
    On KeyboardInterrupt what was coded is committed first.
    """
    sources = list(sources)
    tally, started, run = Tally(), dt.datetime.now(dt.UTC), uuid.uuid4().hex
    known = Known.of(store, _version(settings) if settings.recode else None)
    rejects = _Rejects(store, run, tally, heard)
    documents = _unrejected(fresh(sources, settings.options, known, tally), rejects)
    ended = False
    try:
        if settings.engine == "ray":
            from dragoman.engine.cluster import ingest_on_ray

            ingest_on_ray(store, documents, settings, run, rejects.add, partial(heard, tally, None))
        else:
            _ingest_locally(_Batch(store, run), documents, settings, rejects, partial(heard, tally, None))
        ended = True
    finally:
        rejects.commit()
        _only_stored(tally, arrivals(store.refreshed(), run), recode=settings.recode)
        store.log("runs", [{
            "run": run, "started": started, "finished": dt.datetime.now(dt.UTC), "sources": sources, "engine": settings.engine,
            "workers": settings.workers, **{k: v for k, v in asdict(tally).items() if k not in _NOT_KEPT}, "interrupted": not ended, "version": __version__,
        }])  # fmt: skip
    store.compact(unless_fewer_than=_MANY_FILES)
    return tally


def _only_stored(tally: Tally, came: Arrivals, *, recode: bool) -> None:
    """Taken in is what is in the store and was not before: not what a run that was cut short read, nor what another run brought meanwhile.

    What is coded again is there before.
    """
    again = 0 if recode else came.again
    tally.known += again
    tally.changed = min(tally.changed, came.first + came.again - again)
    tally.new = min(tally.new, came.first + came.again - again - tally.changed)


def _version(settings: Settings) -> str:
    from dragoman.engine.chunk import load_coder

    return load_coder(list(settings.folders)).version


def _unrejected(items: Iterable[tuple[Document, str] | Reject], rejects: _Rejects) -> Iterator[tuple[Document, str]]:
    for item in items:
        if isinstance(item, Reject):
            rejects.add(item)
        else:
            yield item


class _Rejects:
    """Reports that could not be taken in, told of at once and committed with the next batch."""

    def __init__(self, store: Store, run: str, tally: Tally, heard: Heard) -> None:
        self.store, self.run, self.tally, self.heard = store, run, tally, heard
        self.waiting: list[dict[str, object]] = []

    def add(self, reject: Reject) -> None:
        self.tally.rejected += 1
        self.waiting.append({"name": reject.name, "reason": reject.reason, "run": self.run, "met_at": dt.datetime.now(dt.UTC)})
        self.heard(self.tally, reject)

    def commit(self) -> None:
        self.store.log("rejects", self.waiting)
        self.waiting = []


def _ingest_locally(
    batch: _Batch, documents: Iterable[tuple[Document, str]], settings: Settings, rejects: _Rejects, step: Callable[[], None]
) -> None:
    sources: deque[str] = deque()

    def bare() -> Iterator[Document]:
        for document, source in documents:
            sources.append(source)
            yield document

    try:
        for outcome in code_documents(bare(), list(settings.folders), settings.workers, settings.limits):
            source = sources.popleft()
            if isinstance(outcome, Reject):
                rejects.add(outcome)
            elif batch.add(outcome, source):
                rejects.commit()
            step()
    finally:
        batch.commit()


class _Batch:
    """Records on their way to one commit."""

    def __init__(self, store: Store, run: str) -> None:
        self.store, self.run = store, run
        self.waiting: list[Intake] = []
        self.characters, self.since = 0, time.monotonic()

    def add(self, record: Record, source: str) -> bool:
        """One more; whether it was committed with those before it."""
        self.waiting.append(Intake(record, source))
        self.characters += len(record.document.text)
        if not due(self.waiting, self.characters, time.monotonic() - self.since):
            return False
        self.commit()
        return True

    def commit(self) -> None:
        if self.waiting:
            waiting, self.waiting = self.waiting, []
            self.store.append(waiting, self.run)
            give_back()
        self.characters, self.since = 0, time.monotonic()


def due(waiting: Sequence[object], characters: int, seconds: float) -> bool:
    """Whether a batch is big or old enough to be committed."""
    return len(waiting) >= _BATCH or characters >= _BATCH_CHARACTERS or seconds >= _BATCH_SECONDS
