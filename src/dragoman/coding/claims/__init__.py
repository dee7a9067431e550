"""What is claimed, and what each holder makes of it.

Events of one kind of act with the same actors (and no contradiction in mode, time or recipients) are versions of one proposition. Each gives its
holder's stance: its certainty says whether the holder asserts, doubts or denies it, the words around it whether the holder only
cannot confirm it. The status is derived from the stances, never set.
"""

from dragoman.coding.claims.finder import find_claims
from dragoman.coding.claims.gainsaying import Gainsaid

__all__ = ["Gainsaid", "find_claims"]
