"""What a total or a force is made of: "40 killed, among them 12 children", "the forces included infantry and tanks"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.figures.kinds import Counter, figure_kind
from dragoman.coding.figures.model import FigureMention, Span
from dragoman.knowledge.figure_words import FigureWords
from dragoman.language import Parse
from dragoman.records import BEFELL

_REACH = 12  # tokens between a total and the first of its parts
_SENTENCES = 4  # how far back a force's figure may stand from the sentence that says what the force is made of
_NOUN_PARTS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "punct"})


def with_breakdowns(parse: Parse, words: FigureWords, figures: Sequence[FigureMention]) -> list[FigureMention]:
    """Figures that follow a total by "among them", "including", or are "of them": they become its parts and share its kind."""
    out = list(figures)
    total: int | None = None
    for k, figure in enumerate(out):
        if total is None or parse.sentence_of[out[total].tokens[0]] != parse.sentence_of[figure.tokens[0]]:
            total = k
            continue
        if not _is_part(parse, words, out[total], out[k - 1], figure, open_list=bool(out[total].components)):
            total = k
            continue
        part = figure
        fate = out[total].kind in BEFELL and figure.event is None  # what befell the whole befell the parts
        if (figure.kind == "other" or fate) and figure.unit not in ("%", "share"):
            part = replace(figure, kind=out[total].kind, event=out[total].event)
        out[k] = part
        out[total] = replace(out[total], components=(*out[total].components, part.span))
    return out


def _is_part(
    parse: Parse, words: FigureWords, total: FigureMention, previous: FigureMention, figure: FigureMention, *, open_list: bool
) -> bool:
    low = parse.lower
    gap = low[previous.tokens[1] : figure.tokens[0]]
    if len(gap) > _REACH or total.unit == "%" or not _may_hold(total, figure):
        return False
    if any(_contains(gap, phrase) for phrase in words.breakdowns["between"]):
        return True
    after = low[figure.tokens[1] : figure.tokens[1] + 2]
    inside = low[figure.tokens[0] : figure.tokens[1] + 1]
    if any(tuple(after[: len(p)]) == p or _contains(inside, p) for p in words.breakdowns["after"]):
        return True
    return open_list and all(w in (",", "and", "or", "the") for w in gap)


def _may_hold(total: FigureMention, part: FigureMention) -> bool:
    """A part is no larger than the whole."""
    whole = total.high if total.high is not None else total.low
    least = part.low if part.low is not None else part.high
    return whole is None or least is None or total.bound in ("at-least", "more-than") or least <= whole


def _contains(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(words[i : i + len(phrase)]) == phrase for i in range(len(words)))


def with_compositions(parse: Parse, words: FigureWords, counter: Counter, figures: Sequence[FigureMention]) -> list[FigureMention]:
    """Forces whose parts are named: the parts go to the force's own figure, to an earlier one of the same force, or make one."""
    out = list(figures)
    for verb in range(len(parse)):
        preposition = words.compositions.get(parse.lemmas[verb])
        if preposition is None or parse.pos[verb] != "VERB":
            continue
        subject = parse.first(verb, "nsubj", "nsubjpass")
        first = _first_part(parse, verb, preposition)
        if subject is None or first is None or counter.noun_kind(subject) not in ("troops", "formation", "vehicles", "protesters"):
            continue
        spans = tuple(part_span(parse, p) for p in _parts(parse, first))
        holder = _holder(parse, out, subject)
        if holder is not None:
            merged = tuple(sorted(set(out[holder].components) | set(spans)))
            out[holder] = replace(out[holder], components=merged)
        elif len(spans) > 1:
            out.append(_of_force(parse, counter, subject, spans))
    return sorted(out, key=lambda f: f.tokens)


def _first_part(parse: Parse, verb: int, preposition: str) -> int | None:
    if not preposition:
        return parse.first(verb, "dobj", "attr")
    link = next((p for p in parse.kids(verb, "prep") if parse.lower[p] == preposition or (preposition == "of" and parse.lower[p] == "up")), None)
    if link is not None and parse.lower[link] == "up":
        link = next(iter(parse.kids(link, "prep")), None)
    return None if link is None else parse.first(link, "pobj")


def _parts(parse: Parse, first: int) -> list[int]:
    """The coordinated nouns of a list, whichever way the parser chained them."""
    return [t for t in parse.conjuncts(first) if parse.pos[t] in ("NOUN", "PROPN", "NUM", "ADJ")]


def part_span(parse: Parse, noun: int) -> Span:
    """A noun with what stands before it and its "of": "fairly substantial numbers" of planes, without the rest of the list."""
    first = noun
    for c in parse.children[noun]:
        if c < noun and parse.deps[c] in _NOUN_PARTS and not (parse.deps[c] == "punct" and parse.words[c] not in "-–"):
            first = min(first, parse.edges[c][0])
    last = noun + 1
    for p in parse.children[noun]:
        if p > noun and parse.deps[p] == "prep" and parse.lower[p] == "of":
            last = max(last, parse.edges[p][1])
    return parse.span(first, last)


def _holder(parse: Parse, figures: Sequence[FigureMention], subject: int) -> int | None:
    """The figure of the subject itself, else the nearest earlier one of the same force within a few sentences."""
    here = parse.sentence_of[subject]
    for k in range(len(figures) - 1, -1, -1):
        figure = figures[k]
        if figure.tokens[0] > subject:
            continue
        if figure.head == subject:
            return k
        if here - parse.sentence_of[figure.tokens[0]] > _SENTENCES:
            return None
        if figure.kind == "troops" and figure.head is not None and _same_force(parse, figure.head, subject):
            return k
    return None


def _same_force(parse: Parse, head: int, subject: int) -> bool:
    """Definite, and not told apart by an adjective or name that the earlier mention's sentence lacks."""
    definite = any(parse.lower[d] in ("the", "these", "those", "this", "that", "its", "their") for d in parse.kids(subject, "det", "poss"))
    sentence = parse.sentences[parse.sentence_of[head]]
    stems = {w[:4] for w in parse.lower[sentence.start : sentence.end]}
    marks = [parse.lower[m] for m in parse.kids(subject, "amod", "compound", "poss") if parse.words[m][:1].isupper()]
    return definite and all(m[:4] in stems for m in marks)


def _of_force(parse: Parse, counter: Counter, subject: int, spans: tuple[Span, ...]) -> FigureMention:
    """A force without a number: its parts are all that is known."""
    first = min([subject, *(c for c in parse.kids(subject, "det", "amod", "compound", "poss") if c < subject)])
    kind = figure_kind(counter.noun_kind(subject))
    return FigureMention(
        span=parse.span(first, subject + 1),
        kind=kind,
        low=None,
        high=None,
        unit=parse.lower[subject],
        head=subject,
        components=spans,
        tokens=(first, subject + 1),
    )
