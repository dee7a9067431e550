"""How many: the figures of a report as intervals, with what they count and what they are made of.

``find_figures`` takes a parse and the time expressions already found, whose numbers are no figures.
"""

from dragoman.coding.figures.finder import find_figures
from dragoman.coding.figures.model import FigureMention

__all__ = ["FigureMention", "find_figures"]
