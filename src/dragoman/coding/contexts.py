"""What an event is about: PLOVER contexts from the words of its clause, its sentence and the report's head, by weights.

A sign in the event's own clause counts whole, one elsewhere in the sentence less, one in the title or the first paragraph least, so
that the head of the report decides only where it is full of them. Kinds of event and sectors of actors are signs as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.knowledge.contexts import ContextSigns
from dragoman.language import Parse

MOST = 4

Spoken = tuple[tuple[str, float], ...]  # (context, weight) that a sign speaks for

_CLAUSES = frozenset({"ROOT", "relcl", "advcl", "ccomp", "parataxis", "acl"})


@dataclass(frozen=True)
class ContextSettings:
    """How signs add up; fitted by scripts/measure_contexts.py."""

    in_sentence: float = 0.45  # of a sign's weight, where it stands outside the event's clause; inside it is 1
    in_head: float = 0.3  # of a sign's weight, where it stands in the title or first paragraph only
    threshold: float = 1.0
    enough: float = 0.6  # of the strongest context's strength: what lies below is an aside
    implied: float = 3.0  # strength of a context that the frame names


_DEFAULT = ContextSettings()


class ContextFinder:
    """Contexts of one parse's events. Each sentence is searched for signs once."""

    def __init__(self, parse: Parse, signs: ContextSigns, settings: ContextSettings = _DEFAULT) -> None:
        self.parse = parse
        self.signs = signs
        self.settings = settings
        self._found: dict[int, dict[str, list[int]]] = {}
        self._clauses: dict[int, int] = {}

    def of(
        self, token: int, kind: str, mode: str = "", sectors: Iterable[str] = (), implied: Iterable[str] = ()
    ) -> list[str]:
        """Contexts of the event at ``token``, the strongest first, at most four; ``implied`` are those its frame names."""
        strength: dict[str, float] = {}
        for context in implied:
            strength[context] = strength.get(context, 0.0) + self.settings.implied
        for found, factor in self._signs(token, kind, mode, sectors).values():
            for context, weight in found:
                strength[context] = strength.get(context, 0.0) + weight * factor
        least = max(self.settings.threshold, self.settings.enough * max(strength.values(), default=0.0))
        given = {c: s for c, s in strength.items() if s >= least - 1e-9}
        kept = [c for c in given if self.signs.unless.get(c, frozenset()).isdisjoint(given)]
        return sorted(kept, key=lambda c: (-given[c], c))[:MOST]

    def _signs(
        self, token: int, kind: str, mode: str, sectors: Iterable[str]
    ) -> dict[tuple[str, str], tuple[Spoken, float]]:
        """Every sign once, with what it speaks for and the factor of the nearest place where it stands."""
        out: dict[tuple[str, str], tuple[Spoken, float]] = {}
        event = self.signs.events.get(f"{kind}/{mode}") or self.signs.events.get(kind)
        if event:
            out["event", kind] = (event, 1.0)
        for sector in sectors:
            if sector in self.signs.sectors:
                out["sector", sector] = (self.signs.sectors[sector], 1.0)
        sentence = self.parse.sentence_of[token]
        clause = self._clause(token)
        for word, at in self._in(sentence).items():
            near = any(self._near(t, token, clause) for t in at)
            out["word", word] = (self.signs.words[word], 1.0 if near else self.settings.in_sentence)
        for k in self._head:
            for word in self._in(k):
                out.setdefault(("word", word), (self.signs.words[word], self.settings.in_head))
        return out

    @cached_property
    def _head(self) -> list[int]:
        """Sentences of the title and of the first paragraph of the body."""
        sentences = self.parse.sentences
        first = next((s.paragraph for s in sentences if s.part == "body"), None)
        titles = any(s.part == "title" for s in sentences)
        return [k for k, s in enumerate(sentences) if s.part == "title" or (s.paragraph == first and (titles or k < 2))]

    def _in(self, k: int) -> dict[str, list[int]]:
        """Signs of sentence k with the tokens where they end; of overlapping ones the longest."""
        if k not in self._found:
            self._found[k] = self._search(k)
        return self._found[k]

    def _search(self, k: int) -> dict[str, list[int]]:
        sentence = self.parse.sentences[k]
        out: dict[str, list[int]] = {}
        t = sentence.end - 1
        while t >= sentence.start:
            sign = self._ending(t, t - sentence.start + 1)
            if sign is not None:
                out.setdefault(sign, []).append(t)
            t -= 1 + sign.count(" ") if sign else 1
        return out

    def _ending(self, t: int, room: int) -> str | None:
        """The longest sign that ends at token t and has no more words than ``room``."""
        words, longest, lower = self.signs.words, self.signs.longest, self.parse.lower
        if lower[t] not in longest and self.parse.lemmas[t] not in longest:
            return None
        best: str | None = None
        for last in {self.parse.lemmas[t], lower[t]}:
            for size in range(min(longest.get(last, 0), room), 0, -1):
                sign = " ".join([*lower[t - size + 1 : t], last])
                if sign in words:
                    if best is None or sign.count(" ") > best.count(" ") or (sign.count(" ") == best.count(" ") and sign < best):
                        best = sign
                    break
        return best

    def _clause(self, token: int) -> int:
        """The token that heads the clause of a token."""
        found = self._clauses.get(token)
        if found is None:
            found, deps, heads = token, self.parse.deps, self.parse.heads
            while deps[found] not in _CLAUSES and heads[found] != found:
                found = heads[found]
            self._clauses[token] = found
        return found

    def _near(self, t: int, token: int, clause: int) -> bool:
        """Whether token t stands below the event's word or in its clause."""
        if self._clause(t) == clause:
            return True
        return any(a == token for a in self.parse.ancestors(t))
