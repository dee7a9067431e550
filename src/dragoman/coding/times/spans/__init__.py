"""Rules for stretches and for times reckoned from another: durations, "ago", "later", "last week", "that year", sets.

A rule takes the context and the first and last lexeme of a match; it gives pieces, or None where it does not hold.
"""

from dragoman.coding.times.spans.durations import duration, nothing, recurrent, some_units
from dragoman.coding.times.spans.moves import ago, beside, beside_day, shifted
from dragoman.coding.times.spans.relative import edge_period, last_unit, last_units, that_unit, the_past, the_weekend

__all__ = [
    "ago", "beside", "beside_day", "duration", "edge_period", "last_unit", "last_units", "nothing", "recurrent", "shifted", "some_units", "that_unit",
    "the_past", "the_weekend",
]  # fmt: skip
