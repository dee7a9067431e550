"""Files, feeds, pages, archives and standard input to Documents with their parts."""

from dragoman.reading.dates import parse_date
from dragoman.reading.document import Metadata, document_from_text
from dragoman.reading.languages import guess_language, language_name
from dragoman.reading.options import MAX_DOCUMENT_BYTES, ReadingError, ReadOptions, Reject
from dragoman.reading.parts import find_parts
from dragoman.reading.reader import read, read_lines

__all__ = [
    "MAX_DOCUMENT_BYTES",
    "Metadata",
    "ReadOptions",
    "ReadingError",
    "Reject",
    "document_from_text",
    "find_parts",
    "guess_language",
    "language_name",
    "parse_date",
    "read",
    "read_lines",
]
