"""What a name stands for and where it stands; data, no rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One of those a name may stand for.

    ``key`` identifies the actor ("country:RUS", "government:RUS", "entity:nato", "leader:…"); ``form`` is how the name relates to
    it (name, adjective, people, capital, government, region, alias, person); ``since``/``until`` bound the name, not the role.
    """

    key: str
    label: str
    kind: str
    form: str
    country: str | None
    code: str
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    exact: bool = False
    wikidata: str | None = None

    @property
    def whose(self) -> str:
        """"Sudan", also where its people or its government were named."""
        return self.label.removesuffix(" (people)").removesuffix(" (government)")

    def holds(self, day: str | None) -> bool:
        """Whether the name could be used in this sense on a day (ISO; None: any day)."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    @property
    def bounds(self) -> tuple[bool, int]:
        """Sorts by how short a time the name holds: with an end before without, then by years."""
        if self.until is None:
            return True, 0
        return False, int(self.until[:4]) - int(self.since[:4]) if self.since else 9999


@dataclass(frozen=True, slots=True)
class NameHit:
    """Where a name stands and what it may stand for, likeliest first."""

    start: int
    end: int
    senses: tuple[Name, ...]
