"""Memory that a process has freed, given back to the system, so that a long run is as large at its end as at its beginning."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """What the libraries of a commit leave behind them in pieces; a matter of milliseconds, and of nothing where the system has no call for it."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """The call of the GNU C library."""
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
    return found
