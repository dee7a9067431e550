"""Signatures: what a word makes of the event it governs (signatures.csv).

"managed to cross" is a crossing, "failed to cross" is none; "did not fail to cross" is one again. Each line of the file says
so for one word, in one or more constructions, and names who described it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.tables import KnowledgeError, data_files, read_csv, shown
from dragoman.records.model import Factuality, Realis

FILE = "signatures.csv"
FRAMES = frozenset(
    ["that", "whether", "whether+to", "to", "to+going", "bare", "ing", "np", "np+report", "subj", "attr", "appos", "acl", "nn", "such", "mod", "det", "verb", "clause", "main", "ahead", "offer", "question"]
)

SignaturePos = Literal["verb", "noun", "adj", "adv", "modal", "neg", "det", "mark", "prep"]


class SignatureRow(Struct, forbid_unknown_fields=True):
    """One line of signatures.csv."""

    lemma: str  # "fail"; "have+yet", "stop+short": with a particle, adverb or object that belongs to it
    pos: SignaturePos
    # how the event stands: that, whether, whether+to, to, bare, ing, np (object), subj (subject), attr, appos, acl, nn (compound),
    # prep:of …, mod (the word modifies the event), det, verb, clause, main, ahead (a clause beside "will" or "would"), offer (a condition on what somebody is ready to do), question
    frames: list[str]
    positive: Factuality  # the event's certainty where the word is affirmed
    negative: Factuality  # … and where it is negated
    klass: str
    authority: str
    source: Factuality | None = None  # from the view of the source whose cue the word is; empty: as ``positive``
    realis: Realis | None = None


SCALE: dict[str, float] = {"CT+": 3.0, "PR+": 2.0, "PS+": 1.0, "Uu": 0.0, "PS-": -1.0, "PR-": -2.0, "CT-": -3.0}


@dataclass(frozen=True, slots=True)
class Signature:
    """A line ready for use: certainty as numbers in [-3, 3], and where the line stands."""

    lemma: str
    pos: str
    positive: float
    negative: float
    source: float
    realis: str | None
    klass: str
    effect: str  # "CT-", as the file writes ``positive``
    rule: str  # "signatures.csv:214 fail"


class Signatures:
    """Look-up by kind of word, lemma and construction; later folders override earlier ones."""

    def __init__(self, folders: Iterable[Iterable[tuple[Path, int, SignatureRow]]]) -> None:
        """``folders`` holds, for each folder, its (file, line, row)."""
        self.table: dict[tuple[str, str], dict[str, Signature]] = {}
        self.extended: dict[tuple[str, str], list[tuple[str, dict[str, Signature]]]] = {}
        for rows in folders:
            for key, frames in _folder(rows).items():
                self.table.setdefault(key, {}).update(frames)
        for (pos, lemma), frames in self.table.items():
            head, _, extra = lemma.partition("+")
            if extra:
                self.extended.setdefault((pos, head), []).append((extra, frames))
        # Words and phrases that begin what somebody's readiness hangs on.
        self.offers = {lemma: frames["offer"] for (pos, lemma), frames in self.table.items() if pos == "mark" and "offer" in frames}

    @property
    def classes(self) -> list[str]:
        """All classes named in the file, sorted."""
        return sorted({s.klass for frames in self.table.values() for s in frames.values()})

    def frames(self, pos: str, lemma: str) -> dict[str, Signature] | None:
        """All constructions of a word, or None."""
        return self.table.get((pos, lemma))


def _folder(rows: Iterable[tuple[Path, int, SignatureRow]]) -> dict[tuple[str, str], dict[str, Signature]]:
    """The signatures of one folder. Where two of its lines name the same construction of a word, the first holds."""
    out: dict[tuple[str, str], dict[str, Signature]] = {}
    for path, line, row in rows:
        unknown = [f for f in row.frames if f not in FRAMES and not f.startswith("prep:")]
        if unknown or not row.frames:
            raise KnowledgeError(f"{shown(path)}:{line}: unknown construction {unknown or row.frames}; see SignatureRow.frames")
        sign = Signature(
            row.lemma, row.pos, SCALE[row.positive], SCALE[row.negative], SCALE[row.source or row.positive],
            row.realis, row.klass, row.positive, f"{path.name}:{line} {row.lemma}",
        )  # fmt: skip
        frames = out.setdefault((row.pos, row.lemma), {})
        for frame in row.frames:
            frames.setdefault(frame, sign)
    return out


def unreached(folders: list[Path]) -> list[str]:
    """Constructions that two lines of one folder give a word, of which only the first is ever asked, each with its line."""
    out = []
    for folder in folders:
        first: dict[tuple[str, str, str], int] = {}
        for path in data_files([folder], FILE):
            for line, row in read_csv(path, SignatureRow):
                told = [(f, first[key]) for f in row.frames if (key := (row.pos, row.lemma, f)) in first]
                out += [f"{shown(path)}:{line}: {row.lemma!r} ({row.pos}) with {f!r} stands on line {before} already, which holds" for f, before in told]
                for f in row.frames:
                    first.setdefault((row.pos, row.lemma, f), line)
    return out


def load_signatures(folders: list[Path]) -> Signatures:
    """Signatures of all folders. Raises KnowledgeError, naming file and line, on a bad line."""
    return Signatures(
        [(path, line, row) for path in data_files([folder], FILE) for line, row in read_csv(path, SignatureRow)]
        for folder in folders
    )
