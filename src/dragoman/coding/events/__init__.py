"""Events: frames propose, operators compose, roles are found in the parse. One public door."""

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.homes import taken_up
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.selection import EventFinder

__all__ = ["EventDraft", "EventFinder", "Reading", "taken_up"]
