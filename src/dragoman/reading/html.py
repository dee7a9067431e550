"""HTML pages: the article's text as trafilatura extracts it, with the page's own title, date and publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dragoman.reading.dates import lenient_date
from dragoman.reading.decoding import decode
from dragoman.reading.document import Metadata, language_code
from dragoman.reading.options import ReadingError

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w\-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w\-]{2,40})",
    re.IGNORECASE,
)
_LANG = re.compile(r"<html[^>]{0,400}\slang\s*=\s*[\"']?([A-Za-z\-]{2,20})", re.IGNORECASE)

# Fewer words than this are a menu or a notice, no report.
_FEWEST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Page:
    """An article as extracted from its page."""

    text: str
    metadata: Metadata


def read_html(data: bytes) -> Page:
    """The article on a page. Raises ReadingError where there is none."""
    import trafilatura

    charset = _CHARSET.search(data[:4096])
    declared = (charset.group(1) or charset.group(2)).decode("ascii") if charset else None
    source = decode(data, declared)
    if not source.strip():
        raise ReadingError("is empty")
    found: Any = trafilatura.bare_extraction(
        source,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = "" if found is None else str(found.text or "").strip()
    if found is None or len(text.split()) < _FEWEST_WORDS or "." not in text:
        raise ReadingError("no article found on the page")
    lang = _LANG.search(source)
    return Page(
        text=text,
        metadata=Metadata(
            title=found.title or None,
            date=lenient_date(found.date),
            publisher=found.sitename or None,
            url=found.url or None,
            language=language_code(lang.group(1)) if lang else None,
        ),
    )
