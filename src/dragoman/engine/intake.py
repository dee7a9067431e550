"""What of a stream of reports is new to a store: known reports are passed over, the rest goes on with the file it came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.engine.keys import Keys
from dragoman.reading import ReadOptions, Reject, expand, read
from dragoman.records import Document
from dragoman.store import Store, content_key, document_key, revision_key


@dataclass
class Tally:
    """Counts of one run."""

    read: int = 0
    new: int = 0
    changed: int = 0
    known: int = 0
    rejected: int = 0
    foreign: int = 0  # in another language than English: kept, and not coded
    characters: int = 0
    # Files in folders that are of no kind that is read, by suffix.
    skipped: Counter[str] = field(default_factory=Counter)


@dataclass
class Known:
    """The reports a store has, by key: enough to tell a new one, a changed one and one that is there."""

    revisions: Keys = field(default_factory=Keys)
    documents: Keys = field(default_factory=Keys)
    contents: Keys = field(default_factory=Keys)

    @classmethod
    def of(cls, store: Store, version: str | None = None) -> Known:
        """What ``store`` has; with a ``version`` only what that version of the program coded, so that the rest is coded again."""
        mine = {"version": version} if version else {}
        only = "WHERE version = $version" if version else ""

        def keys(column: str, where: str = "", parameters: dict[str, str] | None = None) -> Keys:
            return Keys(row["key"] for row in store.rows(f"SELECT {column} AS key FROM versions {where}", parameters))

        return cls(keys("revision", only, mine), keys("document"), keys("content", only, mine))

    def sort(self, document: Document, source: str) -> str:
        """new, changed or known; from now on it is known.

        A file that holds one report is known by its words even under another name; a report with an id of its own is not: two
        agencies may print the same words.
        """
        revision, key, content = revision_key(document), document_key(document), content_key(document)
        moved = document.id == source and document.url is None and key not in self.documents and content in self.contents
        if revision in self.revisions or moved:
            return "known"
        kind = "changed" if key in self.documents else "new"
        self.revisions.add(revision)
        self.documents.add(key)
        self.contents.add(content)
        return kind


def fresh(sources: Iterable[str], options: ReadOptions, known: Known, tally: Tally) -> Iterator[tuple[Document, str] | Reject]:
    """(report, file) of what is to be coded, and what could not be read, in their order."""
    for source in expand(sources, tally.skipped):
        for item in read(source, options):
            if isinstance(item, Reject):
                yield item
                continue
            tally.read += 1
            tally.foreign += item.language not in (None, "en")
            tally.characters += len(item.text)
            kind = known.sort(item, source)
            setattr(tally, kind, getattr(tally, kind) + 1)
            if kind != "known":
                yield item, source
