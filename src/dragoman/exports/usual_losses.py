"""Losses that many layouts share."""

from __future__ import annotations

import datetime as dt

from dragoman.exports.losses import Loss
from dragoman.exports.reports import Item, as_fact


def _measures(item: Item) -> bool:
    return bool(item.figures)


_MONTH = 30  # days between the first of a month and its last


def _longer(item: Item) -> int:
    """Days between the first day of an event and its last, as far as both are known."""
    time = item.event.time
    try:
        return (dt.date.fromisoformat(time.end or "") - dt.date.fromisoformat(time.start or "")).days
    except ValueError:
        return 0


CERTAINTY = Loss("events.factuality, events.realis", "no column for how sure an event is", lambda i: not as_fact(i.event) or i.event.factuality != "CT+")
SOURCE = Loss("events.attribution", "no column for who says so", lambda i: i.event.attribution is not None)
STANCES = Loss("claims", "no column for who denies or doubts it", lambda i: any(i.event.id in c.events and c.status in ("contested", "denied") for c in i.report.record.claims))
FIGURES = Loss("events.figures", "no column for numbers and their bounds", _measures)
OFFSETS = Loss("events.trigger, events.sentence", "no column for places in the text", lambda _: True)
CONFIDENCE = Loss("events.confidence", "no column for how sure the coding is", lambda _: True)
PRECISION = Loss("events.time", "a single day: of a longer time, up to a month, only the first is given", lambda i: 0 < _longer(i) <= _MONTH)
COARSE = Loss("events.time", "a single day: where only a season, a year or more is known, its first stands for it, such as 1 January", lambda i: _longer(i) > _MONTH)
OPEN = Loss(
    "events.time", "a single day: of a time that is known to begin, not when it ends (\"since 2011\"), the first day is given",
    lambda i: i.event.time.start is not None and i.event.time.end is None,
)  # fmt: skip
BASIS = Loss(
    "events.time.basis", "no column for what the day rests on: no time expression gives it, it is the report's own day",
    lambda i: i.event.time.start is not None and i.event.time.basis == "document",
)  # fmt: skip
UNDATED = Loss("events.time", "the text gives no day, the report's day of publication stands for it", lambda i: i.event.time.start is None)
PAIRS = Loss("events.actors, events.recipients", "a row is one actor and one recipient: an event of several is several rows", lambda i: i.pairs > 1)
RELATIONS = Loss("relations", "no column for causes, conditions, purposes and contrasts", lambda i: any(i.event.id in (r.from_, r.to) for r in i.report.record.relations))
MODES = Loss("events.type, events.mode, events.contexts", "the closest CAMEO code stands for PLOVER's type, mode and contexts", lambda i: bool(i.event.mode or i.event.contexts))
SCORE = Loss("events.score, events.quad", "Goldstein's value and the class of the CAMEO code stand in the place of PLOVER's", lambda _: True)

DATES = (PRECISION, COARSE, OPEN, BASIS, UNDATED)  # of layouts of single days
# Of layouts that give a row an actor and a recipient, and a CAMEO code.
CAMEO_ROWS = (CERTAINTY, SOURCE, STANCES, FIGURES, OFFSETS, CONFIDENCE, *DATES, PAIRS, RELATIONS, MODES, SCORE)
