"""One worker process and the handle its parent holds: documents go over, an outcome each comes back, in order.

The parent never waits for ever. A worker ends a document that takes too long by itself; one that falls silent all the same, or
dies, is replaced, and the document it was busy with is told apart by coding what is left one by one.
"""

from __future__ import annotations

import multiprocessing
import pickle
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

import msgspec

from dragoman.engine.chunk import outcomes
from dragoman.engine.limits import Limits, limit_memory
from dragoman.reading import Reject
from dragoman.records import Document, Record

if TYPE_CHECKING:
    from dragoman.coding import Coder

# How long a process may take to load the model and the knowledge, and to answer beyond a document's own time, in seconds.
_START, _GRACE = 300.0, 10.0

# The first byte of what a worker says.
_READY, _FAILED, _RECORD, _REJECT = b"+", b"!", b"r", b"x"

_encoder = msgspec.msgpack.Encoder()
_documents = msgspec.msgpack.Decoder(list[Document])
_record = msgspec.msgpack.Decoder(Record)
_reject = msgspec.msgpack.Decoder(tuple[str, str])


class EngineError(RuntimeError):
    """Worker processes cannot be started."""


class _GoneError(Exception):
    """A worker died or fell silent: the message says which."""


def encode_documents(documents: Sequence[Document]) -> bytes:
    """What is sent to a worker. Raises ValueError for text that no encoding can carry (half a surrogate pair)."""
    return _encoder.encode(documents)


class Worker:
    """A process with a coder of its own, started at the first question."""

    def __init__(self, load: Callable[[], Coder], limits: Limits) -> None:
        """``load`` makes the coder in the process; it is sent there, so it must be a function of a module."""
        self._load, self._limits = load, limits
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def code(self, documents: Sequence[Document]) -> list[Record | Reject]:
        """One outcome a document, in their order. Raises EngineError, or whatever kept the process from loading."""
        found: list[Record | Reject] = []
        try:
            self._code(documents, found)
        except _GoneError:
            # Whichever it was, and if it was any: somebody may have killed the process from outside.
            found += [self._alone(document) for document in documents[len(found) :]]
        return found

    def _alone(self, document: Document) -> Record | Reject:
        found: list[Record | Reject] = []
        try:
            self._code([document], found)
        except _GoneError as gone:
            return Reject(document.id, str(gone))
        return found[0]

    def _code(self, documents: Sequence[Document], found: list[Record | Reject]) -> None:
        """Outcomes into ``found`` as they come."""
        pipe = self._ready()
        # Where documents are coded together, one may take its time twice: with the others, and alone.
        patience = _GRACE + self._limits.seconds * (1 if len(documents) == 1 else 2)
        self._ask(pipe, documents)
        while len(found) < len(documents):
            kind, body = self._hear(pipe, patience)
            found.append(_record.decode(body) if kind == _RECORD else Reject(*_reject.decode(body)))

    def _ready(self) -> Connection:
        """The pipe to a process that has loaded everything."""
        if self._closed:
            raise EngineError("the engine is closed")
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        # Not forked: what a process holds must not depend on what this one did before.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._load, self._limits), daemon=True)
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        try:
            kind, body = self._hear(ours, _START)
        except _GoneError as gone:
            raise EngineError(f"a worker process could not be started: {gone}") from None
        if kind == _FAILED:
            raise pickle.loads(body)  # from our own process
        if self._closed:
            raise EngineError("the engine is closed")
        return ours

    def _ask(self, pipe: Connection, documents: Sequence[Document]) -> None:
        try:
            pipe.send_bytes(encode_documents(documents))
        except OSError:
            raise _GoneError(self._dead()) from None

    def _hear(self, pipe: Connection, patience: float) -> tuple[bytes, bytes]:
        try:
            if not pipe.poll(patience):
                self.stop()
                raise _GoneError(f"took longer than {self._limits.seconds:g} s to code, and did not stop when asked")
            said = pipe.recv_bytes()
        except (EOFError, OSError):
            raise _GoneError(self._dead()) from None
        return said[:1], said[1:]

    def _dead(self) -> str:
        code = None
        if self._process is not None:
            self._process.join(_GRACE)
            until = time.monotonic() + _GRACE
            while (code := self._process.exitcode) is None and time.monotonic() < until:
                time.sleep(0.01)  # another thread that starts a process may be just collecting this one's status
        self.stop()
        how = f"by signal {-code}" if code is not None and code < 0 else f"with status {code}"
        return f"the process that coded it ended {how}"

    def stop(self) -> None:
        """End the process, whatever it does; the next question starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.join(_GRACE)
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def close(self) -> None:
        """End the process and start no other; may be called while another thread waits for an answer, which then fails."""
        self._closed = True
        if self._process is not None:
            self._process.kill()


def serve(pipe: Connection, load: Callable[[], Coder], limits: Limits) -> None:
    """The life of a worker process: load, then answer until the parent is gone."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        coder = load()
        limit_memory(limits.memory)
    except Exception as exc:
        pipe.send_bytes(_FAILED + _pickled(exc))
        return
    try:
        pipe.send_bytes(_READY)
        while True:
            for outcome in outcomes(coder, _documents.decode(pipe.recv_bytes()), limits):
                pipe.send_bytes(_said(outcome))
    except (EOFError, OSError):
        return


def _said(outcome: Record | Reject) -> bytes:
    if isinstance(outcome, Reject):
        return _REJECT + _encoder.encode((outcome.name, outcome.reason.encode("utf-8", "replace").decode()))
    return _RECORD + _encoder.encode(outcome)


def _pickled(exc: Exception) -> bytes:
    try:
        return pickle.dumps(exc)
    except Exception:
        return pickle.dumps(EngineError(f"{type(exc).__name__}: {exc}"))
