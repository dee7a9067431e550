"""How sure the coding itself is, apart from how certain the source is. One public door."""

from dragoman.coding.confidence.model import ConfidenceError, ConfidenceModel

__all__ = ["ConfidenceError", "ConfidenceModel"]
