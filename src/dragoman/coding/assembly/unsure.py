"""How sure the reading of a draft must be for it to be coded."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.actors import Mention
from dragoman.coding.assembly.certainty import Certainty
from dragoman.coding.events import EventDraft, EventFinder
from dragoman.knowledge import FrameRow

# Below this chance of being right an event is not coded: a plain fact of the main line and one beside it; and what is hedged, denied or said
# by somebody, where nobody known takes part. Between parties who are known all of that is kept: a reader of claims wants it, and confidence
# is too low for it, since gold records list one event a sentence; and they are leads, so that below the lead what stands beside the main line
# is asked no more than the main line. Set by F1 on all gold records of
# dev, the unread third included, with the seed report and the frames' own examples in view. Where the frame itself tells who acts, as of
# police, what stands beside the main line needs no more than what is hedged.
UNSURE_PLAIN = {"main": 0.28, "side": 0.56, "body": 0.35}
UNSURE_UNKNOWN = {"main": 0.28, "side": 0.35, "body": 0.35}
UNSURE_NOBODYS = 0.5  # where nobody takes part at all in what is only possible
_SPECIFIC = 3  # weight of a pattern that says what stands beside its word


class Thresholds:
    """The least confidence, 0 … 1, asked of each draft of one document. ``sources``: who speaks in each attribution."""

    def __init__(self, finder: EventFinder, certainty: Certainty, sources: Sequence[Mention | None]) -> None:
        self._finder = finder
        self._certainty = certainty
        self._sources = sources

    def least(self, d: EventDraft) -> float:
        """How sure the reading of a draft must be for it to be coded."""
        line = "main" if (d.main and not d.of_time) or self._finder.is_known_before(d) else "side" if self._finder.is_lead(d.token) else "body"
        if self._is_plain(d):
            return (UNSURE_UNKNOWN if self._is_complete(d) else UNSURE_PLAIN)[line]
        known = any(m.known for m in (*d.roles.actors, *d.roles.recipients)) or self._is_disowned(d)
        if known:
            return 0.0
        told = d.roles.actors or d.roles.recipients or (d.main and self._finder.is_option(d.token)) or self._certainty.of(d, self._certainty.holder(d)).realis == "actual"
        return UNSURE_UNKNOWN[line] if told else UNSURE_NOBODYS

    def _is_complete(self, d: EventDraft) -> bool:
        """Whether the frame tells whose work it is, as "police firing" does: who it is is not what is unsure."""
        row = d.reading.row
        return isinstance(row, FrameRow) and bool(row.implied) and any(row.implied in m.sectors for m in d.roles.actors)

    def _is_disowned(self, d: EventDraft) -> bool:
        """Whether somebody known denies it, or cannot confirm it, though nobody known takes part: half of a dispute."""
        holder = self._certainty.holder(d)
        speaker = self._sources[holder] if holder is not None else None
        return speaker is not None and speaker.known and self._certainty.of(d, holder).factuality in ("CT-", "PR-", "PS+", "Uu")

    def _is_plain(self, d: EventDraft) -> bool:
        """Told as a fact by a verb, or by the main line: nothing that a reader of claims would miss."""
        if self._finder.is_option(d.token) or not (d.main or self._finder.grammar.is_verb(d.token)):
            return False
        if d.main and d.reading.weight >= _SPECIFIC and all(any(m.known for m in side) for side in (d.roles.actors, d.roles.recipients)):
            return False  # a pattern that names its object, between two who are known
        if self._certainty.holder(d) is not None and d.reading.weight >= 2:
            return False  # what a source says in so many words is a claim, whatever it weighs as an event
        judged = self._certainty.of(d, self._certainty.holder(d))
        return judged.factuality == "CT+" and judged.realis == "actual"
