"""All data files checked in one go: every loader run, every complaint gathered as "file:line: what is wrong"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fnmatch import fnmatch
from pathlib import Path

from dragoman.knowledge.actors import check_actors
from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.contexts import load_context_words
from dragoman.knowledge.cues import load_cues
from dragoman.knowledge.figure_words import FigureWords
from dragoman.knowledge.frames import Frames
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.involvement import Involvement
from dragoman.knowledge.knowledge import BUILT_IN
from dragoman.knowledge.number_words import NumberWords
from dragoman.knowledge.references import References
from dragoman.knowledge.relations import load_relation_cues
from dragoman.knowledge.signatures import load_signatures, unreached
from dragoman.knowledge.tables import KnowledgeError, holds_knowledge, shown
from dragoman.knowledge.time_words import TimeWords

# Files of an added folder whose names are free within a pattern; all others must be named as in the built-in folder.
_FREE_NAMES = ("frames/*.toml", "report_cues*.csv", "places.csv")
# Files that are one file a folder.
_NOT_SPLIT = frozenset({"signatures.csv"})


def check_knowledge(extra: Sequence[Path] = ()) -> list[str]:
    """What is wrong with the built-in knowledge and the folders in ``extra``; empty if nothing is."""
    folders = [BUILT_IN, *extra]
    loaders: list[Callable[[], object]] = [
        lambda: AgentTable.load(folders),
        lambda: Gazetteer.load(extra),
        lambda: load_cues(folders),
        lambda: load_signatures(folders),
        lambda: load_context_words(folders),
        lambda: load_relation_cues(folders),
        lambda: Involvement.load(folders),
        lambda: References.load(folders),
        NumberWords.load,
        TimeWords.load,
        FigureWords.load,
    ]
    problems = [*check_actors(folders), *_found(lambda: Frames.load(folders).problems)]
    for loader in loaders:
        try:
            loader()
        except KnowledgeError as exc:
            problems.append(str(exc))
    problems += _found(lambda: unreached(folders))
    for folder in extra:
        problems += _unknown_files(folder)
    return list(dict.fromkeys(problems))


def _found(problems: Callable[[], list[str]]) -> list[str]:
    """What a check finds, or why it could not be made."""
    try:
        return problems()
    except KnowledgeError as exc:
        return [str(exc)]


def _unknown_files(folder: Path) -> list[str]:
    """Data files that nothing would read, which a misspelt name makes of them; or that there is none at all."""
    problems = [] if holds_knowledge(folder) else [f"{folder}: holds no file of knowledge: neither a .csv nor frames/*.toml"]
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".csv", ".toml")):
        name = path.relative_to(folder).as_posix()
        whole = BUILT_IN / (name.partition("-")[0] + ".csv")  # "bodies-asia.csv" is read with "bodies.csv"
        split = whole.exists() and whole.name not in _NOT_SPLIT
        if not (BUILT_IN / name).exists() and not split and not any(fnmatch(name, free) for free in _FREE_NAMES):
            problems.append(f"{shown(path)}: no such file of knowledge; the built-in folder shows the names there are")
    return problems
