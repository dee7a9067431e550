"""The targets of fuzzing hold on their seeds and on what hypothesis makes of bytes; long runs are `make fuzz`."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fuzz import api, decoding, knowledge, reading, store
from fuzz.run import TARGETS, broken_by, changed, inputs_of

QUICK: dict[str, Any] = {"api": api, "decoding": decoding, "knowledge": knowledge, "reading": reading, "store": store}


def test_every_target_is_known() -> None:
    assert {*QUICK, "coding"} == set(TARGETS)


@pytest.mark.parametrize("name", sorted(QUICK))
def test_a_target_holds_on_its_seeds_and_near_them(name: str) -> None:
    target = QUICK[name]
    inputs = inputs_of(target, 5)
    for _ in range(200):
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

    inputs = coding.inputs(5)
    coding.check_all([next(inputs) for _ in range(200)])


@pytest.mark.model
def test_coding_holds_where_quoted_stands_behind_what_it_says() -> None:
    from fuzz import coding

    coding.check("Agência Give weapons Terry Waite\n\nPARIS - Martin Nesirky and Mozambicans is Petersburg As saying “themselves had not splashed the resistance movement in St. quoted 45 Sept 0000”".encode())


def test_what_breaks_a_target_is_counted_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def check_all(some: list[bytes]) -> None:
        assert b"bad" not in some

    target = SimpleNamespace(check=lambda data: check_all([data]), check_all=check_all)
    monkeypatch.setattr("fuzz.run.KEPT", tmp_path)
    assert broken_by("made", target, [b"good", b"fine"]) == 0
    assert broken_by("made", target, [b"good", b"bad", b"fine", b"bad"]) == 2
    assert [p.read_bytes() for p in (tmp_path / "made").iterdir()] == [b"bad"]
    assert capsys.readouterr().out.count("kept as") == 1
