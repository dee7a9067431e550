"""When each event was: the days of its time expression, of the deed it hangs on, or of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from dragoman.coding.assembly.certainty import Certainty
from dragoman.coding.assembly.own import OwnWords
from dragoman.coding.dating import Dated, auxiliary_of, is_aftermath
from dragoman.coding.events import EventDraft
from dragoman.coding.events.grammar import MEANWHILE
from dragoman.coding.reckoning import Reckoned, days, is_apart, is_soon
from dragoman.coding.times import TimeMention
from dragoman.language import Parse
from dragoman.reading.briefs import Days
from dragoman.records import EventTime
from dragoman.records.model import TimeBasis

# Deeds that a tale goes on with, for so many sentences; days it tells of, before that of the report.
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"})
_GOES_ON, _LATELY = 3, -7
# Deeds that a tale of long ago goes on with; so many days before that of the report are long ago.
_TALES, _LONG_AGO = _DEEDS | {"CONCEDE", "SANCTION", "COOPERATE"}, -60
# An hour without a day.
_CLOCK = re.compile(r"(?:(?:shortly|just|around|about|at|after|before|by|soon) )*\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?|gmt|local time)(?: (?:gmt|local time))?|noon|midday|midnight")
_DAY = len("2000-01-01")


class EventTimes:
    """Times of the drafts of one document.

    ``draft_at``: trigger to index of a draft; ``bound``: index of a draft to its expression; ``reckoned``: to what its days are reckoned from; ``said``: word of saying to its expression.
    """

    def __init__(
        self, parse: Parse, days: Days, times: Sequence[TimeMention], drafts: Sequence[EventDraft], draft_at: Mapping[int, int], *,
        certainty: Certainty, own: OwnWords, bound: Mapping[int, Dated], reckoned: Mapping[int, Reckoned], said: Mapping[int, Dated],
    ) -> None:  # fmt: skip
        self._parse = parse
        self._days = days
        self._times = times
        self._drafts = drafts
        self._certainty = certainty
        self._own = own
        self._bound = bound
        self._said = said
        self._reckoned = reckoned
        self._draft_at = draft_at

    def of(self, k: int, d: EventDraft) -> EventTime:
        """The days of draft k: those its own expression names, those of the deed it hangs on, or the day of the report."""
        time, far = self._bound.get(k), self._reckoned.get(k)
        asked = self._asked_on(d) if time is None and d.reading.type == "REQUEST" else None
        if asked is not None:
            return self._expressed(asked, "expression")
        if time is not None and self._is_over(time, d) and self._certainty.of(d, self._certainty.holder(d)).realis == "requested":
            return EventTime()  # a day before the report is that of the request
        if time is not None and far is not None and time.mention == far.mention:
            time = None  # "said on Tuesday, a day after rebels fired on a convoy": the day that it is reckoned from is not its own
        if time is not None and not (time.about and self._certainty.of(d, self._certainty.holder(d)).realis in ("actual", "generic")):
            return self._of_clock(d, time) or self._expressed(time, "expression")
        if time is not None and far is None and self._is_of_those_days(d, self._times[time.mention]):
            return self._expressed(time, "expression")
        reckoned = self._beside(far) if far is not None else self._of_last(k, d) if is_soon(self._parse, d.token) else None
        return reckoned or (EventTime() if is_apart(self._parse, d.token) else self._unsaid(d))

    def _asked_on(self, d: EventDraft) -> Dated | None:
        """"Called on Iraq to withdraw its troops on Monday", in a report of Friday: the day behind what is asked for, if it is over, is that on which it was asked."""
        inner = d.reading.inner
        time = self._bound.get(self._draft_at.get(inner.token, -1)) if inner is not None and inner.token != d.token else None
        return time if time is not None and not time.about and not time.since and self._is_over(time, d) else None

    def _is_over(self, time: Dated, d: EventDraft) -> bool:
        """Whether an expression names a day before the report."""
        t, day = self._times[time.mention], self._written(self._parse.starts[d.token])
        return t.precision == "day" and t.end is not None and day is not None and t.end < day

    def _is_of_those_days(self, d: EventDraft, t: TimeMention) -> bool:
        """"1,100 people died in fighting after the election of 2007": a deed of that year, if it is told in the plain past and the year is over."""
        outer, day = self._parse.heads[t.tokens[0]] if self._parse.deps[t.tokens[0]] == "pobj" else t.tokens[0], self._written(self._parse.starts[d.token])
        over = t.precision == "year" and t.end is not None and day is not None and t.end[:4] < day[:4]
        return over and d.reading.type in _DEEDS and self._parse.tags[d.token] in ("VBD", "VBN") and not self._is_perfect(d.token) and is_aftermath(self._parse, outer)

    def _of_clock(self, d: EventDraft, time: Dated) -> EventTime | None:
        """"Guards exchanged fire on Wednesday. … Troops opened up with mortars shortly after 10 a.m.": an hour by itself is of the day told last, where that was lately."""
        t = self._times[time.mention]
        if t.type != "TIME" or d.reading.type not in _DEEDS or not _CLOCK.fullmatch(self._parse.text[slice(*t.span)].lower()):
            return None
        here = self._parse.sentence_of[d.token]
        for j in range(len(self._drafts) - 1, -1, -1):
            k, bound = self._parse.sentence_of[self._drafts[j].token], self._bound.get(j)
            if k >= here or here - k > _GOES_ON or bound is None or bound.mention == time.mention or not self._drafts[j].main:
                continue
            told = self._times[bound.mention]
            if told.start is None or told.start != told.end or t.start is None:
                continue
            lately = _LATELY <= _days(t.start, told.start) < 0
            return msgspec.structs.replace(self._expressed(bound, "inherited"), span=t.span) if lately else None
        return None

    def _of_last(self, k: int, d: EventDraft) -> EventTime | None:
        """"Shortly after, the army shelled the town": the day of what is told in the sentence before, or before it in the same."""
        here = self._parse.sentence_of[d.token]
        near = [j for j in range(k) if 0 <= here - self._parse.sentence_of[self._drafts[j].token] <= 1]
        last = next((j for j in reversed(near) if self._drafts[j].main), None)
        time = self.of(last, self._drafts[last]) if last is not None else None
        return msgspec.structs.replace(time, basis="inherited") if time is not None and time.precision == "day" and time.basis != "document" else None

    def _beside(self, far: Reckoned) -> EventTime | None:
        """"A day after rebels fired on a convoy": the days so far from what was done then, where a day is known for that."""
        if far.mention is not None:
            day = self._times[far.mention].start
        else:
            assert far.draft is not None
            time = self._bound.get(far.draft)
            anchor = self._expressed(time, "expression") if time is not None else self._unsaid(self._drafts[far.draft])
            day = anchor.end if anchor.precision == "day" or self._is_told_before(far, anchor) else None
        stretch = self._times[far.stretch]
        value = days(day, stretch, far.sign) if day is not None else None
        return EventTime(start=value.start, end=value.end, precision=value.precision, basis="expression", span=stretch.span) if value is not None else None

    def _is_told_before(self, far: Reckoned, anchor: EventTime) -> bool:
        """"Said on Tuesday, a day after rebels fired on a convoy, that it had recalled its envoy": the stretch belongs to what stands before it."""
        at = self._times[far.stretch].span[0]
        return anchor.basis == "inherited" and anchor.span is not None and anchor.span[1] <= at < self._parse.starts[self._drafts[far.draft or 0].token]

    def _unsaid(self, d: EventDraft) -> EventTime:
        """The days of a draft that no expression dates."""
        since = self._parse.deps[d.token] == "conj" and any(self._parse.lower[c] in ("has", "have") for c in self._parse.kids(d.token, "aux"))
        for a in self._parse.ancestors(d.token):
            outer = self._draft_at.get(a)
            if outer is not None and since and not self._is_perfect(self._drafts[outer].token):
                continue  # "was arrested in December and has since confessed"
            if outer is not None and (self._is_object_of_joined(d.token, a) or self._parse.deps[d.token] in ("conj", "xcomp", "ccomp", "acl") or self._is_added(d.token) or self._is_within(d.token, a, outer)):
                bound = self._bound.get(outer)
                if bound is not None and not bound.about:
                    return self._of_clock(self._drafts[outer], bound) or self._expressed(bound, "inherited")
                if bound is None and self._parse.deps[d.token] == "conj":  # "decreed it on Friday, called up men and seized trucks"
                    shared = self._unsaid(self._drafts[outer])
                    if shared.basis == "inherited":
                        return shared
                if self._is_added(d.token):
                    return self._with(outer)
        for c in self._parse.kids(d.token, "conj"):
            joined = self._bound.get(self._draft_at.get(c, -1)) if auxiliary_of(self._parse, c) == d.token or self._is_one_tale(d, c) else None
            if joined is not None and not joined.about:
                return self._expressed(joined, "inherited")
        cue = self._own.done_by(d)
        if cue is not None and cue in self._said:
            return self._expressed(self._said[cue], "inherited")
        if not d.main:
            return EventTime()
        told = self._own.told_by(d)
        if told is not None and told in self._said:  # what was said on Friday is no later than that
            said = self._expressed(self._said[told], "inherited")
            return EventTime(end=said.end, precision="until", basis="inherited", span=said.span) if self._is_perfect(d.token) else said
        day = self._written(self._parse.starts[d.token])
        if day is None:
            return EventTime()
        if self._is_perfect(d.token):  # "has killed 48,000": up to the day of the report, since nobody says when
            return EventTime(end=day, precision="until", basis="document")
        told_on = self._told_on(d, day)
        if told_on is None and self._is_in_a_tale(d, day):
            return EventTime()
        return told_on or EventTime(start=day, end=day, precision="day", basis="document")

    def _is_one_tale(self, d: EventDraft, joined: int) -> bool:
        """"Killed five and abducted a dozen on Thursday": two deeds on the ground that one subject did, the day behind both."""
        k = self._draft_at.get(joined)
        if k is None or d.reading.type not in _DEEDS or self._drafts[k].reading.type not in _DEEDS or self._parse.kids(joined, "nsubj", "nsubjpass"):
            return False
        time = self._bound.get(k)
        return time is not None and self._times[time.mention].tokens[0] > joined and self._is_past(d.token) and self._is_past(joined)

    def _is_in_a_tale(self, d: EventDraft, day: str) -> bool:
        """"The generals were convicted in 1985. His successor pardoned them": what goes on with a tale of long ago in its paragraph was not today."""
        parse, t = self._parse, d.token
        here = parse.sentence_of[t]
        told = d.reading.type in _TALES and self._is_past(t) and parse.sentences[here].part == "body"
        if not told or here == 0 or parse.sentences[here - 1].paragraph != parse.sentences[here].paragraph:
            return False
        before = [x for j, x in self._bound.items() if parse.sentence_of[self._drafts[j].token] == here - 1 and self._drafts[j].main and not x.about and not x.since]
        ends = [self._times[x.mention].end or self._times[x.mention].start for x in before]
        return bool(ends) and all(e is not None and len(e) >= _DAY and _days(day, e) < _LONG_AGO for e in ends)

    def _is_object_of_joined(self, t: int, above: int) -> bool:
        """"Closed the border on Saturday and ordered the deployment of troops": what a second verb does, told by its object."""
        verb = self._parse.heads[t]
        return self._parse.deps[t] == "dobj" and self._parse.deps[verb] == "conj" and self._parse.heads[verb] == above

    def _is_added(self, t: int) -> bool:
        """"Halted shipments on January 7, accusing Kiev of theft": a form in -ing behind a comma tells what was done with the deed that it hangs on."""
        parse = self._parse
        while parse.deps[t] == "conj" and parse.tags[t] == "VBG":  # "killing 12 and capturing eight"
            t = parse.heads[t]
        return parse.deps[t] == "advcl" and parse.tags[t] == "VBG" and parse.heads[t] < t and not parse.kids(t, "mark", "aux")

    def _with(self, outer: int) -> EventTime:
        time = self.of(outer, self._drafts[outer])
        return msgspec.structs.replace(time, basis="inherited") if time.basis == "expression" else time

    def _told_on(self, d: EventDraft, day: str) -> EventTime | None:
        """"A car drove into the crowd on Monday evening. The driver opened fire": a past tense of a deed goes on with the day that its paragraph named last."""
        parse = self._parse
        here = parse.sentence_of[d.token]
        if d.reading.type not in _DEEDS or not self._is_past(d.token) or parse.sentences[here].part != "body":
            return None
        spoken = {x.mention for x in self._said.values()}
        for m in range(len(self._times) - 1, -1, -1):
            t = self._times[m]
            if t.tokens[0] >= parse.sentences[here].start:
                continue
            k = parse.sentence_of[t.tokens[0]]
            if parse.sentences[k].paragraph != parse.sentences[here].paragraph or here - k > _GOES_ON:
                return None
            if here - k == 1 and self._dates_main(m, k):
                return self._expressed(Dated(m), "inherited")
            if m in spoken or t.start is None or t.start != t.end or t.type not in ("DATE", "TIME"):
                continue
            near = _LATELY <= _days(day, t.start) <= 0
            return self._expressed(Dated(m), "inherited") if near else None
        return None

    def _dates_main(self, m: int, sentence: int) -> bool:
        """"The massacre came in November 1996. Fighters killed 140 villagers": whether an expression dates what the sentence tells first of all, as past."""
        told = [j for j, x in self._bound.items() if x.mention == m and not x.about and not x.since and self._drafts[j].main]
        return any(self._parse.sentence_of[self._drafts[j].token] == sentence and self._drafts[j].reading.type in _DEEDS for j in told)

    def _is_past(self, t: int) -> bool:
        """"Opened fire", "were shot": the plain past."""
        if self._parse.tags[t] != "VBN":
            return self._parse.tags[t] == "VBD"
        helpers = [self._parse.lower[a] for a in self._parse.kids(t, "aux", "auxpass")]
        return helpers in (["was"], ["were"]) or (not helpers and bool(self._parse.kids(t, "nsubj")))  # "fighters killed five": a past tense with the tag of a participle

    def _is_within(self, clause: int, above: int, outer: int) -> bool:
        """"Was killed on Monday when rebels attacked", "suspended aid in September after Chad refused to sign": a clause of time whose deed falls into the same days."""
        parse = self._parse
        if parse.deps[clause] == "relcl" and any(parse.lower[c] in ("in", "during") and any(parse.lower[o] == "which" for o in parse.kids(c, "pobj")) for c in parse.kids(clause, "prep")):
            return parse.tags[clause] in ("VBD", "VBN")  # "seized it in 1974 in a battle in which 70 were killed"
        if parse.deps[clause] != "advcl" or parse.heads[clause] != above or parse.tags[clause] not in ("VBD", "VBN"):
            return False
        marks = {parse.lower[c] for c in parse.kids(clause, "mark", "advmod")}
        bound = self._bound.get(outer)
        wide = bound is not None and self._times[bound.mention].precision in ("month", "year", "week") and not bound.since
        return not marks.isdisjoint(MEANWHILE) or ("after" in marks and wide and not parse.kids(clause, "npadvmod"))

    def _expressed(self, time: Dated, basis: TimeBasis) -> EventTime:
        """The days of an expression; all the days from it to that of the report where it says since when."""
        t = self._times[time.mention]
        start, end = t.interval or (t.start, t.end)
        day = self._written(t.span[0])
        if time.since and (day is None or start is None or start <= day):
            return EventTime(start=start, end=day, precision="range", basis=basis, span=t.span)
        return EventTime(start=start, end=end, precision=t.precision, basis=basis, span=t.span)

    def _written(self, offset: int) -> str | None:
        """The day on which what stands at an offset was written."""
        day = self._days.at(offset)
        return day.isoformat() if day is not None else None

    def _is_perfect(self, t: int) -> bool:
        parse = self._parse
        return parse.tags[t] == "VBN" and any(parse.lower[c] in ("has", "have", "had") for c in parse.kids(t, "aux")) and parse.pos[t] == "VERB"


def _days(start: str, end: str) -> int:
    """Days from one day or moment to another, below 0 where the other was before."""
    return (date.fromisoformat(end[:_DAY]) - date.fromisoformat(start[:_DAY])).days


def until_now(time: EventTime, published: str | None) -> EventTime:
    """"Shelled the town this week": what was done by the day of the report was done no later, whatever is left of the week."""
    if published is None or time.precision != "week" or time.start is None or time.end is None or not time.start <= published[:_DAY] < time.end:
        return time
    return msgspec.structs.replace(time, end=published[:_DAY])
