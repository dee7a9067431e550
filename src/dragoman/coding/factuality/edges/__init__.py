"""How an event word hangs on what governs it: a parse and a token in, the construction and the line of data that applies there out. One public door."""

from dragoman.coding.factuality.edges.model import FREE, Edge
from dragoman.coding.factuality.edges.nouns import hedged_noun, is_definite, is_whose
from dragoman.coding.factuality.edges.reader import EdgeReader

__all__ = ["FREE", "Edge", "EdgeReader", "hedged_noun", "is_definite", "is_whose"]
