"""Text and what is known about it to a Document: its parts, its language, and the day it was published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.reading.blocks import Block, is_blank
from dragoman.reading.dating import infer_published
from dragoman.reading.languages import guess_language
from dragoman.reading.options import MAX_ID, MAX_TEXT, MAX_TITLE, MAX_URL, ReadingError, ReadOptions
from dragoman.reading.parts import find_parts
from dragoman.records import DateBasis, Document, Part


@dataclass(frozen=True, slots=True)
class Metadata:
    """What comes with a report besides its text; ``modified`` and ``fetched`` are days or times in ISO 8601."""

    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    modified: str | None = None
    fetched: str | None = None


def document_from_text(
    text: str,
    id: str,
    options: ReadOptions | None = None,
    metadata: Metadata | None = None,
    blocks: list[Block] | None = None,
) -> Document:
    """The document of ``text``, which is kept exactly as given.

    ``options`` outrank ``metadata``, which outranks what the text says. ``blocks`` are given where mark-up has been read.
    Raises ReadingError where there is nothing but white space, too much, or what cannot be written down again.
    """
    options, metadata = options or ReadOptions(), metadata or Metadata()
    _check(text, id, options)
    parts = find_parts(text, blocks)
    published, basis = _published(text, parts, options, metadata)
    url = options.url or metadata.url
    return Document(
        id=id,
        text=text,
        title=_shown(metadata.title, MAX_TITLE) or _title(text, parts),
        published=published.isoformat() if published else None,
        published_basis=basis,
        publisher=_shown(options.publisher or metadata.publisher, MAX_TITLE),
        url=url if url and len(url) <= MAX_URL and _is_writable(url) else None,
        language=metadata.language or guess_language(text),
        modified=metadata.modified,
        fetched=metadata.fetched,
        parts=parts,
    )


def language_code(tag: str | None) -> str | None:
    """ISO 639-1 code of a language tag ("en-US", "eng", "EN"); None for an empty one or what is none."""
    code = (tag or "").strip().replace("_", "-").split("-", 1)[0].lower()
    if code in ("eng", "english"):
        return "en"
    return code if 2 <= len(code) <= 12 and code.isascii() and code.isalpha() else None


def _check(text: str, id: str, options: ReadOptions) -> None:
    if is_blank(text):
        raise ReadingError("is empty")
    if len(text) > (most := min(options.max_bytes, MAX_TEXT)):
        raise ReadingError(f"is longer than {most:,} characters: too long for one report")
    if len(id) > MAX_ID:
        raise ReadingError(f"has an id longer than {MAX_ID:,} characters")
    if not _is_writable(text) or not _is_writable(id):
        raise ReadingError("holds half a surrogate pair, which is no character")


def _is_writable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _shown(words: str | None, most: int) -> str | None:
    """Words on one line and of a length that can be shown."""
    if not words:
        return None
    line = " ".join(words[: 4 * most].encode("utf-8", "replace").decode().split())
    return (line if len(line) <= most else line[: most - 1] + "…") or None


def _published(
    text: str, parts: list[Part], options: ReadOptions, metadata: Metadata
) -> tuple[dt.date | None, DateBasis | None]:
    if options.date:
        return options.date, "given"
    if metadata.date:
        return metadata.date, "metadata"
    return infer_published(text, parts) or (None, None)


def _title(text: str, parts: list[Part]) -> str | None:
    spans = [p.span for p in parts if p.kind == "title"]
    return _shown(text[slice(*spans[0])], MAX_TITLE) if spans else None
