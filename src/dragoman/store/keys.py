"""What makes two reports the same report, and the same report the same version of it.

A *document* is known by its address, or by its id where it has none; a *revision* by that and by its words. Both keys are 65 bits of
SHA-256 in base 32: the same on every machine and in every order of ingest. A record's id in the store is its revision, a dot, and its
id in the record: ``04d7qk2zt9a1m.e3``.
"""

from __future__ import annotations

import hashlib

from dragoman.records import Document

KEY_LENGTH = 13
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no letter that is taken for a digit


def document_key(document: Document) -> str:
    """The key of the report whatever it says now."""
    return _key("url", document.url) if document.url else _key("id", document.id)


def revision_key(document: Document) -> str:
    """The key of the report as it reads: its words, title, day and publisher."""
    return _key(document_key(document), *content_parts(document))


def content_key(document: Document) -> str:
    """The key of the words alone, by which a file that was moved is known."""
    return _key(*content_parts(document))


def content_parts(document: Document) -> tuple[str, ...]:
    """What makes a version: a change in any of these is a new one."""
    return (document.text, document.title or "", document.published or "", document.publisher or "")


def _key(*parts: str | None) -> str:
    digest = hashlib.sha256("\x1f".join(p or "" for p in parts).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:9], "big")
    return "".join(_ALPHABET[number >> (5 * k) & 31] for k in reversed(range(KEY_LENGTH)))
