"""What its describer doubts, and what a headline leaves to the sentence below it: certainty, day, place and setting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.coding import Coder
from dragoman.reading import Metadata, document_from_text
from dragoman.records import Record
from told import sides

pytestmark = pytest.mark.model

ON = dt.date(2026, 11, 20)

# (text, certainty of its deed, realis)
PAPERS = [
    ("A purported letter from the Islamist leader said the group had killed the hostages.", "PS+", "actual"),
    ("A video purporting to show soldiers executing prisoners in Tigray circulated on Monday.", "PS+", "actual"),
    ("An unverified video showed rebels beheading two soldiers in Raqqa.", "PS+", "actual"),
    ("Unconfirmed reports said troops had shelled Goma.", "PS+", "actual"),
    ("A forged memo said troops had shelled Goma.", "CT-", "denied"),
    ("A police report said troops had shelled Goma.", "CT+", "actual"),
    ("The alleged killer said the army had shelled Goma.", "CT+", "actual"),
    ('"We do not accept that civilians were killed," the army said.', "CT-", "denied"),
]


@pytest.mark.parametrize(("text", "certainty", "realis"), PAPERS)
def test_what_is_doubted_of_a_paper_is_doubted_of_what_it_tells(code: Callable[[str], Record], text: str, certainty: str, realis: str) -> None:
    assert [(e.type, e.factuality, e.realis) for e in code(text).events] == [("ASSAULT", certainty, realis)]


def test_a_headline_and_the_sentence_it_sums_up_share_day_and_place(coder: Coder) -> None:
    text = "Kenyan police shoot two protesters dead in Kisumu\n\nNAIROBI, Nov 19 (Newswire) - Police shot dead two protesters on Wednesday, a hospital said. It rained.\n"
    record = coder.code(document_from_text(text, id="r", metadata=Metadata(date=ON)))
    names = {p.id: p.name for p in record.places}
    assert [(e.time.start, names[e.place or ""]) for e in record.events] == [("2026-11-18", "Kisumu")] * 2


def test_a_headline_of_another_deed_shares_nothing(coder: Coder) -> None:
    text = "Kenyan police shoot two protesters dead\n\nNAIROBI, Nov 19 (Newswire) - Somali rebels shot dead two soldiers in Garissa on Wednesday. It rained.\n"
    record = coder.code(document_from_text(text, id="r", metadata=Metadata(date=ON)))
    assert [(e.time.start, e.place is None) for e in record.events] == [("2026-11-19", True), ("2026-11-18", False)]


# A report without any name of a country is at home where it was written, else where its title beside the text says.
SETTINGS = [
    ("KISUMU, Nov 19 (Newswire) - Police shot dead two protesters on Thursday.", None),
    ("Police shot dead two protesters on Thursday.", "Kenyan police shoot two protesters dead"),
]


@pytest.mark.parametrize(("text", "title"), SETTINGS)
def test_a_dateline_or_a_title_beside_the_text_is_a_setting(coder: Coder, text: str, title: str | None) -> None:
    event = coder.code(document_from_text(text, id="r", metadata=Metadata(title=title, date=ON))).events[0]
    assert (sides(event.actors), sides(event.recipients)) == ("KEN COP", "KEN CVL")


def test_a_title_that_names_two_countries_is_no_setting(coder: Coder) -> None:
    event = coder.code(document_from_text("Police shot dead two protesters on Thursday.", id="r", metadata=Metadata(title="Kenya and Uganda mourn"))).events[0]
    assert sides(event.actors) == "police"
