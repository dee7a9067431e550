"""Files, feeds, pages, archives and standard input to Documents with their parts."""

from dragoman.reading.alarm import TimeUp, within
from dragoman.reading.dates import parse_date, parse_instant
from dragoman.reading.document import Metadata, document_from_text
from dragoman.reading.expanding import expand
from dragoman.reading.languages import guess_language, language_name
from dragoman.reading.options import COLUMNS, MAX_DOCUMENT_BYTES, ReadingError, ReadOptions, Reject
from dragoman.reading.parts import find_parts
from dragoman.reading.reader import read, read_lines

__all__ = [
    "COLUMNS",
    "MAX_DOCUMENT_BYTES",
    "Metadata",
    "ReadOptions",
    "ReadingError",
    "Reject",
    "TimeUp",
    "document_from_text",
    "expand",
    "find_parts",
    "guess_language",
    "language_name",
    "parse_date",
    "parse_instant",
    "read",
    "read_lines",
    "within",
]
