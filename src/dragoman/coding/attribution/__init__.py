"""According to whom: a parse in, attributions out (source, cue, content as spans). One public door."""

from dragoman.coding.attribution.finder import AttributionFinder
from dragoman.coding.attribution.mention import AttributionMention

__all__ = ["AttributionFinder", "AttributionMention"]
