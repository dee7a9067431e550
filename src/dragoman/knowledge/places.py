"""The rows of the gazetteer's files. places.csv: what the lists of cities lack — regions, waters, mountains, straits, facilities, former names."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Feature = Literal[
    "city", "capital", "country", "admin1", "admin2", "region", "continent", "area", "water", "mountain", "island", "facility", "neighbourhood"
]


class PlaceRow(Struct, forbid_unknown_fields=True):
    """One place with its own point in decimal degrees; ``area`` is a part of the world larger than a country ("Middle East")."""

    name: str
    lat: Annotated[float, Meta(ge=-90, le=90)]
    lon: Annotated[float, Meta(ge=-180, le=180)]
    feature: Feature
    aliases: list[str] = []
    adjectives: list[str] = []  # "European", "Crimean": its people and things
    country: Annotated[str, Meta(pattern=r"^([A-Z]{3})?$")] = ""  # ISO3; empty where it lies in several
    admin1: str = ""  # name of the first-level region
    geonameid: int | None = None
    population: int = 0


class CountryPointRow(Struct, forbid_unknown_fields=True):
    """country_points.csv: GeoNames' central point and identifier of a country, where they are known."""

    iso3: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
