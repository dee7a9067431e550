"""Deeds that somebody weighs, and protests that are planned, told as what they are: drafts in, drafts out.

"Is considering closing the border" threatens nobody: below the lead it is a closing that is considered, as in a list of options. In the
lead the codebook's threat or agreement stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles import Roles
from dragoman.coding.events.selection.view import View
from dragoman.knowledge import FrameRow

_AHEAD = frozenset({"future", "float"})
_WEIGHING = frozenset({"consider", "weigh", "mull", "ponder", "contemplate", "think", "toy", "float", "envisage", "study", "explore", "entertain"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST", "SANCTION", "COOPERATE", "CONSULT"})


class Weighed:
    """What is only weighed or planned in one parse."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, drafts: Iterable[EventDraft]) -> Iterator[EventDraft]:
        """Each draft, or the deed that it weighs in its place."""
        for d in drafts:
            deed = None if self._view.is_lead(d.token) else self._deed(d.reading)
            yield d if deed is None else EventDraft(deed, self._roles(d, deed), d.main, d.told | {d.reading.token})

    def _deed(self, reading: Reading) -> Reading | None:
        """The deed inside a reading that weighs it, where words of a frame tell it."""
        inner = reading.inner
        if reading.negated or inner is None or inner.negated or reading.row.id not in _AHEAD or not isinstance(inner.row, FrameRow) or inner.type not in _DEEDS:
            return None
        lemma = self._view.parse.lemmas[reading.token]
        weighs = lemma in _WEIGHING or (lemma == "plan" and self._view.grammar.is_passive(reading.token))
        return inner if weighs or (inner.type == "PROTEST" and reading.type == "THREATEN") else None

    def _roles(self, d: EventDraft, deed: Reading) -> Roles:
        """Who weighs it would do it, to whom it would be done."""
        actors = {m.key for m in d.roles.actors}
        others = tuple(m for m in self._view.roles.roles(deed).recipients if m.key not in actors)
        return Roles(d.roles.actors, others or d.roles.recipients, d.roles.explicit)
