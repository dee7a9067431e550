"""What a saved page says of itself besides its article, and whether it is a page that can be taken apart in bounded time.

Both look at the source alone. Browsers and archives leave a comment when they save a page: SingleFile, the browsers' own
"saved from url", HTTrack, the Wayback Machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from dragoman.reading.dates import lenient_instant
from dragoman.reading.options import MAX_URL, ReadingError

# A tag with more attributes, or a page with more tags, keeps the parser busy for minutes; a long report has some thousands.
_MOST_ATTRIBUTES, _MOST_TAGS = 500, 150_000

# Possessive throughout: every character is looked at once, whatever the page is made of.
_QUOTED = r"=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)?+"
_TAG = re.compile(rf"<!--(?:[^-]|-(?!->))*+|<(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:[^>=]++|{_QUOTED})*+)", re.IGNORECASE)
_RAW_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
_ATTRIBUTE = re.compile(r"[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))?+")

_META = re.compile(r"<meta\s[^<>]{0,2000}>", re.IGNORECASE)
_FIELD = re.compile(r"(property|name|itemprop|content)\s{0,3}=\s{0,3}(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')", re.IGNORECASE)
_MODIFIED = frozenset({"article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"})
_LINKED = re.compile(r"<script[^<>]{0,300}application/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_MOST_LINKED = 200_000

# What is looked at for comments and fields: the head, and the end, where the Wayback Machine writes.
_HEAD, _TAIL = 300_000, 5_000

_SAVED = (
    re.compile(r"Page saved with SingleFile\s{1,9}url:\s{0,9}(?P<url>\S{1,4000})\s{1,9}saved date:\s{0,9}(?P<date>[^\n(]{10,60})"),
    re.compile(r"<!-- saved from url=\(\d{1,6}\)(?P<url>\S{1,4000}) -->"),
    re.compile(r"<!-- Mirrored from (?P<url>\S{1,4000}) by HTTrack Website Copier/[^,]{0,60}, (?P<date>[^>]{10,60}) -->"),
    re.compile(r"FILE ARCHIVED ON (?P<date>[^\n]{10,40}) AND RETRIEVED FROM"),
)
_BROWSER_DATE = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")
_WAYBACK_DATE = re.compile(r"(\d\d:\d\d:\d\d) (\w{3}) (\d{1,2}), (\d{4})")


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a page was saved from and when, and when it says that it was last changed."""

    url: str | None = None
    fetched: str | None = None
    modified: str | None = None


def check_bounds(source: str) -> None:
    """Raises ReadingError for a page of so many tags, or a tag of so many attributes, that it was made to be slow."""
    tags = at = 0
    while match := _TAG.search(source, at):
        at = match.end()
        attributes = match["attributes"]
        if attributes is None:
            continue
        tags += 1
        if tags > _MOST_TAGS:
            raise ReadingError(f"has more than {_MOST_TAGS:,} tags")
        if len(attributes) > 2 * _MOST_ATTRIBUTES and _more_attributes(attributes):
            raise ReadingError(f"has a tag with more than {_MOST_ATTRIBUTES} attributes")
        if raw := _RAW_END.get(match["name"].lower()):
            end = raw.search(source, at)
            at = end.start() if end else len(source)


def _more_attributes(attributes: str) -> bool:
    return any(n > _MOST_ATTRIBUTES for n, _ in enumerate(_ATTRIBUTE.finditer(attributes), 1))


def saved_page(source: str) -> Saved:
    """What the page and whoever saved it say."""
    url = fetched = None
    looked_at = source[:_HEAD] + source[_HEAD:][-_TAIL:]
    for pattern in _SAVED:
        if match := pattern.search(looked_at):
            fields = match.groupdict()
            url = url or fields.get("url")
            fetched = fetched or _saved_date(fields.get("date"))
    if url and "://" not in url:
        url = "http://" + url  # HTTrack leaves the scheme out
    return Saved(url if url and len(url) <= MAX_URL else None, fetched, _modified(looked_at))


def _saved_date(words: str | None) -> str | None:
    if not words:
        return None
    if match := _BROWSER_DATE.match(words):
        month, day, year, time, zone = match.groups()
        words = f"{day} {month} {year} {time} {zone}"
    elif match := _WAYBACK_DATE.match(words):
        time, month, day, year = match.groups()
        words = f"{day} {month} {year} {time} GMT"
    return lenient_instant(words.strip())


def _modified(source: str) -> str | None:
    """The first usable of what fields of the head and linked data say."""
    return next((found for value in [*_fields(source), *_linked(source)] if (found := lenient_instant(value))), None)


def _fields(source: str) -> Iterator[str]:
    for match in _META.finditer(source):
        fields = {m[1].lower(): m[2] if m[2] is not None else m[3] for m in _FIELD.finditer(match.group())}
        names = {fields.get(n, "").lower() for n in ("property", "name", "itemprop")}
        if names & _MODIFIED and "content" in fields:
            yield fields["content"]


def _linked(source: str) -> Iterator[str]:
    for match in _LINKED.finditer(source):
        end = source.find("</", match.end())
        if 0 < end - match.end() <= _MOST_LINKED:
            try:
                data = msgspec.json.decode(source[match.end() : end])
            except (msgspec.DecodeError, RecursionError, UnicodeError):
                continue
            yield from _values(data, "dateModified")


def _values(data: Any, name: str) -> Iterator[str]:
    """Strings under ``name`` in objects down to the third level: the graph, its items, an item's parts."""
    level = [data]
    for _ in range(4):
        below: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                if isinstance(item.get(name), str):
                    yield item[name]
                below += item.values()
            elif isinstance(item, list):
                below += item
        level = below
