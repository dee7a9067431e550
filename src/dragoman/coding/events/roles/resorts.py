"""To whom, where nobody known stands in the recipient's place: ever wider guesses, from the scene to the speaker's own country.

"Signed an accord to supply Jordan", "shared findings on smuggling with Chad": the words name somebody, only elsewhere.
"""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.grammar import CONDITIONS, DURING, SINCE
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.countries import Countries
from dragoman.coding.events.roles.kinds import INSIDE, UPON, WHERE
from dragoman.coding.events.roles.model import Barred
from dragoman.coding.events.roles.sides import Sides
from dragoman.coding.events.roles.surroundings import Surroundings
from dragoman.knowledge import FrameRow

_ANYWHERE = ("towards", "toward", "in", "at", "near", "on", "against", "to", "with", "from", "into", "over", "for", "of", "inside", "outside", "across", "between", "among", "within", "through")
_WHEN = SINCE | DURING
_LEADS = ("to", "with", "in", "from", "into", "near", "around")
# Prepositions of recipients that the parser often hangs on the noun before them.
_LOW = frozenset({"to", "with", "from", "against", "for"})
_AGAINST = frozenset({"REB", "CVL", "OPP", "PTY", "LAB", "EDU", "AGR", "UAF", "REL"})
# What somebody does because of what another did: "lodged a protest after a Chinese ship rammed its vessel".
_REACTIONS = frozenset({"ACCUSE", "SANCTION", "REJECT", "THREATEN"})


class Resorts:
    """Recipients out of their place in one parse."""

    def __init__(self, sides: Sides, countries: Countries, surroundings: Surroundings) -> None:
        self.parse, self._grammar, self._cast, self._sides = sides.parse, sides.grammar, sides.cast, sides
        self._countries, self._surroundings = countries, surroundings

    def of(self, reading: Reading, actors: list[Mention], vague: list[Mention], barred: Barred) -> list[Mention]:
        """The first guess that holds. ``vague``: those nobody knows who stand in place; ``barred``: whom it is not done to."""
        return (
            self._countries.there(vague, self._last_resort(reading, barred))
            or self._in_clause(reading, barred)
            or self._provoker(reading, barred)
            or self._deeper(reading, barred)
            or self._aimed(reading, barred)
            or self._at_own(reading, actors, barred.countries)
            or self._where_they_went(reading, barred)
            or self._of_speaker(reading, actors)
            or self._beside(vague)
            or self._within(reading, barred.countries)
        )

    def _last_resort(self, reading: Reading, barred: Barred) -> list[Mention]:
        """A country under any preposition of the chain, other than the actor's own."""
        for link in reading.chain():
            around = self._surroundings.around(link, reading)
            for prep in (x for x in _ANYWHERE if x in around and (x != "from" or reading.type != "MOBILIZE")):
                spots = [h for h in self._surroundings.under(prep, link, reading) if not self._says_when(h)]
                found = [m for m in self._sides.as_victims(spots) if barred.allows(m)]
                if found:
                    return found if prep in ("between", "with", "against") else found[:1]
        return []

    def _where_they_went(self, reading: Reading, barred: Barred) -> list[Mention]:
        """"Crossed into Congo and attacked camps", "burst into a wedding in Jos and shot the groom": the second deed is done where the first led."""
        parse = self.parse
        first = parse.heads[reading.token]
        if reading.type not in ("ASSAULT", "COERCE") or parse.deps[reading.token] != "conj" or not self._grammar.is_verb(first) or first > reading.token:
            return []
        args = self._grammar.of(first)
        heads = [h for prep in ("into", "to", "in", "at", "from") for h in args.preps.get(prep, ())]
        heads += [x for h in (*heads, *args.objects) for prep in ("in", "of") for x in self._grammar.of(h).preps.get(prep, ())]
        return [m for m in self._sides.as_victims(heads) if m.country and barred.allows(m)][:1]

    def _in_clause(self, reading: Reading, barred: Barred) -> list[Mention]:
        """What the infinitive on an object is done to: "signed an accord to supply Jordan"."""
        for link in reading.chain():
            args = self._grammar.of(link.token)
            clauses = [c for o in args.objects if self._grammar.is_verb(link.token) for c in self.parse.kids(o, "acl", "relcl") if not self._is_of_others(c)]
            clauses += [c for a in self.parse.kids(link.token, "acomp", "oprd") for c in self.parse.kids(a, "xcomp")]
            clauses += [c for c in args.clauses if self._grammar.is_verb(c) and not self.parse.kids(c, "nsubj", "nsubjpass")]
            clauses += [c for c in self.parse.kids(link.token, "advcl") if any(self.parse.lower[x] == "to" for x in self.parse.kids(c, "aux"))]
            if reading.type in ("ASSAULT", "COERCE"):  # "fired tear gas to disperse them"
                for m in self._sides.as_victims(h for c in clauses for h in (self._grammar.of(c).objects if self.parse.deps[c] == "advcl" else ())):
                    if m.key not in barred.keys and (set(m.sectors) & INSIDE or m.form == "pronoun"):
                        return [m]
            for c in clauses:
                inner = self._grammar.of(c)
                owners = [a for o in inner.objects for a in (*self._grammar.of(o).agents, *self._grammar.of(o).preps.get("with", []))]
                for m in self._sides.as_victims([*inner.objects, *inner.datives, *owners, *(h for prep in _LEADS for h in inner.preps.get(prep, []))]):
                    if barred.allows(m):
                        return [m]
        return []

    def _provoker(self, reading: Reading, barred: Barred) -> list[Mention]:
        """Who did what it is a reaction to."""
        if reading.type not in _REACTIONS:
            return []
        for link in reading.chain():
            for c in self._grammar.adverbials(link.token, UPON | CONDITIONS if reading.type == "THREATEN" else UPON):
                found = [m for m in self._sides.as_actors(self._grammar.of(c).agents) if m.country and m.key not in barred.keys and m.country not in barred.countries]
                if found:
                    return found[:1]
        return []

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

    def _aimed(self, reading: Reading, barred: Barred) -> list[Mention]:
        """Whom the noun under a preposition is against ("for a possible war against Iraq"), or where the subject's verb goes."""
        heads: list[int] = []
        swapped = isinstance(reading.row, FrameRow) and reading.row.swap
        for link in reading.chain():
            args = self._grammar.of(link.token)
            low = [h for o in args.objects for hs in self._grammar.of(o).preps.values() for h in hs] if self._grammar.is_verb(link.token) and reading.type != "ACCUSE" else []
            for h in [*(h for prep, hs in args.preps.items() if prep not in _WHEN for h in hs), *low]:
                inner = self._grammar.of(h).preps
                heads += [x for prep in ("from", "by") if swapped for x in inner.get(prep, [])]  # "came under attack from …"
                heads += [x for prep in ("against", "with", "on") for x in inner.get(prep, [])]
            if reading.type == "MOBILIZE":  # "tanks close to its frontier with Ukraine"
                heads += [x for hs in self._surroundings.around(link, reading).values() for h in hs for x in self._grammar.of(h).preps.get("with", ())]
            governor = self.parse.heads[link.token]
            if self.parse.deps[link.token] in ("nsubj", "nsubjpass") and self._grammar.is_verb(governor):
                heads += [x for prep in _ANYWHERE for x in self._grammar.of(governor).preps.get(prep, [])]
        for m in self._sides.as_victims(heads):
            if barred.allows(m):
                return [m]
        return []

    def _at_own(self, reading: Reading, actors: list[Mention], countries: set[str]) -> list[Mention]:
        """Rebels and protesters act against their own state, and a state restricts its own people: the place where they do stands for it."""
        if reading.type not in ("ASSAULT", "PROTEST", "COERCE") or len(countries) != 1:
            return []
        if (reading.type == "ASSAULT" and not all(set(m.sectors) & _AGAINST for m in actors)) or reading.mode == "seize":
            return []
        for link in reading.chain():
            args = self._grammar.of(link.token)
            for h in [*args.objects, *(x for prep in _ANYWHERE for x in args.preps.get(prep, []))]:
                name = self._cast.country_within(h)
                if name is not None and name.country in countries and name.form in ("name", "capital", "region", "government"):
                    return [Mention(h, h, h + 1, f"country:{name.country}", name.label, "place", name.country, name.country or "", (), "owner", name)]
                named = (t for t in (h, *self.parse.kids(h, "appos"), *(p for c in self.parse.kids(h, "prep") for p in self.parse.kids(c, "pobj"))) if self.parse.deps[t] != "dobj")
                there = next((t for t in named if self._sides.place_country.get(t) in countries and self.parse.pos[t] == "PROPN"), None)
                if there is not None:  # "the town of Rustenburg"
                    return [self._sides.place(there)]
        return []

    def _of_speaker(self, reading: Reading, actors: list[Mention]) -> list[Mention]:
        """"According to Damascus, the rebels used gas": rebels of whom nothing else is known fight the state that tells of them."""
        if reading.type != "ASSAULT" or not actors or not all("REB" in m.sectors and not m.known for m in actors):
            return []
        heads = [h for link in reading.chain() for h in self._grammar.of(link.token).preps.get("according", [])]
        return [m for m in self._sides.as_victims(heads) if m.country][:1]

    def _within(self, reading: Reading, countries: set[str]) -> list[Mention]:
        """"A bomb exploded outside a mosque in the Pakistani city of Quetta": the country named anywhere in what it was done to or where."""
        if reading.type != "ASSAULT":
            return []
        args = self._grammar.of(reading.token)
        sites = [c for c in args.datives if self._sides.says_where(c, reading.token)]
        for h in [*sites, *args.objects, *(x for prep in (*WHERE, "into") for x in args.preps.get(prep, []))]:
            name = self._cast.country_within(h)
            if name is not None and name.country and name.country not in countries and name.form in ("name", "capital", "region", "adjective"):
                return [Mention(h, h, h + 1, f"country:{name.country}", name.label, "place", name.country, name.country, (), "owner", name)]
            spots = (t for t in range(*self.parse.edges[h]) if self.parse.deps[self.parse.heads[t]] != "agent")  # "rebels backed by Rwanda"
            there = next((t for t in spots if self._sides.place_country.get(t, next(iter(countries), "")) not in countries), None)
            if there is not None and there in self._sides.place_country:
                return [self._sides.place(there)]
        return []

    def _says_when(self, h: int) -> bool:
        """"After talks with the Red Cross": whom a happening that only says when is with."""
        parse = self.parse
        before = parse.heads[h] - 1
        return before > 0 and parse.heads[h] < h and parse.deps[before] == "pobj" and parse.lower[parse.heads[before]] in _WHEN

    def _in_own_clause(self, t: int, p: int) -> bool:
        """Whether a clause with a subject or a verb of its own that is no participle stands between a token and the predicate above it."""
        parse = self.parse
        for a in parse.ancestors(t):
            if a == p:
                return False
            if self._grammar.is_verb(a) and not (parse.deps[a] == "acl" and parse.tags[a] in ("VBN", "VBG")):
                return True
        return True

    def _is_of_others(self, c: int) -> bool:
        """"Officials, two of whom fled to France", "al-Shabaab, which attacked Kenya": a relative clause on those who undergo it tells what they did."""
        if self.parse.deps[c] == "relcl" and self._sides.is_known(self.parse.heads[c]):
            return True
        return self.parse.deps[c] == "relcl" and any(self.parse.lower[s] not in ("that", "which") for s in self.parse.kids(c, "nsubj", "nsubjpass"))

    def _beside(self, vague: list[Mention]) -> list[Mention]:
        """The first of those nobody knows, with whoever stands beside him: "12 soldiers and 40 rebels were killed"."""
        row = set(self.parse.conjuncts(vague[0].head)) if vague else set()
        return list({m.key: m for m in vague if m is vague[0] or m.head in row}.values())
