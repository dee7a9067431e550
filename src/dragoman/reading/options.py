"""What a caller may say about what is read, and what reading says back where it fails."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

# One report: a long one has 60 kB of text. Beyond this the parser would be busy for the better part of an hour.
MAX_DOCUMENT_BYTES = 10_000_000

# A file that is read as one tree (a feed) or a compressed one, once it is unpacked.
MAX_FILE_BYTES = 50_000_000


class ReadingError(ValueError):
    """Something cannot be read as a report: the message is the reason, in words."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What holds for every report of one call; a given date, publisher or address outranks what the report says of itself."""

    date: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    max_bytes: int = MAX_DOCUMENT_BYTES


@dataclass(frozen=True, slots=True)
class Reject:
    """A report that was not read: which one (file, and line or entry where there is one) and why."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
