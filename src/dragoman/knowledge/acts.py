"""What is done, as far as one statement can be held against another: the rule that found an event in, the kind of its act out (``acts.csv``).

A type of PLOVER is far too wide for that: driving troops out and invading are both ASSAULT, and who says the one and denies the other says
nothing against himself. Words are of one act where the file says so, or where they are the same word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from dragoman.knowledge.tables import KnowledgeError, read_csv, shown

_WORD, _OBJECT = "(word)", "(object)"
# "refuse (not) + retreat.ceasefire (stop {violence})": operators, the frame, the pattern that held.
_RULE = re.compile(r"(?P<frame>[^\s(]+)(?: \((?P<pattern>.*)\))?$")
_ACCUSED = re.compile(r"accuse \+ ((\w+)\.[\w.-]+(?: \((\w+).*)?)$")
_SLOT = re.compile(r"\{[^}]*\}|!")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# So many words behind a light verb its object is looked for in.
_OBJECT_WITHIN = 8
# Stands before the word where an act has no name but its word, and before what is done of what is asked, refused, threatened …
_OWN, _OF = ":", "+"


class ActRow(Struct, forbid_unknown_fields=True):
    """acts.csv: words of some frames that tell of one act."""

    act: str
    frames: list[str]
    words: list[str] = []


@dataclass(frozen=True)
class Acts:
    """Kinds of act by frame and the words of a pattern, or by the frame alone."""

    words: Mapping[tuple[str, tuple[str, ...]], str]
    frames: Mapping[str, str]

    @cached_property
    def across(self) -> frozenset[str]:
        """Acts that frames of several types tell of."""
        types: dict[str, set[str]] = {}
        for frame, act in (*((f, a) for (f, _), a in self.words.items()), *self.frames.items()):
            types.setdefault(act, set()).add(frame.split(".")[0])
        return frozenset(act for act, found in types.items() if len(found) > 1 and act not in (_WORD, _OBJECT))

    @staticmethod
    def load(path: Path) -> Acts:
        """Of a file. Raises KnowledgeError where two rows say what the same words mean."""
        words: dict[tuple[str, tuple[str, ...]], str] = {}
        frames: dict[str, str] = {}
        for line, row in read_csv(path, ActRow):
            for frame in row.frames:
                for term in row.words:
                    key = (frame, tuple(term.split()))
                    if words.setdefault(key, row.act) != row.act:
                        raise KnowledgeError(f"{shown(path)}:{line}: {term!r} of {frame} is {words[key]!r} already")
                if not row.words and frames.setdefault(frame, row.act) != row.act:
                    raise KnowledgeError(f"{shown(path)}:{line}: {frame} is {frames[frame]!r} already")
        return Acts(words, frames)

    @staticmethod
    @cache
    def built_in() -> Acts:
        """Of the file that comes with the program."""
        return Acts.load(Path(__file__).parent / "data" / "acts.csv")

    def of(self, type: str, rule: str, behind: str = "") -> str:
        """The act of an event of that type. ``behind``: what stands behind its words in the sentence, where a light verb has its object."""
        *operators, last = rule.split(" + ")
        found = _RULE.match(last)
        if found is None:
            return type
        act = self._plain(found["frame"], _SLOT.sub(" ", found["pattern"] or "").split(), behind)
        return f"{type}{_OF}{act}" if operators else act

    def _plain(self, frame: str, pattern: list[str], behind: str) -> str:
        act = next((a for n in range(len(pattern), 0, -1) if (a := self.words.get((frame, tuple(pattern[:n]))))), None)
        if act == _OBJECT:
            return self._object(frame, pattern, behind)
        if act is not None:
            return act
        whole = self.frames.get(frame, frame)
        return f"{frame}{_OWN}{' '.join(pattern[:1])}" if whole == _WORD else whole

    def _object(self, frame: str, pattern: list[str], behind: str) -> str:
        """What a light verb's object says: of the pattern itself, else the first word behind it that says something."""
        words = [*pattern[1:], *(w.lower() for w in _TOKEN.findall(behind)[:_OBJECT_WITHIN])]
        for word in words:
            for form in (word, word.removesuffix("s")):
                act = self.words.get((frame, (form,)))
                if act not in (None, _OBJECT):
                    return str(act)
        return f"{frame}{_OWN}{' '.join(pattern[:1])}"


class Deed(NamedTuple):
    """What an accusation lays to somebody, as the rule that found it names it."""

    type: str
    rule: str
    word: str  # the verb or noun of the deed; empty where the rule names none


def accused_deed(rule: str) -> Deed | None:
    """The deed of "accuse + assault.heavy (shell)"; None for a rule of anything else. A frame's name begins with its type."""
    found = _ACCUSED.match(rule)
    return Deed(found[2].upper(), found[1], found[3] or "") if found else None


def one_act(some: Collection[str], others: Collection[str], same_word: bool) -> bool:
    """Whether two statements, each told in one or several acts, can be of one act; ``same_word``: they use one word, which decides where the file knows neither."""
    if not set(some).isdisjoint(others):
        return True
    return same_word and any(not _two_acts(a, b) for a in some for b in others)


def across_types(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two statements of different types name one act: a building that is "occupied" is COERCE here and PROTEST there."""
    return bool(of_several_types(set(some).intersection(others)))


def of_several_types(acts: Collection[str]) -> list[str]:
    """Those that frames of several types tell of."""
    return sorted(Acts.built_in().across.intersection(acts))


def _two_acts(one: str, other: str) -> bool:
    """Whether two that differ are known to: both have a name, or what is asked, refused or threatened is of two frames."""
    made, _, mine = one.rpartition(_OF)
    also_made, _, theirs = other.rpartition(_OF)
    if bool(made) != bool(also_made):
        return False
    named = _OWN not in mine and _OWN not in theirs
    return named or (bool(made) and mine.split(_OWN)[0] != theirs.split(_OWN)[0])
