"""What is found: the roles of one event, who says what, and an actor that a country has been found for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.coding.actors import Mention


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and recipients of an event, in the order of the text. ``explicit``: an actor stands at the predicate itself."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    explicit: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Who says what in one parse: ``contents`` gives tokens that somebody says, ``cues`` words of saying, each to the head of who says it."""

    contents: Mapping[int, int]
    cues: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Barred:
    """Whom something is not done to: those who do it, by their keys, and whoever else is of their countries."""

    keys: set[str]
    countries: set[str]

    def allows(self, m: Mention) -> bool:
        """Whether somebody known may be whom it is done to."""
        return m.known and m.key not in self.keys and m.country not in self.countries


def with_country(mention: Mention, country: str) -> Mention:
    """A generic actor placed in a country: "demonstrators" in Monrovia."""
    code = f"{country} {mention.code}".strip() if not mention.code.startswith(country) else mention.code
    return replace(mention, key=f"{mention.key}@{country}", country=country, code=code)
