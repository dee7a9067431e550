"""Realis of an event from the words above it, and whose view it is."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.factuality.compose import Composer, Mark
from dragoman.coding.factuality.edges import is_definite
from dragoman.coding.negation import argument_negation
from dragoman.language import Parse
from dragoman.records.model import Realis

# A plan, an option, a demand and a threat say what kind of not-yet an event is; the nearest to the event decides. Where none
# of them stands, a condition outranks "would" and "may".
_KINDS: tuple[Realis, ...] = ("considered", "requested", "threatened", "planned")
_STATUS: tuple[Realis, ...] = ("conditional", "generic", "hypothetical")
_STATUS_SET = frozenset(_STATUS)
_DENIED = -1.5
REPORTS = frozenset(
    ["report", "allegation", "denial", "assertive", "weak assertive", "suspicion", "doubt", "warning", "prediction", "fear", "hope", "factive", "semifactive"]
)


def realis_of(parse: Parse, token: int, value: float, marks: Sequence[Mark], spoken: bool = False) -> Realis:
    """Realis from the chain, nearest word first. What is ``spoken`` in the present of a report is no habit: "prosecutors accuse"."""
    named = [m.sign.realis for m in marks if m.sign.realis and _reaches(parse, m)]
    if value <= _DENIED:
        return "denied"
    if any(m.sign.realis == "conditional" and parse.heads[m.token] == token and parse.deps[m.token] == "mark" for m in marks):
        return "conditional"  # "threatened to leave if more prisoners were released": what the threat hangs on is not what is threatened
    # A modal or a condition next to a kind only weakens it ("may consider sending", "if it plans to").
    for kind in named:
        if kind in _KINDS and not (kind == "planned" and _only_future(marks) and not _STATUS_SET.isdisjoint(named)):
            return kind
    for kind in _STATUS:
        if kind in named:
            return kind
    if is_habit(parse, token) or (not spoken and is_generic(parse, token)):
        return "generic"
    return "actual"


def _reaches(parse: Parse, mark: Mark) -> bool:
    """Whether a word's realis is the event's: not that of a modal on a report ("cannot confirm that", "would say that")."""
    if mark.sign.pos not in ("modal", "neg"):
        return True
    if mark.sign.pos == "neg" or mark.effect < 0:
        return False
    governor = parse.heads[mark.token]
    return not any(parse.deps[c] == "ccomp" for c in parse.children[governor])


def _only_future(marks: Sequence[Mark]) -> bool:
    return all(m.sign.klass in ("future", "purpose") for m in marks if m.sign.realis == "planned")


def is_habit(parse: Parse, token: int) -> bool:
    """"The militia kills hostages every year": in the present, again and again."""
    if parse.tags[token] not in ("VBP", "VBZ") or parse.kids(token, "aux", "auxpass"):
        return False
    return any(parse.lower[d] in ("every", "each") for t in parse.kids(token, "npadvmod") for d in parse.kids(t, "det"))


def is_generic(parse: Parse, token: int) -> bool:
    """A present-tense clause about a kind: "Armies rarely admit…", "troops patrol borders" (bare plural, no time, no name)."""
    if parse.tags[token] not in ("VBP", "VBZ") or parse.kids(token, "aux", "auxpass"):
        return False
    if parse.sentences[parse.sentence_of[token]].part == "title":
        return False  # headlines tell what happened in the present: "Gunmen kill 12"
    subject = parse.first(token, "nsubj")
    if subject is None or parse.tags[subject] not in ("NNS", "NN"):
        return False
    if parse.kids(subject, "nummod") or is_definite(parse, subject) or argument_negation(parse, subject) is not None:
        return False
    bare = parse.tags[subject] == "NNS" and all(parse.pos[c] != "PROPN" for c in parse.descendants(subject))
    indefinite = any(parse.lower[c] in ("a", "an", "any", "every", "each") for c in parse.kids(subject, "det"))
    return (bare or indefinite) and parse.heads[token] == token


def holder_of(composer: Composer, token: int) -> str | None:
    """Text of the innermost source above the token; None where the author speaks."""
    parse = composer.parse
    t: int | None = token
    while t is not None:
        node = composer.node(t)
        for m in node.marks:
            if m.token != t and m.sign.pos in ("verb", "noun") and m.sign.klass in REPORTS:
                source = _source(parse, m.token)
                if source is not None:
                    return _text(parse, source)
        hit = _according(parse, t)
        if hit is not None:
            return _text(parse, hit)
        if t == composer.boundary:
            break
        t = node.up
    return None


def _source(parse: Parse, cue: int) -> int | None:
    """Head of whoever speaks at a cue: its subject, or "by" whom it was said."""
    if parse.pos[cue] in ("VERB", "AUX"):
        verb = cue
        for _ in range(4):
            subject = parse.first(verb, "nsubj")
            if subject is not None:
                return subject
            agent = parse.first(verb, "agent")
            if agent is not None:
                return parse.first(agent, "pobj")
            if parse.deps[verb] not in ("xcomp", "conj") or parse.heads[verb] == verb:
                return None
            verb = parse.heads[verb]
        return None
    owner = parse.first(cue, "poss")
    if owner is not None:
        return owner
    return next((p for b in parse.kids(cue, "prep", "agent") if parse.lower[b] in ("by", "from", "of") for p in parse.kids(b, "pobj")), None)


def _according(parse: Parse, token: int) -> int | None:
    """"According to the ministry, …": the head of whom it is according to."""
    for p in parse.kids(token, "prep"):
        if parse.lower[p] == "according":
            for to in parse.kids(p, "prep"):
                hit = parse.first(to, "pobj")
                if hit is not None:
                    return hit
    return None


def _text(parse: Parse, token: int) -> str:
    """The noun phrase without clauses that hang on it."""
    left, right = parse.edges[token]
    for c in parse.children[token]:
        if parse.deps[c] in ("relcl", "acl", "appos", "punct", "conj", "cc", "advcl") and c > token:
            right = min(right, parse.edges[c][0])
    while right - 1 > token and parse.pos[right - 1] == "PUNCT":
        right -= 1
    start, end = parse.span(left, right)
    return parse.text[start:end]
