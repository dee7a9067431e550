"""The dead in UCDP's layout: a report tells the same dead in its headline, its first sentence and further on, and they died once."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from dragoman.coding import Coder
from dragoman.exports import export
from dragoman.reading import Metadata, document_from_text
from dragoman.store import Intake, Store

pytestmark = pytest.mark.model

# Headline, text, and the best, low and high of every row.
REPORTS = {
    "headline and text": ("Bomb Kills 12 in Kano", "A bomb killed 12 people at a market in Kano on Monday, police said.", ["12 12 12"]),
    "a round headline": ("Dozens Killed in Aleppo Raid", "Syrian jets bombed a bakery in Aleppo on Sunday, killing 42 people.", ["42 42 42"]),
    "told twice": ("Blast in Kano", "A bomb killed 12 people in Kano on Monday. The explosion killed at least 12 people, a doctor said.", ["12 12 12"]),
    "a part of them": ("Blast in Kano", "A bomb killed 12 people, including three children, in Kano on Monday.", ["12 12 12"]),
    "two happenings with one number": ("A Day of Bombs", "A bomb killed five people in Kano on Monday. Another bomb killed five people in Lagos on Monday.", ["5 5 5", "5 5 5"]),
    "two places with one number": ("A Day of Bombs", "A bomb killed five people in Kano on Monday. Gunmen killed five people in Maiduguri on Monday.", ["5 5 5", "5 5 5"]),
    "soldiers and civilians": ("Raid in Kano", "Gunmen killed four soldiers in Kano on Monday. The gunmen killed four traders in Kano.", ["4 4 4", "4 4 4"]),
    "a headline on something else": ("Ninety Die in Raid", "A bomb killed 12 people in Kano on Monday.", ["12 12 12", "90 90 90"]),
    "nobody counted": ("Raid in Kano", "Gunmen attacked a village near Kano on Monday.", []),
}  # fmt: skip


@pytest.mark.parametrize(("title", "text", "rows"), REPORTS.values(), ids=REPORTS)
def test_they_died_once(coder: Coder, tmp_path: Path, title: str, text: str, rows: list[str]) -> None:
    document = document_from_text(f"{title}\n\n{text}", "r", metadata=Metadata(date=dt.date(2013, 9, 23), language="en", title=title))
    store = Store.create(tmp_path / "store")
    store.append([Intake(coder.code(document))])
    stream = io.BytesIO()
    export(store, "ucdp", stream)
    found = csv.DictReader(io.StringIO(stream.getvalue().decode()))
    assert sorted(f"{r['best']} {r['low']} {r['high']}" for r in found) == sorted(rows)
