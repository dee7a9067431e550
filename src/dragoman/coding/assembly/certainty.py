"""Whose word a deed is, and how certain they make it: a draft in, the index of an attribution and a judgement out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from dragoman.coding.assembly.doubtful import DoubtfulSources
from dragoman.coding.assembly.possible import Possibilities
from dragoman.coding.attribution import AttributionMention
from dragoman.coding.events import EventDraft, EventFinder
from dragoman.coding.events.reading import SPOKEN
from dragoman.coding.factuality import FactualityJudge, Judgement
from dragoman.knowledge import OperatorRow
from dragoman.language import Parse
from dragoman.records import Step

_NOT_SO = frozenset({"CT-", "PR-"})
# Operators of refusing, by their ids.
_REFUSING = frozenset({"refuse", "disavow"})
# With what is begun the deed itself stands or falls: "if Brussels went ahead with the sanctions".
_SETTING_ABOUT = frozenset({"go", "begin", "start", "launch", "proceed", "press", "mount", "stage", "initiate"})
# What is done to aid or a penalty that there is already.
_GROWING = frozenset({"increase", "expand", "boost", "extend", "raise", "double", "widen", "intensify", "resume", "strengthen", "tighten", "offer"})
# Denying words that may belong to what a deed is called: "do nothing", "say no".
_MEANT = frozenset({"nothing", "no", "not", "never", "nobody"})


class Certainty:
    """Holders and judgements of the drafts of one document."""

    def __init__(self, parse: Parse, finder: EventFinder, judge: FactualityJudge, attributions: Sequence[AttributionMention]) -> None:
        self._parse = parse
        self._finder = finder
        self._judging = judge
        self._views = judge.views(parse)
        self._attributions = attributions
        self._possibilities = Possibilities(parse, finder, judge.signatures)
        self._doubtful = DoubtfulSources(parse, judge.signatures)
        self._judged: dict[int, Judgement] = {}

    def holder(self, d: EventDraft) -> int | None:
        """Index of the innermost attribution whose content holds the trigger, but for the one whose cue the trigger is."""
        if d.is_claim:  # "claimed responsibility for the attack": it is the word of whoever claims it
            own = next((k for k, a in enumerate(self._attributions) if a.cue_head == d.token and a.source_head is not None), None)
            if own is not None:
                return own
        around = [k for k in self.around.get(d.token, ()) if self._answers_for(k, d)]
        if len(around) > 1 and self._is_nobodys(around[0]) and self._denies(d, around[1]):
            return around[1]
        if len(around) == 1 and self._is_nobodys(around[0]) and self._is_false(d):
            return None  # "Reports that troops had crossed are false": nobody else's view is told
        return around[0] if around else None

    def _answers_for(self, k: int, d: EventDraft) -> bool:
        """Whether the source of an attribution that holds a deed says it: not whose cue it is, nor who denies an accusation told before."""
        a = self._attributions[k]
        return a.cue_head != d.token and (holds(a) or self._is_laid(a, d)) and not self._is_charge_denied(k, d)

    def _is_laid(self, a: AttributionMention, d: EventDraft) -> bool:
        """"Blamed Russia for the attack", not "blamed Russia for the Israeli attack": whoever blames says who did it, though no clause does."""
        if not a.lays or d.reading.type in SPOKEN or a.cue_head is None:
            return False
        parse = self._parse
        on = {t for c in parse.kids(d.token, "prep") if parse.lower[c] == "on" and parse.heads[d.token] == a.cue_head for t in parse.descendants(c)}
        own = set(parse.descendants(d.token)) - (on | {d.token} if on else on)  # "blamed the raid on rebels"
        return any(m.head in a.content_tokens and m.head not in own for m in d.roles.actors)

    def _is_charge_denied(self, k: int, d: EventDraft) -> bool:
        """Whether a denial holds an accusation: it was made, whatever becomes of it: "denied accusations by Congo", "…; Moscow denies"."""
        a = self._attributions[k]
        return d.reading.type == "ACCUSE" and a.stance == "denies" and (self._finder.is_denied(d.token) or _is_behind(a))

    def _is_nobodys(self, k: int) -> bool:
        """Whether an attribution is a noun that nobody owns: "the report that …"."""
        return self._attributions[k].source_head is None and self._attributions[k].rule.startswith("noun:")

    def _is_false(self, d: EventDraft) -> bool:
        """Whether the author denies what he says that others tell."""
        return self._judged_at(d.token).factuality in ("CT-", "PR-", "PS-")

    def _denies(self, d: EventDraft, k: int) -> bool:
        """Whether a source denies what it says that others tell: "The report that troops had crossed was false, Ankara said"."""
        a = self._attributions[k]
        return a.source_head is not None and self._judged_at(d.token, a.cue_head).factuality in ("CT-", "PR-", "PS-")

    @cached_property
    def around(self) -> dict[int, list[int]]:
        """Token to the indices of the attributions whose content holds it, the innermost first."""
        out: dict[int, list[int]] = {}
        for k, a in sorted(enumerate(self._attributions), key=lambda pair: len(pair[1].content_tokens)):
            for t in a.content_tokens:
                out.setdefault(t, []).append(k)
        return out

    def answering(self, t: int) -> int | None:
        """Index of the innermost attribution whose source answers for the words at token t."""
        return next((k for k in self.around.get(t, ()) if holds(self._attributions[k])), None)

    def behind(self, t: int, end: int) -> int | None:
        """The same of a number at token t that ends at an offset: whoever is named right behind it answers for it, "at 40, according to
        the army, and at 55, according to the rebels", though the one before has all that follows him."""
        for k in self.around.get(t, ()):
            a = self._attributions[k]
            if a.cue is not None and holds(a):
                begin = min(a.cue[0], a.source[0]) if a.source is not None else a.cue[0]
                if begin > end and self._parse.text[end:begin].strip() == ",":
                    return k
        return self.answering(t)

    def of(self, d: EventDraft, holder: int | None) -> Judgement:
        """How certain the holder makes a draft; what weighing the unsure ones asked already is not asked twice."""
        if id(d) not in self._judged:
            self._judged[id(d)] = self._judge(d, holder)
        return self._judged[id(d)]

    def _judged_at(self, token: int, boundary: int | None = None, *, spoken: bool = False) -> Judgement:
        return self._judging.judge(self._parse, token, boundary=boundary, spoken=spoken, views=self._views)

    def _judge(self, d: EventDraft, holder: int | None) -> Judgement:
        boundary = self._attributions[holder].cue_head if holder is not None else None
        if holder is None and d.reading.type == "ACCUSE" and (self._finder.is_denied(d.token) or any(self._is_charge_denied(k, d) for k in self.around.get(d.token, ()))):
            boundary = d.token
        if boundary is None and d.reading.type == "ACCUSE" and self._parse.deps[d.token] in ("nsubj", "nsubjpass") and not self._finder.grammar.is_nobody(d.token):
            boundary = d.token  # "the allegations proved untrue": they were made all the same
        if boundary is not None and boundary != d.token and self._leaves_open(boundary):
            word = self._parse.words[boundary]
            step = Step(word=word, span=self._parse.token_span(boundary), effect="denial: Uu", rule="neither confirmed nor denied")
            return Judgement(factuality="Uu", value=0.0, realis="actual", holder=None, chain=[step])
        part = self._finder.parts.of(d.reading)
        judged = self._judged_at(d.token if part is None else part.word, boundary, spoken=d.reading.type in SPOKEN)
        row = d.reading.row
        outer = d.reading.token
        if judged.factuality == "CT+" and outer != d.token and (judged.realis == "hypothetical" or self._parse.lemmas[outer] in _SETTING_ABOUT):
            judged = self._judged_at(outer, boundary, spoken=d.reading.type in SPOKEN)  # "could expand its exercises": what only may be done with what there is
        above = self._parse.heads[d.token]
        if judged.factuality == "CT+" and self._parse.deps[d.token] == "dobj" and self._parse.lemmas[above] in _GROWING and d.reading.type in ("AID", "SUPPORT", "SANCTION", "COOPERATE"):
            judged = self._judged_at(above, boundary)  # "might increase its assistance": more of it, which there may be
        if isinstance(row, OperatorRow) and row.id in ("future", "float"):  # "considered sending tanks": what is weighed is neither done nor planned
            *_, inmost = d.reading.chain()
            inner = self._judged_at(inmost.token, boundary)
            judged = inner if inner.realis == "considered" or (inner.realis == "planned" and self._is_set_down(d.token)) else judged
        if d.reading.obliged or d.reading.rule.startswith("refuse (not)") or (isinstance(row, OperatorRow) and (row.negated or self._has_none(d))):
            # The words deny or oblige the deed; the refusal or the request itself is a fact of the report.
            judged = Judgement(factuality="CT+", value=3.0, realis="actual", holder=judged.holder, chain=[])
        words = {s.word.lower() for s in judged.chain}
        if judged.factuality in _NOT_SO and words and words <= _MEANT.intersection(re.findall(r"\w+", d.reading.rule)):
            judged = Judgement(factuality="CT+", value=3.0, realis="actual", holder=judged.holder, chain=[])  # "has done nothing": that is what they are charged with
        judged = self._doubtful.weighed(self._attributions[holder] if holder is not None else None, judged)
        return self._possibilities.weakened(d, judged)

    def _leaves_open(self, cue: int) -> bool:
        """"Has not confirmed or denied that", "would neither confirm nor deny": whoever does so commits himself to nothing."""
        parse = self._parse
        first = parse.heads[cue] if parse.deps[cue] == "conj" else cue
        both = {parse.lemmas[t] for t in parse.conjuncts(first)}
        if not both >= {"confirm", "deny"}:
            return False
        start = parse.sentences[parse.sentence_of[first]].start
        return bool(parse.kids(first, "neg")) or "neither" in parse.lower[start : first] or parse.lemmas[parse.heads[first]] in ("decline", "refuse")

    def _has_none(self, d: EventDraft) -> bool:
        """"Had no intention of sending troops", "saw no need to": what is denied is the deed, and the refusal stands."""
        objects = self._parse.kids(d.token, "dobj") if d.reading.row.id in _REFUSING and d.reading.type == "REJECT" else []
        return any(self._parse.lower[c] == "no" for o in objects for c in self._parse.kids(o, "det"))

    def _is_set_down(self, t: int) -> bool:
        """"Is due to visit", "are scheduled to meet": tells what is to come, where "plans to meet" tells what somebody does now."""
        return self._parse.pos[t] == "ADJ" or bool(self._parse.kids(t, "auxpass"))

    @property
    def denying(self) -> frozenset[str]:
        """Ids of the attributions whose words deny; who is urged "to reject it" has not."""
        return frozenset(f"s{k + 1}" for k, a in enumerate(self._attributions) if a.stance == "denies" and not self._is_infinitive(a.cue_head))

    def refuting(self, drafts: Sequence[EventDraft]) -> frozenset[str]:
        """Ids of the attributions that deny what was told before, and nothing of their own."""
        return frozenset(f"s{k + 1}" for k, a in enumerate(self._attributions) if (a.refutes or _denies_accusation(a, drafts)) and not self._is_infinitive(a.cue_head))

    @property
    def opening(self) -> frozenset[str]:
        """Ids of the attributions that leave open what was told before, and tell nothing of their own."""
        return frozenset(f"s{k + 1}" for k, a in enumerate(self._attributions) if a.open)

    def _is_infinitive(self, t: int | None) -> bool:
        return t is not None and any(self._parse.lower[c] == "to" for c in self._parse.kids(t, "aux"))


def holds(a: AttributionMention) -> bool:
    """Whether its source answers for the content: not whoever only wants or asks for it, nor one whom an unknown or a
    judging verb ties to a bare phrase."""
    if a.stance in ("intends", "asks") or a.nobody:
        return False
    if a.carried or a.manner != "indirect" or a.cue is None or a.clause:
        return True
    return a.listed and a.act != "evaluation"


def _is_behind(a: AttributionMention) -> bool:
    """Whether a denial stands behind all it denies: "…; Moscow denies"."""
    return a.stance == "denies" and a.cue is not None and bool(a.content) and a.content[-1][1] <= a.cue[0]


def _denies_accusation(a: AttributionMention, drafts: Sequence[EventDraft]) -> bool:
    """"Georgia accuses Russia of shelling villages; Moscow denies": the deed is denied, not that it was accused."""
    return _is_behind(a) and any(d.reading.type == "ACCUSE" and d.token in a.content_tokens for d in drafts)
