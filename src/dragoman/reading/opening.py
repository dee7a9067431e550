"""Paths and standard input to byte streams: folders, missing and oversized files refused, gzip undone within bounds."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.reading.options import ReadingError

GZIP_MAGIC = b"\x1f\x8b"


@contextmanager
def open_bytes(source: str) -> Iterator[BinaryIO]:
    """A buffered stream over the file at ``source``, or standard input for ``-``; gzip is seen by its first bytes.

    Raises ReadingError for a folder, a missing or an unreadable file.
    """
    if source == "-":
        yield _unpacked(io.BufferedReader(_Unclosed(sys.stdin.buffer)))
        return
    path = Path(source)
    if path.is_dir():
        raise ReadingError("is a folder, not a file")
    try:
        raw = path.open("rb")
    except FileNotFoundError:
        raise ReadingError("no such file") from None
    except OSError as exc:
        raise ReadingError(f"cannot be opened: {exc.strerror or exc}") from exc
    with raw:
        yield _unpacked(raw)


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """Everything in ``stream``; raises ReadingError when it holds more than ``limit`` bytes (of which no more are read)."""
    try:
        data = stream.read(limit + 1)
    except (OSError, EOFError, zlib.error) as exc:
        raise ReadingError(f"cannot be read: {exc}") from exc
    if len(data) > limit:
        raise ReadingError(f"is larger than {limit // 1_000_000} MB: too long for one report")
    return data


def _unpacked(raw: io.BufferedReader) -> BinaryIO:
    try:
        head = raw.peek(2)[:2]
    except OSError as exc:
        raise ReadingError(f"cannot be read: {exc.strerror or exc}") from exc
    if head != GZIP_MAGIC:
        return raw
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw))))


class _Unclosed(io.RawIOBase):
    """Standard input as a raw stream that is left open when its buffer is dropped."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = _some(self._stream, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def take_head(stream: BinaryIO, limit: int) -> tuple[bytes, BinaryIO]:
    """The bytes up to the end of the first line with anything on it, and a stream that still begins with them."""
    head = b""
    try:
        while len(head) < limit and (line := stream.readline(limit - len(head))):
            head += line
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                break
    except (OSError, EOFError, zlib.error) as exc:
        raise ReadingError(f"cannot be read: {exc}") from exc
    return head, cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream)))


class _Rejoined(io.RawIOBase):
    """Bytes already taken from a stream, and then the rest of it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or _some(self._stream, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _some(stream: BinaryIO, size: int) -> bytes:
    """What is there to be had in one go, as a terminal or a pipe gives it."""
    return stream.read1(size) if isinstance(stream, io.BufferedReader) else stream.read(size)
