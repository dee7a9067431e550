"""Who stands where around a noun or an adjective: "a raid by rebels on the town", "ready to talk"; the word in, its arguments out."""

from __future__ import annotations

from dragoman.coding.events.grammar.model import Arguments
from dragoman.coding.events.grammar.understood import Understood

# What a happening does that is told by its noun, and the prepositions that then say between whom, against whom and into what.
_PHASES = frozenset({"begin", "start", "open", "resume", "continue", "end", "erupt", "break", "collapse", "fail", "restart", "proceed", "conclude"})
_WHOSE = ("between", "among", "with", "against", "into")
# What befalls its owner: "his arrest", "Navalny's poisoning"; not "Israel's assassination of a general", and not arrests, which are whose who makes them.
_BEFALLING = frozenset(
    "arrest detention imprisonment jailing incarceration release murder assassination execution abduction kidnapping deportation expulsion extradition conviction "
    "sentencing torture rape beating poisoning capture rescue indictment prosecution lynching ouster overthrow removal dismissal captivity killing slaying hanging".split()
)
# Blows that "by" tells who dealt, and ends of nouns for what is done.
_DEALT = frozenset("attack raid strike airstrike assault murder massacre arrest capture seizure release rescue withdrawal test sale supply use transfer siege blockade abuse rape torture purge theft ambush takeover".split())
_DONE = ("ing", "tion", "sion", "ment", "ure", "sal", "val")
# Nouns like them for what is only said of a deed: who stands behind the deed did that.
_SAID_OF = frozenset("condemnation denunciation description confirmation investigation announcement commemoration rejection explanation discussion statement coverage denial approval".split())
# What whoever is named before it is given.
_GRANTED = frozenset({"bailout", "bail-out"})

# What is laid to somebody, as a noun.
CHARGES = frozenset({"charge", "accusation", "allegation", "claim", "assertion", "suggestion", "contention"})
# What is claimed is told by a clause, and "of" tells who claims it.
_CLAIMS = CHARGES | {"warning"}


class Nouns(Understood):
    """Arguments of the nouns and adjectives of one parse."""

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
        if "of" in own and "by" not in own and (doers := self._by_behind_object(n)):
            own["by"] = doers
        if parse.deps[n] not in ("nsubj", "nsubjpass") or parse.lemmas[head] not in _PHASES:
            return own
        behind = self._preps(head)
        return {**own, **{p: behind[p] for p in _WHOSE if p in behind and p not in own}}

    def _by_behind_object(self, n: int) -> list[int]:
        """"The arrest of three students by police": who did it, where "by" hangs on what it was done to, or on the verb before."""
        parse = self.parse
        if not self._is_deed(n):
            return []
        last = max((parse.edges[o][1] for c in parse.kids(n, "prep") if parse.lower[c] == "of" for o in parse.kids(c, "pobj")), default=n)
        for by in (t for t in range(n + 2, min(last + 1, len(parse))) if parse.lower[t] == "by" and parse.deps[t] in ("prep", "agent")):
            above = parse.heads[by]
            if self.is_verb(above):
                return self._pobj_of(by) if above == parse.heads[n] and parse.deps[n] == "dobj" and not self.is_passive(above) else []
            while above not in (n, parse.heads[above]) and parse.pos[above] in ("NOUN", "PROPN", "ADP", "NUM") and not self._is_deed(above):
                above = parse.heads[above]
            if above == n:
                return self._pobj_of(by)
        return []

    def _pobj_of(self, prep: int) -> list[int]:
        return self.expand(self.parse.kids(prep, "pobj"))

    def _is_deed(self, n: int) -> bool:
        """Whether a noun tells what somebody did: "bombing", "arrest", "annexation"."""
        lemma = self.parse.lemmas[n].lower()
        return self.parse.pos[n] == "NOUN" and lemma not in _SAID_OF and (lemma in _DEALT or lemma in _BEFALLING or (len(lemma) > 6 and lemma.endswith(_DONE)))

    def _noun(self, n: int) -> Arguments:
        """Who stands where around a noun: "Russia's annexation of Crimea", "a raid by rebels on the town"."""
        parse = self.parse
        out = Arguments(preps=self._own_preps(n))
        owners = parse.kids(n, "poss")
        modifiers = parse.kids(n, "amod", "compound", "nmod", "npadvmod")
        out.agents = self.expand([*owners, *(out.preps.get("by") or [])])
        out.objects = self.expand([*out.preps.get("of", [])])
        if parse.lemmas[n] in _CLAIMS and not out.agents and parse.says_that(n):
            out.agents, out.objects = out.objects, []  # "the allegations of the ministry that …"
        head = parse.heads[n]
        if parse.deps[n] == "conj" and head != n and parse.pos[head] in ("NOUN", "PROPN"):
            out.agents = out.agents or self.of(head).agents[:]
        if not out.objects:  # "occupation and annexation of Crimea"
            out.objects = [o for c in parse.kids(n, "conj") for o in self.expand(self._preps(c).get("of", []))]
        out.datives = modifiers
        out.clauses = [c for c in parse.kids(n, "acl", "relcl", "xcomp", "ccomp") if self.is_verb(c)]
        out.clauses += [x for c in parse.kids(n, "prep") for x in parse.kids(c, "pcomp")]
        return out

    def is_befalling(self, n: int) -> bool:
        """Whether what a noun tells befalls whoever is named before it: "the Skripal poisoning", unless it says of whom."""
        return self.parse.lemmas[n].lower() in _BEFALLING and self.parse.tags[n] in ("NN", "NNP") and "of" not in self._preps(n)

    def befallen(self, n: int) -> list[int]:
        """Owners of a noun who undergo what it tells: the man of "his arrest", whoever made it."""
        owners = self.parse.kids(n, "poss")
        if self.parse.lemmas[n].lower() in _GRANTED:  # "the Greek bailout"
            owners += self.parse.kids(n, "amod", "compound", "nmod")
        elif not self.is_befalling(n):
            return []
        return self.expand(owners) if "of" not in self._preps(n) else []
