"""Reading and coding over many reports, in this process or in several."""

from dragoman.engine.local import code_documents

__all__ = ["code_documents"]
