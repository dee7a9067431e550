"""What stands at a predicate: "not", "must", "to", and who says the clause; a token in, yes or no out."""

from __future__ import annotations

from dragoman.coding.events.grammar import Grammar
from dragoman.coding.negation import argument_negation, phrase_negation
from dragoman.language import Parse

_NONE: frozenset[str] = frozenset()


class Auxiliaries:
    """Negation and modal verbs of one parse."""

    def __init__(self, parse: Parse, grammar: Grammar, said: frozenset[int]) -> None:
        """``said``: tokens inside what a source says."""
        self.parse = parse
        self._said = said
        self._grammar = grammar

    def negated(self, p: int) -> bool:
        """Whether "not", "never" or "no" stands right at the predicate, or a phrase like "in no way", or neither of two will do it."""
        parse = self.parse
        for c in parse.children[p]:
            dep, word = parse.deps[c], parse.lower[c]
            if dep == "neg" or word in ("never", "n't") or (dep == "det" and word == "no"):
                return True
            if dep == "nsubj" and c < p and self._is_neither(c) and parse.kids(p, "aux"):  # "agreed that neither would attack the other"
                return True
        first = self._or_else(p)
        return phrase_negation(parse, p) is not None or (first is not None and self.negated(first))

    def _is_neither(self, subject: int) -> bool:
        no = argument_negation(self.parse, subject)
        return no is not None and self.parse.lower[no] == "neither"

    def _or_else(self, p: int) -> int | None:
        """"Would not pay ransom or negotiate": the bare verb that another goes on from behind "or", and whose "not" and "would" it shares."""
        parse = self.parse
        first = parse.heads[p]
        if parse.deps[p] != "conj" or parse.tags[p] != "VB" or parse.tags[first] != "VB" or parse.kids(p, "aux", "nsubj", "neg"):
            return None
        return first if any(parse.lower[c] in ("or", "nor") for c in parse.kids(first, "cc")) else None

    def _is_nobodys(self, p: int) -> bool:
        """"No group claimed responsibility", "nobody has claimed it": negated, also at the subject."""
        return self.negated(p) or any(self._grammar.is_nobody(s) for s in self.parse.kids(p, "nsubj", "nsubjpass"))

    def _auxiliaries(self, p: int) -> frozenset[str]:
        auxiliaries = self.parse.kids(p, "aux")
        if not auxiliaries and (first := self._or_else(p)) is not None:
            return self._auxiliaries(first)
        return frozenset([self.parse.lower[c] for c in auxiliaries if not self._is_inverted(p, c)]) if auxiliaries else _NONE

    def _is_inverted(self, p: int, auxiliary: int) -> bool:
        """"Should any sailor be killed": before its subject it opens a condition or a question, and lays no duty on anybody."""
        parse = self.parse
        return parse.lower[auxiliary] == "should" and any(s > auxiliary for s in parse.kids(p, "nsubj", "nsubjpass"))

    def _is_infinitive(self, v: int) -> bool:
        return any(self.parse.lower[c] == "to" for c in self.parse.kids(v, "aux"))

    def _has_to(self, p: int) -> bool:
        head = self.parse.heads[p]
        if self.parse.deps[p] != "xcomp" or self.parse.lemmas[head] not in ("have", "need", "ought") or not self._is_infinitive(p):
            return False
        return self.parse.lemmas[head] != "have" or self.parse.lower[head] != "had"  # what one had to do was done

    def _is_said(self, p: int) -> bool:
        """Whether somebody says the clause: obligation is a request of whoever says so."""
        parse = self.parse
        if p in self._said:
            return True
        t = p
        for a in parse.ancestors(p):
            if parse.deps[t] in ("ccomp", "acl", "parataxis"):
                return True
            t = a
        return False
