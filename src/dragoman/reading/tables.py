"""Reports in rows: JSON Lines and CSV, with the same field names, each bad row named by its number."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from dragoman.reading.dates import parse_date
from dragoman.reading.decoding import decode
from dragoman.reading.document import Metadata, document_from_text, language_code
from dragoman.reading.options import ReadingError, ReadOptions, Reject
from dragoman.records import Document

_TEXT_COLUMNS = ("text", "body", "content", "article")
_CHUNK = 1 << 20


def read_jsonl(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """One document a line, read as it comes: memory does not grow with the file. Blank lines are passed over."""
    seen = False
    for number, line in numbered_lines(stream, options):
        seen = True
        try:
            yield row_document(_parse_line(line), options)
        except ReadingError as exc:
            yield Reject(f"{name}, line {number}", str(exc))
    if not seen:
        yield Reject(name, "is empty")


def numbered_lines(stream: BinaryIO, options: ReadOptions) -> Iterator[tuple[int, bytes | None]]:
    """(number from 1, line) of the lines with anything on them; None for a line too long for one report."""
    for number, line in enumerate(_lines(stream, 4 * options.max_bytes), 1):
        if line is None or line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, line


def read_csv(data: bytes, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """One document a row of a table whose header names a column ``text`` (or body, content, article)."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    rows = csv.reader(io.StringIO(decode(data), newline=""))
    header = [h.strip().lower() for h in next(rows, [])]
    column = next((c for c in _TEXT_COLUMNS if c in header), None)
    if column is None:
        raise ReadingError(f"has no column named {', '.join(_TEXT_COLUMNS[:-1])} or {_TEXT_COLUMNS[-1]}")
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as exc:
            yield Reject(f"{name}, line {rows.line_num}", f"is not CSV: {exc}")
            continue
        if not any(c.strip() for c in cells):
            continue
        fields: dict[str, Any] = {h: c for h, c in zip(header, cells, strict=False) if c}
        fields |= {"text": fields.get(column, ""), "id": fields.get("id") or f"{name}:{rows.line_num}"}
        try:
            yield row_document(fields, options)
        except ReadingError as exc:
            yield Reject(f"{name}, line {rows.line_num}", str(exc))


def row_document(fields: object, options: ReadOptions) -> Document:
    """The document of one row: ``id`` and ``text`` required; title, date, publisher, url, lang optional; others ignored."""
    if not isinstance(fields, dict):
        raise ReadingError("is not a JSON object")
    id, text = fields.get("id"), fields.get("text")
    if isinstance(id, int) and not isinstance(id, bool):
        id = str(id)
    if not isinstance(id, str) or not id:
        raise ReadingError('has no "id"')
    if not isinstance(text, str):
        raise ReadingError('has no "text"' if text is None else '"text" is not a string')
    date = _string(fields, "date")
    metadata = Metadata(
        title=_string(fields, "title"),
        date=parse_date(date) if date else None,
        publisher=_string(fields, "publisher"),
        url=_string(fields, "url"),
        language=language_code(_string(fields, "lang") or _string(fields, "language")),
    )
    return document_from_text(text, id, options, metadata)


def _string(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ReadingError(f'"{name}" is not a string')
    return value


def _parse_line(line: bytes | None) -> object:
    if line is None:
        raise ReadingError("is too long for one report")
    try:
        return msgspec.json.decode(
            decode(line).encode("utf-8") if not _is_utf8(line) else line.removeprefix(b"\xef\xbb\xbf")
        )
    except msgspec.DecodeError as exc:
        raise ReadingError(f"is not valid JSON: {exc}") from exc
    except RecursionError:
        raise ReadingError("is not valid JSON: nested too deeply") from None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of at most ``limit`` bytes; None stands for a longer one, which is passed over."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        yield None
        while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass


def looks_like_jsonl(head: bytes) -> bool:
    """Whether the first line with anything in it is a JSON object."""
    line = next((ln for ln in head.splitlines() if ln.strip(b"\xef\xbb\xbf \t")), b"").lstrip(b"\xef\xbb\xbf \t")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError):
        return False
