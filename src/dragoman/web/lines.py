"""Rows of the store as the lines of a page: names, words and certainty as a person reads them, addresses of what they lead to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from dragoman.records import counted
from dragoman.views import AUTHOR, how_surely, interval, stretch

Row = Mapping[str, Any]
Marked = tuple[str, str, str]

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
_WIDEST = 400  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who acts or is acted on."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: who → whom, what, how surely, according to whom, when, where, in which words."""

    id: str
    href: str
    who: list[Party]
    whom: list[Party]
    type: str
    mode: str
    quad: int
    surely: str
    sure: bool
    source: Party | None
    source_kind: str
    when: str
    where: str
    quote: Marked
    title: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One number with its source; none where the report says it itself."""

    id: str
    href: str
    amount: str
    what: str
    of: str
    source: str
    when: str
    where: str
    quote: Marked
    title: str
    publisher: str
    published: str


def event_line(row: Row) -> EventLine:
    """The line of a row of ``events`` with its report's columns."""
    time = row["time"] or {}
    return EventLine(
        id=row["id"],
        href=finding_href(row["id"]),
        who=parties(row["actors"]),
        whom=parties(row["recipients"]),
        type=row["type"],
        mode=row["mode"] or "",
        quad=row["quad"],
        surely=how_surely(row["factuality"], row["realis"]),
        sure=row["factuality"] == "CT+" and row["realis"] == "actual",
        source=Party(row["source_name"] or "somebody", row["source_code"] or "") if row["source_kind"] != "author" else None,
        source_kind=row["source_kind"] or "",
        when=stretch(time.get("start"), time.get("end")),
        where=row["place_name"] or "",
        quote=marked(row["sentence_text"], row["words"], (row["trigger"][0] - row["sentence"][0])),
        title=row.get("title") or row.get("document") or "",
        publisher=row.get("publisher") or "",
        published=row.get("published") or "",
    )


def figure_line(row: Row) -> FigureLine:
    """The line of a row of ``figures`` with its report's columns."""
    time = row["time"] or {}
    return FigureLine(
        id=row["id"],
        href=finding_href(row["id"]),
        amount=interval(row["low"], row["high"], row["bound"], approximate=row["approximate"]),
        what=counted(row["kind"], row["unit"]),
        of=row["of_name"] or "",
        source=row["source_name"] or "",
        when=stretch(time.get("start"), time.get("end")),
        where=row["place_name"] or "",
        quote=marked(row["sentence_text"], row["words"], 0),
        title=row.get("title") or row.get("document") or "",
        publisher=row.get("publisher") or "",
        published=row.get("published") or "",
    )


def own_words(publisher: str | None) -> str:
    """Who speaks where a report speaks itself: its publisher."""
    return f"{publisher}, in its own words" if publisher else AUTHOR


def parties(refs: Sequence[Row] | None) -> list[Party]:
    """Each party once."""
    return list(dict.fromkeys(Party(r["name"] or "somebody", r["code"] or "") for r in refs or ()))


def marked(sentence: str, words: str, near: int) -> Marked:
    """The sentence before, in and after ``words``: of several places the one nearest to ``near``; a long sentence is cut around it."""
    found = [m.start() for m in re.finditer(re.escape(words), sentence)] if words else []
    if not found:
        return _cut_right(sentence, _WIDEST), "", ""
    start = min(found, key=lambda at: abs(at - near))
    before, after = sentence[:start], sentence[start + len(words) :]
    room = max(0, _WIDEST - len(words)) // 2
    return _cut_left(before, room), _cut_right(words, _WIDEST), _cut_right(after, max(room, _WIDEST - len(words) - len(before)))


def _cut_right(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rsplit(" ", 1)[0] + "…"


def _cut_left(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    kept = text[len(text) - room :]
    return "…" + (kept.partition(" ")[2] or kept)


def document_href(revision: str) -> str:
    """The page of a report."""
    return f"/documents/{quote(revision, safe='')}"


def finding_href(ident: str) -> str:
    """Where a finding stands in its report."""
    revision, _, local = ident.rpartition(".")
    return f"{document_href(revision)}#at-{quote(local, safe='')}"


def actor_href(name: str) -> str:
    """The page of an actor, by name or code."""
    return f"/actors/{quote(name, safe='')}"
