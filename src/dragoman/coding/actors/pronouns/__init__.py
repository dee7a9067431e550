"""Pronouns to those they take up: what stood before them in, an entity or nobody out. One public door."""

from dragoman.coding.actors.pronouns.pronouns import Pronouns
from dragoman.coding.actors.pronouns.words import HE, IT, POSSESSIVES, SHE, STRIKING, THEY, THIRD_PERSON

__all__ = ["HE", "IT", "POSSESSIVES", "SHE", "STRIKING", "THEY", "THIRD_PERSON", "Pronouns"]
