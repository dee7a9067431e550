"""Which reports are about the same happening: signatures in, groups of them out.

Copies of one text count as one report. Reports that share two of their heaviest terms within a month are compared; what is near enough
is an edge; reports connected by edges are clustered by average link, and two clusters are one story only if they are about as near to
each other as each is in itself: that keeps apart two happenings of one kind, which share the words of their kind.

Every step is a function of the set of reports: the order in which they came plays no part, and what a pair's nearness is
depends on the two alone, so it may be kept from one run to the next.
"""

from dragoman.linking.stories.clusters import average_link, nearness_matrix, silence_matrix
from dragoman.linking.stories.edges import NO_EDGES, Edges
from dragoman.linking.stories.graph import Graph, parts_of, stories_of, too_large
from dragoman.linking.stories.nearness import live_edges, near_pairs
from dragoman.linking.stories.postings import Postings

__all__ = [
    "NO_EDGES", "Edges", "Graph", "Postings", "average_link", "live_edges", "near_pairs", "nearness_matrix", "parts_of", "silence_matrix", "stories_of", "too_large",
]  # fmt: skip
