"""Where: the places a text names, on the map where they can be resolved.

``find_places`` takes a parse and the gazetteer and gives one mention a name; ``place_records`` turns mentions into the record's list.
Where nothing fits, the mention stays without a point and its note says why.
"""

from dragoman.coding.places.candidates import candidates
from dragoman.coding.places.finder import find_places
from dragoman.coding.places.mention import PlaceMention, place_records
from dragoman.coding.places.told_again import told_again

__all__ = ["PlaceMention", "candidates", "find_places", "place_records", "told_again"]
