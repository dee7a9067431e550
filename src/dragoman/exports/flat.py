"""Events as flat rows with certainty and source: csv, parquet and geojson share these columns."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.exports.cells import Cell, joined
from dragoman.exports.layout import Column, Table, events, of_place
from dragoman.exports.losses import Loss, Tally
from dragoman.exports.objects import write_list
from dragoman.exports.reports import Item, Selection
from dragoman.exports.usual_losses import RELATIONS
from dragoman.records import ActorRef

_BATCH = 5000
_WHOLE, _TEXT, _REAL = pa.int64(), pa.string(), pa.float64()


def _parties(side: str, what: Callable[[ActorRef], str]) -> Callable[[Item], Cell]:
    return lambda i: joined((what(p) for p in getattr(i.event, side)), "; ")


def _figures(item: Item) -> Cell:
    """``killed 12..``, ``troops 3000..4000``: the kind and the interval, open where a bound is not known."""
    return joined(f"{f.kind} {_number(f.low)}..{_number(f.high)}" for f in item.figures)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"


def _claim(item: Item) -> Cell:
    return next((c.status for c in item.report.record.claims if item.event.id in c.events), None)


_FIELDS: tuple[tuple[str, pa.DataType, Callable[[Item], Cell]], ...] = (
    ("event", _TEXT, lambda i: i.id),
    ("document", _TEXT, lambda i: i.report.record.document.id),
    ("revision", _TEXT, lambda i: i.report.revision),
    ("title", _TEXT, lambda i: i.report.record.document.title),
    ("publisher", _TEXT, lambda i: i.report.record.document.publisher),
    ("url", _TEXT, lambda i: i.report.record.document.url),
    ("published", _TEXT, lambda i: i.report.record.document.published),
    ("read_at", _TEXT, lambda i: i.report.read_at.strftime("%Y-%m-%dT%H:%M:%SZ")),
    ("start", _TEXT, lambda i: i.event.time.start),
    ("end", _TEXT, lambda i: i.event.time.end),
    ("time_precision", _TEXT, lambda i: i.event.time.precision),
    ("time_basis", _TEXT, lambda i: i.event.time.basis),
    ("type", _TEXT, lambda i: i.event.type),
    ("mode", _TEXT, lambda i: i.event.mode),
    ("contexts", _TEXT, lambda i: joined(i.event.contexts)),
    ("cameo", _TEXT, lambda i: i.event.cameo),
    ("score", _REAL, lambda i: i.event.score),
    ("quad", _WHOLE, lambda i: i.event.quad),
    ("actors", _TEXT, _parties("actors", lambda p: p.name)),
    ("actor_codes", _TEXT, _parties("actors", lambda p: p.code)),
    ("recipients", _TEXT, _parties("recipients", lambda p: p.name)),
    ("recipient_codes", _TEXT, _parties("recipients", lambda p: p.code)),
    ("place", _TEXT, of_place("name")),
    ("place_country", _TEXT, of_place("country")),
    ("admin1", _TEXT, of_place("admin1")),
    ("geonameid", _WHOLE, of_place("geonameid")),
    ("place_precision", _TEXT, of_place("precision")),
    ("lat", _REAL, of_place("lat")),
    ("lon", _REAL, of_place("lon")),
    ("factuality", _TEXT, lambda i: i.event.factuality),
    ("realis", _TEXT, lambda i: i.event.realis),
    ("source", _TEXT, lambda i: i.source),
    ("source_kind", _TEXT, lambda i: i.attribution.source.kind if i.attribution else "author"),
    ("claim_status", _TEXT, _claim),
    ("figures", _TEXT, _figures),
    ("confidence", _REAL, lambda i: i.event.confidence),
    ("rule", _TEXT, lambda i: i.event.rule),
    ("trigger_start", _WHOLE, lambda i: i.event.trigger[0]),
    ("trigger_end", _WHOLE, lambda i: i.event.trigger[1]),
    ("trigger", _TEXT, lambda i: i.words),
    ("sentence", _TEXT, lambda i: i.sentence),
)
COLUMNS = tuple(Column(name, fill) for name, _, fill in _FIELDS)
_SCHEMA = pa.schema([(name, kind) for name, kind, _ in _FIELDS])
_LOSSES = (
    Loss("claims.stances", "only the claim's status: not who denies or doubts it", lambda i: any(i.event.id in c.events and len(c.stances) > 1 for c in i.report.record.claims)),
    RELATIONS,
    Loss("events.figures", "kind and bounds only: not their source, day and place", lambda i: bool(i.figures)),
    Loss("events.actors.span, events.recipients.span", "no columns for where actors stand in the text", lambda i: bool(i.event.actors or i.event.recipients)),
)  # fmt: skip
CSV = Table(name="csv", suffix=".csv", columns=COLUMNS, losses=_LOSSES, commas=True, facts_only=False)


def _row(item: Item) -> dict[str, Cell]:
    """An item as plain values; nothing is None."""
    row = {c.name: c.fill(item) for c in COLUMNS}
    return {n: None if v == "" else _sound(v) for n, v in row.items()}


def _sound(value: Cell) -> Cell:
    """Lone halves of surrogate pairs cannot be written as UTF-8."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) and not value.isascii() else value


@dataclass(frozen=True)
class Parquet:
    """The same rows, typed, in a Parquet file."""

    name: str = "parquet"
    suffix: str = ".parquet"
    facts_only: bool = False
    losses: tuple[Loss, ...] = _LOSSES

    def write(self, selection: Selection, stream: BinaryIO, tally: Tally) -> None:
        """A row group some thousand rows."""
        items = events(selection, tally)
        # A Parquet file ends with the places of its parts, which are counted here: standard output cannot tell them.
        with pq.ParquetWriter(_Forward(stream), _SCHEMA, compression="zstd") as writer:
            while batch := list(islice(items, _BATCH)):
                for item in batch:
                    tally.count(item, _LOSSES)
                writer.write_table(pa.Table.from_pylist([_row(i) for i in batch], schema=_SCHEMA))


class _Forward(io.RawIOBase):
    """A stream that is only written on, and knows how far it is."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.position = stream, 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.position

    def write(self, data: Any) -> int:
        self.stream.write(data)
        self.position += len(data)
        return len(data)


@dataclass(frozen=True)
class GeoJson:
    """Events as points with the same fields as properties (RFC 7946)."""

    name: str = "geojson"
    suffix: str = ".geojson"
    facts_only: bool = False
    losses: tuple[Loss, ...] = _LOSSES

    def write(self, selection: Selection, stream: BinaryIO, tally: Tally) -> None:
        """One FeatureCollection."""
        write_list(stream, {"type": "FeatureCollection"}, "features", self._features(selection, tally))

    def _features(self, selection: Selection, tally: Tally) -> Iterator[dict[str, Any]]:
        for item in events(selection, tally):
            place = item.place
            if place is None or place.lat is None or place.lon is None:
                tally.left_out("no place on the map")
                continue
            tally.count(item, _LOSSES)
            properties = {n: v for n, v in _row(item).items() if n not in ("event", "lat", "lon")}
            point = {"type": "Point", "coordinates": [place.lon, place.lat]}
            yield {"type": "Feature", "id": item.id, "geometry": point, "properties": properties}
