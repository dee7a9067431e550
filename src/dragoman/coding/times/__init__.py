"""When: the time expressions of a report, with TIMEX3 values and the days they stand for.

``find_times`` takes a parse and the publication day; ``to_moments`` turns what it finds into the record's times.
"""

from dragoman.coding.times.finder import find_times
from dragoman.coding.times.model import TimeMention, to_moments

__all__ = ["TimeMention", "find_times", "to_moments"]
