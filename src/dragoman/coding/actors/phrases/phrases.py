"""Every way to read a noun phrase, in order: its head in, the mention of whom it stands for out, or None."""

from __future__ import annotations

from dragoman.coding.actors.mention import Mention
from dragoman.coding.actors.phrases.agents import Agents
from dragoman.coding.actors.phrases.described import Described
from dragoman.coding.actors.phrases.named import Named

NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "X"})


class Phrases(Named, Agents, Described):
    """Reads the noun phrases of one parse, in the order of the text; what was read before is in ``descriptions``."""

    def may_be_head(self, i: int) -> bool:
        """Whether a token can head the phrase of an actor: a noun that is no mere part of a longer one."""
        parse = self.parse
        hit = self._naming.hit(i)
        if (parse.pos[i] not in NOUN_LIKE and hit is None) or self._naming.is_venue(i):
            return False
        if parse.deps[i] in ("compound", "amod", "nmod"):
            head = parse.heads[i]
            # Part of a longer name or phrase: its head speaks for it, unless a name ends here and the head is no part of it.
            return hit is not None and self._naming.hit(head) is not hit and i == self._naming.last(hit)
        return hit is None or i == self._naming.last(hit) or parse.heads[i] not in self._naming.tokens(hit)

    def read(self, i: int) -> Mention | None:
        """The mention that a token heads; None where it stands for nobody known or named."""
        found = self._by_name(i)
        if found is None and not (self._naming.modifies_only(i) and self._naming.hit(i)):
            found = self._by_description(i) or self._by_people(i) or self._by_agent(i) or self._by_title(i) or self._by_surname(i) or self._described_otherwise(i) or self._by_address(i) or self._by_speech(i) or self._by_deed(i)
        if found is not None:
            self._first_heard(found)
        return found
