"""Python's collector of cyclic garbage, kept from looking through knowledge and model again and again while documents are coded.

What is loaded stays as long as the process: hundreds of thousands of objects that every full collection would visit.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.knowledge import collector_paused

# Objects made before the young ones are looked at: the documents of a batch make as many, which live until they are coded and then go by themselves.
_YOUNG = 100_000


@contextmanager
def loading() -> Iterator[None]:
    """Nothing is collected inside; what has been made by the end is not looked at any more (it still goes when nobody holds it)."""
    with collector_paused():
        yield
    gc.freeze()
    young, *older = gc.get_threshold()
    if 0 < young < _YOUNG:
        gc.set_threshold(_YOUNG, *older)
