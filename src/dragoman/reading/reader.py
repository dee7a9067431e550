"""The one way in: a path, or ``-`` for standard input, to documents and rejects, in order and as they come."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Literal

from dragoman.reading.decoding import decode
from dragoman.reading.document import document_from_text
from dragoman.reading.opening import open_bytes, read_all, take_head
from dragoman.reading.options import MAX_FILE_BYTES, ReadingError, ReadOptions, Reject
from dragoman.reading.tables import looks_like_jsonl, numbered_lines, read_csv, read_jsonl
from dragoman.records import Document

Kind = Literal["text", "markdown", "html", "jsonl", "csv", "xml", "warc"]

_SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".nitf": "xml",
    ".warc": "warc",
}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(source: str, options: ReadOptions | None = None) -> Iterator[Document | Reject]:
    """What ``source`` (a path, or ``-``) holds: documents, and a Reject for each report that could not be read.

    The kind is told by the file's name, else by its first line; gzip is undone in either case. Nothing is raised for a bad
    source: it becomes a Reject, so that a caller can go on to the next one.
    """
    options = options or ReadOptions()
    name = "standard input" if source == "-" else source
    try:
        with open_bytes(source) as raw:
            head, stream = take_head(raw, 4 * options.max_bytes)
            yield from _documents(_kind(source, head), head, stream, name, options)
    except ReadingError as exc:
        yield Reject(name, str(exc))


def read_lines(source: str, options: ReadOptions | None = None) -> Iterator[tuple[str, bytes] | Reject]:
    """(name, line) of the lines of ``source`` that hold anything, for input that is no report; what cannot be read is a Reject."""
    options = options or ReadOptions()
    name = "standard input" if source == "-" else source
    try:
        with open_bytes(source) as stream:
            for number, line in numbered_lines(stream, options):
                where = f"{name}, line {number}"
                yield Reject(where, "is too long") if line is None else (where, line)
    except ReadingError as exc:
        yield Reject(name, str(exc))


def _kind(source: str, head: bytes) -> Kind:
    path = PurePath(source)
    suffix = PurePath(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    if known := _SUFFIXES.get(suffix.lower()):
        return known
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<nitf")):
        return "xml"
    if start.startswith(b"warc/"):
        return "warc"
    return "jsonl" if looks_like_jsonl(head) else "text"


def _documents(
    kind: Kind, head: bytes, stream: BinaryIO, name: str, options: ReadOptions
) -> Iterator[Document | Reject]:
    if kind == "jsonl":
        if head.startswith(_UTF16_MARKS):  # line ends are two bytes there: made UTF-8 first
            stream = io.BytesIO(decode(read_all(stream, MAX_FILE_BYTES)).encode("utf-8", "surrogatepass"))
        yield from read_jsonl(stream, name, options)
    elif kind == "warc":
        from dragoman.reading.warc import read_warc

        yield from read_warc(stream, name, options)
    elif kind in ("csv", "xml"):
        data = _not_empty(read_all(stream, MAX_FILE_BYTES))
        if kind == "csv":
            yield from read_csv(data, name, options)
        else:
            from dragoman.reading.feeds import read_xml

            yield from read_xml(data, name, options)
    else:
        yield _one(kind, _not_empty(read_all(stream, options.max_bytes)), name, options)


def _one(kind: Kind, data: bytes, name: str, options: ReadOptions) -> Document:
    """The single report in a file of text, Markdown or HTML."""
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
