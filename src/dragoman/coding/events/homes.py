"""Whose people a pronoun or "the prisoners" takes up, where what was told of them before placed them: drafts in, drafts out.

"Nicaragua freed 222 prisoners and put them on a plane": the prisoners are Nicaragua's, and so are they.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.roles import with_country

_TAKING_UP = frozenset({"pronoun", "description"})


def at_homes(drafts: Iterable[EventDraft]) -> list[EventDraft]:
    """The drafts, in the order of the text, with the countries that earlier ones gave to the same people."""
    given: dict[str, str] = {}

    def placed(m: Mention) -> Mention:
        key, _, country = m.key.partition("@")
        if country:
            given[key] = country
        if m.known or m.form not in _TAKING_UP or m.sense is not None or key not in given:
            return m
        return with_country(m, given[key])

    out = []
    for d in drafts:
        roles = replace(d.roles, actors=tuple(map(placed, d.roles.actors)), recipients=tuple(map(placed, d.roles.recipients)))
        out.append(replace(d, roles=roles) if roles != d.roles else d)
    return out
