"""What stands under a preposition anywhere around a reading: attachment is the parser's weakest point.

"Shared findings on smuggling with Chad": "with Chad" may hang on the verb, on the findings or on the smuggling.
"""

from __future__ import annotations

from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.sides import Sides

_AGAINST_SOMEBODY = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "THREATEN", "REJECT", "PROTEST"})
# What is done "in support of" or "on behalf of" somebody.
_CAUSES = frozenset({"support", "defence", "defense", "behalf", "aid", "favour", "favor", "solidarity", "help", "name", "protection"})
# At these something is done for somebody, and not to him.
_AT_WHICH = frozenset({"head", "helm", "request", "invitation", "behest", "urging", "expense", "bidding"})

# With what they say told as a noun they have two objects: "served Chad a warning".
_GIVING = frozenset({"give", "send", "hand", "issue", "serve", "deliver", "offer", "grant"})

_SIDES_OF = frozenset({"defence", "defense", "aid", "rescue", "help", "support", "assistance", "side"})
_CHANNELS = frozenset({"telephone", "phone", "video", "radio", "letter", "email", "cable"})


class Surroundings:
    """Prepositions around the readings of one parse."""

    def __init__(self, sides: Sides) -> None:
        self.parse, self._grammar = sides.parse, sides.grammar
        # The prepositions around a link of a reading are asked for one by one.
        self._last: tuple[Reading | None, Reading | None, dict[str, list[int]]] = (None, None, {})

    def under(self, prep: str, link: Reading, whole: Reading) -> list[int]:
        """Heads under a preposition of any link, or of the objects of one (attachment is the parser's weakest point)."""
        heads = self.around(link, whole).get(prep)
        if prep == "to" and not heads:
            heads = self._given(link)
        if not heads:
            return []
        found = dict.fromkeys(self._grammar.expand(heads))
        if prep == "over" and whole.type == "SANCTION":
            return []  # "sanctions over the war in Ukraine"
        if prep == "at":  # "landed at the head of a force", "came at the request of Mali"
            found = dict.fromkeys(h for h in found if self.parse.lemmas[h] not in _AT_WHICH)
        return [h for h in found if not self._is_for(h)] if whole.type in _AGAINST_SOMEBODY else list(found)

    def _given(self, link: Reading) -> list[int]:
        """"Gave Kyiv a deadline", "sent the rebels a warning": it was given to whoever stands between."""
        parse = self.parse
        verb = link.token if self._grammar.is_verb(link.token) else parse.heads[link.token] if parse.deps[link.token] == "dobj" else None
        return [d for d in self._grammar.of(verb).datives if parse.deps[d] == "dative"] if verb is not None and parse.lemmas[verb] in _GIVING else []

    def around(self, link: Reading, whole: Reading) -> dict[str, list[int]]:
        """Heads under each preposition around one link, kept until another link is asked about."""
        if self._last[0] is not link or self._last[1] is not whole:
            self._last = (link, whole, self._prepositions(link, whole))
        return self._last[2]

    def _prepositions(self, link: Reading, whole: Reading) -> dict[str, list[int]]:
        """What stands under each preposition of the links and of their objects."""
        out: dict[str, list[int]] = {}

        def take(preps: dict[str, list[int]], barred: str = "") -> None:
            for prep, heads in preps.items():
                if prep != barred:
                    out.setdefault(prep, []).extend(heads)

        for other in (link, *(r for r in whole.chain() if r is not link)):
            args = self._grammar.of(other.token)
            take(args.preps)
            for h in args.preps.get("to", ()):  # "came to the defence of Syria's president"
                if self.parse.lemmas[h] in _SIDES_OF:
                    take({"of": self._grammar.of(h).preps.get("of", [])})
            for h in args.preps.get("by", ()):  # "spoke by telephone with …"
                if self.parse.lemmas[h] in _CHANNELS:
                    take(self._grammar.of(h).preps)
            for o in [*args.objects, *args.clauses]:
                inner = self._grammar.of(o)
                take(inner.preps)
                for a in (a for a in self.parse.kids(o, "amod") if a > o):  # "men close to its frontier with Ukraine"
                    take(self._grammar.of(a).preps)
                led = (*inner.preps.get("of", ()), *(inner.preps.get("for", ()) if self.parse.lemmas[o] == "responsibility" else ()))
                for n in led:  # "a resumption of ties with …", "responsibility for the attack on …"
                    take(self._grammar.of(n).preps, barred="of")
        return out

    def _is_for(self, h: int) -> bool:
        """"In support of the president", "on behalf of Iran": for whom something is done is not to whom."""
        parse = self.parse
        return parse.lemmas[h] in _CAUSES and parse.lower[parse.heads[h]] in ("in", "on") and any(parse.lower[c] == "of" for c in parse.kids(h, "prep"))
