"""Recipients told by a place: under any preposition, where one went first, one's own country, or in what it was done to."""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.kinds import WHERE
from dragoman.coding.events.roles.model import Barred
from dragoman.coding.events.roles.resorts.guesses import ANYWHERE, WHEN, Guesses

# Deeds that are done where they are done to somebody, and names of places that stand for nobody elsewhere.
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "CONSULT"})
_PLACES = frozenset({"name", "capital", "region"})
# Words before those whom a move of troops faces.
_FACING = frozenset({"opposite", "facing", "along", "off", "within", "bordering", "overlooking", "near", "towards", "toward", "astride"})
_AGAINST = frozenset({"REB", "CVL", "OPP", "PTY", "LAB", "EDU", "AGR", "UAF", "REL"})


class Places(Guesses):
    """Recipients of one parse that stand where it is done."""

    def _last_resort(self, reading: Reading, barred: Barred, *, in_body: bool) -> list[Mention]:
        """A country under any preposition of the chain, other than the actor's own."""
        for link in reading.chain():
            around = self._surroundings.around(link, reading)
            for prep in (x for x in ANYWHERE if x in around and (x != "from" or reading.type != "MOBILIZE")):
                spots = [h for h in self._surroundings.under(prep, link, reading) if not self._says_when(h)]
                found = [m for m in self._sides.as_victims(spots) if barred.allows(m)]
                if in_body and reading.type not in _DEEDS and prep in WHERE:
                    places = _PLACES - {"name"} if reading.mode == "investigate" else _PLACES  # "a probe into graves in Libya"
                    found = [m for m in found if not (m.kind == "place" and m.sense is None) and (m.form not in ("name", "owner") or m.sense is None or m.sense.form not in places)]
                if found:
                    return found if prep in ("between", "with", "against") else found[:1]
        return []

    def _opposite(self, reading: Reading, barred: Barred) -> list[Mention]:
        """"Built up forces opposite the Armenian town of Goris", "a garrison facing Cambodia": whom a move faces, wherever the parser hangs it."""
        if reading.type != "MOBILIZE" or not self._grammar.is_verb(reading.token):
            return []
        parse, right = self.parse, self.parse.edges[reading.token][1]
        for t in range(reading.token + 1, right):
            if parse.lower[t] in _FACING and (parse.deps[t] in ("prep", "advcl", "acl", "pcomp") or parse.pos[t] == "ADP"):
                below = parse.kids(t, "pobj", "dobj")
                below += [x for h in below for p in parse.kids(h, "prep") if parse.lower[p] in ("of", "with") for x in parse.kids(p, "pobj")]
                found = [m for m in self._sides.as_victims(below) if barred.allows(m)]
                if found:
                    return found[:1]
        return []

    def _says_when(self, h: int) -> bool:
        """"After talks with the Red Cross": whom a happening that only says when is with."""
        parse = self.parse
        before = parse.heads[h] - 1
        return before > 0 and parse.heads[h] < h and parse.deps[before] == "pobj" and parse.lower[parse.heads[before]] in WHEN

    def _where_they_went(self, reading: Reading, barred: Barred) -> list[Mention]:
        """"Crossed into Congo and attacked camps", "burst into a wedding in Jos and shot the groom": the second deed is done where the first led."""
        parse = self.parse
        first = parse.heads[reading.token]
        if reading.type not in ("ASSAULT", "COERCE") or parse.deps[reading.token] != "conj" or parse.kids(reading.token, "nsubj", "nsubjpass") or not self._grammar.is_verb(first) or first > reading.token:
            return []
        args = self._grammar.of(first)
        heads = [h for prep in ("into", "to", "in", "at", "from") for h in args.preps.get(prep, ())]
        heads += [x for h in (*heads, *args.objects) for prep in ("in", "of") for x in self._grammar.of(h).preps.get(prep, ())]
        return [m for m in self._sides.as_victims(heads) if m.country and barred.allows(m)][:1]

    def _at_own(self, reading: Reading, actors: list[Mention], countries: set[str]) -> list[Mention]:
        """Rebels and protesters act against their own state, and a state restricts its own people: the place where they do stands for it."""
        if reading.type not in ("ASSAULT", "PROTEST", "COERCE") or len(countries) != 1:
            return []
        if (reading.type == "ASSAULT" and not all(set(m.sectors) & _AGAINST for m in actors)) or reading.mode == "seize":
            return []
        for link in reading.chain():
            args = self._grammar.of(link.token)
            around = self._surroundings.around(link, reading) if reading.type == "ASSAULT" else args.preps  # "launched an assault on the port of …"
            for h in [*args.objects, *(x for prep in ANYWHERE for x in around.get(prep, []))]:
                if any(m.head == h for m in actors):
                    continue
                land = self._sides.land(h)
                if land is not None and land.country in countries and _form(land) in ("name", "capital", "region", "government"):
                    return [land]
                named = (t for t in (h, *self.parse.kids(h, "appos"), *(p for c in self.parse.kids(h, "prep") for p in self.parse.kids(c, "pobj"))) if self.parse.deps[t] != "dobj")
                there = next((t for t in named if self._sides.place_country.get(t) in countries and self.parse.pos[t] == "PROPN"), None)
                if there is not None:  # "the town of Rustenburg"
                    return [self._sides.place(there)]
        return []

    def _acts_there(self, t: int) -> bool:
        """"A port where China builds ships": who does something of his own where it was done."""
        parse = self.parse
        return parse.deps[t] == "nsubj" and parse.deps[parse.heads[t]] == "relcl"

    def _within(self, reading: Reading, countries: set[str]) -> list[Mention]:
        """"A bomb exploded outside a mosque in the Pakistani city of Quetta": the country named anywhere in what it was done to or where."""
        if reading.type != "ASSAULT":
            return []
        args = self._grammar.of(reading.token)
        sites = [c for c in args.datives if self._sides.says_where(c, reading.token)]
        told = [c for a in args.agents if self._cast.mention(a) is None for c in self.parse.kids(a, "relcl", "acl")]  # "a bomb that went off in Jos killed two"
        sites += [x for c in told for prep in WHERE for x in self._grammar.of(c).preps.get(prep, [])]
        for h in [*sites, *args.objects, *(x for prep in (*WHERE, "into") for x in args.preps.get(prep, []))]:
            land = self._sides.land(h)
            if land is not None and land.country not in countries and _form(land) in ("name", "capital", "region", "adjective"):
                return [land]
            spots = (t for t in range(*self.parse.edges[h]) if self.parse.deps[self.parse.heads[t]] != "agent" and not self._acts_there(t))  # "rebels backed by Rwanda"
            there = next((t for t in spots if self._sides.place_country.get(t, next(iter(countries), "")) not in countries), None)
            if there is not None and there in self._sides.place_country:
                return [self._sides.place(there)]
        return []


def _form(land: Mention) -> str:
    """How a name that tells a country relates to it."""
    return land.sense.form if land.sense is not None else ""
