"""Times of deeds told only by how far they lie from another: "expelled the envoy on Tuesday, a day after rebels fired on a convoy".

``Reckoner.found`` takes the time expressions and gives for a draft what its days are reckoned from, a dated word or another draft;
``days`` counts from there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dragoman.coding.events.grammar import Grammar
from dragoman.coding.times import Beside, TimeMention, Value, beside_what, reckoned
from dragoman.language import Parse

_CLOCK = frozenset({"hour", "minute", "second"})
_BESIDE = frozenset({"after", "afterward", "afterwards", "later", "thereafter", "earlier", "before"})
_SOON = frozenset({"shortly", "soon", "immediately", "hour", "minute", "moment"})
_LONG = frozenset({"day", "week", "month", "year", "decade"})
_DAY = 24.0


@dataclass(frozen=True, slots=True)
class Reckoned:
    """``stretch``: index of the expression that says how far; from the day of the draft ``draft``, or of the expression ``mention``."""

    stretch: int
    sign: int
    draft: int | None = None
    mention: int | None = None


class Reckoner:
    """Stretches of one parse; ``event_of`` is each token to the draft that it takes part in naming."""

    def __init__(self, parse: Parse, grammar: Grammar, event_of: Mapping[int, int], saying: Collection[int]) -> None:
        self.parse = parse
        self._grammar = grammar
        self._event_of = event_of
        self._saying = saying

    def found(self, mentions: Sequence[TimeMention]) -> dict[int, Reckoned]:
        """Index of a draft to what its days are reckoned from."""
        out: dict[int, Reckoned] = {}
        for m, mention in enumerate(mentions):
            beside = beside_what(self.parse, mention) if mention.counted is not None else None
            if beside is None:
                continue
            anchor = self._anchor(beside, mentions)
            if anchor is None:
                continue
            draft, dated = anchor
            for k in self._told(beside.what):
                if k != draft:
                    out.setdefault(k, Reckoned(m, -beside.sign, draft, dated))
        return out

    def _told(self, what: int) -> list[int]:
        """The drafts of a clause or noun: "a day after police opened fire and arrested three"."""
        parse = self.parse
        heads = [what, *(c for c in parse.conjuncts(what) if c > what)]
        words = chain.from_iterable((h, *parse.kids(h, "dobj", "xcomp", "acl")) for h in heads)
        return list(dict.fromkeys(k for t in words if (k := self._event_of.get(t)) is not None))

    def _anchor(self, beside: Beside, mentions: Sequence[TimeMention]) -> tuple[int | None, int | None] | None:
        """What is done before or after it: the nearest draft above, or word with a day of its own."""
        parse = self.parse
        first = [beside.above]
        if beside.above == beside.what:  # the parser hangs what comes first on what stands behind it
            first = [c for c in parse.kids(beside.what, "ccomp") if c < beside.what]
        for a in (*first, *parse.ancestors(beside.above)):
            if a in self._event_of:
                return self._event_of[a], None
            dated = next((m for m, mention in enumerate(mentions) if mention.precision == "day" and self._hangs_on(mention, a)), None)
            if dated is not None:
                return None, dated
            if a in self._saying:
                return None
        return None

    def _hangs_on(self, mention: TimeMention, token: int) -> bool:
        parse, (first, last) = self.parse, mention.tokens
        outer = next((t for t in range(first, last) if not first <= parse.heads[t] < last), first)
        link = parse.heads[outer]
        return link == token or (parse.deps[outer] == "pobj" and parse.heads[link] == token)


def is_soon(parse: Parse, token: int) -> bool:
    """Whether something was soon after or before what is told before it: "shortly after, the army shelled the town", "hours earlier, rebels had bombed it"."""
    return _is_beside(parse, token, _SOON)


def is_apart(parse: Parse, token: int) -> bool:
    """Whether something was so long before or after what is told before it that it is no longer of that day: "weeks later, the army shelled the town"."""
    return _is_beside(parse, token, _LONG)


def _is_beside(parse: Parse, token: int, how_far: frozenset[str]) -> bool:
    beside = (c for c in parse.kids(token, "advmod", "prep") if parse.lower[c] in _BESIDE and not parse.kids(c, "pobj", "pcomp"))
    return any(parse.lemmas[m] in how_far for c in beside for m in parse.children[c])


def days(day: str, stretch: TimeMention, sign: int) -> Value | None:
    """The days so far from a day: hours after the 12th it is still the 12th, two weeks after it the 26th."""
    if stretch.counted is None:
        return None
    unit, count = stretch.counted
    anchor = Value(day, day, day, "day")
    if unit.unit not in _CLOCK:
        return reckoned(anchor, stretch.counted, sign, exact=stretch.exact)
    return anchor if unit.unit != "hour" or count is None or count * unit.size < _DAY else None
