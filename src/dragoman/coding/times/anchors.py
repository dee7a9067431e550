"""Times reckoned from a happening: "two days after the blast", "in the weeks before he was killed".

``anchored`` takes what the rules found and gives the same list, such stretches turned into days where the text dates the
happening elsewhere. The happening is known again by its word or by one of the same kind (happenings.csv); where the text
dates several of that kind, the last before the stretch counts, and none where two of them follow it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from dragoman.coding.times import values
from dragoman.coding.times.model import Counted, TimeMention, Value
from dragoman.language import Parse

_SIDES = {"before": -1, "preceding": -1, "prior": -1, "after": 1, "following": 1}
_HAPPENS = frozenset({"VERB", "NOUN"})
_PRECISE = frozenset({"day", "hour", "minute"})
_TIMES = frozenset({"night", "morning", "afternoon", "evening", "day", "week", "weekend", "month", "year", "hour"})  # "on the night of 3 May"
_COARSE = frozenset({"month", "season"})
_CLIMB = 6  # words from a date up to what it dates; further up it dates something else
_STEM = 5
# What an open count reaches: "days" two weeks, "weeks" six weeks, "months" a year, "years" a decade.
_REACH = {"day": timedelta(days=14), "week": timedelta(days=42), "month": timedelta(days=365), "year": timedelta(days=3650)}
_EXACT = {"day": ("day",), "week": ("day",), "month": ("day", "month"), "year": ("day", "month", "year")}


@dataclass(frozen=True, slots=True)
class Beside:
    """``what``: the word for what a stretch is reckoned from; ``above``: the word that both hang on; ``sign``: 1 after it, -1 before it."""

    what: int
    above: int
    sign: int


@dataclass(frozen=True, slots=True)
class _Dated:
    """A happening, of one kind or more, with the time that the text gives it."""

    token: int
    kinds: frozenset[str]
    mention: TimeMention


def anchored(parse: Parse, mentions: Sequence[TimeMention], kinds: Mapping[str, str]) -> list[TimeMention]:
    """The mentions, those reckoned from something that the text dates with their days."""
    dated: list[_Dated] | None = None
    out = list(mentions)
    for k, m in enumerate(mentions):
        beside = None if m.start is not None else beside_what(parse, m)
        if beside is None or m.counted is None:
            continue
        if dated is None:
            dated = list(_happenings(parse, mentions, kinds))
        anchor = _known(dated, beside, _kinds(parse, beside.what, kinds))
        value = None if anchor is None else reckoned(Value(anchor.timex, anchor.start, anchor.end, anchor.precision), m.counted, beside.sign, exact=m.exact)
        if value is not None:
            out[k] = replace(m, start=value.start, end=value.end, precision=value.precision, type="DATE", timex=value.timex, rule="anchored")
            if value.precision == "day":
                _set_clocks(parse, out, k)
    return out


def _set_clocks(parse: Parse, mentions: list[TimeMention], k: int) -> None:
    """ "at 6 a.m. ten days before the murder": a clock time stands on the day its sentence reckons, where it names no other."""
    here = parse.sentence_of[mentions[k].tokens[0]]
    same = [j for j, m in enumerate(mentions) if parse.sentence_of[m.tokens[0]] == here]
    if any(mentions[j].type == "DATE" and mentions[j].start for j in same if j != k):
        return
    for j in same:
        clock, day = mentions[j], mentions[k].start
        if clock.rule == "clock" and clock.timex:
            mentions[j] = replace(clock, timex=f"{day}{clock.timex[clock.timex.index('T'):]}", start=day, end=day, precision=clock.precision if clock.start else "minute")


def beside_what(parse: Parse, m: TimeMention) -> Beside | None:
    """What a stretch stands before or after: "two days after the blast", "hours before rebels fired"; None where it ends the phrase."""
    side = m.tokens[1]
    if tuple(parse.lower[side : side + 3]) == ("to", "the", "day"):
        side += 3
    if side >= len(parse) or parse.lower[side] not in _SIDES:
        return None
    what = _complement(parse, side)
    if what is None:
        return None
    above = parse.heads[what] if parse.heads[side] == what else parse.heads[side]
    return Beside(what, above, _SIDES[parse.lower[side]])


def _complement(parse: Parse, side: int) -> int | None:
    """What "before" governs: the head of its phrase, or the verb of the clause it opens."""
    step = parse.first(side, "prep") if parse.lower[side] == "prior" else side
    if step is None:
        return None
    found = parse.first(step, "pobj", "pcomp", "dobj")
    if found is not None:
        return found
    head = parse.heads[side]
    return head if parse.deps[side] == "mark" and head > side else None


def _happenings(parse: Parse, mentions: Sequence[TimeMention], kinds: Mapping[str, str]) -> Iterator[_Dated]:
    """Each word that a date hangs on, with the date."""
    for m in mentions:
        if m.start is None or m.type not in ("DATE", "TIME") or m.interval is not None:
            continue
        outer = next((t for t in range(*m.tokens) if not m.tokens[0] <= parse.heads[t] < m.tokens[1]), m.tokens[0])
        for node in islice(parse.ancestors(outer), _CLIMB):
            if parse.pos[node] in _HAPPENS and parse.lemmas[node] not in _TIMES:
                for word in (node, *(parse.kids(node, "nsubj", "nsubjpass", "dobj") if parse.pos[node] == "VERB" else ())):
                    if parse.pos[word] in _HAPPENS:
                        yield _Dated(word, _kinds(parse, word, kinds), m)
                break
            if parse.pos[node] == "PROPN":
                break


def _kinds(parse: Parse, token: int, kinds: Mapping[str, str]) -> frozenset[str]:
    lemma = parse.lemmas[token].lower()
    return frozenset((kinds.get(lemma) or lemma[:_STEM]).split("|"))


def _known(dated: Sequence[_Dated], beside: Beside, kinds: frozenset[str]) -> TimeMention | None:
    """The time of the happening meant: its own where it has one, of those dated before the stretch the last, else the only one dated after it.

    What the stretch itself tells the time of is another happening: "months after jets bombed the rebels, they attacked on Monday".
    """
    same = [d for d in dated if d.kinds & kinds and d.token != beside.above]
    own = next((d.mention for d in same if d.token == beside.what), None)
    if own is not None:
        return own
    before = [d for d in same if d.token < beside.what]
    if before:
        return before[-1].mention
    days = {d.mention.start for d in same}
    return same[0].mention if len(days) == 1 else None


def reckoned(anchor: Value, counted: Counted, sign: int, *, exact: bool = False) -> Value | None:
    """The day, month or year so far from the anchor, the day where it is so ``exact``; a fuzzy stretch beside it where the count is open."""
    unit, count = counted
    name = "day" if unit.unit == "night" else unit.unit
    precision = "day" if anchor.precision in _PRECISE else anchor.precision
    if count is None and name in ("day", "week") and precision in _COARSE:
        return Value(anchor.timex, anchor.start, anchor.end, precision)
    if name not in _EXACT or precision not in _EXACT[name] or anchor.start is None:
        return None
    day = date.fromisoformat(anchor.start)
    if count is not None:
        moved = values.move(day, name, sign * count * unit.size)
        if moved is None:
            return None
        return values.day_value(moved) if name in ("day", "week") or (exact and precision == "day") else values.unit_value(name, moved)
    if precision != "day":
        return None
    near, far = day + sign * timedelta(days=1), day + sign * _REACH[name]
    low, high = min(near, far), max(near, far)
    middle = low + (high - low) / 2
    coarse = values.unit_value({"day": "month", "week": "month", "month": "year"}.get(name, "decade"), middle)
    return values.between(coarse.timex or "", low, high, "approximate")
