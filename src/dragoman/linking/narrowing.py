"""Which stories, claims and figures a filter lets through; the words of a filter mean what they mean for the store's own views."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar, get_args

from dragoman.linking.model import FigureSeries, LedgerClaim, Story
from dragoman.records.model import ClaimStatus, EventType, FigureKind
from dragoman.store import Filter, QueryError, asked_for

T = TypeVar("T")
_CODE = re.compile(r"[A-Z]{2,5}(?: [A-Z]{2,5})*")


_TAKES = {
    "claims": ("actor", "recipient", "type", "place", "source", "contested", "document", "since", "until"),
    "timeline": ("actor", "recipient", "type", "place", "source", "contested", "document", "since", "until"),
    "figures": ("actor", "type", "place", "source", "contested", "document", "since", "until"),
    "stories": ("source", "document", "since", "until"),
}
STATUSES = (*get_args(ClaimStatus), "withdrawn")


def check_asked(view: str, wanted: Filter, status: str = "") -> None:
    """Raises QueryError for what this list has nothing to hold against, for a type that is none, and for a status that is none."""
    for name in asked_for(wanted):
        if name not in _TAKES[view]:
            raise QueryError(f"{view} cannot be filtered by {name}; there are {', '.join(sorted(_TAKES[view]))}")
    kinds = get_args(FigureKind if view == "figures" else EventType)
    unknown = [t for t in wanted.type if t.lower() not in {k.lower() for k in kinds}]
    if unknown:
        raise QueryError(f"{unknown[0]!r} is no {'kind' if view == 'figures' else 'type'} there is; there are {', '.join(kinds)}")
    if status and status not in STATUSES:
        raise QueryError(f"{status!r} is no status there is; there are {', '.join(STATUSES)}")


def claim_fits(claim: LedgerClaim, wanted: Filter) -> bool:
    """Whether a claim is asked for."""
    p = claim.proposition
    return (
        (not wanted.actor or _among(wanted.actor, p.actors, p.actor_names))
        and (not wanted.recipient or _among(wanted.recipient, p.recipients, p.recipient_names))
        and _typed(p.type, wanted)
        and _placed(p.place, p.place_country, wanted)
        and (not wanted.source or any(is_who(wanted.source, s.holder.code, s.holder.name) for s in claim.stances))
        and (not wanted.contested or claim.status == "contested")
        and (not wanted.document or any(wanted.document in (s.document, s.revision) for s in claim.stances))
        and _meets(claim.first_seen, claim.last_seen, wanted)
    )


def figure_fits(series: FigureSeries, wanted: Filter) -> bool:
    """Whether a series of figures is asked for."""
    return (
        (not wanted.actor or is_who(wanted.actor, series.of_code or "", series.of or ""))
        and _typed(series.kind, wanted)
        and _placed(series.place, None, wanted)
        and (not wanted.source or any(is_who(wanted.source, e.source_code, e.source) for e in series.entries))
        and (not wanted.contested or series.status == "conflict")
        and (not wanted.document or any(wanted.document in (e.document, e.revision) for e in series.entries))
        and _meets(series.first, series.last, wanted)
    )


def story_fits(story: Story, wanted: Filter) -> bool:
    """Whether a story is asked for."""
    return (
        (not wanted.source or any(is_who(wanted.source, "", r.publisher or "") for r in story.reports))
        and (not wanted.document or any(wanted.document in (r.document, r.revision) for r in story.reports))
        and _meets(story.first, story.last, wanted)
    )


def is_who(asked: str, code: str, name: str) -> bool:
    """Whether somebody of that code and name is meant: by code or a part of it, else by name or a part of it."""
    if _CODE.fullmatch(asked):
        if code == asked or code.startswith(asked + " ") or name.lower() == asked.lower():
            return True
        return " " not in asked and asked in code.split()
    return re.search(rf"(?i)(^|\W){re.escape(asked)}($|\W)", name) is not None


def _among(asked: str, codes: Iterable[str], names: Iterable[str]) -> bool:
    return any(is_who(asked, code, "") for code in codes) or any(is_who(asked, "", name) for name in names)


def _typed(kind: str, wanted: Filter) -> bool:
    return not wanted.type or kind.lower() in {t.lower() for t in wanted.type}


def _placed(place: str | None, country: str | None, wanted: Filter) -> bool:
    return not wanted.place or country == wanted.place or wanted.place.lower() in (place or "").lower()


def _meets(first: str | None, last: str | None, wanted: Filter) -> bool:
    """Whether it was published between the days asked for; the undated only where no day is."""
    if wanted.since and (last is None or last < wanted.since):
        return False
    return not (wanted.until and (first is None or first > wanted.until))


def within(found: list[T], wanted: Filter | None) -> list[T]:
    """The page of a listing asked for."""
    if wanted is None:
        return found
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return found[wanted.offset : end]
