"""The day of writing of each brief of a round-up: a parse and its time expressions in, the day at a token out.

The day of the report holds down to the first dateline in its body that gives a day, and each such dateline's own day from there on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from dragoman.coding.times.model import TimeMention
from dragoman.language import Parse


class Written:
    """Days of writing of one report. ``published``: the day of the whole."""

    def __init__(self, parse: Parse, times: Sequence[TimeMention], published: date | None) -> None:
        begun = next((s.start for s in parse.sentences if s.part == "body"), len(parse))
        further = [s for s in parse.sentences if s.part == "dateline" and s.start > begun]
        dated = [(s.start, date.fromisoformat(t.start)) for s in further for t in times if s.start <= t.tokens[0] < s.end and t.precision == "day" and t.start]
        self._starts = [0, *(start for start, _ in dated)]
        self._days = [published, *(day for _, day in dated)]

    def at(self, token: int) -> date | None:
        """"LIMA, May 3 (AP) - …": the day of the brief that a token stands in."""
        return self._days[bisect_right(self._starts, token) - 1]
