"""Which stories, claims and figures a filter lets through, as conditions on the columns of ``linked``; its words mean what they mean for the store's own views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Literal, get_args

from dragoman.records.model import ClaimStatus, EventType, FigureKind
from dragoman.store import Conditions, Filter, QueryError, among, asked_for, question, somewhere

Kind = Literal["story", "claim", "figure", "cause"]

_ALL = frozenset({"actor", "recipient", "type", "place", "since", "until", "source", "contested", "document"})
# What can be asked of each list; of stories by the events that their reports tell of.
_TAKES = {"claims": _ALL, "timeline": _ALL, "figures": _ALL - {"recipient"}, "stories": _ALL | {"min_confidence"}}
STATUSES = (*get_args(ClaimStatus), "withdrawn")
_LISTS: dict[Kind, str] = {"claim": "claims", "figure": "figures", "story": "stories"}
_OF_EVENTS = ("actor", "recipient", "type", "place", "contested", "min_confidence")
_DISPUTED = {"claim": "contested", "figure": "conflict"}


def check_asked(view: str, wanted: Filter, statuses: Sequence[str] = ()) -> None:
    """Raises QueryError for what this list has nothing to hold against, for a type that is none, and for a status that is none."""
    for name in asked_for(wanted):
        if name not in _TAKES[view]:
            raise QueryError(f"{view} cannot be filtered by {name}; there are {', '.join(sorted(_TAKES[view]))}")
    if unknown := [t for t in wanted.type if t not in _types(view, wanted)]:
        raise QueryError(f"{unknown[0]!r} is no {'kind' if view == 'figures' else 'type'}; there are {', '.join(_kinds(view))}")
    if unknown := [s for s in statuses if s not in STATUSES]:
        raise QueryError(f"{unknown[0]!r} is no status; there are {', '.join(STATUSES)}")


def narrowed(kind: Kind, wanted: Filter, statuses: Sequence[str] = ()) -> Conditions:
    """The conditions of a filter. Raises QueryError for what has no meaning for that kind."""
    check_asked(_LISTS[kind], wanted, statuses)
    out = Conditions()
    out.add("kind = $kind", kind=kind)
    if kind == "story":
        _told_of(out, wanted)
    else:
        _said_of(out, wanted, kind, statuses)
    if wanted.source:
        among(out, "sources", "source", wanted.source)
    if wanted.document:
        of = "SELECT document FROM documents WHERE $document IN (id, url, document, revision)"
        out.add(f"list_has_any(reports, (SELECT list(revision) FROM kept WHERE document IN ({of})))", document=wanted.document)
    # The undated only where no day is asked for.
    if wanted.since:
        out.add('"last" >= $since', since=wanted.since)
    if wanted.until:
        out.add('"first" <= $until', until=wanted.until)
    return out


def fitting(kind: Kind, wanted: Filter) -> Filter | None:
    """The filter without what has no meaning for that kind, for pages that show several kinds; None where only types of another kind are wanted."""
    view = _LISTS[kind]
    types = _types(view, wanted)
    none: dict[str, Any] = {f.name: f.default for f in fields(wanted) if f.name in set(asked_for(wanted)) - _TAKES[view]}
    return None if wanted.type and not types else replace(wanted, **{"type": types, **none})


def _kinds(view: str) -> tuple[str, ...]:
    return get_args(FigureKind if view == "figures" else EventType)


def _types(view: str, wanted: Filter) -> tuple[str, ...]:
    """Those of the types wanted that are of this list."""
    known = {k.lower() for k in _kinds(view)}
    return tuple(t for t in wanted.type if t.lower() in known)


def _said_of(out: Conditions, wanted: Filter, kind: Kind, statuses: Sequence[str]) -> None:
    for side in ("actor", "recipient"):
        if asked := getattr(wanted, side):
            among(out, f"{side}s", side, asked)
    if wanted.type:
        out.add("list_contains($types, lower(type))", types=[t.lower() for t in wanted.type])
    if wanted.place:
        somewhere(out, "place", "country", wanted.place)
    if statuses:
        out.add("list_contains($statuses, status)", statuses=list(statuses))
    if wanted.contested:
        out.add("status = $disputed", disputed=_DISPUTED[kind])


def _told_of(out: Conditions, wanted: Filter) -> None:
    """Stories of which some report tells of an event that fits."""
    told = [name for name in asked_for(wanted) if name in _OF_EVENTS]
    if not told:
        return
    inner = question("events", replace(Filter(), **{name: getattr(wanted, name) for name in told}))
    out.add(
        f"""id IN (SELECT id FROM (SELECT id, unnest(reports) AS report FROM linked_index WHERE kind = 'story')
            WHERE report IN (SELECT revision FROM ({inner.bare})))""",
        **inner.parameters,
    )
