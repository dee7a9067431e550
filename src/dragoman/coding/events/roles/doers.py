"""Who acts: a reading in, the mentions out that its words name as those who do it.

The subject of a verb, "by" whom, whose the noun is ("Russian withdrawal"), who issues a text or has a thing done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.coding.actors import Mention, of_name
from dragoman.coding.events.grammar import WEIGHING
from dragoman.coding.events.reading import SPOKEN, Reading
from dragoman.coding.events.roles.kinds import FORCES
from dragoman.coding.events.roles.model import Said
from dragoman.coding.events.roles.sides import Sides
from dragoman.knowledge import FrameRow, OperatorRow

# What somebody's criticism, aid or threat comes "from"; what leaves or is taken away goes "from" somewhere.
_COMES_FROM = frozenset({"AID", "SUPPORT", "ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE"})
_LAUNCHED = frozenset("attack intrusion incursion raid fire shelling strike bombardment infiltration hack aggression rocket missile cyberattack violence assault bombing barrage".split())
# What is "of" those who do it: a withdrawal of troops.
_OF_DOERS = frozenset({"RETREAT", "MOBILIZE", "CONSULT", "PROTEST", "AGREE", "AID"})
_DOING = frozenset({"people", "state", "group", "person", "igo", "alliance", "government", "body", "forces"})
# Who issues a text is who speaks in it: "the party issued a declaration demanding …".
_TEXTS = frozenset(
    "statement declaration letter resolution law bill decree order report message note speech petition motion communique communiqué agreement accord "
    "deal treaty pact memorandum warning ultimatum call appeal plea proposal plan protest complaint lawsuit offer invitation ruling verdict document "
    "amendment measure announcement notice edict fatwa leaflet article editorial video tape broadcast signal contract protocol campaign strike "
    "demonstration rally petition vote".split()
)
# Verbs of judging: beside what the deed is called their subject has not done it.
_JUDGING = frozenset({"call", "deem", "consider", "find", "label", "brand", "declare", "pronounce", "judge", "think"})
# Verbs whose subject does the blow or the seizure that is their object; of all others he excuses, avoids, provokes or solves it.
_DEALING = frozenset(
    "do make launch order direct organise organize mastermind orchestrate plot coordinate prepare announce continue claim admit acknowledge lead head command oversee supervise "
    "execute perpetrate commit conduct stage mount wage begin start resume have use try enact effect unleash renew repeat intensify exchange trade open".split()
)
_BLOWS_AND_SEIZURES = frozenset({"ASSAULT", "COERCE"})
# Verbs of saying and seeing: their subject tells of what their object names, and does not do it.
_TELLING = frozenset(
    "deny confirm refute rebut dispute contest verify report hear see witness describe mention note recall watch observe fear expect predict monitor cover document record film say follow cite blame "
    "dismiss play doubt question discuss study know think believe imagine await "
    "downplay belittle minimise minimize underplay trivialise trivialize exaggerate "
    "condemn criticise criticize denounce deplore decry praise hail protest regret lament slam blast applaud "
    "celebrate mark mourn remember survive suffer face put estimate count number".split()
)
_UNDER_ARMS = FORCES | {"UAF", "REB"}
# Who has somebody somewhere is behind what was done with him.
_KEEPING = frozenset({"have", "keep", "hold", "maintain"})
# What is done to who stands before it, where nobody stands behind it.
_LAID = frozenset({"charge", "accuse", "ask", "indict", "summon", "tell"})
# What only a state does, to others or at home.
_OF_STATES = frozenset({("SANCTION", "discontinue"), ("COERCE", "curfew"), ("COERCE", "restrict"), ("COERCE", "censor"), ("COERCE", "martial-law"), ("COERCE", "withhold")})
# The operator of what is planned or awaited.
_AHEAD = "future"
_FEARING = frozenset({"fear", "worry", "dread", "suspect"})
_SPEAKERS_OWN = frozenset({"i", "we"})


class Doers:
    """Who acts in readings of one parse."""

    def __init__(self, sides: Sides, said: Said) -> None:
        self.parse, self._grammar, self._cast, self._sides = sides.parse, sides.grammar, sides.cast, sides
        self._sources, self._speakers = said.contents, said.cues

    def of(self, link: Reading) -> list[Mention]:
        """Who acts at one link of a reading."""
        return self._at_verb(link) if self._grammar.is_verb(link.token) else self._at_noun(link)

    def around(self, reading: Reading) -> list[Mention]:
        """Who acts where no link says so: whoever suffers, keeps, causes or is moved."""
        return self._from_light_verb(reading) or self._from_keeper(reading) or self._from_causer(reading) or self._moved(reading)

    def saying(self, reading: Reading) -> list[Mention]:
        """"Said the boats were sheltering and called on Manila to stop": who is told to have said it, where the parser joins the word of saying to what he says."""
        t = reading.token
        if reading.type not in SPOKEN or t not in self._speakers or not self._grammar.is_verb(t) or self._grammar.is_passive(t):
            return []
        if self.parse.lemmas[t] in _LAID and not self._grammar.of(t).objects:
            return []  # "man charged with fraud"
        return self._sides.as_actors([self._speakers[t]])

    def _leads_to(self, link: Reading) -> bool:
        """"The rhetoric led to attacks": whoever spoke so attacked nobody."""
        parse, last = self.parse, link
        while last.inner is not None:
            last = last.inner
        to = parse.heads[last.token]
        verb = parse.heads[to]
        return parse.deps[last.token] == "pobj" and parse.lower[to] == "to" and parse.lemmas[verb] == "lead" and link.token in (verb, parse.heads[verb]) and link is not last

    def _at_verb(self, link: Reading) -> list[Mention]:
        """Who does what a verb tells: its subject, or those named in what is its subject; nobody where it only brought a deed about."""
        if self._leads_to(link):
            return []
        args = self._grammar.of(link.token)
        reciprocal = isinstance(link.row, FrameRow) and link.row.reciprocal
        led = [m for a in args.agents if self._cast.mention(a) is None for m in self._leaders(a)] if link.type == "ASSAULT" else []
        found = led or (self._parties(args.agents) if reciprocal else []) or self._sides.as_actors(args.agents)
        if not found and self._is_of_a_text(link.token) and not (args.passive and self.parse.kids(link.token, "mark")):
            found = self._issuer(self.parse.heads[link.token])
        if not found:  # "the truce between Angola and the rebels held"
            found = self._sides.as_actors([x for a in args.agents for x in self._grammar.of(a).preps.get("between", [])])
        if not found and any(self.parse.lower[a] in _SPEAKERS_OWN for a in args.agents) and link.token in self._sources:
            found = [m for m in self._sides.as_actors([self._sources[link.token]]) if m.country is not None]  # "We will strike back," the general said
        if not found:  # "bombs dropped by Syrian jets hit a market"
            found = self._sides.as_actors(self._sides.makers(args.agents))
        if not found and link.type in ("ASSAULT", "PROTEST"):  # "an attack by rebels killed four", "a walkout by miners shut pits"
            nouns = [a for a in args.agents if self.parse.pos[a] == "NOUN"]
            found = self._sides.as_actors([x for a in nouns for x in self._grammar.of(a).agents])
            found = found or self._sides.as_actors([x for a in nouns if self.parse.lemmas[a] in _LAUNCHED for x in self._grammar.of(a).preps.get("from", ())])
        if not found:
            found = [m for m in self._moved(link) if m.known]
        if not found and self._is_awaited(link):
            found = [m for m in self._sides.as_actors(args.objects) if m.kind in _DOING]
        if not found and args.passive and link.mode == "release":  # "freed from Israeli prisons": who held them
            found = [m for h in args.preps.get("from", ()) if (m := self._holder(h)) is not None]
        if not found and args.passive and link.mode in ("deport", "expel"):  # "forty Frenchmen were expelled from Niger"
            found = [m for m in self._sides.as_actors(args.preps.get("from", ())) if m.kind in ("state", "government")]
        return found

    def _is_awaited(self, link: Reading) -> bool:
        """"Togo's minister is expected in Cotonou for talks": who is awaited for what a noun under a preposition tells does it."""
        inner = link.inner
        if inner is None or link.row.id != _AHEAD or not self._grammar.is_passive(link.token) or self._grammar.is_verb(inner.token):
            return False
        return self.parse.deps[inner.token] == "pobj" and self.parse.lower[self.parse.heads[inner.token]] == "for"

    def _is_of_a_text(self, t: int) -> bool:
        """"A law banning the party", "a law that bans it": what a noun is said to do in a clause of its own."""
        parse = self.parse
        return parse.deps[t] == "acl" or (parse.deps[t] == "relcl" and any(parse.lower[c] in ("that", "which") for c in parse.kids(t, "nsubj")))

    def _at_noun(self, link: Reading) -> list[Mention]:
        """"Russian withdrawal", "withdrawal of Russian troops" (what moves is who moves), "talks between X and Y"."""
        args = self._grammar.of(link.token)
        befallen = self._sides.befallen(link.token)
        found = self._sides.as_actors(a for a in args.agents if a not in befallen)
        if found:
            return found
        found = self._leaders(link.token)
        if found:
            return found
        for c in args.datives:
            owner = self._sides.modifier(c) if c not in befallen else None
            if owner is None or (self.parse.pos[c] == "ADJ" and not owner.known) or self._sides.is_struck(c, link.token):
                continue  # "military exercises" are nobody's
            if not (link.type == "ASSAULT" and self._sides.says_where(c, link.token)):
                found.append(owner)
        if not found and "between" in args.preps:
            found = self._sides.as_actors(args.preps["between"])
        if not found and "from" in args.preps and (link.type in _COMES_FROM or self.parse.lemmas[link.token] in _LAUNCHED):
            found = self._sides.as_actors(args.preps["from"])
        if not found and link.type in _OF_DOERS:
            found = [m for m in self._sides.as_actors(args.objects) if (link.type != "AID" or set(m.sectors) & {"MIL", "COP"}) and m.kind in _DOING]
        return found

    def _leaders(self, noun: int) -> list[Mention]:
        """"A Saudi-led air raid": who leads what is done is among those who do it."""
        parse = self.parse
        led = [c for c in parse.kids(noun, "amod") if parse.lower[c] == "led"]
        return [of_name(name, d, d, d + 1, "name") for c in led for d in parse.children[c] if d < c and (name := self._cast.named(d)) is not None]

    def _moved(self, link: Reading) -> list[Mention]:
        """"Reservists were moved to the border", "fighters were disarmed": those who are moved move."""
        args = self._grammar.of(link.token)
        if not args.passive or not self._grammar.is_verb(link.token) or not (link.type == "MOBILIZE" or link.mode in ("withdraw", "disarm")):
            return []
        moved = [m for m in self._sides.as_actors(args.objects) if m.known or not _UNDER_ARMS.isdisjoint(m.sectors)]
        return [self._in_service(m, link.row) for m in moved]

    def _in_service(self, m: Mention, row: FrameRow | OperatorRow) -> Mention:
        """Paramilitaries that are sent on the duty of police are police, and no irregulars."""
        sector = row.implied if isinstance(row, FrameRow) else ""
        if not sector or m.known or m.sectors != ("PRM",):
            return m
        return replace(m, key=f"{m.key}:{sector}", code=sector, sectors=(sector,))

    def of_own(self, link: Reading, others: list[Mention]) -> list[Mention]:
        """"The ministry said 500 men had been sent to the border", "exports to Israel have been halted, it said": who tells of what only a state does, and nobody is said to do, has done it."""
        args = self._grammar.of(link.token)
        if not args.passive or args.agents or not self._grammar.is_verb(link.token) or "by" in args.preps:
            return []
        if link.type == "MOBILIZE" or link.mode == "withdraw":
            if any(m.known for m in self._sides.as_actors(args.objects)):
                return []
            ruling = _UNDER_ARMS | {"GOV"}
        elif (link.type, link.mode) in _OF_STATES:
            ruling = frozenset({"GOV"})
        else:
            return []
        found = [m for m in self.speaker(link.token) if m.country is not None and (m.kind in ("state", "government") or not ruling.isdisjoint(m.sectors))]
        abroad = {m.country for m in others if m.country} - {m.country for m in found}
        if link.type == "SANCTION" and (not abroad or any(self.parse.lemmas[o] in ("sanction", "embargo") for o in args.objects)):
            return []  # "said sanctions had been imposed": many may have done so
        return [] if link.type == "COERCE" and abroad else found

    def _issuer(self, noun: int) -> list[Mention]:
        """"The party issued a declaration demanding …": who has or issues what the participle hangs on."""
        own = self._sides.as_actors(self._grammar.of(noun).agents)
        head = self.parse.heads[noun]
        if own or head == noun or not self._grammar.is_verb(head) or self.parse.deps[noun] not in ("dobj", "pobj"):
            return own
        if self.parse.lemmas[noun] not in _TEXTS or self.parse.lemmas[head] in _TELLING | WEIGHING:
            return own
        return self._sides.as_actors(self._grammar.of(head).agents)

    def _parties(self, nouns: Iterable[int]) -> list[Mention]:
        """Who takes part in what is the subject of a verb: "talks between Chad and Niger collapsed", "Israel's talks with Hamas failed"."""
        for n in nouns:
            args = self._grammar.of(n)
            both = args.preps.get("between", []) or ([*args.agents, *args.preps["with"]] if args.agents and "with" in args.preps else [])
            found = self._sides.as_actors(both)
            if found:
                return found
        return []

    def _holder(self, h: int) -> Mention | None:
        """Who held those who come "from" there: "Russia", "rebel captivity", "an Iranian jail"."""
        beside = (self._sides.modifier(c) for c in self.parse.kids(h, "amod", "compound", "poss"))
        return self._cast.mention(h) or next((m for m in beside if m is not None), None) or self._cast.owner(h)

    def _from_light_verb(self, reading: Reading) -> list[Mention]:
        """The subject of the verb whose object the event noun is: "suffered", "saw", "faces"."""
        parse = self.parse
        p = reading.token
        if self._grammar.is_verb(p):
            return []
        head = parse.heads[p]
        if parse.deps[p] == "pobj" and reading.type == "CONSULT" and (reading.mode == "visit" or "with" in self._grammar.of(p).preps) and parse.lower[head] in ("during", "on", "in", "at", "after", "following", "before"):
            verb = parse.heads[head]  # "celebrated mass during a visit to Cuba"
            return self._sides.as_actors(self._grammar.of(verb).agents) if self._grammar.is_verb(verb) else []
        if parse.deps[p] == "dobj" and parse.lemmas[head] in _JUDGING and any(c > p for c in parse.kids(head, "oprd", "acomp", "xcomp")):
            return []  # "called the murder wrong"
        if parse.deps[p] == "dobj" and reading.type == "THREATEN" and parse.lemmas[head] in WEIGHING and parse.kids(p, "acl", "relcl"):
            return []  # "called the plan to use force a mistake"
        if parse.deps[p] == "dobj" and reading.type in _BLOWS_AND_SEIZURES and parse.lemmas[head] not in _DEALING:
            return []  # "justified the raid", "endorsed the invasion", "provoked an attack"
        if parse.deps[p] == "dobj" and self._grammar.is_verb(head) and parse.lemmas[head] not in _TELLING:
            return self._sides.as_actors([a for a in self._grammar.of(head).agents if not self._grammar.is_nobody(a)])  # "no group claimed the attack"
        far = parse.heads[head]
        if parse.deps[p] == "pobj" and parse.lower[head] == "as" and parse.lower[far] == "far" and self._grammar.is_verb(parse.heads[far]):
            return self._sides.as_actors(self._grammar.of(parse.heads[far]).agents)  # "would go as far as an invasion"
        return []

    def _from_keeper(self, reading: Reading) -> list[Mention]:
        """"Russia had 40,000 troops stationed there": who has what the participle says something of."""
        parse = self.parse
        p = reading.token
        while parse.deps[p] == "conj" and parse.tags[p] in ("VBG", "VBN"):  # "a statement condemning the coup and calling on the army to step back"
            p = parse.heads[p]
        n = parse.heads[p]
        if parse.deps[p] != "acl" or parse.deps[n] not in ("dobj", "nsubj"):
            return []
        own = self._sides.as_actors([n])
        suffered = reading.type not in _OF_DOERS and n in self._grammar.of(p).objects  # "freed the leader, jailed since May"
        known = [m for m in own if m.known and not suffered]
        if known:
            return known
        v = parse.heads[n]
        if parse.lemmas[v] in _TELLING:  # "a spokesman confirmed that a bomb detonated", the clause read as a noun with a participle
            return []
        if own and reading.type != "MOBILIZE" and parse.lemmas[v] not in _KEEPING:  # "freed two men accused of spying": not by who freed them
            return []
        return self._sides.as_actors(self._grammar.of(v).agents) if self._grammar.is_verb(v) and parse.deps[n] == "dobj" else []

    def _from_causer(self, reading: Reading) -> list[Mention]:
        """"The general had the judge suspended and arrested": who has it done; who has soldiers killed suffers it."""
        parse = self.parse
        p = reading.token
        while parse.deps[p] == "conj" and parse.tags[p] == "VBN":
            p = parse.heads[p]
        v = parse.heads[p]
        if reading.type == "ASSAULT" or parse.deps[p] != "ccomp" or parse.tags[p] != "VBN" or parse.lemmas[v] not in ("have", "get"):
            return []
        return self._sides.as_actors(self._grammar.of(v).agents) if self._grammar.of(p).passive else []

    def speaker(self, p: int) -> list[Mention]:
        """Subject of the verb of saying that governs a clause."""
        parse = self.parse
        t = p
        for a in parse.ancestors(p):
            told = parse.deps[t] == "conj" and any(parse.lower[m] == "that" for m in parse.kids(t, "mark"))  # "said …, but that …"
            if parse.lemmas[a] in _FEARING:
                return []  # who fears an attack does not threaten it
            if (told or parse.deps[t] in ("ccomp", "acl", "parataxis", "xcomp")) and self._grammar.is_verb(a):
                found = self._sides.as_actors(self._grammar.of(a).agents)
                if not found and parse.deps[a] == "advcl" and parse.tags[a] == "VBG" and not parse.kids(a, "nsubj"):  # "drew a line, saying that …"
                    found = self._sides.as_actors(self._grammar.of(parse.heads[a]).agents)
                if found:
                    return found
            if parse.deps[t] == "acl":
                found = self._sides.as_actors(self._grammar.of(self._grammar.parse.heads[a]).agents)
                if found:
                    return found
            t = a
        return self._sides.as_actors([self._sources[p]]) if p in self._sources else []

    def addressed(self, p: int) -> list[Mention]:
        """"Told the envoy that it was out of the question": to whom the verb of saying that governs a clause says it."""
        says = self.parse.heads[p]
        if self.parse.deps[p] != "ccomp" or not self._grammar.is_verb(says):
            return []
        args = self._grammar.of(says)
        return self._sides.as_actors([*args.datives, *args.objects])
