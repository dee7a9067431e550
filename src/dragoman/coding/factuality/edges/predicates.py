"""Edges of the arguments of a verb: its clause, its subject, its object; a token in, its edge out."""

from __future__ import annotations

from dragoman.coding.factuality.edges.constructions import plain
from dragoman.coding.factuality.edges.lines import Lines
from dragoman.coding.factuality.edges.model import FREE, Edge
from dragoman.coding.factuality.edges.nouns import is_definite
from dragoman.coding.negation import argument_negation
from dragoman.knowledge.signatures import Signature

_ASKED = frozenset({"request", "condition"})
# What is weighed when somebody has made it.
_MADE = frozenset({"request", "demand", "appeal", "plea", "application", "petition", "complaint", "call", "claim", "accusation", "allegation", "protest", "offer", "invitation"})
# What a happening that is set down will do.
_COMING = frozenset("begin start resume continue end open close take go follow last conclude reconvene restart run proceed recommence occur happen come".split())
_ONE = frozenset({"one", "part", "some", "most"})


class Predicates(Lines):
    """Edges to the verb that a word is an argument of."""

    def _complement(self, h: int, frames: tuple[str, ...]) -> Edge:
        """ "Agreed to withdraw", "said it had withdrawn", "it is false that", "has yet to withdraw"."""
        if frames == ("to",) and self.parse.lower[h] == "going":
            frames = ("to+going", "to")
        predicate = self._predicate(h, frames)
        if predicate is not None:
            return Edge(h, plain(frames[0]), predicate[1], predicate[0])
        sign = self._sign(h, frames)
        listed = self._listed(h, sign, plain(frames[0]))
        if listed is not None:
            return listed
        if sign is None and frames == ("to",):
            late = next((c for c in self.parse.children[h] if self.parse.lower[c] == "yet"), None)
            if late is not None:
                sign = self._find("adv", "yet", "to")
                return Edge(h, "to", sign, late)
        return Edge(h, plain(frames[0]), sign)

    def _subject(self, t: int, h: int) -> Edge:
        """ "The attack is unlikely", "an attack was planned", "attacks continued"."""
        parse = self.parse
        if parse.deps[t] == "nsubjpass":
            return self._object(t, h, "np")
        predicate = self._predicate(h, ("subj",))
        if predicate is not None:
            return Edge(h, "subj", predicate[1], predicate[0])
        if self._is_to_come(h):
            return Edge(h, "subj", self._sign(h, ("to",)))
        sign = self._sign(h, ("subj",))
        if sign is not None:
            return Edge(h, "subj", sign)
        if argument_negation(parse, t) is not None or (not is_definite(parse, t) and self._has_modal(h)):
            return Edge(h, "subj")
        return FREE

    def _is_to_come(self, be: int) -> bool:
        """"The talks are to resume on Thursday", "exercises are to be held": what is set down for something to happen has not happened."""
        parse = self.parse
        if parse.lemmas[be] != "be" or parse.tags[be] not in ("VBZ", "VBP", "VBD"):
            return False
        due = [c for c in parse.kids(be, "xcomp") if parse.tags[c] in ("VB", "VBN") and any(parse.lower[a] == "to" for a in parse.kids(c, "aux"))]
        return any(parse.lemmas[c] in _COMING or parse.kids(c, "auxpass") for c in due)

    def _object(self, t: int, h: int, frame: str) -> Edge:
        """ "Denied the attack", "found no evidence", "denied reports that": a definite object is taken for granted."""
        parse = self.parse
        asked = self._is_what(h) if frame == "attr" else None
        if asked is not None:
            return asked
        judged = self._judged(t, h)
        if judged is not None:
            return judged
        frames = (frame, "np") if frame != "np" else ("np",)
        sign = self._sign(h, ("np+report", *frames) if self.is_word(t) else frames)
        listed = self._listed(h, sign, frame)
        if listed is not None:
            return listed
        if sign is not None and sign.klass == "consideration" and parse.lemmas[t] in _MADE and (parse.kids(t, "poss") or any(parse.lower[c] in ("from", "by") for c in parse.kids(t, "prep"))):
            return FREE  # "is considering Peru's request": it was made, whatever comes of it
        if sign is not None and sign.positive > 0 and argument_negation(parse, t) is not None:
            return Edge(h, frame)  # "found no evidence": what is not found is not presupposed
        if sign is not None:
            return Edge(h, frame, sign)
        if is_definite(parse, t) and argument_negation(parse, t) is None:
            return FREE
        return Edge(h, frame)

    def _judged(self, t: int, verb: int) -> Edge | None:
        """ "Called reports of a raid fabricated": what somebody says is untrue he denies, whatever verb he says it with."""
        parse = self.parse
        for c in parse.called(verb) if self.is_word(t) else ():
            sign = self._find("adj", parse.lower[c], "subj") or self._sign(c, ("subj",))
            if sign is not None and sign.klass == "counterfactive":
                return Edge(verb, "subj", sign, c)
        return None

    def _is_what(self, verb: int) -> Edge | None:
        """ "Their main demand is a withdrawal", "the first condition was the release of all": what is asked for is as sure as what asks."""
        subject = self.parse.first(verb, "nsubj")
        sign = self._sign(subject, ("subj",)) if subject is not None and self.parse.lemmas[verb] in ("be", "remain") else None
        return Edge(subject, "subj", sign) if sign is not None and sign.klass in _ASKED else None

    def _predicate(self, verb: int, frames: tuple[str, ...]) -> tuple[int, Signature] | None:
        """The adjective or noun after a linking verb, with its line: "is unlikely", "it is false that", "seems possible"."""
        linking = self._sign(verb, ("attr",))
        if linking is None or linking.klass != "copula":
            shown = self._sign(verb, ("to",))
            inner = next((x for x in self.parse.kids(verb, "xcomp") if self.parse.lemmas[x] == "be"), None)
            return self._predicate(inner, frames) if inner is not None and shown is not None and shown.klass == "implicative" else None  # "turned out to be false"
        for c in self.parse.kids(verb, "acomp", "oprd", "attr", "prep"):
            word = self._one_of(c)
            sign = self._sign(word, frames) if word is not None else None
            if word is not None and sign is not None:
                return word, sign
        return None

    def _one_of(self, t: int) -> int | None:
        """The noun that tells what something is: itself, or that of which it is one: "is one of their demands", "was among their demands"."""
        parse = self.parse
        if parse.deps[t] == "prep":
            return parse.first(t, "pobj") if parse.lower[t] == "among" else None
        of = next((c for c in parse.kids(t, "prep") if parse.lower[c] == "of"), None) if parse.lemmas[t] in _ONE else None
        return parse.first(of, "pobj") if of is not None else t

    def _listed(self, verb: int, sign: Signature | None, frame: str) -> Edge | None:
        """ "Options include sending troops": what is listed is as sure as its kind."""
        if sign is None or sign.klass != "range":
            return None
        subject = self.parse.first(verb, "nsubj")
        kind = self._sign(subject, ("acl",)) if subject is not None else None
        return Edge(subject, frame, kind) if kind is not None else None

    def _has_modal(self, verb: int) -> bool:
        return any(self.parse.tags[c] == "MD" for c in self.parse.kids(verb, "aux"))
