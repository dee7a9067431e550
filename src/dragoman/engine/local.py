"""Coding in local processes: results in the order of the input, whatever the number of processes.

A bounded number of documents is on its way at any time, so memory does not grow with their number. Every process loads the
model and the knowledge once.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.records import Document, Record

if TYPE_CHECKING:
    from multiprocessing.pool import AsyncResult, Pool

    from dragoman.coding import Coder

# Documents handed to a process at once: enough to fill the parser's batches, few enough to share work evenly.
_CHUNK = 32


def code_documents(
    documents: Iterable[Document], folders: list[Path] | None = None, workers: int = 1
) -> Iterator[Record]:
    """Records of ``documents`` in their order; ``folders`` of knowledge are added to the built-in one."""
    if workers <= 1:
        from dragoman.coding import Coder

        yield from Coder.load(folders).stream(documents)
        return
    # Not forked: what a process holds must not depend on what this one did before.
    with multiprocessing.get_context("spawn").Pool(workers, _Worker.start, (folders,)) as pool:
        yield from _ordered(pool, documents, ahead=2 * workers)


def _ordered(pool: Pool, documents: Iterable[Document], ahead: int) -> Iterator[Record]:
    waiting: deque[AsyncResult[list[Record]]] = deque()
    stream = iter(documents)
    while chunk := list(islice(stream, _CHUNK)):
        waiting.append(pool.apply_async(_Worker.code, (chunk,)))
        if len(waiting) > ahead:
            yield from waiting.popleft().get()
    while waiting:
        yield from waiting.popleft().get()


class _Worker:
    """What a worker process holds: one coder, made when the process starts, or why it could not be made."""

    coder: Coder
    failure: Exception | None = None

    @classmethod
    def start(cls, folders: list[Path] | None) -> None:
        """Prepare the process. An error is kept for the first call: a pool whose workers die starts new ones for ever."""
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
        try:
            from dragoman.coding import Coder

            cls.coder = Coder.load(folders)
        except Exception as exc:
            cls.failure = exc

    @classmethod
    def code(cls, documents: list[Document]) -> list[Record]:
        """Records of one chunk, in order."""
        if cls.failure is not None:
            raise cls.failure
        return list(cls.coder.stream(documents))
