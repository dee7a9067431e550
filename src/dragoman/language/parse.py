"""What the parser says of a text, in parallel lists: fast to walk, easy to build by hand in a test."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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

    if TYPE_CHECKING:  # made when first asked for, and from then on attributes like the others: they are asked for all the time
        lower: list[str] = field(init=False)  # words in lower case
        children: list[list[int]] = field(init=False)  # direct dependents of each token, left to right
        edges: list[tuple[int, int]] = field(init=False)  # leftmost and one past the rightmost token of each token's subtree
        depths: list[int] = field(init=False)  # number of arcs from each token to its root
        sentence_of: list[int] = field(init=False)  # index into ``sentences`` of each token
        forms: frozenset[str] = field(init=False)  # all its words in lower case, each once

    def __getattr__(self, name: str) -> Any:
        make = _DERIVED.get(name)
        if make is None:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        made = make(self)
        setattr(self, name, made)
        return made

    def kids(self, i: Token, *deps: str) -> list[int]:
        """Dependents of token i, only those with one of the labels where any is given."""
        children = self.children[i]
        if not children:
            return []
        if not deps:
            return children[:]
        labels = self.deps
        return [c for c in children if labels[c] in deps]

    def first(self, i: Token, *deps: str) -> int | None:
        """The first dependent of token i with one of the labels."""
        labels = self.deps
        for c in self.children[i]:
            if labels[c] in deps:
                return c
        return None

    def called(self, verb: Token) -> list[int]:
        """What a verb calls its object: "called the report *false*", "denounced it as *a lie*"."""
        under = [t for p in self.kids(verb, "prep") if self.lower[p] == "as" for t in self.kids(p, "pobj", "amod", "pcomp")]
        return [*self.kids(verb, "oprd"), *under]

    def identified(self, clause: Token) -> int | None:
        """"Armenia was not *the one* that opened fire": the copula whose subject is said to be whoever a relative clause tells of."""
        noun = self.heads[clause]
        be = self.heads[noun]
        if self.deps[clause] != "relcl" or self.deps[noun] != "attr" or self.lemmas[be] != "be" or not any(self.lower[c] == "the" for c in self.kids(noun, "det")):
            return None
        named = self.kids(be, "nsubj")
        about_nobody = any(self.lower[s] in ("there", "this", "that", "what") for s in named)
        told_by = any(self.lower[c] in ("who", "that", "which") for c in self.kids(clause, "nsubj"))
        return be if named and told_by and not about_nobody else None

    def says_that(self, noun: Token) -> bool:
        """Whether a clause with "that" tells what is in a noun: "the claims *that* …"."""
        return any(self.lower[m] == "that" for c in self.kids(noun, "acl", "ccomp") for m in self.kids(c, "mark"))

    def ancestors(self, i: Token) -> Iterator[int]:
        """Governors of token i, from the nearest to the root."""
        heads = self.heads
        while (above := heads[i]) != i:
            i = above
            yield i

    def descendants(self, i: Token) -> Iterator[int]:
        """Token i and all below it, in no particular order."""
        children = self.children
        stack = [i]
        while stack:
            t = stack.pop()
            yield t
            stack += children[t]

    def conjuncts(self, i: Token) -> list[int]:
        """Token i and those coordinated with it to the right, in order."""
        children, labels = self.children, self.deps
        out = [i]
        if not children[i]:
            return out
        for t in out:
            out += [c for c in children[t] if labels[c] == "conj"] if children[t] else ()
        return out if len(out) == 1 else sorted(set(out))

    def span(self, start: Token, end: Token) -> tuple[int, int]:
        """Offsets of tokens ``start`` … ``end`` (half-open)."""
        return (self.starts[start], self.ends[end - 1])

    def token_span(self, i: Token) -> tuple[int, int]:
        """Offsets of one token."""
        return (self.starts[i], self.ends[i])

    def sentence_span(self, i: Token) -> tuple[int, int]:
        """Offsets of the sentence that token i stands in."""
        s = self.sentences[self.sentence_of[i]]
        return self.span(s.start, s.end)

    def tokens_in(self, span: Sequence[int]) -> range:
        """Tokens that overlap an offset span."""
        return range(bisect_right(self.ends, span[0]), bisect_left(self.starts, span[1]))

    def token_at(self, offset: int) -> int | None:
        """The token that covers an offset, or None between tokens."""
        hit = self.tokens_in((offset, offset + 1))
        return hit[0] if len(hit) else None


def _lower(parse: Parse) -> list[str]:
    return [w.lower() for w in parse.words]


def _children(parse: Parse) -> list[list[int]]:
    out: list[list[int]] = [[] for _ in parse.words]
    for i, h in enumerate(parse.heads):
        if h != i:
            out[h].append(i)
    return out


def _edges(parse: Parse) -> list[tuple[int, int]]:
    """Each token widens its governors up to the first that reaches as far already: so do all above that one."""
    heads, n = parse.heads, len(parse)
    left, right = list(range(n)), list(range(n))
    for i in range(n):
        t = heads[i]
        while left[t] > i:
            left[t] = i
            t = heads[t]
    for i in range(n - 1, -1, -1):
        t = heads[i]
        while right[t] < i:
            right[t] = i
            t = heads[t]
    return [(a, b + 1) for a, b in zip(left, right, strict=True)]


def _depths(parse: Parse) -> list[int]:
    heads = parse.heads
    out = [-1] * len(heads)
    for i in range(len(heads)):
        path, t = [], i
        while out[t] < 0 and heads[t] != t:
            path.append(t)
            t = heads[t]
        depth = out[t] = max(out[t], 0)
        for node in reversed(path):
            depth += 1
            out[node] = depth
    return out


def _sentence_of(parse: Parse) -> list[int]:
    out = [0] * len(parse)
    for k, s in enumerate(parse.sentences):
        out[s.start : s.end] = [k] * (s.end - s.start)
    return out


def _forms(parse: Parse) -> frozenset[str]:
    return frozenset(parse.lower)


_DERIVED: dict[str, Callable[[Parse], Any]] = {
    "lower": _lower, "children": _children, "edges": _edges, "depths": _depths, "sentence_of": _sentence_of, "forms": _forms
}  # fmt: skip
