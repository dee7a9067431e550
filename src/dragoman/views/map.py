"""A small map as plain shapes: land, graticule and points in one frame that fits the points."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path

from dragoman.views.ledger import PlacePoint

WIDTH = 640
_LEAST_SPAN = 12.0  # degrees of latitude that are always shown


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the drawing, in its own units."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Map:
    """Everything in pixels of a frame ``width`` × ``height``; ``land`` and ``lines`` are SVG path data."""

    width: int
    height: int
    land: str
    lines: str
    dots: list[Dot]


def draw_map(points: list[PlacePoint]) -> Map | None:
    """The map of ``points``; None where there are none."""
    if not points:
        return None
    frame = _Frame(points)
    dots = [Dot(round(frame.x(p.lon), 1), round(frame.y(p.lat), 1), p.name) for p in points]
    return Map(WIDTH, frame.height, _land(frame), _graticule(frame), dots)


class _Frame:
    """An equirectangular view whose scale is true at its middle."""

    def __init__(self, points: list[PlacePoint]) -> None:
        lats, lons = [p.lat for p in points], [p.lon for p in points]
        middle = (min(lats) + max(lats)) / 2
        self.squeeze = max(0.2, cos(radians(middle)))
        span = max(_LEAST_SPAN, 1.5 * (max(lats) - min(lats)), 0.75 * (max(lons) - min(lons)) * self.squeeze)
        span = min(span, 180.0)
        self.north, self.south = middle + span / 2, middle - span / 2
        across = span / 0.5 / self.squeeze
        centre = (min(lons) + max(lons)) / 2
        self.west, self.east = centre - across / 2, centre + across / 2
        self.scale = WIDTH / (self.east - self.west)
        self.height = round(WIDTH * 0.5)

    def x(self, lon: float) -> float:
        """From the left edge, of a longitude in degrees."""
        return (lon - self.west) * self.scale

    def y(self, lat: float) -> float:
        """From the upper edge, of a latitude in degrees."""
        return (self.north - lat) * self.scale / self.squeeze


def _land(frame: _Frame) -> str:
    pieces = []
    for ring in land_rings():
        lons, lats = ring[::2], ring[1::2]
        if (
            max(lons) < frame.west * 10
            or min(lons) > frame.east * 10
            or max(lats) < frame.south * 10
            or min(lats) > frame.north * 10
        ):
            continue
        points = (f"{frame.x(lon / 10):.0f} {frame.y(lat / 10):.0f}" for lon, lat in zip(lons, lats, strict=True))
        pieces.append("M" + "L".join(dict.fromkeys(points)) + "Z")
    return "".join(pieces)


def _graticule(frame: _Frame) -> str:
    step = next(s for s in (2, 5, 10, 20, 30, 60) if (frame.north - frame.south) / s <= 6 or s == 60)
    lons = range(int(frame.west // step) * step, int(frame.east) + step, step)
    lats = range(int(frame.south // step) * step, int(frame.north) + step, step)
    down = "".join(f"M{frame.x(lon):.0f} 0V{frame.height}" for lon in lons)
    return down + "".join(f"M0 {frame.y(lat):.0f}H{WIDTH}" for lat in lats)


@cache
def land_rings() -> list[list[int]]:
    """Outlines of land, each a list of longitude and latitude in turn, in tenths of a degree."""
    path = Path(__file__).parent / "data" / "land.json"
    rings: list[list[int]] = json.loads(path.read_text(encoding="utf-8"))
    return rings
