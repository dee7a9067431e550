"""ICEWS event data: 20 tab-separated columns with a header, a row a pair of source and target."""

from __future__ import annotations

from dragoman.exports.cells import joined
from dragoman.exports.codes import act_words, country, goldstein
from dragoman.exports.layout import Column, Table, empty, of_place, place_country
from dragoman.exports.losses import Loss
from dragoman.exports.reports import Item
from dragoman.exports.usual_losses import CAMEO_ROWS
from dragoman.ontology import Ontology
from dragoman.records import ActorRef


def _name(actor: ActorRef | None) -> str:
    return actor.name if actor else ""


def _sectors(actor: ActorRef | None) -> str:
    """In words, as ICEWS writes them, in alphabetical order: theirs is random."""
    meanings = Ontology.load().sectors
    return joined(sorted(meanings.get(s, s) for s in actor.sectors), ",") if actor else ""


def _country(actor: ActorRef | None) -> str:
    return country(actor.country, "name") or actor.country or "" if actor else ""


def _city(item: Item) -> str:
    place = item.place
    return place.name if place and place.precision in ("exact", "near") and place.feature not in ("country", "region") else ""


ICEWS = Table(
    name="icews",
    suffix=".tab",
    pairs=True,
    columns=(
        Column("Event ID", lambda i: i.number),
        Column("Event Date", lambda i: i.day),
        Column("Source Name", lambda i: _name(i.actor)),
        Column("Source Sectors", lambda i: _sectors(i.actor)),
        Column("Source Country", lambda i: _country(i.actor)),
        Column("Event Text", lambda i: act_words(i.event.cameo)),
        Column("CAMEO Code", lambda i: i.event.cameo),
        Column("Intensity", lambda i: goldstein(i.event.cameo)),
        Column("Target Name", lambda i: _name(i.recipient)),
        Column("Target Sectors", lambda i: _sectors(i.recipient)),
        Column("Target Country", lambda i: _country(i.recipient)),
        Column("Story ID", lambda i: i.report.revision),
        Column("Sentence Number", lambda i: i.sentence_number),
        Column("Publisher", lambda i: i.report.record.document.publisher),
        Column("City", _city),
        *empty("District"),
        Column("Province", of_place("admin1")),
        Column("Country", place_country),
        Column("Latitude", of_place("lat")),
        Column("Longitude", of_place("lon")),
    ),
    losses=(
        *CAMEO_ROWS,
        Loss("events.recipients", "nobody is named whom it is done to: ICEWS itself has no such rows", lambda i: i.recipient is None),
    ),
)  # fmt: skip
