"""What a report dates after its own day has not happened: a judgement, a time and the day of writing in, the judgement out.

"Announced a one-day strike for May 6", in a report of April 26, tells of a strike that is planned.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.events.reading import Reading
from dragoman.coding.factuality import Judgement
from dragoman.knowledge import FrameRow
from dragoman.language import Parse
from dragoman.records import Step
from dragoman.records.model import EventTime

# Done on a day, and not by words that speak of another.
_DONE = frozenset({"PROTEST", "ASSAULT", "CONSULT", "AID", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION", "COERCE"})


def still_ahead(parse: Parse, reading: Reading, judged: Judgement, time: EventTime, published: str | None) -> Judgement:
    """The judgement, or where its deed is only due, or dated after the report, that it is planned."""
    if judged.factuality != "CT+" or judged.realis != "actual":
        return _came_to_pass(parse, reading, judged, time, published)
    if (isinstance(reading.row, FrameRow) and reading.row.awaited) or _is_expected_for(parse, reading):
        span = parse.token_span(reading.token)
        return _planned(judged, Step(word=parse.text[slice(*span)], span=span, effect="still due: PR+", rule=reading.row.id))
    if published is None or time.span is None or time.start is None or time.basis != "expression":
        return judged
    if reading.type not in _DONE or time.start <= published[:10] or len(time.start) < len("2000-01-01"):
        return judged
    return _planned(judged, Step(word=parse.text[slice(*time.span)], span=time.span, effect="a day to come: PR+", rule="after the day of writing"))


def _came_to_pass(parse: Parse, reading: Reading, judged: Judgement, time: EventTime, published: str | None) -> Judgement:
    """"Taylor, who would be convicted in 2012, fled": what "would" tells of a year long past, in a clause on somebody, came to pass."""
    t = reading.token
    word = next((a for a in parse.kids(t, "aux") if parse.lower[a] == "would"), None)
    if word is None or parse.deps[t] != "relcl" or parse.kids(t, "neg") or judged.realis not in ("hypothetical", "planned") or published is None or time.start is None or time.basis != "expression":
        return judged
    if time.start[:4] >= published[:4]:
        return judged
    step = Step(word=parse.words[word], span=parse.token_span(word), effect="a year long past: CT+", rule="came to pass")
    return replace(judged, factuality="CT+", value=3.0, realis="actual", chain=[step])


def _is_expected_for(parse: Parse, reading: Reading) -> bool:
    """"Is expected in Kampala for talks": what somebody is awaited for stands as a noun under a preposition, and is no surer than "is due for talks"."""
    inner = reading.inner
    if reading.row.id != "future" or inner is None or parse.deps[inner.token] != "pobj" or not parse.kids(reading.token, "auxpass"):
        return False
    return parse.heads[parse.heads[inner.token]] == reading.token


def _planned(judged: Judgement, step: Step) -> Judgement:
    return replace(judged, factuality="PR+", value=2.0, realis="planned", chain=[step, *judged.chain])
