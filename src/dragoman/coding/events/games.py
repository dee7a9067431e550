"""Battles of a pitch: drafts of a report on sport in, those out in which somebody of politics or of the law acts.

"Gunners hold fire to win shootout" tells of no ceasefire; "police fired tear gas at fans" is told in such a report as in any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.actors import Mention
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.matching import Matcher
from dragoman.language import Parse

_ENOUGH = 4  # distinct words of a game that make a report one on sport
_SHARE = 0.02  # of the words of the report
_PUBLIC = frozenset({"GOV", "COP", "MIL", "REB", "UAF", "PRM", "LEG", "JUD", "SPY"})
_PLAYERS = frozenset({"captain", "gunner", "gunners", "guard", "skipper", "shooter", "striker", "keeper", "general", "official", "judge"})


def without_games(parse: Parse, matcher: Matcher, drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """The drafts but for those of a report on sport in which nobody of politics or of the law acts."""
    if not drafts:
        return []
    words = [t for t in range(len(parse.words)) if matcher.in_class(t, "game_word")] if _may_be(parse, matcher) else []
    if len({parse.lemmas[t].lower() for t in words}) < _ENOUGH or len(words) < _SHARE * len(parse.words):
        return list(drafts)
    return [d for d in drafts if any(map(_is_public, d.roles.actors))]


def _may_be(parse: Parse, matcher: Matcher) -> bool:
    """Whether so many words of a game stand in a report: most hold none."""
    listed = matcher.frames.classes_of
    found = {w for w in {*parse.lemmas, *parse.lower} if "game_word" in listed.get(w, ())}
    return len(found) >= _ENOUGH


def _is_public(m: Mention) -> bool:
    return m.noun not in _PLAYERS and (m.kind in ("state", "government", "igo") or not _PUBLIC.isdisjoint(m.sectors))
