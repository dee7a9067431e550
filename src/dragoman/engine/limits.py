"""What coding one document may cost, and the alarm that ends work which takes longer: a call in, its result or ``TimeUp`` out."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

# The alarm rings again until the work has ended: code that runs as a destructor or a callback may swallow the first ring.
_AGAIN = 0.5


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one document: what goes beyond them becomes a reject.

    ``seconds`` is time on the clock. ``memory`` is what one worker process may hold, in bytes; it is kept where the system
    can keep it (Linux), and never for work inside the calling process.
    """

    seconds: float = 60.0
    memory: int = 4 << 30


class TimeUp(BaseException):
    """The work took longer than it may; no Exception, so that no ``except Exception`` inside the work catches it."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of ``work``; raises TimeUp where it takes longer than ``seconds``.

    The alarm is a signal, so it rings in the main thread alone: elsewhere the work is not limited. It is heard between two
    steps of Python; a single call into compiled code is ended by the parent of a worker process, not by this.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        return work()
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
            return work()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except TimeUp:
        signal.setitimer(signal.ITIMER_REAL, 0)  # it may have rung while it was being switched off
        raise
    finally:
        signal.signal(signal.SIGALRM, before)


def limit_memory(size: int) -> None:
    """Let this process hold at most ``size`` bytes, where the system can see to it; more raises MemoryError."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def _ring(number: int, frame: object) -> None:
    del number, frame
    raise TimeUp
