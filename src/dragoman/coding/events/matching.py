"""Do these words propose an event? Triggers of the knowledge files held against a predicate and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.actors import Cast
from dragoman.coding.events.grammar import Grammar
from dragoman.knowledge import FrameRow, Frames, Slot, Trigger
from dragoman.knowledge.patterns import MODIFIER, Patterns
from dragoman.language import Parse
from dragoman.records import BEYOND_STATES

_PEOPLE = frozenset({"people", "person", "body", "role", "group", "party", "igo", "ngo", "alliance", "forces", "ministry", "agency", "media", "company"})
# Classes of subjects so wide that a verb without a subject may have one of them.
_WIDE = frozenset({"people", "person", "actor", "envoy_like"})
_THINGS = frozenset("it this that these those which what itself something anything nothing everything all one ones".split())
_GOVERNING = frozenset({"state", "government", "igo", "alliance", "ministry", "forces"})
_MODALS = frozenset({"will", "would", "could", "may", "might", "shall", "must", "'ll", "wo", "can"})
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP", "CRM"})
_FIGHTING = frozenset({"MIL", "REB", "UAF", "PRM"})
_REFLEXIVE = frozenset("himself herself itself themselves myself yourself ourselves yourselves".split())
_CROWDS = frozenset({"people", "group", "party", "person", "body"})


# Verbs whose subject does what their object names.
_CARRYING_OUT = frozenset({"carry", "conduct", "launch", "mount", "perform", "execute", "order", "deliver"})

# Nouns that are about the event before them: "a ceasefire plan", "withdrawal talks".
_ABOUT_EVENTS = frozenset({"plan", "deal", "agreement", "talk", "talks", "proposal", "bid", "effort", "campaign", "process", "operation", "threat", "demand", "pledge", "toll", "victim", "spree", "wave", "series"})


INFLECTED = frozenset({"VBD", "VBN", "VBG"})
_NONE: frozenset[str] = frozenset()


class Matcher:
    """Class membership and trigger matching over one parse."""

    def __init__(
        self, parse: Parse, frames: Frames, cast: Cast, grammar: Grammar, places: frozenset[int], not_events: frozenset[int] = frozenset()
    ) -> None:
        self.parse = parse
        self.frames = frames
        self.cast = cast
        self.grammar = grammar
        self._places = places
        self._not_events = not_events
        self._nominal: dict[int, bool] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._possible: dict[int, list[Trigger]] = {}
        self._triggers: dict[int, list[tuple[int, Trigger]]] = {}
        self._listed: dict[int, frozenset[str]] = {}
        self._members: dict[int, frozenset[str]] = {}
        self._unsettled = 0  # nouns that are being asked about, and until then count as no event
        self._particles: dict[int, frozenset[str]] = {}

    def triggers(self, p: int) -> list[tuple[int, Trigger]]:
        """(weight, trigger) of every pattern that fits at token p, the most specific first."""
        found = self._triggers.get(p)
        if found is None:
            found = self._fitting(p)
            if not self._unsettled:
                self._triggers[p] = found
        return found

    def _fitting(self, p: int) -> list[tuple[int, Trigger]]:
        """Patterns that fit a word, the strongest first; none where it is a month, part of a name, or another verb."""
        parse = self.parse
        possible = self.possible(p)
        if not possible or p in self._not_events or "not_events" in self._classes_at(p) or self._is_other_verb(p):
            return []
        if parse.pos[p] in ("NOUN", "PROPN") and not self.grammar.is_verb(p) and (self._in_a_name(p) or self._only_modifies(p)):
            return []
        found = [(t.weight, t) for t in possible if self.fits(p, t)]
        found.sort(key=lambda pair: (-pair[0], bool(self._unnamed_particles(p, pair[1]))))
        return found

    def _is_other_verb(self, p: int) -> bool:
        """"Wound up the talks": a verb that means something else with the particle behind it; patterns name it with its particle."""
        lower = self.parse.lower
        after = lower[p + 1] if p + 1 < len(lower) else ""
        return f"{lower[p]} {after}" in self.frames.classes.get("not_verbs", ()) and not any(after in t.needs for t in self.possible(p))

    def possible(self, p: int) -> list[Trigger]:
        """Patterns that begin with the word at p and whose other words stand in the sentence: no other pattern can fit."""
        found = self._possible.get(p)
        if found is None:
            table = self._table(p)
            found = self._possible[p] = [t for some in self._candidates(table, p) for t in some.among(self.words_around(p))] if table else []
        return found

    def _table(self, p: int) -> dict[str, Patterns] | None:
        if self.grammar.is_verb(p):
            return self.frames.verbs
        pos = self.parse.pos[p]
        return self.frames.adjectives if pos == "ADJ" else self.frames.nouns if pos in ("NOUN", "PROPN") else None

    def words_around(self, p: int) -> frozenset[str]:
        """The words of the sentence and their lemmas; patterns look a few words past its ends."""
        parse = self.parse
        k = parse.sentence_of[p]
        if k not in self._around:
            here = slice(max(parse.sentences[k].start - 4, 0), parse.sentences[k].end + 1)
            self._around[k] = frozenset(parse.lower[here]) | frozenset(parse.lemmas[here])
        return self._around[k]

    def _only_modifies(self, p: int) -> bool:
        """"Trade unions", "riot police": what stands before a noun that is no event only says which."""
        parse = self.parse
        head = parse.heads[p]
        if parse.deps[p] not in ("compound", "nmod") or head == p or parse.pos[head] not in ("NOUN", "PROPN"):
            return False
        lemma = parse.lemmas[head]
        return lemma not in self.frames.nouns and parse.lower[head] not in self.frames.nouns and lemma not in _ABOUT_EVENTS

    def failures(self, p: int) -> list[tuple[Trigger, str]]:
        """(trigger, why it does not fit) of the patterns that begin with the word at p."""
        table = self._table(p)
        if table is None:
            return []
        return [(t, self._reason(p, t)) for some in self._candidates(table, p) for t in some if not self.fits(p, t)]

    def _reason(self, p: int, trigger: Trigger) -> str:
        for slot in trigger.slots:
            if not self._slot(p, slot):
                wanted = f"“{slot.word}”" if slot.word else f"{{{','.join(slot.classes)}}}" if slot.classes else "anything"
                return f"no {wanted} as {f'what stands under “{slot.prep}”' if slot.prep else 'object'}"
        return "its object or subject is of a class the frame bars or does not allow"

    def _in_a_name(self, p: int) -> bool:
        """"Agency for Development and Cooperation": a capitalised word of a longer name is no event."""
        parse = self.parse
        if self.cast.named(p) is not None:
            return True
        if parse.pos[p] != "PROPN" or not parse.words[p][0].isupper() or parse.words[p].isupper():
            return False
        first = parse.sentences[parse.sentence_of[p]].start
        left = range(max(p - 3, first + 1), p)
        return any(parse.pos[t] == "PROPN" and parse.words[t][0].isupper() and self.cast.named(t) is None for t in left)

    def _candidates(self, table: dict[str, Patterns], p: int) -> list[Patterns]:
        """Patterns listed under a word's lemma or form: "test-fire" is no "fire", "staged" is of "stage"."""
        parse, lemma, word = self.parse, self.parse.lemmas[p], self.parse.lower[p]
        keys = [lemma] if lemma == word else [lemma, word]
        out = [table[key] for key in keys if key in table]
        if p >= 2 and parse.words[p - 1] == "-" and (joined := f"{parse.lower[p - 2]}-{lemma}") in table:  # "test-fire" is no "fire"
            return [table[joined]]
        if not out and parse.tags[p] in INFLECTED and not (p >= 2 and parse.words[p - 1] == "-"):  # lemmas cut too short: "staged" is of "stage", not "stag"
            stem = word.removesuffix("ed").removesuffix("ing")
            return [table[key] for key in (stem + "e", stem) if key in table][:1]
        return out

    def fits(self, p: int, trigger: Trigger) -> bool:
        """Whether every slot of the pattern is filled and the frame's classes hold."""
        for slot in trigger.slots:
            if not self._slot(p, slot):
                return False
        if self._undone(p, trigger) or (trigger.accuses and self._is_impersonal(p)):
            return False
        row = trigger.row
        return not isinstance(row, FrameRow) or self._holds(p, trigger, row)

    def _holds(self, p: int, trigger: Trigger, row: FrameRow) -> bool:
        """Whether what a frame asks of the words around its pattern is there."""
        verb = self.grammar.is_verb(p)
        args = self.grammar.of(p)
        objects = self.objects(p)
        if row.type == "ASSAULT" and not trigger.slots and any(self.parse.lower[o] in _REFLEXIVE for o in objects):
            return False  # "shot himself in the foot"
        if row.conditional and verb and not self.grammar.condition(p):
            return False
        if row.modal and verb and _MODALS.isdisjoint(self.parse.lower[c] for c in self.parse.kids(p, "aux")):
            return False
        if row.object and verb and not trigger.own and not self.any_in(objects, row.object):
            return False
        if row.not_object and not trigger.named and objects and self.any_in([self.grammar.head_noun(o) for o in objects], row.not_object):
            return False  # what a pattern names itself is not barred: "trade fire", though "fight a fire" is no fight
        agents = args.agents
        if row.not_subject and self.any_in(agents, row.not_subject):
            return False
        if row.subject and verb and not agents and args.passive and any(not c.startswith("!") for c in row.subject):
            return False  # nobody of the right kind is said to do it: "time was left"
        if not verb and "people" in row.subject and self._is_done_by_force(p):
            return False
        return not (row.subject and verb) or self._subject(agents, row.subject)

    def _is_done_by_force(self, p: int) -> bool:
        """Whether a state or an armed force carries out what a noun names: such carry out no strikes of workers."""
        parse, t = self.parse, p
        while parse.deps[t] == "pobj" and self.grammar.head_noun(parse.heads[parse.heads[t]]) == p:  # "dozens of strikes"
            t = parse.heads[parse.heads[t]]
        verb = parse.heads[t]
        if parse.deps[t] not in ("dobj", "nsubjpass") or parse.lemmas[verb] not in _CARRYING_OUT or not self.grammar.is_verb(verb):
            return False
        doers = [m for a in self.grammar.of(verb).agents if (m := self.cast.mention(a)) is not None]
        return any(m.kind in _GOVERNING or bool(set(m.sectors) & _FIGHTING) for m in doers)

    def _is_impersonal(self, p: int) -> bool:
        """"It is alleged that …": nobody accuses; what is alleged is the event."""
        parse = self.parse
        return self.grammar.is_passive(p) and bool(parse.kids(p, "ccomp")) and all(parse.lower[s] == "it" for s in parse.kids(p, "nsubjpass", "nsubj"))

    def _undone(self, p: int, trigger: Trigger) -> bool:
        """"called off the strike", "take up the issue": a particle that the pattern does not name turns the sense of a set phrase round."""
        particles = self._unnamed_particles(p, trigger)
        return bool(particles) and ("off" in particles or trigger.named)

    def _unnamed_particles(self, p: int, trigger: Trigger) -> frozenset[str]:
        """Particles of the verb that the pattern does not name."""
        parse = self.parse
        particles = self._particles.get(p)
        if particles is None:
            particles = self._particles[p] = frozenset(parse.lower[c] for c in parse.kids(p, "prt") if not parse.children[c])
        return particles - trigger.words if particles else particles

    def _subject(self, agents: list[int], wanted: list[str]) -> bool:
        """Whether those who act are of the kinds a frame asks for: only armed people shell, "warplanes destroyed the party" is no work of theirs."""
        barred = [c[1:] for c in wanted if c.startswith("!")]
        allowed = [c.lstrip("+") for c in wanted if not c.startswith("!") and c != "joint"]
        if not agents and (any(c.startswith("+") for c in wanted) or (allowed and not set(allowed) & _WIDE)):
            return False  # "destroying the party" is no work of warplanes
        if "joint" in wanted and not self._is_joint(agents):
            return False
        if self.any_in(agents, barred):
            return False
        if "people" in allowed and any(self.cast.mention(a) is None for a in agents):  # who acts as people do is taken for people
            return True
        return not allowed or not agents or self.any_in(agents, allowed)

    def _is_joint(self, agents: list[int]) -> bool:
        """Whether actors of several countries stand together: "Finnish and Swedish troops", "France and India"."""
        parse = self.parse
        countries: set[str] = set()
        for a in agents:
            named = [self.cast.named(t) for c in parse.kids(a, "amod", "compound", "nmod", "poss") for t in parse.conjuncts(c)]
            here = {n.country or n.code for n in named if n is not None and (n.country or n.code)}
            mention = self.cast.mention(a)
            if not here and mention is not None and mention.known:
                here = {mention.country or mention.code}
            countries |= {c for c in here if c}
        return len(countries) > 1

    def objects(self, p: int) -> list[int]:
        """Direct objects of a verb; of a noun what it is "of" and the nouns compounded with it."""
        args = self.grammar.of(p)
        if self.grammar.is_verb(p):
            return args.objects
        return [*args.objects, *args.datives, *args.agents]

    def _slot(self, p: int, slot: Slot) -> bool:
        """Whether what a pattern asks for stands beside its word: "withdraw {troops}", "fire at {people}", "hold {people} responsible"."""
        if slot.prep == MODIFIER:
            return self._modified(p, slot.word)
        if slot.prep == "to" and (slot.word or slot.classes == ("none",)) and self._infinitive(p, slot.word):
            return True
        if slot.prep:
            fillers = self._under(p, slot.prep)
            if fillers is None:
                return False
            if fillers and self._not_events.issuperset(fillers):
                return False  # "fired its director on Monday" fires on nobody
            if not slot.word and not slot.classes:
                return True
            if slot.classes == ("none",):
                return not fillers
            if not fillers:  # a particle: "hand over aid", "hand aid over"
                fillers = self.objects(p)
        else:
            fillers = self.objects(p)
            if slot.classes == ("none",):
                return not fillers
            if slot.word == "that":
                return any(self.parse.lower[m] == "that" for c in self.parse.kids(p, "ccomp") for m in self.parse.kids(c, "mark"))
            if slot.word:
                fillers = [*fillers, *(c for o in fillers for c in self.parse.kids(o, "amod") if c > o)]  # "held the police responsible"
                fillers = [*fillers, *self.parse.kids(p, "acomp", "advmod", "xcomp", "ccomp", "prt", "npadvmod", "oprd", "dobj")]
        if slot.word:
            return any(self._is_word(f, slot.word) for f in fillers)
        return self.any_in(fillers, slot.classes)

    def _infinitive(self, p: int, verb: str) -> bool:
        """Whether "to" and a verb (any where none is named) complement p."""
        parse = self.parse
        under = (c for c in parse.kids(p, "xcomp", "ccomp") if any(parse.lower[x] == "to" for x in parse.kids(c, "aux")))
        return any(not verb or parse.lemmas[c] == verb for c in under)

    def _modified(self, p: int, word: str) -> bool:
        parse = self.parse
        for c in parse.children[p]:
            if c < p and (parse.lemmas[c] == word or parse.lower[c] == word):
                return True
        return any(parse.lower[t] == word for t in range(max(p - 2, 0), p)) and parse.lower[p - 1] not in (",", "and")

    def _is_word(self, t: int, word: str) -> bool:
        """Whether a word is the one a pattern names, and no part of a phrase that means something else."""
        before, _, word = word.rpartition(" ")
        if not before and t and f"{self.parse.lower[t - 1]} {self.parse.lemmas[t]}" in self.frames.phrases:
            return False  # "launch air strikes" launches no strike of workers
        if before and " ".join(self.parse.lower[max(t - before.count(" ") - 1, 0) : t]) != before:
            return False
        return self.parse.lemmas[t] == word or self.parse.lower[t] == word or self.parse.lemmas[self.grammar.head_noun(t)] == word

    def _under(self, p: int, prep: str) -> list[int] | None:
        """What stands under a preposition or particle of p; None where there is no such word."""
        parse = self.parse
        args = self.grammar.of(p)
        if args.preps.get(prep):
            return [*args.preps[prep], *self._gerunds(p, prep)]
        for c in parse.children[p]:
            if parse.lower[c] == prep and parse.deps[c] in ("prt", "advmod", "prep", "agent", "dative", "compound:prt", "mark"):
                return parse.kids(c, "pcomp", "pobj", "amod", "acomp")
        # Attached one noun too low: "imposed restrictions on", "cut ties with".
        for o in self.objects(p) if self.grammar.is_verb(p) else ():
            lower = self.grammar.of(o).preps
            if prep in lower:
                return lower[prep]
        if p + 1 < len(parse) and parse.lower[p + 1] == prep and parse.pos[p + 1] in ("ADP", "ADV", "PART"):
            return []
        return None

    def _gerunds(self, p: int, prep: str) -> list[int]:
        """"Killed in police firing in Surat": a gerund fills a preposition as a noun does, also where it hangs on the noun before it."""
        parse = self.parse
        under = [c for c in parse.kids(p, "prep") if parse.lower[c] == prep]
        out = [g for c in under for g in parse.kids(c, "pcomp")]
        return out + [g for c in under for n in parse.kids(c, "pobj") for g in parse.kids(n, "acl") if g == n + 1 and parse.tags[g] == "VBG"]

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
        if word != lemma:
            found |= of(word, _NONE)
        if word.endswith("s") and len(word) > 4 and self.parse.tags[t] == "NN":
            found |= of(word[:-1], _NONE)  # a plural that was tagged as a singular: "a million euros"
        if not t:
            return found
        beside = of(f"{lower[t - 2]}-{lemma}" if before == "-" else f"{before} {lemma}", _NONE)
        if "not_events" in beside and (before == "-" or lower[max(t - 2, 0)] == "-"):
            beside -= {"not_events"}  # "a two-day trip" is no day trip
        found |= beside
        if f"{before} {lemma}" in self.frames.phrases:  # "launch air strikes" launches no strike of workers
            found = found - {"protest"} | (of(f"{before} {lemma}", _NONE) & {"protest"})
        return found

    def _is_built_in(self, t: int, name: str) -> bool:
        """Whether the word at t is of a class that needs no list."""
        parse = self.parse
        if name == "place":
            return t in self._places or self._is_country(t)
        if name == "event" or name.startswith("event:"):
            return self._is_event_noun(t)
        if name in ("person", "people", "actor") and parse.lower[t] in _REFLEXIVE:
            return False
        if name == "person" and parse.tags[t] == "CD" and parse.deps[t] in ("dobj", "nsubjpass") and not parse.children[t]:
            return True  # "detained four"
        mention = self.cast.mention(t)
        if name == "town":
            return self._is_town(t)
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
        if name == "self":
            return mention is not None and mention.form == "pronoun"
        return False

    def _is_town(self, t: int) -> bool:
        """A name of the map below a country; or one that nobody knows and that no given name, title or earlier mention makes a person's."""
        name, parse = self.cast.named(t), self.parse
        if name is not None:
            return name.form in ("capital", "region")
        if self.cast.mention(t) is not None or parse.pos[t] != "PROPN":
            return False
        return t in self._places or not parse.kids(t, "compound", "appos", "amod", "det", "nmod")

    def governs(self, t: int) -> bool:
        """Whether the token stands for a state, a government or a body of states: for those of whom others say what they should do."""
        m = self.cast.mention(t)
        return m is not None and m.known and (m.kind in _GOVERNING or bool(set(m.sectors) & {"GOV", "MIL", "REB"}))

    def _is_country(self, t: int) -> bool:
        name = self.cast.named(t)
        return name is not None and name.form in ("name", "capital", "region")

    def _is_event_noun(self, t: int) -> bool:
        """Whether a noun tells of an event itself: "talks", "the bombing"; asked of itself while that is found out, it is none."""
        found = self._nominal.get(t)
        if found is None:
            self._nominal[t] = False
            self._unsettled += 1
            found = self._nominal[t] = self.parse.pos[t] in ("NOUN", "PROPN") and bool(self.triggers(t))
            self._unsettled -= 1
        return found
