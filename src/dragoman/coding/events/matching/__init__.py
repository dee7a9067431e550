"""Do these words propose an event? Patterns of the frames held against a word and what stands around it."""

from dragoman.coding.events.matching.matcher import INFLECTED, Matcher

__all__ = ["INFLECTED", "Matcher"]
