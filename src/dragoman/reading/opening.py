"""Paths and standard input to byte streams: folders, missing and oversized files refused, gzip and zstd undone within bounds."""

from __future__ import annotations

import gzip
import io
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.reading.options import ReadingError
from dragoman.reading.zstd import ZstdError, ZstdFile

GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"

# Text packs to a fifth of its size, rarely to a fiftieth. What swells more than this, beyond a first stretch, was made to swell.
_SWELLS, _FIRST_STRETCH = 300, 20_000_000

# What a name promises, so that a file with other bytes in it can be told apart from one of no kind at all.
_ARCHIVES = {".gz": (GZIP_MAGIC, "gzip"), ".zst": (ZSTD_MAGIC, "zstd")}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

# Whatever a damaged or truncated file makes the unpackers raise.
DAMAGE = (OSError, EOFError, zlib.error, ZstdError)


@contextmanager
def open_bytes(source: str, *, zstd: bool = True) -> Iterator[BinaryIO]:
    """A buffered stream over the file at ``source``, or standard input for ``-``; gzip and zstd are seen by the first bytes
    and undone; ``zstd`` False leaves the latter to the caller.

    Raises ReadingError for a folder, a missing or an unreadable file.
    """
    if source == "-":
        given = cast(io.BufferedReader, io.BufferedReader(_Unclosed(sys.stdin.buffer)))
        yield _unpacked(given, zstd)
        return
    path = Path(source)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadingError("is a folder, not a file")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise ReadingError("is a device or a socket, not a file")
        raw = path.open("rb")
    except FileNotFoundError:
        raise ReadingError("no such file") from None
    except (OSError, ValueError) as exc:  # ValueError: a NUL in the name
        raise ReadingError(f"cannot be opened: {_words(exc)}") from exc
    with raw:
        _check_archive(raw, path.suffix.lower())
        yield _unpacked(raw, zstd)


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """Everything in ``stream``; raises ReadingError when it is damaged or holds more than ``limit`` bytes (of which no more are read)."""
    try:
        data = stream.read(limit + 1)
    except DAMAGE as exc:
        raise _unreadable(exc) from exc
    if len(data) > limit:
        raise ReadingError(f"is larger than {limit // 1_000_000} MB: too long for one report")
    return data


def take_head(stream: BinaryIO, limit: int) -> tuple[bytes, BinaryIO]:
    """The bytes up to the end of the first line with anything on it, or some more, and a stream that still begins with them.

    Where no line ends that is about ``limit`` bytes. Raises ReadingError where the stream is damaged.
    """
    head, start = bytearray(), -1
    try:
        while len(head) < limit and (piece := some_bytes(stream, 1 << 16)):
            new = len(head)
            head += piece
            if start < 0 and (blank := len(piece) - len(piece.lstrip(b"\xef\xbb\xbf \t\r\n"))) < len(piece):
                start = new + blank
            if start >= 0 and head.find(b"\n", max(start, new)) >= 0:
                break
    except DAMAGE as exc:
        raise _unreadable(exc) from exc
    taken = bytes(head)
    return taken, cast(BinaryIO, io.BufferedReader(_Rejoined(taken, stream)))


def lines_of(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of at most ``limit`` bytes; None stands for a longer one, which is passed over.

    Raises ReadingError where the file is damaged.
    """
    try:
        while line := stream.readline(limit + 1):
            if len(line) <= limit:
                yield line
                continue
            yield None
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
    except DAMAGE as exc:
        raise _unreadable(exc) from exc


def _unreadable(exc: Exception) -> ReadingError:
    """What to say of a file whose bytes cannot be had to the end."""
    if isinstance(exc, EOFError):
        return ReadingError("cannot be read: the archive is cut off before its end")
    if isinstance(exc, (gzip.BadGzipFile, zlib.error, ZstdError)):
        return ReadingError(f"cannot be read: the archive is damaged ({_words(exc)})")
    return ReadingError(f"cannot be read: {_words(exc)}")


def _check_archive(raw: io.BufferedReader, suffix: str) -> None:
    """Raises ReadingError for a file called an archive whose bytes are neither that archive nor text."""
    magic, kind = _ARCHIVES.get(suffix, (b"", ""))
    try:
        head = raw.peek(512)[:512] if magic else b""
    except OSError as exc:
        raise _unreadable(exc) from exc
    if head and not head.startswith((GZIP_MAGIC, ZSTD_MAGIC)) and len(_CONTROLS.findall(head)) > 0.02 * len(head):
        raise ReadingError(f"is no {kind} archive, though its name says so: damaged, or not {kind}")


def _words(exc: Exception) -> str:
    return str(getattr(exc, "strerror", None) or exc)


def _unpacked(raw: io.BufferedReader, zstd: bool) -> BinaryIO:
    try:
        head = raw.peek(4)[:4]
    except OSError as exc:
        raise ReadingError(f"cannot be read: {_words(exc)}") from exc
    packed = _Counted(raw)
    if head.startswith(GZIP_MAGIC):
        inner: io.RawIOBase = _Measured(gzip.GzipFile(fileobj=cast(BinaryIO, packed)), packed)
    elif zstd and head == ZSTD_MAGIC:
        inner = _Measured(ZstdFile(cast(BinaryIO, packed)), packed)
    else:
        return raw
    return cast(BinaryIO, io.BufferedReader(inner, 1 << 16))


class _Counted(io.RawIOBase):
    """A packed stream that knows how much of it was taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.taken = stream, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = some_bytes(self._stream, len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)


class _Measured(io.RawIOBase):
    """An unpacked stream that fails when it swells beyond all reason."""

    def __init__(self, stream: gzip.GzipFile | ZstdFile, packed: _Counted) -> None:
        self._stream, self._packed, self._given = stream, packed, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read1(len(buffer))  # what is there: a damaged place further on must not take it along
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > _FIRST_STRETCH and self._given > _SWELLS * self._packed.taken:
            raise OSError(f"unpacks to more than {_SWELLS} times its size")
        return len(data)


class _Unclosed(io.RawIOBase):
    """Standard input as a raw stream that is left open when its buffer is dropped."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = some_bytes(self._stream, len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Rejoined(io.RawIOBase):
    """Bytes already taken from a stream, and then the rest of it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or some_bytes(self._stream, len(buffer))
        buffer[: len(data)] = data
        return len(data)


def some_bytes(stream: BinaryIO, size: int) -> bytes:
    """What is there to be had in one go, as a terminal or a pipe gives it."""
    return stream.read1(size) if isinstance(stream, io.BufferedReader) else stream.read(size)


def printable_name(source: str) -> str:
    """The name of a file as a record can carry it: bytes of it that are no UTF-8 become a mark each."""
    return os.fsencode(source).decode("utf-8", "replace")
