"""The same on a Ray cluster: workers code handfuls of reports and commit them themselves; the driver only reads and counts.

A worker that dies is started again and its handful coded again. If it had committed just before, the reports stand in the store
twice and count once, as with any two writers (see ``store/views.py``).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.engine.limits import Limits
from dragoman.engine.memory import give_back
from dragoman.engine.settings import Settings
from dragoman.engine.worker import EngineError
from dragoman.reading import Reject
from dragoman.records import Document
from dragoman.store import Intake, Store

_HANDFUL, _HANDFUL_CHARACTERS = 128, 1_000_000
_RETRIES = 5
_PATIENCE = 10.0  # seconds until a cluster that does not answer is given up

Handful = list[tuple[Document, str]]


def ingest_on_ray(
    store: Store, documents: Iterable[tuple[Document, str]], settings: Settings, run: str, reject: Callable[[Reject], None], step: Callable[[], None]
) -> None:
    """Code and commit ``documents`` with ``settings.workers`` processes of the cluster at ``settings.address``, or of this machine.

    The store must lie where every node sees it under the same name. Raises EngineError where Ray is not installed or the cluster
    cannot be reached.
    """
    ray = _ray()
    mine = _join(ray, settings)
    try:
        crew = [_worker(ray, store.lake.root, settings, run) for _ in range(settings.workers)]
        for told in _share_out(ray, crew, _handfuls(documents)):
            for name, reason in told:
                reject(Reject(name, reason))
            step()
    finally:
        if mine:
            ray.shutdown()


def _ray() -> Any:
    try:
        import ray
    except ImportError:
        raise EngineError("Ray is not installed: pip install 'dragoman[cluster]'") from None
    return ray


def _join(ray: Any, settings: Settings) -> bool:
    """Join the cluster; whether this process did, and so has to leave it."""
    if ray.is_initialized():
        return False
    if settings.address and settings.address != "auto":
        _reach(settings.address)
    try:
        if settings.address:
            ray.init(address=settings.address, log_to_driver=False, logging_level="ERROR")
        else:
            ray.init(num_cpus=settings.workers, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    except (ConnectionError, RuntimeError, ValueError) as exc:
        raise EngineError(f"no Ray cluster could be joined: {' '.join(str(exc).split())[:200]}") from exc
    return True


def _reach(address: str) -> None:
    """Raises EngineError where nobody listens at ``host:port``: Ray itself would wait for ever. Addresses with a scheme are left to it."""
    host, colon, port = address.rpartition(":")
    if "://" in address:
        return
    if not colon or not port.isdigit():
        raise EngineError(f"no Ray cluster could be joined: {address!r} is no host:port")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as exc:
        raise EngineError(f"no Ray cluster could be joined: nothing answers at {address} ({str(exc).lower()})") from exc


def _worker(ray: Any, root: str, settings: Settings, run: str) -> Any:
    remote = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=_RETRIES)(ClusterWorker)
    return remote.remote(root, settings.folders, settings.limits, run)


def _handfuls(documents: Iterable[tuple[Document, str]]) -> Iterator[Handful]:
    handful: Handful = []
    size = 0
    for document, source in documents:
        handful.append((document, source))
        size += len(document.text)
        if len(handful) >= _HANDFUL or size >= _HANDFUL_CHARACTERS:
            yield handful
            handful, size = [], 0
    if handful:
        yield handful


def _share_out(ray: Any, crew: list[Any], handfuls: Iterator[Handful]) -> Iterator[list[tuple[str, str]]]:
    """What became of each handful, as it is done; every worker has one in hand and one waiting."""
    busy: dict[Any, Any] = {}

    def give(worker: Any) -> None:
        handful = next(handfuls, None)
        if handful is not None:
            busy[worker.take.remote(handful)] = worker

    for worker in [*crew, *crew]:
        give(worker)
    while busy:
        (done,), _ = ray.wait(list(busy), num_returns=1)
        worker = busy.pop(done)
        try:
            yield ray.get(done)
        except ray.exceptions.RayError as exc:
            raise EngineError(f"a worker of the cluster failed: {' '.join(str(exc).split())[-300:]}") from exc
        give(worker)


class ClusterWorker:
    """A process of the cluster: one coder, one store."""

    def __init__(self, root: str, folders: tuple[Path, ...], limits: Limits, run: str) -> None:
        from dragoman.engine.chunk import load_coder

        self.coder, self.store, self.limits = load_coder(list(folders)), Store.open(root), limits
        self.run = run

    def take(self, handful: Handful) -> list[tuple[str, str]]:
        """Code and commit; (name, reason) of what could not be coded."""
        from dragoman.engine.chunk import outcomes

        done: list[Intake] = []
        rejects: list[tuple[str, str]] = []
        for outcome, (_, source) in zip(outcomes(self.coder, [d for d, _ in handful], self.limits), handful, strict=True):
            if isinstance(outcome, Reject):
                rejects.append((outcome.name, outcome.reason))
            else:
                done.append(Intake(outcome, source))
        if done:
            self.store.append(done, self.run)
            give_back()
        return rejects
