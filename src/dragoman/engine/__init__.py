"""Coding many reports, in this process or in several: a record each, or a reject with its reason.

``dragoman.engine.ingest`` takes them into a store; it is a door of its own, since a store is slow to load and coding needs none.
"""

from dragoman.engine.limits import Limits
from dragoman.engine.local import code_documents
from dragoman.engine.worker import EngineError

__all__ = ["EngineError", "Limits", "code_documents"]
