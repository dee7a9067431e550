"""Noun phrases to mentions: by a known name, an agent noun ("Syrian rebels"), a title, an apposition, a people, a surname used before. One public door."""

from dragoman.coding.actors.phrases.phrases import NOUN_LIKE, Phrases

__all__ = ["NOUN_LIKE", "Phrases"]
