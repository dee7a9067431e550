"""WARC archives: every HTML page that was fetched with success, one document each."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from dragoman.reading.alarm import TimeUp, within
from dragoman.reading.dates import lenient_date, lenient_instant
from dragoman.reading.document import Metadata, document_from_text
from dragoman.reading.html import Page, read_html
from dragoman.reading.opening import DAMAGE, some_bytes
from dragoman.reading.options import MAX_URL, ReadingError, ReadOptions, Reject
from dragoman.records import Document

_CHUNK = 1 << 16


def read_warc(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """Documents of the archive in order; their id and address are the page's. Raises ReadingError where it is no WARC.

    An archive packed with zstd is unpacked on the way.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    seen = told = False
    try:
        # Contents are unpacked here and not by the iterator, which loses its way when one is left before its end.
        records = ArchiveIterator(
            _Forward(stream), record_types=WarcRecordType.any_type, parse_http=False, auto_decode="none", fsspec_args=False
        )
        for record in records:
            seen = True
            if record.record_type == WarcRecordType.response:
                for found in _page(record, name, options):
                    told = True
                    yield found
    except (*DAMAGE, ValueError) as exc:
        if isinstance(exc, ReadingError):
            raise
        words = " ".join(str(exc).split())[:200]
        raise ReadingError(f"is damaged: {words}" if seen else f"is not a WARC archive: {words}") from exc
    if not seen:
        raise ReadingError("is not a WARC archive: it holds no record")
    if not told:
        raise ReadingError("holds no page that was fetched with success")


class _Forward:
    """The stream as the archive's reader wants it, which counts on ``tell`` even where nothing can be wound back.

    It gives what is there, so that whole records before a damaged place are not lost with it.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = _CHUNK) -> bytes:
        data = some_bytes(self._stream, size if size > 0 else _CHUNK)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        target = self._at + offset if whence == 1 else offset
        if whence == 2 or target < self._at:
            raise OSError("an archive is read forwards only")
        while self._at < target and self.read(min(_CHUNK, target - self._at)):
            pass
        return self._at

    def close(self) -> None:
        """Left to whoever opened the stream."""


def _page(record: Any, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """The document of one response, or nothing where it is no page."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")[: MAX_URL // 2]
    where = f"{name}, {url}" if url else f"{name}, record {record.record_id}"
    try:
        record.parse_http()
        if not _is_page(record.http_headers):
            return
        data, charset = _content(record, options), record.http_charset
        page = within(options.seconds, lambda: read_html(data, charset))
        yield _document(page, url or where, record.headers.get("WARC-Date"), options)
    except TimeUp:
        yield Reject(where, f"took longer than {options.seconds:g} s to read")
    except ReadingError as exc:
        yield Reject(where, str(exc))


def _is_page(headers: Any) -> bool:
    if headers is None:
        return False
    kind = headers.get("Content-Type") or ""
    return 200 <= (headers.status_code or 0) < 300 and "html" in kind.lower()


def _content(record: Any, options: ReadOptions) -> bytes:
    """The page as it was before it was packed for the way; raises ReadingError where it is too long or damaged."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

    announced = record.content_length
    data = _bounded(bytes(record.reader.read(options.max_bytes + 1)), options)
    if len(data) < announced:
        raise ReadingError("is damaged: it ends too early")
    unpackers: dict[str, Callable[[BinaryIO], Any]] = {
        "gzip": _gzip,
        "x-gzip": _gzip,
        "br": BrotliReader,
        "zstd": ZstdReader,
        "deflate": _Deflate,
    }
    headers = record.http_headers
    steps: list[Callable[[BinaryIO], Any]] = [ChunkedReader] if "chunked" in (headers.get("Transfer-Encoding") or "").lower() else []
    names = [n.strip().lower() for n in (headers.get("Content-Encoding") or "").split(",") if n.strip()]
    steps += [unpackers[n] for n in reversed(names[:3]) if n in unpackers]
    for unpacker in steps:
        data = _unpacked(unpacker, data, options)
    return data


def _gzip(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream))


class _Deflate:
    """What HTTP calls deflate: with a header, as the standard says, or without one, as many servers send it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._left = stream.read()
        plain = len(self._left) > 1 and self._left[0] & 15 == 8 and int.from_bytes(self._left[:2], "big") % 31 == 0
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS if plain else -zlib.MAX_WBITS)

    def read(self, size: int) -> bytes:
        if self._unpacker.eof:
            return b""
        data = self._unpacker.decompress(self._left, size)
        self._left = self._unpacker.unconsumed_tail
        if not data and not self._unpacker.eof:
            raise EOFError("it ends too early")
        return data


def _unpacked(unpacker: Any, data: bytes, options: ReadOptions) -> bytes:
    pieces: list[bytes] = []
    size = 0
    try:
        stream = unpacker(io.BytesIO(data))
        while size <= options.max_bytes and (piece := stream.read(_CHUNK)):
            pieces.append(piece)
            size += len(piece)
    except (*DAMAGE, ValueError) as exc:
        # Archives tell of encodings that were undone before they were written.
        if not pieces and data.lstrip()[:1] == b"<":
            return data
        raise ReadingError(f"is damaged: {' '.join(str(exc).split())[:200]}") from exc
    return _bounded(b"".join(pieces), options)


def _bounded(data: bytes, options: ReadOptions) -> bytes:
    if len(data) > options.max_bytes:
        raise ReadingError(f"is larger than {options.max_bytes // 1_000_000} MB: too long for one report")
    return data


def _document(page: Page, url: str, fetched: str | None, options: ReadOptions) -> Document:
    """The page's own date comes first; it cannot have been published after it was fetched."""
    own, limit = page.metadata, lenient_date(fetched)
    metadata = Metadata(
        title=own.title,
        date=None if own.date and limit and own.date > limit else own.date,
        publisher=own.publisher,
        url=url,
        language=own.language,
        modified=own.modified,
        fetched=lenient_instant(fetched),
    )
    return document_from_text(page.text, url, options, metadata)
