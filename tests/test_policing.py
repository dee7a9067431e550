"""Police work in reports that seldom name the police: who is taken to act, and where nobody is."""

from __future__ import annotations

import pytest

from dragoman.coding import Coder
from dragoman.records import Document, Event, Part

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One coder for the table."""
    return Coder.load()


def events_of_police(coder: Coder, text: str) -> list[Event]:
    record = coder.code(Document(id="x", text=text, published="2003-06-01", parts=[Part(kind="body", span=(0, len(text)))]))
    return [e for e in record.events if any("COP" in (a.sectors or []) for a in e.actors)]


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("forty pickpockets were arrested near the fair.", "COERCE", "arrest"),
        ("three weavers were killed in police firing at the mill.", "ASSAULT", "firearms"),
        ("nine farmers died in police firing.", "ASSAULT", "firearms"),
        ("the constables fired 12 rounds at the looters.", "ASSAULT", "firearms"),
        ("four companies of the reserve police have been deployed in the district.", "MOBILIZE", "police"),
        ("policemen escorted the families to a relief camp.", "AID", None),
        ("the police had to open fire on the mob.", "ASSAULT", "firearms"),
    ],
)
def test_police_act(coder: Coder, text: str, type_: str, mode: str | None) -> None:
    assert (type_, mode) in [(e.type, e.mode) for e in events_of_police(coder, text)]


@pytest.mark.parametrize(
    "text",
    [
        "the examinations were held in march.",
        "the rebels captured forty soldiers.",
        "he suffered a cardiac arrest.",
        "the mob chased the constables.",
        "the farmers died in the flood.",
    ],
)
def test_police_do_not(coder: Coder, text: str) -> None:
    assert events_of_police(coder, text) == []
