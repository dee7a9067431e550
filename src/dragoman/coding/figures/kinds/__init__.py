"""What an amount counts: a parse and an amount in, its noun, the word that says what happened, and so its kind out. One public door."""

from dragoman.coding.figures.kinds.counter import Counter
from dragoman.coding.figures.kinds.kind import figure_kind
from dragoman.coding.figures.kinds.model import Counted

__all__ = ["Counted", "Counter", "figure_kind"]
