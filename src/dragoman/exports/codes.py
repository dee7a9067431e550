"""Codes of other data sets for what our records name: countries, roles, known groups."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from dragoman.records import ActorRef
from dragoman.records.parties import BEYOND_STATES

_DATA = Path(__file__).parent / "data"


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(line for line in stream if not line.startswith("#")))
    return {next(iter(row.values())): row for row in rows}


def country(iso3: str | None, scheme: str) -> str:
    """A country's ``name``, or its code by ``gw``, ``cow``, ``fips`` or ``cameo``; empty where it has none."""
    row = _table("countries.csv").get(iso3 or "")
    if scheme == "cameo":
        return (row["cameo"] if row else "") or (iso3 or "")
    return row[scheme] if row else ""


def sides(actor: ActorRef | None) -> set[str]:
    """How UCDP would see an actor: state, armed, civilian; a country by itself is its state."""
    if actor is None:
        return set()
    if actor.code.startswith("IMG"):
        return {"armed"}
    if not actor.sectors:
        return {"state"} if actor.country and actor.code == actor.country else set()
    return {_table("sectors.csv")[s]["side"] for s in actor.sectors if s in _table("sectors.csv")} - {""}


def roles(actor: ActorRef | None) -> list[str]:
    """CAMEO role codes of an actor, the first first, at most three; each once."""
    if actor is None:
        return []
    kind = actor.code.split(" ")[0]
    beyond = [kind] if kind in BEYOND_STATES else []
    found = [_table("sectors.csv").get(s, {}).get("cameo", "") for s in actor.sectors]
    return [r for r in dict.fromkeys(beyond + found) if r][:3]


def known_group(actor: ActorRef | None) -> str:
    """CAMEO's code of an organisation beyond states, where it has one."""
    parts = actor.code.split(" ") if actor else []
    row = _table("known_groups.csv").get(parts[1]) if len(parts) > 1 and parts[0] in BEYOND_STATES else None
    return row["cameo"] if row else ""


def cameo_actor(actor: ActorRef | None) -> str:
    """The whole CAMEO code of an actor: country (or IGO, NGO…), known group, roles, without spaces."""
    if actor is None:
        return ""
    own = roles(actor)
    parts = [country(actor.country, "cameo"), *own]
    if group := known_group(actor):
        parts.insert(2 if own and own[0] in BEYOND_STATES else 1, group)
    return "".join(parts)


def goldstein(code: str) -> float:
    """The value of a CAMEO code on Goldstein's scale."""
    return float(_act(code)["goldstein"])


def act_words(code: str) -> str:
    """A CAMEO code in words."""
    return _act(code)["text"]


def act_class(code: str, scheme: str) -> int:
    """The class of a CAMEO code, as ``gdelt`` or ``phoenix`` has it."""
    return int(_table("cameo_roots.csv")[code[:2]][scheme])


def _act(code: str) -> dict[str, str]:
    """The line of the code, of its base, or of its root."""
    known = _table("cameo.csv")
    return next(known[code[:n]] for n in (4, 3, 2) if code[:n] in known)


def root_and_base(code: str) -> tuple[str, str]:
    """The two-digit root of a CAMEO code and its three-digit base (the code itself where it is shorter)."""
    return code[:2], code[:3]
