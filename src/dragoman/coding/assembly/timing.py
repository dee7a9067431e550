"""When each event was: the days of its time expression, of the deed it hangs on, or of the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.coding.assembly.certainty import Certainty
from dragoman.coding.assembly.own import OwnWords
from dragoman.coding.dating import Dated
from dragoman.coding.events import EventDraft
from dragoman.coding.reckoning import Reckoned, days
from dragoman.coding.times import TimeMention, Written
from dragoman.language import Parse
from dragoman.records import EventTime
from dragoman.records.model import TimeBasis


class EventTimes:
    """Times of the drafts of one document.

    ``bound``: index of a draft to its expression; ``reckoned``: to what its days are reckoned from; ``said``: word of saying to its expression.
    """

    def __init__(
        self, parse: Parse, published: date | None, times: Sequence[TimeMention], drafts: Sequence[EventDraft], *,
        certainty: Certainty, own: OwnWords, bound: Mapping[int, Dated], reckoned: Mapping[int, Reckoned], said: Mapping[int, Dated],
    ) -> None:  # fmt: skip
        self._parse = parse
        self._written = Written(parse, times, published)
        self._times = times
        self._drafts = drafts
        self._certainty = certainty
        self._own = own
        self._bound = bound
        self._said = said
        self._reckoned = reckoned
        self._draft_at = {d.token: k for k, d in reversed(list(enumerate(drafts)))}

    def of(self, k: int, d: EventDraft) -> EventTime:
        """The days of draft k: those its own expression names, those of the deed it hangs on, or the day of the report."""
        time = self._bound.get(k)
        if time is not None and not (time.about and self._certainty.of(d, self._certainty.holder(d)).realis in ("actual", "generic")):
            return self._expressed(time, "expression", d.token)
        far = self._reckoned.get(k)
        return (self._beside(far) if far is not None else None) or self._unsaid(d)

    def _beside(self, far: Reckoned) -> EventTime | None:
        """"A day after rebels fired on a convoy": the days so far from what was done then, where a day is known for that."""
        if far.mention is not None:
            day = self._times[far.mention].start
        else:
            assert far.draft is not None
            time = self._bound.get(far.draft)
            anchor = self._expressed(time, "expression", self._drafts[far.draft].token) if time is not None else self._unsaid(self._drafts[far.draft])
            day = anchor.start if anchor.precision == "day" else None
        stretch = self._times[far.stretch]
        value = days(day, stretch, far.sign) if day is not None else None
        return EventTime(start=value.start, end=value.end, precision=value.precision, basis="expression", span=stretch.span) if value is not None else None

    def _unsaid(self, d: EventDraft) -> EventTime:
        """The days of a draft that no expression dates."""
        for a in self._parse.ancestors(d.token):
            outer = self._draft_at.get(a)
            if outer is not None and self._parse.deps[d.token] in ("conj", "xcomp", "ccomp", "acl"):
                bound = self._bound.get(outer)
                if bound is not None and not bound.about:
                    return self._expressed(bound, "inherited", d.token)
        cue = self._own.done_by(d)
        if cue is not None and cue in self._said:
            return self._expressed(self._said[cue], "inherited", cue)
        if not d.main:
            return EventTime()
        told = self._own.told_by(d)
        if told is not None and told in self._said:  # what was said on Friday is no later than that
            said = self._expressed(self._said[told], "inherited", told)
            return EventTime(end=said.end, precision="until", basis="inherited", span=said.span) if self._is_perfect(d.token) else said
        written = self._written.at(d.token)
        if written is None:
            return EventTime()
        day = written.isoformat()
        if self._is_perfect(d.token):  # "has killed 48,000": up to the day of the report, since nobody says when
            return EventTime(end=day, precision="until", basis="document")
        return EventTime(start=day, end=day, precision="day", basis="document")

    def _expressed(self, time: Dated, basis: TimeBasis, token: int) -> EventTime:
        """The days of an expression; all the days from it to that of the report where it says since when. ``token``: what it dates."""
        t = self._times[time.mention]
        start, end = t.interval or (t.start, t.end)
        written = self._written.at(token)
        if time.since and (written is None or start is None or start <= written.isoformat()):
            return EventTime(start=start, end=written.isoformat() if written is not None else None, precision="range", basis=basis, span=t.span)
        return EventTime(start=start, end=end, precision=t.precision, basis=basis, span=t.span)

    def _is_perfect(self, t: int) -> bool:
        parse = self._parse
        return parse.tags[t] == "VBN" and any(parse.lower[c] in ("has", "have", "had") for c in parse.kids(t, "aux")) and parse.pos[t] == "VERB"
