"""What a time expression dates: the event it hangs on, all that has gone on since, or only what an act of speech is about.

``Dater`` takes a parse and its event drafts; for an expression and the draft it leads up to, ``dated`` gives a ``Dated``, or None where
the expression tells of something in the background.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.coding.events import EventDraft
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.reading import SPOKEN
from dragoman.coding.times import TimeMention
from dragoman.knowledge import OperatorRow
from dragoman.language import Parse

# Acts done by speaking are about what may lie years back, or be still to come. Of these the object is what was spoken, and of the day it was spoken: "signed a treaty in March", "held talks on Friday".
_HELD = frozenset({"AGREE", "CONSULT"})
_AFTER = frozenset({"after", "following", "amid", "during"})  # before a happening that something came with or after
# What stands under these is what an act is about, or done for: "arrested over the 1994 genocide".
_ABOUT = frozenset({"over", "for", "about", "regarding", "concerning"})
_AROUND = frozenset({"after", "before", "following"})  # "expelled the envoy after the killing in February"
_ABOUT_SPOKEN = _ABOUT | {"of", "against", "with", "to", "as"}
_TIES = frozenset({"connection", "relation"})  # "arrested in connection with the 2013 attack"
_HANGS_ON_NOUN = frozenset({"compound", "nmod", "nummod", "poss", "amod"})
_SINGLED_OUT = frozenset({"first", "second", "third", "only", "last", "latest"})
# Clauses that say of a happening when it was: "the blast, which took place on Sunday, killed …".
_HAPPENS = frozenset({"occur", "happen", "begin", "start", "come"})
# The same of what somebody does or makes: "the incursion, launched on Sunday", "an accord signed in March".
_MADE = frozenset({
    "begin", "start", "launch", "mount", "stage", "carry", "hold", "conduct", "open", "wage", "fight", "commit", "perpetrate", "sign", "conclude", "reach", "impose", "declare",
})  # fmt: skip
# What is said or done in such a thing has its day: "in a letter sent on Monday, the rebels accused", "at talks held in May, Iran agreed".
_GIVEN = frozenset({
    "send", "post", "issue", "release", "publish", "broadcast", "air", "deliver", "give", "record", "circulate", "read", "tweet", "hold", "sign", "date", "conduct", "televise",
})  # fmt: skip
# Refusals that are done, and not spoken.
_BREAKING = frozenset({"pull", "withdraw", "quit", "scrap", "abandon", "cancel", "suspend"})
_LENGTHS = frozenset({"year", "month", "week", "day", "hour", "decade"})
_PRESENT = frozenset({"VBZ", "VBP"})
_NEAR, _LONG_AGO = timedelta(days=7), timedelta(days=31)
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Dated:
    """Index of a time expression; ``since``: from then on; ``about``: the time of what the event is about, not its own."""

    mention: int
    since: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The clause or phrase with "since": what it hangs on, and what stands under the word."""

    governor: int
    inside: int


def auxiliary_of(parse: Parse, t: int) -> int | None:
    """"Two were killed and scores injured": the participle before it whose auxiliary serves this one too, and whose day is its own; else None."""
    if parse.tags[t] != "VBN" or parse.kids(t, "aux", "auxpass"):
        return None
    joined = parse.heads[t] if parse.deps[t] == "acl" and parse.pos[parse.heads[t]] in ("NOUN", "NUM") else t  # "scores" taken for what is joined
    first = parse.heads[joined]
    return first if parse.deps[joined] == "conj" and parse.tags[first] == "VBN" and parse.kids(first, "auxpass") else None


def is_aftermath(parse: Parse, outer: int) -> bool:
    """"Died in fighting after the election of 2007", "after the 2007 election": whether a year tells which happening something came after."""
    noun = parse.heads[outer]
    return parse.pos[noun] == "NOUN" and parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] in _AFTER


class Dater:
    """Weighs time expressions of one parse; ``event_of`` is each token to the draft that it takes part in naming."""

    def __init__(self, parse: Parse, grammar: Grammar, drafts: Sequence[EventDraft], event_of: Mapping[int, int], published: date | None) -> None:
        self.parse = parse
        self._grammar = grammar
        self._drafts = drafts
        self._event_of = event_of
        self._published = published

    def since(self, outer: int) -> Stretch | None:
        """The "since" that an expression stands under: "since 1947", "since the coup of 1980", "since they took up arms in 1983"."""
        parse, t = self.parse, outer
        for _ in range(_STEPS):
            if parse.lower[t] == "since":
                inside = next((c for c in parse.children[t] if c > t), t)
                return Stretch(parse.heads[t], inside) if parse.heads[t] != t else None
            if any(parse.lower[m] == "since" for m in parse.kids(t, "mark", "prep") if m < t and m < outer):
                return Stretch(parse.heads[t], t) if parse.heads[t] != t else None
            if parse.heads[t] == t or (self._grammar.is_verb(t) and parse.deps[t] not in ("pcomp", "pobj", "acl")):
                return None
            t = parse.heads[t]
        return None

    def singles_out(self, stretch: Stretch) -> bool:
        """"The first attack since 2001": a stretch that says among what it is the first or the worst, not how long it went on."""
        parse, at = self.parse, stretch.governor
        nouns = [at, *(parse.kids(at, "dobj", "attr") if parse.tags[at] in ("VBD", "VBN") and not parse.kids(at, "aux") else [])]
        return any(parse.pos[n] in ("NOUN", "PROPN") and any(parse.tags[c] == "JJS" or parse.lower[c] in _SINGLED_OUT for c in parse.children[n]) for n in nouns)

    def is_background(self, token: int) -> bool:
        """Whether a clause or an aside that names somebody stands between a token and its event: "independent since 1962", "president in 2005"."""
        parse = self.parse
        for t in (token, *parse.ancestors(token)):
            if t in self._event_of:
                return False
            if self._is_due_beside(t):
                return True
            if self.only_dates(t) or auxiliary_of(parse, t) is not None:
                continue
            if parse.deps[t] == "appos" or (parse.deps[t] in ("amod", "acl", "relcl") and (parse.kids(t, "prep", "npadvmod") or self._grammar.is_verb(t))):
                return True
        return False

    def _is_due_beside(self, t: int) -> bool:
        """"Was held at the border and is to be sent home next week": what is due is joined to what is done, and lends it no day."""
        parse = self.parse
        if parse.deps[t] != "conj" or parse.lower[t] not in ("is", "are") or parse.tags[parse.heads[t]] not in ("VBD", "VBN"):
            return False
        return any(parse.lower[a] == "to" for x in parse.kids(t, "xcomp") for a in parse.kids(x, "aux"))

    def only_dates(self, clause: int) -> bool:
        """Whether a clause that describes a noun says when that was: the deed itself, or the words or the meeting in which something was done."""
        parse = self.parse
        if parse.deps[clause] not in ("acl", "relcl"):
            return False
        noun, lemma = parse.heads[clause], parse.lemmas[clause]
        if parse.deps[clause] == "relcl" and (self._says_when(clause) or self._is_of_claimed(clause)):
            return True
        k = self._event_of.get(noun)
        if k is not None and self._drafts[k].token == noun and lemma in _MADE:
            return True
        return lemma in _GIVEN and parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] in ("in", "at")

    def _is_of_claimed(self, clause: int) -> bool:
        """"Claimed the raid that killed two on Friday": the day of what is claimed, and not of the claim."""
        if clause in self._event_of:
            return False
        claim = next((self._event_of[a] for a in self.parse.ancestors(clause) if a in self._event_of), None)
        return claim is not None and self._drafts[claim].is_claim

    def _says_when(self, clause: int) -> bool:
        """"…, which took place on Sunday, …": the clause only dates what it hangs on."""
        parse = self.parse
        if parse.lemmas[clause] == "take":
            return any(parse.lower[o] == "place" for o in parse.kids(clause, "dobj"))
        return parse.lemmas[clause] in _HAPPENS and all(parse.lower[s] in ("which", "that") for s in parse.kids(clause, "nsubj"))

    def dated(self, m: int, mention: TimeMention, outer: int, k: int) -> Dated:
        """Whether an expression dates the draft, or what the draft is about."""
        return Dated(m, about=self._is_about(mention, outer, self._drafts[k], lambda t: self._event_of.get(t) == k))

    def _is_about(self, mention: TimeMention, outer: int, draft: EventDraft, own: Callable[[int], bool]) -> bool:
        parse = self.parse
        outer = parse.heads[outer] if parse.deps[outer] == "pobj" else outer
        path = [outer]
        for t in parse.ancestors(outer):
            path.append(t)
            if own(t):
                break
        if outer < draft.token and outer not in self._under(draft.token):
            return False  # "in 2014 the ministry accused …"
        if own(outer):
            return False
        spoken = draft.reading.type in SPOKEN
        if spoken and draft.reading.type not in _HELD and outer > draft.token and self._is_to_come(mention):
            return True  # "called for rallies on July 12", in a report of the 9th
        near = mention.precision == "day" and self._is_near(mention)
        if spoken and self._is_old(mention) and self._is_said_now(draft.token):
            return outer > draft.token
        if (parse.lemmas[draft.token] in _BREAKING or parse.kids(draft.token, "prt")) and parse.heads[outer] == draft.token:
            return False  # "pulled out of the truce in January"
        if spoken and path[-1] in self._content(draft):
            return not (near and parse.lower[outer] == "on" and parse.pos[path[-1]] == "NOUN")
        if not own(path[-1]) or not self._grammar.is_verb(path[-1]):
            return False
        if len(path) > 2 and self._is_topic(path, draft, near):
            return True
        return len(path) <= 2 and self._is_old(mention) and (self._follows_content(outer, draft) if spoken else self._follows_cause(outer, draft))

    def _is_said_now(self, token: int) -> bool:
        """In the present, not of a headline, which tells all in the present."""
        parse = self.parse
        return parse.tags[token] in _PRESENT and parse.sentences[parse.sentence_of[token]].part != "title"

    def _under(self, token: int) -> range:
        return range(*self.parse.edges[token]) if not self._grammar.is_verb(token) else range(token, self.parse.edges[token][1])

    def _content(self, draft: EventDraft) -> frozenset[int]:
        """The words for what is asked, told or threatened, inside the draft's operator."""
        links = list(draft.reading.chain())
        for n, link in enumerate(links):
            if isinstance(link.row, OperatorRow) and link.row.id != "aspect":
                return frozenset(x.token for x in links[n + 1 :]) - {link.token}
        return frozenset()

    def _is_topic(self, path: Sequence[int], draft: EventDraft, near: bool) -> bool:
        """Whether an expression hangs on a noun or clause that says what the act is about: "condemned the massacre of 2004"."""
        parse, outer, branch = self.parse, path[0], path[-2]
        spoken = draft.reading.type in SPOKEN
        if any(parse.lemmas[t] in _TIES for t in path):
            return True
        if parse.deps[branch] == "prep" and parse.lower[branch] in _AROUND and not near:
            return True
        if parse.deps[branch] == "prep" and any(parse.lemmas[x] in _LENGTHS for x in parse.kids(branch, "pobj")):
            return False  # "jailed for nine years in 2015"
        if parse.deps[branch] in ("prep", "agent"):
            return parse.lower[branch] in (_ABOUT_SPOKEN if spoken and draft.reading.type not in _HELD else _ABOUT)
        if not spoken or draft.reading.type in _HELD:
            return False
        if parse.deps[branch] == "dobj" and not near and (draft.reading.type == "ACCUSE" or any(parse.lower[t] in _ABOUT for t in path[1:-2])):
            return True
        if parse.deps[branch] == "dobj":
            return parse.lower[outer] == "of" or (parse.deps[outer] in _HANGS_ON_NOUN) or (parse.lower[outer] != "on" and bool(self._content(draft)) and not near)
        return parse.deps[branch] in ("xcomp", "ccomp", "pcomp")

    def _follows_content(self, outer: int, draft: EventDraft) -> bool:
        """"Condemned mass killings in 2003", "accuse him of hacking the election in 2016": the parser may hang the year on the act."""
        parse, before = self.parse, range(draft.token + 1, outer)
        told = any(parse.deps[t] == "pcomp" and self._grammar.is_verb(t) for t in before)
        charged = draft.reading.type == "ACCUSE" and any(c in before and parse.lower[c] in _ABOUT_SPOKEN for c in parse.kids(draft.token, "prep"))
        named = any(c > outer for c in parse.kids(draft.token, "oprd"))  # "called the killings in 1915 a genocide"
        return told or charged or named or any(t in before for t in self._content(draft))

    def _follows_cause(self, outer: int, draft: EventDraft) -> bool:
        """"Imposed sanctions over the annexation of the peninsula in 2014"."""
        return any(self.parse.lower[c] == "over" and draft.token < c < outer for t in (draft.token, outer) for c in self.parse.kids(self.parse.heads[t], "prep"))

    def _is_near(self, mention: TimeMention) -> bool:
        return self._published is None or mention.start is None or abs(date.fromisoformat(mention.start) - self._published) <= _NEAR

    def _is_to_come(self, mention: TimeMention) -> bool:
        return self._published is not None and mention.start is not None and len(mention.start) == len("2000-01-01") and date.fromisoformat(mention.start) > self._published

    def _is_old(self, mention: TimeMention) -> bool:
        last = mention.end or mention.start
        return self._published is not None and last is not None and date.fromisoformat(last) < self._published - _LONG_AGO
