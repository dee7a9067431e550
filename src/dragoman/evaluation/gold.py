"""Gold sentences: what a person says one sentence reports. The packaged ones, or a user's own in the same fields."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.knowledge.frames import EVENT_TYPES
from dragoman.records.model import Factuality

Half = Literal["read", "kept"]


class GoldError(ValueError):
    """A line of a gold file does not hold; the message names file and line."""


class GoldSentence(Struct, kw_only=True, forbid_unknown_fields=True):
    """One sentence and its one main event; countries as ISO 3166 alpha-3, or IGO, NGO, IMG, MNC.

    ``half``: "read" while the rules were written, or "kept" unread; a user's own gold needs none. ``at`` is where in the text the word stands
    that was judged: then only what is coded there is held against the line, and ``type`` may be null, where a person found that it is no event.
    """

    id: str
    text: str
    type: str | None
    mode: str | None = None
    date: str | None = None
    actors: list[str] = []
    recipients: list[str] = []
    factuality: Factuality | None = None
    half: Half | None = None
    at: tuple[int, int] | None = None


def load_gold(path: Path) -> list[GoldSentence]:
    """Gold of a JSON-lines file. Raises GoldError naming file and line, OSError."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as exc:
        raise GoldError(f"{path}: not UTF-8: {exc.reason}") from exc
    if not (gold := _read(text, str(path))):
        raise GoldError(f"{path}: is empty")
    return gold


def packaged_gold(half: Half | None = None) -> list[GoldSentence]:
    """The sentences that come with the program: twenty of each type, a third hard on purpose."""
    text = (files("dragoman.evaluation") / "data" / "hard.jsonl").read_text(encoding="utf-8")
    return [g for g in _read(text, "hard.jsonl") if half is None or g.half == half]


def _read(text: str, name: str) -> list[GoldSentence]:
    out: list[GoldSentence] = []
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            gold = msgspec.json.decode(line, type=GoldSentence)
        except msgspec.MsgspecError as exc:
            raise GoldError(f"{name}:{number}: {exc}") from exc
        if gold.type not in EVENT_TYPES and (gold.type is not None or gold.at is None):
            raise GoldError(f"{name}:{number}: {gold.type!r} is not a PLOVER type" + (", and where there is no event `at` says where" if gold.type is None else ""))
        if gold.at is not None and not 0 <= gold.at[0] < gold.at[1] <= len(gold.text):
            raise GoldError(f"{name}:{number}: {list(gold.at)} is no place in the text")
        if gold.id in seen:
            raise GoldError(f"{name}:{number}: the id {gold.id!r} stands twice")
        seen.add(gold.id)
        out.append(gold)
    return out
