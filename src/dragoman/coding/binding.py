"""Which time, place and figure belong to which event: by where they hang in the parse."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from dragoman.coding.dating import Dated, Dater
from dragoman.coding.events import EventDraft
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.figures import FigureMention
from dragoman.coding.places import PlaceMention
from dragoman.coding.times import TimeMention
from dragoman.language import Parse

_WHERE = frozenset("in at near on outside inside around across along throughout over into to from within between off of".split())
_STANDING = frozenset("in at near outside inside around across along throughout within on off over".split())
# Verbs that say little of their own: what hangs on them may hang on what governs them.
_LIGHT = frozenset({"be", "have", "take", "make", "begin", "start", "continue", "come", "occur", "happen"})
_WITHIN = _STANDING - {"on", "over", "off"}  # sanctions on a country are not imposed in it
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_UPON = frozenset({"when", "as", "after"})
_RANK = {"exact": 0, "near": 1, "district": 2, "region": 3, "part": 4, "country": 5, "area": 6, "unknown": 7}


class Binder:
    """Climbs from an expression to the event it hangs on."""

    def __init__(self, parse: Parse, grammar: Grammar, drafts: Sequence[EventDraft], saying: Collection[int], published: date | None = None) -> None:
        self.parse = parse
        self._grammar = grammar
        self._saying = saying
        self._event_of: dict[int, int] = {}
        self._main_of: dict[int, int] = {}
        self._types = [d.reading.type for d in drafts]
        for k, d in enumerate(drafts):  # an event's own word before what another is composed of: "criticised police for opening fire"
            self._event_of.setdefault(d.token, k)
        for k, d in enumerate(drafts):
            for t in (*d.reading.tokens, *d.told):
                self._event_of.setdefault(t, k)
            if d.main:
                self._main_of.setdefault(parse.sentence_of[d.token], k)
        self._dater = Dater(parse, grammar, drafts, self._event_of, published)

    def climb(self, token: int) -> int | None:
        """Index of the draft that a token hangs on; None where a verb of saying or another clause stands between."""
        parse = self.parse
        if token in self._event_of:
            return self._event_of[token]
        for a in parse.ancestors(token):
            if a in self._event_of:
                return self._event_of[a]
            if a in self._saying:
                return None
            if self._grammar.is_verb(a):
                below = [k for t, k in self._event_of.items() if parse.heads[t] == a and parse.deps[t] in ("dobj", "nsubj", "nsubjpass", "xcomp", "attr")]
                if below:
                    return below[0]
                if parse.lemmas[a] not in _LIGHT:
                    return self._root_event(a)
        return None

    def _root_event(self, a: int) -> int | None:
        """The sentence's main event where the expression hangs on the sentence's root."""
        return self._main_of.get(self.parse.sentence_of[a]) if self.parse.heads[a] == a else None

    def times(self, mentions: Sequence[TimeMention]) -> dict[int, Dated]:
        """Draft index to its time expression: one that dates it before one that dates what it is about, a stretch before a day, the first of them."""
        found: list[tuple[int, Dated]] = []
        for m, mention in enumerate(mentions):
            if mention.start is not None and mention.type in ("DATE", "TIME"):
                found.extend(self._dated(m, mention))
        out: dict[int, Dated] = {}
        for k, dated in sorted(found, key=lambda pair: pair[1].about):
            out.setdefault(k, dated)
        return out

    def _dated(self, m: int, mention: TimeMention) -> list[tuple[int, Dated]]:
        """What one expression dates: with "since", what happened then and what has gone on from then."""
        outer = self._outer(mention.tokens)
        stretch = self._dater.since(outer)
        if stretch is not None:
            inside = self.climb(outer) if any(t in self._event_of for t in (stretch.inside, *self.parse.kids(stretch.inside, "dobj"))) else None
            k = None if self._dater.singles_out(stretch) or self._dater.is_background(stretch.governor) else self.climb(stretch.governor)
            found = [(k, Dated(m, since=True))] if k is not None else []
            return [*found, (inside, Dated(m))] if inside is not None and inside != k else found
        if self.parse.lower[mention.tokens[0] - 1] in ("every", "each") or self.parse.lower[mention.tokens[0]] in ("every", "each"):
            return []  # a habit has no days
        k = self._right_behind(mention.tokens[0])
        if k is None and not self._dater.is_background(outer):
            k = self.climb(outer)
        then = [(e, Dated(m)) for e in self._on_that_day(mention.tokens[1]) if e != k]
        return then if k is None else [(k, self._dater.dated(m, mention, outer, k)), *then]

    def _on_that_day(self, behind: int) -> list[int]:
        """"Began on May 3, when a ship ran aground and its captain refused help": drafts of the clause that says what was done on the day before it."""
        parse = self.parse
        at = behind + 1 if parse.words[behind : behind + 1] == [","] else behind
        if at >= len(parse) or parse.lower[at] != "when" or parse.sentence_of[at] != parse.sentence_of[behind - 1]:
            return []
        verbs = [v for v in parse.conjuncts(parse.heads[at]) if self._grammar.is_verb(v) and v > at]
        return [k for v in verbs for t in (v, *parse.kids(v, "dobj", "xcomp")) if (k := self._event_of.get(t)) is not None]

    def _right_behind(self, first: int) -> int | None:
        """Index of the draft whose noun an expression follows: "recalled killings in 1991", wherever the parser hangs it."""
        at = first - 1
        if at < 1 or self.parse.lower[at] not in ("in", "of", "on", "since", "during"):
            return None
        k = self._event_of.get(at - 1)
        return k if k is not None and self.parse.pos[at - 1] == "NOUN" else None

    def _outer(self, tokens: tuple[int, int]) -> int:
        """The token of an expression that hangs outside it."""
        for t in range(*tokens):
            if not tokens[0] <= self.parse.heads[t] < tokens[1]:
                return t
        return tokens[0]

    def places(self, mentions: Sequence[PlaceMention], role_tokens: Mapping[int, Collection[int]]) -> dict[int, int]:
        """Draft index to index of its place: where something stands before where it goes, the finer first."""
        best: dict[int, tuple[tuple[int, int], int]] = {}
        for m, mention in enumerate(mentions):
            head = self._apposed(mention.head)
            if mention.entry is None and not (mention.literal and self.parse.deps[head] == "pobj"):
                continue
            governor = self.parse.heads[head]
            prep = self.parse.lower[governor] if self.parse.deps[head] == "pobj" else ""
            k = self.climb(head)
            if k is None or (not mention.literal and not prep and not self._is_struck(head, k)):
                continue
            if prep == "by" or (prep not in _WHERE and head not in role_tokens.get(k, ())):
                continue
            country = mention.entry is not None and mention.entry.feature == "country"
            if not prep and country:
                continue
            if prep and prep not in _WITHIN and country and head in role_tokens.get(k, ()):
                continue
            rank = (0 if prep in _STANDING or self._is_struck(head, k) else 1, _RANK.get(mention.precision, 7))
            if k not in best or rank < best[k][0]:
                best[k] = (rank, m)
        return {k: m for k, (_, m) in best.items()}

    def _apposed(self, head: int) -> int:
        """"Captured the regional capital, Goma": what a name in apposition stands for stands where it does."""
        noun = self.parse.heads[head]
        return noun if self.parse.deps[head] == "appos" and self.parse.deps[noun] in ("dobj", "pobj") and self.parse.pos[noun] == "NOUN" else head

    def place_beside(self, token: int, mentions: Sequence[PlaceMention]) -> int | None:
        """Index of the place that stands in the clause of a token, or in the clause it is joined to; the finer first."""
        parse = self.parse
        clause = self._clause(token)
        while clause not in self._saying:  # where somebody speaks is not where those are whom he counts
            found = [
                (_RANK.get(m.precision, 7), k)
                for k, m in enumerate(mentions)
                if m.entry is not None and self._stands(m.head) and self._clause(m.head) == clause
            ]
            if found:
                return min(found)[1]
            if parse.deps[clause] != "conj" or parse.heads[clause] == clause:
                return None
            clause = self._clause(parse.heads[clause])
        return None

    def _stands(self, head: int) -> bool:
        """Whether a place's name says where: "in Samar", "in Samar province", "in the town of Gori"."""
        parse = self.parse
        if parse.deps[head] == "compound" or (parse.deps[head] == "pobj" and parse.lower[parse.heads[head]] == "of"):
            head = parse.heads[head] if parse.deps[head] == "compound" else parse.heads[parse.heads[head]]
        return parse.deps[head] == "pobj" and parse.lower[parse.heads[head]] in _STANDING

    def _clause(self, token: int) -> int:
        """The verb whose clause a token stands in; the sentence's head where there is none."""
        at = token
        while not (self._grammar.is_verb(at) or self.parse.pos[at] == "VERB") and self.parse.heads[at] != at:
            at = self.parse.heads[at]
        return at

    def _is_struck(self, head: int, k: int) -> bool:
        """"bombed Beirut", "seized Aleppo": what a material act is done to is where it is done."""
        return self._types[k] in _ON_THE_GROUND and self.parse.deps[head] == "dobj" and self._event_of.get(self.parse.heads[head]) == k

    def figures(self, mentions: Sequence[FigureMention]) -> dict[int, list[int]]:
        """Draft index to the indices of its figures."""
        out: dict[int, list[int]] = {}
        for m, mention in enumerate(mentions):
            head = mention.head
            if head is not None and self.parse.heads[head] in self._event_of and self.parse.deps[head] in ("dobj", "nsubj", "nsubjpass"):
                token: int | None = head
            else:
                token = mention.event if mention.event is not None else head
            if token is None:
                continue
            k = self._upon(token)
            k = self.climb(token) if k is None else k
            if k is not None:
                out.setdefault(k, []).append(m)
        return out

    def _upon(self, token: int) -> int | None:
        """"Nine died when police opened fire": where what became of them is no event, the draft of the clause that tells why."""
        parse = self.parse
        verb = token if self._grammar.is_verb(token) else parse.heads[token]
        if not self._grammar.is_verb(verb) or verb in self._event_of or verb in self._saying:
            return None
        drafts = (self._event_of.get(c) for c in self._grammar.adverbials(verb, _UPON))
        return next((k for k in drafts if k is not None and self._types[k] == "ASSAULT"), None)
