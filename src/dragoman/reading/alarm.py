"""An alarm for work on hostile input: a call in, its result or ``TimeUp`` out.

What is read and coded is bounded in size first; the alarm is for what no bound foresaw.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# The alarm rings again until the work has ended: code that runs as a destructor or a callback may swallow the first ring.
_AGAIN = 0.5


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


def _ring(number: int, frame: object) -> None:
    del number, frame
    raise TimeUp
