"""How things hang together: causes, conditions, purposes and contrasts marked by a word of the text.

Cues come from relation_cues.csv. Each end is the event coded there, else the attribution, else the span of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.coding.events.grammar import Grammar
from dragoman.knowledge.relations import RelationCueRow
from dragoman.language import Parse
from dragoman.language.openers import INVERTED, inverted
from dragoman.records import Relation, Span


class RelationCues:
    """The cues by construction and first word, for all parses."""

    def __init__(self, rows: Sequence[RelationCueRow]) -> None:
        self.verbs = _by_head(r for r in rows if r.construction == "verb")
        self.preps = _by_head(r for r in rows if r.construction == "prep")
        self.marks = _by_head(r for r in rows if r.construction == "mark")
        self.words = frozenset((*self.preps, *self.marks))


class RelationFinder:
    """Relations of one parse; ``event_at`` gives the event id of a trigger token."""

    def __init__(self, parse: Parse, grammar: Grammar, cues: RelationCues, event_at: Mapping[int, str]) -> None:
        self.parse = parse
        self._grammar = grammar
        self._event_at = event_at
        self._cues = cues
        self._verbs, self._preps, self._marks = cues.verbs, cues.preps, cues.marks

    def find(self) -> list[Relation]:
        """Relations in the order of their cues."""
        out: list[Relation] = []
        verbs, words = self._verbs, self._cues.words
        for t, (lemma, word) in enumerate(zip(self.parse.lemmas, self.parse.lower, strict=True)):
            if lemma not in verbs and word not in words:
                continue
            out.extend(made for made in (self._verb(t), self._prep(t), self._mark(t)) if made is not None and made.from_ != made.to)
        return out

    def _verb(self, t: int) -> Relation | None:
        parse = self.parse
        rows = self._verbs.get(parse.lemmas[t])
        if not rows or not self._grammar.is_verb(t):
            return None
        for row in rows:
            words = row.word.split()[1:]
            args = self._grammar.of(t)
            if words:
                after = args.preps.get(words[-1])
                if not after:
                    continue
            else:
                after = args.objects
            before = args.agents
            if not before or not after:
                continue
            end = t
            for c in parse.children[t]:
                if words and parse.lower[c] == words[-1]:
                    end = c
            return self._make(row, before[0], after[0], parse.span(t, max(end, t) + 1))
        return None

    def _prep(self, t: int) -> Relation | None:
        parse = self.parse
        for row in self._preps.get(parse.lower[t], ()):
            words = row.word.split()
            if parse.lower[t : t + len(words)] != words:
                continue
            last = t + len(words) - 1
            governed = parse.kids(last, "pobj", "pcomp") or [x for c in parse.kids(t, "prep", "pcomp") for x in parse.kids(c, "pobj")]
            governed = governed or [x for x in parse.kids(t, "pobj") if x > last]  # "because of": both hang on the first
            head = parse.heads[t]
            if not governed or head == t or (len(words) == 1 and head not in self._event_at):
                continue
            if len(words) == 1 and not any(x in self._event_at for x in governed):
                continue
            return self._make(row, head, governed[0], parse.span(t, last + 1))
        return None

    def _mark(self, t: int) -> Relation | None:
        parse = self.parse
        for row in self._marks.get(parse.lower[t], ()):
            words = row.word.split()
            if parse.lower[t : t + len(words)] != words:
                continue
            clause = parse.heads[t]
            if row.kind == "contrast" and parse.deps[t] == "cc":
                second = parse.kids(clause, "conj")
                if len(second) == 1 and self._grammar.is_verb(clause):
                    return self._make(row, clause, second[0], parse.span(t, t + 1))
                continue
            if len(words) > 1 and parse.deps[t] == "prep":  # "in order to": the infinitive hangs on the noun
                inner = parse.kids(t + len(words) - 1, "acl")
                if inner and parse.heads[t] != t:
                    return self._make(row, parse.heads[t], inner[0], parse.span(t, t + len(words)))
            found = self._circumstance(t, t + len(words))
            if found is None or (row.word == "to" and (found not in self._event_at or inverted(parse, found) is not None)):
                continue
            above = self._beside(found, range(t, t + len(words)))
            if words[-1] == "as" and parse.tags[above] == "VBD":
                continue  # "fought as long as the rebels attacked": that is how long
            return self._make(row, above, found, parse.span(t, t + len(words)))
        return None

    def _circumstance(self, first: int, behind: int) -> int | None:
        """The verb of the clause that a cue opens: "if", "as long as", "on condition that", or an auxiliary before its subject."""
        parse, last = self.parse, behind - 1
        clause = parse.heads[last]
        if parse.lower[first] in INVERTED and parse.deps[first] != "mark":
            return clause if inverted(parse, clause) == first else None
        if last > first and parse.deps[last] == "mark" and clause > last and first <= parse.heads[clause] < behind:
            return clause
        return clause if parse.deps[first] in ("mark", "aux") and parse.deps[clause] == "advcl" and parse.heads[clause] != clause else None

    def _beside(self, clause: int, cue: range) -> int:
        """What a clause hangs on, past the words of its cue."""
        h = self.parse.heads[clause]
        while h in cue:
            h = self.parse.heads[h]
        return h

    def _make(self, row: RelationCueRow, before: int, after: int, cue: Span) -> Relation:
        first, second = (before, after) if row.direction == "forward" else (after, before)
        return Relation(kind=row.kind, from_=self._end(first, second), to=self._end(second, first), cue=cue)

    def _end(self, t: int, other: int) -> str | Span:
        """The event at a token or within what hangs on it, but not within the other end where that hangs on it too."""
        if t in self._event_at:
            return self._event_at[t]
        inner = self._grammar.head_noun(t)
        if inner in self._event_at:
            return self._event_at[inner]
        left, right = self.parse.edges[t]
        beyond = range(*self.parse.edges[other]) if other != t and left <= other < right else range(0)
        for x in range(left, right):
            if x not in beyond and x in self._event_at and self.parse.depths[x] <= self.parse.depths[t] + 2:
                return self._event_at[x]
        return self.parse.span(left, right)


def _by_head(rows: Iterable[RelationCueRow]) -> dict[str, list[RelationCueRow]]:
    out: dict[str, list[RelationCueRow]] = {}
    for row in rows:
        out.setdefault(row.word.split()[0], []).append(row)
    for found in out.values():
        found.sort(key=lambda r: -len(r.word.split()))
    return out
