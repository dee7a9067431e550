"""When: the time expressions of a report, with TIMEX3 values and the days they stand for.

``find_times`` takes a parse and the publication day; ``to_moments`` turns what it finds into the record's times. ``beside_what`` and
``reckoned`` read stretches before or after something else; ``Written`` gives the day of each brief of a round-up; ``said_before`` tells apart when something was said and what was said.
"""

from dragoman.coding.times.anchors import Beside, beside_what, reckoned
from dragoman.coding.times.briefs import Written
from dragoman.coding.times.finder import find_times
from dragoman.coding.times.model import TimeMention, Value, to_moments
from dragoman.coding.times.tense import said_before

__all__ = ["Beside", "TimeMention", "Value", "Written", "beside_what", "find_times", "reckoned", "said_before", "to_moments"]
