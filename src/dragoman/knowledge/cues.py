"""Words that attribute and words that speak: ``report_cues.csv``, ``source_words.csv``, ``cue_operators.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.knowledge.tables import data_files, read_csv

CuePos = Literal["verb", "noun", "adjective", "adverb", "preposition"]
CueKind = Literal["report", "belief", "intention", "request", "evaluation", "perception"]
CueStance = Literal["asserts", "denies", "doubts", "cannot-confirm", "believes", "intends", "asks", "reports"]
Governs = Literal["clause", "quote", "object", "infinitive", "gerund", "of", "for", "sentence", "amount", "count"]


class CueRow(Struct, forbid_unknown_fields=True, frozen=True):
    """report_cues.csv: a lemma that attributes. One lemma may stand in several lines, one a kind."""

    lemma: str  # lower case; a particle or preposition after a blank: "point out", "call for"
    pos: CuePos
    kind: CueKind
    stance: CueStance
    takes: list[Governs]  # what may hold the content
    negated: CueStance | Literal[""] = ""  # the stance under negation, where it is another: "cannot confirm"
    authority: str = ""  # where the line comes from

    @property
    def counts_only(self) -> bool:
        """Whether it attributes nothing but numbers."""
        return {"amount"} <= set(self.takes) <= {"amount", "count"}


class SourceWordRow(Struct, forbid_unknown_fields=True, frozen=True):
    """source_words.csv: what kind of source a word makes of the noun phrase it stands in."""

    word: str  # lower case, singular for nouns
    role: Literal["head", "marker"]  # head: the noun itself; marker: words anywhere about the source
    kind: Literal["anonymous", "collective", "document", "office", "voice"]


class CueOperatorRow(Struct, forbid_unknown_fields=True, frozen=True):
    """cue_operators.csv: a word that changes how a cue beside it is read."""

    lemma: str
    effect: Literal["withholds", "raises", "quotes", "addresses", "strikes", "lays", "distances", "told", "falsehood", "truth", "permits", "informs", "press", "share", "fallen", "reaches", "meets"]


@dataclass(frozen=True)
class CueTable:
    """The cues by part of speech and lemma, the words that tell what a source is, and operators on cues by effect."""

    rows: dict[tuple[str, str], tuple[CueRow, ...]]
    heads: dict[str, str]
    markers: tuple[tuple[str, str], ...]
    operators: frozenset[tuple[str, str]] = frozenset()  # (effect, lemma)

    def operates(self, effect: str, lemma: str) -> bool:
        """Whether a lemma has an effect of cue_operators.csv."""
        return (effect, lemma) in self.operators

    @cached_property
    def kinds(self) -> dict[str, dict[str, str]]:
        """The kind of each lemma's first line, by part of speech; without verbs that attribute nothing but numbers."""
        out: dict[str, dict[str, str]] = {}
        for (pos, lemma), rows in self.rows.items():
            if rows and not all(row.counts_only for row in rows):
                out.setdefault(lemma, {})[pos] = rows[0].kind
        return out

    @cached_property
    def counting(self) -> frozenset[str]:
        """Verbs that the file has for the numbers they attribute."""
        return frozenset(lemma for (pos, lemma), rows in self.rows.items() if pos in ("verb", "noun") and rows and all(row.counts_only for row in rows))

    @cached_property
    def rating(self) -> frozenset[str]:
        """Those of them that attribute nothing else: to put a toll at 40, not to put a box on the floor."""
        return frozenset(lemma for lemma in self.counting if not any("count" in row.takes for row in self.rows.get(("verb", lemma), ())))

    @cached_property
    def particled(self) -> frozenset[str]:
        """First words of lemmas with a particle or preposition: "point" of "point out"."""
        return frozenset(lemma.partition(" ")[0] for _, lemma in self.rows if " " in lemma)

    @cached_property
    def anonymous_markers(self) -> tuple[str, ...]:
        """What marks a source as anonymous, blanks around it."""
        return tuple(f" {marker} " for marker, kind in self.markers if kind == "anonymous")

    @cached_property
    def withholding(self) -> frozenset[str]:
        """The longest word of each of them: without one of these no source is marked so."""
        return frozenset(max(marker.split(), key=len, default="") for marker in self.anonymous_markers)

    @cached_property
    def markers_from(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The words of each of them by their first."""
        out: dict[str, tuple[tuple[str, ...], ...]] = {}
        for marker, kind in self.markers:
            if kind == "anonymous":
                words = tuple(marker.split())
                out[words[0]] = (*out.get(words[0], ()), words)
        return out

    @cached_property
    def permits(self) -> frozenset[str]:
        """Words for leave to speak: "authorise", "permission"."""
        return frozenset(lemma for effect, lemma in self.operators if effect == "permits")

    def get(self, pos: str, lemma: str) -> tuple[CueRow, ...]:
        """Lines for a lemma: ``pos`` as in the file; an empty tuple where there is none."""
        return self.rows.get((pos, lemma), ())


def load_cues(folders: list[Path]) -> CueTable:
    """Cues and source words of all folders; a later folder's line replaces an earlier one of the same key.

    Raises KnowledgeError naming file and line.
    """
    rows: dict[tuple[str, str], dict[str, CueRow]] = {}
    for path in data_files(folders, "report_cues*.csv"):
        for _, row in read_csv(path, CueRow):
            rows.setdefault((row.pos, row.lemma), {})[row.kind] = row
    heads: dict[str, str] = {}
    markers: dict[str, str] = {}
    for path in data_files(folders, "source_words*.csv"):
        for _, word in read_csv(path, SourceWordRow):
            (heads if word.role == "head" else markers)[word.word] = word.kind
    operators = {(r.effect, r.lemma) for path in data_files(folders, "cue_operators*.csv") for _, r in read_csv(path, CueOperatorRow)}
    return CueTable({k: tuple(v.values()) for k, v in rows.items()}, heads, tuple(markers.items()), frozenset(operators))
