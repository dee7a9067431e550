"""The targets of fuzzing hold on their seeds and on what hypothesis makes of bytes; long runs are `make fuzz`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fuzz import decoding, knowledge, reading
from fuzz.run import TARGETS, by_chance, changed

QUICK = {"decoding": decoding, "knowledge": knowledge, "reading": reading}


def test_every_target_is_known() -> None:
    assert {*QUICK, "coding"} <= set(TARGETS)


@pytest.mark.parametrize("name", sorted(QUICK))
def test_a_target_holds_on_its_seeds_and_near_them(name: str) -> None:
    target = QUICK[name]
    inputs = by_chance(target.SEEDS, 5)
    for _ in range(150):
        target.check(next(inputs))


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_targets_hold_for_any_bytes(data: bytes) -> None:
    for target in QUICK.values():
        target.check(data)


def test_input_by_chance_is_the_same_every_time() -> None:
    seeds = [b"Talks fail.", b"{}"]
    assert [changed(seeds, random.Random(n)) for n in range(50)] == [changed(seeds, random.Random(n)) for n in range(50)]
    assert len({changed(seeds, random.Random(n)) for n in range(50)}) > 30


@pytest.mark.model
def test_coding_holds_on_texts_of_the_lexicons() -> None:
    from fuzz import coding

    inputs = by_chance(coding.SEEDS, 5)
    for _ in range(20):
        coding.check(next(inputs))
