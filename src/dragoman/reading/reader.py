"""The one way in: a path, or ``-`` for standard input, to documents and rejects, in order and as they come."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.reading.alarm import TimeUp, within
from dragoman.reading.decoding import decode
from dragoman.reading.document import document_from_text
from dragoman.reading.expanding import KINDS, expand, inner_suffix, is_pattern
from dragoman.reading.opening import open_bytes, printable_name, read_all, take_head
from dragoman.reading.options import MAX_FILE_BYTES, ReadingError, ReadOptions, Reject
from dragoman.reading.tables import looks_like_jsonl, numbered_lines, read_csv, read_json, read_jsonl
from dragoman.records import Document

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(source: str, options: ReadOptions | None = None) -> Iterator[Document | Reject]:
    """What ``source`` (a path, a folder, a pattern, or ``-``) holds: documents, and a Reject for each report that was not read.

    The kind is told by the file's name, else by its first line; gzip and zstd are undone in either case. Nothing is raised for a
    bad source: it becomes a Reject, so that a caller can go on to the next one.
    """
    options = options or ReadOptions()
    for path in expand([source]):
        name = "standard input" if path == "-" else printable_name(path)
        try:
            if is_pattern(path) or os.path.isdir(path):
                raise ReadingError(_nothing_there(path))
            yield from _file(path, name, options)
        except ReadingError as exc:
            yield Reject(name, str(exc))


def _nothing_there(path: str) -> str:
    if is_pattern(path):
        return "nothing that can be read matches this pattern"
    try:
        os.scandir(path).close()
    except OSError as exc:
        return f"cannot be opened: {exc.strerror or exc}"
    return "is a folder without a file that can be read"


def read_lines(source: str) -> Iterator[tuple[str, bytes] | Reject]:
    """(name, line) of the lines of ``source`` that hold anything, for input that is no report; what cannot be read is a Reject."""
    name = "standard input" if source == "-" else printable_name(source)
    try:
        with open_bytes(source) as stream:
            for number, line in numbered_lines(stream, ReadOptions()):
                where = f"{name}, line {number}"
                yield Reject(where, "is too long") if line is None else (where, line)
    except ReadingError as exc:
        yield Reject(name, str(exc))


def _file(path: str, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    known = KINDS.get(inner_suffix(path))
    # An archive in zstd may bring a dictionary of its own, which its reader knows how to use.
    with open_bytes(path, zstd=known != "warc") as raw:
        head, stream = (b"", raw) if known == "warc" else take_head(raw, 4 * options.max_bytes)
        yield from _documents(known or _kind(head), head, stream, name, path, options)


def _kind(head: bytes) -> str:
    """What the first line says of a file whose name says nothing."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<nitf", b"<newsitem", b"<newsmessage")):
        return "xml"
    if start.startswith(b"warc/"):
        return "warc"
    return "jsonl" if looks_like_jsonl(head) else "text"


def _documents(
    kind: str, head: bytes, stream: BinaryIO, name: str, path: str, options: ReadOptions
) -> Iterator[Document | Reject]:
    if kind in ("jsonl", "csv") and head.startswith(_UTF16_MARKS):  # line ends are two bytes there: made UTF-8 first
        stream = io.BytesIO(decode(read_all(stream, MAX_FILE_BYTES)).encode("utf-8", "surrogatepass"))
    if kind == "jsonl":
        yield from read_jsonl(stream, name, options)
    elif kind == "csv":
        yield from read_csv(stream, name, options, tabs=inner_suffix(path) in (".tsv", ".tab"))
    elif kind == "warc":
        from dragoman.reading.warc import read_warc

        yield from read_warc(stream, name, options)
    elif kind == "json":
        yield from read_json(_not_empty(read_all(stream, MAX_FILE_BYTES)), name, options)
    elif kind == "xml":
        from dragoman.reading.feeds import read_xml

        yield from read_xml(_not_empty(read_all(stream, MAX_FILE_BYTES)), name, options)
    else:
        yield _one(kind, _not_empty(read_all(stream, options.max_bytes)), name, options)


def _one(kind: str, data: bytes, name: str, options: ReadOptions) -> Document:
    """The single report in a file of text, Markdown or HTML."""
    try:
        return within(options.seconds, lambda: _parsed(kind, data, name, options))
    except TimeUp:
        raise ReadingError(f"took longer than {options.seconds:g} s to read") from None


def _parsed(kind: str, data: bytes, name: str, options: ReadOptions) -> Document:
    if kind == "html":
        from dragoman.reading.html import read_html

        page = read_html(data)
        return document_from_text(page.text, name, options, page.metadata)
    text = decode(data)
    if kind == "markdown":
        from dragoman.reading.markdown import read_markdown

        blocks, metadata = read_markdown(text)
        return document_from_text(text, name, options, metadata, blocks)
    return document_from_text(text, name, options)


def _not_empty(data: bytes) -> bytes:
    if not data.strip():
        raise ReadingError("is empty")
    return data
