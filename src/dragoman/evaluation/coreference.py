"""Marked reports in, how often pronouns and descriptions are taken up rightly out.

A marked report is a text in which ``{id:words}`` names an actor, ``{id=words}`` takes one up again, ``{a+b=words}`` takes up two, and ``{none=words}`` takes
up nobody. Its first line is ``date: YYYY-MM-DD``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.coding import Coder
from dragoman.coding.actors import Cast, Mention
from dragoman.coding.actors.pronouns import HE, IT, SHE, THEY
from dragoman.records import Document, Part, Span

_MARK = re.compile(r"\{([\w+]+)([:=])([^{}]*)\}")
_KINDS = (("he, she", HE | SHE), ("it", IT), ("they", THEY))
_HELD_OUT = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that name or take up the actors ``ids``; no ids: nobody."""

    span: Span
    words: str
    ids: tuple[str, ...]
    names: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One pronoun or description: ``kind``, whether it was taken up rightly, and what was said of it."""

    document: str
    kind: str
    mark: Mark
    right: bool
    said: str


def read_marked(path: Path) -> tuple[str, str, list[Mark]]:
    """(date, text without marks, marks) of a marked report. Raises ValueError where the first line is no date."""
    first, _, marked = path.read_text(encoding="utf-8").partition("\n")
    if not re.fullmatch(r"date: \d{4}-\d\d-\d\d", first):
        raise ValueError(f"{path.name}:1: expected 'date: YYYY-MM-DD', got {first!r}")
    out, marks, last, size = [], [], 0, 0
    for m in _MARK.finditer(marked):
        before, words = marked[last : m.start()], m[3]
        start = size + len(before)
        out += [before, words]
        size, last = start + len(words), m.end()
        ids = () if m[1] == "none" else tuple(m[1].split("+"))
        marks.append(Mark((start, size), words, ids, m[2] == ":"))
    return first[6:], "".join([*out, marked[last:]]), marks


def held_out(name: str) -> bool:
    """Whether a report is only measured, never read: a third of them, by a hash of the name."""
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % _HELD_OUT == 0


def outcomes(path: Path, coder: Coder) -> Iterator[Outcome]:
    """What the coder made of each pronoun and description of a marked report."""
    day, text, marks = read_marked(path)
    parts, start = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            parts.append(Part(kind="body", span=(start, start + len(block))))
        start += len(block) + 2
    document = Document(id=path.stem, text=text, published=day, parts=parts)
    cast = coder.assemble(document, coder.parser.parse(document)).cast
    keys: dict[str, set[str]] = {}
    for mark in marks:
        if mark.names:
            found = _said_of(cast, mark)
            keys.setdefault(mark.ids[0], set()).update(m.key for m in found)
    for mark in marks:
        if not mark.names:
            said = _said_of(cast, mark)
            yield Outcome(path.stem, _kind(mark.words), mark, _right(mark, said, keys), " + ".join(m.name for m in said) or "nobody")


def _said_of(cast: Cast, mark: Mark) -> list[Mention]:
    """The mentions of the words' head: the token that hangs outside them."""
    tokens = cast.parse.tokens_in(mark.span)
    tokens = range(tokens.start, tokens.stop)
    for t in tokens:
        if cast.parse.heads[t] not in tokens or cast.parse.heads[t] == t:
            found = cast.mentions_of(t)
            if found:
                return found
    return next((found for t in reversed(tokens) if (found := cast.mentions_of(t))), [])


def _kind(words: str) -> str:
    return next((kind for kind, forms in _KINDS if words.lower() in forms), "description")


def _right(mark: Mark, said: list[Mention], keys: dict[str, set[str]]) -> bool:
    if not mark.ids:
        return not said
    got = {_plain(m.key) for m in said}
    wanted = [{_plain(k) for k in keys.get(i, ())} for i in mark.ids]
    return bool(got) and all(w & got for w in wanted) and all(any(g in w for w in wanted) for g in got)


def _plain(key: str) -> str:
    """"Moscow" and "Russia" are one."""
    return key.replace("government:", "country:").replace("people:", "country:")
