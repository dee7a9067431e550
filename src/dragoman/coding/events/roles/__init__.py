"""Who did it to whom: the roles of a reading. One public door: a reading in, its ``Roles`` out."""

from dragoman.coding.events.roles.finder import RoleFinder
from dragoman.coding.events.roles.model import Roles, Said, with_country

__all__ = ["RoleFinder", "Roles", "Said", "with_country"]
