"""Text and what is known about it to a Document: its parts, its language, and the day it was published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.reading.blocks import Block
from dragoman.reading.dating import infer_published
from dragoman.reading.languages import guess_language
from dragoman.reading.options import ReadingError, ReadOptions
from dragoman.reading.parts import find_parts
from dragoman.records import DateBasis, Document, Part


@dataclass(frozen=True, slots=True)
class Metadata:
    """What comes with a report besides its text."""

    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def document_from_text(
    text: str,
    id: str,
    options: ReadOptions | None = None,
    metadata: Metadata | None = None,
    blocks: list[Block] | None = None,
) -> Document:
    """The document of ``text``, which is kept exactly as given.

    ``options`` outrank ``metadata``, which outranks what the text says. ``blocks`` are given where mark-up has been read.
    Raises ReadingError where there is nothing but white space, or too much.
    """
    options, metadata = options or ReadOptions(), metadata or Metadata()
    if not text.strip():
        raise ReadingError("is empty")
    if len(text) > options.max_bytes:
        raise ReadingError(f"is longer than {options.max_bytes:,} characters: too long for one report")
    parts = find_parts(text, blocks)
    published, basis = _published(text, parts, options, metadata)
    return Document(
        id=id,
        text=text,
        title=metadata.title or _title(text, parts),
        published=published.isoformat() if published else None,
        published_basis=basis,
        publisher=options.publisher or metadata.publisher,
        url=options.url or metadata.url,
        language=metadata.language or guess_language(text),
        parts=parts,
    )


def language_code(tag: str | None) -> str | None:
    """ISO 639-1 code of a language tag ("en-US", "eng", "EN"); None for an empty one."""
    if not tag or not tag.strip():
        return None
    code = tag.strip().replace("_", "-").split("-", 1)[0].lower()
    return "en" if code in ("eng", "english") else code


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
    return " ".join(text[slice(*spans[0])].split()) if spans else None
