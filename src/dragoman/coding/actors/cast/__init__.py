"""Who: a parse in, the people and bodies it speaks of out. One public door.

Read once, in the order of the text: names first, then each noun phrase, description and pronoun with what stood before it.
"""

from dragoman.coding.actors.cast.cast import Cast

__all__ = ["Cast"]
