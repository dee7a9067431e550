"""The code with which a role at somebody speaks."""

from __future__ import annotations

from dragoman.coding.actors.mention import Mention
from dragoman.knowledge import AgentRow, Coded


def speak_for(inner: Mention, row: AgentRow) -> Coded:
    """The code of a role at somebody: a spokesman for the Ukrainian defence ministry speaks as UKR GOV MIL, the wife of a president as a civilian."""
    sectors = tuple(row.sectors)
    if "CVL" in sectors and inner.kind == "person":
        code = f"{inner.country} CVL" if inner.country else "CVL"
        return code, inner.country, sectors
    return inner.code, inner.country, inner.sectors or sectors
