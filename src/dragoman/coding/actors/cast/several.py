"""Whom a noun phrase stands for, one or several: its head in, mentions out; "British and Kenyan troops" are two."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.coding.actors.cast.finders import Finders
from dragoman.coding.actors.mention import Mention
from dragoman.knowledge import AgentRow, compose_code

_MEMBERS = frozenset({"state", "government", "group", "igo", "alliance", "party", "body"})


class Several(Finders):
    """Mentions at the noun phrases of one parse."""

    def mention(self, head: int) -> Mention | None:
        """The actor that the noun phrase headed by this token stands for; the first where there are several."""
        return self._cache.get(head)

    def mentions_of(self, head: int) -> list[Mention]:
        """The actors of a noun phrase: more than one where several own it ("Israeli and Syrian officials") or are meant ("both sides")."""
        together = self._together.get(head)
        if together is not None:
            return list(together)
        first = self.mention(head)
        if first is None:
            return []
        agent = self._phrases.agent(head)
        if first.form == "name" and first.kind == "forces" and agent is not None:
            return [*self._beside_forces(head, first, agent[0]), first]
        if first.form != "agent" or first.sense is None or agent is None:
            return [first, *self._listed(first)]
        out = [first]
        owners = self._owners.coordinated(head)
        for other in owners if any(o.key == first.sense.key for o in owners) else ():
            if other.key != first.sense.key:
                code, country, sectors = compose_code(other, agent[0])
                name = re.sub(r" \([^()]*\)$", f" ({other.whose})", first.name)
                out.append(replace(first, key=f"agent:{code}:{first.noun}", name=name, country=country, code=code, sectors=sectors, sense=other))
        return out

    def _beside_forces(self, head: int, first: Mention, agent: AgentRow) -> list[Mention]:
        """"British and Kenyan troops", where the Kenyan ones are known by name: the others."""
        out = []
        for other in self._owners.coordinated(head):
            if other.country not in (None, first.country):
                code, country, sectors = compose_code(other, agent)
                name = f"{self._phrases.label(head, head + 1)} ({other.whose})"
                out.append(replace(first, key=f"agent:{code}:{agent.noun}", name=name, country=country, code=code, sectors=sectors, form="agent", sense=other, noun=agent.noun, kind=agent.kind))
        return out

    def _listed(self, first: Mention) -> list[Mention]:
        """"Iran, Iraq and Syria": a list of states that the parser took for an apposition."""
        out = []
        for c in self.parse.kids(first.head, "appos"):
            row = self.parse.conjuncts(c)
            for t in row:
                m = self.mention(t)
                alike = m is not None and (m.kind == first.kind or (len(row) > 1 and m.form == first.form == "name" and m.kind in _MEMBERS))
                if m is not None and alike and first.kind in ("state", "government") and m.key != first.key:
                    out.append(m)
        return out
