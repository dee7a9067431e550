"""The edge above each token of a parse, by its dependency label, each read once."""

from __future__ import annotations

from dragoman.coding.factuality.edges.adjuncts import Adjuncts
from dragoman.coding.factuality.edges.constructions import clause_frames
from dragoman.coding.factuality.edges.model import FREE, SUBJECTS, Edge
from dragoman.coding.factuality.edges.predicates import Predicates
from dragoman.knowledge.signatures import Signatures
from dragoman.language import Parse


class EdgeReader(Predicates, Adjuncts):
    """Reads edges of one parse, each once."""

    def __init__(self, parse: Parse, signatures: Signatures) -> None:
        super().__init__(parse, signatures)
        self._known: dict[int, Edge] = {}

    def read(self, token: int) -> Edge:
        """The edge above a token."""
        edge = self._known.get(token)
        if edge is None:
            edge = self._known[token] = self._read(token)
        return edge

    def _read(self, t: int) -> Edge:
        parse = self.parse
        h, dep = parse.heads[t], parse.deps[t]
        if h == t:
            return FREE
        if dep == "ccomp" and t < h and not {";", ":"}.isdisjoint(parse.words[t:h]):
            return FREE  # what stands before a colon or semicolon is no complement of what stands behind it
        if dep == "parataxis" and any(parse.deps[c] in SUBJECTS for c in parse.children[t]):
            return FREE  # ", he said, and he accused …" is no part of what is said
        if dep in ("ccomp", "xcomp"):
            return self._complement(h, clause_frames(parse, t))
        if dep in SUBJECTS:
            return self._subject(t, h)
        if dep in ("dobj", "attr", "oprd", "dative"):
            return self._object(t, h, "np" if dep != "attr" else "attr")
        if dep in ("pobj", "pcomp"):
            return self._prepositional(t, h)
        if dep in ("acl", "relcl"):
            be = parse.identified(t)
            if be is not None:
                return Edge(be, "attr")  # "was not the one that opened fire"
            return self._noun_clause(t, h, dep)
        if dep == "advcl":
            return self._adverbial(t, h)
        if dep == "conj":
            return self._coordinated(t, h)
        if dep in ("compound", "nmod", "amod"):
            return self._compound(t, h)
        if dep in ("acomp", "prep", "appos", "parataxis", "dep", "intj", "agent", "pcomp"):
            sign = self._sign(h, ("appos",)) if dep == "appos" else None
            return Edge(h, dep, sign)
        return FREE
