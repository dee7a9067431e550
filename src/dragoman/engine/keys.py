"""A set of keys of reports that grows by eight bytes each: keys in, whether one was there out. A hundred million take less than a gigabyte."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np

# Keys as digits of Python's own base 32; of their 65 bits all but the first are kept, so that among a hundred million reports two are taken
# for one with a chance of one in four thousand.
_DIGITS = str.maketrans("abcdefghjkmnpqrstvwxyz", "abcdefghijklmnopqrstuv")
_BITS = (1 << 64) - 1
_RECENT = 8_192  # keys that wait in a set of Python's before they are put in order with the others; more where there are many


class Keys:
    """Those of before in order, as numbers; those of late in a set."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._ordered = np.unique(np.frombuffer(array("Q", map(_number, keys)), dtype=np.uint64))
        self._recent: set[int] = set()

    def __contains__(self, key: str) -> bool:
        number = _number(key)
        if number in self._recent:
            return True
        at = int(np.searchsorted(self._ordered, np.uint64(number)))
        return at < len(self._ordered) and int(self._ordered[at]) == number

    def __len__(self) -> int:
        return len(self._ordered) + len(self._recent)

    def add(self, key: str) -> None:
        """One more; one that is there is there."""
        if key in self:
            return
        self._recent.add(_number(key))
        if len(self._recent) >= max(_RECENT, len(self._ordered) // 8):
            self._ordered = np.sort(np.concatenate([self._ordered, np.fromiter(self._recent, np.uint64, len(self._recent))]))
            self._recent = set()


def _number(key: str) -> int:
    return int(key.translate(_DIGITS), 32) & _BITS
