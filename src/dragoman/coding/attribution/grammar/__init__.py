"""Attributions read off the parse by rule: verbs, nouns and adverbs that attribute, "according to", passives, headlines.

Each rule is a function from the parse and one token to a ``Proposal``. The trained tagger goes first where it is at hand;
the rules then fill what it misses, tell nested attributions from the rest, and are all there is for a parse built by hand.
"""

from dragoman.coding.attribution.grammar.asides import ASIDE
from dragoman.coding.attribution.grammar.headlines import headlines
from dragoman.coding.attribution.grammar.nouns import is_denied
from dragoman.coding.attribution.grammar.proposal import Proposal, View, is_told, whole_quotes
from dragoman.coding.attribution.grammar.rules import propose
from dragoman.coding.attribution.grammar.unconfirmed import left_open

__all__ = ["ASIDE", "Proposal", "View", "headlines", "is_denied", "is_told", "left_open", "propose", "whole_quotes"]
