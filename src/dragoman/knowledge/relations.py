"""relation_cues.csv: the words that say how two things hang together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.tables import data_files, read_csv


class RelationCueRow(Struct, forbid_unknown_fields=True):
    """One cue. ``direction`` forward: what stands before is cause, condition or means of what stands after; backward: the reverse."""

    word: str
    construction: Literal["verb", "prep", "mark"]
    kind: Literal["causes", "condition", "purpose", "contrast"]
    direction: Literal["forward", "backward"]


def load_relation_cues(folders: Sequence[Path]) -> list[RelationCueRow]:
    """All cues of the folders. Raises KnowledgeError (file:line) on a row that does not hold."""
    return [row for path in data_files(list(folders), "relation_cues*.csv") for _, row in read_csv(path, RelationCueRow)]
