"""What a user names to the files that are read: folders and patterns become paths, in an order that does not change."""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

# Suffixes of what is packed: the one before says what is inside.
PACKED = frozenset({".gz", ".zst", ".zstd"})

# Files that are reports, or hold some, by their suffix.
KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".nitf": "xml",
    ".newsml": "xml",
    ".warc": "warc",
}


_PATTERN = re.compile(r"[*?]|\[[^\]]+\]")


# What a table of a store keeps its versions in: JSON, and no reports.
_LOG = "_delta_log"
_ABOUT = re.compile(r"readme(\.|$)", re.IGNORECASE)


def inner_suffix(path: str) -> str:
    """The suffix that tells the kind of a file, in lower case: ``.jsonl`` for ``a.jsonl.gz``."""
    name = PurePath(path)
    suffix = name.suffix.lower()
    return PurePath(name.stem).suffix.lower() if suffix in PACKED else suffix


def expand(sources: Iterable[str], skipped: Counter[str] | None = None) -> Iterator[str]:
    """The files that ``sources`` stand for, in their order.

    A folder stands for all files below it whose suffix is known, sorted by name, folder by folder; hidden files and folders are
    passed over, README files too, and links to folders are not followed. A pattern (``*``, ``?``, ``[…]``, ``**``) stands for what it matches,
    sorted. A file, ``-`` and what does not exist stand for themselves, so that reading says what is wrong with them; a folder
    without a single such file stands for itself too. ``skipped`` counts the files of unknown suffix by that suffix.
    """
    counts = Counter[str]() if skipped is None else skipped
    for source in sources:
        if source == "-" or not (is_pattern(source) or os.path.isdir(source)):
            yield source
            continue
        found = False
        for path in _matches(source) if is_pattern(source) else [source]:
            for file in _below(path, counts):
                found = True
                yield file
        if not found:
            yield source


def is_pattern(source: str) -> bool:
    """Whether ``source`` is a pattern and no file of that very name."""
    return _PATTERN.search(source) is not None and not os.path.lexists(source)


def _matches(pattern: str) -> list[str]:
    """What a pattern matches, sorted; where links make one file match under several paths, the shortest of them."""
    found: dict[str, str] = {}
    for path in sorted(glob.iglob(pattern, recursive=True), key=lambda p: (p.count(os.sep), p)):
        found.setdefault(os.path.realpath(path), path)
    return sorted(found.values())


def _below(path: str, skipped: Counter[str]) -> Iterator[str]:
    """``path`` itself if it is a file of a known kind; all such files below it, and folders that cannot be opened, if it is one."""
    if not os.path.isdir(path):
        if os.path.isfile(path) and _is_known(path):
            yield path
        else:
            skipped[inner_suffix(path)] += 1
        return
    stack = [path]
    while stack:
        folder = stack.pop()
        try:
            entries = _entries(folder)
        except OSError:
            yield folder
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                continue
            if entry.is_file() and _is_known(entry.path):
                yield entry.path
            else:
                skipped[inner_suffix(entry.name)] += 1
        stack += [e.path for e in reversed(entries) if e.is_dir(follow_symlinks=False) and e.name != _LOG]


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder, sorted, without hidden ones and without what only says what the folder holds."""
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if not e.name.startswith(".") and not _ABOUT.match(e.name)), key=lambda e: e.name)


def _is_known(path: str) -> bool:
    suffix = inner_suffix(path)
    return suffix in KINDS or (suffix == "" and PurePath(path).suffix.lower() in PACKED)
