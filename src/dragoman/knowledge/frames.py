"""Event frames, operators and noun classes: how words propose an event. Read from ``frames/*.toml``.

A frame's triggers are patterns a political scientist can write by hand::

    "shell"                    the verb alone
    "hold {meeting}"           its object's head is of a class (classes.toml); several: {aid,money}
    "open fire"                its object's head is this word
    "crack down on"            a particle or preposition stands under it
    "force {people} to!"       an infinitive
    "dig in!"                  a particle that governs nothing: not "dig in Turkey"
    "charge that"              a clause with "that"
    "pull out of {place}"      and what the preposition governs is of a class

Classes that need no list: ``actor`` (somebody the actor files know or who carries a country), ``person``, ``people``,
``place``, ``event`` (any event), ``event:ASSAULT`` (an event of that type), ``self`` (the subject itself), ``thing`` (any common noun),
``figure`` (a named person who is no soldier or rebel), ``none`` (no object at all: "submit {none} to" is not "submit a report to"), ``sector:COP`` (an actor of that sector), and of subjects ``joint`` (actors of two countries or more together). A class of subjects
with ``!`` is barred; with ``+`` it must be there: a frame that asks for it does not hold where no subject stands, as in a passive.
Patterns of nouns read the same way: the object is what ``of``, a possessive or a compound names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from dragoman.knowledge.tables import KnowledgeError, data_files, read_toml, shown

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

PREPOSITIONS = frozenset(
    "about above across after against along alongside amid among around as at before behind below beside between beyond by despite during "
    "for from in inside into near of off on onto out over past through throughout to toward towards under until upon up down "
    "with within without away back apart aside forward together ahead".split()
)
# Stands for the preposition in the slot of a word that modifies a noun: "air" in "air strike".
MODIFIER = "(modifier)"
_BUILT_IN = frozenset({"actor", "person", "people", "place", "event", "sector", "self", "thing", "joint", "none", "figure", "town", "beyond_states", "of_country"})
_SKIP = frozenset({"the", "a", "an", "its", "their"})


class FrameRow(Struct, forbid_unknown_fields=True):
    """``[[frame]]``: one sense, with the sentences that keep it honest."""

    id: str
    type: str
    mode: str = ""
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    object: list[str] = []  # the object must be of one of these classes, for every pattern without a slot of its own
    not_object: list[str] = []
    subject: list[str] = []
    not_subject: list[str] = []
    # where the recipient stands, the first that is filled: object, possessive, or a preposition
    recipient: list[str] = []
    reciprocal: bool = False  # all participants are actors (a meeting, an agreement, fighting)
    swap: bool = False  # the grammatical subject undergoes it: "came under fire", "suffered an attack"
    undergone: bool = False  # so it does, and who did it stands in a noun of violence or a clause of time: "died in air strikes"
    # sector of whoever does this where nobody is named: an arrest without an agent is the work of police
    implied: str = ""
    modal: bool = False  # only under a modal: "could face sanctions", not "faces sanctions"
    conditional: bool = False  # only with a condition: "will respond if …"
    affirmed: bool = False  # not where it is negated: nobody claimed responsibility
    weak: bool = False  # counts only where nothing stronger stands in the sentence
    contexts: list[str] = []
    examples: list[str] = []
    counter: list[str] = []


class OperatorRow(Struct, forbid_unknown_fields=True):
    """``[[operator]]``: a word that makes another event of the one it governs: refuse + AID = REJECT."""

    id: str
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    compose: dict[str, str] = {}  # embedded type, or "TYPE/mode", or "*": resulting type, "=" keeps it, "-" drops it
    default: str = ""  # the type where nothing is embedded; empty: no event
    default_mode: str = ""
    default_infinitive: bool = False  # the default needs a to-infinitive: "promised to build a bridge", not "promised peace"
    modes: dict[str, str] = {}  # embedded type, or "TYPE/mode": mode of the result
    object_control: bool = False  # "urge X to": the object acts in what is embedded and is the recipient
    none_for: tuple[str, ...] = ()  # lemmas that, governed, make it no event: "asked not to be named"
    no_question: bool = False  # an indirect question makes it none: "asked whether", "asked about"
    decided: bool = False  # says that minds are made up: "decided whether to" decides nothing
    telling: tuple[str, ...] = ()  # verbs that may tell a fact as well: "insisted that police had not beaten anyone" demands nothing
    unless_passive: tuple[str, ...] = ()  # patterns that mean something else in the passive: soldiers "called out for exercises" are not demanded
    unless_negated: tuple[str, ...] = ()  # patterns that say nothing where they are negated: what is not ruled out is not refused
    negated: bool = False  # holds only where it is negated itself: "will not hesitate to", "did not rule out"
    own_subject: bool = False  # what is governed has no subject of its own: "hopes to leave", not "wants Iran to leave"
    infinitive: bool = False  # composes only with a to-infinitive: "told them to leave", not "told them that …"
    recipient: list[str] = []
    examples: list[str] = []
    counter: list[str] = []


class ClassRow(Struct, forbid_unknown_fields=True):
    """``[[class]]``: nouns that may fill a role."""

    name: str
    nouns: list[str]
    includes: list[str] = []


@dataclass(frozen=True, slots=True)
class Slot:
    """One constraint of a pattern: a preposition (empty: the direct object) and what may fill it (empty: anything)."""

    prep: str
    classes: tuple[str, ...]
    word: str

    @property
    def weight(self) -> int:
        """How much a filled slot tells."""
        if self.classes == ("none",) or self.word == "that":
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
        extra = (2 if row.object else 0) + (1 if row.subject else 0) if isinstance(row, FrameRow) else 0
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
    def _needed(self) -> frozenset[str]:
        return frozenset(self._by_need)

    def among(self, words: frozenset[str]) -> list[Trigger]:
        """Those that can fit in a sentence of these words, in their order; asked for once all patterns are in."""
        met = words & self._needed
        if not met:
            return [t for _, t in self._bare]
        found = [pair for word in met for pair in self._by_need[word] if pair[1].needs <= words]
        return [t for _, t in sorted(found + self._bare, key=_number)]


_number = itemgetter(0)


@dataclass
class Frames:
    """All triggers by part of speech and lemma, and the noun classes."""

    verbs: dict[str, Patterns] = field(default_factory=dict)
    nouns: dict[str, Patterns] = field(default_factory=dict)
    adjectives: dict[str, Patterns] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    frames: list[FrameRow] = field(default_factory=list)
    operators: list[OperatorRow] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    # "air strike": nouns of two words that are triggers of their own, so that their head alone does not stand for them
    phrases: set[str] = field(default_factory=set)

    @cached_property
    def begins(self) -> frozenset[str]:
        """Words that any pattern begins with; asked for once all rows are in."""
        return frozenset((*self.verbs, *self.nouns, *self.adjectives))

    @cached_property
    def operator(self) -> dict[str, OperatorRow]:
        """Operators by their names; asked for once all rows are in."""
        return {row.id: row for row in self.operators}

    @cached_property
    def classes_of(self) -> dict[str, frozenset[str]]:
        """The classes that each noun is listed in."""
        found: dict[str, set[str]] = {}
        for name, nouns in self.classes.items():
            for noun in nouns:
                found.setdefault(noun, set()).add(name)
        shared: dict[frozenset[str], frozenset[str]] = {}
        return {noun: shared.setdefault(own := frozenset(names), own) for noun, names in found.items()}

    @staticmethod
    def load(folders: list[Path]) -> Frames:
        """Frames of the folders, later ones added. Raises KnowledgeError naming file and line."""
        out = Frames()
        paths = [p for folder in folders for p in data_files([folder], "frames/*.toml")]
        rows: list[tuple[Path, int, ClassRow]] = []
        for path in paths:
            rows += [(path, line, row) for line, row in read_toml(path, "class", ClassRow)]
        out.classes = _close({row.name: row for _, _, row in rows})
        for path in paths:
            for line, frame in read_toml(path, "frame", FrameRow):
                out._add_frame(f"{shown(path)}:{line}", frame)
            for line, operator in read_toml(path, "operator", OperatorRow):
                out._add_operator(f"{shown(path)}:{line}", operator)
        return out

    def _add_frame(self, where: str, row: FrameRow) -> None:
        if row.type not in EVENT_TYPES:
            raise KnowledgeError(f"{where}: frame {row.id!r}: {row.type!r} is not a PLOVER type")
        for name in (*row.object, *row.not_object, *row.subject, *row.not_subject):
            self._known_class(where, row.id, name)
        self.frames.append(row)
        self._index(where, row)

    def _add_operator(self, where: str, row: OperatorRow) -> None:
        for result in (*row.compose.values(), row.default):
            if result not in (*EVENT_TYPES, "=", "-", ""):
                raise KnowledgeError(f"{where}: operator {row.id!r}: {result!r} is not a PLOVER type, '=' or '-'")
        self.operators.append(row)
        self._index(where, row)

    def _index(self, where: str, row: FrameRow | OperatorRow) -> None:
        for table, patterns in ((self.verbs, row.verbs), (self.nouns, row.nouns), (self.adjectives, row.adjectives)):
            for pattern in patterns:
                trigger = compile_pattern(pattern, row, where, noun=table is self.nouns)
                for slot in trigger.slots:
                    for name in slot.classes:
                        self._known_class(where, row.id, name)
                table.setdefault(trigger.lemma, Patterns()).append(trigger)
                if trigger.slots and trigger.slots[0].prep == MODIFIER:
                    self.phrases.add(f"{trigger.slots[0].word} {trigger.lemma}")

    def _known_class(self, where: str, owner: str, name: str) -> None:
        base = name.split(":")[0].lstrip("!+")
        if base not in _BUILT_IN and base not in self.classes:
            raise KnowledgeError(f"{where}: {owner!r}: no class is called {name!r}")


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
    needs = {s.prep for s in slots if s.prep != MODIFIER} | {w for s in slots for w in s.word.split()}
    return Trigger(words[0], tuple(slots), pattern, row, where, frozenset(needs - {""}))


def _close(rows: dict[str, ClassRow]) -> dict[str, frozenset[str]]:
    """Classes with the nouns of those they include."""

    def nouns(name: str, seen: frozenset[str]) -> frozenset[str]:
        row = rows.get(name)
        if row is None or name in seen:
            raise KnowledgeError(f"classes: {name!r} is included but not defined, or includes itself")
        out = frozenset(row.nouns)
        for other in row.includes:
            out |= nouns(other, seen | {name})
        return out

    return {name: nouns(name, frozenset()) for name in rows}
