"""Deeds that are no words: attributions in, those out whose cue is an act that was coded as an event ("attacked a convoy").

Many verbs are both: a candidate who *attacks* his rival speaks, rebels who *attack* a convoy do not. A cue that was coded as a
material act stays a cue only where words are quoted, a reason is given ("attacked her for …"), a person is attacked, or the data
file lists it as a way of saying, thinking, asking or wanting.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dragoman.coding.actors import Cast
from dragoman.coding.attribution import AttributionMention
from dragoman.coding.events import EventDraft
from dragoman.language import Parse

# Sanctions are left out: to impose or lift one is told of as an attitude too.
_MATERIAL = frozenset({"AID", "COOPERATE", "RETREAT", "MOBILIZE", "COERCE", "ASSAULT"})
_WORDS = frozenset({"report", "belief", "intention", "request", "perception"})
_REASONS = frozenset({"for", "over", "as"})


def without_deeds(parse: Parse, cast: Cast, attributions: Sequence[AttributionMention], drafts: Sequence[EventDraft]) -> list[AttributionMention]:
    """The attributions that are acts of speech or thought, ``within`` pointing to what is left."""
    acts = {d.token for d in drafts if d.reading.type in _MATERIAL}
    kept = [k for k, a in enumerate(attributions) if not _is_deed(parse, cast, a, acts)]
    if len(kept) == len(attributions):
        return list(attributions)
    place = {k: n for n, k in enumerate(kept)}
    return [replace(attributions[k], within=_outer(attributions, k, place)) for k in kept]


def _outer(attributions: Sequence[AttributionMention], k: int, place: dict[int, int]) -> int | None:
    """Where the next attribution around this one went that is still there."""
    seen = {k}
    outer = attributions[k].within
    while outer is not None and outer not in place and outer not in seen:
        seen.add(outer)
        outer = attributions[outer].within
    return place.get(outer) if outer is not None else None


def _is_deed(parse: Parse, cast: Cast, a: AttributionMention, acts: Collection[int]) -> bool:
    cue = a.cue_head
    if cue is None or parse.pos[cue] != "VERB" or a.manner != "indirect":
        return False
    if cue not in acts and not (a.strikes and a.within is not None):
        return False
    if a.listed and a.act in _WORDS and not a.strikes:
        return False
    if any(parse.lower[c] in _REASONS for c in parse.kids(cue, "prep", "mark")):
        return False
    objects = [m for o in parse.kids(cue, "dobj") if (m := cast.mention(o)) is not None]
    return not any(m.kind == "person" for m in objects)
