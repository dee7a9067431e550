"""The actors of a report: names, noun phrases, descriptions and pronouns as one cast that the other finders ask."""

from dragoman.coding.actors.cast import Cast
from dragoman.coding.actors.mention import Mention, of_name

__all__ = ["Cast", "Mention", "of_name"]
