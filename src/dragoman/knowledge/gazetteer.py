"""The gazetteer: names to places on the map.

Three layers answer a look-up: countries (countries.csv, country_names.csv), hand-made places (places.csv of every knowledge folder),
and the archive of cities and regions built from GeoNames and Natural Earth by scripts/build_gazetteer.py. Look-ups ignore case,
diacritics, apostrophes and hyphens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from dragoman.knowledge.placenames import fold, key_hash
from dragoman.knowledge.places import CountryPointRow, PlaceRow
from dragoman.knowledge.rows import CountryNameRow, CountryRow
from dragoman.knowledge.tables import KnowledgeError, data_files, read_csv, shown

BUILT_IN = Path(__file__).parent / "data"
ARCHIVE = "gazetteer/gazetteer.npz"
_ALTERNATE = 1 << 31


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place as one of its names found it. ``form`` says which: its own ``name``, an ``alternate``, an ``adjective`` or ``people``."""

    name: str
    lat: float
    lon: float
    feature: str
    country: str = ""  # ISO 3166 alpha-3, empty where it lies in several or in none
    admin1: str = ""
    admin1_code: str = ""  # GeoNames: "US.TX"
    population: int = 0
    geonameid: int | None = None
    form: str = "name"
    exact_case: bool = False  # only in capitals exactly as written: "US"


class Archive:
    """The built columns, decompressed once; rows become entries only when asked for."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as data:
            columns: dict[str, np.ndarray] = {name: data[name] for name in data.files}
        self._columns = columns
        self._names = columns["name"]
        self._breaks = np.flatnonzero(self._names == 10)
        self._countries = _lines(columns["countries"])
        self._admin1_codes = _lines(columns["admin1_codes"])
        self._admin1_names = _lines(columns["admin1_names"])
        self._features = _lines(columns["features"])
        self._hashes = columns["index_hash"]
        self._places = columns["index_place"]

    def __len__(self) -> int:
        return len(self._columns["lat"])

    def find(self, key: str) -> list[PlaceEntry]:
        """Entries of a folded name, in the order of the archive."""
        value = np.uint64(key_hash(key))
        first = int(np.searchsorted(self._hashes, value, "left"))
        out = []
        while first < len(self._hashes) and self._hashes[first] == value:
            place = int(self._places[first])
            out.append(self.entry(place & (_ALTERNATE - 1), "alternate" if place & _ALTERNATE else "name"))
            first += 1
        return out

    def known(self, keys: list[str]) -> np.ndarray:
        """Which of the folded names the archive holds: one boolean a name."""
        values = np.array([key_hash(k) for k in keys], dtype=np.uint64)
        at = np.searchsorted(self._hashes, values)
        at[at == len(self._hashes)] = 0
        found: np.ndarray = self._hashes[at] == values
        return found

    def entry(self, row: int, form: str) -> PlaceEntry:
        """One row as an entry."""
        c = self._columns
        admin1 = int(c["admin1"][row])
        return PlaceEntry(
            self._name(row), float(c["lat"][row]) / 1000, float(c["lon"][row]) / 1000, self._features[int(c["feature"][row])],
            self._countries[int(c["country"][row])], self._admin1_names[admin1], self._admin1_codes[admin1],
            int(c["population"][row]), int(c["geonameid"][row]) or None, form,
        )  # fmt: skip

    def _name(self, row: int) -> str:
        start = int(self._breaks[row - 1]) + 1 if row else 0
        end = int(self._breaks[row]) if row < len(self._breaks) else len(self._names)
        return bytes(self._names[start:end]).decode()


class Gazetteer:
    """Look-ups over all three layers; holds no state beside its data and a cache of what was asked."""

    def __init__(self, entries: Mapping[str, list[PlaceEntry]], archive: Archive | None = None) -> None:
        self._entries = dict(entries)
        self._archive = archive
        self._cache: dict[str, list[PlaceEntry]] = {}

    @classmethod
    def load(cls, folders: Iterable[Path] = ()) -> Gazetteer:
        """The built-in knowledge and, after it, that of ``folders``. Raises KnowledgeError naming file and line."""
        every = [BUILT_IN, *(f for f in folders if f != BUILT_IN)]
        archive = Archive(BUILT_IN / ARCHIVE) if (BUILT_IN / ARCHIVE).exists() else None
        entries: dict[str, list[PlaceEntry]] = {}
        for entry, names in [*_countries(every), *_places(every)]:
            for name in names:
                entries.setdefault(fold(name), []).append(entry)
        return cls(entries, archive)

    def lookup(self, name: str) -> list[PlaceEntry]:
        """Every place of that name, countries and hand-made places first, then by population; empty if there is none."""
        return self.lookup_key(fold(name))

    def lookup_key(self, key: str) -> list[PlaceEntry]:
        """The same for a name folded already."""
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 16_384:  # a bound for endless streams
                self._cache.clear()
            found = self._cache[key] = self._find(key)
        return found

    def warm(self, keys: Iterable[str]) -> None:
        """Look up many folded names at once: one vectorised pass tells which of the unknown ones the archive lacks."""
        new = [k for k in dict.fromkeys(keys) if k not in self._cache]
        if new and self._archive is not None:
            for key, hit in zip(new, self._archive.known(new).tolist(), strict=True):
                if not hit and key not in self._entries:
                    self._cache[key] = []

    @cached_property
    def countries(self) -> dict[str, PlaceEntry]:
        """Countries by ISO 3166 alpha-3 code."""
        return {e.country: e for es in self._entries.values() for e in es if e.feature == "country" and e.form == "name"}

    def _find(self, key: str) -> list[PlaceEntry]:
        own = self._entries.get(key, [])
        rest = sorted(self._archive.find(key), key=lambda e: -e.population) if self._archive is not None and key else []
        taken = {e.geonameid for e in own if e.geonameid}
        return _once(own) + [e for e in rest if e.geonameid not in taken]


def _once(entries: list[PlaceEntry]) -> list[PlaceEntry]:
    """Without repeats of one country or place; names before adjectives, and any spelling before an exact one."""
    out: dict[tuple[str, str], PlaceEntry] = {}
    for e in sorted(entries, key=lambda e: (e.exact_case, e.form != "name")):
        out.setdefault((e.name, e.country), e)
    return list(out.values())


def _lines(column: np.ndarray) -> list[str]:
    return bytes(column).decode().split("\n")


def _countries(folders: list[Path]) -> list[tuple[PlaceEntry, list[str]]]:
    """Countries under their names, adjectives and people; capitals and governments' seats are places of their own."""
    central = {row.iso3: row for path in data_files(folders, "gazetteer/country_points.csv") for _, row in read_csv(path, CountryPointRow)}
    base: dict[str, PlaceEntry] = {}
    known: set[str] = set()
    for path in data_files(folders, "countries.csv"):
        for _, row in read_csv(path, CountryRow):
            known.add(row.iso3)
            point = central.get(row.iso3, CountryPointRow(row.iso3))
            lat = row.lat if point.lat is None else point.lat
            lon = row.lon if point.lon is None else point.lon
            if lat is not None and lon is not None:
                base[row.iso3] = PlaceEntry(row.name, lat, lon, "country", row.iso3, geonameid=point.geonameid)
    out = [(entry, [entry.name]) for entry in base.values()]
    for path in data_files(folders, "country_names.csv"):
        for line, name in read_csv(path, CountryNameRow):
            if name.country not in known:
                raise KnowledgeError(f"{shown(path)}:{line}: country {name.country!r} is not in countries.csv")
            if name.country not in base:  # an actor without a point: it is coded but not put on the map
                continue
            entry = base[name.country]
            if name.form in ("name", "adjective", "people") and not (name.case and fold(name.name) == fold(entry.name)):
                out.append((replace(entry, form=name.form, exact_case=name.case), [name.name]))
    return out


def _places(folders: list[Path]) -> list[tuple[PlaceEntry, list[str]]]:
    """The rows of places.csv and of gazetteer/places.csv."""
    out: list[tuple[PlaceEntry, list[str]]] = []
    for path in [*data_files(folders, "gazetteer/places.csv"), *data_files(folders, "places.csv")]:
        for _, row in read_csv(path, PlaceRow):
            for form, names in (("name", [row.name]), ("alternate", row.aliases), ("adjective", row.adjectives)):
                entry = PlaceEntry(
                    row.name, row.lat, row.lon, row.feature, row.country, row.admin1, "", row.population, row.geonameid, form
                )
                if names:
                    out.append((entry, names))
    return out
