"""How a predicate stands in its clause: in a question, told as a fact, told to somebody, to be helped; a token in, yes or no out."""

from __future__ import annotations

from dragoman.coding.events.grammar import FINITE
from dragoman.coding.events.reading.auxiliaries import Auxiliaries
from dragoman.language import Parse

_MAY = frozenset({"may", "might", "could", "would"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their"})
_QUESTIONS = frozenset({"whether", "if", "what", "who", "whom", "how", "why", "when", "where", "which", "whose"})


class Standing(Auxiliaries):
    """Words of one parse that stand where they propose nothing, or something else."""

    def _is_question(self, p: int) -> bool:
        """"Asked whether it was true", "was asked about it"."""
        parse = self.parse
        if any(parse.lower[c] == "about" for c in parse.kids(p, "prep")):
            return True
        return any(parse.lower[w] in _QUESTIONS for c in parse.kids(p, "ccomp", "xcomp", "advcl") for w in parse.children[c] if w < c)

    def _is_told(self, p: int) -> bool:
        """"Insisted that police had not beaten anyone", "spoke of the war": what is told as a fact is no demand, as "insisted that he resign" is."""
        parse = self.parse
        if any(parse.lower[d] in _DEFINITE for h in self._grammar.of(p).preps.get("of", ()) for d in parse.kids(h, "det", "poss")):
            return True
        told = parse.kids(p, "ccomp")
        if told and parse.lemmas[p] == "suggest" and any(parse.lower[t] in _MAY for c in told for t in parse.kids(c, "aux")):
            return True  # "images suggest that it may have moved guns": what things suggest, and nobody proposes
        if any(parse.tags[c] in ("VBD", "VBZ") for c in told):
            return True
        return any(parse.tags[t] in FINITE for c in told for t in parse.kids(c, "aux", "auxpass"))

    def _is_told_to(self, p: int) -> bool:
        """"Do not block his way": what somebody is told to do, by a bare verb at the head of a sentence, is not done."""
        parse = self.parse
        s = parse.sentences[parse.sentence_of[p]]
        first = s.start + (parse.pos[s.start] == "PUNCT")
        if parse.tags[p] != "VB" or s.part == "title" or parse.edges[p][0] not in (s.start, first) or parse.kids(p, "nsubj", "nsubjpass", "mark"):
            return False
        return all(parse.lemmas[c] == "do" for c in parse.kids(p, "aux", "auxpass"))

    def _is_to_be_helped(self, p: int) -> bool:
        """"Sent boats to help Kenya patrol its coast": what another is to be helped with is not done."""
        parse = self.parse
        head = parse.heads[p]
        return parse.deps[p] in ("ccomp", "xcomp") and parse.lemmas[head] == "help" and parse.deps[head] == "advcl" and self._is_infinitive(head)


def is_to_blame(parse: Parse, p: int) -> bool:
    """"The rebels were to blame": whoever says so blames them."""
    return parse.lemmas[p] == "blame" and parse.deps[p] == "xcomp" and parse.lemmas[parse.heads[p]] == "be"
