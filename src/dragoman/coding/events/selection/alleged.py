"""Deeds that somebody is accused of, as claims of their own: accusations in, what they allege out.

"The rebels accused the army of bombing Nyala": beside the accusation a bombing by the army, as the rebels have it. In the lead, whose
charges are told again below, the accusation alone is the event, as in the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.selection.view import View
from dragoman.knowledge import FrameRow

_CHARGES = "accuse"
# What is done, and not said: an accusation of having warned or refused is no claim of a deed.
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST", "SANCTION", "COOPERATE"})


class Alleged:
    """What the accusations of one parse allege."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, drafts: Sequence[EventDraft]) -> Iterator[EventDraft]:
        """A draft for each deed that one of the drafts charges somebody with."""
        for d in drafts:
            deed = self._deed(d.reading)
            if deed is not None and not self._view.is_lead(d.token) and any(m.known for m in d.roles.recipients):
                roles = self._view.roles.roles(deed)
                doers = roles.actors if any(m.known for m in roles.actors) else d.roles.recipients
                others = tuple(m for m in roles.recipients if m.key not in {a.key for a in doers})
                yield EventDraft(deed, replace(roles, actors=doers, recipients=others, explicit=True), False)

    def _deed(self, reading: Reading) -> Reading | None:
        """What an accusation charges somebody with, where words of a frame tell it."""
        for link in reading.chain():
            inner = link.inner
            if link.row.id == _CHARGES and inner is not None and isinstance(inner.row, FrameRow) and inner.type in _DEEDS and not inner.negated and not reading.negated:
                return inner
        return None
