"""What coding one document may cost."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one document: what goes beyond them becomes a reject.

    ``seconds`` is time on the clock. ``memory`` is what one worker process may hold, in bytes; it is kept where the system
    can keep it (Linux), and never for work inside the calling process.
    """

    seconds: float = 60.0
    memory: int = 4 << 30


def limit_memory(size: int) -> None:
    """Let this process hold at most ``size`` bytes, where the system can see to it; more raises MemoryError."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))
