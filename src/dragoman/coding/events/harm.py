"""Who did the harm that a verb without a doer tells of: "killed in an attack by rebels", "died when warplanes bombed a market".

A reading with its roles in; the roles with the doer found in the noun of violence, or in the clause that says when it happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.matching import Matcher
from dragoman.coding.events.reading import Reader, Reading
from dragoman.coding.events.roles import RoleFinder, Roles, with_country
from dragoman.knowledge import FrameRow
from dragoman.language import Parse

_WITHIN = ("in", "by", "during", "from", "after", "amid", "to")
_VIOLENCE = ("violence", "police_fire")
_WHEN = frozenset({"when", "after", "as", "while"})
_JUST_WHEN = frozenset({"when"})
_MEANWHILE = frozenset({"while"})
_BLAMED = frozenset({"blame", "pin"})
# What becomes of people and things when something is done to them; what was done stands in the clause.
_OUTCOME = frozenset("die perish succumb lose suffer survive collapse crash fall burn hurt wound injure hit damage sink trap".split())
HARMS = _OUTCOME | {"kill", "shoot", "beat", "destroy"}
_KILLING, _DYING = frozenset({"kill", "wound", "injure", "maim"}), frozenset({"die", "perish", "succumb"})
# Modes that the classes "means:…" of the frames tell, the more special first.
_MEANS = ("suicide-attack", "drone", "aerial", "crowd-control", "heavy-weapons", "firearms", "explosives", "primitive")
_IN_ARMS = frozenset({"REB", "UAF", "CRM"})
_LAWFUL = frozenset({"arrest", "detain", "jail", "imprison", "sentence", "detention", "custody", "imprisonment"})
_CAPTORS = frozenset({"MIL", "COP", "SPY", "REB"})
# What people do because of it, who need not be those it was done to.
_FLIGHT = frozenset("flee escape pour stream cross leave evacuate run arrive shelter".split())

# Whoever does these has been attacked.
_COMING_THROUGH = frozenset({"escape", "flee", "survive", "evade", "dodge", "suffer", "withstand", "endure"})
# Whoever does these to an attack is its target.
MEETING = frozenset({"repel", "repulse", "withstand"})
_BEFALLEN = frozenset({"target", "victim", "object"})


class Harm:
    """Completes roles within one parse."""

    def __init__(self, parse: Parse, grammar: Grammar, matcher: Matcher, reader: Reader, roles: RoleFinder) -> None:
        self.parse = parse
        self._grammar = grammar
        self._matcher = matcher
        self._reader = reader
        self._roles = roles

    def completed(self, reading: Reading, roles: Roles) -> tuple[Roles, frozenset[int]]:
        """The roles, and the tokens of what told who it was: those are no event of their own."""
        row, t = reading.row, reading.token
        if reading.type == "COERCE":
            return self._taken(reading, roles), frozenset()
        if reading.type != "ASSAULT":
            return roles, frozenset()
        above = self.parse.heads[t]
        if t in self.causes(above):
            own = {m.key for m in roles.actors}
            victims = [m for m in self._roles.as_victims(self._undergoers(above)) if m.key not in own]  # "were hurt while repelling an attack": not by themselves
            return (replace(roles, recipients=_placed(tuple(victims), roles.recipients)) if victims else roles), frozenset()
        if targets := self._targets(t):
            victims = self._roles.as_victims(targets)
            mine = {w for m in victims for w in (m.key, m.name)}
            doers = [m for m in roles.actors if mine.isdisjoint((m.key, m.name))] or self._roles.as_actors(self._grammar.of(above).preps.get("by", []))
            return replace(roles, actors=tuple(doers), recipients=tuple(victims) or roles.recipients), frozenset()
        if not roles.recipients and (suffered := self._roles.as_victims(self._suffered(t))):
            roles = replace(roles, recipients=tuple(suffered))
        if not isinstance(row, FrameRow) or reading.inner is not None or not self._grammar.is_verb(t):
            return roles, frozenset()
        if row.undergone:  # "forty died in air strikes": the subject is whom it was done to
            implied = self._roles.implied(reading) if row.implied else []
            roles = Roles(tuple(implied), tuple(self._roles.as_victims(self._grammar.of(t).agents)), not implied)
        if any(m.form != "implied" for m in roles.actors) or not (row.undergone or self._grammar.is_passive(t)):
            return roles, frozenset()
        for verb in self._together(t):  # "three killed, twelve wounded in police firing"
            doers, told = self._in_noun(verb)
            if doers:
                return self._between(roles, doers), told
        return self._in_clause(t, roles) if not roles.actors else (roles, frozenset())

    def causes(self, verb: int) -> list[int]:
        """Where a verb only tells what became of somebody, or what went on meanwhile: the clauses of time, which tell what happened."""
        if not self._grammar.is_verb(verb):
            return []
        if self.parse.tags[verb] == "VBG":
            return self._clauses(verb, _JUST_WHEN)
        return self._clauses(verb) if self.parse.lemmas[verb] in _OUTCOME | _FLIGHT else []

    def _taken(self, reading: Reading, roles: Roles) -> Roles:
        """"Were captured when Israeli commandos stormed a freighter": who takes somebody prisoner stands in the clause that says upon what."""
        if roles.actors or reading.inner is not None or not self._grammar.is_verb(reading.token) or not self._grammar.is_passive(reading.token):
            return roles
        for clause in self._clauses(reading.token, _JUST_WHEN):
            inner = self._reader.read(clause)
            if inner is not None and inner.type in ("ASSAULT", "COERCE") and not inner.future and not inner.negated:
                captors = [m for m in self._roles.roles(inner).actors if _CAPTORS & set(m.sectors)]
                if captors:
                    return self._between(roles, captors)
        return roles

    def _suffered(self, t: int) -> list[int]:
        """Where nobody is said to be struck, who came to harm: "opened fire at a concert, killing 58 people", "eleven people died in the blast"."""
        parse = self.parse
        if self._grammar.is_verb(t):
            return [o for c in parse.kids(t, "advcl") if c > t and parse.tags[c] == "VBG" and parse.lemmas[c] in _KILLING for o in self._grammar.of(c).objects]
        prep = parse.heads[t]
        verb = parse.heads[prep]
        if parse.deps[t] != "pobj" or parse.lower[prep] not in ("in", "from", "by") or not self._grammar.is_verb(verb):
            return []
        if parse.lemmas[verb] in _KILLING and self._grammar.is_passive(verb):
            return self._grammar.of(verb).objects
        return self._grammar.of(verb).agents if parse.lemmas[verb] in _DYING else []

    def _targets(self, noun: int) -> list[int]:
        """Whom a noun of violence befell: "escaped a bomb attack", "survived two ambushes", "was the target of an assassination attempt"."""
        parse = self.parse
        t = noun
        if parse.deps[t] == "pobj" and parse.lower[parse.heads[t]] == "of" and parse.lemmas[parse.heads[parse.heads[t]]] in _BEFALLEN:
            t = parse.heads[parse.heads[t]]
            verb = parse.heads[t]
            return self._grammar.of(verb).agents if parse.deps[t] == "attr" and parse.lemmas[verb] in ("be", "become") else []
        verb = parse.heads[t]
        if self._grammar.is_verb(noun) or parse.deps[t] != "dobj" or parse.lemmas[verb] not in _COMING_THROUGH | MEETING:
            return []
        return self._grammar.of(verb).agents

    def _undergoers(self, verb: int) -> list[int]:
        args = self._grammar.of(verb)
        if self.parse.lemmas[verb] not in _OUTCOME:
            return []
        return args.objects if args.passive else args.agents

    def _clauses(self, verb: int, marks: frozenset[str] = _WHEN) -> list[int]:
        """Verbs of the clauses that say when, or upon what, something came about."""
        return [c for c in self._grammar.adverbials(verb, marks) if self._grammar.is_verb(c)]

    def _together(self, verb: int) -> list[int]:
        """A verb of harm and those joined to it: what stands at one may tell who did it all.

        Of "three killed, twelve wounded in …" the second hangs on its number, and that on the first.
        """
        parse = self.parse
        near = [*parse.conjuncts(verb), *(n for n in parse.kids(verb, "npadvmod") if parse.pos[n] == "NUM")]
        near += [v for n in near if not self._grammar.is_verb(n) for v in parse.kids(n, "acl")]
        return [verb, *(v for v in near if v != verb and parse.lemmas[v] in HARMS)]

    def _in_noun(self, verb: int) -> tuple[list[Mention], frozenset[int]]:
        """"In an attack by Kurdish rebels", "in Saudi air strikes", "in clashes with the army", "in an ambush blamed on the PKK"."""
        parse, preps = self.parse, self._grammar.of(verb).preps
        struck = [o for o in self._grammar.of(verb).objects if self.parse.lemmas[verb] in _COMING_THROUGH]
        doing = [g for p in parse.kids(verb, "prep") for g in parse.kids(p, "pcomp") if not parse.kids(g, "dobj")]  # "in shelling by rebels"
        for hands in (h for h in preps.get("at", ()) if parse.lemmas[h] == "hand"):  # "died at the hands of the army"
            found = self._roles.as_actors(self._grammar.of(hands).preps.get("of", []))
            if found:
                return found, frozenset({hands})
        for nouns in (*(preps.get(prep, ()) for prep in _WITHIN), doing, struck):
            for noun in nouns:
                if noun not in (*doing, *struck) and not self._matcher.any_in([noun], _VIOLENCE):
                    continue
                args = self._grammar.of(noun)
                told = [a for c in self.parse.kids(noun, "acl", "relcl") for a in self._told(c)]
                own = args.agents if parse.pos[noun] == "NOUN" else []
                for heads in (own, args.preps.get("by", []), [noun], args.preps.get("with", []), args.preps.get("between", []), told):
                    found = self._roles.as_actors(heads)
                    if found:
                        return found, frozenset({noun})
        return self._in_gerund(verb)

    def _in_gerund(self, verb: int) -> tuple[list[Mention], frozenset[int]]:
        """"Killed in police firing in Surat", which the parser takes for police who fire."""
        parse = self.parse
        for noun in self._grammar.of(verb).preps.get("in", ()):
            for gerund in parse.kids(noun, "acl"):
                if gerund == noun + 1 and parse.tags[gerund] == "VBG":
                    reading = self._reader.read(gerund)
                    found = self._roles.as_actors([noun]) if reading is not None and reading.type == "ASSAULT" else []
                    if found:
                        return found, frozenset({gerund})
        return [], frozenset()

    def _told(self, clause: int) -> list[int]:
        args = self._grammar.of(clause)
        return args.preps.get("on", []) if self.parse.lemmas[clause] in _BLAMED else args.agents if args.passive else []

    def _in_clause(self, verb: int, roles: Roles) -> tuple[Roles, frozenset[int]]:
        """"Four were killed when police opened fire": who did it stands in the clause that says upon what they were killed."""
        for inner in self._done_upon(verb):
            told = self._roles.roles(inner)
            roles = replace(roles, recipients=_placed(roles.recipients, told.recipients))
            return (self._between(roles, list(told.actors)) if told.actors else roles), inner.tokens
        return roles, frozenset()

    def as_abduction(self, d: EventDraft) -> EventDraft:
        """"Rebels are holding eleven people", "gunmen took 36 villagers": whom those in arms against a state take is abducted; what they call an arrest may be one."""
        reading, doers = d.reading, d.roles.actors
        taken = (reading.type, reading.mode) == ("COERCE", "arrest") and reading.inner is None and self.parse.lemmas[reading.token] not in _LAWFUL
        if not taken or not doers or any(m.form == "implied" or _IN_ARMS.isdisjoint(m.sectors) or not _CAPTORS.isdisjoint(set(m.sectors) - _IN_ARMS) for m in doers):
            return d
        return replace(d, reading=replace(reading, type="ASSAULT", mode="abduct"))

    def by_means(self, reading: Reading) -> Reading:
        """"Twenty were killed when a bomb went off", "attacked it with artillery": how it was done, where the verb does not tell."""
        if reading.type != "ASSAULT" or reading.mode or reading.inner is not None or not isinstance(reading.row, FrameRow) or not self._grammar.is_verb(reading.token):
            return reading
        mode = self._mode_of_clause(reading.token, reading.row) or self._mode_of_weapon(reading.token)
        return replace(reading, mode=mode) if mode else reading

    def _mode_of_weapon(self, verb: int) -> str:
        """What it was done with, else what did it: "wounded by gunfire", "jets struck camps", "a suicide bomber killed two"."""
        args = self._grammar.of(verb)
        armed = [h for o in args.objects for h in self._grammar.of(o).preps.get("with", ())]  # "attacked positions with missiles"
        for heads in (args.preps.get("with", []), armed, args.preps.get("by", []), args.preps.get("in", []), [] if args.passive else args.agents):
            for mode in _MEANS:
                if any(self._matcher.in_class(h, f"means:{mode}") for h in heads):
                    return mode
        return ""

    def _mode_of_clause(self, verb: int, row: FrameRow) -> str:
        """"Twenty were killed when a bomb went off": the clause that says when tells how."""
        if not (row.undergone or self._grammar.is_passive(verb)):
            return ""
        return next((inner.mode for inner in self._done_upon(verb) if inner.mode), "")

    def _done_upon(self, verb: int) -> Iterator[Reading]:
        """The deeds upon which somebody came to harm: "were killed when police opened fire"."""
        for clause in self._upon(verb):
            inner = self._reader.read(clause)
            if inner is not None and inner.type == "ASSAULT" and not inner.future and not inner.negated:
                yield inner

    def _upon(self, verb: int) -> list[int]:
        """Clauses of time of a verb of harm and of those joined to it: "four were killed and five hurt when police opened fire".

        Not "two were stabbed while one was shot by police": those are the harm of others, told beside it.
        """
        parse = self.parse
        clauses = [c for v in self._together(verb) for c in self._clauses(v)]
        return [c for c in clauses if not (self._grammar.is_passive(c) and self._grammar.adverbials(parse.heads[c], _MEANWHILE).count(c))]

    @staticmethod
    def _between(roles: Roles, doers: list[Mention]) -> Roles:
        """Nobody is on both sides: "soldiers were killed in clashes between soldiers and rebels"."""
        victims = {m.key for m in roles.recipients}
        return replace(roles, actors=tuple(m for m in doers if m.key not in victims), explicit=True)


def _placed(victims: tuple[Mention, ...], others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """"Five people were killed when a bomber attacked a market in Kabul": people of nowhere are of where it was."""
    countries = {m.country for m in others if m.country}
    if len(countries) != 1 or any(m.known for m in victims):
        return victims
    country = countries.pop() or ""
    return tuple(with_country(m, country) for m in victims) or others
