"""What an operator governs: a word of an operator in, its complements out, likeliest first, and whether each has the form it asks for."""

from __future__ import annotations

from dragoman.coding.events.reading.model import ORDERS
from dragoman.coding.events.reading.tense import Tense
from dragoman.knowledge import OperatorRow, Trigger

# Deeds that no clause before them is the content of.
_GOVERNING_NONE = frozenset({"respond", "retaliate", "react", "send", "deploy", "reply", "counter"})
_NOUN_COMPLEMENTS = ("for", "of", "on", "to", "from", "in", "against", "with", "into", "about", "over", "at", "by")
# What somebody has not done; operators of these names as well.
REFUSING = frozenset({"refuse", "decline"})
_TALKS = frozenset({"call", "conversation", "meeting", "interview", "talk", "session", "summit", "visit"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ORDERING = ORDERS | {"direct"}
_ENDING = frozenset({"stop", "cancel"})
_SWEARING = frozenset({"swear", "vow", "hint", "suggest"})
_OUTCOME = ("with", "in", "by")
# Under these stands why something is ended.
_BECAUSE = ("over", "about", "for")


class Governing(Tense):
    """Complements of the operators of one parse."""

    def complements(self, p: int) -> list[int]:
        """What an operator governs, likeliest first: clauses, the object, nouns under prepositions, compounds."""
        parse, args = self.parse, self._grammar.of(p)
        out = [c for c in args.clauses if not self._stands_apart(p, c)]
        out += [a for c in out if parse.lemmas[c] == "be" for a in parse.kids(c, "acomp")]  # "warned that it was ready to fire"
        if self._grammar.is_verb(p):
            objects = [] if args.passive and args.clauses else [self._grammar.head_noun(o) for o in args.objects]  # "aid was meant to calm"
            out += objects
            out += [c for o in objects for c in parse.kids(o, "acl") if self._is_infinitive(c)]
            out += [g for o in objects for c in parse.kids(o, "prep") if parse.lower[c] == "of" for g in parse.kids(c, "pcomp")]  # "accused Chad's army of bombing Nyala"
            out += [c for c in parse.kids(p, "advcl") if c > p and self._is_infinitive(c)]
        else:
            out += [c for c in args.datives if parse.pos[c] in ("NOUN", "PROPN")]
        for prep in _NOUN_COMPLEMENTS if args.preps else ():
            out += [n for h in args.preps.get(prep, ()) if not self._is_scene(p, prep, n := self._grammar.head_noun(h))]
        return [c for c in dict.fromkeys(out) if c != p]

    def _is_scene(self, p: int, prep: str, noun: int) -> bool:
        """"Told the king in a phone call with him that …": the talk in which something is said is not what is said."""
        args = self._grammar.of(p)
        told = bool(args.clauses) or any(self.parse.lemmas[o] != "part" for o in args.objects)  # "took part in talks with the rebels"
        if prep not in ("in", "at") or not self._grammar.is_verb(p) or not told:
            return False
        return self.parse.lemmas[noun] in _TALKS and (noun < p or bool(args.clauses) or "with" in self._grammar.of(noun).preps)

    def _acted_on(self, p: int, row: OperatorRow) -> list[int]:
        """The complements of an operator, without those that in the passive are what it is done by or in."""
        complements = self.complements(p)
        if row.id in _ENDING and self._grammar.is_passive(p):  # "cut off by a blockade": the blockade is what cuts off
            complements = self._but_under(("by",), p, complements)
        elif row.id in _ENDING and self._grammar.is_verb(p) and self._grammar.of(p).objects:  # "broke off relations over the war": the war has not ended
            complements = self._but_under(_BECAUSE, p, complements)
        elif row.id in _ENDING and self._grammar.is_verb(p):  # "ended with the arrest of a miner": what something ends with has not ended
            complements = self._but_under(_OUTCOME, p, complements)
        if row.id == "aspect" and self._grammar.is_passive(p):  # "fifty were held in raids": no raids are held
            around = {self._grammar.head_noun(h) for heads in self._grammar.of(p).preps.values() for h in heads}
            complements = [c for c in complements if c not in around]
        return complements

    def _but_under(self, preps: tuple[str, ...], p: int, complements: list[int]) -> list[int]:
        """Complements without those that stand under some prepositions of their operator."""
        under = {self._grammar.head_noun(h) for prep in preps for h in self._grammar.of(p).preps.get(prep, ())}
        return [c for c in complements if c not in under]

    def _stands_apart(self, p: int, c: int) -> bool:
        """"Peru expelled the envoy; Caracas responded", "strikers blocked the port, the government sent troops": a clause before a deed that governs none."""
        parse = self.parse
        return c < p and bool(parse.kids(c, "nsubj", "nsubjpass")) and (";" in parse.words[c:p] or parse.lemmas[p] in _GOVERNING_NONE)

    def _is_idle(self, p: int, trigger: Trigger, row: OperatorRow) -> bool:
        """Whether a word stands as its operator must not: in a question, in what is only told, in the passive, negated or not."""
        if row.no_question and self._is_question(p):
            return True
        if self.parse.lemmas[p] in row.telling and self._is_told(p):
            return True
        if trigger.text in row.unless_passive and self._grammar.is_passive(p):
            return True
        negated = self.negated(p) or (row.possible and self._is_refused(p))
        return (row.negated or trigger.text in row.unless_negated) and negated != row.negated

    def _is_refused(self, p: int) -> bool:
        """"Declined to rule out": what somebody refuses to do he has not done."""
        head = self.parse.heads[p]
        return self.parse.deps[p] == "xcomp" and self.parse.lemmas[head] in REFUSING

    def _is_barred(self, c: int, row: OperatorRow) -> bool:
        """"Asked not to be named", "requested anonymity": what a source wants of a reporter is no act. A verb counts in the passive, or as a gerund ("from leaving")."""
        parse = self.parse
        words = {parse.lemmas[c].lower(), *(parse.lemmas[k].lower() for k in parse.kids(c, "acomp", "attr", "oprd"))}
        if parse.lemmas[c].lower() in row.unspoken:
            return True
        if words.isdisjoint(row.none_for):
            return False
        return not self._grammar.is_verb(c) or parse.lemmas[c].lower() not in row.none_for or self._grammar.is_passive(c) or parse.tags[c] == "VBG"

    def _is_befallen(self, p: int, row: OperatorRow) -> bool:
        """"Warned that the truce could collapse", "that thousands would die of cold": what comes about by itself nobody threatens."""
        parse = self.parse
        for c in parse.kids(p, "ccomp"):
            lemma = parse.lemmas[c]
            if lemma in row.befalls or any(f"{lemma} {parse.lower[k]}" in row.befalls for k in parse.kids(c, "prep", "acomp", "advmod")):
                return True
        return False

    def _governs(self, p: int, c: int, row: OperatorRow) -> bool:
        """Whether a complement has the form that an operator asks for: an infinitive, what is settled, one without a subject of its own."""
        if self.parse.lemmas[p] in row.telling and self.parse.deps[c] == "dobj" and not self._grammar.is_verb(c) and row.infinitive:
            return False  # "told a rally": those who listen
        if row.infinitive and self._grammar.is_verb(p) and self._grammar.is_verb(c) and not self._is_infinitive(c) and not self._is_wanted_done(p, c) and not self._is_to_be_done(c):
            return False
        if self.parse.lemmas[p] in row.telling and not row.infinitive and not self._grammar.is_verb(c) and self._is_known(c):
            return False  # "spoke of the attack", "of a massacre by rebels": what has been
        if row.id in _ORDERING and self.parse.deps[c] == "pobj" and self.parse.lower[self.parse.heads[c]] in ("over", "about"):
            return False  # "issued notice to the state over the beating"
        if row.decided and any(self.parse.lower[m] in ("whether", "if") for m in self.parse.kids(c, "mark")):
            return False
        if row.id == "aspect" and self.parse.deps[c] == "ccomp" and self.parse.tags[c] in _FINITE and self.parse.kids(c, "nsubj", "nsubjpass"):
            return False  # "maintained that the others shot first": what somebody says, and does not go on with
        if row.id == "unexcluded" and self._is_fact(c):
            return False  # "does not rule out that rebels used gas"
        if row.decided and (row.own_subject or self.parse.lemmas[p] in _SWEARING) and self._is_fact(c):
            return False  # "swore that Iran had bombed the embassy"
        return not (row.own_subject and (self._is_infinitive(c) or self._is_wanted_done(p, c)) and self.parse.kids(c, "nsubj", "nsubjpass"))

    def _is_known(self, noun: int) -> bool:
        """"The attack", "Israel's strikes", "a massacre by rebels": a deed with "the" or with its doer."""
        parse = self.parse
        return "by" in self._grammar.of(noun).preps or bool(parse.kids(noun, "poss")) or any(parse.lower[d] in ("the", "these", "those") for d in parse.kids(noun, "det"))

    def _is_fact(self, c: int) -> bool:
        """"Do not accept that a vote was stolen": what has been is not what somebody binds himself to."""
        parse = self.parse
        if parse.deps[c] != "ccomp" or not parse.kids(c, "nsubj", "nsubjpass"):
            return False
        around = [parse.tags[a] for a in parse.kids(c, "aux", "auxpass")]
        return parse.tags[c] == "VBD" or (parse.tags[c] == "VBN" and bool(around) and around[0] in _FINITE)

    def _is_to_be_done(self, c: int) -> bool:
        """"Suggested that he step down", "advised that the march be put off": a clause in the subjunctive tells what is to be done."""
        parse = self.parse
        if parse.deps[c] != "ccomp" or not parse.kids(c, "nsubj", "nsubjpass"):
            return False
        around = [parse.lower[a] for a in parse.kids(c, "aux", "auxpass")]
        return around == ["be"] if parse.tags[c] == "VBN" else parse.tags[c] == "VB" and not around

    def _is_wanted_done(self, p: int, c: int) -> bool:
        """"Kyiv wants the sanctions lifted": what is to be done is told by a participle."""
        parse = self.parse
        return parse.lemmas[p] == "want" and parse.deps[c] == "ccomp" and parse.tags[c] == "VBN" and bool(parse.kids(c, "nsubjpass"))
