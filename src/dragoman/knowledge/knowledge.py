"""All knowledge of a coder: the built-in folder and those a user adds. Immutable after loading; two coders may hold different ones."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.frames import Frames
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.involvement import Involvement
from dragoman.knowledge.names import NameIndex
from dragoman.knowledge.references import References
from dragoman.knowledge.tables import KnowledgeError, holds_knowledge

BUILT_IN = Path(__file__).parent / "data"


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage is collected inside. Loading makes many small objects that all stay: looking for garbage among them takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@dataclass(frozen=True)
class Knowledge:
    """Tables by kind; ``folders`` in order of loading, ``fingerprint`` a hash of every data file for the record's version."""

    folders: tuple[Path, ...]
    tables: ActorTables
    names: NameIndex
    agents: AgentTable
    frames: Frames
    gazetteer: Gazetteer
    references: References
    involvement: Involvement

    @staticmethod
    def load(extra: Sequence[Path] = ()) -> Knowledge:
        """The built-in knowledge with the folders in ``extra`` added. Raises KnowledgeError (file:line) on data that does not hold."""
        for folder in extra:
            if not folder.is_dir():
                raise KnowledgeError(f"{folder}: no such folder of knowledge")
            if not holds_knowledge(folder):
                raise KnowledgeError(f"{folder}: holds no file of knowledge: neither a .csv nor frames/*.toml")
        folders = [BUILT_IN, *extra]
        with collector_paused():
            tables = ActorTables.load(folders)
            references = References.load(folders)
            return Knowledge(
                tuple(folders), tables, NameIndex(tables, references.beside_names), AgentTable.load(folders), Frames.load(folders), Gazetteer.load(folders),
                references, Involvement.load(folders),
            )  # fmt: skip

    @property
    def deeds(self) -> dict[str, bool]:
        """Verbs of the frames, each with whether it names no happening and nobody as a noun."""
        return {v: v not in self.frames.nouns and v not in self.agents.rows for v in self.frames.verbs}

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any table or frame of any folder; names of folders do not count."""
        digest = hashlib.sha256()
        for folder in self.folders:
            for path in sorted(p for pattern in ("**/*.csv", "**/*.toml") for p in folder.glob(pattern)):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:12]
