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
        return judged
    if (isinstance(reading.row, FrameRow) and reading.row.awaited) or _is_expected_for(parse, reading):
        span = parse.token_span(reading.token)
        return _planned(judged, Step(word=parse.text[slice(*span)], span=span, effect="still due: PR+", rule=reading.row.id))
    if published is None or time.span is None or time.start is None or time.basis != "expression":
        return judged
    if reading.type not in _DONE or time.start <= published[:10] or len(time.start) < len("2000-01-01"):
        return judged
    return _planned(judged, Step(word=parse.text[slice(*time.span)], span=time.span, effect="a day to come: PR+", rule="after the day of writing"))


def _is_expected_for(parse: Parse, reading: Reading) -> bool:
    """"Is expected in Kampala for talks": what somebody is awaited for stands as a noun under a preposition, and is no surer than "is due for talks"."""
    inner = reading.inner
    if reading.row.id != "future" or inner is None or parse.deps[inner.token] != "pobj" or not parse.kids(reading.token, "auxpass"):
        return False
    return parse.heads[parse.heads[inner.token]] == reading.token


def _planned(judged: Judgement, step: Step) -> Judgement:
    return replace(judged, factuality="PR+", value=2.0, realis="planned", chain=[step, *judged.chain])
