"""What the parser says of a text, in parallel lists: fast to walk, easy to build by hand in a test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

Token = int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``start`` … ``end`` (half-open); ``part`` is the kind of the part it stands in, ``paragraph`` its running number."""

    start: int
    end: int
    root: int
    part: str
    paragraph: int


@dataclass
class Parse:
    """Tokens of a document with lemmas, tags and dependencies.

    All lists run over the same n tokens. ``heads[i]`` is the index of token i's governor (itself for a root); ``starts`` and
    ``ends`` are code-point offsets into ``text``. Labels: ``pos`` universal parts of speech, ``tags`` Penn tags, ``deps``
    ClearNLP labels (nsubj, nsubjpass, dobj, dative, agent, prep, pobj, pcomp, ccomp, xcomp, advcl, relcl, acl, appos, conj, …).
    ``tensor`` is an (n, width) float32 array of context vectors, or None for a parse built by hand.
    """

    text: str
    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]
    tensor: np.ndarray | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> list[str]:
        """Words in lower case."""
        return [w.lower() for w in self.words]

    @cached_property
    def children(self) -> list[list[int]]:
        """Direct dependents of each token, left to right."""
        out: list[list[int]] = [[] for _ in self.words]
        for i, h in enumerate(self.heads):
            if h != i:
                out[h].append(i)
        return out

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """Leftmost and one past the rightmost token of each token's subtree."""
        left, right = list(range(len(self))), list(range(1, len(self) + 1))
        for i in sorted(range(len(self)), key=lambda t: -self.depths[t]):
            h = self.heads[i]
            if h != i:
                left[h], right[h] = min(left[h], left[i]), max(right[h], right[i])
        return list(zip(left, right, strict=True))

    @cached_property
    def depths(self) -> list[int]:
        """Number of arcs from each token to its root."""
        out = [-1] * len(self)
        for i in range(len(self)):
            path, t = [], i
            while out[t] < 0 and self.heads[t] != t:
                path.append(t)
                t = self.heads[t]
            base = max(out[t], 0)
            out[t] = base
            for k, node in enumerate(reversed(path), 1):
                out[node] = base + k
        return out

    @cached_property
    def sentence_of(self) -> list[int]:
        """Index into ``sentences`` of each token."""
        out = [0] * len(self)
        for k, s in enumerate(self.sentences):
            out[s.start : s.end] = [k] * (s.end - s.start)
        return out

    def kids(self, i: Token, *deps: str) -> list[int]:
        """Dependents of token i, only those with one of the labels where any is given."""
        return [c for c in self.children[i] if not deps or self.deps[c] in deps]

    def first(self, i: Token, *deps: str) -> int | None:
        """The first dependent of token i with one of the labels."""
        for c in self.children[i]:
            if self.deps[c] in deps:
                return c
        return None

    def ancestors(self, i: Token) -> Iterator[int]:
        """Governors of token i, from the nearest to the root."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def descendants(self, i: Token) -> Iterator[int]:
        """Token i and all below it, in no particular order."""
        stack = [i]
        while stack:
            t = stack.pop()
            yield t
            stack.extend(self.children[t])

    def conjuncts(self, i: Token) -> list[int]:
        """Token i and those coordinated with it to the right, in order."""
        out = [i]
        for t in out:
            out.extend(self.kids(t, "conj"))
        return sorted(set(out))

    def span(self, start: Token, end: Token) -> tuple[int, int]:
        """Offsets of tokens ``start`` … ``end`` (half-open)."""
        return (self.starts[start], self.ends[end - 1])

    def token_span(self, i: Token) -> tuple[int, int]:
        """Offsets of one token."""
        return (self.starts[i], self.ends[i])

    def subtree_span(self, i: Token) -> tuple[int, int]:
        """Offsets of the whole subtree of token i."""
        left, right = self.edges[i]
        return self.span(left, right)

    def sentence_span(self, i: Token) -> tuple[int, int]:
        """Offsets of the sentence that token i stands in."""
        s = self.sentences[self.sentence_of[i]]
        return self.span(s.start, s.end)

    def tokens_in(self, span: Sequence[int]) -> range:
        """Tokens that overlap an offset span."""
        from bisect import bisect_left, bisect_right

        return range(bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1]))

    def token_at(self, offset: int) -> int | None:
        """The token that covers an offset, or None between tokens."""
        hit = self.tokens_in((offset, offset + 1))
        return hit[0] if len(hit) else None
