"""Alerts on their way out: as an Atom feed (RFC 4287), or posted as JSON to an address that the user's own rules name."""

from __future__ import annotations

import datetime as dt
import urllib.error
import urllib.request
from collections.abc import Sequence

from lxml import etree

from dragoman.linking.watch import Alert
from dragoman.records import dump_json

_ATOM = "http://www.w3.org/2005/Atom"
_SECONDS = 10


class DeliveryError(Exception):
    """The address did not take the alerts: the message names it and the reason."""


def atom(alerts: Sequence[Alert], name: str, updated: dt.datetime | None = None) -> bytes:
    """A feed with an entry an alert; the same alerts at the same moment are the same bytes."""
    moment = (updated or dt.datetime.now(dt.UTC)).replace(microsecond=0).isoformat()
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(feed, "title", f"Dragoman: {name}")
    _add(feed, "id", f"urn:dragoman:watch:{_safe(name)}")
    _add(feed, "updated", moment)
    _add(_add(feed, "author"), "name", "Dragoman")
    for alert in alerts:
        entry = _add(feed, "entry")
        change = f" ({alert.before} → {alert.status})" if alert.before else f" ({alert.status})" if alert.status else ""
        _add(entry, "title", f"{alert.title}{change}")
        _add(entry, "id", f"urn:dragoman:{alert.kind}:{_safe(alert.rule)}:{_safe(alert.id)}:{_safe(alert.status or 'new')}")
        _add(entry, "updated", f"{alert.day}T00:00:00+00:00" if alert.day else moment)
        _add(entry, "category").set("term", alert.kind)
        _add(entry, "summary", " · ".join(filter(None, (alert.words, alert.source, alert.publisher, alert.document))))
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _add(parent: etree._Element, tag: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{tag}")
    if text is not None:
        child.text = "".join(c for c in text if c in "\t\n" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) not in (0xFFFE, 0xFFFF)))
    return child


def _safe(words: str) -> str:
    return "".join(c if c.isalnum() or c in "-._" else "-" for c in words)


def post(alerts: Sequence[Alert], address: str) -> None:
    """Send alerts to an address, as ``{"alerts": [...]}``. Raises DeliveryError where it does not take them; nothing else is sent."""
    body = dump_json({"alerts": alerts})
    request = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json", "User-Agent": "dragoman"}, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            if answer.status >= 300:
                raise DeliveryError(f"{address}: answered {answer.status}")
    except (urllib.error.URLError, OSError, ValueError) as exc:
        raise DeliveryError(f"{address}: {exc}") from exc
