"""Spellings made alike: case, apostrophes, dashes and white space, one code point for one; or diacritics left out."""

from __future__ import annotations

import unicodedata

_FOLD = {ord("’"): "'", ord("‘"): "'", ord("‐"): "-", ord("‑"): "-", ord("–"): "-", 0x2212: "-"}
_FOLD |= {c: " " for c in range(0x3001) if chr(c).isspace()}


def fold(text: str) -> str:
    """Lower case, one code point for one, typographic apostrophes and dashes made plain, white space made blanks."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is two code points keeps its capital
        low = "".join(c if len(c) == 1 else ch for ch in text for c in (ch.lower(),))
    return low.translate(_FOLD)


def without_marks(text: str) -> str:
    """Without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
