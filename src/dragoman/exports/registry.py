"""All layouts by name, and the one way to write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from dragoman.exports.annotations import WebAnnotation
from dragoman.exports.claims import Claims
from dragoman.exports.errors import ExportError
from dragoman.exports.flat import CSV, GeoJson, Parquet
from dragoman.exports.gdelt import EVENTS, MENTIONS
from dragoman.exports.icews import ICEWS
from dragoman.exports.layout import Layout
from dragoman.exports.losses import Tally
from dragoman.exports.phoenix import PHOENIX
from dragoman.exports.plover import PloverJsonl
from dragoman.exports.polecat import POLECAT
from dragoman.exports.reports import Selection
from dragoman.exports.reviewed import Decisions
from dragoman.exports.stix import Stix
from dragoman.exports.ucdp import UCDP
from dragoman.exports.verdicts import Verdict
from dragoman.store import Filter, Store

_ALL: tuple[Layout, ...] = (
    PloverJsonl(), POLECAT, ICEWS, EVENTS, MENTIONS, PHOENIX, UCDP, Claims(), Stix(), WebAnnotation(), GeoJson(), CSV, Parquet(),
)  # fmt: skip
LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in _ALL}

# What else names of files may end in that hold the same kind of thing; of the rest, whose columns are set apart by tabs, in any of the last.
_ALSO = {".jsonl": (".ndjson",), ".geojson": (".json",), ".jsonld": (".json",), ".json": (), ".parquet": (), ".csv": ()}
_TABS = (".tsv", ".tab", ".txt")


def endings(name: str) -> tuple[str, ...]:
    """What names of files in the layout called ``name`` end in, the usual one first. Raises ExportError."""
    suffix = layout_called(name).suffix
    return (suffix, *_ALSO.get(suffix, _TABS))


def layout_called(name: str) -> Layout:
    """The layout of that name. Raises ExportError."""
    if name not in LAYOUTS:
        raise ExportError(f"no layout is called {name!r}; there are {', '.join(LAYOUTS)}")
    return LAYOUTS[name]


def export(
    store: Store, name: str, stream: BinaryIO, wanted: Filter | None = None, *, all_events: bool = False,
    verdicts: Mapping[str, Sequence[Verdict]] | None = None, decisions: Decisions | None = None,
) -> dict[str, Any]:
    """Write what of ``store`` meets the filter in the layout called ``name``; what it could not carry, counted.

    Layouts without a place for certainty hold events asserted as fact, unless ``all_events``. ``verdicts`` of people on claims, by the
    claim's id in the store, go into ``claim``; ``decisions`` on events, attributions and figures, by their ids, are applied to every layout. Raises ExportError, QueryError, StoreError.
    """
    layout, tally = layout_called(name), Tally()
    if verdicts and isinstance(layout, Claims):
        layout = replace(layout, verdicts=verdicts)
    selection = Selection(store, wanted or Filter(), all_events or not layout.facts_only, decisions or {})
    layout.write(selection, stream, tally)
    return tally.report(name, layout.losses)
