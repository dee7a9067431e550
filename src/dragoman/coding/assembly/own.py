"""What is told by somebody, and what he tells of himself: a draft in, the word of saying that holds it out.

"Chad said on Monday that it rejected the offer" rejects it on Monday; "Norway said it would send tanks" plans to.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.actors import Mention
from dragoman.coding.assembly.certainty import Certainty
from dragoman.coding.attribution import AttributionMention
from dragoman.coding.events import EventDraft
from dragoman.coding.factuality import Judgement
from dragoman.knowledge import FrameRow
from dragoman.language import Parse
from dragoman.records.model import Realis

# Done by saying so: who says that he is ready, refuses, demands, accuses or threatens does it then.
_BY_WORDS = frozenset({"AGREE", "THREATEN", "REJECT", "REQUEST", "ACCUSE"})
_WOULD = frozenset({"would", "'d", "’d"})
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG"})
_PAST = frozenset({"VBD", "VBN", "VBG"})


class OwnWords:
    """Words of one document in which the actors of its drafts tell what they do; ``sources`` are the speakers of the attributions."""

    def __init__(self, parse: Parse, certainty: Certainty, attributions: Sequence[AttributionMention], sources: Sequence[Mention | None]) -> None:
        self._parse = parse
        self._certainty = certainty
        self._attributions = attributions
        self._sources = sources

    def told_by(self, d: EventDraft) -> int | None:
        """The word of saying with which a draft is told, whoever says it."""
        k = self._certainty.holder(d)
        return self._attributions[k].cue_head if k is not None else None

    def done_by(self, d: EventDraft) -> int | None:
        """The word of saying with which a draft is done: "said it was ready to host talks"; what it says is over was done before."""
        cue = self._cue(d) if d.reading.type in _BY_WORDS else None
        return cue if cue is not None and not self._is_over(d.token) else None

    def realis(self, d: EventDraft, judged: Judgement) -> Realis:
        """The realis of a draft: what its actor "said it would" do is planned, whatever hangs on no condition."""
        if isinstance(d.reading.row, FrameRow) and d.reading.row.type == "THREATEN":
            return judged.realis  # "said Laos would pay a price": that is for Laos to do
        would = judged.realis == "hypothetical" and judged.factuality == "PR+" and any(s.word.lower() in _WOULD for s in judged.chain)
        cue = self._cue(d) or self._officials(d) or self._announced(d) if would else None
        return "planned" if cue is not None and self._parse.tags[cue] in _PAST else judged.realis

    def _announced(self, d: EventDraft) -> int | None:
        """"Announced that a march would begin on Thursday": what is announced is planned, whoever is to do it."""
        k = self._certainty.holder(d)
        cue = self._attributions[k].cue_head if k is not None else None
        return cue if cue is not None and self._parse.lemmas[cue] == "announce" else None

    def _cue(self, d: EventDraft) -> int | None:
        k = self._certainty.holder(d)
        if k is None or self._attributions[k].manner == "direct" or self._attributions[k].act != "report":
            return None
        source = self._sources[k]
        own = source is not None and any(_speaks_for(source, m) for m in d.roles.actors)
        return self._attributions[k].cue_head if own else None

    def _officials(self, d: EventDraft) -> int | None:
        """"A military source said 800 soldiers would be sent": the word of saying of officials who tell what those of their own state are to do; not "a step that Moscow would view as provocative"."""
        k = self._certainty.holder(d)
        source = self._sources[k] if k is not None else None
        if k is None or source is None or d.reading.type in ("ASSAULT", "ACCUSE") or self._parse.deps[d.token] == "relcl" or self._attributions[k].act != "report" or _OFFICIAL.isdisjoint(source.sectors):
            return None
        own = any(m.country is not None and source.country in (None, m.country) for m in d.roles.actors)
        return self._attributions[k].cue_head if own else None

    def _is_over(self, token: int) -> bool:
        parse = self._parse
        verbs = (token, parse.heads[token]) if parse.deps[token] in ("acomp", "attr", "xcomp") else (token,)
        return any(parse.lower[a] in ("had", "has", "have") for v in verbs for a in parse.kids(v, "aux"))


def _speaks_for(source: Mention, actor: Mention) -> bool:
    """Whether one is the other, or an office of a state speaks of that state: "the Turkish minister said Turkey would send aid"."""
    if source.key == actor.key:
        return True
    state = actor.kind in ("state", "government") or "GOV" in actor.sectors
    return state and source.country is not None and source.country == actor.country and "GOV" in source.sectors
