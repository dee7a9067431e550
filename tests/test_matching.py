"""Which units state the same proposition, and that two that do are looked for in one place."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dragoman.linking.matching import Meeting, same
from dragoman.linking.sides import Sides
from dragoman.linking.units import Likeness, Where

DAY = dt.date(2014, 3, 10).toordinal()
ADRE, GOZ = Where(1, "adre", "TCD", "exact", 13.47, 22.2), Where(2, "goz beida", "TCD", "exact", 12.22, 21.41)


def like(**given: Any) -> Likeness:
    """Sudan shelled Chad, as it was said on one day, but for what is given."""
    fields: dict[str, Any] = {
        "type": "ASSAULT", "mode": None, "to_come": False, "stems": {"shell"}, "acts": {"shell"}, "things": set(), "sides": Sides(frozenset({"SDN"})), "others": Sides(frozenset({"TCD"})),
        "story": "s1", "place": None, "first": DAY - 3, "last": DAY, "stated": False,
    }  # fmt: skip
    fields |= given
    return Likeness(**{n: frozenset(v) if isinstance(v, set) else v for n, v in fields.items()})


SAME = {
    "told a few days later": {"first": DAY + 1, "last": DAY + 4},
    "a longer stretch around it": {"first": DAY - 40, "last": DAY + 40},
    "years around it": {"first": DAY - 900, "last": DAY + 900},
    "open at its end": {"last": None},
    "undated": {"first": None, "last": None},
    "the other side left out": {"others": Sides()},
    "in other words of one act": {"stems": {"bombard"}},
    "with a place more": {"place": ADRE},
    "told in a report on something else": {"story": "s2"},
}
OTHER = {
    "months later": {"first": DAY + 60, "last": DAY + 63},
    "another deed": {"type": "ACCUSE", "acts": {"accuse"}},
    "still to come": {"to_come": True},
    "the other way round": {"sides": Sides(frozenset({"TCD"})), "others": Sides(frozenset({"SDN"}))},
    "told in a report on something else, of years": {"story": "s2", "first": DAY - 900},
    "no act in common": {"stems": {"loot"}, "acts": {"assault.rob:loot"}},
}


@pytest.mark.parametrize("given", SAME.values(), ids=SAME)
def test_what_agrees_as_far_as_it_goes_is_the_same_and_meets(given: dict[str, Any]) -> None:
    one, other = like(), like(**given)
    assert same(one, other)
    for a, b in ((one, other), (other, one)):
        meeting = Meeting()
        meeting.add(a, 7)
        assert meeting.of(b) == [7]


@pytest.mark.parametrize("given", OTHER.values(), ids=OTHER)
def test_what_contradicts_is_not_the_same(given: dict[str, Any]) -> None:
    assert not same(like(), like(**given))


def test_two_points_far_apart_are_two_places() -> None:
    assert not same(like(place=ADRE), like(place=GOZ))


@pytest.mark.parametrize("given", [OTHER["months later"], OTHER["another deed"], {"sides": Sides(frozenset({"RUS"})), "others": Sides(frozenset({"UKR"}))}], ids=["months later", "another deed", "others"])
def test_what_cannot_be_the_same_does_not_meet(given: dict[str, Any]) -> None:
    meeting = Meeting()
    meeting.add(like(), 0)
    assert meeting.of(like(**given)) == []


@pytest.mark.parametrize("apart", range(-60, 60))
def test_whatever_the_day_who_is_the_same_meets(apart: int) -> None:
    one, other = like(), like(first=DAY - 3 + apart, last=DAY + apart)
    meeting = Meeting()
    meeting.add(one, 0)
    assert meeting.of(other) == [0] or not same(one, other)
