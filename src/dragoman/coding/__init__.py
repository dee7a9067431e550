"""A parsed report in, its record out. ``Coder`` is the door; each question has a module of its own."""

from dragoman.coding.coder import Coder

__all__ = ["Coder"]
