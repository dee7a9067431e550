"""Lines ``{"id","text","span"}`` to verdicts: how certain a text makes the event word at a span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, tee
from pathlib import Path

import msgspec

from dragoman.coding.factuality import FactualityJudge, Judgement
from dragoman.knowledge import BUILT_IN
from dragoman.language import Parse, Parser
from dragoman.reading import document_from_text
from dragoman.records import Document, Span


class JudgingError(ValueError):
    """A line that cannot be judged: the message says why."""


class Question(msgspec.Struct, frozen=True):
    """One line: the event word stands at ``span`` of ``text``; other fields are passed over."""

    id: str | int
    text: str
    span: Span


class Verdict(msgspec.Struct):
    """The answer to one line; ``value`` is in [-3, 3], ``holder`` None where the view is the author's."""

    id: str | int
    factuality: str
    realis: str
    holder: str | None
    value: float


def parse_question(line: bytes) -> Question:
    """The question on a line. Raises JudgingError."""
    try:
        question = msgspec.json.decode(line, type=Question)
    except (msgspec.MsgspecError, RecursionError) as exc:
        raise JudgingError(f"is not a line to judge: {exc}") from exc
    start, end = question.span
    if not start < end <= len(question.text):
        raise JudgingError(f"span [{start}, {end}] holds no words of a text of {len(question.text)} characters")
    return question


def judge_questions(questions: Iterable[Question], folders: Sequence[Path] = ()) -> Iterator[Verdict]:
    """Verdicts in the order of the questions; a text asked about in a row is parsed once."""
    parser, judge = Parser(), FactualityJudge.load([BUILT_IN, *folders])
    to_parse, to_judge = tee((text, list(group)) for text, group in groupby(questions, key=lambda q: q.text))
    parses = parser.stream(_document(text) for text, _ in to_parse)
    for (_, group), parse in zip(to_judge, parses, strict=True):
        tokens = [_head(parse, q.span) for q in group]
        judged = iter(judge.judge_many(parse, [t for t in tokens if t is not None]))
        for question, token in zip(group, tokens, strict=True):
            yield _verdict(question, None if token is None else next(judged))


def _document(text: str) -> Document:
    if not text.strip():
        return Document(id="", text=text)
    return document_from_text(text, "")


def _head(parse: Parse, span: Span) -> int | None:
    """The token of ``span`` that governs the others; None where the parse has no token there."""
    tokens = parse.tokens_in(span)
    inside = set(tokens)
    return next((t for t in tokens if parse.heads[t] == t or parse.heads[t] not in inside), None)


def _verdict(question: Question, judgement: Judgement | None) -> Verdict:
    if judgement is None:
        return Verdict(question.id, "Uu", "actual", None, 0.0)
    return Verdict(question.id, judgement.factuality, judgement.realis, judgement.holder, judgement.value)
