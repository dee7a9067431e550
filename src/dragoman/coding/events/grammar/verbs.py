"""Who stands where around a verb: "troops shelled the town", "the town was shelled by troops"; a verb in, its arguments out."""

from __future__ import annotations

from dragoman.coding.events.grammar.model import CURRENCIES, Arguments
from dragoman.coding.events.grammar.understood import Understood
from dragoman.coding.events.grammar.voice import UNDERGONE_BY_NOBODY

# Verbs whose complement is an infinitive without "to".
_BARE = frozenset({"help", "let", "make", "have"})
_TOGETHER = frozenset({"along", "together"})
# What somebody is after what was done to him, and nobody beside him: "two guards were shot dead".
_LEFT = frozenset({"dead", "wounded", "injured", "alive"})
# Verbs that never share the object of the verb they are joined to: "came and arrested two men".
_INTRANSITIVE = UNDERGONE_BY_NOBODY | frozenset(
    "come go return move gather strike leave withdraw fight meet agree surrender sit stand rise wait act respond travel fly drive walk run say speak try "
    "start begin continue".split()
)
# Verbs whose "what" asks or tells, and is no thing.
_ASKING = frozenset("ask say tell know see wonder explain describe show find learn understand discuss consider decide reveal remember".split())
# What is done to somebody for a deed, which is no deed of those who do it.
_JUDGED = frozenset("convict sentence acquit clear jail imprison condemn fine expel appoint name invite hand extradite deport".split())


class Verbs(Understood):
    """Arguments of the verbs of one parse."""

    def _verb(self, v: int) -> Arguments:
        """Who stands where around a verb: "troops shelled the town", "the town was shelled by troops"."""
        parse = self.parse
        below = {parse.deps[c] for c in parse.children[v]}  # most verbs have few kinds of dependents
        out = Arguments(passive=self.is_passive(v))
        subjects = self.expand([*(parse.kids(v, "nsubj") if out.passive else parse.kids(v, "nsubj", "nsubjpass")), *self._companions(v)])
        undergoers = self.expand(parse.kids(v, "nsubjpass")) if "nsubjpass" in below else []
        out.preps = self._preps(v)
        clauses = [c for c in parse.kids(v, "xcomp", "ccomp") if c != v]
        out.clauses = clauses[:]
        if "prep" in below:
            out.clauses += [x for c in parse.kids(v, "prep") if not self.forgoes(c) for x in parse.kids(c, "pcomp")]
        if "dative" in below:
            out.datives = self.expand([p for c in parse.kids(v, "dative") for p in (parse.kids(c, "pobj") or [c])])
        out.objects = self.expand([o for o in self._own_objects(v) if parse.deps[o] != "oprd" or parse.lower[o] not in _LEFT])
        for c in clauses:  # "wants Iran to halt": the subject of the infinitive is what is wanted of
            if self._is_asked_of_subject(v, c):
                out.objects += self.expand(parse.kids(c, "nsubj", "nsubjpass"))
        for c in parse.kids(v, "advcl") if "advcl" in below and not out.objects else ():  # "deployed thousands of troops 'to contain' the rebels"
            if c > v and parse.tags[c] == "VB" and any(parse.lower[x] == "to" for x in parse.kids(c, "aux")) and not parse.kids(c, "mark"):
                out.objects += self.expand(parse.kids(c, "nsubj"))
        if parse.lemmas[v] == "let":  # "let inspectors into the plant", "let trucks through": a clause without a verb
            small = [c for c in parse.kids(v, "ccomp") if not self.is_verb(c)]
            out.objects += self.expand([o for c in small for o in (parse.kids(c, "nsubj") or [c])])
        if out.passive:
            by = [p for c in parse.kids(v, "agent") for b in (c, *(x for x in parse.kids(c, "conj") if parse.lower[x] == "by")) for p in parse.kids(b, "pobj")]
            out.agents = self.expand(by) or out.preps.get("by", []) or self._by_behind(v)
            undergoers = undergoers or subjects or self._undergoer(v)
            out.objects = list(dict.fromkeys([*undergoers, *out.objects]))
        else:
            out.agents = subjects or self._inherited(v)
            out.objects = out.objects or self._called(v, out) or self._shared(v)
            if not out.objects and "prt" in below:
                out.objects = self.expand([o for c in parse.kids(v, "prt") for o in parse.kids(c, "pobj")])
            if parse.deps[v] == "relcl" and not out.objects and subjects and parse.heads[v] not in subjects and not self._has_wh(v):
                out.objects = [parse.heads[v]]
        return out

    def _own_objects(self, v: int) -> list[int]:
        """Objects of a verb; not what sums its clause up behind a comma: "blocked a road, the latest protest of the week"."""
        parse = self.parse
        found = parse.kids(v, "dobj", "attr", "oprd") or self._sum_given(v)
        if len(found) < 2 or parse.deps[found[0]] != "dobj":
            return found
        return [found[0], *(o for o in found[1:] if parse.deps[o] != "dobj" or parse.words[max(parse.edges[o][0] - 1, 0)] != ",")]

    def _sum_given(self, v: int) -> list[int]:
        """"Lent its neighbour some $4bn": the money behind who gets it, which a parser may take for a measure."""
        parse = self.parse
        gets = parse.first(v, "dative")
        sums = (c for c in parse.kids(v, "npadvmod") if gets is not None and c > gets)
        return [c for c in sums if not CURRENCIES.isdisjoint(parse.words[parse.edges[c][0] : parse.edges[c][1]])][:1]

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
            found = [x for x in (*parse.kids(c, "attr"), *parse.called(c)) if parse.lower[x] != "what"]
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

    def _is_asked_of_subject(self, v: int, clause: int) -> bool:
        """"wants Iran to halt", "helped Chad build a road": the subject of the infinitive is the object of the verb before it."""
        parse = self.parse
        if parse.kids(clause, "mark"):
            return False
        bare = parse.tags[clause] == "VB" and not parse.kids(clause, "aux") and parse.lemmas[v] in _BARE
        return bare or any(parse.lower[x] == "to" for x in parse.kids(clause, "aux"))

    def _has_wh(self, v: int) -> bool:
        """"The town where he met them", "the bloc whose ministers met": what the clause hangs on is no object of it."""
        parse = self.parse
        if any(parse.lower[c] == "whose" for t in parse.kids(v, "nsubj", "dobj") for c in parse.kids(t, "poss")):
            return True
        return any(parse.lower[t] in ("where", "when", "why", "in", "with") for t in parse.children[v] if t < v)
