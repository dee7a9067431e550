"""What a sentence reports: from its root through verbs of saying, light verbs and conjunction; a root in, readings out.

"The minister said troops had shelled the town and seized a bridge": the line runs from "said" to "shelled" and on to "seized".
"""

from __future__ import annotations

from dragoman.coding.events.grammar import FINITE
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.selection.background import Background
from dragoman.coding.events.selection.view import View

_NONE: frozenset[int] = frozenset()
_CLAUSES = ("ccomp", "xcomp", "parataxis")
# Verbs that only say that something came of something: what they lead to is what happened.
_LEADING = frozenset({"lead", "result", "culminate", "end", "erupt", "escalate", "amount", "contribute", "plunge", "descend", "turn"})
_ENDING = frozenset({"end", "culminate", "result"})
# Acts that no clause is the content of.
_DEEDS = frozenset({"AID", "COOPERATE", "RETREAT", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "SANCTION", "REJECT", "SUPPORT", "CONSULT", "CONCEDE"})
# What tells beside a main verb what another did: "France abstained, while Russia vetoed the text".
_BESIDE = frozenset({"while", "whereas", "whereupon"})
_BESIDE_TITLED, _PRESENT = _BESIDE | {"as"}, frozenset({"VBZ", "VBP"})  # of a headline: "Israel bombs Gaza as Egypt urges truce"
_SAYING = frozenset({"say", "tell", "report", "add", "show", "write", "note", "explain", "announce", "state", "claim"})
_SAID_IN = frozenset("statement report message letter interview speech communique broadcast note post briefing tweet dispatch bulletin".split())
# What is uttered, and what may be said beside what was said or done before it.
_UTTERED = frozenset({"ACCUSE", "THREATEN", "REQUEST", "CONSULT"})
_ADDED = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"})
# Who denies something rejects it, and below the lead what he denies is told beside that.
_DENIAL = "reject.denial"
# What is "of" or "about" these is only a topic: "spoke of the strike".
_TOPICAL = frozenset({"tell", "speak", "talk", "write", "sing", "dream", "think", "learn", "read"})


class MainLine:
    """Main lines of the sentences of one parse."""

    def __init__(self, view: View, background: Background) -> None:
        self.parse, self._grammar, self._matcher, self._reader = view.parse, view.grammar, view.matcher, view.reader
        self._roles, self._harm, self._background, self._view = view.roles, view.harm, background, view

    def of(self, root: int, live: list[int]) -> tuple[list[Reading], frozenset[int]]:
        """Readings along the line from the root of a sentence; where it says nothing, from the strongest of the ``live`` tokens.

        Beside them the tokens of those that tell only when something else was, taken where nothing else is told.
        """
        line = self._line(root, set())
        return (line, _NONE) if line else self._fallback(live)

    def _line(self, p: int, seen: set[int]) -> list[Reading]:
        """Readings along the main line that starts at a predicate."""
        if p in seen:
            return []
        seen.add(p)
        parse = self.parse
        out: list[Reading] = []
        reading = self._reader.read(p)
        if reading is not None and reading.row.id == _DENIAL:
            told = self._through(p, seen)
            out += told if told and self._view.is_lead(p) else [reading, *told]
        elif reading is not None and (said := self._said_before(p, reading, seen)):
            out += said
        elif reading is not None:
            out += [self._in_text(reading), *self._reader.further(reading), *self._outcome(p)]
            out += [r for c in self._broken_in_upon(p) for r in self._line(c, seen)]
        else:
            out += self._through(p, seen)
            out += [r for r in self._outcome(p) if all(r is not o for o in out)]
        for c in parse.kids(p, "conj"):
            if self._grammar.is_verb(c):
                out += self._line(c, seen)
        titled = parse.sentences[parse.sentence_of[p]].part == "title"
        for c in self._grammar.adverbials(p, _BESIDE_TITLED if titled and parse.tags[p] in _PRESENT else _BESIDE):
            if c > p and parse.tags[c] in FINITE and parse.kids(c, "nsubj", "nsubjpass"):
                out += self._line(c, seen)
        deed = reading is not None and reading.type in _DEEDS
        for c in parse.kids(p, "ccomp", "parataxis") if reading is not None else ():
            behind = c < p and (";" in parse.words[c:p] or (titled and "," in parse.words[c:p] and parse.lemmas[p] not in _SAYING))
            if (deed or behind) and self._is_side_by_side(p, c):
                out += self._line(c, seen)
        return out + self._added(p)

    def _outcome(self, p: int) -> list[Reading]:
        """"The march ended with the arrest of its leaders": what something that is told of ended with is told as well."""
        if self.parse.lemmas[p] not in _ENDING or not self._grammar.is_verb(p) or self._grammar.of(p).objects:
            return []
        nouns = [self._grammar.head_noun(x) for prep in ("with", "in") for x in self._grammar.of(p).preps.get(prep, ())]
        return [r for n in nouns if not self._grammar.is_verb(n) and (r := self._reader.read(n)) is not None and r.type in _DEEDS and not r.negated]

    def _said_before(self, p: int, reading: Reading, seen: set[int]) -> list[Reading]:
        """"Two teachers were beaten, residents alleged": the word only says who says so, unless somebody known lays it to somebody known."""
        if reading.type != "ACCUSE" or self.parse.lemmas[p] != "allege" or not self.parse.kids(p, "ccomp"):
            return []
        roles = self._roles.roles(reading)
        if any(m.known for m in roles.actors) and any(m.known for m in roles.recipients):
            return []
        return self._through(p, seen)

    def named(self, reading: Reading) -> Reading:
        """"A strike by dockers shut the port": the noun tells what they did, and the verb what came of it."""
        if reading.type != "PROTEST" or reading.inner is not None or not self._grammar.is_verb(reading.token):
            return reading
        own = [self._reader.read(a) for a in self._grammar.of(reading.token).agents if not self._grammar.is_verb(a)]
        return next((r for r in own if r is not None and r.type == "PROTEST" and not r.negated), reading)

    def _broken_in_upon(self, p: int) -> list[int]:
        """"The minister was meeting farmers when gunmen opened fire": of what somebody was doing the clause tells what happened."""
        parse = self.parse
        if parse.tags[p] != "VBG" or not any(parse.lower[a] in ("was", "were") for a in parse.kids(p, "aux")):
            return []
        return [c for c in self._harm.causes(p) if c > p and parse.tags[c] == "VBD"]

    def _fallback(self, live: list[int]) -> tuple[list[Reading], frozenset[int]]:
        """Where the main line says nothing: the strongest reading nearest to the root."""
        best: tuple[float, Reading] | None = None
        for t in live:
            reading = self._reader.read(t)
            if reading is None or self._background.is_background(t) or self.parse.deps[t] == "amod" or self._background.is_forgone(t) or self._background.is_of_a_kind(t):
                continue  # "a captured officer" tells of whom, not what happened
            if self._background.is_only_named(t):
                continue
            if self._is_topic(t) and (self._matcher.in_class(self.parse.heads[self.parse.heads[t]], "mood") or not self._has_sides(reading)):
                continue
            score = reading.weight - 0.8 * self.parse.depths[t] + (0.5 if self._grammar.is_verb(t) else 0.0)
            if best is None or score > best[0]:
                best = (score, reading)
        if best is None or not (self._grammar.is_verb(best[1].token) or self._has_sides(best[1])):
            told = [t for t in live if self._background.is_told_as_time(t)]
            if told:
                found = self._line(told[0], set())
                return found, frozenset(r.token for r in found)
        if best is None:
            return [], _NONE
        line = self._line(best[1].token, set()) if self._is_told_in_text(best[1].token) else []
        return line if any(r is best[1] for r in line) else [best[1]], _NONE

    def _is_side_by_side(self, p: int, c: int) -> bool:
        """"Russia vetoed the text, China abstained and France accused Moscow": a clause with a subject of its own beside a deed, and not what is said."""
        parse = self.parse
        if not self._grammar.is_verb(c) or not parse.kids(c, "nsubj", "nsubjpass") or parse.kids(c, "mark"):
            return False
        if ";" in parse.words[c:p]:
            return True  # "Oslo to send tanks, officials say; Moscow vows reply"
        return parse.lemmas[c] not in _SAYING and any(parse.words[t] in (",", ";", "-", "–", "—") for t in range(min(p, c), max(p, c)))

    def _added(self, p: int) -> list[Reading]:
        """"…, the ministry said, accusing Caracas of provocation": what somebody adds to his words is told beside them, not in them."""
        parse = self.parse
        out = []
        said = [c for c in parse.kids(p, "parataxis") if c > p]
        aside = [c for s in parse.kids(p, "nsubj") for c in parse.kids(s, "acl", "advcl") if s < c < p]  # "the minister, accusing Baku of sabotage, …"
        out += [r for c in aside if parse.tags[c] == "VBG" and parse.words[c - 1] == "," and (r := self._reader.read(c)) is not None and r.type in _UTTERED and not r.negated]
        own = self._reader.read(p)
        for v in [p, *said] if own is None or own.type in _UTTERED else said:  # what is added to a deed stands beside it: see ``_side``
            for c in parse.kids(v, "advcl"):
                if c > v and parse.tags[c] == "VBG" and parse.words[c - 1] == "," and not parse.kids(c, "nsubj", "mark"):
                    reading = self._reader.read(c)
                    if reading is not None and reading.type in _ADDED and not reading.negated and self._roles.roles(reading).actors:
                        out.append(reading)
        return out

    def _in_text(self, reading: Reading) -> Reading:
        """"Adopted a resolution condemning Syria", "passed a law banning the party": what the text does, where the reading tells but that it was adopted."""
        if reading.type != "SUPPORT" or not self._grammar.is_verb(reading.token):
            return reading
        for o in self._grammar.of(reading.token).objects:
            if self._matcher.in_class(o, "ruling_text"):
                for c in self.parse.kids(o, "acl", "relcl"):
                    told = self._reader.read(c)
                    if told is not None and told.future:  # "a law that would outlaw the party"
                        told = told.inner
                    if told is not None and not told.negated:
                        return told
        return reading

    def _through(self, p: int, seen: set[int]) -> list[Reading]:
        """Past a verb of saying to what is said, past a light verb to its noun, past "there is" to what there is."""
        parse = self.parse
        for c in [*parse.kids(p, *_CLAUSES), *self._harm.causes(p)]:
            found = self._line(c, seen)
            if found:
                return found + [r for other in self._listed(p, c) for r in self._line(other, seen)]
        if self._grammar.is_verb(p):
            for c in [*parse.kids(p, "acomp", "attr", "dobj", "oprd"), *parse.kids(p, "nsubj", "nsubjpass")]:
                found = self._nominal(c)
                if found:
                    return found
            for c in [x for prep in ("to", "in", "into", "with") for x in self._grammar.of(p).preps.get(prep, [])]:
                found = self._nominal(c)
                if found and parse.lemmas[p] in _LEADING:
                    return found
            return []
        return self._nominal(p)

    def _listed(self, p: int, first: int) -> list[int]:
        """"Police said three were killed, 12 were wounded": the further clauses of what is told, each with a subject of its own."""
        parse = self.parse
        if parse.deps[first] != "ccomp" or first < p:
            return []
        return [c for c in parse.kids(p, "ccomp") if c > first and parse.kids(c, "nsubj", "nsubjpass") and not parse.kids(c, "mark")]

    def _nominal(self, c: int) -> list[Reading]:
        """An event noun, or one behind a noun of evidence or measure ("no sign of a withdrawal")."""
        t = self._grammar.head_noun(c)
        reading = self._reader.read(t)
        if reading is not None:
            return [] if self._background.is_only_named(t) else [reading]
        for prep in self.parse.kids(t, "prep") if not self._matcher.in_class(t, "mood") else ():
            for inner in [*self.parse.kids(prep, "pobj"), *self.parse.kids(prep, "pcomp")]:
                reading = self._reader.read(self._grammar.head_noun(inner))
                if reading is not None and self.parse.lower[prep] == "of" and not self._background.is_only_named(reading.token):
                    return [reading]
        for clause in self.parse.kids(t, "acl", "relcl"):
            found = [r for v in self.parse.conjuncts(clause) if (r := self._reader.read(v)) is not None]
            if found:  # "a statement condemning the coup and calling on the army to step back"
                return found
        return []

    def _is_told_in_text(self, t: int) -> bool:
        """"Said in a statement that troops had repelled the attack and killed 30": a clause that hangs on what somebody said it in."""
        noun = self.parse.heads[t]
        return self.parse.deps[t] in ("acl", "ccomp") and bool(self.parse.kids(t, "mark")) and self.parse.lemmas[noun] in _SAID_IN

    def _is_topic(self, t: int) -> bool:
        """"The book tells of the war", "tired of war": a noun that only says what somebody speaks of, or what he is like."""
        prep = self.parse.heads[t]
        if self.parse.deps[t] == "pobj" and self._matcher.in_class(self.parse.heads[prep], "mood"):
            return True
        return self.parse.deps[t] == "pobj" and not self._grammar.is_verb(t) and self.parse.lower[prep] in ("of", "about") and self.parse.lemmas[self.parse.heads[prep]] in _TOPICAL

    def _has_sides(self, reading: Reading) -> bool:
        """Whether anybody does it or undergoes it."""
        roles = self._roles.roles(reading)
        return bool(roles.actors or roles.recipients)
