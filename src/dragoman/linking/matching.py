"""Whether two reports state the same proposition: what two units are compared by in, yes or no out, by grammar and precision, never by likeness alone.

Mode, sides, place and time must not contradict one another, as far as their precision goes, and the words must tell of one kind of act. Who says
so and how surely plays no part: a denial is of the same proposition as what it denies.
"""

from __future__ import annotations

import math

from dragoman.knowledge.acts import across_types, of_several_types, one_act
from dragoman.knowledge.things import two_things
from dragoman.linking.units import Likeness, Where

# Days by which two times not stated in words may be apart, and those stated.
_LOOSE_DAYS, _STATED_DAYS = 4, 0
# Days within which a deed must lie to be known again in a report on something else.
_NARROW = 31
_NEAR_KM = 40.0
_CIVILIANS = "CVL"
# Units are looked for in stretches of so many days.
_WINDOW, _WINDOWS_AT_MOST = 16, 8
_ANY, _OPEN = -1, -2  # of whatever time; of no time that is known to end
_POINTS = frozenset({"exact", "near"})
_Key = tuple[str, bool, str, int]


def same(one: Likeness, other: Likeness) -> bool:
    """Whether two units are versions of one proposition."""
    if one.to_come != other.to_come or not _of_one_kind(one, other):
        return False
    if one.story != other.story and not _told_alike(one, other):
        return False
    return _words_near(one, other) and _sides_agree(one, other) and not _elsewhere(one.place, other.place) and _in_time(one, other)


def _of_one_kind(one: Likeness, other: Likeness) -> bool:
    if one.type != other.type:
        return across_types(one.acts, other.acts)
    return not (one.mode and other.mode and one.mode != other.mode)


def _words_near(one: Likeness, other: Likeness) -> bool:
    return one_act(one.acts, other.acts, bool(one.stems & other.stems)) and not two_things(one.things, other.things)


def _sides_agree(one: Likeness, other: Likeness) -> bool:
    acting, acted_on = one.sides.agree(other.sides), one.others.agree(other.others, acted_on=True)
    if (one.sides and other.sides and not acting) or (one.others and other.others and not acted_on):
        return False
    if acting and (acted_on or (not one.others and not other.others)):
        return True
    if not any((one.sides, other.sides, one.others, other.others)):  # people were killed: where decides
        return bool(one.stems & other.stems) and _same_place(one.place, other.place)
    if not one.sides and not other.sides:
        return acted_on and _one_loss(one, other)
    # One report leaves a side out: then the place must be the same, the verb itself or the thing; that it was done somewhere in a country tells little.
    known = acting or one.others.agree(other.others)
    alike = (known and bool(one.stems & other.stems or (one.things and other.things))) or _same_place(one.place, other.place)
    return bool(acting or acted_on) and alike


def _one_loss(one: Likeness, other: Likeness) -> bool:
    """Whether what befell somebody at nobody's hands is one: at one place, or, where a place is left out, the same befell soldiers or a group; a country loses people every day."""
    if _same_place(one.place, other.place):
        return True
    groups = {side for side in one.others.parties & other.others.parties if " " in side and not side.endswith(f" {_CIVILIANS}")}
    some = groups or one.others.sectors & other.others.sectors - {_CIVILIANS}
    return bool(some and one.stems & other.stems) and None in (one.place, other.place)


def _told_alike(one: Likeness, other: Likeness) -> bool:
    """Whether two reports on different happenings speak of one deed all the same: who, whom or where, and when are said, and are the same."""
    if not one.sides.agree(other.sides, told=True):
        return False
    where = one.others.agree(other.others, told=True) or _same_place(one.place, other.place)
    return where and all(_is_narrow(like.first, like.last) for like in (one, other))


def _is_narrow(first: int | None, last: int | None) -> bool:
    return first is not None and last is not None and last - first <= _NARROW


def _same_place(one: Where | None, other: Where | None) -> bool:
    if one is None or other is None:
        return False
    return (one.geonameid is not None and one.geonameid == other.geonameid) or one.name == other.name


def _elsewhere(one: Where | None, other: Where | None) -> bool:
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


def _in_time(one: Likeness, other: Likeness) -> bool:
    slack = _STATED_DAYS if one.stated and other.stated else _LOOSE_DAYS
    return not (_before(one.last, other.first, slack) or _before(other.last, one.first, slack))


def _before(end: int | None, start: int | None, slack: int) -> bool:
    return end is not None and start is not None and start - end > slack


def windows(like: Likeness, slack: int = 0) -> tuple[int, ...] | None:
    """Numbers of the stretches of time a unit lies in, ``slack`` days more to either side; None where its days are open or very many."""
    if like.first is None or like.last is None:
        return None
    found = range((like.first - slack) // _WINDOW, (like.last + slack) // _WINDOW + 1)
    return tuple(found) if len(found) <= _WINDOWS_AT_MOST else None


class Meeting:
    """Where same propositions meet: numbers of groups by type, side and time. Two units that do not meet here are not the same."""

    def __init__(self) -> None:
        self._there: dict[_Key, set[int]] = {}

    def add(self, like: Likeness, group: int) -> None:
        """A unit is of that group."""
        for block in _blocks(like):
            for window in (_ANY, *(windows(like) or (_OPEN,))):
                self._there.setdefault((*block, window), set()).add(group)

    def of(self, like: Likeness) -> list[int]:
        """The groups with units that may be the same, ascending."""
        near = windows(like, _LOOSE_DAYS)
        keys = ((*block, window) for block in _blocks(like) for window in ((_ANY,) if near is None else (_OPEN, *near)))
        return sorted({g for key in keys for g in self._there.get(key, ())})


def _blocks(like: Likeness) -> list[tuple[str, bool, str]]:
    """Type, or an act that several types have, and a side."""
    sides = sorted(like.sides.keys | like.others.keys) or [""]
    return [(kind, like.to_come, side) for kind in (like.type, *of_several_types(like.acts)) for side in sides]
