"""Who stands where: a predicate in, its agents, objects and prepositional objects out, whatever the construction.

Covers active, passive with and without "by", reduced and full relative clauses, participles, conjunction, control, and nouns with
possessive, compound, "of" and "by". Constructions and labels: ClearNLP dependencies as the parser gives them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.language import Parse

_MONEY = frozenset({"dollar", "euro", "pound", "yen", "franc", "mark", "million", "billion"})
# Verbs whose complement is an infinitive without "to".
_BARE = frozenset({"help", "let", "make", "have"})
# Verbs whose subject weighs somebody else's plan: "called the plan to use force a mistake".
WEIGHING = frozenset(
    "call reject oppose criticise criticize condemn support welcome back discuss describe denounce dismiss question veto block defend praise hail "
    "endorse debate see consider deem term label brand doubt fear await leak report uncover foil thwart reveal".split()
)
# What only binds or readies somebody to do what follows: "will have to respond".
_BOUND = frozenset({"have", "be", "go", "need"})
# Verbs whose object is a means: who uses it does what follows ("used a base to attack").
_FOR_ONESELF = frozenset({"use", "employ", "exploit", "abuse", "spend", "cross", "enter", "violate", "seize", "break", "risk", "build", "promise", "take", "need"})
VERBAL = frozenset({"VERB", "AUX"})
_WH = frozenset({"who", "which", "that", "whom", "whose"})
_NOBODY = frozenset({"nobody", "none", "no-one", "neither", "one"})
CONDITIONS = frozenset({"if", "unless", "should"})
# What a noun is under that only says when: what went before it, and what else was going on.
SINCE = frozenset({"after", "since", "before", "following", "until", "despite"})
DURING = frozenset({"during", "amid"})
_TOGETHER = frozenset({"along", "together"})
# What somebody is after what was done to him, and nobody beside him: "two guards were shot dead".
_LEFT = frozenset({"dead", "wounded", "injured", "alive"})
# Verbs that nobody undergoes, whatever a participle looks like: "hundreds of people protested".
_UNDERGONE_BY_NOBODY = frozenset("go protest demonstrate march rally riot clash talk negotiate flee arrive retreat die intervene retaliate".split())
# Verbs that never share the object of the verb they are joined to: "came and arrested two men".
_INTRANSITIVE = _UNDERGONE_BY_NOBODY | frozenset(
    "come go return move gather strike leave withdraw fight meet agree surrender sit stand rise wait act respond travel fly drive walk run say speak try "
    "start begin continue".split()
)
# What a happening does that is told by its noun, and the prepositions that then say between whom, against whom and into what.
_PHASES = frozenset({"begin", "start", "open", "resume", "continue", "end", "erupt", "break", "collapse", "fail", "restart", "proceed", "conclude"})
_WHOSE = ("between", "among", "with", "against", "into")
# Verbs that nobody does without an object, and what stands in the place of one.
_NEVER_ALONE = frozenset({"kill", "wound", "injure", "kidnap", "abduct", "displace", "behead"})
# Verbs whose "what" asks or tells, and is no thing.
_ASKING = frozenset("ask say tell know see wonder explain describe show find learn understand discuss consider decide reveal remember".split())
_SHARED = frozenset({"dobj", "ccomp", "xcomp", "dative", "aux", "prt"})
# What befalls people far oftener than they do it, where a participle alone is the verb.
_SUFFERED = frozenset(
    "arrest detain jail injure hurt shoot rescue charge sentence convict acquit free release evacuate hospitalise hospitalize admit expel deport sack fire hold seize accuse impose lift ban".split()
)
# What is done to somebody for a deed, which is no deed of those who do it.
_JUDGED = frozenset("convict sentence acquit clear jail imprison condemn fine expel appoint name invite hand extradite deport".split())
# Nouns that only measure: what counts is what they are "of".
_MEASURES = frozenset(
    "number volume much series lot kind sort group amount quantity ton tonne kilogram kg dozen hundred thousand million billion couple pair range "
    "wave spate string round type set form piece package shipment load deal % percent part rest majority handful total batch list "
    "dollar pound euro ecu franc mark rouble ruble yuan rand litre barrel score bit level company contingent platoon battalion column act campaign delivery barrage stock variety mix pack "
    "hectare acre mile kilometre kilometer metre meter kilo gallon planeload shipload truckload lorryload boatload busload carload cargo consignment "
    "crate box case bottle bag sack sackful container convoy fleet flotilla caravan handful trickle stream flood string succession host array "
    "salvo volley hail burst fusillade swathe swath stretch strip tract parcel plot chunk slice portion third quarter two-thirds fifth day week month hour year minute first second last one two some most many several all half none few both tens scores tenth percentage proportion remainder remnant".split()
)


@dataclass(slots=True)
class Arguments:
    """Heads of the noun phrases (and clauses) around a predicate, each list in the order of the text."""

    agents: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    datives: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    preps: dict[str, list[int]] = field(default_factory=dict)
    passive: bool = False


class Grammar:
    """Arguments of predicates of one parse, computed once each."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._verbal = [p in VERBAL or (t.startswith("VB") and p not in ("NOUN", "PROPN")) for p, t in zip(parse.pos, parse.tags, strict=True)]
        self._seen: dict[int, Arguments] = {}
        self._working: set[int] = set()

    def of(self, p: int) -> Arguments:
        """The arguments of a verb, noun or adjective."""
        found = self._seen.get(p)
        if found is None:
            if p in self._working:  # a cycle of control: nothing more to learn
                return Arguments()
            self._working.add(p)
            found = self._verb(p) if self.is_verb(p) else self._adjective(p) if self.parse.pos[p] == "ADJ" else self._noun(p)
            self._seen[p] = found
            self._working.discard(p)
        return found

    def is_verb(self, p: int) -> bool:
        """Whether the token is used as a verb."""
        return self._verbal[p]

    def is_passive(self, p: int) -> bool:
        """Passive by auxiliary, by subject label, or a participle that modifies what undergoes it."""
        parse = self.parse
        if parse.lemmas[p] in _UNDERGONE_BY_NOBODY:
            return False
        below = [parse.deps[c] for c in parse.children[p]]
        if "auxpass" in below:
            return True
        if "nsubjpass" in below:  # the label alone is not trusted where an object follows: "the army bombed bases"
            return "dobj" not in below
        if parse.tags[p] == "VBD" and "nsubj" in below and parse.deps[p] != "relcl" and parse.lemmas[p] in _NEVER_ALONE and _SHARED.isdisjoint(below):
            return not any(parse.kids(c, "dobj") for c in parse.kids(p, "conj"))  # "nearly 600 people wounded"
        if parse.tags[p] != "VBN" or "dobj" in below:
            return False
        dep, subject = parse.deps[p], "nsubj" in below
        if "aux" not in below:
            if subject and dep == "ROOT" and self._is_told(p):
                return False  # "Chadian forces sealed off the town": a past tense the model took for a participle
            if subject and dep in ("conj", "advcl", "ROOT", "ccomp"):
                return True  # "12 killed and 30 people wounded"
            if dep in ("acl", "advcl", "amod"):
                return True
        return dep == "conj" and parse.heads[p] != p and not subject and self.is_passive(parse.heads[p])

    def _is_told(self, p: int) -> bool:
        """Whether a root with a subject tells what that did: in a sentence of the text, of a verb that stands without an object or has one behind its particle."""
        parse = self.parse
        s = parse.sentences[parse.sentence_of[p]]
        if s.part == "title" or parse.words[s.end - 1] != "." or parse.lemmas[p] in _NEVER_ALONE:
            return False
        behind = p + 1 < s.end and parse.deps[p + 1] == "prt" and parse.heads[p + 1] == p and bool(parse.kids(p + 1, "pobj"))
        return behind or parse.lemmas[p] not in _SUFFERED

    def head_noun(self, t: int) -> int:
        """What a measuring noun is "of": "a series of attacks" → attacks; other nouns are themselves."""
        parse = self.parse
        for _ in range(3 if parse.lemmas[t] in _MEASURES or parse.tags[t] == "CD" else 0):
            if parse.lemmas[t] not in _MEASURES and parse.tags[t] != "CD":  # "three of the hostages"
                return t
            links = ("of", "in") if parse.lemmas[t] in _MONEY else ("of",)  # "60 million dollars in aid"
            inner = [p for c in parse.kids(t, "prep") if parse.lower[c] in links for p in parse.kids(c, "pobj")]
            if not inner:
                return t
            t = inner[0]
        return t

    def expand(self, heads: list[int]) -> list[int]:
        """Heads with what is coordinated with them, and relative pronouns replaced by what they stand for."""
        if not heads:
            return []
        out = [self._stands_for(t) for h in heads for t in self.parse.conjuncts(h)]
        return out if len(out) == 1 else list(dict.fromkeys(out))

    def _stands_for(self, t: int) -> int:
        """Whom a relative word stands for: "Russia, which bombed", "it was Russia that bombed"."""
        parse = self.parse
        if parse.lower[t] not in _WH:
            return t
        for a in parse.ancestors(t):
            if parse.deps[a] in ("relcl", "acl"):
                return parse.heads[a]
            if parse.deps[a] == "ccomp" and parse.lemmas[parse.heads[a]] == "be":  # "it was Russia that bombed the hospital"
                named = parse.kids(parse.heads[a], "attr")
                return named[0] if named and any(parse.lower[x] == "it" for x in parse.kids(parse.heads[a], "nsubj")) else t
            if parse.deps[a] in ("ccomp", "pcomp", "ROOT"):
                break
        return t

    def _verb(self, v: int) -> Arguments:
        """Who stands where around a verb: "troops shelled the town", "the town was shelled by troops"."""
        parse = self.parse
        out = Arguments(passive=self.is_passive(v))
        subjects = self.expand([*(parse.kids(v, "nsubj") if out.passive else parse.kids(v, "nsubj", "nsubjpass")), *self._companions(v)])
        undergoers = self.expand(parse.kids(v, "nsubjpass"))
        out.preps = self._preps(v)
        out.clauses = [c for c in parse.kids(v, "xcomp", "ccomp") if c != v]
        out.clauses += [x for c in parse.kids(v, "prep") if not self.forgoes(c) for x in parse.kids(c, "pcomp")]
        out.datives = self.expand([p for c in parse.kids(v, "dative") for p in (parse.kids(c, "pobj") or [c])])
        out.objects = self.expand([o for o in parse.kids(v, "dobj", "attr", "oprd") if parse.deps[o] != "oprd" or parse.lower[o] not in _LEFT])
        for c in parse.kids(v, "ccomp", "xcomp"):  # "wants Iran to halt": the subject of the infinitive is what is wanted of
            if self._is_asked_of_subject(v, c):
                out.objects += self.expand(parse.kids(c, "nsubj", "nsubjpass"))
        for c in parse.kids(v, "advcl") if not out.objects else ():  # "deployed thousands of troops 'to contain' the rebels"
            if c > v and parse.tags[c] == "VB" and any(parse.lower[x] == "to" for x in parse.kids(c, "aux")) and not parse.kids(c, "mark"):
                out.objects += self.expand(parse.kids(c, "nsubj"))
        if parse.lemmas[v] == "let":  # "let inspectors into the plant", "let trucks through": a clause without a verb
            small = [c for c in parse.kids(v, "ccomp") if not self.is_verb(c)]
            out.objects += self.expand([o for c in small for o in (parse.kids(c, "nsubj") or [c])])
        if out.passive:
            by = [p for c in parse.kids(v, "agent") for p in parse.kids(c, "pobj")]
            out.agents = self.expand(by) or out.preps.get("by", []) or self._by_behind(v)
            undergoers = undergoers or subjects or self._undergoer(v)
            out.objects = list(dict.fromkeys([*undergoers, *out.objects]))
        else:
            out.agents = subjects or self._inherited(v)
            out.objects = out.objects or self._called(v, out) or self._shared(v) or self.expand([o for c in parse.kids(v, "prt") for o in parse.kids(c, "pobj")])
            if parse.deps[v] in ("relcl",) and not out.objects and subjects and parse.heads[v] not in subjects and not self._has_wh(v):
                out.objects = [parse.heads[v]]
        return out

    def _by_behind(self, v: int) -> list[int]:
        """"Was declared persona non grata by Chad", "was named envoy by Chad": who does it, hung on what somebody is made."""
        parse = self.parse
        made = [m for o in parse.kids(v, "oprd", "attr") for m in (o, *parse.kids(o, "dobj", "compound", "appos"))]
        if parse.lemmas[v] in _JUDGED:  # "was convicted of corruption by a court"
            made += [p for c in parse.kids(v, "prep") if parse.lower[c] in ("of", "for", "to") for p in parse.kids(c, "pobj")]
        return self.expand([p for m in made for c in parse.kids(m, "prep", "agent") if parse.lower[c] == "by" for p in parse.kids(c, "pobj")])

    def _companions(self, v: int) -> list[int]:
        """"Uganda, along with Rwanda, sent troops": who takes part beside the subject."""
        parse = self.parse
        near = [c for t in (v, *parse.kids(v, "nsubj")) for c in parse.kids(t, "prep", "advmod") if c < v]
        if not near:
            return []
        with_ = [w for c in near for w in ([c] if parse.lower[c] == "with" else parse.kids(c, "prep")) if parse.lower[w] == "with" and parse.lower[w - 1] in _TOGETHER]
        return [p for w in with_ for p in parse.kids(w, "pobj")]

    def _called(self, v: int, args: Arguments) -> list[int]:
        """"Struck what the army said were arms depots", "seized what it called a bomb factory": what the free relative says it is; no clause is left."""
        parse = self.parse
        if v + 1 >= len(parse) or parse.lower[v + 1] != "what" or parse.lemmas[v] in _ASKING:
            return []
        told = next((c for c in parse.kids(v, "ccomp") if parse.edges[c][0] == v + 1), None)
        for c in (told, *parse.kids(told, "ccomp", "xcomp")) if told is not None else ():
            found = [x for x in parse.kids(c, "attr", "oprd") if parse.lower[x] != "what"]
            if found:
                args.clauses = [x for x in args.clauses if x != told]
                return self.expand(found)
        return []

    def _shared(self, v: int) -> list[int]:
        """"Arrested and beat three journalists": the object that stands only at the verb joined to it."""
        parse = self.parse
        if parse.lemmas[v] in _INTRANSITIVE or any(c > v + (parse.deps[c] == "prt") and parse.deps[c] in ("prep", "prt", "xcomp", "ccomp", "advcl", "dative", "acomp") for c in parse.children[v]):
            return []
        for c in parse.kids(v, "conj"):
            if c > v and self.is_verb(c) and parse.tags[c] == parse.tags[v] and not parse.kids(c, "nsubj", "nsubjpass", "auxpass"):
                return self.expand(parse.kids(c, "dobj"))
        return []

    def adverbials(self, p: int, marks: frozenset[str]) -> list[int]:
        """Heads of the adverbial clauses of a predicate that begin with one of these words: "if", "when", "after"."""
        parse = self.parse
        spots = [p]
        while parse.deps[spots[-1]] == "xcomp" and parse.lemmas[parse.heads[spots[-1]]] in _BOUND:  # "if they do, we will have to respond"
            spots.append(parse.heads[spots[-1]])
        return [c for at in spots for c in parse.kids(at, "advcl") if not marks.isdisjoint(parse.lower[m] for m in parse.kids(c, "mark", "advmod"))]

    def condition(self, p: int) -> list[int]:
        """Verbs of the clauses with "if" or "unless" that hang on a predicate."""
        return self.adverbials(p, CONDITIONS)

    def is_nobody(self, noun: int) -> bool:
        """"No group", "nobody", "neither side"."""
        return self.parse.lower[noun] in _NOBODY or any(self.parse.lower[d] in ("no", "neither") for d in self.parse.children[noun])

    def forgoes(self, prep: int) -> bool:
        """"Instead of", "without": what stands under it was not done."""
        parse = self.parse
        return parse.lower[prep] == "without" or (parse.lower[prep] == "of" and "instead" in (parse.lower[prep - 1], parse.lower[parse.heads[prep]]))

    def _is_asked_of_subject(self, v: int, clause: int) -> bool:
        """"wants Iran to halt", "helped Chad build a road": the subject of the infinitive is the object of the verb before it."""
        parse = self.parse
        if parse.kids(clause, "mark"):
            return False
        bare = parse.tags[clause] == "VB" and not parse.kids(clause, "aux") and parse.lemmas[v] in _BARE
        return bare or any(parse.lower[x] == "to" for x in parse.kids(clause, "aux"))

    def _has_wh(self, v: int) -> bool:
        return any(self.parse.lower[t] in ("where", "when", "why", "in", "with") for t in self.parse.children[v] if t < v)

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
            args = self.of(head)
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
        return self.of(head).agents[:]

    def _preps(self, p: int) -> dict[str, list[int]]:
        """Heads under each preposition of a word, "out of" under both."""
        parse = self.parse
        out: dict[str, list[int]] = {}
        stack = [(c, parse.lower[c]) for c in parse.children[p] if parse.deps[c] in ("prep", "dative", "agent", "prt") or (parse.deps[c] == "advmod" and parse.kids(c, "prep", "pobj"))]
        stack += [(c, parse.lower[c]) for c in parse.kids(p, "advmod") if parse.lower[c] in ("out", "back", "away", "home")]
        while stack:
            c, name = stack.pop(0)
            found = self.expand(parse.kids(c, "pobj"))
            if name == "according":  # who says so takes no part: kept apart from what goes "to" somebody
                out["according"] = [p for d in parse.kids(c, "prep") for p in parse.kids(d, "pobj")]
                continue
            out.setdefault(name, []).extend(found)
            # "out of", "because of": the inner preposition counts as well
            stack += [(d, parse.lower[d]) for d in parse.kids(c, "prep")]
        return out

    def _adjective(self, a: int) -> Arguments:
        """"France is ready to …": the subject of the copula, or the noun the adjective modifies."""
        parse = self.parse
        out = Arguments(preps=self._preps(a))
        head = parse.heads[a]
        if head != a and self.is_verb(head):
            out.agents = self.of(head).agents[:]
        elif parse.deps[a] in ("amod", "appos") and head != a:
            out.agents = [head]
        out.clauses = [c for c in parse.kids(a, "xcomp", "ccomp") if self.is_verb(c)]
        if head != a and self.is_verb(head):
            out.clauses += [c for c in parse.kids(head, "xcomp") if c > a]
        out.clauses += [x for c in parse.kids(a, "prep") for x in parse.kids(c, "pcomp")]
        return out

    def _own_preps(self, n: int) -> dict[str, list[int]]:
        """Of a noun; and where it is what begins, ends or goes on, those behind the verb: "talks began between Chad and Niger"."""
        parse = self.parse
        own = self._preps(n)
        head = parse.heads[n]
        if parse.deps[n] not in ("nsubj", "nsubjpass") or parse.lemmas[head] not in _PHASES:
            return own
        behind = self._preps(head)
        return {**own, **{p: behind[p] for p in _WHOSE if p in behind and p not in own}}

    def _noun(self, n: int) -> Arguments:
        """Who stands where around a noun: "Russia's annexation of Crimea", "a raid by rebels on the town"."""
        parse = self.parse
        out = Arguments(preps=self._own_preps(n))
        owners = parse.kids(n, "poss")
        modifiers = parse.kids(n, "amod", "compound", "nmod", "npadvmod")
        out.agents = self.expand([*owners, *(out.preps.get("by") or [])])
        out.objects = self.expand([*out.preps.get("of", [])])
        head = parse.heads[n]
        if parse.deps[n] == "conj" and head != n and parse.pos[head] in ("NOUN", "PROPN"):
            out.agents = out.agents or self.of(head).agents[:]
        if not out.objects:  # "occupation and annexation of Crimea"
            out.objects = [o for c in parse.kids(n, "conj") for o in self.expand(self._preps(c).get("of", []))]
        out.datives = modifiers
        out.clauses = [c for c in parse.kids(n, "acl", "relcl", "xcomp", "ccomp") if self.is_verb(c)]
        out.clauses += [x for c in parse.kids(n, "prep") for x in parse.kids(c, "pcomp")]
        return out
