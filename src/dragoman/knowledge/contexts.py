"""context_words.csv: words that tell which PLOVER context a sentence stands in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.knowledge.tables import data_files, read_csv


class ContextRow(Struct, forbid_unknown_fields=True):
    """One context and its words: lemmas, or two words joined by a blank."""

    context: str
    words: list[str]


def load_context_words(folders: Sequence[Path]) -> dict[str, tuple[str, ...]]:
    """Word to its contexts. Raises KnowledgeError (file:line) on a row that does not hold."""
    out: dict[str, tuple[str, ...]] = {}
    for path in data_files(list(folders), "context_words*.csv"):
        for _, row in read_csv(path, ContextRow):
            for word in row.words:
                out[word] = (*out.get(word, ()), row.context)
    return out
