"""Atom feeds (RFC 4287): what an analyst's feed reader can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree import ElementTree as xml

from starlette.requests import Request
from starlette.responses import Response

from dragoman.views import visible

_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold.
_OUTSIDE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``path`` is where it stands on the page, ``day`` when it last changed (YYYY-MM-DD)."""

    id: str
    title: str
    path: str
    day: str
    words: str


def feed_response(request: Request, path: str, title: str, entries: Iterable[Entry]) -> Response:
    """The answer that is the feed at ``path`` of the host that was asked."""
    root = f"{request.url.scheme}://{request.url.netloc}"
    return Response(feed(root, path, title, entries), media_type="application/atom+xml")


def feed(root: str, path: str, title: str, entries: Iterable[Entry]) -> bytes:
    """The feed of that title at ``root`` + ``path``."""
    xml.register_namespace("", _ATOM)
    them = list(entries)
    top = xml.Element(f"{{{_ATOM}}}feed")
    _say(top, "title", title)
    _say(top, "id", f"urn:dragoman:{quote(path.strip('/').replace('/', ':'), safe=':.')}")
    _say(top, "updated", _moment(max((e.day for e in them), default=_NEVER)))
    _link(top, root + path, "self")
    _say(xml.SubElement(top, f"{{{_ATOM}}}author"), "name", "Dragoman")
    for entry in them:
        one = xml.SubElement(top, f"{{{_ATOM}}}entry")
        _say(one, "title", entry.title)
        _say(one, "id", f"urn:dragoman:{entry.id}")
        _say(one, "updated", _moment(entry.day))
        _link(one, root + entry.path, "alternate")
        _say(one, "summary", entry.words)
    made: bytes = xml.tostring(top, encoding="utf-8", xml_declaration=True)
    return made


def _say(parent: xml.Element, name: str, words: str) -> None:
    xml.SubElement(parent, f"{{{_ATOM}}}{name}").text = _OUTSIDE.sub("\ufffd", visible(words))


def _link(parent: xml.Element, address: str, rel: str) -> None:
    xml.SubElement(parent, f"{{{_ATOM}}}link", href=_OUTSIDE.sub("", address), rel=rel)


def _moment(day: str) -> str:
    return f"{day if re.fullmatch(r'[0-9]{4}-[0-9]{2}-[0-9]{2}', day) else _NEVER}T00:00:00Z"
