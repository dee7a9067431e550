"""Sentences that led the parser up a garden path, put right. One public door: ``mend``, a repair a kind behind it."""

from dragoman.language.garden.walk import mend

__all__ = ["mend"]
