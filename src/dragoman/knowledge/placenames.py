"""Place names as look-up keys: what two spellings of one name have in common."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

# Letters that Unicode does not decompose.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h", "ŋ": "n"})
_APOSTROPHES = re.compile(r"['’‘ʻʼ`´ʿʾ.]")
_GAPS = re.compile(r"[^\w&]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=8_192)
def fold(name: str) -> str:
    """The key of a name: lower case, no diacritics, apostrophes or full stops, gaps and hyphens one blank, "St." as "saint"."""
    key = name
    if not name.isascii():
        key = "".join(c for c in unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)) if not unicodedata.combining(c))
    key = _GAPS.sub(" ", _APOSTROPHES.sub("", key.lower())).strip()
    first, _, rest = key.partition(" ")
    return f"{_SHORT[first]} {rest}" if rest and first in _SHORT else key


def key_hash(key: str) -> int:
    """64 bits that stand for a folded name in the gazetteer's index (BLAKE2b: the same on every machine)."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")
