"""Whom a definite description takes up: one actor by its office, its noun or its kind, two that belong together, or whom the actor files describe so."""

from __future__ import annotations

from dragoman.coding.actors.descriptions.background import DEFINITE, OTHER
from dragoman.coding.actors.descriptions.kinds import ByKind
from dragoman.coding.actors.descriptions.labelled import Labelled
from dragoman.coding.actors.descriptions.pairs import Pairs
from dragoman.coding.actors.mention import Mention
from dragoman.knowledge import AgentRow, Name

_FORMER = frozenset({"former", "ex", "ousted", "deposed", "exiled", "late"})
_OWNERS = {"his", "her", "their", "its"}


class Descriptions(Labelled, Pairs, ByKind):
    """Resolves the definite descriptions of one parse."""

    def one(self, i: int, agent: AgentRow | None, owner: Name | None) -> Mention | None:
        """The actor that a definite noun phrase takes up; ``agent`` is its agent noun and ``owner`` whose it is, if any."""
        parse = self.parse
        kids = [c for c in parse.children[i] if c < i]
        words = {parse.lower[c] for c in kids}
        if "two" in words or any(parse.deps[c] == "nummod" for c in kids):
            return None
        if parse.lower[i] == "country" and words & _OWNERS:
            return None
        former = bool(words & _FORMER)
        if agent is not None and parse.tags[i] not in ("NNS", "NNPS") and agent.kind in ("person", "role") and (words & DEFINITE or owner is not None):
            found = self._officeholder(i, agent.noun, owner, former=former)
            if found is not None:
                return found
        if owner is not None or not words & DEFINITE or words & OTHER or self._restricted(i):
            return None
        if agent is not None:
            same = self._same_noun(i, agent)
            if same is not None:
                return same
        found = None if any(parse.deps[c] == "compound" for c in kids) else self._of_kind(i)  # "the media council" is none spoken of before
        return (None if found is not None and self.is_elsewhere(i, found, agent) else found) or self._direction(i)

    def _restricted(self, i: int) -> bool:
        """Whether what follows tells whom: "the group of ministers", "the army that …"."""
        parse = self.parse
        return bool(parse.kids(i, "relcl", "acl", "appos")) or any(parse.lower[c] in ("of", "for", "from") for c in parse.kids(i, "prep"))
