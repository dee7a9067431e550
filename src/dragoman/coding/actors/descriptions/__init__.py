"""Definite descriptions to those they take up: "the alliance", "the Yugoslav leader", "the two countries", "the North". One public door."""

from dragoman.coding.actors.descriptions.descriptions import Descriptions
from dragoman.coding.actors.descriptions.kinds import OFFICIAL

__all__ = ["OFFICIAL", "Descriptions"]
