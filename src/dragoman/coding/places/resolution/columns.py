"""The columns of the model, and what a candidate has in them by itself, whatever else the document names."""

from __future__ import annotations

from math import log10

from dragoman.coding.places.resolution.geography import kind
from dragoman.coding.places.resolution.name import Name
from dragoman.knowledge.gazetteer import PlaceEntry
from dragoman.knowledge.placenames import fold

FEATURES = (
    "size", "size_city", "country", "capital", "admin1", "admin2", "region", "alternate", "unpeopled",
    "country_share", "admin1_share", "near_30", "near_150", "near_600", "contained", "not_contained", "contains",
    "hint_region", "hint_county", "hint_city", "abbreviation", "first_of_size", "text_near",
    "alternate_size", "alternate_rival", "size_admin2", "city_in_state_name",
)  # fmt: skip


COLUMN = {f: k for k, f in enumerate(FEATURES)}
# The columns of what ``own_features`` gives, in its order.
OWN = [
    COLUMN[f] for f in (
        "size", "size_city", "size_admin2", "country", "admin1", "admin2", "region", "capital", "alternate", "alternate_size", "alternate_rival",
        "city_in_state_name", "unpeopled", "hint_region", "hint_county", "hint_city", "abbreviation", "first_of_size",
    )
]  # fmt: skip


def own_features(e: PlaceEntry, name: Name, own: set[str], top: int) -> tuple[float, ...]:
    """What speaks for a candidate by itself; ``own`` are the kinds of those called so, ``top`` is the greatest population among the name's."""
    what, hint = kind(e), name.hint
    size = log10(e.population + 10.0) - 4
    city, alternate = what == "city", e.form == "alternate" and what != "region"
    short = what in ("admin1", "country") and (len(name.raw.replace(".", "")) <= 3 or name.raw.endswith("."))
    return (
        3.0 if what == "country" else size, size if city else 0.0, size if what == "admin2" else 0.0,
        what == "country", what == "admin1", what == "admin2", what == "region", e.feature == "capital",
        alternate, size if alternate else 0.0, alternate and bool(own),
        city and "admin1" in own and fold(e.name).startswith(fold(e.admin1)), city and e.population == 0,
        hint == "region" and what in ("admin1", "admin2", "region"), hint == "county" and what == "admin2", hint == "city" and city,
        short, bool(e.population == top and top),
    )  # fmt: skip
