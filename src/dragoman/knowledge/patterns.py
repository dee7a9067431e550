"""The patterns of frames and operators: a line as it is written in, a ``Trigger`` out.

A political scientist can write them by hand::

    "shell"                    the verb alone
    "hold {meeting}"           its object's head is of a class (classes.toml); several: {aid,money}
    "open fire"                its object's head is this word
    "crack down on"            a particle or preposition stands under it
    "force {people} to!"       an infinitive
    "dig in!"                  a particle that governs nothing: not "dig in Turkey"
    "charge that"              a clause with "that"
    "pull out of {place}"      and what the preposition governs is of a class

Patterns of nouns read the same way: the object is what ``of``, a possessive or a compound names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from dragoman.knowledge.frame_rows import FrameRow, OperatorRow
from dragoman.knowledge.tables import KnowledgeError

PREPOSITIONS = frozenset(
    "about above across after against along alongside amid among around as at before behind below beside between beyond by despite during "
    "opposite outside via "
    "for from in inside into near of off on onto out over past through throughout to toward towards under until upon up down "
    "with within without away back apart aside forward together ahead".split()
)
# Stands for the preposition in the slot of a word that modifies a noun: "air" in "air strike".
MODIFIER = "(modifier)"
_SKIP = frozenset({"the", "a", "an", "its", "their"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One constraint of a pattern: a preposition (empty: the direct object) and what may fill it (empty: anything)."""

    prep: str
    classes: tuple[str, ...]
    word: str

    @property
    def weight(self) -> int:
        """How much a filled slot tells."""
        if self.classes in (("none",), ("alone",)) or self.word == "that":
            return 0
        return 3 + self.word.count(" ") if self.word else 2 if self.classes else 1


@dataclass(frozen=True, slots=True)
class Trigger:
    """A compiled pattern and the row it belongs to."""

    lemma: str
    slots: tuple[Slot, ...]
    text: str
    row: FrameRow | OperatorRow
    source: str
    # Words, as written or as lemmas, without any of which the pattern cannot fit: prepositions and words of its slots.
    needs: frozenset[str] = frozenset()
    # What follows from slots and row, worked out once. Specificity: patterns that ask for more outrank those that ask for less.
    weight: int = field(init=False)
    named: bool = field(init=False)  # names the word of its object
    own: bool = field(init=False)  # says of its object what it must be
    words: frozenset[str] = field(init=False)  # prepositions and words of its slots
    accuses: bool = field(init=False)

    def __post_init__(self) -> None:
        row, slots = self.row, self.slots
        extra = (2 if row.object else 0) + (1 if row.subject else 0) + (1 if "joint" in row.subject else 0) if isinstance(row, FrameRow) else 0
        derived = {
            "weight": sum(s.weight for s in slots) + extra,
            "named": any(s.word and not s.prep for s in slots),
            "own": any(s.word or (s.classes and not s.prep) for s in slots),
            "words": frozenset(x for s in slots for x in (s.prep, s.word)),
            "accuses": (row.type if isinstance(row, FrameRow) else row.default) == "ACCUSE",
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)


class Patterns(list[Trigger]):
    """The patterns that begin with one word; those that need others are found by one of these."""

    @cached_property
    def _bare(self) -> list[tuple[int, Trigger]]:
        return [(k, t) for k, t in enumerate(self) if not t.needs]

    @cached_property
    def _by_need(self) -> dict[str, list[tuple[int, Trigger]]]:
        out: dict[str, list[tuple[int, Trigger]]] = {}
        for k, t in enumerate(self):
            if t.needs:  # the longest is likely the rarest
                out.setdefault(max(sorted(t.needs), key=len), []).append((k, t))
        return out

    @cached_property
    def _bare_only(self) -> list[Trigger]:
        return [t for _, t in self._bare]

    @cached_property
    def _needed(self) -> frozenset[str]:
        return frozenset(self._by_need)

    def among(self, words: frozenset[str]) -> list[Trigger]:
        """Those that can fit in a sentence of these words, in their order, in a list that is not to be changed; asked for once all patterns are in."""
        met = words & self._needed
        if not met:
            return self._bare_only
        found = [pair for word in met for pair in self._by_need[word] if pair[1].needs <= words]
        return [t for _, t in sorted(found + self._bare, key=_number)]


_number = itemgetter(0)


def compile_pattern(pattern: str, row: FrameRow | OperatorRow, where: str, *, noun: bool = False) -> Trigger:
    """A trigger from its written form; of a noun's leading words ("air strike") the last is the head, the others modify it.

    Raises KnowledgeError on an empty pattern or an unclosed brace.
    """
    words = pattern.split()
    if not words or pattern.count("{") != pattern.count("}") or "{}" in words:
        raise KnowledgeError(f"{where}: {row.id!r}: pattern {pattern!r} is empty or has an unclosed brace")
    slots: list[Slot] = []
    while noun and len(words) > 1 and not words[1].startswith("{") and words[1] not in PREPOSITIONS:
        slots.append(Slot(MODIFIER, (), words.pop(0)))
    prep = ""
    after_slot = False
    for word in words[1:]:
        if word in _SKIP:
            continue
        if word.startswith("{"):
            slots.append(Slot(prep, tuple(word.strip("{}").split(",")), ""))
            prep = ""
        elif word.endswith("!") and word[:-1] in PREPOSITIONS:
            slots.append(Slot(word[:-1], ("none",), ""))
        elif word in PREPOSITIONS:
            if prep:
                slots.append(Slot(prep, (), ""))
            prep = word
        elif slots and slots[-1].word and not prep and slots[-1].prep != MODIFIER and not after_slot:
            slots[-1] = Slot(slots[-1].prep, (), f"{slots[-1].word} {word}")  # "hunger strike": one thing of two words
        else:
            slots.append(Slot(prep, (), word))
            prep = ""
        after_slot = word.startswith("{")
    if prep:
        slots.append(Slot(prep, (), ""))
    needs = {s.prep for s in slots if s.prep != MODIFIER} | {w for s in slots for w in s.word.replace("-", " ").split()}
    return Trigger(words[0], tuple(slots), pattern, row, where, frozenset(needs - {""}))
