"""Which readings become events. One public door: ``EventFinder``."""

from dragoman.coding.events.selection.finder import EventFinder

__all__ = ["EventFinder"]
