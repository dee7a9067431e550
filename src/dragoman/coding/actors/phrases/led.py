"""The mention of a kind of people: its noun and its owner in; whom it speaks for, helps or belongs to gives its code.

"A spokesman for the Ukrainian defence ministry", "FARC guerrillas", "the foreign minister's deputy".
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from dragoman.coding.actors.codes import speak_for
from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.owners import OPPOSED
from dragoman.coding.actors.phrases.kinds import POLICE, Kinds
from dragoman.knowledge import AgentRow, Name, compose_code
from dragoman.records import APART


class Led(Kinds, ABC):
    """Kinds of people of one parse, with those who own or lead them."""

    @abstractmethod
    def _by_agent(self, i: int) -> Mention | None:
        """Who a noun phrase means by a kind of people."""

    def _agent_mention(self, i: int, row: AgentRow, start: int, end: int, owner: tuple[Name, int] | None) -> Mention:
        """The mention of a kind of people with the code of who owns or leads it."""
        inner = self._led(i, row)
        if inner is not None:
            code, country, sectors = speak_for(inner, row)
        else:
            code, country, sectors = compose_code(owner[0] if owner else self._of_washington(row, end), row)
        name = self.label(start, end)
        if inner is not None and owner is not None and inner.country != owner[0].country and not start <= inner.head < end:
            name = f"{name} ({inner.name})"  # "a spokesman for the Russian embassy in London" is not Britain's
        elif owner is not None and owner[0].form != "adjective" and not start <= owner[1] < end:
            seated = owner[0].kind == "government" and owner[0].country is not None and APART not in owner[0].code.split()  # officials in Stepanakert are not Azerbaijan's
            whose = self._knowledge.names.label(owner[0].country or "") if seated else owner[0].whose
            name = f"{name} ({whose})"  # "Ministers from … NATO members"
        kind = "person" if row.kind == "role" else row.kind
        if owner is not None and owner[0].kind == "group" and inner is None and set(row.sectors) & set(owner[0].sectors):
            return Mention(i, start, end, owner[0].key, owner[0].label, "group", country, code, sectors, "description", owner[0], row.noun)  # "FARC guerrillas"
        return Mention(i, start, end, f"agent:{code}:{row.noun}", name, kind, country, code, sectors, "agent", owner[0] if owner else None, row.noun)

    def _led(self, i: int, row: AgentRow) -> Mention | None:
        """Whom somebody speaks for, helps or belongs to: "a spokesman for the Ukrainian defence ministry", "the foreign minister's deputy"."""
        parse = self.parse
        leads = row.kind == "role" or "CVL" in row.sectors
        if not leads and (row.kind != "person" or "GOV" not in row.sectors):
            return None
        spots = parse.kids(i, "poss")
        spots += [p for c in parse.kids(i, "prep") if parse.lower[c] in ("for", "of", "to", "at") for p in parse.kids(c, "pobj")]
        for p in spots:
            if p == i:
                continue
            sense = self._naming.sense(p)
            if sense is not None:
                if sense.kind in ("state", "people", "government") or self._naming.modifies_only(p):
                    continue
                start, end = self.core(p)
                return of_name(sense, p, start, end, "name")
            if self.agent(p) is not None:
                inner = self._by_agent(p)
                # "officials of the rebel government" are none of the state's, "officials of the police department" are police
                opposed = inner is not None and bool(set(inner.sectors) & (OPPOSED | {POLICE} if self._serves(row.noun.split()[-1]) else OPPOSED))
                if inner is not None and (opposed or (leads and inner.known)):
                    return inner
        return None
