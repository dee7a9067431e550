"""The actors of a report: names, noun phrases, descriptions and pronouns as one cast that the other finders ask."""

from dragoman.coding.actors.cast import Cast
from dragoman.coding.actors.mention import INTERNATIONAL, Mention

__all__ = ["INTERNATIONAL", "Cast", "Mention"]
