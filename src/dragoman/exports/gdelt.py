"""GDELT 2.0: the table of events (61 columns) and that of mentions (16), tab-separated without header."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from dragoman.exports.cells import Cell
from dragoman.exports.codes import act_class, cameo_actor, country, goldstein, known_group, roles, root_and_base
from dragoman.exports.layout import Column, Table, empty, of_place
from dragoman.exports.losses import Loss
from dragoman.exports.reports import Item
from dragoman.exports.usual_losses import CAMEO_ROWS, CERTAINTY, FIGURES, PAIRS, RELATIONS, SOURCE, STANCES
from dragoman.records import ActorRef

_Side = Callable[[Item], ActorRef | None]


def _country(actor: ActorRef | None) -> str:
    return country(actor.country, "cameo") if actor else ""


def _role(side: _Side, number: int) -> Callable[[Item], Cell]:
    def fill(item: Item) -> Cell:
        own = roles(side(item))
        return own[number] if number < len(own) else None

    return fill


def _actor(n: int, side: _Side) -> tuple[Column, ...]:
    at = f"Actor{n}"
    return (
        Column(f"{at}Code", lambda i: cameo_actor(side(i))),
        Column(f"{at}Name", lambda i: a.name.upper() if (a := side(i)) else None),
        Column(f"{at}CountryCode", lambda i: _country(side(i))),
        Column(f"{at}KnownGroupCode", lambda i: known_group(side(i))),
        *empty(f"{at}EthnicCode", f"{at}Religion1Code", f"{at}Religion2Code"),
        *(Column(f"{at}Type{k + 1}Code", _role(side, k)) for k in range(3)),
    )


def _geo_columns(at: str) -> tuple[str, ...]:
    return tuple(f"{at}Geo_{n}" for n in ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"))


def _geo_type(item: Item) -> int:
    """0 nowhere, 1 a country, 2 a state of the USA, 3 a city there, 4 a city elsewhere, 5 a state elsewhere."""
    place = item.place
    if place is None or place.lat is None:
        return 0
    if place.precision in ("country", "area") or place.feature == "country":
        return 1
    wide = place.precision in ("region", "part") or place.feature == "region"
    if place.country == "USA":
        return 2 if wide else 3
    return 5 if wide else 4


def _full_name(item: Item) -> str:
    place = item.place
    if place is None:
        return ""
    parts = [place.name, place.admin1, country(place.country, "name")]
    return ", ".join(dict.fromkeys(p for p in parts if p))


def _fips(item: Item) -> str:
    return country(item.place.country, "fips") if item.place else ""


_ACTION: tuple[Callable[[Item], Cell], ...] = (
    _geo_type,
    _full_name,
    _fips,
    _fips,
    lambda _: None,
    of_place("lat"),
    of_place("lon"),
    lambda i: _fips(i) if _geo_type(i) == 1 else None,
)


def _nowhere(n: int) -> tuple[Column, ...]:
    first, *rest = _geo_columns(f"Actor{n}")
    return (Column(first, lambda _: 0), *empty(*rest))


def _fraction(item: Item) -> Cell:
    """GDELT's own reckoning: (month × 30 + day) / 365 behind the year, which does not run into the next."""
    if not item.day:
        return None
    year, month, day = map(int, item.day.split("-"))
    return f"{year + min((month * 30 + day) / 365, 0.9999):.4f}"


def _added(item: Item) -> str:
    return item.report.read_at.strftime("%Y%m%d%H%M%S")


def digits(item: Item, length: int) -> str:
    """The day as digits, the first ``length`` of them."""
    return item.day.replace("-", "")[:length]


_GEOGRAPHY = Loss("places", "no GNS feature ids, no FIPS codes below the country", lambda i: _geo_type(i) > 1)
_NO_TYPE = Loss("events.actors.sectors", "a sector that CAMEO has no role for", lambda i: any(len(a.sectors) > len(roles(a)) for a in (i.actor, i.recipient) if a))

EVENTS = Table(
    name="gdelt",
    suffix=".CSV",
    header=False,
    pairs=True,
    columns=(
        Column("GLOBALEVENTID", lambda i: i.number),
        Column("SQLDATE", lambda i: digits(i, 8)),
        Column("MonthYear", lambda i: digits(i, 6)),
        Column("Year", lambda i: digits(i, 4)),
        Column("FractionDate", _fraction),
        *_actor(1, lambda i: i.actor),
        *_actor(2, lambda i: i.recipient),
        # The report's own subject stands in its title or first sentence.
        Column("IsRootEvent", lambda i: i.sentence_number <= 2),
        Column("EventCode", lambda i: i.event.cameo),
        Column("EventBaseCode", lambda i: root_and_base(i.event.cameo)[1]),
        Column("EventRootCode", lambda i: root_and_base(i.event.cameo)[0]),
        Column("QuadClass", lambda i: act_class(i.event.cameo, "gdelt")),
        Column("GoldsteinScale", lambda i: goldstein(i.event.cameo)),
        Column("NumMentions", lambda _: 1),
        Column("NumSources", lambda _: 1),
        Column("NumArticles", lambda _: 1),
        *empty("AvgTone"),
        *_nowhere(1),
        *_nowhere(2),
        *(Column(n, fill) for n, fill in zip(_geo_columns("Action"), _ACTION, strict=True)),
        Column("DATEADDED", _added),
        Column("SOURCEURL", lambda i: i.report.name()),
    ),
    losses=(*CAMEO_ROWS, _GEOGRAPHY, _NO_TYPE),
)


def _offset(side: _Side) -> Callable[[Item], Cell]:
    return lambda i: a.span[0] if (a := side(i)) else -1


def _tens(item: Item) -> int:
    return max(10, min(100, round(item.event.confidence * 10) * 10))


def _outlet(item: Item) -> str:
    document = item.report.record.document
    return document.publisher or urlsplit(document.url or "").hostname or document.id


MENTIONS = Table(
    name="gdelt-mentions",
    suffix=".CSV",
    header=False,
    pairs=True,
    columns=(
        Column("GLOBALEVENTID", lambda i: i.number),
        Column("EventTimeDate", _added),
        Column("MentionTimeDate", _added),
        Column("MentionType", lambda i: 1 if i.report.record.document.url else 2),
        Column("MentionSourceName", _outlet),
        Column("MentionIdentifier", lambda i: i.report.name()),
        Column("SentenceID", lambda i: i.sentence_number),
        Column("Actor1CharOffset", _offset(lambda i: i.actor)),
        Column("Actor2CharOffset", _offset(lambda i: i.recipient)),
        Column("ActionCharOffset", lambda i: i.event.trigger[0]),
        Column("InRawText", lambda _: 1),
        Column("Confidence", _tens),
        Column("MentionDocLen", lambda i: len(i.report.record.document.text)),
        *empty("MentionDocTone", "MentionDocTranslationInfo", "Extras"),
    ),
    losses=(CERTAINTY, SOURCE, STANCES, FIGURES, RELATIONS, PAIRS),
)
