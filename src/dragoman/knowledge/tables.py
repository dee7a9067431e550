"""One loader for every data file: CSV or TOML in, typed rows out, each error with its file and line."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

T = TypeVar("T", bound=msgspec.Struct)
_OURS = Path(__file__).parent / "data"


class KnowledgeError(ValueError):
    """A data file does not hold what it should: the message is ``file:line: what is wrong``."""


def shown(path: Path) -> str:
    """A data file as messages call it: one of ours by its name in the built-in folder, another one by the path it was given with."""
    return path.relative_to(_OURS).as_posix() if path.is_relative_to(_OURS) else str(path)


def read_csv(path: Path, row_type: type[T]) -> list[tuple[int, T]]:
    """(line, row) of a CSV file with a header.

    Columns are the struct's fields; lists are written ``a|b``; an empty cell is the field's default; lines that begin with
    ``#`` are comments. Raises KnowledgeError naming file and line on a missing or unknown column or a value of a wrong type.
    """
    fields = {f.encode_name: f for f in msgspec.structs.fields(row_type)}
    lists = frozenset(name for name, f in fields.items() if "list" in str(f.type))
    lines: list[int] = []
    raw: list[dict[str, Any]] = []
    with path.open(encoding="utf-8", newline="") as stream:
        header: list[str] = []
        for line, cells in _csv_rows(path, csv.reader(stream)):
            if not any(cells) or cells[0].lstrip().startswith("#") or not "".join(cells).strip():
                continue
            if not header:
                header = [c.strip() for c in cells]
                _check_header(path, line, header, fields)
                continue
            if len(cells) > len(header):
                raise KnowledgeError(f"{shown(path)}:{line}: {len(cells)} cells, but the header names {len(header)} columns")
            lines.append(line)
            raw.append(_values(header, cells, lists))
    return list(zip(lines, _convert(path, lines, raw, row_type), strict=True))


def _csv_rows(path: Path, reader: CsvReader) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of a file. Raises KnowledgeError where it is no CSV, or no UTF-8."""
    try:
        for cells in reader:
            yield reader.line_num, cells
    except (csv.Error, UnicodeDecodeError) as exc:
        raise KnowledgeError(f"{shown(path)}:{reader.line_num + 1}: not valid CSV: {exc}") from exc


class TomlFile:
    """A TOML file, parsed once for all the tables that are asked of it."""

    def __init__(self, path: Path) -> None:
        """Raises KnowledgeError naming the file where it is no TOML."""
        self._path = path
        try:
            self._text = path.read_text(encoding="utf-8")
            self._data = tomllib.loads(self._text)
        except (ValueError, RecursionError) as exc:  # not TOML, not UTF-8, a number beyond all bounds
            raise KnowledgeError(f"{shown(path)}: not valid TOML: {exc}") from exc

    def value(self, name: str) -> object:
        """What the file gives a name outside its tables; None where it gives it nothing."""
        return self._data.get(name)

    def rows(self, table: str, row_type: type[T], beside: Sequence[str] | None = None) -> list[tuple[int, T]]:
        """(line, row) of each ``[[table]]``; ``beside``: all else that may stand in the file, where that is to be looked at.

        Raises KnowledgeError naming file and line.
        """
        path, text, data = self._path, self._text, self._data
        if not isinstance(data.get(table, []), list):
            raise KnowledgeError(f"{shown(path)}: {table} is no list of tables: write [[{table}]]")
        for name in data if beside is not None else ():
            if name != table and name not in (beside or ()):  # a misspelt name, whose rows nobody would read
                line = next(iter(_lines_of(text, name)), 1)
                raise KnowledgeError(f"{shown(path)}:{line}: nothing is called {name!r} here; there are {', '.join((table, *(beside or ())))}")
        lines = _lines_of(text, table)
        raws = data.get(table, [])
        if len(lines) != len(raws):  # written in line, so that none has a line of its own
            lines = [next(iter(lines), 1)] * len(raws)
        rows = []
        for line, raw in zip(lines, raws, strict=True):
            try:
                rows.append((line, msgspec.convert(raw, row_type)))
            except msgspec.ValidationError as exc:
                raise KnowledgeError(f"{shown(path)}:{line}: {exc}") from exc
        return rows


def _lines_of(text: str, name: str) -> list[int]:
    """Where tables of a name begin, or it is given a value, whatever blanks and comments stand about it."""
    begins = re.compile(rf"\s*(?:\[{{1,2}}\s*[\"']?{re.escape(name)}[\"']?\s*\]|[\"']?{re.escape(name)}[\"']?\s*=)")
    return [n for n, line in enumerate(text.splitlines(), 1) if begins.match(line)]


def read_words(path: Path) -> list[str]:
    """The words of a plain file. Raises KnowledgeError naming it where it is no UTF-8."""
    try:
        return path.read_text(encoding="utf-8").split()
    except UnicodeDecodeError as exc:
        raise KnowledgeError(f"{shown(path)}: not UTF-8: {exc.reason}") from exc


def _check_header(path: Path, line: int, header: list[str], fields: dict[str, Any]) -> None:
    unknown = [h for h in header if h not in fields]
    missing = [n for n, f in fields.items() if f.required and n not in header]
    if unknown or missing:
        what = f"unknown column {unknown[0]!r}" if unknown else f"column {missing[0]!r} is missing"
        raise KnowledgeError(f"{shown(path)}:{line}: {what}; columns are {', '.join(fields)}")


def _values(header: list[str], cells: list[str], lists: frozenset[str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, cell in zip(header, cells, strict=False):
        value = cell.strip()
        if value:
            out[name] = [v for part in value.split("|") if (v := part.strip())] if name in lists else value
    return out


def _convert(path: Path, lines: list[int], raw: list[dict[str, Any]], row_type: type[T]) -> list[T]:
    """All rows at once, which is fast; where one does not hold, one by one, to name its line."""
    with suppress(msgspec.ValidationError):
        return msgspec.convert(raw, list[row_type], strict=False)  # type: ignore[valid-type]
    out = []
    for line, values in zip(lines, raw, strict=True):
        try:
            out.append(msgspec.convert(values, row_type, strict=False))
        except msgspec.ValidationError as exc:
            raise KnowledgeError(f"{shown(path)}:{line}: {exc}") from exc
    return out


def holds_knowledge(folder: Path) -> bool:
    """Whether a folder has any file that is read, or that a misspelt name keeps from being read."""
    return any(p.suffix in (".csv", ".toml") for p in folder.rglob("*"))


def data_files(folders: list[Path], pattern: str) -> Iterator[Path]:
    """Files that match, in the order of the folders and by name inside each."""
    for folder in folders:
        yield from sorted(folder.glob(pattern))
