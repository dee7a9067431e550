"""The knowledge files held against their own examples: does each frame code what it says it codes, and leave alone the rest?

A frame's ``examples`` must be coded as its type, its ``counter`` sentences must not. An operator makes several types, so its
sentences begin with the type they are about, as those of a frame may: ``"REJECT: France refused to lend Chad money."``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.coding.coder import Coder
from dragoman.knowledge import FrameRow, OperatorRow
from dragoman.knowledge.check import check_knowledge as check_files
from dragoman.knowledge.frames import EVENT_TYPES
from dragoman.knowledge.knowledge import BUILT_IN
from dragoman.knowledge.tables import TomlFile, data_files, shown
from dragoman.records import Document, Part


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a frame or operator. ``wanted``: it must be coded as ``type``; otherwise it must not."""

    where: str  # file:line of the row
    row: str  # "frame 'x'"
    type: str
    sentence: str
    wanted: bool


def check_knowledge(extra: Sequence[Path] = ()) -> list[str]:
    """What is wrong, each "file:line: text": first the files themselves, and where they hold, the examples beside the frames."""
    return check_files(extra) or check_examples(extra)


def check_examples(extra: Sequence[Path] = ()) -> list[str]:
    """Codes every example and counter-example in one batch. Raises KnowledgeError, LanguageError."""
    problems: list[str] = []
    examples = list(read_examples([BUILT_IN, *extra], problems))
    coder = Coder.load(list(extra))
    documents = [Document(id=str(n), text=e.sentence, published="2010-05-12", parts=[Part(kind="body", span=(0, len(e.sentence)))]) for n, e in enumerate(examples)]
    for example, record in zip(examples, coder.stream(documents), strict=True):
        types = sorted({event.type for event in record.events})
        if example.wanted and example.type not in types:
            problems.append(f"{example.where}: {example.row}: example not coded as {example.type} but {' '.join(types) or 'nothing'}: {example.sentence}")
        if not example.wanted and example.type in types:
            problems.append(f"{example.where}: {example.row}: counter-example coded as {example.type}: {example.sentence}")
    return problems


def read_examples(folders: Sequence[Path], problems: list[str]) -> Iterator[Example]:
    """The sentences beside frames and operators; those of an operator that name no type are added to ``problems``."""
    for path in data_files(list(folders), "frames/*.toml"):
        file = TomlFile(path)
        for line, frame in file.rows("frame", FrameRow):
            for wanted, sentences in ((True, frame.examples), (False, frame.counter)):
                for sentence in sentences:
                    kind, words = _with_type(sentence)
                    yield Example(f"{shown(path)}:{line}", f"frame {frame.id!r}", kind or frame.type, words, wanted)
        for line, operator in file.rows("operator", OperatorRow):
            where, row = f"{shown(path)}:{line}", f"operator {operator.id!r}"
            for wanted, sentences in ((True, operator.examples), (False, operator.counter)):
                for sentence in sentences:
                    kind, words = _with_type(sentence)
                    if not kind:
                        problems.append(f"{where}: {row}: an operator's sentence begins with a type, as in 'REJECT: …': {sentence}")
                    else:
                        yield Example(where, row, kind, words, wanted)


def _with_type(sentence: str) -> tuple[str, str]:
    """The type that stands before a sentence, and the sentence; in a frame it need not, since a frame has one type."""
    kind, mark, words = sentence.partition(": ")
    return (kind, words) if mark and kind in EVENT_TYPES else ("", sentence)
