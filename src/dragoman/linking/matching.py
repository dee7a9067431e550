"""Whether two reports state the same proposition: two units in, yes or no out, by grammar and precision, never by likeness alone.

Type, mode, sides, place and time must not contradict one another, as far as their precision goes, and the words must be near. Who says
so and how surely plays no part: a denial is of the same proposition as what it denies.
"""

from __future__ import annotations

import math

from dragoman.linking.units import Unit
from dragoman.records import Place

# Days by which two times not stated in words may be apart, and those stated.
_LOOSE_DAYS, _STATED_DAYS = 4, 0
# Days within which a deed must lie to be known again in a report on something else.
_NARROW = 31
_NEAR_KM = 40.0
_POINTS = frozenset({"exact", "near"})


def same(one: Unit, other: Unit) -> bool:
    """Whether two units are versions of one proposition."""
    if one.type != other.type or one.to_come != other.to_come or (one.mode and other.mode and one.mode != other.mode):
        return False
    if one.story != other.story and not _told_alike(one, other):
        return False
    return _words_near(one, other) and _sides_agree(one, other) and not _elsewhere(one.place, other.place) and _in_time(one, other)


def _words_near(one: Unit, other: Unit) -> bool:
    return bool(one.stems & other.stems or one.frames & other.frames or (one.mode and one.mode == other.mode))


def _sides_agree(one: Unit, other: Unit) -> bool:
    acting, acted_on = one.sides.agree(other.sides), one.others.agree(other.others, acted_on=True)
    if (one.sides and other.sides and not acting) or (one.others and other.others and not acted_on):
        return False
    if acting and (acted_on or (not one.others and not other.others)):
        return True
    # One report leaves a side out: then the place must be the same or the verb itself.
    alike = bool(one.stems & other.stems) or _same_place(one.place, other.place)
    return bool(acting or acted_on) and alike


def _told_alike(one: Unit, other: Unit) -> bool:
    """Whether two reports on different happenings speak of one deed all the same: who, whom or where, and when are said, and are the same."""
    if not one.sides.agree(other.sides, told=True):
        return False
    where = one.others.agree(other.others, told=True) or _same_place(one.place, other.place)
    return where and all(_is_narrow(*u.span_of_days[:2]) for u in (one, other))


def _is_narrow(first: int | None, last: int | None) -> bool:
    return first is not None and last is not None and last - first <= _NARROW


def _same_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return False
    return (one.geonameid is not None and one.geonameid == other.geonameid) or one.name.lower() == other.name.lower()


def _elsewhere(one: Place | None, other: Place | None) -> bool:
    """Whether two places cannot be the same: two points far apart, or two countries."""
    if one is None or other is None or _same_place(one, other):
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if one.precision in _POINTS and other.precision in _POINTS and None not in (one.lat, one.lon, other.lat, other.lon):
        return kilometres(float(one.lat or 0), float(one.lon or 0), float(other.lat or 0), float(other.lon or 0)) > _NEAR_KM
    return False


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b = math.radians(lat), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _in_time(one: Unit, other: Unit) -> bool:
    first, last, stated = one.span_of_days
    first2, last2, stated2 = other.span_of_days
    slack = _STATED_DAYS if stated and stated2 else _LOOSE_DAYS
    return not (_before(last, first2, slack) or _before(last2, first, slack))


def _before(end: int | None, start: int | None, slack: int) -> bool:
    return end is not None and start is not None and start - end > slack
