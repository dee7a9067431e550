"""What descriptions of one parse are resolved with: who was spoken of before, what is known of them, whom the grammar bars, where the report is set."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.actors.setting import Settings
from dragoman.knowledge import Knowledge, Name
from dragoman.language import Parse

FAR = 40  # sentences: as far back as a report goes
SLOW = 0.85  # what is left of somebody's prominence a sentence on, where it fades slowly
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "either", "neither"})
# Adjectives that tell somebody new: "another group", "local militants".
OTHER = frozenset({"federal", "national", "regular", "other", "another", "new", "different", "second", "third", "local", "next", "such", "foreign", "many", "several", "own", "few"})


class Background:
    """The state that all readers of descriptions share."""

    def __init__(self, parse: Parse, discourse: Discourse, knowledge: Knowledge, day: str | None, barred: Callable[[int], set[str]], settings: Settings, *, named: Callable[[int], Name | None]) -> None:  # fmt: skip
        """``named`` gives the name that a token belongs to, ``barred`` the keys that the grammar keeps a noun phrase from: its verb's other arguments; ``settings``, where the report is set.
        """
        self._settings = settings
        self._name_at = named
        self._barred = barred
        self.parse = parse
        self._discourse = discourse
        self._knowledge = knowledge
        self._rows = knowledge.references.descriptions
        self._day = day
        self._described: dict[str, list[Name]] = {}
