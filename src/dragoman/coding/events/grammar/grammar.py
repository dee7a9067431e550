"""The arguments of any predicate: a token in, its ``Arguments`` out, computed once."""

from __future__ import annotations

from dragoman.coding.events.grammar.model import Arguments
from dragoman.coding.events.grammar.nouns import Nouns
from dragoman.coding.events.grammar.verbs import Verbs
from dragoman.language import Parse


class Grammar(Verbs, Nouns):
    """Arguments of predicates of one parse, computed once each."""

    def __init__(self, parse: Parse) -> None:
        super().__init__(parse)
        self._seen: dict[int, Arguments] = {}
        self._working: set[int] = set()

    def of(self, p: int) -> Arguments:
        """The arguments of a verb, noun or adjective."""
        found = self._seen.get(p)
        if found is None:
            if p in self._working:  # a cycle of control: nothing more to learn
                return Arguments()
            self._working.add(p)
            found = self._verb(p) if self.is_verb(p) else self._adjective(p) if self.parse.pos[p] == "ADJ" else self._noun(p)
            self._seen[p] = found
            self._working.discard(p)
        return found
