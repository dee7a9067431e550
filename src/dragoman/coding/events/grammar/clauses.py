"""Which clauses hang on a predicate, and by what word: a predicate in, the heads of its clauses out."""

from __future__ import annotations

from dragoman.coding.events.grammar.phrases import Phrases

# What only binds or readies somebody to do what follows: "will have to respond".
_BOUND = frozenset({"have", "be", "go", "need"})
CONDITIONS = frozenset({"if", "unless", "should", "provided", "providing"})
# Tags of verbs that say when by themselves.
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# What a noun is under that only says when: what went before it, and what else was going on.
SINCE = frozenset({"after", "since", "before", "following", "until", "despite"})
DURING = frozenset({"during", "amid"})
# What opens a clause on what was done at the same time.
MEANWHILE = frozenset({"when", "as", "while"})


class Clauses(Phrases):
    """Clauses under the predicates of one parse."""

    def adverbials(self, p: int, marks: frozenset[str]) -> list[int]:
        """Heads of the adverbial clauses of a predicate that begin with one of these words: "if", "when", "after"."""
        parse = self.parse
        spots = [p]
        while parse.deps[spots[-1]] == "xcomp" and parse.lemmas[parse.heads[spots[-1]]] in _BOUND:  # "if they do, we will have to respond"
            spots.append(parse.heads[spots[-1]])
        return [c for at in spots for c in parse.kids(at, "advcl") if not marks.isdisjoint(parse.lower[m] for m in parse.kids(c, "mark", "advmod"))]

    def condition(self, p: int) -> list[int]:
        """Verbs of the clauses with "if" or "unless" that hang on a predicate."""
        return self.adverbials(p, CONDITIONS)

    def forgoes(self, prep: int) -> bool:
        """"Instead of", "without": what stands under it was not done."""
        parse = self.parse
        return parse.lower[prep] == "without" or (parse.lower[prep] == "of" and "instead" in (parse.lower[prep - 1], parse.lower[parse.heads[prep]]))
