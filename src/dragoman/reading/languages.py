"""Which language a text is in, as far as it matters here: English, or surely another one.

Small words that every text is full of decide between languages in Latin script (``data/function_words.toml``), the script
decides for the rest. Doubt is resolved for English: a report wrongly set aside is worse than one read in vain.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 4_000
_FEWEST_HITS = 3


def guess_language(text: str) -> str:
    """ISO 639-1 code of the language of ``text``; ``en`` unless another one is clearly more likely; ``und`` if unknown."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script != "LATIN":
        return _by_script(script, sample)
    # Capitals are left aside: "La Paz", "de la Cruz" and "El País" stand in English too.
    words = [w.replace("’", "'") for w in _WORD.findall(sample)]
    table = _function_words()
    hits = {code: sum(w in small for w in words) for code, small in table.items()}
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    english = hits["en"] + sum(w in table["en"] and w not in table[best] for w in words)  # "a" is French too: it tells less
    clear = hits[best] >= _FEWEST_HITS + english and hits[best] >= 0.12 * len(words)
    return best if clear else "en"


def language_name(code: str) -> str:
    """The language's name in English, or the code itself."""
    return str(_table()["names"].get(code, code))


def _script(sample: str) -> str:
    """Name of the script that most letters are in; LATIN where there are no letters."""
    counts: Counter[str] = Counter()
    for char in sample:
        if char.isalpha():
            counts[unicodedata.name(char, "?").split(" ", 1)[0].split("-", 1)[0]] += 1
    if not counts:
        return "LATIN"
    script, number = counts.most_common(1)[0]
    return script if script == "LATIN" or number > 0.5 * counts.total() else "LATIN"


def _by_script(script: str, sample: str) -> str:
    for rule in _table()["scripts"]:
        if rule["script"] == script and (not rule.get("letters") or any(c in rule["letters"] for c in sample.lower())):
            return str(rule["language"])
    return "und"


@cache
def _table() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "function_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _table()["words"].items()}
