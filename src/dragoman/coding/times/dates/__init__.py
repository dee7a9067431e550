"""Rules for calendar dates: days, clock times, months, quarters, seasons, years.

A rule takes the context and the first and last lexeme of a match; it gives pieces, or None where it does not hold.
"""

from dragoman.coding.times.dates.clocks import clock, clock_with_day
from dragoman.coding.times.dates.days import (
    day_range,
    deictic,
    iso,
    month_day,
    named_day,
    reference,
    slash,
    week_of_day,
    weekday,
    with_part,
)
from dragoman.coding.times.dates.likely import weekday_value
from dragoman.coding.times.dates.match import Pieces, month_of, pick, place
from dragoman.coding.times.dates.months import half, month, month_year, quarter, season
from dragoman.coding.times.dates.years import century, decade, edge_year, year

__all__ = [
    "Pieces", "century", "clock", "clock_with_day", "day_range", "decade", "deictic", "edge_year", "half", "iso", "month", "month_day",
    "month_of", "month_year", "named_day", "pick", "place", "quarter", "reference", "season", "slash", "week_of_day", "weekday",
    "weekday_value", "with_part", "year",
]  # fmt: skip
