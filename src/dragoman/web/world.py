"""Where it happened: places with their counts as spots on a map of the world, whose land is one drawing that every view is cut from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from math import cos, radians, sqrt
from typing import Any

from dragoman.views import land_rings
from dragoman.web.living import Snapshot

# Land is drawn in tenths of a degree, north up.
WORLD = (-1700.0, -800.0, 3500.0, 1380.0)
MOST_SPOTS = 600
_COARSE = frozenset({"country", "region", "area", "continent", "water"})


@dataclass(slots=True)
class Spot:
    """A place and what happened there by quad class; ``coarse``: a country or region, whose point stands for its area."""

    name: str
    lat: float
    lon: float
    country: str
    coarse: bool
    counts: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def total(self) -> int:
        """Events of all kinds."""
        return sum(self.counts.values())

    @property
    def quad(self) -> int:
        """The class of most events."""
        return max(sorted(self.counts), key=lambda q: self.counts[q])


@dataclass(frozen=True, slots=True)
class Dot:
    """A spot of the map on the drawing; ``r`` is its radius."""

    x: float
    y: float
    r: float
    spot: Spot


@dataclass(frozen=True, slots=True)
class View:
    """A cut of the world: ``box`` is the viewBox, ``squeeze`` makes its middle true to scale."""

    box: str
    squeeze: float
    dots: list[Dot]


def spots_of(snapshot: Snapshot, query: str, parameters: dict[str, Any]) -> list[Spot]:
    """The places of the events that a SELECT gives, those with most events first."""
    sql = f"""
        SELECT place_name, lat, lon, any_value(place_country) AS country, quad, count(*) AS n
        FROM ({query}) WHERE lat IS NOT NULL AND lon IS NOT NULL GROUP BY place_name, lat, lon, quad"""
    coarse = snapshot.kept("coarse places", lambda: _coarse(snapshot))
    spots: dict[tuple[str, float, float], Spot] = {}
    for row in snapshot.store.rows(sql, parameters):
        key = (row["place_name"], row["lat"], row["lon"])
        spot = spots.setdefault(key, Spot(row["place_name"], row["lat"], row["lon"], row["country"] or "", key in coarse))
        spot.counts[row["quad"]] += row["n"]
    return sorted(spots.values(), key=lambda s: (-s.total, s.name, s.lat, s.lon))[:MOST_SPOTS]


def _coarse(snapshot: Snapshot) -> frozenset[tuple[str, float, float]]:
    query = "SELECT DISTINCT name, lat, lon, feature FROM places WHERE lat IS NOT NULL AND lon IS NOT NULL"
    return frozenset((r["name"], r["lat"], r["lon"]) for r in snapshot.store.rows(query) if r["feature"] in _COARSE)


def view_of(spots: list[Spot], *, whole: bool = False) -> View:
    """The cut that shows all spots with a margin, in the shape of two to one; ``whole``: the world."""
    if whole or not spots:
        west, north, width, height = WORLD
        squeeze = 1.0
    else:
        lats, lons = [s.lat for s in spots], [s.lon for s in spots]
        middle = (min(lats) + max(lats)) / 2
        squeeze = max(0.4, cos(radians(middle)))
        across = 12 * (max(lons) - min(lons)) * squeeze
        height = max(150.0, 13 * (max(lats) - min(lats)), across / 2.1)
        width = max(across, min(2.1 * height, 3600 * squeeze))
        west = (min(lons) + max(lons)) * 5 * squeeze - width / 2
        north = -middle * 10 - height / 2
    most = max((s.total for s in spots), default=1)
    scale = height / 26
    dots = [Dot(round(s.lon * 10 * squeeze, 1), round(-s.lat * 10, 1), round(scale * max(0.3, sqrt(s.total / most)) * 0.9, 2), s) for s in spots]
    return View(f"{west:.0f} {north:.0f} {width:.0f} {height:.0f}", round(squeeze, 3), dots)


@cache
def land() -> bytes:
    """The land as an SVG file; pages take its ``land`` element and cut from it what they show."""
    paths = ("M" + "L".join(f"{x} {-y}" for x, y in ring) + "Z" for ring in _rings())
    return f'<svg xmlns="http://www.w3.org/2000/svg"><path id="land" d="{"".join(paths)}"/></svg>'.encode()


def _rings() -> Iterator[list[tuple[int, int]]]:
    """Outlines; one that crosses the date line goes on past it, and stands at both edges of the map."""
    for flat in land_rings():
        ring = list(zip(flat[::2], flat[1::2], strict=True))
        turns, whole = 0, []
        for number, (x, y) in enumerate(ring):
            if number and abs(x - ring[number - 1][0]) > 1800 and min(flat[1::2]) > -800:  # Antarctica goes around the pole, not across the line
                turns += 1 if x < 0 else -1
            whole.append((x + 3600 * turns, y))
        yield whole
        if min(x for x, _ in whole) < -1800:
            yield [(x + 3600, y) for x, y in whole]
        if max(x for x, _ in whole) > 1800:
            yield [(x - 3600, y) for x, y in whole]
