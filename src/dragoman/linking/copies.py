"""Copies and light rewrites of one text: signatures in, groups out.

Two reports are copies where a band of their sketches is equal, and so are copies of copies. That needs no comparison of pairs: the cost
grows with the number of reports, however many copies one text has.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dragoman.linking.signature import Signatures


class Groups:
    """Things that belong together, found by being told so two at a time (union–find); the least member stands for its group."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, item: int) -> int:
        """Who stands for the group of ``item``."""
        parent = self.parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        """The two belong together."""
        one, other = self.root(one), self.root(other)
        if one != other:
            self.parent[max(one, other)] = min(one, other)

    def all(self) -> list[list[int]]:
        """Every group, its members ascending."""
        out: dict[int, list[int]] = {}
        for item in range(len(self.parent)):
            out.setdefault(self.root(item), []).append(item)
        return list(out.values())


def copy_groups(signatures: Signatures) -> list[list[int]]:
    """Numbers of reports that are copies of one another; every report is in one group."""
    groups = Groups(len(signatures))
    band, owner = signatures.bands.flat(np.arange(len(signatures)))
    order = np.lexsort((owner, band))
    band, owner = band[order], owner[order]
    equal = np.flatnonzero(band[1:] == band[:-1])
    for one, other in zip(owner[equal].tolist(), owner[equal + 1].tolist(), strict=True):
        groups.join(one, other)
    return groups.all()


def first_of(signatures: Signatures, group: Iterable[int]) -> int:
    """The report that stands for its copies: the first published, the undated last."""
    return min(group, key=lambda n: published_first(signatures, n))


def published_first(signatures: Signatures, number: int) -> tuple[bool, int, str]:
    """Orders reports by publication, the undated last."""
    return (bool(signatures.days[number] < 0), int(signatures.days[number]), signatures.revisions[number])
