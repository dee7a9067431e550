"""Event frames, operators and noun classes: how words propose an event. ``frames/*.toml`` in, checked and indexed by word, ``Frames`` out.

What a row may say: see ``frame_rows``; how its patterns are written: see ``patterns``.

Classes that need no list: ``actor`` (somebody the actor files know or who carries a country), ``person``, ``people``,
``place``, ``event`` (any event), ``event:ASSAULT`` (an event of that type), ``self`` (the subject itself), ``thing`` (any common noun),
``figure`` (a named person who is no soldier or rebel), ``none`` (no object at all: "submit {none} to" is not "submit a report to"), ``alone`` (nothing behind it: "declined", not "declined to comment"), ``sector:COP`` (an actor of that sector), and of subjects ``joint`` (actors of two countries or more together). A class of subjects
with ``!`` is barred; with ``+`` it must be there: a frame that asks for it does not hold where no subject stands, as in a passive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from dragoman.knowledge.frame_rows import ClassRow, FrameRow, OperatorRow
from dragoman.knowledge.patterns import MODIFIER, Patterns, compile_pattern
from dragoman.knowledge.tables import KnowledgeError, TomlFile, data_files, shown

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

_BUILT_IN = frozenset({"actor", "person", "people", "place", "event", "sector", "self", "thing", "joint", "none", "alone", "figure", "town", "beyond_states", "others_blow", "of_country", "sought", "state"})


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
        files = {p: TomlFile(p) for folder in folders for p in data_files([folder], "frames/*.toml")}
        rows = [(path, line, row) for path, file in files.items() for line, row in file.rows("class", ClassRow, beside=("frame", "operator"))]
        _check_once(rows)
        out.classes = _close({row.name: row for _, _, row in rows})
        for path, file in files.items():
            for line, frame in file.rows("frame", FrameRow):
                out._add_frame(f"{shown(path)}:{line}", frame)
            for line, operator in file.rows("operator", OperatorRow):
                out._add_operator(f"{shown(path)}:{line}", operator)
        return out

    def _add_frame(self, where: str, row: FrameRow) -> None:
        if row.type not in EVENT_TYPES:
            raise KnowledgeError(f"{where}: frame {row.id!r}: {row.type!r} is not a PLOVER type")
        for name in (*row.object, *row.not_object, *row.subject, *row.not_subject, *row.not_beside):
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


def _check_once(rows: list[tuple[Path, int, ClassRow]]) -> None:
    """Of two classes of one name in one folder the later would take the place of the other unseen. Raises KnowledgeError."""
    first: dict[tuple[Path, str], str] = {}
    for path, line, row in rows:
        where = f"{shown(path)}:{line}"
        before = first.setdefault((path.parent, row.name), where)
        if before != where:
            raise KnowledgeError(f"{where}: class {row.name!r} is defined at {before} already")


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
