"""HTML pages: the article's text as trafilatura extracts it, with the page's own title, address, dates and publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dragoman.reading.dates import lenient_date
from dragoman.reading.decoding import decode
from dragoman.reading.document import Metadata, language_code
from dragoman.reading.options import ReadingError
from dragoman.reading.pages import check_bounds, saved_page

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w\-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w\-]{2,40})",
    re.IGNORECASE,
)
_LANG = re.compile(r"<html[^>]{0,400}\slang\s{0,9}=\s{0,9}[\"']?([A-Za-z\-]{2,20})", re.IGNORECASE)

# Fewer words than this are a menu or a notice, no report.
_FEWEST_WORDS = 12

# The head of a page, where it says what it is.
_HEAD = 100_000


@dataclass(frozen=True, slots=True)
class Page:
    """An article as extracted from its page."""

    text: str
    metadata: Metadata


def read_html(data: bytes, charset: str | None = None) -> Page:
    """The article on a page; ``charset`` is what it was sent with. Raises ReadingError where there is none."""
    found = _CHARSET.search(data[:4096])
    declared = charset or ((found.group(1) or found.group(2)).decode("ascii", "replace") if found else None)
    source = decode(data, declared)
    if not source.strip():
        raise ReadingError("is empty")
    check_bounds(source)
    article = _extracted(source)
    text = "" if article is None else str(article.text or "").strip()
    if article is None or len(text.split()) < _FEWEST_WORDS or "." not in text:
        raise ReadingError(f"no article found on the page: no running text of {_FEWEST_WORDS} words or more")
    lang = _LANG.search(source[:_HEAD])
    saved = saved_page(source)
    return Page(
        text=text,
        metadata=Metadata(
            title=article.title or None,
            date=lenient_date(article.date),
            publisher=article.sitename or None,
            url=article.url or saved.url,
            language=language_code(lang.group(1)) if lang else None,
            modified=saved.modified,
            fetched=saved.fetched,
        ),
    )


def _extracted(source: str) -> Any:
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            source,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as exc:  # what it makes of hostile pages is not foreseen
        raise ReadingError(f"no article can be taken from the page: {type(exc).__name__}") from exc
