"""POLECAT: 40 tab-separated columns with a header, several values joined by "; ", nothing written as None."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.exports.cells import Cell, joined
from dragoman.exports.codes import country
from dragoman.exports.layout import Column, Table, empty, of_place, place_country, place_words
from dragoman.exports.losses import Loss
from dragoman.exports.reports import Item
from dragoman.exports.usual_losses import CERTAINTY, CONFIDENCE, DATES, FIGURES, OFFSETS, RELATIONS, SOURCE, STANCES
from dragoman.records import Actor, ActorRef

_Parties = Callable[[Item], list[ActorRef]]
_PEOPLE = frozenset({"person", "role"})


def _of(parties: _Parties, what: Callable[[ActorRef, Actor | None], str | None]) -> Callable[[Item], Cell]:
    """One value an actor, in the order of the text; a value that is missing is None so that lists stay in step."""

    def fill(item: Item) -> Cell:
        known = {a.id: a for a in item.report.record.actors}
        values = [what(p, known.get(p.actor)) for p in parties(item)]
        return joined([v or "None" for v in values]) if any(values) else None

    return fill


def _raw(parties: _Parties) -> Callable[[Item], Cell]:
    return lambda i: joined(i.report.record.document.text[slice(*p.span)] for p in parties(i))


def _sides(side: str, parties: _Parties) -> tuple[Column, ...]:
    return (
        Column(f"{side} Name", _of(parties, lambda r, _: r.name)),
        Column(f"{side} Country", _of(parties, lambda r, _: r.country)),
        Column(f"{side} COW", _of(parties, lambda r, _: country(r.country, "cow"))),
        Column(f"Primary {side} Sector", _of(parties, lambda r, _: next(iter(r.sectors), None))),
        Column(f"{side} Sectors", _of(parties, lambda r, _: ", ".join(r.sectors))),
        Column(f"{side} Title", _of(parties, lambda _, a: a.role if a else None)),
        Column(f"{side} Name Raw", _raw(parties)),
        Column(f"Wikipedia {side} ID", lambda _: None),
    )


def _named(kinds: frozenset[str], within: bool) -> Callable[[Item], Cell]:
    def fill(item: Item) -> Cell:
        names = (a.name for a in item.report.record.actors if (a.kind in kinds) is within and a.kind not in ("state", "people"))
        return joined(dict.fromkeys(names))

    return fill


def _city(item: Item) -> str:
    place = item.place
    return place.name if place and place.feature == "city" else ""


_WIKIPEDIA = Loss("actors.wikidata", "a column for pages of Wikipedia, not for items of Wikidata", lambda i: any(a.wikidata for a in i.report.record.actors if a.id in {p.actor for p in (*i.event.actors, *i.event.recipients)}))

POLECAT = Table(
    name="polecat",
    suffix=".txt",
    null="None",
    columns=(
        Column("Event ID", lambda i: i.id),
        Column("Event Date", lambda i: i.day),
        Column("Event Type", lambda i: i.event.type),
        Column("Event Mode", lambda i: i.event.mode),
        Column("Intensity", lambda i: i.event.score),
        Column("Quad Code", lambda i: i.event.quad),
        Column("Contexts", lambda i: joined(i.event.contexts)),
        *_sides("Actor", lambda i: i.event.actors),
        *_sides("Recipient", lambda i: i.event.recipients),
        Column("Placename", of_place("name")),
        Column("City", _city),
        *empty("District"),
        Column("Province", of_place("admin1")),
        Column("Country", place_country),
        Column("Latitude", of_place("lat")),
        Column("Longitude", of_place("lon")),
        Column("GeoNames ID", of_place("geonameid")),
        Column("Raw Placename", place_words),
        Column("Feature Type", of_place("feature")),
        Column("Source", lambda i: i.report.record.document.publisher),
        Column("Publication Date", lambda i: i.report.record.document.published),
        Column("Story People", _named(_PEOPLE, True)),
        Column("Story Organizations", _named(_PEOPLE, False)),
        Column("Story Locations", lambda i: joined(dict.fromkeys(p.name for p in i.report.record.places))),
        Column("Language", lambda i: i.report.record.document.language),
        Column("Version", lambda i: i.report.record.version),
    ),
    losses=(CERTAINTY, SOURCE, STANCES, FIGURES, OFFSETS, CONFIDENCE, *DATES, RELATIONS, _WIKIPEDIA),
)
