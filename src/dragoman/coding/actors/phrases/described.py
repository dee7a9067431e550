"""Who is meant by a description of somebody named before: "the alliance", "the group"; the head of the phrase in, its mention out."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.phrases.kinds import Kinds


class Described(Kinds):
    """Descriptions of one parse that are no agent nouns."""

    def _by_description(self, i: int) -> Mention | None:
        """"The alliance" once NATO has been named."""
        owner = self._owners.of(i)
        last = self._descriptions.last_so_called(i) if owner is None else None
        if last is not None:
            return taken_up(last, i, *self.core(i))
        sense = self._descriptions.by_words(i)
        if sense is None:
            return None
        if owner is not None and owner[0].key != sense.key and owner[0].country != sense.country:
            return None
        start, end = self.core(i)
        found = of_name(sense, i, start, end, "description")
        agent = self.agent(i)
        return None if owner is None and self._descriptions.is_elsewhere(i, found, agent[0] if agent else None) else found

    def _described_otherwise(self, i: int) -> Mention | None:
        """"The group", "the North": a noun that is no agent noun, or not by itself."""
        if self.parse.pos[i] not in ("NOUN", "PROPN") or self._owners.of(i) is not None:
            return None
        start, end = self.core(i)
        return taken_up(self._descriptions.one(i, None, None), i, start, end)


def taken_up(earlier: Mention | None, i: int, start: int, end: int) -> Mention | None:
    """Somebody named before, as a later phrase means him."""
    return replace(earlier, head=i, start=start, end=end, form="description") if earlier is not None else None
