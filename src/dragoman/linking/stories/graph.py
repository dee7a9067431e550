"""Reports and the edges between them, in parts that have nothing to do with one another; of each part its stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.linking.copies import connected, copy_groups, first_of, published_first
from dragoman.linking.signature import Ints, Signatures
from dragoman.linking.stories.clusters import clusters
from dragoman.linking.stories.edges import NO_EDGES, Edges, Links
from dragoman.linking.stories.nearness import LOOSE

# Larger components are cut at higher nearness first.
_LARGEST = 500
_STEP = 0.1


@dataclass
class Graph:
    """Reports that stand for their copies, and how near those are that were compared."""

    signatures: Signatures
    copies: dict[int, list[int]]
    edges: Edges = NO_EDGES

    @classmethod
    def of(cls, signatures: Signatures) -> Graph:
        """Copies found, nothing compared yet."""
        return cls(signatures, {first_of(signatures, g): g for g in copy_groups(signatures)})

    def in_order(self, node: int) -> list[int]:
        """The copies a report stands for, the first published first."""
        return sorted(self.copies[node], key=lambda n: published_first(self.signatures, n))

    def components(self) -> list[list[int]]:
        """Connected reports, each list ascending; every report that stands for its copies is in one."""
        return _components(np.array(sorted(self.copies), dtype=np.int64), self.edges.links)


def _components(nodes: Ints, edges: Links) -> list[list[int]]:
    """``nodes`` (ascending) by the edges between them."""
    if not len(nodes):
        return []
    at = np.zeros(int(nodes[-1]) + 1, dtype=np.int64)
    at[nodes] = np.arange(len(nodes))
    named = nodes.tolist()
    return [[named[k] for k in g] for g in connected(len(nodes), at[edges.one], at[edges.other])]


def parts_of(graph: Graph, components: Sequence[list[int]] | None = None) -> list[list[int]]:
    """The reports that stand for their copies, in parts that have nothing to do with one another, but for those too large to be whole."""
    return list(_bounded(graph.components() if components is None else components, graph.edges.links, LOOSE))


def too_large(components: Sequence[list[int]]) -> set[int]:
    """The reports of components that are cut: a claim in one piece does not meet the same claim in another."""
    return {n for c in components if len(c) > _LARGEST for n in c}


def stories_of(graph: Graph, part: Sequence[int]) -> list[list[int]]:
    """The stories of one part, copies included."""
    return [sorted(m for n in cluster for m in graph.copies[n]) for cluster in clusters(graph.signatures, part)]


def _bounded(components: Sequence[list[int]], edges: Links, floor: float) -> Iterator[list[int]]:
    """Components small enough to cluster, cut at their weakest edges; what holds together at any nearness stays whole."""
    while True:
        large = []
        for component in components:
            if len(component) <= _LARGEST or floor >= 1.0:
                yield component
            else:
                large += component
        if not large:
            return
        nodes = np.array(sorted(large), dtype=np.int64)
        floor = min(1.0, round(floor + _STEP, 2))
        # An edge joins two of one component: one end tells.
        among = np.zeros(1 + max(int(nodes[-1]), int(edges.one.max(initial=0))), dtype=bool)
        among[nodes] = True
        chosen = (edges.near >= floor) & among[edges.one]
        edges = Links(edges.one[chosen], edges.other[chosen], edges.near[chosen])
        components = _components(nodes, edges)
