"""The marked reports hold, and what is taken up rightly in them does not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coding import Coder
from dragoman.evaluation.coreference import held_out, outcomes, read_marked

FOLDER = Path(__file__).resolve().parent / "data" / "coreference"
REPORTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", REPORTS, ids=[p.stem for p in REPORTS])
def test_every_mark_takes_up_somebody_named(path: Path) -> None:
    _, text, marks = read_marked(path)
    named = {m.ids[0] for m in marks if m.names}
    assert [m.words for m in marks if text[slice(*m.span)] != m.words or not set(m.ids) <= named] == []


def test_a_report_without_a_date_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Russia said it agreed.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x.txt:1: expected 'date: YYYY-MM-DD'"):
        read_marked(tmp_path / "x.txt")


def test_there_are_enough_reports_and_a_third_is_held_out() -> None:
    assert len(REPORTS) >= 15
    assert 4 <= sum(held_out(p.stem) for p in REPORTS) <= 6


@pytest.mark.model
def test_the_share_taken_up_rightly_does_not_fall() -> None:
    coder = Coder.load()
    found = [o for path in REPORTS for o in outcomes(path, coder)]
    for held, floor in ((False, 0.92), (True, 0.76)):
        group = [o for o in found if held_out(o.document) == held]
        assert sum(o.right for o in group) / len(group) >= floor
