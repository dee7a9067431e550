"""Who is understood where nobody stands: a verb without a subject of its own in, those who do or undergo it out.

"Offered to mediate", "left the hall and were arrested", "soldiers sent to guard the border": control, conjunction and participles.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from dragoman.coding.events.grammar.clauses import Clauses
from dragoman.coding.events.grammar.model import Arguments
from dragoman.coding.events.grammar.voice import VERBAL

# Verbs whose subject weighs somebody else's plan: "called the plan to use force a mistake".
WEIGHING = frozenset(
    "call reject oppose criticise criticize condemn support welcome back discuss describe denounce dismiss question veto block defend praise hail "
    "endorse debate see consider deem term label brand doubt fear await leak report uncover foil thwart reveal".split()
)
# Verbs whose object is a means: who uses it does what follows ("used a base to attack").
_FOR_ONESELF = frozenset({"use", "employ", "exploit", "abuse", "spend", "cross", "enter", "violate", "seize", "break", "risk", "build", "promise", "take", "need"})

# Who is given a time or a chance is to use it.
_GIVING = frozenset({"give", "grant", "allow"})


class Understood(Clauses, ABC):
    """Understood subjects and undergoers of one parse."""

    @abstractmethod
    def of(self, p: int) -> Arguments:
        """The arguments of a verb, noun or adjective."""

    def _undergoer(self, v: int) -> list[int]:
        """What a participle says something of: its noun, the subject of its matrix, or what its first conjunct undergoes."""
        parse = self.parse
        dep, head = parse.deps[v], parse.heads[v]
        if dep in ("acl", "relcl", "amod") and head != v:
            if parse.lower[head] == "those" and parse.lower[parse.heads[head]] == "among":  # "among those arrested was a reporter"
                return self.expand(parse.kids(parse.heads[parse.heads[head]], "attr", "nsubj")) or [head]
            return self.expand([head]) if dep == "amod" else [head]
        if dep == "conj":
            args = self.of(head)
            return (args.agents if parse.kids(v, "auxpass") and not args.passive else args.objects)[:]  # "left the hall and were arrested"
        if dep in ("advcl", "xcomp", "ccomp"):
            args = self.of(head)
            return (args.objects if args.passive else args.agents)[:]
        return []

    def _set_between(self, v: int) -> int | None:
        """"…, and Serbia, while offering to receive envoys, refused": the subject before a participle that stands between commas."""
        parse, (first, end) = self.parse, self.parse.edges[v]
        if parse.tags[v] != "VBG" or first < 2 or end >= len(parse) or parse.words[first - 1] != "," or parse.lower[first] != "while":
            return None
        before = next((t for t in (first - 2, parse.heads[first - 2]) if parse.deps[t] in ("nsubj", "nsubjpass")), None)
        return before if before is not None and parse.heads[before] >= end - 1 else None

    def _inherited(self, v: int) -> list[int]:
        """The understood subject of a verb that has none of its own."""
        parse = self.parse
        dep, head = parse.deps[v], parse.heads[v]
        if head == v:
            return []
        if dep == "conj":
            args = self.of(head)
            return (args.objects if args.passive else args.agents)[:]
        if dep in ("acl", "relcl", "amod"):
            if parse.tags[v] == "TO" or any(parse.lower[c] == "to" for c in parse.kids(v, "aux")):
                return self._agents_around(head)
            return [head]
        if dep in ("xcomp", "ccomp"):
            if parse.pos[head] == "ADJ":
                return self.of(head).agents[:]
            args = self.of(head)
            if dep == "ccomp" and not any(parse.lower[c] == "to" for c in parse.kids(v, "aux")) and parse.tags[v] != "VBG":
                return []
            if parse.pos[head] in VERBAL and args.objects and not args.passive and parse.lemmas[head] not in _FOR_ONESELF:
                return args.objects[:]
            return (args.objects if args.passive else args.agents)[:]
        if dep == "advcl":
            aside = self._set_between(v)
            if aside is not None:
                return self.expand([aside])
            args = self.of(head)
            if args.datives and parse.lemmas[head] in _GIVING and parse.tags[v] == "VB":  # "gave the rebels a week to leave"
                return args.datives[:]
            return (args.objects if args.passive else args.agents)[:]
        if dep == "pcomp":
            governor = parse.heads[head]
            if parse.pos[governor] == "ADV":  # "stopped short of accusing"
                governor = parse.heads[governor]
            args = self.of(governor) if governor != head else Arguments()
            if self.is_verb(governor) and args.objects and not args.passive and parse.lower[head] in ("of", "from", "into", "for"):
                return args.objects[:]
            return (args.objects if args.passive else args.agents)[:]
        return []

    def _agents_around(self, noun: int) -> list[int]:
        """Who acts where an infinitive hangs on a noun ("an offer to mediate"): the noun's owner or the governing verb's subject."""
        args = self.of(noun)
        if args.agents:
            return args.agents[:]
        head = self.parse.heads[noun]
        if head == noun or not self.is_verb(head) or self.parse.lemmas[head] in WEIGHING:
            return []
        args = self.of(head)
        return (args.datives if args.datives and self.parse.lemmas[head] in _GIVING else args.agents)[:]
