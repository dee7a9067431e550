"""Coding in local processes: documents in, an outcome each out, in the order of the input, whatever the number of processes.

An outcome is a record, or a reject with its reason: an error, a document that takes too long or too much memory, and a process
that is killed cost that one document and no other. A bounded number of documents is on its way at any time, so memory does not
grow with their number. Every process loads the model and the knowledge once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from dragoman.engine.chunk import load_coder, outcomes
from dragoman.engine.limits import Limits
from dragoman.engine.worker import Worker, encode_documents
from dragoman.reading import Reject
from dragoman.records import Document, Record

if TYPE_CHECKING:
    from dragoman.coding import Coder

# Documents, and characters, handed on at once: enough to fill the parser's batches, few enough to share work evenly.
_CHUNK, _CHUNK_CHARACTERS = 32, 200_000

Outcome = Record | Reject


def code_documents(
    documents: Iterable[Document],
    folders: list[Path] | None = None,
    workers: int = 1,
    limits: Limits | None = None,
) -> Iterator[Outcome]:
    """A record or a reject for each of ``documents``, in their order; ``folders`` of knowledge are added to the built-in one.

    Raises KnowledgeError, LanguageError or EngineError where nothing can be coded at all.
    """
    yield from code_with(partial(load_coder, folders), documents, workers, limits or Limits())


def code_with(
    load: Callable[[], Coder], documents: Iterable[Document], workers: int, limits: Limits
) -> Iterator[Outcome]:
    """The same with the coder that ``load`` makes, in this process or in each of ``workers``; none is made where there is no document."""
    chunks = _chunks(documents)
    first = next(chunks, None)
    if first is None:
        return
    if workers > 1:
        yield from _in_processes(load, chain([first], chunks), workers, limits)
        return
    coder = load()
    for chunk in chain([first], chunks):
        yield from _with_flawed(chunk, lambda sound: outcomes(coder, sound, limits))


def _in_processes(
    load: Callable[[], Coder], chunks: Iterable[list[Document]], workers: int, limits: Limits
) -> Iterator[Outcome]:
    """A thread a process waits for its answers, so that no process stands idle while the caller is busy."""
    crew = [Worker(load, limits) for _ in range(workers)]
    idle: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        idle.put(worker)

    def code(chunk: list[Document]) -> list[Outcome]:
        worker = idle.get()
        try:
            return list(_with_flawed(chunk, worker.code))
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(workers, thread_name_prefix="dragoman-worker")
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(threads.submit(code, chunk))
            while waiting and (len(waiting) > 2 * workers or waiting[0].done()):
                yield from _first_of(waiting)
        while waiting:
            yield from _first_of(waiting)
    except KeyboardInterrupt:
        while waiting and waiting[0].done():  # what is coded is handed over before the program ends
            yield from _first_of(waiting)
        raise
    finally:
        for worker in crew:
            worker.close()
        threads.shutdown(cancel_futures=True)
        for worker in crew:
            worker.stop()


def _first_of(waiting: deque[Future[list[Outcome]]]) -> list[Outcome]:
    """The outcomes that come first, waited for; what is interrupted while it waits has taken none away."""
    done = waiting[0].result()
    waiting.popleft()
    return done


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in handfuls; small ones at first, so that the first outcome comes soon and few documents occupy all."""
    chunk: list[Document] = []
    size, limit = 0, 1
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if len(chunk) >= limit or size > _CHUNK_CHARACTERS:
            yield chunk
            chunk, size, limit = [], 0, min(2 * limit, _CHUNK)
    if chunk:
        yield chunk


def _with_flawed(
    chunk: list[Document], code: Callable[[list[Document]], Iterable[Outcome]]
) -> Iterator[Outcome]:
    """Outcomes of the chunk: ``code`` for what can be written as UTF-8, a reject for the rest."""
    flaws = {i: flaw for i, d in enumerate(chunk) if (flaw := _flaw(d)) is not None}
    coded = iter(code([d for i, d in enumerate(chunk) if i not in flaws])) if len(flaws) < len(chunk) else iter(())
    for i in range(len(chunk)):
        yield flaws[i] if i in flaws else next(coded)


def _flaw(document: Document) -> Reject | None:
    try:
        encode_documents([document])
    except (ValueError, TypeError) as exc:
        return Reject(document.id, f"cannot be written as UTF-8: {exc}")
    return None
