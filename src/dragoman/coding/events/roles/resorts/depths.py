"""Recipients that stand deeper: on the noun before them, where the parser hung them too low, or under what a noun is against."""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.model import Barred
from dragoman.coding.events.roles.resorts.guesses import ANYWHERE, WHEN, Guesses
from dragoman.knowledge import FrameRow

# What is done to those who were wronged.
_WRONGING = frozenset({"inflict", "commit", "do", "visit", "perpetrate", "cause", "impose", "bring"})
# Prepositions of recipients that the parser often hangs on the noun before them.
_LOW = frozenset({"to", "with", "from", "against", "for"})


class Depths(Guesses):
    """Recipients of one parse that hang on other words than the deed's own."""

    def _deeper(self, reading: Reading, barred: Barred) -> list[Mention]:
        """"Shared findings on smuggling with Chad", "regret for crimes committed against Croats": what the parser hung too low."""
        parse = self.parse
        for link in reading.chain():
            spots = (frozenset(link.row.recipient) or _LOW) & (_LOW | {"at"} if reading.type == "ASSAULT" else _LOW)
            if reading.type == "ACCUSE":
                spots -= {"against"}  # those a crime was committed against are not those accused of it
            if not spots or not self._grammar.is_verb(link.token):
                continue
            right = parse.edges[link.token][1]
            heads = [h for t in range(link.token + 1, right) if parse.deps[t] == "prep" and parse.lower[t] in spots and not self._in_own_clause(t, link.token) for h in parse.kids(t, "pobj")]
            for m in self._sides.as_victims(heads):
                if barred.allows(m):
                    return [m]
        return []

    def wronged(self, link: Reading, barred: Barred) -> list[Mention]:
        """"Remorse for the suffering that its rule had inflicted on Koreans": who suffered what is regretted."""
        right = self.parse.edges[link.token][1]
        deeds = [t for t in range(link.token + 1, right) if self.parse.deps[t] in ("relcl", "acl") and self.parse.lemmas[t] in _WRONGING]
        heads = [h for t in deeds for p in ("on", "upon", "against", "to") for h in self._grammar.of(t).preps.get(p, ())]
        return [m for m in self._sides.as_victims(heads) if barred.allows(m)][:1]

    def _in_own_clause(self, t: int, p: int) -> bool:
        """Whether a clause with a subject or a verb of its own that is no participle stands between a token and the predicate above it."""
        parse = self.parse
        for a in parse.ancestors(t):
            if a == p:
                return False
            if self._grammar.is_verb(a) and not (parse.deps[a] == "acl" and parse.tags[a] in ("VBN", "VBG")):
                return True
        return True

    def _aimed(self, reading: Reading, barred: Barred) -> list[Mention]:
        """Whom the noun under a preposition is against ("for a possible war against Iraq"), or where the subject's verb goes."""
        heads: list[int] = []
        swapped = isinstance(reading.row, FrameRow) and reading.row.swap
        for link in reading.chain():
            args = self._grammar.of(link.token)
            low = [h for o in args.objects for hs in self._grammar.of(o).preps.values() for h in hs] if self._grammar.is_verb(link.token) and reading.type != "ACCUSE" else []
            for h in [*(h for prep, hs in args.preps.items() if prep not in WHEN for h in hs), *low]:
                inner = self._grammar.of(h).preps
                heads += [x for prep in ("from", "by") if swapped for x in inner.get(prep, [])]  # "came under attack from …"
                heads += [x for prep in ("against", "with", "on") for x in inner.get(prep, [])]
            if reading.type == "MOBILIZE":  # "tanks close to its frontier with Ukraine"
                heads += [x for hs in self._surroundings.around(link, reading).values() for h in hs for x in self._grammar.of(h).preps.get("with", ())]
            governor = self.parse.heads[link.token]
            if self.parse.deps[link.token] in ("nsubj", "nsubjpass") and self._grammar.is_verb(governor):
                heads += [x for prep in ANYWHERE for x in self._grammar.of(governor).preps.get(prep, [])]
        for m in self._sides.as_victims(heads):
            if barred.allows(m):
                return [m]
        return []
