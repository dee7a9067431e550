"""Whose side a code is on: codes and sectors in, a party out. All organs of a state are one party; armed groups, organisations and what broke away are each their own.

Many organisations share a code that says only what kind they are ("NGO", "MNC BUS"): it is nobody's, and whoever bears it is known by name.
"""

from __future__ import annotations

from collections.abc import Collection

# Codes of actors beyond states begin with one of these, in PLOVER and in CAMEO alike.
BEYOND_STATES = frozenset({"IGO", "NGO", "NGM", "MNC", "IMG", "ISM"})
# What stands behind a kind of organisation and names none.
_SECTORS = frozenset({"MIL", "BUS"})
ORGANS = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD", "COP"})
# Partially recognised: the part of a state that governs itself, and speaks for itself.
APART = "PRE"


def party(code: str) -> str:
    """The party of a code; empty for no code, and for one that is only a kind of organisation."""
    words = code.split()
    if not words:
        return ""
    if words[0] in BEYOND_STATES:
        return " ".join(words[:2]) if len(words) > 1 and words[1] not in _SECTORS else ""
    if APART in words[1:] and (words[1] in ORGANS or words[1] == APART):
        return f"{words[0]} {APART}"
    if len(words) == 1 or words[1] in ORGANS:
        return words[0]
    return " ".join(words[:2])


def is_collective(side: str) -> bool:
    """Whether a party speaks with one voice, whoever speaks for it: a state, what broke away from one, or an organisation, but not "the opposition" of a state."""
    words = side.split()
    return len(words) == 1 or (len(words) > 1 and (words[0] in BEYOND_STATES or words[1] == APART))


def is_state(side: str) -> bool:
    """Whether a party is a state."""
    return bool(side) and " " not in side and side not in BEYOND_STATES


def is_unnamed_organ(code: str, sectors: Collection[str]) -> bool:
    """"The ministry", "officials", "police": an organ of a state that the report does not name."""
    return not code and not ORGANS.isdisjoint(sectors)
