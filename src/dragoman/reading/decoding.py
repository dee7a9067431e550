"""Bytes to text: byte-order marks, UTF-8, UTF-16 without a mark, legacy encodings; binary refused."""

from __future__ import annotations

import codecs
import re

from dragoman.reading.options import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF file, not text; save it as text"),
    (b"PK\x03\x04", "a ZIP or office file, not text; unpack it, or save it as text"),
    (b"\x89PNG", "a picture, not text"),
    (b"\xff\xd8\xff", "a picture, not text"),
    (b"GIF8", "a picture, not text"),
    (b"\x7fELF", "a program, not text"),
    (b"\xd0\xcf\x11\xe0", "an office file, not text; save it as text"),
    (b"PAR1", "a Parquet file, not text"),
    (b"SQLite format 3", "a database, not text"),
)
# Encodings that a page may name for itself; Python knows others that are none ("unicode_escape", "idna").
_NAMED = frozenset(
    """utf-8 utf-16 utf-16-le utf-16-be ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8
    iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    cp866 cp874 koi8-r koi8-u mac-roman mac-cyrillic gb2312 gbk gb18030 big5 big5hkscs euc_jp shift_jis cp932 iso2022_jp euc_kr cp949
    tis-620""".split()
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 20_000


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in ``data``, byte-order mark taken off, nothing else touched.

    ``declared`` is the encoding that the data itself names (an HTML page's). Raises ReadingError for binary data and for
    text in no encoding that fits.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadingError(f"is {what}")
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :] if codec == "utf-8" else data, codec)
    text = _unmarked(data, declared)
    if len(_CONTROLS.findall(text[:_SAMPLE])) > 0.02 * len(text[:_SAMPLE]):
        raise ReadingError("is binary, not text")
    return text


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as exc:
        raise ReadingError(f"is not valid {codec.upper()}: {exc.reason} at byte {exc.start}") from exc


def _unmarked(data: bytes, declared: str | None) -> str:
    if b"\0" in data[:_SAMPLE]:
        return _utf16_without_mark(data)
    for codec in ("utf-8", _known(declared)):
        try:
            if codec:
                return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return _legacy(data)


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        return None
    return name if name in _NAMED else None


def _utf16_without_mark(data: bytes) -> str:
    """English text in UTF-16 has its zero bytes all on one side; anything else with zero bytes is binary."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(even, odd) > 0.35 * len(sample) and min(even, odd) < 0.02 * len(sample):
        return _strictly(data, "utf-16-be" if even > odd else "utf-16-le")
    if max(even, odd) <= 2 and not any(b >= 0x80 for b in sample):
        return data.decode("ascii", errors="strict")
    raise ReadingError("is binary, not text")


def _legacy(data: bytes) -> str:
    if len(_MULTIBYTE.findall(data)) >= 3 and (bad := _broken_utf8(data)) is not None:
        raise ReadingError(f"is damaged UTF-8: byte {data[bad]:#04x} at {bad} fits no character")
    high = sum(b >= 0x80 for b in data[:_SAMPLE])
    if high < 0.15 * len(data[:_SAMPLE]):
        try:
            return data.decode("cp1252")  # mostly ASCII: what Western systems wrote before UTF-8
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise ReadingError("is in an unknown encoding, or binary")
    return _strictly(data, best.encoding)


def _broken_utf8(data: bytes) -> int | None:
    """Where data that is otherwise UTF-8 breaks; None where it is not UTF-8 in the first place."""
    text = data.decode("utf-8", errors="replace")
    if text.count("�") > 0.2 * max(1, len(_MULTIBYTE.findall(data))):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as exc:
        return exc.start
    return None
