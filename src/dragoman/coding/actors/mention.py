"""A noun phrase that stands for an actor, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge import Name
from dragoman.records import BEYOND_STATES


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that stands for an actor. ``start``/``end`` are its tokens without clauses that hang on it."""

    head: int
    start: int
    end: int
    key: str
    name: str
    kind: str
    country: str | None
    code: str
    sectors: tuple[str, ...]
    form: str  # name, agent, person, pronoun, description, owner
    sense: Name | None = None
    noun: str = ""  # the agent noun of the head

    @property
    def known(self) -> bool:
        """Whether a country or an international body is known."""
        return self.country is not None or self.code[:3] in BEYOND_STATES or (self.sense is not None and (self.form == "name" or (self.form == "description" and self.key.startswith("entity:"))))


def of_name(name: Name, head: int, start: int, end: int, form: str) -> Mention:
    """The mention of a known actor."""
    return Mention(head, start, end, name.key, name.label, name.kind, name.country, name.code, name.sectors, form, name)
