"""Whose report it is: parse, cast and attributions in, who speaks where nobody is named out.

"…, Human Rights Watch said today", told first of all, makes the report its own: "the government should suspend them" is what it asks for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dragoman.coding.actors import Cast
from dragoman.coding.attribution import AttributionMention
from dragoman.language import Parse

# Bodies that give out reports of their own.
_ISSUING = frozenset({"ngo", "igo"})
# Words of somebody who speaks, and is not spoken of.
_SPOKEN_WORDS = frozenset({"we", "our", "us", "i", "my", "not", "no", "never", "n't", "n’t", "ready", "is", "are", "was", "were"})
_ASKING = frozenset({"should", "must", "ought"})


def house_of(parse: Parse, cast: Cast, attributions: Sequence[AttributionMention]) -> int | None:
    """The head of the body that "said today" what the first sentence tells."""
    first = [k for k, s in enumerate(parse.sentences) if s.part == "body"][:2]  # a dateline may stand before it
    for a in attributions:
        if a.cue_head is None or a.source_head is None or parse.sentence_of[a.cue_head] not in first:
            continue
        mention = cast.mention(a.source_head)
        if parse.lower[a.cue_head + 1 : a.cue_head + 2] == ["today"] and mention is not None and mention.kind in _ISSUING:
            return a.source_head
    return None


def own_demands(parse: Parse, house: int | None, said: Collection[int]) -> dict[int, int]:
    """Tokens of sentences that ask for something in nobody's name, to the head of the body whose report it is (``house_of``); ``said``: tokens that somebody says."""
    if house is None:
        return {}
    out: dict[int, int] = {}
    for s in parse.sentences:
        asks = any(parse.lower[t] in _ASKING and parse.tags[t] == "MD" for t in range(s.start, s.end))
        if s.part == "body" and asks and not any(t in said for t in range(s.start, s.end)):
            out |= dict.fromkeys(range(s.start, s.end), house)
    return out


def without_topics(parse: Parse, cast: Cast, attributions: Sequence[AttributionMention], house: int | None) -> list[AttributionMention]:
    """The attributions without those of a country that only says what a headline is about: "Burkina Faso: Army Kills Villagers"; ``house``: whose report it is."""
    kept = [k for k, a in enumerate(attributions) if not _is_topic(parse, cast, a, house is not None)]
    place = {k: n for n, k in enumerate(kept)}
    return [replace(attributions[k], within=place.get(within) if (within := attributions[k].within) is not None else None) for k in kept] if len(kept) < len(attributions) else list(attributions)


def _is_topic(parse: Parse, cast: Cast, a: AttributionMention, own: bool) -> bool:
    """Whether the country before a colon is no source; of what another country did it is one ("Ukraine: Russian missile killed five"), but not in a body's ``own`` report."""
    if a.cue_head is None or parse.words[a.cue_head] != ":" or a.source_head is None or parse.sentences[parse.sentence_of[a.source_head]].part != "title":
        return False
    mention = cast.mention(a.source_head)
    if mention is None or mention.kind != "state" or a.manner != "indirect":
        return False
    if not own and any((name := cast.named(t)) is not None and name.country not in (None, mention.country) for t in a.content_tokens):
        return False
    return not any(parse.lower[t] in _SPOKEN_WORDS or parse.tags[t] == "MD" for t in a.content_tokens)
