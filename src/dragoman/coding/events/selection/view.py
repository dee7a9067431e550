"""What the questions about one parse share: who stands where, which patterns fit, what was read, who did it to whom."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.harm import Harm
from dragoman.coding.events.matching import Matcher
from dragoman.coding.events.reading import Reader
from dragoman.coding.events.roles import RoleFinder
from dragoman.language import Parse


@dataclass(frozen=True, slots=True)
class View:
    """One parse as it is read."""

    parse: Parse
    grammar: Grammar
    matcher: Matcher
    reader: Reader
    roles: RoleFinder
    harm: Harm
    lead: int  # index of the last sentence that stands for a whole report: its headline, and the first sentence where hardly another follows

    def is_lead(self, t: int) -> bool:
        """Whether a token stands in a headline, or in the first sentence of a text that is hardly more."""
        return self.parse.sentence_of[t] <= self.lead
