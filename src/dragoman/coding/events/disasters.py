"""The dead, hurt and homeless of a disaster, whom nobody attacked: drafts of a report in, those that may be conflict out.

"60 people were killed" in a report that opens with an earthquake is no assault. Where the report tells of anybody's attack, all stays: then the
words alone do not say whose victims they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.matching import Matcher
from dragoman.knowledge.figure_words import built_in_figure_words
from dragoman.language import Parse

_OPENING = 3  # sentences, headline included
_SUFFERED = frozenset({"killed", "wounded", "displaced"})
_DONE = frozenset({"ASSAULT", "COERCE"})


def without_victims(parse: Parse, matcher: Matcher, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """The drafts but for what people suffered in the disaster that the report opens with."""
    suffered = [d for d in drafts if _is_suffered(parse, d)]
    attacked = any(d.reading.type == "ASSAULT" and all(d is not s for s in suffered) for d in drafts)
    if not suffered or attacked or not _opens_with_calamity(parse, matcher):
        return list(drafts)
    return [d for d in drafts if all(d is not s for s in suffered)]


def _is_suffered(parse: Parse, d: EventDraft) -> bool:
    row = built_in_figure_words().triggers.get((parse.lemmas[d.token], "verb"))
    return d.reading.type in _DONE and not d.roles.actors and row is not None and row.kind in _SUFFERED


def _opens_with_calamity(parse: Parse, matcher: Matcher) -> bool:
    opening = [s for s in parse.sentences if s.part not in ("dateline", "byline")][:_OPENING]
    return any(parse.pos[t] in ("NOUN", "PROPN") and matcher.in_class(t, "calamity") for s in opening for t in range(s.start, s.end))
