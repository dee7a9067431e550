"""UCDP GED: 49 comma-separated columns, a row a violent event whose deaths the text counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from math import floor

from dragoman.exports.cells import Cell
from dragoman.exports.codes import country, sides
from dragoman.exports.dead import VIOLENT, Toll, dead_by_event
from dragoman.exports.layout import Column, Table, empty, of_place, place_country, place_words
from dragoman.exports.losses import Loss
from dragoman.exports.reports import Item
from dragoman.exports.usual_losses import CERTAINTY, CONFIDENCE, OFFSETS, RELATIONS, STANCES, UNDATED
from dragoman.records import ActorRef, Figure

_WHERE = {"exact": 1, "near": 2, "district": 3, "region": 4, "part": 5, "country": 6, "area": 7}
# UCDP's regions by the number of the country; the first row that a number does not exceed.
_REGIONS = ((199, "Americas"), (399, "Europe"), (626, "Africa"), (699, "Middle East"), (999, "Asia"))


@dataclass(frozen=True, slots=True)
class Deaths:
    """What the figures of an event make: the best count, the bounds, and who died."""

    best: int
    low: int
    high: int
    side_a: int
    side_b: int
    civilians: int

    @property
    def unknown(self) -> int:
        """Those of whom nothing is said."""
        return self.best - self.side_a - self.side_b - self.civilians


def _tolls(item: Item) -> list[Toll]:
    """The event's counts of dead; one that another event of the report has too counts there."""
    return dead_by_event(item.report).get(item.event.id, [])


def _least(figure: Figure) -> int:
    if figure.low is None:
        return 0
    return int(figure.low) + (figure.bound == "more-than")


def _most(figure: Figure) -> int:
    """An open upper bound counts as the lower one: no number that nobody has given."""
    if figure.high is None:
        return _least(figure)
    return max(_least(figure), int(figure.high) - (figure.bound == "less-than"))


def deaths(item: Item) -> Deaths:
    """The dead of different sides together; of several figures for one side, or of several sources for one count, the first is the best one, the others widen the bounds."""
    by_side: dict[str, list[Figure]] = {}
    for toll in _tolls(item):
        by_side.setdefault(_whose(item, toll.figure), []).extend(toll.figures)
    best = {side: _best(figures[0]) for side, figures in by_side.items()}
    low = sum(min(best[side], *map(_least, figures)) for side, figures in by_side.items())
    high = sum(max(best[side], *map(_most, figures)) for side, figures in by_side.items())
    return Deaths(sum(best.values()), low, high, *(best.get(side, 0) for side in ("a", "b", "civilian")))


def _best(figure: Figure) -> int:
    return _least(figure) if figure.low is not None else _most(figure)


def _killed(item: Item) -> list[Figure]:
    return [f for toll in _tolls(item) for f in toll.figures]


def _whose(item: Item, figure: Figure) -> str:
    """Which column the dead of a figure stand in."""
    owner = next((a for a in item.report.record.actors if a.id == figure.of), None)
    if owner is None:
        return "unknown"
    if "civilian" in sides(ActorRef(actor=owner.id, span=(0, 0), name=owner.name, code=owner.code, country=owner.country, sectors=owner.sectors)):
        return "civilian"
    if any(a.actor == owner.id for a in item.event.actors):
        return "a"
    return "b" if any(a.actor == owner.id for a in item.event.recipients) else "unknown"


def _side(parties: list[ActorRef]) -> ActorRef | None:
    """The actor that makes the side: the first that is armed, else the first."""
    return next((p for p in parties if sides(p) & {"state", "armed"}), parties[0] if parties else None)


def _a(item: Item) -> ActorRef | None:
    return _side(item.event.actors)


def _b(item: Item) -> ActorRef | None:
    return _side(item.event.recipients)


def _kind(item: Item) -> Cell:
    """1 with a state on one side and an armed side on the other, 2 without one, 3 against civilians; nothing where it is not known."""
    a, b = sides(_a(item)), sides(_b(item))
    armed = {"state", "armed"}
    if not (a & armed and b):
        return None
    if not b & armed:
        return 3
    return 1 if "state" in a | b else 2


def _name(actor: ActorRef | None) -> str:
    return actor.name if actor else ""


def _gw(actor: ActorRef | None) -> str:
    return country(actor.country, "gw") if actor and "state" in sides(actor) else ""


def _days(item: Item) -> tuple[str, str]:
    return item.day, item.event.time.end or item.day


def _date_precision(item: Item) -> Cell:
    """1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer, or from or until a day. A day that is only the report's own is no 1."""
    first, last = _days(item)
    if not first:
        return None
    time = item.event.time
    if bool(time.start) != bool(time.end):
        return 5
    exact = time.basis != "document"
    length = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if length <= most and (exact or code > 1)), 5)


def _cell(item: Item) -> Cell:
    """The PRIO-GRID cell of half a degree."""
    place = item.place
    if place is None or place.lat is None or place.lon is None:
        return None
    row, column = min(359, floor((place.lat + 90) / 0.5)), min(719, floor((place.lon + 180) / 0.5))
    return row * 720 + column + 1


def _point(item: Item) -> Cell:
    place = item.place
    return f"POINT ({place.lon!r} {place.lat!r})" if place and place.lat is not None and place.lon is not None else None


def _region(item: Item) -> Cell:
    number = country(item.place.country, "gw") if item.place else ""
    return next((name for last, name in _REGIONS if int(number) <= last), None) if number else None


def _article(item: Item) -> str:
    document = item.report.record.document
    told = (document.publisher, document.published, document.title or document.id)
    return '"' + ",".join(p.replace('"', "'") for p in told if p) + '"'


def _takes(item: Item) -> str:
    if item.event.type != VIOLENT:
        return "not violent"
    if _tolls(item):
        return ""
    return "its deaths are counted with another event of the report" if any(f.kind == "killed" for f in item.figures) else "violent, but the text counts no deaths of it"


def _clock(day: str) -> str:
    return f"{day} 00:00:00.000" if day else ""


def _place(what: Callable[[Item], Cell]) -> Callable[[Item], Cell]:
    return lambda i: what(i) if i.place else None


UCDP = Table(
    name="ucdp",
    suffix=".csv",
    commas=True,
    takes=_takes,
    columns=(
        Column("id", lambda i: i.number),
        Column("relid", lambda i: i.id),
        Column("year", lambda i: i.day[:4]),
        *empty("active_year", "code_status"),
        Column("type_of_violence", _kind),
        *empty("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id"),
        Column("dyad_name", lambda i: " - ".join(p.name for p in (_a(i), _b(i)) if p)),
        *empty("side_a_dset_id", "side_a_new_id"),
        Column("side_a", lambda i: _name(_a(i))),
        *empty("side_b_dset_id", "side_b_new_id"),
        Column("side_b", lambda i: _name(_b(i))),
        Column("number_of_sources", lambda _: 1),
        Column("source_article", _article),
        Column("source_office", lambda i: i.report.record.document.publisher),
        Column("source_date", lambda i: i.report.record.document.published),
        Column("source_headline", lambda i: i.report.record.document.title),
        Column("source_original", lambda i: i.source),
        Column("where_prec", _place(lambda i: _WHERE.get(i.place.precision) if i.place else None)),
        Column("where_coordinates", of_place("name")),
        Column("where_description", place_words),
        Column("adm_1", of_place("admin1")),
        *empty("adm_2"),
        Column("latitude", of_place("lat")),
        Column("longitude", of_place("lon")),
        Column("geom_wkt", _point),
        Column("priogrid_gid", _cell),
        Column("country", place_country),
        Column("country_id", lambda i: country(i.place.country, "gw") if i.place else None),
        Column("region", _region),
        # 1: the report tells of one event; 2: it sums up what cannot be told apart.
        Column("event_clarity", lambda i: 1 if _date_precision(i) in (1, 2) else 2),
        Column("date_prec", _date_precision),
        Column("date_start", lambda i: _clock(_days(i)[0])),
        Column("date_end", lambda i: _clock(_days(i)[1])),
        Column("deaths_a", lambda i: deaths(i).side_a),
        Column("deaths_b", lambda i: deaths(i).side_b),
        Column("deaths_civilians", lambda i: deaths(i).civilians),
        Column("deaths_unknown", lambda i: deaths(i).unknown),
        Column("best", lambda i: deaths(i).best),
        Column("high", lambda i: deaths(i).high),
        Column("low", lambda i: deaths(i).low),
        Column("gwnoa", lambda i: _gw(_a(i))),
        Column("gwnob", lambda i: _gw(_b(i))),
    ),
    losses=(
        CERTAINTY, STANCES, OFFSETS, CONFIDENCE, UNDATED, RELATIONS,
        Loss("figures.high", "an open upper bound: high repeats the lower one", lambda i: any(f.high is None for f in _killed(i))),
        Loss("figures.attribution", "counts by several sources become one interval", lambda i: len(_killed(i)) > 1),
        Loss("figures", "no column for the wounded and other numbers", lambda i: len(i.figures) > len(_killed(i))),
        Loss("conflict and dyad ids", "UCDP's own: Dragoman does not know them", lambda _: True),
        Loss("events.actors, events.recipients", "a side is one actor", lambda i: len(i.event.actors) > 1 or len(i.event.recipients) > 1),
    ),
)  # fmt: skip
