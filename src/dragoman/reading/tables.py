"""Reports in rows: JSON Lines, JSON and CSV, with the same field names, each bad row named by its number.

Rows are read as they come, so that memory does not grow with the file.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from dragoman.reading.dates import parse_date, parse_instant
from dragoman.reading.decoding import decode
from dragoman.reading.document import Metadata, document_from_text, language_code
from dragoman.reading.opening import lines_of
from dragoman.reading.options import COLUMNS, ReadingError, ReadOptions, Reject
from dragoman.records import Document

_DELIMITERS = (",", "\t", ";", "|")
_MOST_COLUMNS, _MOST_BLANKS = 10_000, 100_000


def read_jsonl(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """One document a line. Blank lines are passed over."""
    seen = False
    for number, line in numbered_lines(stream, options):
        seen = True
        try:
            yield row_document(_parse_line(line), options, _names(options, {}))
        except ReadingError as exc:
            yield Reject(f"{name}, line {number}", str(exc))
    if not seen:
        yield Reject(name, "is empty")


def read_json(data: bytes, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """One object, or an array of them, as a line of JSON Lines holds it; several lines of that are JSON Lines."""
    if looks_like_jsonl(data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]):
        import io

        yield from read_jsonl(io.BytesIO(data), name, options)
        return
    parsed = _parse_line(data)
    for number, row in enumerate(parsed if isinstance(parsed, list) else [parsed], 1):
        try:
            yield row_document(row, options, _names(options, {}))
        except ReadingError as exc:
            yield Reject(f"{name}, item {number}" if isinstance(parsed, list) else name, str(exc))


def numbered_lines(stream: BinaryIO, options: ReadOptions) -> Iterator[tuple[int, bytes | None]]:
    """(number from 1, line) of the lines with anything on them; None for a line too long for one report. Raises ReadingError after too many blank lines, or where the file is damaged."""
    blank = 0
    for number, line in enumerate(lines_of(stream, 4 * options.max_bytes), 1):
        if line is None or line.strip(b"\xef\xbb\xbf \t\r\n"):
            blank = 0
            yield number, line
        elif (blank := blank + 1) > _MOST_BLANKS:
            raise ReadingError(f"holds more than {_MOST_BLANKS:,} blank lines in a row")


def read_csv(stream: BinaryIO, name: str, options: ReadOptions, *, tabs: bool = False) -> Iterator[Document | Reject]:
    """One document a row of a table whose header names its columns; ``tabs``: cells are set apart by tabs, whatever they hold. Raises ReadingError for a file without a header that can be used."""
    csv.field_size_limit(options.max_bytes)
    lines = _TextLines(stream, options)
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise ReadingError("is empty")
    delimiter, header = _header(first, options, ("\t",) if tabs else _DELIMITERS)
    names = _names(options, dict.fromkeys(header))
    rows = csv.reader(lines, delimiter=delimiter)
    seen = False
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            break
        except (csv.Error, ReadingError) as exc:
            words = f"is not CSV: {exc}" if isinstance(exc, csv.Error) else str(exc)
            seen = True
            yield Reject(f"{name}, line {lines.number}", words)
            continue
        if not any(c.strip() for c in cells):
            continue
        seen = True
        line = lines.number
        fields: dict[str, Any] = {h: c for h, c in zip(header, cells, strict=False) if c}
        fields.setdefault(names["text"], "")
        fields.setdefault(names["id"], f"{name}:{line}")
        try:
            yield row_document(fields, options, names)
        except ReadingError as exc:
            yield Reject(f"{name}, line {line}", str(exc))
    if not seen:
        yield Reject(name, "holds no row below its header")


def row_document(fields: object, options: ReadOptions, names: Mapping[str, str]) -> Document:
    """The document of one row: ``id`` and ``text`` required, all else optional; ``names`` says what its fields are called. Raises ReadingError for a row that has not what it must."""
    if not isinstance(fields, dict):
        raise ReadingError("is not a JSON object")
    id, text = fields.get(names["id"]), fields.get(names["text"])
    if isinstance(id, int) and not isinstance(id, bool):
        id = str(id)
    if not isinstance(id, str) or not id:
        raise ReadingError(f'has no "{names["id"]}"' + ("; --column id=url takes the address for it" if names["id"] == "id" and fields.get("url") else ""))
    if not isinstance(text, str):
        raise ReadingError(f'has no "{names["text"]}"' if text is None else f'"{names["text"]}" is not a string')

    def value(field: str) -> str | None:
        return _string(fields, names[field])

    date, modified, fetched = value("date"), value("modified"), value("fetched")
    metadata = Metadata(
        title=value("title"),
        date=parse_date(date) if date else None,
        publisher=value("publisher"),
        url=value("url"),
        language=language_code(value("lang") or _string(fields, "language")),
        modified=parse_instant(modified) if modified else None,
        fetched=parse_instant(fetched) if fetched else None,
    )
    return document_from_text(text, id, options, metadata)


def _names(options: ReadOptions, header: Mapping[str, object]) -> dict[str, str]:
    """What each field is called here: as the options say, else as a column of the header usually is, else by its own name."""
    plain: dict[str, str] = {}
    for name in header:
        plain.setdefault(re.sub(r"[\s-]+", "_", name), name)
    usual = {f: next((n if n in header else plain[n] for n in names if n in header or n in plain), f) for f, names in COLUMNS.items()}
    given = {f: n.strip().lower() if header else n for f, n in options.columns.items()}
    return usual | given


def _header(line: str, options: ReadOptions, delimiters: tuple[str, ...]) -> tuple[str, list[str]]:
    """The delimiter that makes the first line a header with a column of text, and the names in it."""
    tried: list[str] = []
    for delimiter in delimiters:
        try:
            header = [h.strip().lower() for h in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error as exc:
            raise ReadingError(f"is not CSV: {exc}") from exc
        if len(header) > _MOST_COLUMNS:
            raise ReadingError(f"has more than {_MOST_COLUMNS:,} columns")
        names = _names(options, dict.fromkeys(header))
        if names["text"] in header:
            _check_mapping(header, options)
            if twice := sorted({n for n in names.values() if header.count(n) > 1}, key=header.index):
                raise ReadingError(f"has {header.count(twice[0])} columns named {twice[0]!r}, of which one cannot be told from the other; rename all but one")
            return delimiter, header
        tried = max(tried, header, key=len)
    if asked := options.columns.get("text"):
        raise ReadingError(f"has no column named {asked}; its columns are {_listed(tried)}")
    usual = ", ".join(COLUMNS["text"][:3])
    raise ReadingError(f"has no column named {usual} or the like; its columns are {_listed(tried)}; --column text=NAME says which it is")


def _check_mapping(header: list[str], options: ReadOptions) -> None:
    for field, column in options.columns.items():
        if column.strip().lower() not in header:
            raise ReadingError(f"has no column {column!r} for the field {field!r}; its columns are {_listed(header)}")


def _listed(header: list[str]) -> str:
    shown = ", ".join(h[:40] for h in header[:12])
    return (shown + (", …" if len(header) > 12 else "")) or "none"


class _TextLines:
    """Lines as text. One that is too long or in no known encoding raises ReadingError, and the next one can still be had."""

    def __init__(self, stream: BinaryIO, options: ReadOptions) -> None:
        self._lines = lines_of(stream, 4 * options.max_bytes)
        self.number = 0

    def __iter__(self) -> _TextLines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            raise ReadingError("is too long for one report")
        if self.number > 1 and _is_utf8(line):
            return line.decode("utf-8")
        return decode(line)


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


def looks_like_jsonl(head: bytes) -> bool:
    """Whether the first line with anything in it is a JSON object."""
    line = next((ln for ln in head.splitlines() if ln.strip(b"\xef\xbb\xbf \t")), b"").lstrip(b"\xef\xbb\xbf \t")
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(_parse_line(line), dict)
    except ReadingError:
        return False
