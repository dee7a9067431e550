"""For whom somebody speaks: a spokesman or leader whose body was named before him, as his title's words tell; a mention in, the body out.

"Police spokesman Argo Yuwono" after "Indonesian police", "its spokesman" of whoever is meant, and the bare "spokesman" of the body that
was spoken of last.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.coding.actors.discourse import Discourse, Entity
from dragoman.coding.actors.mention import Mention
from dragoman.coding.actors.pronouns import POSSESSIVES
from dragoman.language import Parse

_SPOKES = ("spokesman", "spokeswoman", "spokesperson", "spokespersons", "spokespeople", "spokesmen")
_LEADS = (*_SPOKES, "leader", "commander", "chief", "head", "chairman", "chairwoman", "chairperson", "official", "officer", "member", "deputy", "director", "president", "lawmaker", "coordinator", "representative", "envoy", "adviser", "aide", "negotiator")
# Words of a title that name no body by themselves, and those that stand for one.
_BODIES = {"presidential": "presidency", "governmental": "government", "ministerial": "ministry"}
_VOICES = frozenset({"government", "body", "group", "ministry", "forces", "igo", "party", "alliance", "agency", "people", "company", "ngo"})
_FAR, _NEAR = 40, 2


class Speakers:
    """Asks the discourse of one parse; ``mention`` gives what a token that was read before stands for."""

    def __init__(self, parse: Parse, discourse: Discourse, mention: Callable[[int], Mention | None]) -> None:
        self.parse = parse
        self._discourse = discourse
        self._mention = mention

    def body(self, m: Mention) -> Mention | None:
        """Whom a person or agent without a country speaks for."""
        if m.known or m.kind != "person" or not (m.form in ("person", "agent") or m.key.startswith("person:")):
            return None
        title = self._title(m)
        if title is None:
            return None
        for c in (*self.parse.kids(title, "poss"), *self.parse.kids(m.head, "poss")):
            if self.parse.lower[c] in POSSESSIVES and m.form == "agent" and self.parse.deps[m.head] not in ("nsubj", "nsubjpass"):
                return None  # "recalled its envoy": the object of one's own act
            if self.parse.lower[c] in POSSESSIVES:
                whose = self._mention(c)
                return whose if whose is not None and whose.known else None
            if (whose := self._mention(c)) is not None and not whose.known:
                return None  # "the council's chairman": of a council of which no more is known, and of no other
        parse = self.parse
        words = self._words(m, title)
        if words:
            return self.named(m.head, words, sure=m.form == "person")
        return self._last(m.head) if parse.lower[title] in _SPOKES and self._is_bare(m, title) else None

    def _title(self, m: Mention) -> int | None:
        """The token of the title that says what somebody is to a body, in the phrase or in its apposition: of "army spokesman Colonel X" the first."""
        parse = self.parse
        left = parse.edges[m.head][0]
        spots = [*range(min(left, m.start), m.end), *parse.kids(m.head, "appos"), *([parse.heads[m.head]] if parse.deps[m.head] == "appos" else [])]
        return next((t for t in spots if parse.lower[t] in _LEADS and parse.pos[t] in ("NOUN", "PROPN")), None)

    def _words(self, m: Mention, title: int) -> list[str]:
        """What stands before the title: "army", "air force"."""
        parse = self.parse
        out = []
        t = title - 1
        while t >= 0 and parse.sentence_of[t] == parse.sentence_of[title] and parse.pos[t] in ("NOUN", "PROPN", "ADJ") and (parse.heads[t] in (title, m.head, parse.heads[title]) or parse.heads[t] == t + 1):
            out.append(_BODIES.get(parse.lower[t], parse.lower[t].removesuffix("s")))
            t -= 1
        return out

    def named(self, i: int, words: list[str], *, sure: bool = False) -> Mention | None:
        """The body named by one of the words; "a military official" may be of any army but one just named, a spokesman by name is of the nearest."""

        def fits(e: Entity) -> float:
            m = e.mention
            return 1.0 if m is not None and m.known and m.kind != "person" and not e.members and not e.words.isdisjoint(words) else 0.0

        ranked = self._discourse.ranked(i, fits, _FAR if sure else _NEAR, 0.9)
        if not ranked or ranked[0][1].mention is None:
            return None
        rivals = [e for _, e in ranked if e.mention is not None and e.mention.country != ranked[0][1].mention.country]
        return ranked[0][1].mention if sure or not rivals else None

    def _is_bare(self, m: Mention, title: int) -> bool:
        """"Spokesman Dmitry Ivanov", "the spokesman": nothing says whose, and he is not told as one of many."""
        parse = self.parse
        near = (*parse.children[title], *parse.children[m.head])
        return not any(parse.deps[c] == "poss" or parse.lower[c] in ("a", "an", "of", "for", "one", "another") for c in near)

    def _last(self, i: int) -> Mention | None:
        """The body that was spoken of last."""

        def fits(e: Entity) -> float:
            m = e.mention
            return 1.0 if m is not None and m.known and m.kind in _VOICES and not e.members else 0.0

        ranked = self._discourse.ranked(i, fits, _NEAR)
        return ranked[0][1].mention if ranked else None
