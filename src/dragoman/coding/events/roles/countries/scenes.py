"""In which country a deed is done: a reading or a token in, the country of its scene out, or None."""

from __future__ import annotations

from collections.abc import Container

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.kinds import BLOWS, COMPASS, LEGATIONS, UPON, WHERE
from dragoman.coding.events.roles.sides import Sides

_HURT = frozenset({"injure", "wound", "kill", "hurt"})  # "left 12 injured in Tunis"


class Scenes:
    """Scenes of the deeds of one parse."""

    def __init__(self, sides: Sides) -> None:
        self.parse, self._grammar, self._cast, self._sides = sides.parse, sides.grammar, sides.cast, sides

    def scene(self, reading: Reading) -> str | None:
        """The country of the place that stands at the verb, or at the violence that is its subject ("an Israeli strike on a school in Gaza killed 15")."""
        args = self._grammar.of(reading.token)
        country = self._standing(reading.token) or self.where(reading.token)
        if country is not None:
            return country
        above = self.parse.heads[reading.token]
        if self.parse.deps[reading.token] == "advcl" and self.parse.tags[reading.token] == "VBG" and above < reading.token and self._grammar.is_verb(above):
            country = self._standing(above)  # "shelled a market in Kherson, killing eight people"
            if country is not None:
                return country
        for a in args.agents:  # "the Kabul bombing killed four"
            for c in self.parse.kids(a, "compound") if self.parse.lemmas[a] in BLOWS else ():
                name = self._cast.named(c)
                if name is not None and self._sides.says_where(c, a):
                    return name.country
        for a in args.agents:  # "the siege of Sarajevo killed 10,000 people"
            if self.parse.lemmas[a] in BLOWS and not self._cast.mention(a):
                fell = (h for prep in ("of", "on", "in") for h in self._grammar.of(a).preps.get(prep, ()))
                country = next((found for h in fell if (found := self._country_at(h)) is not None), None)
                if country is not None:
                    return country
        for a in args.agents:  # "Israeli troops in Gaza City killed ten militants": those whom strangers strike somewhere are of there
            doer = self._cast.mention(a)
            if doer is None or not doer.country:
                continue
            for m in self._sides.as_victims(h for prep in ("in", "near") for h in self._grammar.of(a).preps.get(prep, ())):
                if m.country and m.country != doer.country:
                    return m.country
        return None

    def where(self, t: int) -> str | None:
        """"Recalled its envoy from Guinea, where the army opened fire": the country of the place that the clause around a token tells of."""
        parse = self.parse
        for a in (t, *parse.ancestors(t)):
            if parse.deps[a] in ("relcl", "advcl") and self._grammar.is_verb(a):
                first = parse.edges[a][0]
                opener = next((c for c in parse.kids(a, "advmod") if parse.lower[c] == "where"), None)
                if opener is None and not (parse.lower[first] in ("in", "at") and parse.lower[first + 1 : first + 2] == ["which"]):
                    return None
                place = parse.heads[a] if parse.deps[a] == "relcl" else first - 2
                return self._country_at(place) or (self._country_at(first - 2) if first > 1 and parse.words[first - 1] == "," else None)
            if parse.deps[a] in ("ccomp", "parataxis"):
                return None
        return None

    def blamed(self, t: int) -> str | None:
        """"Froze the assets of Nicaraguan officials over the killing of students by police": the country of whoever is acted on for what a noun tells."""
        parse = self.parse
        for a in (t, *parse.ancestors(t)):
            if self._grammar.is_verb(a):
                return None
            link = parse.heads[a]
            if parse.deps[a] != "pobj" or parse.lower[link] not in ("over", "for") or parse.pos[a] != "NOUN":
                continue
            verb = next((v for v in (link, *parse.ancestors(link)) if self._grammar.is_verb(v)), None)
            if verb is None or a == t:
                return None
            args = self._grammar.of(verb)
            around = [x for o in args.objects if o < link for x in (o, *self._grammar.of(o).preps.get("of", ()))]
            countries = {m.country for m in self._sides.as_victims(around) if m.country}
            return countries.pop() if len(countries) == 1 else None
        return None

    def _country_at(self, place: int) -> str | None:
        name = self._cast.named(place)
        return self._sides.place_country.get(place) or (name.country if name is not None else None)

    def is_town(self, t: int) -> bool:
        """Whether a token is a place on the map, and no state."""
        name = self._cast.named(t)
        return name.form in ("capital", "region") if name is not None else t in self._sides.place_country

    def only_place(self, t: int) -> str | None:
        """The country of the places of a sentence, where all lie in one: "marched past the leader's house in Yangon"."""
        s = self.parse.sentences[self.parse.sentence_of[t]]
        lower, heads = self.parse.lower, self.parse.heads
        above = {t, *self.parse.ancestors(t)}
        here = {self._sides.place_country[x] for x in range(s.start, s.end) if x in self._sides.place_country and lower[heads[x]] in WHERE and not self._is_elsewhere(x, above)}
        return here.pop() if len(here) == 1 else None

    def _is_elsewhere(self, place: int, above: Container[int]) -> bool:
        """"Left under a truce signed in Brasilia": a place where something else was done, which only tells of which kind a noun is."""
        verb = next((a for a in self.parse.ancestors(place) if self._grammar.is_verb(a)), None)
        return verb is not None and verb not in above and self.parse.deps[verb] in ("acl", "relcl") and self.parse.lemmas[verb] not in _HURT

    def _standing(self, verb: int) -> str | None:
        """The first country under a preposition of place at a verb, at what its nameless subject is, or in the clause that tells upon what it was."""
        args = self._grammar.of(verb)
        things = [a for a in args.agents if self._cast.mention(a) is None]
        told = [c for a in things for c in self.parse.kids(a, "relcl", "acl")]  # "a bomb that went off in Jos killed two"
        for preps in (args.preps, *(self._grammar.of(t).preps for t in (*things, *told))):
            for prep in WHERE:
                heads = [h for h in preps.get(prep, ()) if self.parse.lemmas[h] not in LEGATIONS or self._grammar.of(h).preps.get("in")]  # "outside the Russian embassy"
                inner = [self._grammar.of(h).preps for h in heads]  # "in the city of Mykolaiv", "around the palace in Niamey"
                inner += [self._grammar.of(x).preps for below in inner for p in ("on", "at") for x in below.get(p, ())]  # "in a raid on a base in Chad"
                called = [x for below in inner for p in ("of", "in") for x in below.get(p, ()) if x in self._sides.place_country]
                for m in self._sides.as_victims([*called, *heads]):
                    if m.country:
                        return m.country
        aside = [c for t in (verb, *args.objects) for c in self.parse.kids(t, "advmod") if self.parse.lower[c] in COMPASS and not self.parse.kids(c, "npadvmod")]  # not miles out at sea
        beside = [p for c in aside for p in self._grammar.of(c).preps.get("of", ())]
        for m in self._sides.as_victims(beside):  # "killed four people east of Khan Younis"
            if m.country:
                return m.country
        for c in self._grammar.adverbials(verb, UPON):  # "killed 12 people when he blew himself up in Moscow"
            if any(self.parse.pos[s] == "PRON" for s in self.parse.kids(c, "nsubj")):
                preps = self._grammar.of(c).preps
                for m in self._sides.as_victims(h for prep in WHERE for h in preps.get(prep, ())):
                    if m.country:
                        return m.country
        return None

    def is_scene(self, m: Mention) -> bool:
        """"A village in Myanmar": where it is done, and no side in it."""
        if self.parse.lemmas[m.head] in LEGATIONS:
            return False
        return m.form == "owner" or self.parse.lower[self.parse.heads[m.head]] in WHERE
