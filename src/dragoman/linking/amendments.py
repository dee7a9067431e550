"""What of a finding a person may correct, and what it is then: fields as words in, checked or put into a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from dragoman.linking.subjects import Kind
from dragoman.ontology import Ontology
from dragoman.records import SIDES, EventType, corrected, number
from dragoman.records.model import Bound, Factuality, FigureKind, Realis, SourceKind
from dragoman.store import StoreError

LONGEST = 2000
# Fields that take one of a few values, and which those are; of events those that the page offers.
CHOICES: dict[str, tuple[str, ...]] = {"type": get_args(EventType), "factuality": get_args(Factuality), "realis": get_args(Realis)}
_CHOICES: dict[Kind, dict[str, tuple[str, ...]]] = {
    "event": CHOICES,
    "attribution": {"source_kind": get_args(SourceKind)},
    "figure": {"kind": get_args(FigureKind), "bound": get_args(Bound)},
}
_CODE = re.compile(r"[A-Z]{2,4}(?: [A-Z0-9]{2,12})*")
# Codes, separated by commas, for the sides of an event; an empty number is none.
_FREE: dict[Kind, tuple[str, ...]] = {"event": ("mode", *SIDES), "attribution": ("source",), "figure": ("unit",)}
_NUMBERS: dict[Kind, tuple[str, ...]] = {"event": (), "attribution": (), "figure": ("low", "high")}


class ReviewError(StoreError):
    """A decision that cannot be taken: the message says what does not hold."""


def check(kind: Kind, correction: Mapping[str, str], said: Mapping[str, Any]) -> None:
    """Raises ReviewError for what cannot be corrected, or not so. ``said``: what it was found to be."""
    choices = _CHOICES[kind]
    for name, value in correction.items():
        if name not in (*choices, *_FREE[kind], *_NUMBERS[kind]):
            raise ReviewError(f"{name!r} cannot be corrected; there are {', '.join(sorted((*choices, *_FREE[kind], *_NUMBERS[kind])))}")
        if name in choices and value not in choices[name]:
            raise ReviewError(f"{value!r} is no {name}; there are {', '.join(choices[name])}")
        if len(value) > LONGEST:
            raise ReviewError(f"{name} is longer than {LONGEST} characters")
        if name == "mode" and value:
            _check_mode(correction.get("type") or said.get("type", ""), value)
        for code in (c.strip() for c in value.split(",") if name in SIDES and c.strip()):
            if _CODE.fullmatch(code) is None:
                raise ReviewError(f"{code!r} is no code; one is like RUS, RUS GOV or IGO NATO")
        if name == "source" and not value.strip():
            raise ReviewError("a source has a name; reject the attribution where nobody says so")
    if kind == "figure" and correction:
        low, high = (_number(correction[n]) if n in correction else said.get(n) for n in _NUMBERS[kind])
        if low is None and high is None:
            raise ReviewError("a figure has a number; reject it where there is none")
        if low is not None and high is not None and low > high:
            raise ReviewError(f"the least, {low:g}, is more than the most, {high:g}")


def _check_mode(kind: str, mode: str) -> None:
    known = Ontology.load().kinds.get(kind)
    if known is not None and mode not in known.modes:
        raise ReviewError(f"{mode!r} is no mode of {kind}; there are {', '.join(known.modes) or 'none'}")


def _number(words: str) -> float | int | None:
    try:
        return number(words)
    except ValueError:
        raise ReviewError(f"{words!r} is no number") from None


def amended(kind: Kind, row: Mapping[str, Any], correction: Mapping[str, str]) -> dict[str, Any]:
    """A row of a finding with what a person corrected in its place."""
    if kind == "event":
        return {**row, **corrected(correction, row["type"], {side: row[side] for side in SIDES}, lambda p: p["code"], _put_in)}
    if kind == "figure":
        return {**row, **{n: number(v) if n in _NUMBERS[kind] else v or None for n, v in correction.items()}}
    source = dict(row["source"])
    if "source" in correction:
        source |= {"actor": None, "span": None, "name": correction["source"]}
    if "source_kind" in correction:
        source["kind"] = correction["source_kind"]
    return {**row, "source": source, **({"source_code": None} if "source" in correction else {})}


def _put_in(code: str, country: str | None, sectors: list[str]) -> dict[str, Any]:
    """An actor that a person put in: a code, and no words to point at."""
    return {"actor": None, "span": None, "name": code, "code": code, "country": country, "sectors": sectors}
