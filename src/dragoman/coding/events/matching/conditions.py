"""Does a pattern fit a word: its slots are filled, and what its frame asks of doers, objects and particles holds?"""

from __future__ import annotations

from abc import abstractmethod

from dragoman.coding.actors import Cast
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.matching.membership import GOVERNING, REFLEXIVE
from dragoman.coding.events.matching.slots import Slots
from dragoman.knowledge import FrameRow, Frames, Trigger
from dragoman.language import Parse

# Verbs whose subject does what their object names, or will, or does no longer.
_CARRYING_OUT = frozenset({"carry", "conduct", "launch", "mount", "perform", "execute", "order", "deliver", "ready", "plan", "prepare", "eye", "weigh", "mull", "resume", "halt", "suspend", "threaten", "vow", "continue"})
# Classes of subjects so wide that a verb without a subject may have one of them.
_WIDE = frozenset({"people", "person", "actor", "envoy_like"})
_MODALS = frozenset({"will", "would", "could", "may", "might", "shall", "must", "'ll", "wo", "can"})
_FIGHTING = frozenset({"MIL", "REB", "UAF", "PRM"})
_ARMS = _FIGHTING | {"COP", "CRM", "GOV", "SPY"}


class Conditions(Slots):
    """Patterns held against the words of one parse."""

    def __init__(
        self, parse: Parse, frames: Frames, cast: Cast, grammar: Grammar, places: frozenset[int], not_events: frozenset[int]
    ) -> None:
        super().__init__(parse, frames, cast, grammar, places, not_events)
        self._particles: dict[int, frozenset[str]] = {}

    @abstractmethod
    def beside(self, p: int) -> frozenset[str]:
        """The words and lemmas of the sentence of a token."""

    def _stands_beside(self, p: int, name: str) -> bool:
        """Whether a noun of a class stands in the sentence of a token; "beat them and set fire to their cars" tells of no set."""
        words = self.frames.classes[name]
        if self.beside(p).isdisjoint(words):
            return False
        parse = self.parse
        s = parse.sentences[parse.sentence_of[p]]
        return any((parse.lemmas[t] in words or parse.lower[t] in words) and parse.pos[t] not in ("VERB", "AUX") for t in range(s.start, s.end))

    def fits(self, p: int, trigger: Trigger) -> bool:
        """Whether every slot of the pattern is filled and the frame's classes hold."""
        for slot in trigger.slots:
            if not self.fills(p, slot):
                return False
        if self._undone(p, trigger) or (trigger.accuses and self._is_impersonal(p)):
            return False
        row = trigger.row
        return not isinstance(row, FrameRow) or self._holds(p, trigger, row)

    def _holds(self, p: int, trigger: Trigger, row: FrameRow) -> bool:
        """Whether what a frame asks of the words around its pattern is there."""
        if row.not_beside and any(self._stands_beside(p, name) for name in row.not_beside):
            return False  # "beat Brazil in the final"
        verb = self.grammar.is_verb(p)
        args = self.grammar.of(p)
        objects = self.objects(p)
        if row.type == "ASSAULT" and not trigger.slots and any(self.parse.lower[o] in REFLEXIVE for o in objects):
            return False  # "shot himself in the foot"
        if row.conditional and verb and not self.grammar.condition(p) and not self._is_any(objects):
            return False
        if row.modal and verb and _MODALS.isdisjoint(self.parse.lower[c] for v in self._bound(p) for c in self.parse.kids(v, "aux")):
            return False
        if row.object and verb and not trigger.own and not self.any_in(objects, row.object):
            return False
        if "people" in row.subject and not verb:
            objects = [o for o in objects if o not in args.preps.get("by", ()) or not self._is_crowd(o)]  # "a walkout by miners"
        if row.not_object and not trigger.named and objects and self.any_in([self.grammar.head_noun(o) for o in objects], row.not_object):
            return False  # what a pattern names itself is not barred: "trade fire", though "fight a fire" is no fight
        agents = args.agents
        if row.not_subject and self.any_in(agents or self._of_infinitive(p), row.not_subject):
            return False
        if row.subject and verb and not agents and args.passive and any(not c.startswith("!") for c in row.subject):
            return False  # nobody of the right kind is said to do it: "time was left"
        if not verb and "people" in row.subject and self._is_done_by_force(p):
            return False
        return not (row.subject and verb) or self._subject(agents, row.subject)

    def _of_infinitive(self, p: int) -> list[int]:
        """"The second snowstorm to hit the plains": who does what an infinitive behind a noun tells, or what it was."""
        parse, noun = self.parse, self.parse.heads[p]
        return [noun] if parse.tags[p] == "VB" and parse.deps[p] in ("acl", "relcl") and parse.pos[noun] in ("NOUN", "PROPN") else []

    def _is_crowd(self, t: int) -> bool:
        """Miners, students, residents: people without arms, and neither a state nor its forces."""
        mention = self.cast.mention(t)
        return mention is not None and self.in_class(t, "people") and _ARMS.isdisjoint(mention.sectors)

    def _is_any(self, objects: list[int]) -> bool:
        """"Would answer any such move": what may be done stands for the condition."""
        return any(self.parse.lower[d] == "any" for o in objects for d in self.parse.kids(o, "det"))

    def _bound(self, p: int) -> list[int]:
        """A verb and what binds somebody to it: "will have to respond"."""
        above = self.parse.heads[p]
        return [p, above] if self.parse.deps[p] == "xcomp" and self.parse.lemmas[above] == "have" else [p]

    def _is_done_by_force(self, p: int) -> bool:
        """Whether a state or an armed force carries out, plans or halts what a noun names: theirs are no strikes of workers."""
        parse, t = self.parse, p
        while parse.deps[t] == "pobj" and self.grammar.head_noun(parse.heads[parse.heads[t]]) == p:  # "dozens of strikes"
            t = parse.heads[parse.heads[t]]
        verb = parse.heads[t]
        if parse.deps[t] not in ("dobj", "nsubjpass") or parse.lemmas[verb] not in _CARRYING_OUT or not self.grammar.is_verb(verb):
            return False
        doers = [m for a in self.grammar.of(verb).agents if (m := self.cast.mention(a)) is not None]
        return any(m.kind in GOVERNING or bool(set(m.sectors) & _FIGHTING) for m in doers)

    def _is_impersonal(self, p: int) -> bool:
        """"It is alleged that …": nobody accuses; what is alleged is the event."""
        parse = self.parse
        return self.grammar.is_passive(p) and bool(parse.kids(p, "ccomp")) and all(parse.lower[s] == "it" for s in parse.kids(p, "nsubjpass", "nsubj"))

    def _undone(self, p: int, trigger: Trigger) -> bool:
        """"called off the strike", "take up the issue": a particle that the pattern does not name turns the sense of a set phrase round."""
        particles = self.unnamed_particles(p, trigger)
        return bool(particles) and ("off" in particles or trigger.named)

    def unnamed_particles(self, p: int, trigger: Trigger) -> frozenset[str]:
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
