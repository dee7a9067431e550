"""context_words.csv: words, kinds of event and sectors of actors that tell which PLOVER context an event stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from dragoman.knowledge.tables import KnowledgeError, data_files, read_csv, shown
from dragoman.ontology import Ontology

LONGEST = 4  # words of a phrase


class ContextRow(Struct, forbid_unknown_fields=True):
    """Signs of one context that tell equally much."""

    context: str
    weight: float = 1.0
    words: list[str] = []  # lemmas, or phrases of up to four words whose last is a lemma
    events: list[str] = []  # TYPE or TYPE/mode
    sectors: list[str] = []  # of an actor or recipient
    unless: list[str] = []  # contexts beside which this one is not given


Signs = dict[str, tuple[tuple[str, float], ...]]


@dataclass(frozen=True)
class ContextSigns:
    """Each sign with the (context, weight) it speaks for. ``longest``: a last word to the most words of its signs; ``unless``: what displaces a context."""

    words: Signs = field(default_factory=dict)
    events: Signs = field(default_factory=dict)
    sectors: Signs = field(default_factory=dict)
    unless: dict[str, frozenset[str]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)


def load_context_words(folders: Sequence[Path]) -> ContextSigns:
    """All rows of all folders. Raises KnowledgeError (file:line) on a row that does not hold."""
    out = ContextSigns()
    for path in data_files(list(folders), "context_words*.csv"):
        for line, row in read_csv(path, ContextRow):
            problem = _problem(row)
            if problem:
                raise KnowledgeError(f"{shown(path)}:{line}: {problem}")
            for word in row.words:
                parts = word.split()
                out.longest[parts[-1]] = max(out.longest.get(parts[-1], 0), len(parts))
            for signs, names in ((out.words, row.words), (out.events, row.events), (out.sectors, row.sectors)):
                for name in names:
                    signs[name] = _with(signs.get(name, ()), row.context, row.weight)
            if row.unless:
                out.unless[row.context] = out.unless.get(row.context, frozenset()) | set(row.unless)
    return out


def _problem(row: ContextRow) -> str | None:
    """What is wrong with a row, or None."""
    ontology = Ontology.load()
    if row.weight <= 0:
        return f"the weight is {row.weight:g}; it must be above 0"
    for context in (row.context, *row.unless):
        if context not in ontology.contexts:
            return f"unknown context {context!r}; contexts are {', '.join(ontology.contexts)}"
    for word in row.words:
        if len(word.split()) > LONGEST:
            return f"{word!r} has more than {LONGEST} words"
    for event in row.events:
        kind, _, mode = event.partition("/")
        if kind not in ontology.kinds or (mode and mode not in ontology.kinds[kind].modes):
            return f"unknown kind of event {event!r}"
    return None


def _with(found: tuple[tuple[str, float], ...], context: str, weight: float) -> tuple[tuple[str, float], ...]:
    """The strongest weight of a sign for a context counts."""
    best = dict(found)
    best[context] = max(best.get(context, 0.0), weight)
    return tuple(best.items())
