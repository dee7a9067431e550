"""Reading and coding many reports, in this process, in several, or on a cluster: a record each or a reject, or all into a store."""

from dragoman.engine.ingest import Settings, ingest
from dragoman.engine.intake import Tally
from dragoman.engine.limits import Limits
from dragoman.engine.local import code_documents
from dragoman.engine.worker import EngineError

__all__ = ["EngineError", "Limits", "Settings", "Tally", "code_documents", "ingest"]
