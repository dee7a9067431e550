"""To whom: a reading and its actors in, the mentions out that it is done to.

Each link of a reading says where its recipient stands ("object", "to", "against"); where nobody known stands there, see ``resorts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.coding.actors import Mention
from dragoman.coding.events.grammar import CHARGES
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.bystanders import Bystanders
from dragoman.coding.events.roles.countries import Countries
from dragoman.coding.events.roles.kinds import ARMS
from dragoman.coding.events.roles.model import Barred, Said, with_country
from dragoman.coding.events.roles.pointed import Pointed
from dragoman.coding.events.roles.resorts import Resorts
from dragoman.coding.events.roles.sides import Sides
from dragoman.coding.events.roles.struck import Struck
from dragoman.coding.events.roles.surroundings import Surroundings
from dragoman.knowledge import OperatorRow
from dragoman.records import APART

# What somebody tells, in which whoever told it is named, or nowhere.
_TOLD = CHARGES - {"charge"} | {"report", "account", "story", "version", "narrative", "rumour", "rumor"}
# Answers to what somebody did or said, who may stand before the noun of it: "rejected an opposition demand".
_ANSWERING = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE"})
# What is done to people, and those who may be of anywhere.
_DONE_TO, _ANYBODY = frozenset({"ASSAULT", "COERCE"}), frozenset({"CVL", "CRM"})
_OF_FORCES = frozenset({"MOBILIZE", "RETREAT"})
_SOMEBODY = frozenset({"he", "him", "she", "her", "them", "old", "me", "us"})
_MAKING = frozenset("make send issue offer present extend submit deliver put lodge propose table announce renew repeat".split())
_OBJECTS = frozenset({"dobj", "nsubjpass", "conj", "dative", "nsubj", "poss"})
# What is done with a case before whoever judges it.
_BROUGHT = frozenset({"take", "bring", "refer", "go", "turn", "submit", "file", "lodge"})
_BEFORE, _COURTS = ("at", "with", "before", "in"), frozenset({"court", "tribunal", "icc", "icj", "judge", "prosecutor"})
# What sums up what somebody did: "…, a move Beijing denounced".
_MOVES = frozenset({"move", "step", "decision", "act", "action", "gesture", "measure"})
_SAYING = frozenset({"say", "announce", "tell", "report", "add", "confirm"})
# What is "of" whoever wants it.
_WANTED = frozenset({"demand", "request", "wish", "call", "plea", "grievance", "complaint"})
# Where somebody may be told of though no noun stands there.
_WITHOUT_HEADS = frozenset({"into", "over", "about", "poss-of-object"})
_SPOTS = ("object", "dative", "to", "with", "against", "on", "for", "from")
_CALLED = ("on", "upon")
_ASKED = frozenset({"to", "on", "upon"})
# Where one of the same country stands whom it is done to: "called on the president to resign".
_FACED = frozenset({"object", "dative", "with", *_CALLED})
_UNLESS = frozenset({"unless"})
# Whoever fights or opposes a state is often its own.
_FOES = frozenset({"REB", "OPP", "UAF", "CRM"})
_SIGNING = frozenset({"sign", "initial", "conclude", "ink"})
_US, _DONE_TO_US = frozenset({"us", "we", "me"}), frozenset({"ASSAULT", "COERCE", "THREATEN", "AGREE"})
# What is said to both of two, also by one of their own.
_ADDRESSING = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN"})

# Those of many countries, where none is named.
_MANY = frozenset({"governments", "countries", "states", "nations", "donors", "leaders", "powers", "capitals"})


def _is_own(m: Mention, actors: Sequence[Mention]) -> bool:
    """Whether somebody is the state of those in office who act, or in its arms."""
    return (m.kind == "state" or "MIL" in m.sectors) and any(a.country == m.country and (a.kind in ("state", "government") or "GOV" in a.sectors) for a in actors)


class Recipients:
    """To whom the deeds of one parse are done."""

    def __init__(self, sides: Sides, countries: Countries, bystanders: Bystanders, said: Said, lead: int) -> None:
        self.parse, self._grammar, self._cast, self._sides = sides.parse, sides.grammar, sides.cast, sides
        self._countries, self._bystanders = countries, bystanders
        self._pointed, self._surroundings, self._struck = Pointed(sides), Surroundings(sides), Struck(sides)
        self._resorts = Resorts(sides, countries, self._surroundings)
        self._sources, self._lead = said.contents, lead

    def of(self, reading: Reading, actors: list[Mention]) -> list[Mention]:
        """To whom it was done; a capital in which people came to harm is a place, and no government."""
        found = self._found(reading, actors)
        if reading.type == "REJECT" and reading.inner is not None and all(_is_own(m, actors) for m in found):
            return []  # "the president ruled out attacks by his country's forces"
        if reading.type not in _DONE_TO:
            return found
        return [self._sides.place(m.head) if self._sides.is_scene(m.head) else m for m in found]

    def _is_moved(self, m: Mention, link: Reading, reading: Reading, actors: list[Mention]) -> bool:
        """"Iraq pulled back two Guard divisions": those of its own whom somebody moves are what he moves, and not whom he moves against."""
        if reading.type not in _OF_FORCES or reading.mode == "release" or "MIL" not in (*m.sectors, *m.code.split()) or m.kind == "person":
            return False
        return any(a.country == m.country for a in actors) and m.head in self._grammar.of(link.token).objects

    def _found(self, reading: Reading, actors: list[Mention]) -> list[Mention]:
        """Whoever stands where a link says, from the outermost inward; else whom a wider search finds."""
        if len(actors) > 1 and any(self.parse.lower[o] in ("other", "another") for o in self._grammar.of(reading.token).objects):
            return []  # "each blamed the other"
        if (reading.type == "REQUEST" and self._is_asked_of_all(reading)) or (len(actors) > 1 and self._is_between(reading)):
            return []
        if reading.type == "REJECT" and self.parse.lemmas[reading.token] == "vote" and any(self.parse.lower[h] == "it" for h in self._grammar.of(reading.token).preps.get("against", ())):
            return []  # "drafted a text over objections from Beijing; Cuba voted against it"
        pointed = self._pointed.at(reading)
        if pointed:
            return pointed
        if reading.type == "REQUEST" and self._is_asked_of_stranger(reading):
            return []
        opposed = [*self._opposed(reading), *self._judges(reading)]
        barred = Barred({m.key for m in (*actors, *opposed)}, {m.country for m in (*actors, *opposed) if m.country})
        vague: list[Mention] = []
        wronged = self._resorts.wronged(reading, barred) if reading.type == "CONCEDE" and "to" not in self._grammar.of(reading.token).preps else []
        if wronged:
            return wronged
        if reading.type == "SUPPORT" and self._struck.is_all_told(reading):
            return []  # "justified the raid on Kharkiv" backs nobody there
        for link in self._in_order(reading):
            found = [] if self._is_told_to(link, reading) or (link is not reading and self._is_passed_over(link, reading)) else self._in_place(link, reading, actors, barred, vague)
            if found:
                return found
        charged = self._charging(reading) if reading.type == "ACCUSE" else []
        if charged:
            return [m for m in charged if barred.allows(m)]
        if reading.type == "ACCUSE" and ((not vague and self._is_laid_to_unknown(reading)) or self._struck.is_all_told(reading)):
            return []
        received = [m for m in (*self._receiving(reading), *self._making(reading)) if m.key not in barred.keys]
        if received:
            return received
        if any(r.row.id == "consult.meet" for r in reading.chain()):
            return _distinct(vague[:1])  # where a meeting is held is not whom it is with
        if any(r.row.id in ("reject.charge", "accuse.complaint") for r in reading.chain()) or (reading.type == "REJECT" and any(self.parse.lemmas[o] in _TOLD for o in self._grammar.of(reading.token).objects)):
            return []  # whoever made the charge is named in it or nowhere, and a complaint with the United Nations is not against them
        if self._in_body(reading) and reading.type in _DONE_TO and any(self.parse.lower[o] in _SOMEBODY for o in self._grammar.of(reading.token).objects):
            return []  # "he was arrested in Kenya": a man, whoever he is, and not Kenya
        guessed = self._resorts.of(reading, actors, vague, barred, in_body=self._in_body(reading))
        return self._struck.states_of(reading, guessed) if reading.type == "ACCUSE" else guessed

    def _is_laid_to_unknown(self, reading: Reading) -> bool:
        """"Blamed the West for encouraging Pristina": whom a name stands for that nobody knows, and nobody else."""
        objects = self._grammar.of(reading.token).objects
        return bool(objects) and all(self.parse.pos[o] == "PROPN" and self._cast.mention(o) is None and not self._sides.is_known(o) and o not in self._sides.place_country for o in objects)

    def _charging(self, reading: Reading) -> list[Mention]:
        """"Filed a suit, alleging that Myanmar had …", "alleged fraud, pointing the finger at the ruling party": whom the participle that adds it charges."""
        out: list[int] = []
        for c in (c for c in self.parse.kids(reading.token, "advcl") if self.parse.tags[c] == "VBG"):
            args, lemma = self._grammar.of(c), self.parse.lemmas[c]
            if lemma in ("allege", "claim", "say", "argue"):
                out += [a for k in self.parse.kids(c, "ccomp") for a in self._grammar.of(k).agents]
            elif lemma in ("accuse", "blame"):
                out += args.objects
            elif lemma == "point":
                out += args.preps.get("at", []) + args.preps.get("to", [])
            elif lemma in ("pin", "lay", "put"):
                out += args.preps.get("on", [])
        return [m for m in self._sides.as_victims(out) if m.known]

    def _is_between(self, reading: Reading) -> bool:
        """"Clashes between herders and farmers left five dead in Jos": both did it to each other, and nobody to the town."""
        around = [t for link in reading.chain() for t in (link.token, *self.parse.kids(link.token, "nsubj")) if not self._grammar.is_verb(t)]
        return reading.type == "ASSAULT" and any(self._cast.mention(h) is not None for t in around for h in self._grammar.of(t).preps.get("between", ()))

    def _receiving(self, reading: Reading) -> list[Mention]:
        """"The council is considering a request from Peru": it is made to whoever weighs or receives it."""
        t = reading.token
        verb = self.parse.heads[t]
        if reading.type != "REQUEST" or self.parse.deps[t] != "dobj" or "from" not in self._grammar.of(t).preps or not self._grammar.is_verb(verb):
            return []
        return [m for m in self._sides.as_actors(self._grammar.of(verb).agents) if m.known]

    def _making(self, reading: Reading) -> list[Mention]:
        """"Bogota made an offer of a truce, which the guerrillas spurned": what a relative clause rejects came from whoever made it."""
        clause = reading.token
        if reading.type != "REJECT" or self.parse.deps[clause] != "relcl" or not self._takes_up(clause):
            return []
        verb = next((a for a in self.parse.ancestors(clause) if self._grammar.is_verb(a)), None)
        making = verb is not None and self.parse.lemmas[verb] in _MAKING and self.parse.deps[self.parse.heads[clause]] in ("dobj", "pobj")
        return [m for m in self._sides.as_actors(self._grammar.of(verb).agents) if m.known] if verb is not None and making else []

    def _takes_up(self, clause: int) -> bool:
        """"A request that Peru turned down": whether a relative clause tells what was done with its noun."""
        return any(self.parse.lower[o] in ("that", "which") for o in self.parse.kids(clause, "dobj"))

    def _in_order(self, reading: Reading) -> list[Reading]:
        """The links from the outermost inward; first those that say where their recipient stands: "voted to suspend Libya from the council"."""
        return sorted(reading.chain(), key=lambda link: not link.row.recipient)

    def _is_told_to(self, link: Reading, reading: Reading) -> bool:
        """"Instructed the ministry to file a complaint": who is to accuse is not accused."""
        return reading.type == "ACCUSE" and link is reading and link.inner is not None and link.row.id in ("order", "direct")

    def _is_passed_over(self, link: Reading, reading: Reading) -> bool:
        """"Demanded that the prisoners be released": not of the prisoners; nor is who suffers what is condemned accused of it."""
        if reading.type == "REQUEST" and (self._grammar.of(link.token).passive or (link.type == "ASSAULT" and not self._grammar.is_verb(link.token))):
            return True  # "demanded an end to attacks on peacekeepers"
        done = isinstance(reading.row, OperatorRow) and self._is_done(link)  # "alleged that soldiers had raped women"
        return reading.type == "ACCUSE" and (done or self._struck.is_suffered(link.token))

    def _is_done(self, deed: Reading) -> bool:
        """"Raped women": a verb for what is done to people."""
        return deed.type in _DONE_TO and self._grammar.is_verb(deed.token)

    def _in_place(self, link: Reading, reading: Reading, actors: list[Mention], barred: Barred, vague: list[Mention]) -> list[Mention]:
        """Whoever stands in a place for recipients of one link; those nobody knows are added to ``vague``."""
        asked = [m for m in (*self._asked(link, reading), *self._yielding(link, reading)) if barred.allows(m) or (m.known and "REB" in m.sectors and m.key not in barred.keys) or (m.form == "agent" and not m.known and "GOV" in m.sectors and m.key not in barred.keys)]
        if asked:
            return _distinct(asked)
        for spot in link.row.recipient or _SPOTS:
            found = self._at(spot, link, reading)
            if not found:
                continue
            found = [m for m in found if not self._bystanders.is_ordered(m, link, reading, barred.countries) and not self._is_moved(m, link, reading, actors)]
            good = [m for m in found if m.known and m.key not in barred.keys and (m.country not in barred.countries or m.form == "agent" or not _FOES.isdisjoint(m.sectors) or (m.kind == "person" and spot in _FACED) or _is_apart(m, actors))]
            if good:
                return _distinct([*good, *self._mates(found, good, reading, barred)])
            unknown = [m for m in found if m.key not in barred.keys]
            vague += unknown
            if spot == "object" and any(m.kind != "state" or m.country not in barred.countries for m in unknown) and isinstance(link.row, OperatorRow) and link.row.object_control:
                together = self.parse.conjuncts(unknown[0].head) if unknown else []
                return [self._countries.at_home(m, actors) for m in unknown if m.head in together]  # whom it is addressed to, even if nobody knows them
            unplaced = (m for m in unknown if not m.known and not self._bystanders.is_means(reading, m))
            homed = [m for m in (self._countries.housed(m, actors, reading) for m in unplaced) if m.known]
            if homed:
                return homed
            if (spot == "object" or (reading.type == "REQUEST" and spot in _ASKED)) and any(self._is_meant(m, reading) and not self._bystanders.is_means(reading, m) for m in unknown):
                return _distinct(unknown)
        return []

    def _is_meant(self, m: Mention, reading: Reading) -> bool:
        """"Warren Jeffs, charged with assaulting girls in Texas": who stands as the object is meant, even if nobody knows of where he is, and not the place beside him.

        Of a headline or lead, which tell most in fewest words, only those who are named, and people who are struck or held.
        """
        if m.form == "person" or (reading.type in _DONE_TO and set(m.sectors) & _ANYBODY):
            return True
        return self._in_body(reading) and self.parse.deps[m.head] in (_OBJECTS | {"pobj"} if reading.type == "REQUEST" else _OBJECTS)

    def _in_body(self, reading: Reading) -> bool:
        return self.parse.sentence_of[reading.token] > self._lead

    def _mates(self, found: list[Mention], good: list[Mention], reading: Reading, barred: Barred) -> list[Mention]:
        """"Poisoned a Russian spy and his daughter": people nobody knows who are named in one breath with those who are known; and both of a pair."""
        row = {t for m in good for t in self.parse.conjuncts(m.head)}
        pair = [m for m in found if any(m.head == g.head and m.key != g.key for g in good) and m.form in ("name", "description") and len(found) == 2]
        if pair and reading.type in _ADDRESSING:
            return [m for m in pair if m.key not in barred.keys]  # a minister of one calls on "both governments"
        before = {m.head for m in found if any(g.head in self.parse.conjuncts(m.head) for g in good)}
        beside = [m for m in found if not m.known and m.form in ("agent", "person") and (m.head in row or (m.head in before and m.kind != "person"))]
        lands = {m.country for m in good if m.form == "agent" and m.country}
        return [m if m.kind == "person" else with_country(m, min(lands)) for m in beside if m.kind == "person" or (m.sectors and len(lands) == 1)]  # "the army and the rebels in Mali"

    def _asked(self, link: Reading, reading: Reading) -> list[Mention]:
        """"Demanded that Iran withdraw its guards from Basra": who is to do it, whatever else is named there."""
        inner = link.inner
        if reading.type != "REQUEST" or inner is None or self.parse.deps[inner.token] != "ccomp" or self.parse.heads[inner.token] != link.token:
            return []
        own = [] if self._grammar.is_passive(inner.token) else self.parse.kids(inner.token, "nsubj")
        return self._sides.as_victims([x for t in own for x in self.parse.conjuncts(t)])

    def _is_asked_of_stranger(self, reading: Reading) -> bool:
        """"Demanded that Smith cut ties with Iran": of a person nobody knows, and not of whom it would be done to."""
        inner = reading.inner
        if inner is None or self.parse.deps[inner.token] != "ccomp" or self._grammar.is_passive(inner.token):
            return False
        subjects = self.parse.kids(inner.token, "nsubj")
        return bool(subjects) and all(self.parse.pos[t] == "PROPN" and t not in self._sides.place_country and not self._sides.is_known(t) and not self._sides.as_victims([t]) for t in subjects)

    def _yielding(self, link: Reading, reading: Reading) -> list[Mention]:
        """"Warned that the army would bomb Huambo unless the rebels withdrew": who must yield is threatened, where nobody is addressed."""
        if reading.type != "THREATEN" or link is not reading or self._sides.as_victims(self._grammar.of(link.token).objects):
            return []
        verbs = [r.token for r in reading.chain()]
        clauses = [c for v in verbs for c in self._grammar.adverbials(v, _UNLESS) if not self._grammar.is_passive(c)]
        return self._sides.as_victims([s for c in clauses for s in self.parse.kids(c, "nsubj")])

    def _at(self, spot: str, link: Reading, whole: Reading) -> list[Mention]:
        """Mentions in one place of a link: its object, whose its object is, what its clauses tell, or under a preposition."""
        args = self._grammar.of(link.token)
        verb = self._grammar.is_verb(link.token)
        if spot == "in" and self.parse.lemmas[link.token] in _SIGNING:
            return []  # "signed a pact in Rome": that is where
        if spot in ("object", "poss-of-object") and whole.type == "ACCUSE" and verb and (charged := self._charged(args.objects)):
            heads = charged
        elif spot == "object":
            heads = [*args.objects, *self._sides.befallen(link.token)]
            heads += [c for c in args.datives if self._sides.is_struck(c, link.token)] if not verb else []
        elif spot == "dative":
            heads = args.datives if verb else []
        elif spot == "embedded":
            return self._embedded(link)
        elif spot == "poss-of-object":
            told = args.objects if verb else []
            beside = any(map(self._sides.is_known, told))  # "accused the army and the rebels in Mali": whom nothing places, with those whom it does
            heads = self._accusers(link) or [h for o in told for h in ([o] if self._sides.is_known(o) or (beside and self._cast.mention(o) is not None) else self._authors(o))]
        elif whole.type == "REQUEST" and spot in _CALLED:
            heads = args.preps.get(spot, [])  # "called on Israel to stop the strikes on Gaza"
        else:
            heads = self._surroundings.under(spot, link, whole)
        if not heads and spot not in _WITHOUT_HEADS:
            return []
        if whole.type == "ACCUSE":
            suffered = [h for h in heads if self._struck.is_suffered(h) or (spot == "object" and self._struck.is_condemned(h, link))]
            spared = {x for h in suffered for x in (h, *self._grammar.of(h).preps.get("of", ()))}
            heads = [h for h in heads if h not in spared]
        if whole.type == "ACCUSE" and spot in ("on", "against"):  # "condemned the attack on a convoy": those who were struck
            heads = [h for h in heads if not self._struck.is_behind(h, link)]
        if whole.type == "ACCUSE" and spot == "at":  # not "he was held at Lehragaga, his family alleged"
            heads = [h for h in heads if self._cast.named(h) is not None or h not in self._sides.place_country]
        found = self._by_their_authors(spot, whole, heads) or self._sides.as_victims(heads) or (self._speakers_own(heads) if whole.type in _DONE_TO_US else [])
        if spot == "object" and link.type == "ASSAULT" and not any(m.known or (m.form == "agent" and m.noun not in ARMS) for m in found):  # "drones launched by Russia"
            found += [m for m in self._sides.as_victims(self._sides.makers(heads)) if m.known]
        if spot == "poss-of-object" and whole.type in _ANSWERING and not found and verb:  # "condemned the police shooting of two boys"
            found = [m for o in args.objects for c in self._grammar.of(o).datives if (m := self._sides.bearer(c)) is not None]
        if (spot in ("into", "over", "about") or (spot == "to" and link.type == "CONCEDE")) and not any(m.known for m in found):  # "gave in to pressure from …"
            found += self._sides.as_victims([a for h in heads for a in self._authors(self._grammar.head_noun(h))])
        return found

    def _charged(self, objects: list[int]) -> list[int]:
        """"Repeated Khartoum's charge that Chad armed rebels": who is charged stands in the clause, and whose charge it is makes it."""
        told = [c for o in objects if self.parse.lemmas[o] in CHARGES for c in self.parse.kids(o, "acl", "ccomp") if self.parse.kids(c, "mark")]
        return [a for c in told for a in self._grammar.of(c).agents]

    def _speakers_own(self, heads: list[int]) -> list[Mention]:
        """"They attacked us," the residents said: whoever is quoted."""
        own = (h for h in heads if self.parse.lower[h] in _US and h in self._sources)
        return [m for h in own for m in self._sides.as_actors([self._sources[h]]) if m.known or m.sectors]

    def _by_their_authors(self, spot: str, whole: Reading, heads: list[int]) -> list[Mention]:
        """"Look into the shelling of Gaza by the army": who did what is looked into is accused, and not whom it struck."""
        if whole.type != "ACCUSE" or spot not in ("into", "over", "about"):
            return []
        authors = [a for h in heads for p in ("by", "from") for a in self._grammar.of(h).preps.get(p, ())]
        args = self._grammar.of(whole.token)
        authors += [] if args.passive or not self._grammar.is_verb(whole.token) else args.preps.get("by", [])
        return [m for m in self._sides.as_victims(authors) if m.known]

    def _embedded(self, link: Reading) -> list[Mention]:
        """"Urged that Mali withdraw", "blamed the raid on rebels": who stands in what is demanded, allowed or laid to somebody."""
        out: list[Mention] = []
        inner = link.inner
        if inner is not None:
            args = self._grammar.of(inner.token)
            out += self._sides.as_victims(args.agents)
            harmed = link.type == "ACCUSE" and (self._struck.is_suffered(inner.token) or self._is_done(inner))
            if (link.type != "REQUEST" or not args.passive) and not harmed:
                out += self._sides.as_victims(args.objects)
        args = self._grammar.of(link.token)
        asked = [c for c in self.parse.kids(link.token, "advcl") if any(self.parse.lower[m] == "for" for m in self.parse.kids(c, "mark"))]  # "called for the rebels to leave"
        for c in [*args.clauses, *asked]:
            out += self._sides.as_victims(self._grammar.of(c).agents)
            for below in self.parse.kids(c, "ccomp"):  # "refused to let the minister speak"
                out += self._sides.as_victims(self._grammar.of(below).agents)
        for noun in [*args.objects, *(h for heads in args.preps.values() for h in heads)]:
            if link.type == "REJECT" and self.parse.lemmas[noun] in _TOLD:
                continue  # whose deed is denied made no charge
            for c in self._grammar.of(noun).clauses if self.parse.pos[noun] == "NOUN" else ():
                if self._takes_up(c):
                    continue  # "a request for talks that Peru turned down" is not made to Peru by that
                out += self._sides.as_victims(self._grammar.of(c).agents)
        for o in (o for o in args.objects if not self._struck.is_suffered(o)) if inner is None else ():
            event = self._grammar.of(o)
            for heads in (event.agents, event.preps.get("with", []), event.preps.get("between", []), event.preps.get("against", [])):
                out += self._sides.as_victims(heads)
        return out

    def _is_asked_of_all(self, reading: Reading) -> bool:
        """"Called on all parties to protect civilians": asked of those who fight, whoever they are, and not of whom they should spare."""
        args = self._grammar.of(reading.token)
        asked = [*args.objects, *args.preps.get("on", ()), *args.preps.get("upon", ()), *args.preps.get("to", ())]
        return any(self._cast.mention(h) is None and self._is_anybody(h) for h in asked)

    def _is_anybody(self, h: int) -> bool:
        """"Everyone", "all sides", "governments", "Western leaders": no one in particular."""
        word = self.parse.lower[h]
        if word == "sides":
            return any(self.parse.lower[c] == "all" for c in self.parse.kids(h, "det", "predet"))
        return word in ("parties", "everyone", "all") or (word in _MANY and not self.parse.kids(h, "poss", "prep") and self._sides.possessor(h) is None)

    def _judges(self, reading: Reading) -> list[Mention]:
        """"Took its dispute with Peru to the court": who is to judge is not who is accused."""
        if reading.type != "ACCUSE":
            return []
        links = [r for r in reading.chain() if self.parse.lemmas[r.token] in _BROUGHT]
        heads = [h for r in links for h in self._surroundings.under("to", r, reading)]
        heads += [h for r in links for prep in _BEFORE for h in self._surroundings.under(prep, r, reading) if self.parse.lemmas[h] in _COURTS]
        return self._sides.as_victims(heads)

    def _opposed(self, reading: Reading) -> list[Mention]:
        """"Backed sanctions against Mali": those that what is supported is against."""
        if reading.type != "SUPPORT":
            return []
        heads = [h for link in reading.chain() for o in self._grammar.of(link.token).objects for h in self._grammar.of(o).preps.get("against", ())]
        heads += [h for link in reading.chain() for c in self.parse.kids(link.token, "prep") if self.parse.lower[c] == "against" for h in self.parse.kids(c, "pobj")]
        heads += [h for link in reading.chain() for hs in self._grammar.of(link.token).preps.values() for o in hs for h in self._grammar.of(o).preps.get("against", ())]
        return [m for m in self._sides.as_victims(heads) if m.country]

    def _accusers(self, link: Reading) -> list[int]:
        """"Chad blamed Sudan, a charge Khartoum denied", "sold Taiwan jets, a move Beijing denounced": who is answered did what a relative clause is about."""
        parse, noun = self.parse, self.parse.heads[link.token]
        if link.type not in _ANSWERING or parse.deps[link.token] not in ("relcl", "acl"):
            return []
        above = parse.heads[noun]
        if parse.lemmas[noun] in _MOVES and parse.words[parse.edges[noun][0] - 1] == ",":
            above = next((a for a in parse.ancestors(noun) if self._grammar.is_verb(a)), noun)
            while parse.lemmas[above] in _SAYING and (told := [c for c in parse.kids(above, "ccomp") if c < noun]):  # "said it had sold jets, a move …"
                above = told[-1]
        elif parse.lemmas[noun] not in CHARGES:
            return []
        return self._grammar.of(above).agents if above != noun and self._grammar.is_verb(above) else []

    def _authors(self, noun: int) -> list[int]:
        """Whose call, offer or demand it is."""
        args = self._grammar.of(noun)
        told = [c for c in self.parse.kids(noun, "acl", "relcl") if self.parse.pos[self.parse.edges[c][0]] != "ADP"]  # not "in which the opposition says …"
        if self.parse.lemmas[noun] in _TOLD:  # nor in "rejected claims that Somali troops had crossed"
            told = [c for c in told if not self.parse.kids(c, "mark")]
        done = [a for c in told for a in self._grammar.of(c).agents if a != noun]
        named = [c for c in args.datives if self._cast.named(c) is not None]
        done += args.preps.get("of", []) if self.parse.lemmas[noun] in _WANTED else []
        return [*args.agents, *args.preps.get("from", []), *args.preps.get("by", []), *done, *named]


def _is_apart(m: Mention, actors: Iterable[Mention]) -> bool:
    """"Ethiopia attacked Tigray": a part that governs itself, and no other organ of it acts."""
    return APART in m.code.split() and all(APART not in a.code.split() for a in actors)


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention of each actor."""
    return list({m.key: m for m in mentions}.values())
