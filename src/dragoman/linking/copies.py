"""Copies and light rewrites of one text: signatures in, groups out.

Two reports are copies where a band of their sketches is equal, and so are copies of copies. That needs no comparison of pairs: the cost
grows with the number of reports, however many copies one text has.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dragoman.linking.signature import Ints, Signatures


def connected(size: int, one: Ints, other: Ints) -> list[list[int]]:
    """Groups of the numbers below ``size`` that pairs connect, each ascending, ordered by their least."""
    label = np.arange(size)
    while True:
        left, right = label[one], label[other]
        apart = left != right
        if not apart.any():
            break
        one, other, left, right = one[apart], other[apart], left[apart], right[apart]
        # The greater of two labels is hooked under the lesser, then every label is its own root again.
        np.minimum.at(label, np.maximum(left, right), np.minimum(left, right))
        while not np.array_equal(label, shorter := label[label]):
            label = shorter
    order = np.argsort(label, kind="stable")
    cuts = (np.flatnonzero(np.diff(label[order])) + 1).tolist()
    numbers = order.tolist()
    return [numbers[first:last] for first, last in zip([0, *cuts], [*cuts, size], strict=True)] if size else []


def copy_groups(signatures: Signatures) -> list[list[int]]:
    """Numbers of reports that are copies of one another; every report is in one group."""
    band, owner = signatures.bands.flat(np.arange(len(signatures)))
    order = np.lexsort((owner, band))
    band, owner = band[order], owner[order]
    equal = np.flatnonzero(band[1:] == band[:-1])
    return connected(len(signatures), owner[equal], owner[equal + 1])


def first_of(signatures: Signatures, group: Iterable[int]) -> int:
    """The report that stands for its copies: the first published, the undated last."""
    return min(group, key=lambda n: published_first(signatures, n))


def published_first(signatures: Signatures, number: int) -> tuple[bool, int, str]:
    """Orders reports by publication, the undated last."""
    return (bool(signatures.days[number] < 0), int(signatures.days[number]), signatures.revisions[number])
