"""What a decision is about, so that it is known again when its report changes: rows of findings in, subjects out, and of several rows the one that says the same.

The same is: the same kind of finding in the same report, the same in all that is judged (type, sides, certainty; source; numbers), by the same words, in a
sentence that is the same or nearly so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any, Literal, get_args

from msgspec import Struct

Kind = Literal["event", "attribution", "figure"]
KINDS: tuple[Kind, ...] = get_args(Kind)
VIEWS: dict[Kind, str] = {"event": "events", "attribution": "attributions", "figure": "figures"}
# Share of words that two sentences have in common, in their order, from which they are one sentence revised.
_ALIKE = 0.75
# What turns a statement into another one, however much of it stays: words that deny, and its numbers.
_DENIED = r"\b(?:not|no|none|nobody|nothing|never|neither|nor|without|cannot)\b|n['’]t\b"
_NUMBER = (
    r"\d[\d.,]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|(?:m|b|tr)illions?|dozens?|scores)\b"
)
_TURNS: dict[Kind, re.Pattern[str]] = {
    "event": re.compile(_NUMBER),  # a "not" is in its certainty
    "attribution": re.compile(rf"{_NUMBER}|{_DENIED}"),
    "figure": re.compile(_DENIED),
}
_JUDGED: dict[Kind, tuple[str, ...]] = {
    "event": ("type", "mode", "factuality", "realis"),
    "attribution": ("cue_words",),
    "figure": ("kind", "low", "high", "bound", "unit"),
}
_WORDS: dict[Kind, tuple[str, str]] = {"event": ("words", "sentence_text"), "attribution": ("cue_words", "content_words"), "figure": ("words", "sentence_text")}


class Subject(Struct, frozen=True, kw_only=True):
    """A finding as it was judged."""

    kind: Kind
    document: str  # the report, whatever its version
    said: dict[str, Any]
    words: str
    sentence: str


def subject_of(kind: Kind, document: str, row: Mapping[str, Any]) -> Subject:
    """The subject of a row of ``events``, ``attributions`` or ``figures``."""
    said: dict[str, Any] = {name: row[name] for name in _JUDGED[kind]}
    if kind == "event":
        said |= {side: sorted({p["code"] or p["name"] for p in row[side]}) for side in ("actors", "recipients")}
    elif kind == "attribution":
        said["source"] = row["source"]["name"]
    words, sentence = _WORDS[kind]
    said["turns"] = _TURNS[kind].findall((row[sentence] or "").lower())
    return Subject(kind=kind, document=document, said=said, words=row[words] or "", sentence=row[sentence] or "")


def in_words(subject: Subject) -> str:
    """What was judged, in a line: who did what to whom, who said how, how many."""
    said = subject.said
    if subject.kind == "event":
        sides = " → ".join(filter(None, (", ".join(said["actors"]) or "somebody", ", ".join(said["recipients"]))))
        return f"{sides}: {said['type']}{' ' + said['mode'] if said['mode'] else ''} “{subject.words}”"
    if subject.kind == "attribution":
        return f"{said['source'] or 'somebody'} “{subject.words}”"
    return f"{said['kind']} “{subject.words}”"


def again(subject: Subject, rows: Iterable[tuple[str, Subject]], first: str = "") -> str | None:
    """The id of the finding that says the same: that called ``first`` if it does, else the one in the likeliest sentence; None where there is none."""
    near = [(ident == first, _likeness(subject.sentence, other.sentence), ident) for ident, other in rows if _same(subject, other)]
    best = max((n for n in near if n[1] >= _ALIKE), key=lambda n: (n[1] == 1.0, n[0], n[1]), default=None)
    return best[2] if best else None


def _same(one: Subject, other: Subject) -> bool:
    """Whether ``other`` says what ``one`` said, as far as that was kept when it was judged."""
    said = {name: other.said.get(name) for name in one.said}
    return (one.kind, one.document, one.said, one.words.casefold()) == (other.kind, other.document, said, other.words.casefold())


def _likeness(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio()
