"""Does what a pattern asks for stand beside its word: objects, what is under a preposition, particles, infinitives?"""

from __future__ import annotations

from dragoman.coding.actors import Cast
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.matching.membership import Membership
from dragoman.knowledge import Frames, Slot
from dragoman.knowledge.patterns import MODIFIER
from dragoman.language import Parse

_COPULAS = frozenset({"be", "remain"})  # "was illegal" says as much as "was a crime"
_BORDERS = frozenset({"border", "frontier", "boundary", "line"})


class Slots(Membership):
    """Slots of patterns over one parse. ``not_events``: tokens that are something else, as a month is no march."""

    def __init__(
        self, parse: Parse, frames: Frames, cast: Cast, grammar: Grammar, places: frozenset[int], not_events: frozenset[int]
    ) -> None:
        super().__init__(parse, frames, cast, grammar, places)
        self._not_events = not_events
        # What many patterns ask of one word: its objects, and all that a word named by a pattern may be.
        self._objects: dict[int, list[int]] = {}
        self._complements: dict[int, list[int]] = {}

    def fills(self, p: int, slot: Slot) -> bool:
        """Whether what a pattern asks for stands beside its word: "withdraw {troops}", "fire at {people}", "hold {people} responsible"."""
        if slot.prep == MODIFIER:
            return self._modified(p, slot.word)
        if slot.prep == "to" and (slot.word or slot.classes == ("none",)) and self._infinitive(p, slot.word):
            return True
        return self._fills_below(p, slot) if slot.prep else self._fills_beside(p, slot)

    def _fills_below(self, p: int, slot: Slot) -> bool:
        """Whether what a slot asks for stands under its preposition or particle."""
        fillers = self._under(p, slot.prep)
        if fillers is None:
            return False
        if fillers and slot.prep != "until" and self._not_events.issuperset(fillers):
            return False  # "fired its director on Monday" fires on nobody
        if not slot.word and not slot.classes:
            return True
        if slot.classes == ("none",):
            return not fillers
        return self._suits(fillers or self.objects(p), slot)  # a particle: "hand over aid", "hand aid over"

    def _fills_beside(self, p: int, slot: Slot) -> bool:
        """Whether what a slot asks for is an object of its word, or, where a word is named, another complement."""
        parse = self.parse
        if slot.word == "that":
            return any(parse.lower[m] == "that" for c in parse.kids(p, "ccomp") for m in parse.kids(c, "mark"))
        if slot.word:
            return self._suits(self._complements_of(p), slot)
        if slot.classes == ("none",):
            return not self.objects(p)
        if slot.classes == ("alone",):
            return not self.objects(p) and not parse.kids(p, "xcomp", "ccomp", "npadvmod", "prep", "advmod")
        return self._suits(self.objects(p) or (self.parse.kids(p, "acomp") if self.parse.lemmas[p] in _COPULAS else []), slot)

    def _complements_of(self, p: int) -> list[int]:
        """The objects of a word and its other complements."""
        found = self._complements.get(p)
        if found is None:
            objects, parse = self.objects(p), self.parse
            behind = [c for o in objects for c in parse.kids(o, "amod") if c > o]  # "held the police responsible"
            found = [*objects, *behind, *parse.kids(p, "acomp", "advmod", "xcomp", "prt", "npadvmod", "oprd", "dobj")]
            if parse.lemmas[p] != "be":  # "it is unlikely that they freed him" is no "be free"
                found += parse.kids(p, "ccomp")
            self._complements[p] = found
        return found

    def _suits(self, fillers: list[int], slot: Slot) -> bool:
        """Whether one of the tokens is the word that a slot names, or of one of its classes."""
        return any(self._is_word(f, slot.word) for f in fillers) if slot.word else self.any_in(fillers, slot.classes)

    def _infinitive(self, p: int, verb: str) -> bool:
        """Whether "to" and a verb (any where none is named) complement p."""
        parse = self.parse
        links = ("xcomp", "ccomp", "advcl") if verb else ("xcomp", "ccomp")
        spots = [*parse.kids(p, *links), *(c for o in parse.kids(p, "dobj") for c in parse.kids(o, "acl", "relcl"))]  # "gave them a week to leave"
        under = (c for c in spots if any(parse.lower[x] == "to" for x in parse.kids(c, "aux")))
        return any(not verb or parse.lemmas[c] == verb for c in under)

    def _modified(self, p: int, word: str) -> bool:
        parse = self.parse
        for c in parse.children[p]:
            if c < p and (parse.lemmas[c] == word or parse.lower[c] == word):
                return True
        return any(parse.lower[t] == word for t in range(max(p - 2, 0), p)) and parse.lower[p - 1] not in (",", "and")

    def _is_word(self, t: int, word: str) -> bool:
        """Whether a word is the one a pattern names, and no part of a phrase that means something else."""
        lower, lemmas = self.parse.lower, self.parse.lemmas
        before, _, word = word.rpartition(" ")
        if "-" in word and t >= 2 and self.parse.words[t - 1] == "-":
            met = f"{lower[t - 2]}-{lower[t]}" == word
        else:
            met = lemmas[t] == word or lower[t] == word or lemmas[self.grammar.head_noun(t)] == word
        if not met or not before:
            return met and not (t and f"{lower[t - 1]} {lemmas[t]}" in self.frames.phrases)  # "launch air strikes" launches no strike of workers
        return " ".join(lower[max(t - before.count(" ") - 1, 0) : t]) == before

    def _under(self, p: int, prep: str) -> list[int] | None:
        """What stands under a preposition or particle of p; None where there is no such word."""
        parse = self.parse
        args = self.grammar.of(p)
        if prep == "with" and args.preps.get(prep) and all(self._is_of_border(h) for h in args.preps[prep]):
            return None
        if args.preps.get(prep):
            return [*args.preps[prep], *self._gerunds(p, prep)]
        for c in parse.children[p]:
            if prep == "out" and parse.tags[c - 1] == "CD" and parse.lower[c + 1 : c + 2] == ["of"]:
                continue  # "rule 21 out of 29 states" rules nothing out
            if parse.lower[c] == prep and (parse.deps[c] in ("prt", "advmod", "prep", "agent", "dative", "compound:prt", "ccomp") or (parse.deps[c] == "mark" and c > p)):
                return parse.kids(c, "pcomp", "pobj", "amod", "acomp")
            if prep == "back" and parse.lemmas[c] == "back" and parse.deps[c] == "dobj":  # "turned their backs on"
                return []
        for c in parse.kids(p, "advcl", "ccomp", "xcomp") if prep == "for" else ():  # "called for the rebels to leave"
            if any(parse.lower[m] == "for" and m > p for m in parse.kids(c, "mark")) and any(parse.lower[x] == "to" for x in parse.kids(c, "aux")):
                return parse.kids(c, "nsubj", "nsubjpass")
        # Attached one noun too low: "imposed restrictions on", "cut ties with".
        for o in self.objects(p) if self.grammar.is_verb(p) else ():
            lower = self.grammar.of(o).preps
            if prep in lower:
                return lower[prep]
        if p + 1 < len(parse) and parse.lower[p + 1] == prep and parse.pos[p + 1] in ("ADP", "ADV", "PART"):
            return []
        return None

    def _is_of_border(self, h: int) -> bool:
        """"War games along its frontier with Chad": nothing is staged with Chad."""
        t = self.parse.heads[h]
        return t > 0 and self.parse.lemmas[t - 1] in _BORDERS

    def _gerunds(self, p: int, prep: str) -> list[int]:
        """"Killed in police firing in Surat": a gerund fills a preposition as a noun does, also where it hangs on the noun before it."""
        parse = self.parse
        under = [c for c in parse.kids(p, "prep") if parse.lower[c] == prep]
        out = [g for c in under for g in parse.kids(c, "pcomp")]
        return out + [g for c in under for n in parse.kids(c, "pobj") for g in parse.kids(n, "acl") if g == n + 1 and parse.tags[g] == "VBG"]

    def objects(self, p: int) -> list[int]:
        """Direct objects of a verb, and whom it gives something; of a noun what it is "of" and the nouns compounded with it."""
        found = self._objects.get(p)
        if found is None:
            args = self.grammar.of(p)
            if not self.grammar.is_verb(p):
                found = [*args.objects, *args.datives, *args.agents]
            elif self.parse.lemmas[p] == "give":  # "gave the ambassador two days", "gave migrants shelter"
                found = [*args.objects, *(d for d in args.datives if self.parse.deps[d] == "dative")]
            else:
                found = args.objects
            self._objects[p] = found
        return found
