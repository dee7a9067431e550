"""Watches: the rules that ``serve`` was given, each with the newest it tells of as a page and as a feed."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.linking.watch import Alert, Rule
from dragoman.web.asked import nothing_asked
from dragoman.web.claims import claim_href
from dragoman.web.feeds import Entry, feed_response
from dragoman.web.lines import document_href, finding_href
from dragoman.web.living import Snapshot
from dragoman.web.site import site_of

router = APIRouter(include_in_schema=False, dependencies=[Depends(nothing_asked)])
_ENTRIES, _SHOWN = 50, 6
_SAYS = {"event": "event", "claim": "claim", "status": "claim", "figure": "figure"}


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One thing a watch tells of."""

    kind: str
    title: str
    status: str
    href: str
    day: str
    words: str
    source: str
    publisher: str


@router.get("/watches")
def watches(request: Request) -> Response:
    """All watches with the newest of each."""
    site = site_of(request)
    snapshot = site.now()
    lines = [(line, [_line(a) for a in _found(snapshot, rule)[:_SHOWN]]) for line, rule in zip(site.watches, site.settings.rules, strict=True)]
    return site.page(request, "watches.html", lines=lines)


@router.get("/watches/{name}.atom")
def watch_feed(request: Request, name: str) -> Response:
    """The feed of one watch, by its address or by its name as it stands in the rules."""
    site = site_of(request)
    watches = list(zip(site.watches, site.settings.rules, strict=True))
    found = next((w for w in watches if w[0].slug == name), None) or next((w for w in watches if w[0].name == name), None)
    if found is None:
        raise HTTPException(404)
    line, rule = found
    return feed_response(request, line.feed, f"Watch: {line.name}", (_entry(a) for a in _found(site.now(), rule)))


def _found(snapshot: Snapshot, rule: Rule) -> list[Alert]:
    return snapshot.kept(("watch", rule.name), lambda: snapshot.linked.newest(rule, _ENTRIES))


def _line(alert: Alert) -> AlertLine:
    return AlertLine(_SAYS[alert.kind], alert.title, alert.status or "", _href(alert), alert.day or "", alert.words, alert.source, alert.publisher or "")


def _href(alert: Alert) -> str:
    if alert.kind in ("claim", "status"):
        return claim_href(alert.id)
    return finding_href(alert.id) if "." in alert.id else document_href(alert.document)


def _entry(alert: Alert) -> Entry:
    # A claim that has another status is told again: its entry is another one.
    status = f":{alert.status}" if alert.kind in ("claim", "status") else ""
    told = " · ".join(filter(None, (alert.words, alert.source, alert.publisher)))
    return Entry(f"{_SAYS[alert.kind]}:{alert.id}{status}", f"{alert.title} ({alert.status})" if status else alert.title, _href(alert), alert.day or "", told)
