"""Every known name as one automaton: a text in, the longest names in it out, each with what it may stand for. One public door.

Matching ignores case where the text has none, and asks for a capital where it has; acronyms and names marked ``case`` match
only as written. Offsets are code points of the text given: folding is one code point for one.
"""

from dragoman.knowledge.names.folding import fold
from dragoman.knowledge.names.index import NameIndex
from dragoman.knowledge.names.name import Name, NameHit

__all__ = ["Name", "NameHit", "NameIndex", "fold"]
