"""What was linked in a part as rows of the table ``linked``: what is asked for in columns, all of it as JSON in ``body``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.linking.model import Causation, FigureSeries, LedgerClaim, Story
from dragoman.linking.parts import Part
from dragoman.records import dump_json

Row = dict[str, object]


def rows_of(name: str, part: Part) -> Iterator[Row]:
    """The rows of a part of that name."""
    for story in part.stories:
        yield {"part": name, **_story(story)}
    for claim in part.claims:
        yield {"part": name, **_claim(claim)}
    for figure in part.figures:
        yield {"part": name, **_figure(figure)}
    for number, cause in enumerate(part.causes):
        yield {"part": name, **_cause(number, cause)}


def _story(s: Story) -> Row:
    return {
        "kind": "story", "id": s.id, "first": s.first, "last": s.last, "size": len(s.documents), "origins": s.origins,
        "sources": _parties((), (r.publisher or "" for r in s.reports)), "reports": _once(i for r in s.reports for i in (r.document, r.revision)), "body": _body(s),
    }  # fmt: skip


def _claim(c: LedgerClaim) -> Row:
    p = c.proposition
    dated = p.time is not None and p.time.start is not None
    holders = dict.fromkeys((s.holder.code, s.holder.name) for s in c.stances)
    return {
        "kind": "claim", "id": c.id, "first": c.first_seen, "last": c.last_seen, "type": p.type, "status": c.status, "size": c.documents, "origins": c.origins, "story": c.story,
        "day": p.time.start if dated and p.time else c.first_seen, "until": p.time.end if dated and p.time else None, "to_come": p.to_come,
        "actors": _parties(p.actors, p.actor_names), "recipients": _parties(p.recipients, p.recipient_names), "place": p.place, "country": p.place_country,
        "sources": [{"code": code, "name": name} for code, name in holders], "reports": _once(i for s in c.stances for i in (s.document, s.revision)), "body": _body(c),
    }  # fmt: skip


def _figure(f: FigureSeries) -> Row:
    sources = dict.fromkeys((e.source_code, e.source) for e in f.entries)
    return {
        "kind": "figure", "id": f.id, "first": f.first, "last": f.last, "type": f.kind, "status": f.status, "size": len(f.entries), "story": f.story,
        "actors": [{"code": f.of_code or "", "name": f.of or ""}], "place": f.place,
        "sources": [{"code": code, "name": name} for code, name in sources], "reports": _once(i for e in f.entries for i in (e.document, e.revision)), "body": _body(f),
    }  # fmt: skip


def _cause(number: int, c: Causation) -> Row:
    return {"kind": "cause", "id": f"{c.from_}-{c.to}-{number}", "type": c.kind, "claims": [c.from_, c.to], "body": _body(c)}


def _parties(codes: Iterable[str], names: Iterable[str]) -> list[dict[str, str]]:
    """A code and a name each by itself: they need not be of one actor."""
    return [{"code": code, "name": ""} for code in codes] + [{"code": "", "name": name} for name in dict.fromkeys(names) if name]


def _once(idents: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(idents))


def _body(item: Any) -> str:
    return dump_json(item).decode("utf-8")
