"""Dragoman reads news reports and keeps an auditable account of what they say.

The rooms, in the order data walks through them: ``reading`` → ``language`` → ``coding`` → ``store`` → ``linking`` → ``exports``, ``views``,
``web`` → ``cli``; ``engine`` drives reading, coding and store over many reports; ``records`` holds the data model, ``ontology`` and
``knowledge`` the data files that serve ``coding``. ``dragoman.open`` is the way to a store from Python.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.store import Store

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(store: str | Path, as_of: str | None = None, clock: str = "published") -> Store:
    """The store in a folder, or at an address of object storage, as it is now.

    ``as_of`` (YYYY-MM-DD) leaves out what was not known by the end of that day, by the ``clock`` of publication (``published``) or of
    reading into the store (``read``). Raises StoreError where there is none, QueryError for a bad day or clock.
    """
    from dragoman.knowledge import Called
    from dragoman.store import AsOf, Clock, QueryError, Store

    if clock not in Clock.__members__:
        raise QueryError(f"no clock is called {clock!r}; there are {', '.join(Clock.__members__)}")
    return Store.open(store, as_of=AsOf(as_of, Clock(clock)) if as_of else None, names=Called())
