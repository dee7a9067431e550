#!/usr/bin/env python3
"""Build the land outline of the map in pages from Natural Earth's land, 1:50m (public domain).

    build_outline.py land-50m.json [-o src/dragoman/views/data/land.json]

The input is the TopoJSON file of that name in the npm package world-atlas, 2.0.2 (``npm pack world-atlas``). The output is a
list of rings; a ring is a flat list [lon, lat, lon, lat…] in tenths of a degree. Lines are thinned (Douglas-Peucker) and
islets too small to see are left out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

Point = tuple[float, float]

TOLERANCE = 0.12  # degrees
SMALLEST = 0.08  # square degrees


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("land", type=Path)
    args.add_argument("-o", "--output", type=Path, default=Path("src/dragoman/views/data/land.json"))
    given = args.parse_args()
    topology = json.loads(given.land.read_text())
    rings = [thinned(r) for r in land_rings(topology) if area(r) >= SMALLEST]
    flat = [[round(10 * v) for point in ring for v in point] for ring in rings if len(ring) >= 4]
    given.output.write_text(json.dumps(flat, separators=(",", ":")) + "\n")
    print(f"{len(flat)} rings, {sum(map(len, flat)) // 2} points, {given.output.stat().st_size} bytes")


def land_rings(topology: dict) -> list[list[Point]]:
    """Every ring of the land as longitudes and latitudes."""
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points = []
                for index in ring:
                    piece = arcs[index] if index >= 0 else arcs[~index][::-1]
                    points += piece[1:] if points else piece
                rings.append(points)
    return rings


def area(ring: list[Point]) -> float:
    """Area in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def thinned(points: list[Point]) -> list[Point]:
    """Douglas-Peucker without recursion: the points that lie further than the tolerance from the line between their neighbours."""
    keep = {0, len(points) - 1, len(points) // 2}
    stack = [(0, len(points) // 2), (len(points) // 2, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, distance = first, TOLERANCE
        for i in range(first + 1, last):
            d = from_line(points[i], points[first], points[last])
            if d > distance:
                far, distance = i, d
        if far != first:
            keep.add(far)
            stack += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def from_line(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return ((p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2) ** 0.5
    return abs(dy * p[0] - dx * p[1] + b[0] * a[1] - b[1] * a[0]) / length


if __name__ == "__main__":
    main()
