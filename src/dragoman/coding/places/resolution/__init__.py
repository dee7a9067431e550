"""Which place a name means: names with their candidates in, one place or none each out. One public door.

Every candidate is scored by a linear model over what speaks for it: size, kind, the spelling, a state or country named after a
comma, a word such as "province" beside it, and the company it keeps: countries, regions and near-by places that the document's
other names make likely (three rounds, each with the sharper guesses of the one before). Weights: ranker.json, trained by
scripts/train_places.py.
"""

from dragoman.coding.places.resolution.columns import FEATURES
from dragoman.coding.places.resolution.geography import EARTH_KM, within
from dragoman.coding.places.resolution.name import Name
from dragoman.coding.places.resolution.ranking import Table
from dragoman.coding.places.resolution.resolve import Choice, resolve

__all__ = ["EARTH_KM", "FEATURES", "Choice", "Name", "Table", "resolve", "within"]
