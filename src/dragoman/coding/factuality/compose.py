"""Certainty by composition: from the root of the sentence (or from a source's cue) inward to the event word.

Each word on the way is as certain as its governor's signature lets it be (``context``), and then changes that by what
modifies it: negation, modals, adverbs, adjectives (``value``). Both are kept a token, so that a whole parse costs one walk.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.factuality.edges import Edge, EdgeReader, is_whose
from dragoman.coding.factuality.judgement import through
from dragoman.coding.factuality.modifiers import Modifier, ModifierReader
from dragoman.knowledge.signatures import Signature, Signatures
from dragoman.language import Parse

CERTAIN = 3.0
# Words for what may come or may be planned, that stand before what has been done as well: "concern over Israel's bombing of the port".
_OF_BOTH = frozenset({"fear", "grievance"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One word at work: token, the line of data behind it, and what it did."""

    token: int
    sign: Signature
    effect: float  # certainty after the word has done its work
    before: float  # and before


@dataclass(slots=True)
class Node:
    """A token's certainty: what comes from above, what it is itself, the words that did it, and where to go on."""

    context: float
    value: float
    marks: tuple[Mark, ...]  # nearest first: own modifiers, then the governor's signature
    up: int | None  # the governor the context came from; None where the way ends
    edge: Edge
    own: int  # how many of the marks are the token's own modifiers


class Composer:
    """Composes over one parse; ``boundary`` is the cue of the source whose view is wanted."""

    def __init__(self, parse: Parse, signatures: Signatures, boundary: int | None = None) -> None:
        self.parse = parse
        self.boundary = boundary
        self.edges = EdgeReader(parse, signatures)
        self.modifiers = ModifierReader(parse, signatures)
        self.nodes: dict[int, Node] = {}
        self._marks: dict[int, list[Mark]] = {}

    def node(self, token: int) -> Node:
        """The certainty of one token. Walks up first, without recursion: sentences can be deep."""
        path, t = [], token
        while t not in self.nodes:
            path.append(t)
            edge = self.edges.read(t)
            if edge.up is None or t == self.boundary or edge.up in path:
                break
            t = edge.up
        for t in reversed(path):
            self.nodes[t] = self._compose(t)
        return self.nodes[token]

    def marks(self, token: int) -> list[Mark]:
        """The words at work on a token, nearest first, up to the root or the boundary."""
        known = self._marks.get(token)
        if known is not None:
            return known
        out: list[Mark] = []
        t: int | None = token
        while t is not None:
            node = self.node(t)
            # A coordinated word shares what stands above the first one, not the first one's own modifiers.
            out.extend(node.marks)
            if node.edge.shared and node.up is not None:
                above = self.node(node.up)
                out.extend(above.marks[above.own :])
                t = above.up
            else:
                t = node.up
        self._marks[token] = out
        return out

    def _compose(self, token: int) -> Node:
        edge = self.edges.read(token)
        above = self.nodes.get(edge.up) if edge.up is not None and token != self.boundary else None
        context, mark = CERTAIN, None
        if above is not None:
            context, mark = self._step(token, edge, above)
        value, marks = context, []
        for m in self.modifiers.read(token, edge):
            before = value
            if not m.silent:
                value = _modified(value, m)
            marks.append(Mark(m.token, m.sign, -value if m.silent else value, before))
        own = len(marks)
        if mark is not None:
            marks.append(mark)
        return Node(context, value, tuple(marks), edge.up if above is not None else None, edge, own)

    def _step(self, token: int, edge: Edge, above: Node) -> tuple[float, Mark | None]:
        """Context of a word from its governor's certainty and the signature at work between them."""
        outer = above.context if edge.shared else above.value
        sign = edge.sign
        if sign is None or (sign.klass in _OF_BOTH and is_whose(self.parse, token)):
            return outer, None
        assert edge.up is not None
        if outer < 0 and sign.pos == "noun" and sign.klass in ("report", "allegation") and any(m.sign.klass in ("denial", "counterfactive") for m in above.marks):
            return outer, Mark(edge.up, sign, outer, outer)  # who denies reports denies what they say
        positive = sign.source if edge.up == self.boundary else sign.positive
        value = through(outer, positive, sign.negative)
        return value, Mark(edge.word if edge.word is not None else edge.up, sign, value, outer)


def _modified(value: float, m: Modifier) -> float:
    """A word's certainty under one of its own modifiers.

    Hedges at one word agree and do not add up ("will probably", "could possibly"): the weakest decides. Negation turns round.
    """
    positive, negative = (m.sign.negative, m.sign.positive) if m.negated else (m.sign.positive, m.sign.negative)
    return min(value, positive) if positive >= 0 else through(value, positive, negative)
