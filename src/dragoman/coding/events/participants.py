"""Whether those who take part make an event one of politics: the roles of a draft in, yes or no out.

The codebook codes states, bodies and the sectors of a society. Its words alone do not: "a deal", "support", "she left for work" fit
frames in any report on shops, films and families.
"""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.reading import MATERIAL_CONFLICT, SPOKEN, Reading
from dragoman.coding.events.roles import Roles
from dragoman.knowledge import FrameRow

# Sectors that act in politics also where no country is named.
_POLITICAL = frozenset({"GOV", "MIL", "COP", "REB", "UAF", "PTY", "OPP", "LEG", "JUD", "SPY", "PRM", "SOC", "LAB", "REL", "PRE", "REF"})
_VIOLENT = frozenset({"ASSAULT", "PROTEST"})


def asks_others(grammar: Grammar, reading: Reading) -> bool:
    """"Blamed the junta and asked Asian countries to act": whoever is asked stands there, though nobody knows them."""
    args = grammar.of(reading.token)
    return reading.type == "REQUEST" and grammar.is_verb(reading.token) and bool(args.objects) and bool(args.clauses)


def is_political(reading: Reading, roles: Roles, main: bool) -> bool:
    """Whether the event has the participants that its type asks for."""
    if reading.is_charge:  # somebody of politics makes it, and lays it to somebody of politics; what is ruled out may be nobody's
        laid = reading.type == "REJECT" or any(map(_is_coded, roles.recipients))
        return not reading.negated and laid and any(map(_is_coded, roles.actors))
    everyone = [*roles.actors, *roles.recipients]
    if any((link.row.type, link.row.mode) == ("CONSULT", "visit") for link in reading.chain() if isinstance(link.row, FrameRow)) and _is_private(roles):
        return False
    if not everyone:
        if reading.type in SPOKEN and not reading.obliged:
            return False  # what nobody says to nobody
        least = 0 if reading.type in _VIOLENT else 2 if reading.type in MATERIAL_CONFLICT else 3
        return main and not reading.future and (reading.weight >= least or not least or _names_its_subject(reading))
    if reading.type in MATERIAL_CONFLICT and not _is_of_anybody(reading):
        return True
    return any(_is_coded(m) for m in everyone)


def _is_private(roles: Roles) -> bool:
    """"Americans visiting Kenya", "the diplomats flew back to Russia": a people that travels, and whoever comes to his own country, pays no visit."""
    if roles.actors and all(m.kind in ("people", "state") and m.form == "name" and not m.sectors for m in roles.actors):
        return any(m.sense is not None and m.sense.form == "people" for m in roles.actors)
    home = {m.country for m in roles.actors}
    there = {m.country for m in roles.recipients if m.kind in ("state", "government") and m.form == "name"}
    return bool(there) and len(roles.recipients) == len(there) and None not in home and home == there


def _names_its_subject(reading: Reading) -> bool:
    """"The talks collapsed": a frame that must have such a subject says enough, whatever its word weighs."""
    return isinstance(reading.row, FrameRow) and any(c.startswith("+") for c in reading.row.subject)


def _is_of_anybody(reading: Reading) -> bool:
    """"The deal between the two collapsed": a weak word for what sides have with one another says nothing of politics."""
    return isinstance(reading.row, FrameRow) and reading.row.weak and reading.row.reciprocal


def _is_coded(m: Mention) -> bool:
    return m.known or bool(set(m.sectors) & _POLITICAL)
