"""The code of an actor from its parts: whose it is, and what it is."""

from __future__ import annotations

from dragoman.knowledge.names import Name
from dragoman.knowledge.rows import AgentRow
from dragoman.records import APART, ORGANS

Coded = tuple[str, str | None, tuple[str, ...]]


def compose_code(owner: Name | None, row: AgentRow) -> Coded:
    """(code, country, sectors) of an agent that belongs to somebody: Russian + foreign ministry = RUS GOV MFA."""
    sectors = tuple(row.sectors)
    if owner is None:
        return " ".join([*sectors[:1], row.code]).strip() or (row.code or "UNK"), None, sectors
    if owner.country is None or owner.key.startswith("entity:"):
        extra = [s for s in sectors[:1] if s not in ("GOV", "CVL") and s not in owner.code.split()]
        if row.kind in ("role", "person") and owner.kind not in ("igo", "alliance"):
            extra = []
        return " ".join([owner.code, *extra]).strip(), owner.country, tuple(dict.fromkeys([*owner.sectors, *sectors]))
    pre = ("PRE",) if "PRE" in owner.sectors else ()
    words = [owner.country, *sectors[:1]]
    if row.code and row.code != "-":
        words.append(row.code)
    if APART in owner.code.split() and not ORGANS.isdisjoint(sectors[:1] or ORGANS):
        words.append(APART)  # organs of a part that governs itself are not its state's
    return " ".join(words), owner.country, (*sectors, *pre)
