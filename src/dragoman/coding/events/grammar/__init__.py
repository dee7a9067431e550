"""Who stands where: a predicate in, its agents, objects and prepositional objects out, whatever the construction. One public door.

Covers active, passive with and without "by", reduced and full relative clauses, participles, conjunction, control, and nouns with
possessive, compound, "of" and "by". Constructions and labels: ClearNLP dependencies as the parser gives them.
"""

from dragoman.coding.events.grammar.clauses import CONDITIONS, DURING, FINITE, MEANWHILE, SINCE
from dragoman.coding.events.grammar.grammar import Grammar
from dragoman.coding.events.grammar.model import CURRENCIES
from dragoman.coding.events.grammar.nouns import CHARGES
from dragoman.coding.events.grammar.understood import WEIGHING

__all__ = ["CHARGES", "CONDITIONS", "CURRENCIES", "DURING", "FINITE", "MEANWHILE", "SINCE", "WEIGHING", "Grammar"]
