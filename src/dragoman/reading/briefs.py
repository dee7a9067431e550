"""A round-up of briefs: each is written where and when its own dateline says. ``days_of_writing`` takes a document and gives its days.

Most reports have one day for all of their text, that of their publication.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from dragoman.reading.dating import day_of_dateline
from dragoman.records import Document, Part

# Days from a dateline to the publication of what stands below it; over the date line it may be a day before.
_EARLY, _LATE = -1, 7
_CLOSES = (".", "!", "?", '"', "”", "’", "'", ")")


@dataclass(frozen=True, slots=True)
class Days:
    """Day of writing by offset: that of the last of ``starts`` up to there, ``first`` before them all."""

    first: date | None
    starts: tuple[int, ...] = ()
    days: tuple[date, ...] = ()

    def brief(self, offset: int) -> int:
        """The number of the brief that an offset stands in; 0: before the first, or in a report that is none of briefs."""
        return bisect_right(self.starts, offset)

    def at(self, offset: int) -> date | None:
        """The day on which what stands at an offset was written."""
        k = self.brief(offset)
        return self.days[k - 1] if k else self.first


def days_of_writing(document: Document) -> Days:
    """The days of a document: of each brief its own where two datelines or more tell different days; that of its dateline where it was published within a week of it; else that of its publication."""
    published = date.fromisoformat(document.published) if document.published else None
    text = document.text
    dated = [
        (_beginning(text, document.parts, k), day)
        for k, part in enumerate(document.parts)
        if part.kind == "dateline" and (day := day_of_dateline(text[slice(*part.span)], published)) is not None
    ]
    if len({day for _, day in dated}) < 2:
        written = dated[0][1] if dated else None
        return Days(written if written is not None and published is not None and _EARLY <= (published - written).days <= _LATE else published)
    return Days(published, tuple(start for start, _ in dated), tuple(day for _, day in dated))


def _beginning(text: str, parts: list[Part], k: int) -> int:
    """Where the brief with dateline ``k`` begins: at the headline above it, if it has one."""
    above = parts[k - 1] if k else None
    headed = above is not None and above.kind == "body" and not text[slice(*above.span)].rstrip().endswith(_CLOSES)
    return above.span[0] if above is not None and headed else parts[k].span[0]
