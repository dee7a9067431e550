"""Whose people a pronoun, "the prisoners" or "the rebels" takes up, where what was told of them before placed them: drafts in, drafts out.

"Nicaragua freed 222 prisoners and put them on a plane": the prisoners are Nicaragua's, and so are they.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.roles import with_country
from dragoman.language import Parse

_TAKING_UP = frozenset({"pronoun", "description"})
# Sectors of those who are one side wherever a report names them.
_ANYBODYS = frozenset({"REB", "MIL", "COP", "OPP", "PRO", "SEP", "PRM"})


def at_homes(parse: Parse, drafts: Iterable[EventDraft]) -> list[EventDraft]:
    """The drafts, in the order of the text, with the countries that earlier ones gave to the same people."""
    homes = TakenUp(parse)
    out = []
    for d in drafts:
        roles = replace(d.roles, actors=tuple(map(homes.placed, d.roles.actors)), recipients=tuple(map(homes.placed, d.roles.recipients)))
        out.append(replace(d, roles=roles) if roles != d.roles else d)
    return out


def taken_up(parse: Parse, drafts: Iterable[EventDraft]) -> TakenUp:
    """The countries that the drafts gave."""
    homes = TakenUp(parse)
    for d in drafts:
        for m in (*d.roles.actors, *d.roles.recipients):
            homes.placed(m)
    return homes


class TakenUp:
    """The countries that the unnamed of one report were given, in the order of the text."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._given: dict[str, list[str]] = {}

    def placed(self, m: Mention) -> Mention:
        """Somebody as one of the country that was given him before; "the rebels" only where that is one country."""
        key, _, country = m.key.partition("@")
        given = self._given.setdefault(key, [])
        if country and country not in given[-1:]:
            given.append(country)
        if m.known or m.sense is not None or not given:
            return m
        return with_country(m, given[-1]) if m.form in _TAKING_UP or (len(given) == 1 and self._is_again(m)) else m

    def speaking(self, m: Mention) -> Mention:
        """Whoever says something, as one of the country that his like were given in what he and others tell of, if it is one."""
        given = self._given.get(m.key, ())
        bare = self._parse.tags[m.head] == "NNS" and not _ANYBODYS.isdisjoint(m.sectors) and not self._parse.kids(m.head, "det", "amod", "nummod")
        return with_country(m, given[0]) if len(given) == 1 and not m.known and m.sense is None and (bare or self._is_again(m)) else m

    def _is_again(self, m: Mention) -> bool:
        """"The rebels"."""
        return m.form in ("agent", "description") and any(self._parse.lower[c] == "the" for c in self._parse.kids(m.head, "det"))
