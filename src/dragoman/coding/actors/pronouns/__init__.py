"""Pronouns to those they take up: what stood before them in, an entity or nobody out. One public door."""

from dragoman.coding.actors.pronouns.pronouns import Pronouns
from dragoman.coding.actors.pronouns.words import HE, IT, POSSESSIVES, SHE, THEY, THIRD_PERSON, striking

__all__ = ["HE", "IT", "POSSESSIVES", "SHE", "THEY", "THIRD_PERSON", "Pronouns", "striking"]
