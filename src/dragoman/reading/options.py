"""What a caller may say about what is read, and what reading says back where it fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

# One report as a file or a page; and its text: a long one has 60 kB of it, a book of 300,000 words two million characters.
MAX_DOCUMENT_BYTES = 10_000_000
MAX_TEXT = 2_000_000

# A file that is read as one tree (a feed) or a compressed one, once it is unpacked.
MAX_FILE_BYTES = 50_000_000

# What a report says of itself, in characters: a longer id is an error, a longer title is cut, a longer address left out.
MAX_ID, MAX_TITLE, MAX_URL = 2_000, 1_000, 4_000

# Names that a column (or a field of JSON Lines) can be given for, and what such a column is called where nothing is given.
# In a table capitals, blanks and hyphens do not matter: "Publication Date" is "publication_date".
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "article_text", "article_body", "articlebody", "main_text", "maintext", "body_text"),
    "id": ("id", "article_id", "document_id", "doc_id", "story_id", "uuid", "guid"),
    "title": ("title", "headline", "article_title"),
    "date": (
        "date", "published", "published_at", "publishedat", "published_date", "published_on", "pub_date", "pubdate", "publication_date", "publicationdate",
        "publish_date", "publishdate", "day", "pub_day", "date_published", "datepublished", "date_publish", "publication_time", "published_time",
    ),
    "publisher": ("publisher", "publication", "source", "outlet", "newspaper", "site", "site_name", "source_name"),
    "url": ("url", "link", "uri", "article_url", "permalink"),
    "lang": ("lang", "language"),
    "fetched": ("fetched", "fetched_at", "crawled", "crawled_at", "retrieved", "retrieved_at"),
    "modified": ("modified", "modified_at", "updated", "updated_at", "date_modified", "datemodified", "last_modified"),
}  # fmt: skip


_LONGEST_REASON = 500


class ReadingError(ValueError):
    """Something cannot be read as a report: the message is the reason, in words."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What holds for every report of one call; a given date, publisher or address outranks what the report says of itself.

    ``columns`` says which column of a table, or field of JSON Lines, holds what: ``{"text": "body", "date": "pub_date"}``;
    its keys are those of ``COLUMNS``. ``seconds`` is what taking one page or feed apart may last.
    """

    date: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    max_bytes: int = MAX_DOCUMENT_BYTES
    columns: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 20.0

    def __post_init__(self) -> None:
        unknown = sorted(set(self.columns) - set(COLUMNS))
        if unknown:
            raise ReadingError(f"there is no field {unknown[0]!r} to take from a column; fields are {', '.join(COLUMNS)}")


@dataclass(frozen=True, slots=True)
class Reject:
    """A report that was not read: which one (file, and line or entry where there is one) and why."""

    name: str
    reason: str

    def __post_init__(self) -> None:
        # Parsers quote what they stumble over, as many lines of it as there are.
        object.__setattr__(self, "reason", " ".join(self.reason.split())[:_LONGEST_REASON])

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
