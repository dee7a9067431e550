"""The bytes of the page's own files: those in ``static`` and those made from what other rooms hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from dragoman.views import marks_style
from dragoman.web.world import land

_FOLDER = Path(__file__).parent / "static"
_MADE: dict[str, Callable[[], bytes]] = {"marks.css": lambda: marks_style().encode(), "land.svg": land}


@cache
def content_of(name: str) -> bytes | None:
    """The bytes of a file of that (plain) name, None where there is none."""
    if name in _MADE:
        return _MADE[name]()
    path = _FOLDER / name
    return path.read_bytes() if path.is_file() else None
