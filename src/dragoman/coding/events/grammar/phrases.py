"""What a noun phrase counts as: its head in; the noun that it measures, those joined to it, or whom it stands for out."""

from __future__ import annotations

from dragoman.coding.events.grammar.voice import Voice

_MONEY = frozenset({"dollar", "euro", "pound", "yen", "franc", "mark", "million", "billion"})
_CALLING = frozenset({"call", "describe", "term", "label", "brand", "dub"})
# What something may stand under.
_PLACED = frozenset({"prep", "dative", "agent", "prt"})
_WH = frozenset({"who", "which", "that", "whom", "whose"})
_NOBODY = frozenset({"nobody", "none", "no-one", "neither", "one"})
_HARMING = frozenset({"kill", "leave", "wound", "injure", "claim", "destroy", "damage", "hurt"})
_BLOWS = frozenset("attack bombing strike blast explosion shooting massacre raid siege shelling clash riot stabbing assault bomb earthquake".split())
# Nouns that only measure: what counts is what they are "of".
_MEASURES = frozenset(
    "number volume much series lot kind sort group amount quantity ton tonne kilogram kg dozen hundred thousand million billion couple pair range "
    "wave spate string round type set form piece package shipment load deal % percent part rest majority handful total batch list "
    "dollar pound euro ecu franc mark rouble ruble yuan rand litre barrel score bit level company contingent platoon battalion column act campaign delivery barrage stock variety mix pack "
    "hectare acre mile kilometre kilometer metre meter kilo gallon planeload shipload truckload lorryload boatload busload carload cargo consignment "
    "crate box case bottle bag sack sackful container convoy fleet flotilla caravan handful trickle stream flood string succession host array "
    "swarm salvo volley hail burst fusillade swathe swath stretch strip tract parcel plot chunk slice portion third quarter two-thirds fifth day week month hour year minute first second last one two some most many several all half none few both tens scores tenth percentage proportion remainder remnant".split()
)
_GOVERNING = frozenset({"on", "at", "upon", "into", "against", "with"})


class Phrases(Voice):
    """Noun phrases of one parse, and what stands under prepositions."""

    def head_noun(self, t: int) -> int:
        """What a measuring noun is "of": "a series of attacks" → attacks; other nouns are themselves."""
        parse = self.parse
        for _ in range(3 if parse.lemmas[t] in _MEASURES or parse.tags[t] == "CD" else 0):
            if parse.lemmas[t] not in _MEASURES and parse.tags[t] != "CD":  # "three of the hostages"
                return t
            links = ("of", "in") if parse.lemmas[t] in _MONEY else ("of",)  # "60 million dollars in aid"
            inner = [p for c in parse.kids(t, "prep") if parse.lower[c] in links for p in parse.kids(c, "pobj")]
            if not inner:
                return t
            t = inner[0]
        return t

    def expand(self, heads: list[int]) -> list[int]:
        """Heads with what is coordinated with them, and relative pronouns replaced by what they stand for."""
        if not heads:
            return []
        out = [x for h in heads for t in self.parse.conjuncts(h) for x in self._stands_for(t)]
        return out if len(out) == 1 else list(dict.fromkeys(out))

    def _stands_for(self, t: int) -> list[int]:
        """Whom a relative word stands for: "Russia, which bombed", "it was Russia that bombed", "Russia is the country that bombed"."""
        parse = self.parse
        if parse.lower[t] not in _WH:
            return [t]
        for a in parse.ancestors(t):
            if parse.deps[a] in ("relcl", "acl"):
                be = parse.identified(a) if parse.heads[t] == a else None
                if be is not None and (parse.lower[parse.heads[a]] in ("one", "ones") or not any(parse.lower[s] == "it" for s in parse.kids(be, "nsubj"))):
                    return [x for s in parse.kids(be, "nsubj") for x in parse.conjuncts(s)]
                return [self._blow_above(parse.heads[a])] if parse.lemmas[a] in _HARMING and parse.lower[t] == "which" else [parse.heads[a]]
            if parse.deps[a] == "ccomp" and parse.lemmas[parse.heads[a]] == "be":  # "it was Russia that bombed the hospital"
                named = parse.kids(parse.heads[a], "attr")
                return [named[0]] if named and any(parse.lower[x] == "it" for x in parse.kids(parse.heads[a], "nsubj")) else [t]
            if parse.deps[a] in ("ccomp", "pcomp", "ROOT"):
                break
        return [t]

    def _blow_above(self, place: int) -> int:
        """"The bombings in Nairobi and Dar es Salaam, which killed 250": the blow, and not the place that stands before the relative word."""
        parse, t = self.parse, place
        while parse.pos[place] == "PROPN" and parse.deps[t] in ("conj", "appos", "pobj", "prep", "npadvmod", "compound") and parse.heads[t] != t:
            t = parse.heads[t]
            if parse.lemmas[t].lower() in _BLOWS:
                return t
        return place

    def is_nobody(self, noun: int) -> bool:
        """"No group", "nobody", "neither side"."""
        return self.parse.lower[noun] in _NOBODY or any(self.parse.lower[d] in ("no", "neither") for d in self.parse.children[noun])

    def _so_called(self, prep: int) -> list[int]:
        """"Support for what he called her reply": what the free relative under a preposition says it is."""
        parse = self.parse
        told = [c for c in parse.kids(prep, "pcomp") if parse.lemmas[c] in _CALLING and any(parse.lower[t] == "what" for t in parse.children[c])]
        return [x for c in told for x in (*parse.kids(c, "oprd", "attr"), *parse.kids(c, "dobj")) if parse.lower[x] != "what"][:1]

    def _behind_both(self, verb: int, prep: int) -> list[int]:
        """"Opened fire on and briefly detained a team": the object of the second verb stands under the preposition of the first as well."""
        parse = self.parse
        if prep + 1 >= len(parse) or parse.lower[prep] not in _GOVERNING or parse.deps[prep + 1] != "cc" or parse.kids(prep, "pcomp", "prep"):
            return []
        return [o for v in parse.kids(verb, "conj") if v > prep for o in parse.kids(v, "dobj")][:1]

    def _preps(self, p: int) -> dict[str, list[int]]:
        """Heads under each preposition of a word, "out of" under both."""
        parse, deps, lower = self.parse, self.parse.deps, self.parse.lower
        out: dict[str, list[int]] = {}
        stack = [(c, lower[c]) for c in parse.children[p] if deps[c] in _PLACED or (deps[c] == "advmod" and parse.kids(c, "prep", "pobj"))]
        stack += [(c, lower[c]) for c in parse.children[p] if deps[c] == "advmod" and lower[c] in ("out", "back", "away", "home")]
        while stack:
            c, name = stack.pop(0)
            found = self.expand(parse.kids(c, "pobj") or self._so_called(c) or self._behind_both(p, c))
            if found and name == "with" and parse.words[c - 1] == "," and any(parse.tags[a] == "VBG" for a in parse.kids(found[-1], "acl")):
                continue  # "began exercises, with 40 ships taking part": a clause of its own
            if name == "according":  # who says so takes no part: kept apart from what goes "to" somebody
                out["according"] = [p for d in parse.kids(c, "prep") for p in parse.kids(d, "pobj")]
                continue
            out.setdefault(name, []).extend(found)
            # "out of", "because of": the inner preposition counts as well
            stack += [(d, lower[d]) for d in parse.kids(c, "prep")]
            stack += [(d, lower[d]) for d in parse.kids(c, "conj") if parse.tags[d] == "IN"]  # "at the supervisor and at a mechanic"
        return out
