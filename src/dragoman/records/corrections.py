"""What a person's correction makes of an event: fields as words in, what is to stand in their place out, whatever form the event has."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from dragoman.records.parties import BEYOND_STATES

P = TypeVar("P")
SIDES = ("actors", "recipients")


def corrected(
    correction: Mapping[str, str], type_now: str, sides: Mapping[str, Sequence[P]], code_of: Callable[[P], str | None], put_in: Callable[[str, str | None, list[str]], P]
) -> dict[str, Any]:
    """The corrected fields.

    ``actors`` and ``recipients`` are codes separated by commas: an actor of that code stays, another one is ``put_in`` with its code, country
    and sectors. A mode belongs to its type: with another type it goes, unless the correction names one.
    """
    out: dict[str, Any] = {}
    for name, value in correction.items():
        if name in SIDES:
            known = {code_of(p): p for p in sides[name]}
            codes = [c.strip() for c in value.split(",") if c.strip()]
            out[name] = [known[c] if c in known else put_in(c, *_country(c)) for c in codes]
        else:
            out[name] = value or None
    if "mode" not in out and out.get("type", type_now) != type_now:
        out["mode"] = None
    return out


def number(words: str) -> float | int | None:
    """A number as a person writes it; None for nothing. Raises ValueError for what is none."""
    plain = words.strip().replace(",", "")
    value = float(plain) if plain else None
    if value is not None and not math.isfinite(value):
        raise ValueError(f"{words!r} is no number")
    return int(value) if value is not None and value.is_integer() else value


def _country(code: str) -> tuple[str | None, list[str]]:
    """The country of a code, none beyond states, and the sectors after it."""
    first, *rest = code.split()
    return (first, rest) if len(first) == 3 and first not in BEYOND_STATES else (None, [])
