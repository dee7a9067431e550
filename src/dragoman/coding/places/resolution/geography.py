"""What codes and coordinates of places say: of what kind one is, whether it may lie in another."""

from __future__ import annotations

from dragoman.knowledge.gazetteer import PlaceEntry

EARTH_KM = 6371.0


def kind(e: PlaceEntry) -> str:
    """Country, admin1, admin2, city (with capitals and neighbourhoods) or region (whatever else)."""
    if e.feature in ("city", "capital", "neighbourhood"):
        return "city"
    return e.feature if e.feature in ("country", "admin1", "admin2") else "region"


def within(e: PlaceEntry, container: PlaceEntry) -> bool:
    """Whether ``e`` may lie in ``container``, as far as their codes say."""
    if container.feature == "country":
        return e.country == container.country and e.feature != "country"
    if container.feature == "admin1":
        return bool(container.admin1_code) and e.admin1_code == container.admin1_code and e.feature != "admin1"
    if kind(container) == "region" and container.country:
        return e.country == container.country and (not container.admin1 or e.admin1 == container.admin1) and e.feature != "country"
    if container.feature in ("admin2", "city", "capital") and e.country == container.country and e.admin1_code == container.admin1_code:
        return e.feature != "admin1" and abs(e.lat - container.lat) < 0.7 and abs(e.lon - container.lon) < 0.9
    return False
