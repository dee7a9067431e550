"""Whole reports are read as well as they were: of what their accounts ask, the share that was met."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.coding import Coder
from measure_answers import measure as measure_answers
from measure_readings import measure

ROOT = Path(__file__).parent.parent


@pytest.mark.model
def test_whole_reports_are_read_as_well_as_they_were(coder: Coder) -> None:
    met, asked = measure(coder, ROOT / "tests/data/readings/read", show=False)
    assert met.total() / asked.total() > 0.77


@pytest.mark.model
def test_answers_are_held_against_what_they_answer_as_often_as_they_were(coder: Coder) -> None:
    met, _ = measure_answers(coder, ROOT / "tests/data/answers.jsonl")
    assert met["read: answers held"] >= 16
    assert met["read: held though no answer"] == 0


def test_an_account_that_nobody_can_meet_is_told(tmp_path: Path) -> None:
    (tmp_path / "read").mkdir()
    (tmp_path / "read/one.txt").write_text("Iran freed two Greek sailors.\n\nTEHRAN, May 3, 2024 - Iran freed two Greek sailors on Friday.\n", encoding="utf-8")
    (tmp_path / "read/one.json").write_text(
        '[{"id": "E1", "says": "freed", "in": "events", "near": "freed two", "want": {"type": "RETREAT", "actors.country": "IRN"}},'
        ' {"id": "E2", "says": "held", "in": "events", "near": "freed two", "want": {"type": "COERCE"}}]',
        encoding="utf-8",
    )
    command = [sys.executable, str(ROOT / "scripts/measure_readings.py"), "--folder", str(tmp_path), "--show", "read", "--least", "read=0.9"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "read: 1 of 2 (0.500)" in done.stdout
    assert "one E2: held" in done.stdout
