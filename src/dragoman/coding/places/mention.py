"""A place as the text names it, and as the record lists it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import PlaceEntry
from dragoman.knowledge.placenames import fold
from dragoman.records import Place, Span


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text. ``lat``/``lon`` differ from the entry's for "15 km south of X"; ``literal`` is false where the name
    stands for a government, a team or a people; ``head`` is the token the name hangs by."""

    span: Span
    name: str
    entry: PlaceEntry | None
    precision: str
    note: str | None
    literal: bool
    head: int
    lat: float | None = None
    lon: float | None = None


def place_records(mentions: Sequence[PlaceMention]) -> list[Place]:
    """The record's places, ids p1, p2, … in the order of the text."""
    return [_record(f"p{k}", m) for k, m in enumerate(mentions, 1)]


_SMALL = frozenset({"of", "the", "de", "la", "le", "al", "el", "an", "and", "sur", "du", "del", "do", "da"})


def _record(ident: str, m: PlaceMention) -> Place:
    e = m.entry
    if e is None:
        return Place(id=ident, name=m.name, span=m.span, precision="unknown", note=m.note)
    same = (fold(m.name) == fold(e.name) or _is_spelling(m.name, e)) and not m.name.isupper()
    return Place(
        id=ident, name=m.name if same or m.note else e.name, span=m.span, lat=m.lat, lon=m.lon, geonameid=e.geonameid, country=e.country or None,
        admin1=e.admin1 or None, feature=e.feature, precision=m.precision, note=m.note,
    )  # fmt: skip


def _is_spelling(name: str, e: PlaceEntry) -> bool:
    """Whether the text's own name of a town or region may stand: "Jenin" for Janīn, "Ho Chi Minh City" for Saigon, no "UAE"."""
    return e.form == "alternate" and e.feature != "country" and len(name) > 3 and all(w[0].isupper() or w in _SMALL for w in name.replace("-", " ").split())
