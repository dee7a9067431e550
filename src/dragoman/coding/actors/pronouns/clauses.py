"""The clauses of one parse as a pronoun sees them: verbs, their subjects and other arguments, who these are so far, and what is quoted."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.actors.discourse import Discourse, Entity
from dragoman.coding.actors.quotes import quoted
from dragoman.language import Parse

_CHARGES = frozenset({"charge", "accusation", "allegation", "claim"})
_ACCUSING = frozenset({"accuse", "blame", "charge", "allege", "claim", "say", "suspect"})
_RELATIVE = frozenset({"who", "which", "that"})


class Clauses:
    """Who stands where in the clauses of one parse. ``quoted`` says of each token whether it stands between quotation marks."""

    def __init__(self, parse: Parse, discourse: Discourse) -> None:
        self.parse = parse
        self.quoted = quoted(parse)
        self._discourse = discourse

    def entity(self, i: int | None) -> Entity | None:
        """Whom a token means so far."""
        return self._discourse.at.get(i) if i is not None else None

    def keys_at(self, tokens: Iterable[int]) -> set[str]:
        """Keys of those whom tokens mean, and of each of several named side by side."""
        found = self._met_at(tokens)
        return {e.key for e in found} | {m.key for e in found for m in e.members}

    def civilians_at(self, tokens: Iterable[int]) -> set[str]:
        """Keys of those whom tokens mean who are no more than civilians."""
        return {e.key for e in self._met_at(tokens) if e.mention is not None and set(e.mention.sectors) == {"CVL"}}

    def _met_at(self, tokens: Iterable[int]) -> list[Entity]:
        return [self._discourse.at[t] for t in tokens if t in self._discourse.at]

    def verb(self, i: int) -> int | None:
        """The verb a pronoun is an argument of, through a preposition."""
        parse = self.parse
        t = i
        while parse.heads[t] != t and parse.deps[t] in ("pobj", "prep", "conj", "dative", "agent", "pcomp"):
            t = parse.heads[t]
            if parse.pos[t] in ("VERB", "AUX"):
                return t
        head = parse.heads[t]
        return head if parse.pos[head] in ("VERB", "AUX") else None

    def accusing(self, i: int) -> int | None:
        """The verb that made the charge which a clause's subject answers: "accused" of "accused Iran of arming them, a charge it rejects"."""
        parse = self.parse
        verb = parse.heads[i]
        noun = parse.heads[verb]
        if parse.deps[i] != "nsubj" or parse.deps[verb] != "relcl" or parse.lemmas[noun] not in _CHARGES:
            return None
        return next((a for a in parse.ancestors(noun) if parse.lemmas[a] in _ACCUSING and a < noun), None)

    def arguments(self, verb: int) -> list[int]:
        """Subject (its own, or the one it shares), objects and what stands under its prepositions."""
        parse = self.parse
        out = []
        for c in parse.children[verb]:
            if parse.deps[c] in ("nsubj", "nsubjpass", "dobj", "dative", "pobj"):
                out += parse.conjuncts(c)
            elif parse.deps[c] in ("prep", "agent", "dative"):
                out += [q for p in parse.kids(c, "pobj") for q in parse.conjuncts(p)]
        subject = self.subject(verb)
        return out if subject is None else [*out, *parse.conjuncts(subject)]

    def subject(self, verb: int) -> int | None:
        """The subject of a verb: its own, else the one it shares with the verb it hangs on."""
        parse = self.parse
        for _ in range(4):
            own = parse.first(verb, "nsubj", "nsubjpass")
            if own is not None:
                return parse.heads[verb] if parse.lower[own] in _RELATIVE and parse.deps[verb] == "relcl" else own
            if parse.deps[verb] not in ("conj", "xcomp", "advcl", "pcomp", "prep") or parse.heads[verb] == verb:
                return None
            verb = parse.heads[verb]
        return None
