"""Recipients told by a clause: what the infinitive on an object is done to, and who did what it is a reaction to."""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.grammar import CONDITIONS
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.kinds import INSIDE, UPON
from dragoman.coding.events.roles.model import Barred
from dragoman.coding.events.roles.resorts.guesses import Guesses

_LEADS = ("to", "with", "in", "from", "into", "near", "around")
_DONE_TO = ("ASSAULT", "COERCE")
# What may be refused.
_ASKING = frozenset({"ask", "invite", "offer", "urge", "request", "demand", "propose", "appeal", "press", "plead", "suggest"})
# What threatens whoever is said to come to do it: "would pay dearly".
_SUFFERING = frozenset({"die", "pay", "suffer", "face", "regret"})
# What somebody does because of what another did: "lodged a protest after a Chinese ship rammed its vessel".
_REACTIONS = frozenset({"ACCUSE", "SANCTION", "REJECT", "THREATEN"})


class Clauses(Guesses):
    """Recipients of one parse that stand in a clause under the deed."""

    def _in_clause(self, reading: Reading, barred: Barred) -> list[Mention]:
        """What the infinitive on an object is done to: "signed an accord to supply Jordan"."""
        for link in reading.chain():
            args = self._grammar.of(link.token)
            clauses = [c for o in args.objects if self._grammar.is_verb(link.token) for c in self.parse.kids(o, "acl", "relcl") if not self._is_of_others(c)]
            clauses += [c for a in self.parse.kids(link.token, "acomp", "oprd") for c in self.parse.kids(a, "xcomp")]
            clauses += [c for h in args.preps.get("to", ()) if self._grammar.is_verb(link.token) for c in self.parse.kids(h, "acl") if self.parse.tags[c] == "VB"]  # "resorted to a baton charge to disperse them"
            clauses += [c for c in args.clauses if self._grammar.is_verb(c) and not self.parse.kids(c, "nsubj", "nsubjpass")]
            clauses += [c for c in self.parse.kids(link.token, "advcl") if any(self.parse.lower[x] == "to" for x in self.parse.kids(c, "aux"))]
            if reading.type in _DONE_TO:  # "fired tear gas to disperse them"
                for m in self._sides.as_victims(h for c in clauses for h in (self._grammar.of(c).objects if self.parse.deps[c] in ("advcl", "xcomp") or self.parse.tags[c] == "VB" else ())):
                    if m.key not in barred.keys and (set(m.sectors) & INSIDE or m.form == "pronoun"):
                        return [m]
            for c in clauses:
                inner = self._grammar.of(c)
                owners = [a for o in inner.objects for a in (*self._grammar.of(o).agents, *self._grammar.of(o).preps.get("with", []))]
                led = [h for prep in _LEADS for h in inner.preps.get(prep, []) if reading.type in _DONE_TO or not self._sides.is_scene(h)]  # not "an accord signed in Cairo"
                for m in self._sides.as_victims([*inner.objects, *inner.datives, *owners, *led]):
                    if barred.allows(m):
                        return [m]
        return []

    def _owing(self, reading: Reading, barred: Barred) -> list[Mention]:
        """"Wrote off $1 billion of debt owed by Zimbabwe", "set a deadline for Kosovo to withdraw": who owes what is forgiven, and who is to meet a deadline."""
        parse = self.parse
        if reading.type not in ("AID", "THREATEN", "REQUEST") or not self._grammar.is_verb(reading.token):
            return []
        right = parse.edges[reading.token][1]
        owed = [t for t in range(reading.token + 1, right) if parse.deps[t] == "acl" and parse.lemmas[t] == "owe"] if reading.type == "AID" else []
        clauses = [] if owed else list(parse.kids(reading.token, "advcl", "xcomp"))
        clauses += [c for o in self._grammar.of(reading.token).objects for c in parse.kids(o, "acl", "relcl", "advcl")]
        due = [c for c in clauses if any(parse.lower[m] == "for" for m in parse.kids(c, "mark"))]
        return [m for m in self._sides.as_victims([a for c in (*owed, *due) for a in self._grammar.of(c).agents]) if barred.allows(m)][:1]

    def _is_of_others(self, c: int) -> bool:
        """"Officials, two of whom fled to France", "al-Shabaab, which attacked Kenya": a relative clause on those who undergo it tells what they did."""
        if self.parse.deps[c] == "relcl" and self._sides.is_known(self.parse.heads[c]):
            return True
        return self.parse.deps[c] == "relcl" and any(self.parse.lower[s] not in ("that", "which") for s in self.parse.kids(c, "nsubj", "nsubjpass"))

    def _provoker(self, reading: Reading, barred: Barred) -> list[Mention]:
        """Who did what it is a reaction to."""
        if reading.type not in _REACTIONS:
            return []
        when = UPON | CONDITIONS if reading.type == "THREATEN" else UPON
        for link in reading.chain():
            above = [self.parse.heads[link.token]] if self.parse.deps[link.token] == "acomp" else []  # "was ready for war if Eritrea attacked"
            for c in (c for t in (link.token, *above) for c in self._grammar.adverbials(t, when)):
                found = [m for m in self._sides.as_actors(self._grammar.of(c).agents) if m.country and m.key not in barred.keys and m.country not in barred.countries]
                if found:
                    return found[:1]
        return self._forewarned(reading, barred) or self._own_rulers(reading, barred) or self._asking(reading, barred)

    def _asking(self, reading: Reading, barred: Barred) -> list[Mention]:
        """"Kabul asked for help, but Pakistan refused": whoever asked or offered before is who is answered."""
        parse, t = self.parse, reading.token
        before = parse.heads[t]
        if reading.type != "REJECT" or parse.deps[t] != "conj" or parse.lemmas[before] not in _ASKING or not parse.kids(t, "nsubj"):
            return []
        asked = self._sides.as_victims(self._grammar.of(before).agents)
        return [m for m in asked if barred.allows(m)]

    def _forewarned(self, reading: Reading, barred: Barred) -> list[Mention]:
        """"Warned that any step by Taiwan would mean war": whose deed would have what is threatened for its outcome."""
        if reading.type != "THREATEN" or not self._grammar.is_verb(reading.token):
            return []
        deeds = [n for c in self._grammar.of(reading.token).clauses for n in self.parse.kids(c, "nsubj", "nsubjpass") if self.parse.pos[n] == "NOUN"]
        for n in deeds:
            args = self._grammar.of(n)
            found = self._sides.as_victims([n]) if self._grammar.of(self.parse.heads[n]).passive or self.parse.lemmas[self.parse.heads[n]] in _SUFFERING else []
            found += self._sides.as_actors([*args.agents, *args.preps.get("by", ()), *args.preps.get("from", ())])
            found += [m for c in args.datives if (m := self._sides.modifier(c)) is not None]
            good = [m for m in found if m.country and barred.allows(m)]
            if good:
                return good[:1]
        return []

    def _own_rulers(self, reading: Reading, barred: Barred) -> list[Mention]:
        """"Unions threatened to strike unless the government raised pay": rulers whose state nobody names are those of who threatens them."""
        if reading.type != "THREATEN":
            return []
        for link in reading.chain():
            for c in self._grammar.adverbials(link.token, CONDITIONS):
                found = [m for m in self._sides.as_actors(self._grammar.of(c).agents) if m.form == "agent" and not m.known and "GOV" in m.sectors and m.key not in barred.keys]
                if found:
                    return found[:1]
        return []
