"""An event as the grammar finds it, before times, places, sources and certainty are bound to it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles import Roles


@dataclass(frozen=True, slots=True)
class EventDraft:
    """A reading with its roles. ``main``: it stands on the main line of its sentence; ``told``: words of a clause or noun that tells how it was done, or by whom;

    ``of_time``: it tells only when something else was ("the streets were empty after jets bombed the town").
    """

    reading: Reading
    roles: Roles
    main: bool
    told: frozenset[int] = frozenset()
    of_time: bool = False

    @property
    def is_claim(self) -> bool:
        """Whether it tells who says that he did what was told of: "claimed responsibility"."""
        return self.reading.row.id == "assault.claim"

    @property
    def token(self) -> int:
        """The trigger."""
        return self.reading.trigger
