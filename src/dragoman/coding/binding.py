"""Which time, place and figure belong to which event: by where they hang in the parse."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from dragoman.coding.dating import Dated, Dater, Stretch, auxiliary_of, is_aftermath
from dragoman.coding.events import EventDraft
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.figures import FigureMention
from dragoman.coding.places import PlaceMention
from dragoman.coding.reckoning import Reckoned, Reckoner
from dragoman.coding.siting import LIGHT, Sites
from dragoman.coding.times import TimeMention, beside_what, said_before
from dragoman.language import Parse

_UPON = frozenset({"when", "as", "after"})


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
        self._sites = Sites(parse, grammar, drafts, event_of=self._event_of, main_of=self._main_of, saying=saying)
        self._dater = Dater(parse, grammar, drafts, self._event_of, published)
        self._reckoner = Reckoner(parse, grammar, self._event_of, saying)

    def climb(self, token: int, *, itself: bool = False) -> int | None:
        """Index of the draft that a token hangs on, or whose verb it is ``itself``; None where a verb of saying or another clause stands between."""
        parse = self.parse
        if token in self._event_of:
            return self._event_of[token]
        for a in (token, *parse.ancestors(token)) if itself else parse.ancestors(token):
            if a in self._event_of:
                return self._event_of[a]
            if a in self._saying:
                return None
            if self._dater.only_dates(a):
                continue
            if self._grammar.is_verb(a):
                below = [k for t, k in self._event_of.items() if parse.heads[t] == a and parse.deps[t] in ("dobj", "nsubj", "nsubjpass", "xcomp", "attr")]
                if below:
                    return below[0]
                first = auxiliary_of(parse, a)
                if first is not None and first in self._event_of:
                    return self._event_of[first]
                if parse.lemmas[a] not in LIGHT and not (parse.deps[a] == "xcomp" and not parse.kids(a, "dobj")):  # "talks are due to resume on Sunday"
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
        for k, dated in sorted(found, key=lambda pair: (pair[1].about, self._tells_apart(self._outer(mentions[pair[1].mention].tokens)))):
            out.setdefault(k, dated)
        return out

    def reckoned(self, mentions: Sequence[TimeMention]) -> dict[int, Reckoned]:
        """Draft index to what its days are reckoned from: "a day after …"."""
        return self._reckoner.found(mentions)

    def said_on(self, mentions: Sequence[TimeMention]) -> dict[int, Dated]:
        """Word of saying to the expression that says when it was said: "said on Monday", "said in a letter sent on Monday"."""
        out: dict[int, Dated] = {}
        for m, mention in enumerate(mentions):
            cue = self._said(self._outer(mention.tokens)) if mention.start is not None and mention.type in ("DATE", "TIME") else None
            if cue is not None:
                out.setdefault(cue, Dated(m))
        return out

    def _said(self, outer: int) -> int | None:
        """The word of saying that an expression hangs on, with at most what it was said in between."""
        parse = self.parse
        said = said_before(parse, outer)
        for t in (outer, *parse.ancestors(outer)) if said is None else (said,):
            if t in self._saying:
                return t
            if not (parse.deps[t] in ("prep", "pobj", "npadvmod") or self._dater.only_dates(t)):
                return None
        return None

    def _dated(self, m: int, mention: TimeMention) -> list[tuple[int, Dated]]:
        """What one expression dates: with "since", what happened then and what has gone on from then."""
        outer = self._outer(mention.tokens)
        far = beside_what(self.parse, mention) if mention.counted is not None else None
        if far is not None and far.above != far.what:  # "two days after they attacked, Chad expelled …" is the time of the latter
            k = None if self._dater.is_background(far.above) else self.climb(far.above, itself=True)  # "the raid came hours after …"
            return [(k, Dated(m))] if k is not None else []
        then = self._on_that_day(mention.tokens[1])
        stretch = self._dater.since(outer) or self._since_deed(mention.tokens[0])
        if said_before(self.parse, outer) is not None:
            return []
        if stretch is not None:
            inside = self._inside(stretch, outer)
            k = None if self._dater.singles_out(stretch) or self._dater.is_background(stretch.governor) else self.climb(stretch.governor)
            begun = [*([inside] if inside is not None else []), *(e for e in then if e != inside)]
            return [*([(k, Dated(m, since=True))] if k is not None and k not in begun else []), *((e, Dated(m)) for e in begun)]
        if mention.precision == "year" and self._tells_apart(outer) and self.parse.heads[outer] not in self._event_of:
            k = self.climb(outer) if is_aftermath(self.parse, outer) else None
            return [(k, Dated(m, about=True))] if k is not None else []
        if self._is_compared(outer):
            return []
        if self.parse.lower[mention.tokens[0] - 1] in ("every", "each") or self.parse.lower[mention.tokens[0]] in ("every", "each"):
            return []  # a habit has no days
        k = self._right_behind(mention.tokens[0])
        if k is None and not self._dater.is_background(outer):
            k = self.climb(outer)
        also = [(e, Dated(m)) for e in then if e != k]
        if k is None:
            return also
        dated = self._dater.dated(m, mention, outer, k)
        meant = self._spoken_of(k, mention.tokens[0]) if dated.about else None
        return [(k, dated), *also, *([(meant, Dated(m))] if meant is not None else [])]

    def _is_compared(self, outer: int) -> bool:
        """"More than at the march on October 24": the day of what something is held against."""
        for t in (outer, *self.parse.ancestors(outer)):
            if t in self._event_of:
                return False
            if self.parse.lower[t] == "than":
                return True
        return False

    def _spoken_of(self, k: int, first: int) -> int | None:
        """"Called for rallies in Nairobi on July 12": the draft that stands between an act of speech and the day of what it is about."""
        said = max((t for t, e in self._event_of.items() if e == k and t < first), default=first)
        between = [t for t, e in self._event_of.items() if said < t < first and e != k and self.parse.sentence_of[t] == self.parse.sentence_of[said]]
        return self._event_of[max(between)] if between else None

    def _tells_apart(self, outer: int) -> bool:
        """"Withdrew from the 2015 deal in May 2018": an expression before a noun, which may only tell it from others of its kind."""
        return self.parse.deps[outer] in ("nummod", "amod", "compound", "nmod") and outer < self.parse.heads[outer]

    def _inside(self, stretch: Stretch, outer: int) -> int | None:
        """The draft that something has gone on since: "since the coup of 1980", "since they took up arms in 1983"."""
        if stretch.inside in self._event_of and not self._grammar.is_verb(stretch.inside):
            return self._event_of[stretch.inside]
        named = any(t in self._event_of for t in (stretch.inside, *self.parse.kids(stretch.inside, "dobj")))
        return self.climb(outer) if named else None

    def _since_deed(self, first: int) -> Stretch | None:
        """"Since its invasion of Kuwait in August 1990": the deed whose phrase ends right before an expression, wherever the parser hangs that."""
        parse, at = self.parse, first - 1
        if at < 1 or parse.lower[at] not in ("in", "on", "of"):
            return None
        for t in (at - 1, *parse.ancestors(at - 1)):
            if parse.edges[t][1] != at:
                return None
            since = parse.heads[t]
            if t in self._event_of and parse.deps[t] == "pobj" and parse.lower[since] == "since":
                return Stretch(parse.heads[since], t)
        return None

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
        """Draft index to index of its place."""
        return self._sites.of_events(mentions, role_tokens)

    def place_beside(self, token: int, mentions: Sequence[PlaceMention]) -> int | None:
        """Index of the place that stands in the clause of a token, or in the clause it is joined to."""
        return self._sites.beside(token, mentions)

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
