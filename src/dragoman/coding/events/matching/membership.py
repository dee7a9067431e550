"""Of which classes is a word? The lists of the frames, and the classes that need no list: actors, places, towns, persons, events."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from dragoman.coding.actors import Cast
from dragoman.coding.events.grammar import CURRENCIES, Grammar
from dragoman.knowledge import Frames
from dragoman.language import Parse
from dragoman.records import BEYOND_STATES

_PEOPLE = frozenset({"people", "person", "body", "role", "group", "party", "igo", "ngo", "alliance", "forces", "ministry", "agency", "media", "company"})
_THINGS = frozenset("it this that these those which what itself something anything nothing everything all one ones".split())
# Of people whom the words before have told of.
_SOME = frozenset({"all", "most", "many", "some", "several", "others", "both", "none"})
GOVERNING = frozenset({"state", "government", "igo", "alliance", "ministry", "forces"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "CRM"})
REFLEXIVE = frozenset("himself herself itself themselves myself yourself ourselves yourselves".split())
_CROWDS = frozenset({"people", "group", "party", "person", "body"})
# What makes anybody a suspect: "a wanted banker", "a general accused of war crimes".
_SOUGHT = frozenset({"wanted", "accused", "suspected", "indicted", "convicted", "alleged", "fugitive", "sought", "charged"})
_CARRYING = frozenset({"carry", "lade", "laden", "load", "bring", "bear", "haul", "pack", "fill"})
# A strike on somebody is none of workers.
_OF_WORKERS = frozenset({"protest", "political_body", "stoppage_noun", "strike_noun"})
# What fires, and what an outbreak of fire is.
_FIRED = frozenset("artillery mortar rocket gun sniper tank machine-gun missile rifle howitzer mortars cannon small-arms cross return enemy rebel army".split())
_CALAMITIES = frozenset({"disaster", "disaster_noun", "blaze_noun", "calamity"})
_NONE: frozenset[str] = frozenset()
_IN_ARMS = frozenset({"armed", "forces"})
# What a struggle is no fighting with.
_FOUGHT = frozenset({"ill_noun", "unfought"})
# Whoever warns of a blow of theirs is not one of them.
_FOES = frozenset("rebel insurgent militant jihadist jihadi islamist guerrilla separatist terrorist terror enemy extremist mercenary".split())
_TITLED = 5  # tokens before the last of a name among which a title stands
_ARMED_ONLY = frozenset({"armed"})  # "they stood by" tells of no move


class Membership(ABC):
    """Class membership of the noun phrases of one parse. ``places``: heads of the names of places."""

    def __init__(self, parse: Parse, frames: Frames, cast: Cast, grammar: Grammar, places: frozenset[int]) -> None:
        self.parse = parse
        self.frames = frames
        self.cast = cast
        self.grammar = grammar
        self._places = places
        self._listed: dict[int, frozenset[str]] = {}
        self._members: dict[int, frozenset[str]] = {}

    @abstractmethod
    def is_event_noun(self, t: int) -> bool:
        """Whether a noun tells of an event itself: "talks", "the bombing"."""

    def any_in(self, tokens: Iterable[int], names: Iterable[str]) -> bool:
        """Whether the noun phrase headed by one of the tokens belongs to one of the classes."""
        for t in tokens:
            for name in names:
                if self.in_class(t, name):
                    return True
        return False

    def in_class(self, t: int, name: str) -> bool:
        """Whether the noun phrase headed by t belongs to a class."""
        if name in self.frames.classes:
            members = self._members.get(t)
            return name in (self._members_at(t) if members is None else members)
        if self._is_built_in(t, name):
            return True
        inner = self.grammar.head_noun(t)
        return inner != t and self._is_built_in(inner, name)

    def _members_at(self, t: int) -> frozenset[str]:
        """The listed classes of the noun phrase headed by t."""
        own = self._classes_at(t)
        inner = self.grammar.head_noun(t)
        found = _NONE if "not_events" in own else own if inner == t else own | self._classes_at(inner)  # "launched a charm offensive" launches none
        if "carrier_noun" in found and self._is_laden(t):
            found = self.frames.classes_of.get("aid convoy", _NONE)
        self._members[t] = found
        return found

    def _classes_at(self, t: int) -> frozenset[str]:
        """The classes that list the word at t, by itself or with the one before it."""
        found = self._listed.get(t)
        if found is None:
            found = self._listed[t] = self._listed_at(t)
        return found

    def _listed_at(self, t: int) -> frozenset[str]:
        """Classes that a word is listed in, by its lemma, its form or with the word before it."""
        lower, lemma, of = self.parse.lower, self.parse.lemmas[t], self.frames.classes_of.get
        word, before = lower[t], lower[t - 1] if t else ""
        found = of(lemma, _NONE)
        if word == "men" and self.parse.kids(t, "poss"):  # "his men had left": soldiers of whoever has them
            found |= of("soldier", _NONE)
        if word[:1].isdigit() and before in CURRENCIES:  # "$4bn"
            found |= of("million", _NONE)
        if word != lemma:
            found |= of(word, _NONE)
            if "posts_of_war" in of(word, _NONE):
                found -= {"policy"}  # a side has a position; its positions are where its soldiers lie
        if self.parse.pos[t] == "PRON" and (taken_up := self.cast.mention(t)) is not None and taken_up.noun:  # "they left": the troops that were told of
            found |= of(taken_up.noun.split()[-1], _NONE) & (_ARMED_ONLY if self.parse.deps[t] in ("nsubj", "nsubjpass") else _IN_ARMS)
        if self.parse.pos[t] == "PROPN" and (named := self.cast.mention(t)) is not None and named.form == "person" and named.noun:
            title = named.noun.split()[-1]
            if title in lower[max(t - _TITLED, 0) : t]:  # "summoned Ambassador Xu Feihong": an ambassador
                found |= of(title, _NONE)
        if word.endswith("s") and len(word) > 4 and self.parse.tags[t] == "NN":
            found |= of(word[:-1], _NONE)  # a plural that was tagged as a singular: "a million euros"
        if not t:
            return found
        beside = of(f"{lower[t - 2]}-{lemma}" if before == "-" else f"{before} {lemma}", _NONE)
        if "not_events" in beside and (before == "-" or lower[max(t - 2, 0)] == "-"):
            beside -= {"not_events"}  # "a two-day trip" is no day trip
        found |= beside
        for c in self.parse.children[t]:  # "a joint naval exercise" is a joint exercise
            if c < t - 1 and self.parse.deps[c] == "amod":
                found |= of(f"{lower[c]} {lemma}", _NONE) - {"not_events"}
        if lemma == "fire" and (before in _FIRED or lower[max(t - 2, 0) : t] == ["-", "arms"]):
            found -= _CALAMITIES  # "artillery fire killed two"
        if "struggle_noun" in found and self._is_with_an_ill(t):
            found |= {"not_events"}
        if lemma == "strike" and (lower[t + 1 : t + 2] == ["on"] or (lower[t + 1 : t + 2] == ["against"] and self.parse.words[t + 2 : t + 3] and self.parse.words[t + 2][0].isupper())):
            found -= _OF_WORKERS
        if f"{before} {lemma}" in self.frames.phrases:  # "launch air strikes" launches no strike of workers
            found = found - {"protest"} | (of(f"{before} {lemma}", _NONE) & {"protest"})
        return found

    def _is_laden(self, t: int) -> bool:
        """"Lorries laden with flour", "a convoy carrying blankets": what brings aid counts as aid, and not as what it is."""
        parse = self.parse
        for c in (c for c in parse.kids(t, "acl", "relcl", "amod") if c > t):
            if parse.lemmas[c] in _CARRYING:
                load = [*parse.kids(c, "dobj"), *(o for p in parse.kids(c, "prep") if parse.lower[p] in ("with", "of") for o in parse.kids(p, "pobj"))]
                if any("aid" in self._members_at(x) for o in load for x in (o, self.grammar.head_noun(o), *parse.conjuncts(o))):
                    return True
        return False

    def _is_with_an_ill(self, t: int) -> bool:
        """"The war on corruption", "a battle against cancer", "a war of words": nobody is fought."""
        parse = self.parse
        behind = [t + 1] if parse.lower[t + 1 : t + 2] in (["on"], ["against"]) and parse.heads[t + 1] == parse.heads[t] else []  # "declared war on …"
        under = [o for c in (*parse.kids(t, "prep"), *behind) if parse.lower[c] in ("on", "against", "of", "with") for o in parse.kids(c, "pobj")]
        return any(not _FOUGHT.isdisjoint(self.frames.classes_of.get(parse.lemmas[o], _NONE)) for o in under)

    def _is_built_in(self, t: int, name: str) -> bool:
        """Whether the word at t is of a class that needs no list."""
        parse = self.parse
        if name == "place":
            return t in self._places or self._is_country(t)
        if name == "event" or name.startswith("event:"):
            return self.is_event_noun(t)
        if name in ("person", "people", "actor") and parse.lower[t] in REFLEXIVE:
            return False
        if name == "person" and parse.deps[t] in ("dobj", "nsubjpass") and (parse.tags[t] == "CD" or parse.lower[t] in _SOME) and not parse.kids(t, "prep", "amod"):
            return True  # "detained four", "most were released"
        if name == "person" and parse.lower[t] == "one" and any(parse.lower[c] == "no" for c in parse.kids(t, "det")):
            return True  # "no one was hurt"
        mention = self.cast.mention(t)
        if name == "town":
            return self._is_town(t)
        if name == "sought":
            return any(parse.lower[c] in _SOUGHT for c in parse.kids(t, "amod", "acl", "nmod", "compound"))
        if name == "state":
            return mention is not None and mention.kind in ("state", "government")
        if name == "of_country":
            return mention is not None and mention.country is not None and bool(set(mention.sectors) & _ARMED)
        if name == "beyond_states":
            return mention is not None and mention.code[:3] in BEYOND_STATES
        if name.startswith("sector:"):
            return mention is not None and name.removeprefix("sector:") in mention.sectors
        if name == "figure":
            return mention is not None and mention.kind == "person" and mention.form != "agent" and not set(mention.sectors) & _ARMED
        if name == "actor":
            return mention is not None and (mention.known or mention.kind in _PEOPLE)
        if name == "person":
            return (mention is not None and mention.kind in ("person", "people", "role")) or parse.lower[t] in ("him", "her", "them", "he", "she", "they", "who") or (parse.pos[t] == "PROPN" and mention is None)
        if name == "people":
            return (mention is not None and mention.kind in _CROWDS) or (parse.pos[t] == "PRON" and parse.lower[t] not in _THINGS)
        if name == "thing":
            return parse.pos[t] in ("NOUN", "PROPN")
        if name == "others_blow":
            return self._is_of_others(t)
        if name == "self":
            return mention is not None and mention.form == "pronoun"
        return False

    def _is_of_others(self, t: int) -> bool:
        """"Ukraine warned of a Russian attack": violence whose own words say that somebody else than the subject of the verb before does it."""
        parse = self.parse
        if "violence" not in self._classes_at(t) or not parse.heads[t]:
            return False
        beside = parse.kids(t, "poss", "amod", "compound", "nmod")
        foes = any(parse.lower[c] in _FOES for c in beside)
        doers = {n.country for c in beside if (n := self.cast.named(c)) is not None and n.country}
        by = [o for p in parse.kids(t, "prep") if parse.lower[p] in ("by", "from") for o in parse.kids(p, "pobj")]
        doers |= {m.country or m.key for o in by if (m := self.cast.mention(o)) is not None}
        verb = next((a for a in parse.ancestors(t) if self.grammar.is_verb(a)), None)
        own = {m.country or m.key for a in (self.grammar.of(verb).agents if verb is not None else ()) if (m := self.cast.mention(a)) is not None}
        return (foes or bool(doers)) and doers.isdisjoint(own)

    def _is_town(self, t: int) -> bool:
        """A name of the map below a country; or one that nobody knows and that no given name, title or earlier mention makes a person's."""
        name, parse = self.cast.named(t), self.parse
        if name is not None:
            return name.form in ("capital", "region")
        if self.cast.mention(t) is not None or parse.pos[t] != "PROPN":
            return False
        spelt = t - 2 if t > 1 and parse.words[t - 1] == "-" else t  # "Oleksandro-Shultyne"
        return t in self._places or not any(c != spelt for c in parse.kids(t, "compound", "appos", "amod", "det", "nmod"))

    def governs(self, t: int) -> bool:
        """Whether the token stands for a state, a government or a body of states: for those of whom others say what they should do."""
        m = self.cast.mention(t)
        return m is not None and m.known and (m.kind in GOVERNING or bool(set(m.sectors) & {"GOV", "MIL", "REB"}))

    def _is_country(self, t: int) -> bool:
        name = self.cast.named(t)
        return name is not None and name.form in ("name", "capital", "region")
