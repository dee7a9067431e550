"""Sides of a conflict: a side is a state with all that is its own, or those in arms against it; entities in, their side out."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.actors.discourse import Entity
from dragoman.coding.actors.mention import Mention

_ARMED = frozenset({"REB", "PRM", "UAF", "OPP"})
_BETWEEN = frozenset({"envoy", "mediator"})
_PARTISAN = _ARMED | {"MIL", "GOV", "COP", "PTY", "LAB", "BUS", "CRM"}


def side(e: Entity) -> str:
    """The side that an entity is of; several named together are one of their own."""
    return e.key if e.mention is None else side_of(e.mention)


def side_of(m: Mention) -> str:
    """An ISO3, "<ISO3> in arms" for rebels and the like, or the key of one without a country."""
    if m.country is None:
        return m.key
    return f"{m.country} in arms" if _ARMED & {*m.sectors, *m.code.split()} else m.country


def is_of(e: Entity, kinds: frozenset[str]) -> bool:
    """Whether an entity is an actor of one of these kinds."""
    return e.mention is not None and e.mention.kind in kinds


def takes_sides(e: Entity) -> bool:
    """Whether an actor may be a side: known, or in power or in arms; the people who were killed are none."""
    m = e.mention
    return m is not None and (m.known or not _PARTISAN.isdisjoint(m.sectors))


def goes_between(m: Mention) -> bool:
    """Whether somebody is called by what he does between the sides: an envoy, a mediator."""
    return m.noun.split(" ")[-1] in _BETWEEN


def stands_outside(e: Entity) -> bool:
    """Whether an actor only speaks of a conflict: the UN, an aid agency, a news agency."""
    m = e.mention
    return m is not None and (m.kind in ("ngo", "media") or m.code.startswith(("IGO UN", "NGO")))


def stands_for(e: Entity) -> float:
    """How well an actor stands for its side: the state itself best, whoever speaks for it worst."""
    kind = e.mention.kind if e.mention is not None else ""
    return {"state": 2.5, "government": 0.7, "person": 0.1}.get(kind, 1.0)


def one_a_country(entities: Iterable[Entity]) -> list[Entity]:
    """Without a second actor of the same name or the same state: "Moscow" beside "Russia" is no other side."""
    out: list[Entity] = []
    for e in entities:
        m = e.mention
        if m is not None and all(not _same_side(m, o.mention) for o in out):
            out.append(e)
    return out


def _same_side(one: Mention, other: Mention | None) -> bool:
    if other is None:
        return False
    return one.name == other.name or (one.country is not None and one.country == other.country and {one.kind, other.kind} <= {"state", "government"})
