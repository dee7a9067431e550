"""Whose a thing or a body is: the name that modifies a noun, as adjective, compound, possessive or "of …"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.coding.actors.naming import Naming
from dragoman.knowledge import Knowledge, Name
from dragoman.language import Parse
from dragoman.records import APART, ORGANS

MODIFIERS = ("amod", "compound", "poss", "nmod", "npadvmod", "nummod")
_INSIDE = frozenset({*MODIFIERS, "conj", "pobj"})
_PREPS = ("of", "for", "from", "in", "at", "on")
# After these only a name tells whose somebody is: "rebels in Chad", but not "the government in the Nigerian capital".
_AT = frozenset({"in", "at", "on"})
# What a state has in another: "an ambassador in Nairobi" is not Kenya's; nor is anybody there who is called after a part of the world.
_POSTED = frozenset({"embassy", "consulate", "legation", "diplomat", "ambassador", "envoy", "attaché", "attache", "diplomatic source"})
_FOREIGN = frozenset({"western", "european", "asian", "african", "arab", "foreign", "nordic", "scandinavian"})
_BRANCHES = frozenset({"office", "bureau", "branch", "studio", "newsroom"})
_DEPTH = 3
_SEATED = frozenset({"government", "regime", "junta", "authority", "authorities"})
_LOCAL = frozenset({"person", "role", "body", "forces"})
_OWN = frozenset({"his", "her", "its", "their"})
_SIDES_OF_COMPASS = {"southern": "South ", "northern": "North ", "eastern": "East ", "western": "West "}
OPPOSED = frozenset({"REB", "UAF", "PRM", "CRM"})
# Whom somebody is tied to by these is not whose he is: "men convicted of spying for Israel", "rebels backed by Rwanda".
_TIED = frozenset({"convict", "accuse", "suspect", "charge", "back", "support", "arm", "train", "fund", "finance"})
_AGREED = frozenset("agreement pact deal accord treaty memorandum contract declaration protocol truce ceasefire".split())
_KEEPING = frozenset({"have", "keep", "station", "maintain", "base", "deploy"})
_FORCES = frozenset({"soldier", "troop", "troops", "force", "forces", "marine", "commando", "paratrooper", "adviser", "instructor", "jet", "warplane", "tank"})
_BORDERS = frozenset({"border", "frontier", "boundary"})


class Owners:
    """Finds owners in one parse. ``described`` tells whom a word like "alliance" takes up, if anybody has been named for it."""

    def __init__(self, parse: Parse, naming: Naming, knowledge: Knowledge, described: Callable[[int], Name | None]) -> None:
        self.parse = parse
        self._naming = naming
        self._knowledge = knowledge
        self._described = described

    def of(self, i: int) -> tuple[Name, int] | None:
        """(owner, its token) of a noun; the nearest modifier first, then what follows; of "Russian-Ukrainian contacts" the first of the two."""
        ruler = self._ruler(i)
        if ruler is not None:
            return ruler
        found = self._branch(i) or self._nearest(i) or self._seated(i) or self._shared(i) or self._townsman(i)
        if found is None or self._naming.is_venue(found[1]):
            return None
        kept = self._kept(i, found[1])
        if kept is not None:
            return kept
        if self.parse.lemmas[i] in _AGREED and self.parse.lower[self.parse.heads[found[1]]] in _AT:
            return None  # "signed an accord in Rome" makes it nobody's
        if found[0].form == "region" and self._is_joined(i, self._knowledge.references.backs):
            return replace(found[0], code=f"{found[0].country} {APART}"), found[1]  # those whom an outsider holds up in a region are not its state's
        return self._sender(i, found[1]) or self._hyphened(found[1]) or found

    def _kept(self, i: int, place: int) -> tuple[Name, int] | None:
        """"France has 2,400 soldiers in Chad": forces that a state keeps somewhere are its own."""
        parse, verb = self.parse, self.parse.heads[i]
        if parse.deps[i] != "dobj" or parse.lemmas[verb] not in _KEEPING or parse.lower[parse.heads[place]] not in _AT or parse.lemmas[i] not in _FORCES:
            return None
        names = ((name, t) for t in parse.kids(verb, "nsubj") if (name := self._naming.sense(t)) is not None and name.kind in ("state", "government") and name.country)
        return next(names, None)

    def _branch(self, i: int) -> tuple[Name, int] | None:
        """"The Baku office of the Russian news agency": a branch is of whom it is said to be, and only in the town before it."""
        parse = self.parse
        if parse.lemmas[i] not in _BRANCHES or not parse.kids(i, "compound"):
            return None
        of = (p for c in parse.kids(i, "prep") if parse.lower[c] == "of" for p in parse.kids(c, "pobj"))
        return next((found for p in of if (found := self._within(p)) is not None), None)

    def _seated(self, i: int) -> tuple[Name, int] | None:
        """"Called on the government in Niamey to step down": where a government sits tells whose it is, also where the parser hangs it on the verb."""
        parse = self.parse
        if parse.lemmas[i].lower() not in _SEATED or i + 2 >= len(parse.words) or parse.lower[i + 1] != "in" or parse.heads[i + 1] == i:
            return None
        seat = next(iter(parse.kids(i + 1, "pobj")), None)
        return None if seat is None or parse.pos[seat] != "PROPN" else self._within(seat)

    def _is_joined(self, i: int, affixes: frozenset[str]) -> bool:
        """Whether a word before a noun is joined to what precedes it by a hyphen: "Moscow-backed officials"."""
        return any(self.parse.words[t - 1] == "-" and self.parse.lower[t] in affixes for t in range(max(self.parse.edges[i][0] + 2, 2), i))

    def _ruler(self, i: int) -> tuple[Name, int] | None:
        """"The Houthi-run health ministry", "the Russian-installed governor of Kherson": an organ is of whoever is said to run it or to have put it there."""
        parse = self.parse
        rules = self._knowledge.references.rules
        for t in range(max(parse.edges[i][0] + 2, 2), i):
            if parse.words[t - 1] == "-" and parse.lower[t] in rules and (sense := self._naming.sense(t - 2)) is not None:
                row = self._knowledge.agents.match(parse.lemmas, parse.lower, i)
                return (sense, t - 2) if row is not None and not ORGANS.isdisjoint(row[0].sectors) else None
            if parse.words[t - 1] == "-" and parse.lower[t] == "based" and (sense := self._naming.sense(t - 2)) is not None and self._opposed(i):
                return sense, t - 2  # "Pakistan-based militants"
        return None

    def _sender(self, i: int, t: int) -> tuple[Name, int] | None:
        """"The UN Syria envoy", "Washington's Afghanistan negotiator": who sends somebody stands before where he is sent; ``t``, the last of the two names."""
        parse = self.parse
        sent_to = self._naming.hit(t)
        if sent_to is None or t > i or sent_to.senses[0].form == "adjective":
            return None
        before = self._naming.tokens(sent_to)[0] - 1
        before -= before > 0 and parse.tags[before] == "POS"
        sender = self._naming.hit(before) if before >= 0 and parse.sentence_of[before] == parse.sentence_of[i] else None
        if sender is None or before not in range(parse.edges[i][0], i) or self._naming.modifies_only(before) or sender.senses[0].kind == "person":
            return None
        row = self._knowledge.agents.match(parse.lemmas, parse.lower, i)
        return (sender.senses[0], before) if row is not None and row[0].kind in ("person", "role") else None

    def _shared(self, i: int) -> tuple[Name, int] | None:
        """The owner of the noun that this one is coordinated with: "the Danish media and government", "lawmakers and officials in Kenya"."""
        parse = self.parse
        head = parse.heads[i]
        if parse.deps[i] != "conj" or head == i or parse.pos[head] != "NOUN" or self._opposed(i) or any(parse.deps[c] in ("det", "poss", "prep") for c in parse.children[i]):
            return None
        found = self._nearest(head) or self._shared(head)
        if found is None or (found[1] < i and any(parse.pos[t] == "PUNCT" for t in range(head, i))):
            return None
        return found

    def _townsman(self, i: int) -> tuple[Name, int] | None:
        """"Leaders in Buffalo", "the mayor of Buffalo", "Buffalo police": people and bodies of a town that only the map knows are of its country."""
        parse = self.parse
        row = self._knowledge.agents.match(parse.lemmas, parse.lower, i)
        if row is None or row[0].kind not in _LOCAL or self._opposed(i):
            return None
        common = self._knowledge.names.common_words if parse.words[i][:1].isupper() else ()  # "the Bar Association" is of no town in Montenegro
        at = [c for c in parse.children[i] if parse.deps[c] in MODIFIERS and (parse.lower[c] not in common or parse.kids(c, "compound")) and parse.lower[c - 1] != "ethnic"]
        at += [p for c in parse.kids(i, "prep") if parse.lower[c] in ("of", "in", "from") and not self._is_posted(i) for p in parse.kids(c, "pobj")]
        return next(((town, t) for t in at if (town := self._naming.town(t)) is not None), None)

    def _opposed(self, i: int) -> bool:
        """"The army and rebels": who fights a state is not the state's."""
        row = self._knowledge.agents.match(self.parse.lemmas, self.parse.lower, i)
        return row is None or bool(set(row[0].sectors) & OPPOSED)

    def _hyphened(self, t: int) -> tuple[Name, int] | None:
        """The name joined by a hyphen before the one at a token: "Russian" in "Russian-Ukrainian"."""
        if t < 2 or self.parse.words[t - 1] != "-":
            return None
        sense = self._naming.sense(t - 2)
        return (sense, t - 2) if sense is not None and sense.country is not None and not self._naming.modifies_only(t - 2) else None

    def all_of(self, i: int) -> list[tuple[Name, int]]:
        """Every owner: "Russian-Ukrainian contacts", "talks of Iran and Iraq"."""
        first = self.of(i)
        if first is None:
            return []
        if self._ruler(i) is not None:
            return [first]
        out = {first[0].key: first}
        nearest = self._nearest(i)
        if nearest is not None and self._sender(i, nearest[1]) is None:
            out.setdefault(nearest[0].key, nearest)
            for t in self.parse.conjuncts(nearest[1])[1:]:
                sense = self._naming.sense(t)
                if sense is not None and not self._naming.modifies_only(t):
                    out.setdefault(sense.key, (sense, t))
        return list(out.values())

    def _nearest(self, i: int) -> tuple[Name, int] | None:
        """The owner that stands nearest to a noun, and its token: "Syrian rebels", "militants loyal to the president"."""
        parse = self.parse
        children = parse.children[i]
        if not children:
            return None
        for c in reversed(children):
            if parse.deps[c] in MODIFIERS:
                found = self._within(c)
                if found is not None:
                    return found
        for c in children:
            for d in parse.kids(c, "prep") if c > i and parse.pos[c] == "ADJ" else ():  # "militants loyal to …"
                for p in parse.kids(d, "pobj"):
                    found = self._within(p)
                    if found is not None:
                        return found
        preps = [c for c in children if parse.deps[c] == "prep"]
        if len(preps) > 1:
            preps.sort(key=lambda c: (parse.lower[c] not in ("of", "for"), c))
        abroad = self._is_posted(i)
        for c in preps:
            if abroad and parse.lower[c] in _AT:
                continue  # "the embassy in Nairobi" is somebody else's
            owned = parse.lower[c] in _AT and any(parse.lower[w] in _OWN for w in parse.kids(i, "poss"))  # "its troops in Libya"
            if parse.lower[c] in _PREPS and not owned:
                for p in parse.kids(c, "pobj"):
                    for q in parse.conjuncts(p):
                        found = self._within(q, _DEPTH if parse.lower[c] in _AT else 0)
                        if found is not None:
                            return found
        return None

    def _is_posted(self, i: int) -> bool:
        """"A diplomat in Beirut", "a Western official in Baghdad": where such a one is does not tell whose he is."""
        parse = self.parse
        return parse.lemmas[i].lower() in _POSTED or any(parse.lower[c] in _FOREIGN for c in parse.kids(i, "amod", "compound"))

    def _within(self, c: int, depth: int = 0) -> tuple[Name, int] | None:
        """An owner named in a modifier or in what modifies that: "forces of the Syrian president"."""
        parse = self.parse
        sense = self._naming.sense(c)
        if c > 1 and parse.words[c - 1] == "-" and parse.lower[c - 2] == "anti":
            return None  # "an anti-Castro lawmaker" is of another state
        if sense is not None:
            if not self._naming.modifies_only(c):
                return sense, c
        else:
            halves = self._naming.halves(c)  # "the South's capital"
            sense = halves[0] if len(halves) == 1 else self._described(c) or self._people(c) or self._side_of_compass(c)
            if sense is not None:
                return sense, c
        if depth >= _DEPTH:
            return None
        for d in reversed(parse.children[c]):
            dep = parse.deps[d]
            if dep in _INSIDE or (dep == "prep" and parse.lower[d] in ("of", "in", "from")):
                found = self._within(d, depth + 1)
                if found is not None:
                    return found
        return None

    def _people(self, c: int) -> Name | None:
        """A people of several states, where the report speaks of only one of them: "Kurdish rebels" in a report on Turkey."""
        row = self._knowledge.references.peoples.get(self.parse.words[c])
        country = self.home(row.homes) if row is not None else None
        if country is None:
            return None
        return Name(f"country:{country}", self._knowledge.names.label(country), "state", "adjective", country, country)

    def _side_of_compass(self, c: int) -> Name | None:
        """"Southern soldiers" in a report that names South Sudan: of the one state that is called by that side."""
        side = _SIDES_OF_COMPASS.get(self.parse.lower[c]) if self.parse.deps[c] == "amod" else None
        if side is None:
            return None
        states = [iso for iso in sorted(filter(None, self._naming.countries)) if self._knowledge.names.label(iso).startswith(side)]
        if len(states) != 1:
            return None
        return Name(f"country:{states[0]}", self._knowledge.names.label(states[0]), "state", "adjective", states[0], states[0])

    def home(self, homes: list[str]) -> str | None:
        """The one of the countries that the report names; None where it names several or none."""
        here = [h for h in homes if h in self._naming.countries]
        return here[0] if len(here) == 1 else None

    def _is_refuge(self, t: int) -> bool:
        """"Grace Shirima, who fled to Nairobi": where somebody went is not whose he is."""
        prep = self.parse.heads[t]
        return self.parse.deps[t] == "pobj" and self.parse.lower[prep] == "to" and self.parse.lemmas[self.parse.heads[prep]] in ("flee", "escape")

    def is_across(self, t: int) -> bool:
        """Whether a name only tells with whom a border is shared: "near the frontier with Chad"."""
        while self.parse.deps[t] == "conj":
            t = self.parse.heads[t]
        prep = self.parse.heads[t]
        return self.parse.deps[t] == "pobj" and self.parse.lower[prep] == "with" and self.parse.lemmas[self.parse.heads[prep]] in _BORDERS

    def country_within(self, i: int) -> Name | None:
        """A country or place named anywhere in the phrase: "refugees fleeing the civil war in Liberia"."""
        left, right = self.parse.edges[i]
        told: set[int] = set()
        named = self.parse.pos[i] == "PROPN"  # where somebody went is not whose he is: "Tvrdik, who signed it in Stockholm"
        if named or self._knowledge.agents.match(self.parse.lemmas, self.parse.lower, i) is not None:  # "four officials, two of whom fled to France"
            aside = [*self.parse.kids(i, "relcl"), *(c for c in self.parse.kids(i, "acl") if self.parse.tags[c] == "VBG" and "," in self.parse.words[i:c])]  # "police in Dresden, acting on a Czech warrant"
            told = {t for c in aside for t in range(*self.parse.edges[c])}
        told |= {t for k in range(left, right) if self.parse.lower[k] == "where" and self.parse.deps[self.parse.heads[k]] == "relcl" for t in range(*self.parse.edges[self.parse.heads[k]])}  # "a port where China builds ships"
        tied = (t for c in self.parse.kids(i, "acl") if self.parse.lemmas[c] in _TIED for t in range(*self.parse.edges[c]))
        told |= {t for c in self.parse.kids(i, "prep") if self.parse.lower[c] == "including" for t in range(*self.parse.edges[c])}  # "258 people, including 12 Americans"
        told |= {t for t in range(left, right) if self.is_across(t) or self._is_refuge(t)}
        told |= {t for t in tied if self.parse.lower[self.parse.heads[t]] not in _AT}
        for t in range(left, right):
            sense = self._naming.sense(t) if t not in told or named else None
            if sense is not None and t in told and sense.kind in ("state", "government"):
                continue
            if sense is not None and sense.country is not None and not self._naming.modifies_only(t):
                return sense
        return None

    def coordinated(self, head: int) -> list[Name]:
        """All names coordinated with the one that owns a noun: "Israeli and Syrian officials", "envoys of Iran and Iraq"."""
        parse = self.parse
        nearest = self._nearest(head)
        if self._ruler(head) is not None or (nearest is not None and self._sender(head, nearest[1]) is not None):
            return []
        seeds = [c for c in parse.children[head] if parse.deps[c] in MODIFIERS]
        seeds += [p for c in parse.kids(head, "prep") if parse.lower[c] in ("of", "from", "for") for p in parse.kids(c, "pobj")]
        seeds = seeds or [p for c in parse.kids(head, "prep") if parse.lower[c] == "in" for p in parse.kids(c, "pobj")]
        out = []
        for seed in seeds:
            for t in parse.conjuncts(seed):
                sense = self._naming.sense(t)
                if sense is not None and not self._naming.modifies_only(t) and sense.kind in ("state", "government", "people", "igo", "alliance", "group"):
                    out.append(sense)
        return list(dict.fromkeys(out))
