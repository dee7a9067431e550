"""Whom a noun phrase means: the head of one in, the mentions out that act or undergo where it does.

"Iraqi missiles" act for Iraq, "twenty companies of troops" are the troops, and a town that is shelled stands for its people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.coding.actors import Cast, Mention, of_name
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.roles.kinds import ARMS, BLOWS, FALLEN, FORCES, HOUSES, SCENES
from dragoman.coding.events.roles.model import with_country
from dragoman.knowledge import Name
from dragoman.language import Parse

_WEAPONS = frozenset("drone missile rocket shell grenade bomb warplane jet helicopter artillery fire gunfire mortar aircraft bullet vessel boat ship gunboat".split())
# Between a town and a noun of violence: "a Moscow missile strike" was not in Moscow.
_ARMED = frozenset({"missile", "drone", "air", "rocket", "artillery", "gas", "cyber"})
# Before a deed, arms and nobody who bears them.
_ARMS_ALONE = _WEAPONS | ARMS | _ARMED
_STRUCK_BY = BLOWS | _WEAPONS
# What is said of a deed or of what it was done with, and makes it nobody's: "the strike, condemned by Jordan, killed ten", "gas developed by Iraq".
_JUDGED = frozenset(
    "condemn denounce criticise criticize deplore decry praise welcome hail reject describe report film see witness investigate confirm deny record monitor "
    "develop make produce design manufacture build sell supply buy find recover invent".split()
)
_AGAINST = frozenset({"rival", "opponent", "enemy", "foe", "adversary", "critic", "detractor", "challenger"})
_ESTATE = frozenset({"asset", "holding", "account", "property", "wealth"})
_BACKING = frozenset({"support", "backing", "praise", "admiration"})
# Words for a part of a force that may be something else as well.
_UNITS = frozenset({"company", "column", "level", "contingent", "batch", "pack", "act"})
_COUNTED = FORCES | {"REB"}
# What those under arms hold or keep.
_HELD = frozenset(
    "position post outpost camp base hideout hide-out stronghold bastion trench fortification convoy target checkpoint compound depot dump headquarters bunker infrastructure "
    "garrison barrack barracks vehicle column facility warehouse tunnel site area".split()
)

# What sums up a deed told before it, beside blows.
_SUMMING = frozenset("ambush assault offensive operation campaign battle war invasion incursion airstrike crackdown incident tragedy crash disaster move decision step measure act action bombardment onslaught fire firefight gunfight".split())


class Sides:
    """Who stands behind the noun phrases of one parse; each is asked for many times, so what was found is kept."""

    def __init__(self, parse: Parse, grammar: Grammar, cast: Cast, place_country: dict[int, str]) -> None:
        """``place_country``: head tokens of places to ISO3."""
        self.parse, self.grammar, self.cast = parse, grammar, cast
        self.place_country = _near_home(place_country, cast)
        self._doers: dict[int, list[Mention]] = {}
        self._undergoers: dict[int, list[Mention]] = {}

    def befallen(self, noun: int) -> list[int]:
        """Whom what a noun tells befell: his owner or his name before it, "Navalny's poisoning", "the Skripal poisoning", but not "the Hamas killing of two"."""
        named = [c for c in self.parse.kids(noun, "compound", "nmod") if (m := self.cast.mention(c)) is not None and m.kind == "person"]
        return [*self.grammar.befallen(noun), *(named if self.grammar.is_befalling(noun) else [])]

    def _named_beside(self, h: int) -> Mention | None:
        """"Al-Shabaab, the group that has waged a war": who is named, where a clause hangs on what he is called."""
        named = self.cast.mention(self.parse.heads[h]) if self.parse.deps[h] == "appos" and self.parse.kids(h, "relcl") else None
        return named if named is not None and named.known and named.form in ("name", "person") else None

    def _sums_up(self, h: int) -> bool:
        """"Jets hit a market in Syria, an attack that killed ten": whether a noun behind a name, of which a clause tells more, sums up what was done."""
        return self.parse.deps[h] == "appos" and self.parse.lemmas[h].lower() in BLOWS | _SUMMING and bool(self.parse.kids(h, "relcl"))

    def _summed(self, h: int) -> list[Mention]:
        """Who did what a noun sums up: the subject of the verb before it."""
        verb = next((a for a in self.parse.ancestors(h) if self.grammar.is_verb(a)), None)
        return [m for m in self.as_actors(self.grammar.of(verb).agents) if m.known] if verb is not None else []

    def as_actors(self, heads: Iterable[int]) -> list[Mention]:
        """Mentions that can act: known or generic actors, and owners of what acts ("Iraqi missiles", "Taiwan's navy")."""
        return _all(heads, self._doers, self._as_actors)

    def _as_actors(self, h: int) -> list[Mention]:
        """Who acts where the noun phrase headed by h does."""
        h, parse, mention = self._counted(h), self.parse, self.cast.mention
        if self._sums_up(h):
            return self._summed(h)
        m = self._named_beside(h) or mention(h)
        if m is None:
            inner = self.grammar.head_noun(h)
            m = mention(inner) or self.possessor(inner) or self.possessor(h)
        if m is None:
            befallen = parse.lemmas[h].lower() in BLOWS  # "the bombing of two embassies killed 224": they did not
            of = [p for c in parse.kids(h, "prep") if parse.lower[c] == "of" and not befallen for p in parse.kids(c, "pobj")]
            m = next((x for x in map(mention, of) if x is not None), None)
        if m is None or not m.known:  # "the neighbours, Chad and Sudan"
            named = [x for c in parse.kids(h, "appos") for t in parse.conjuncts(c) if (x := mention(t)) is not None and x.known]
            named = named if len(named) > 1 else self._held_to_be(h)
            if named:
                return named
        return self._all_of(h, m)

    def _counted(self, h: int) -> int:
        """"Twenty companies of troops": no firms, but the troops they are of."""
        inner = self.grammar.head_noun(h)
        m = self.cast.mention(inner) if inner != h and self.parse.lemmas[h] in _UNITS else None
        return inner if m is not None and set(m.sectors) & _COUNTED else h

    def _all_of(self, h: int, m: Mention | None) -> list[Mention]:
        """Whoever a phrase means where one of them is ``m``: "thousands of American and Kenyan troops"."""
        for t in (h, self.grammar.head_noun(h)):
            if m is not None and m is self.cast.mention(t):
                return self.cast.mentions_of(t)
        return [m] if m is not None else []

    def _held_to_be(self, h: int) -> list[Mention]:
        """"Gunmen believed to be Kurdish rebels"."""
        kids = self.parse.kids
        heads = [a for c in kids(h, "acl") for b in kids(c, "xcomp") if self.parse.lemmas[b] == "be" for a in kids(b, "attr")]
        return [m for m in map(self.cast.mention, heads) if m is not None and m.known]

    def says_where(self, c: int, noun: int) -> bool:
        """"The Kabul bombing": a town before a noun of violence, with no arms between ("a Moscow missile strike") and nobody it was on or against."""
        name = self.cast.named(c)
        if name is None or self.parse.deps[c] != "compound" or not (name.form in ("capital", "region") or self._fell_there(name, c, noun)):
            return False
        aimed = any(prep in self.grammar.of(noun).preps for prep in ("on", "against"))
        return not aimed and not any(self.parse.lower[x] in _ARMED for x in self.parse.kids(noun, "compound"))

    def _fell_there(self, name: Name, c: int, noun: int) -> bool:
        """"The Kenya bombing": a state by its full name before a blow that falls somewhere."""
        return name.form == "name" and name.kind == "state" and self.parse.lemmas[noun].lower() in FALLEN and self.parse.words[c].istitle()

    def is_struck(self, c: int, noun: int) -> bool:
        """"The embassy bombings", "a hotel attack": a house before a noun of violence is what was struck."""
        return self.parse.deps[c] in ("compound", "nmod") and self.parse.lemmas[c].lower() in HOUSES and self.parse.lemmas[noun].lower() in BLOWS

    def possessor(self, h: int) -> Mention | None:
        """Whose thing acts ("Iraqi missiles", "Taiwan's ships"); where it stands ("a bombing in Kenya") is nobody's act."""
        parse = self.parse
        if self._stands_against(h):
            return None
        for c in reversed([c for c in parse.children[h] if c < h and parse.deps[c] in ("poss", "amod", "compound", "nmod")]):
            for t in (c, *parse.children[c]):
                name = self.cast.named(t)
                if name is not None and not (parse.lemmas[h] in BLOWS and self.says_where(c, h)):
                    found = self.cast.owner(h)
                    return found if found is not None else self.modifier(t)
        own = self._their_own(h)
        if own is not None:  # "said its ships would attack"
            return own
        armed = [c for c in parse.kids(h, "compound", "amod", "nmod") if c < h and not self.is_struck(c, h)] if parse.lemmas[h] in _STRUCK_BY else []
        return next((m for m in map(self.bearer, armed) if m is not None), None)  # "an army air strike"

    def _stands_against(self, h: int) -> bool:
        """Whether a noun tells who stands against whose he is, "his rivals": he acts for himself, and what is done to him is not done to the other."""
        return self.parse.lemmas[h] in _AGAINST and bool(self.parse.kids(h, "poss"))

    def _their_own(self, h: int) -> Mention | None:
        """"Its villages", "their ships", "what he called her reply": whoever the pronoun stands for, where he is known."""
        called = self.parse.kids(self.parse.heads[h], "dep") if self.parse.deps[h] == "oprd" else []
        return next((m for c in (*self.parse.kids(h, "poss"), *called) if self.parse.pos[c] == "PRON" and (m := self.cast.mention(c)) is not None and m.known), None)

    def _is_thing_of(self, h: int) -> bool:
        """Whether what is done to a thing is done to its owner: "praised her reply", "support for her reply"."""
        parse = self.parse
        above = parse.heads[parse.heads[h]]
        return parse.deps[h] in ("dobj", "nsubjpass", "oprd") or (parse.deps[h] == "pobj" and parse.lower[parse.heads[h]] == "for" and parse.lemmas[above] in _BACKING)

    def modifier(self, c: int) -> Mention | None:
        """An adjective or compound that names an actor: "Russian", "NATO"."""
        name = self.cast.named(c)
        if name is not None and self.cast.is_modifier(c):
            return None
        if name is None:
            return self.cast.mention(c) or self.bearer(c)
        return of_name(name, c, c, c + 1, "name")

    def bearer(self, c: int) -> Mention | None:
        """Those in arms that a noun before a deed names: the army of "an army air strike", and no drone of "a drone strike"."""
        return None if self.parse.lemmas[c].lower() in _ARMS_ALONE else self.cast.bearer(c)

    def as_victims(self, heads: Iterable[int]) -> list[Mention]:
        """Mentions something can be done to: actors, and places that stand for their people."""
        return _all(heads, self._undergoers, self._as_victims)

    def _as_victims(self, h: int) -> list[Mention]:
        """To whom something is done where it is done to the noun phrase headed by h."""
        h, mention, owned = self._counted(h), self.cast.mention, self.cast.owner
        if self.parse.lemmas[h] in _ESTATE:  # "froze the U.S. assets of eight Iranian firms": theirs
            of = [p for c in self.parse.kids(h, "prep") if self.parse.lower[c] == "of" for p in self.parse.kids(c, "pobj")]
            if of:
                return self.as_victims(self.parse.conjuncts(of[0]))
        m = mention(h)
        holder = self._holder(h) if m is None else None
        if holder is not None:
            land = owned(h) if not holder.known else None
            return [with_country(holder, land.country) if land is not None and land.country else holder]
        if m is None or not m.known:
            inner = self.grammar.head_noun(h)
            m = mention(inner) if m is None else m
            owner = None if self._stands_against(h) else owned(inner) or owned(h) or (self._their_own(inner) if m is None and self._is_thing_of(h) else None)
            if m is not None and owner is not None and owner.country and m.form in ("agent", "person") and m.sectors and not m.known:
                return [with_country(m, owner.country)]  # "protesters in Cairo"
            if m is None or (owner is not None and not m.known):
                several = any(len(self.parse.conjuncts(p)) > 1 for c in self.parse.kids(h, "prep") for p in self.parse.kids(c, "pobj"))
                both = self.cast.owners(inner) or self.cast.owners(h) if owner is not None and several else []
                if len(both) > 1:
                    return both  # "goods from Malaysia and Vietnam"
                m = owner or m
        if (m is None or not (m.known or m.kind == "people")) and h in self.place_country:
            m = self.place(h)
        return self._all_of(h, m)

    def _holder(self, h: int) -> Mention | None:
        """"Shelled rebel positions", "bombed militant camps": those under arms who hold what is struck, named by a noun before it."""
        if self.parse.lemmas[h] not in _HELD:
            return None
        return next((m for c in reversed(self.parse.kids(h, "compound", "amod", "nmod")) if c < h and (m := self.bearer(c)) is not None and _COUNTED & set(m.sectors)), None)

    def is_scene(self, h: int) -> bool:
        """"Bombed a market in Athens": a capital where something was done, and not to the government that sits there."""
        prep, name = self.parse.heads[h], self.cast.named(h)
        return name is not None and name.form == "capital" and self.parse.deps[h] == "pobj" and self.parse.lower[prep] in SCENES and h in self.place_country

    def place(self, h: int) -> Mention:
        """"Shelled Kharkiv": a place that stands for its country."""
        country = self.place_country[h]
        start, end = h, h + 1
        named = self.cast.named(h)
        name = named.label if named is not None and named.form == "adjective" else self.parse.words[h]  # "the Sudanese city of Kassala"
        return Mention(h, start, end, f"country:{country}", name, "place", country, country, (), "owner")

    def land(self, h: int) -> Mention | None:
        """The country that the name of a place or people in a noun phrase belongs to, standing for where it is done; None where there is no such name."""
        name = self.cast.country_within(h)
        if name is None or not name.country:
            return None
        return Mention(h, h, h + 1, f"country:{name.country}", name.label, "place", name.country, name.country, (), "owner", name)

    def is_known(self, t: int) -> bool:
        """Whether a token is the head of somebody whose country or name is known."""
        mention = self.cast.mention(t)
        return mention is not None and mention.known

    def makers(self, nouns: Iterable[int]) -> list[int]:
        """Who sent, dropped or launched what a participle says it of: "bombs dropped by Syrian jets"."""
        made = (c for n in nouns for c in self.parse.kids(n, "acl") if self.parse.tags[c] == "VBN" and self.parse.lemmas[c] not in _JUDGED)
        return [a for c in made for a in self.grammar.of(c).agents]


def _near_home(places: dict[int, str], cast: Cast) -> dict[int, str]:
    """Countries of places, without those that a report set in one country names in no other way: the map's Palma need not be Mozambique's."""
    named = cast.countries | cast.settings.homes
    return {t: country for t, country in places.items() if country in named or cast.settings.home(t) is None}


def _all(heads: Iterable[int], kept: dict[int, list[Mention]], ask: Callable[[int], list[Mention]]) -> list[Mention]:
    """Those behind all the heads, each once; a head is asked about once in a parse."""
    out: list[Mention] = []
    for h in heads:
        found = kept.get(h)
        if found is None:
            found = kept[h] = ask(h)
        _add(out, found)
    return out


def _add(out: list[Mention], found: list[Mention]) -> None:
    """Add those that are not among them by their key."""
    for x in found:
        for o in out:
            if o.key == x.key:
                break
        else:
            out.append(x)
