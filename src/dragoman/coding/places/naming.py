"""Mentions grouped by the name they share and by what a comma gives them, ready to be resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.coding.places.candidates import GREAT_CITY, candidates
from dragoman.coding.places.recogniser import NameSpan
from dragoman.coding.places.resolution import Name, within
from dragoman.coding.places.words import load_words
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.placenames import fold
from dragoman.language import Parse

_LIES_IN = re.compile(r"\s*,\s*(?:(?:an?|the) (?:[\w-]+ ){0,3}?(?:town|city|village|settlement|port|suburb|hamlet)\s+in\s+(?:[\w-]+(?:ern|al)\s+|the\s+)?|in\s+(?:the\s+)?[\w-]*(?:ern|central|north|south|east|west)\s+)", re.IGNORECASE)

_VILLAGES = frozenset({"village", "hamlet", "villages", "hamlets"})


def grouped(parse: Parse, spans: Sequence[NameSpan], gazetteer: Gazetteer) -> tuple[list[Name], list[int]]:
    """Mentions grouped by name, and by what a comma gives them; the group of each mention."""
    keys = [fold(parse.text[parse.starts[s.start] : parse.ends[s.end - 1]]) for s in spans]
    follows = [_given_after(parse, spans, k) for k in range(len(spans))]
    given: dict[str, set[str]] = {}
    for k, f in enumerate(follows):
        if f is not None:
            given.setdefault(keys[k], set()).add(keys[f])
    groups: dict[tuple[str, str], int] = {}
    names: list[Name] = []
    owner: list[int] = []
    for k, s in enumerate(spans):
        after = follows[k]
        inside = min(given.get(keys[k], {""})) if after is None else keys[after]
        group = (keys[k], inside)
        if group not in groups:
            groups[group] = len(names)
            raw = parse.text[parse.starts[s.start] : parse.ends[s.end - 1]]
            names.append(Name(*candidates(raw, gazetteer), []))
        name = names[groups[group]]
        name.positions.append(s.start)
        name.hint = name.hint or hint(parse, s)
        name.small = name.small or _is_small(parse, s)
        owner.append(groups[group])
    for k, f in enumerate(follows):
        if f is not None and owner[f] not in names[owner[k]].containers and not _is_list(f, _is_joined(parse, spans, f), follows, owner, names):
            names[owner[k]].containers.append(owner[f])
            names[owner[k]].strict |= _LIES_IN.fullmatch(parse.text[parse.ends[spans[k].end - 1] : parse.starts[spans[f].start]]) is not None
    return names, owner


def _is_joined(parse: Parse, spans: Sequence[NameSpan], k: int) -> bool:
    """Whether "and" or "or" joins mention k to the next."""
    if k + 1 >= len(spans):
        return False
    return parse.text[parse.ends[spans[k].end - 1] : parse.starts[spans[k + 1].start]].strip() in ("and", "or", ", and", ", or")


def _is_list(f: int, joined: bool, follows: Sequence[int | None], owner: Sequence[int], names: Sequence[Name]) -> bool:
    """"Washington, New York, Boston": what stands after the comma is followed by another that does not hold it, or joined to another
    where it may be a great city itself."""
    then = follows[f]
    if then is None:
        return joined and any(e.feature in ("city", "capital") and e.population >= GREAT_CITY for e in names[owner[f]].candidates)
    return not any(within(x, y) for x in names[owner[f]].candidates for y in names[owner[then]].candidates)


def _given_after(parse: Parse, spans: Sequence[NameSpan], k: int) -> int | None:
    """The mention right after mention k and a comma, or in brackets."""
    if k + 1 >= len(spans):
        return None
    gap = parse.text[parse.ends[spans[k].end - 1] : parse.starts[spans[k + 1].start]]
    return k + 1 if gap.strip() in (",", "(", ", in") or _LIES_IN.fullmatch(gap) else None


def _is_small(parse: Parse, s: NameSpan) -> bool:
    """"The village of Lodza", "the hamlet of Roe", "the village Goli"."""
    before = [w for w in parse.lower[max(0, s.start - 2) : s.start] if w != "of"]
    return before[-1:] != [] and before[-1] in _VILLAGES and parse.lower[max(0, s.start - 1)] in ("of", *_VILLAGES)


def hint(parse: Parse, s: NameSpan) -> str:
    """What a word in or beside the name says it is: "county", "region", "city" or nothing."""
    lists = load_words()
    last = parse.words[s.end - 1]
    following = parse.words[s.end] if s.end < len(parse) else ""
    before = parse.words[max(0, s.start - 2) : s.start]
    for word in (last, following, before[0] if len(before) == 2 and before[1] == "of" else ""):
        if word in ("County", "county", "Parish", "counties", "Counties", "District", "district"):
            return "county"
        if lists.has("region", word):
            return "region"
        if lists.has("settlement", word) and word != last:
            return "city"
    if before and lists.has("settlement", before[-1]):
        return "city"
    return ""
