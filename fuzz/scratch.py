"""A folder for files that targets write: in memory where the system has such, gone when the program ends."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

_IN_MEMORY = Path("/dev/shm")


def scratch_folder() -> Path:
    """A new one."""
    made = Path(tempfile.mkdtemp(prefix="dragoman-fuzz-", dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
