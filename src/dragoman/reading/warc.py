"""WARC archives: every HTML page that was fetched with success, one document each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.reading.dates import lenient_date
from dragoman.reading.document import Metadata, document_from_text
from dragoman.reading.html import read_html
from dragoman.reading.options import ReadingError, ReadOptions, Reject
from dragoman.records import Document


def read_warc(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """Documents of the archive in order; their id and address are the page's. Raises ReadingError where it is no WARC."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or not _is_page(record.http_headers):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or name
            try:
                data = record.content_stream().read(options.max_bytes + 1)
                if len(data) > options.max_bytes:
                    raise ReadingError("is too long for one report")
                yield _document(data, url, record.rec_headers.get_header("WARC-Date"), options)
            except ReadingError as exc:
                yield Reject(f"{name}, {url}", str(exc))
    except ArchiveLoadFailed as exc:
        raise ReadingError(f"is not a WARC archive: {str(exc).splitlines()[0]}") from exc


def _is_page(headers: object) -> bool:
    if headers is None:
        return False
    status = headers.get_statuscode()  # type: ignore[attr-defined]
    kind = headers.get_header("Content-Type") or ""  # type: ignore[attr-defined]
    return str(status).startswith("2") and "html" in kind.lower()


def _document(data: bytes, url: str, fetched: str | None, options: ReadOptions) -> Document:
    """The page's own date comes first; it cannot have been published after it was fetched."""
    page = read_html(data)
    found, limit = page.metadata.date, lenient_date(fetched)
    date = None if found and limit and found > limit else found
    own = page.metadata
    metadata = Metadata(title=own.title, date=date, publisher=own.publisher, url=url, language=own.language)
    return document_from_text(page.text, url, options, metadata)
