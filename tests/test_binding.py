"""The time, the place and the figure go to the event they hang on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.coding import Coder
from dragoman.reading import document_from_text
from dragoman.records import Event, Record

pytestmark = pytest.mark.model

# The report is of Wednesday, 12 May 2010.
TODAY = "2010-05-12..2010-05-12 document"


def event(record: Record, trigger: str) -> Event:
    text = record.document.text
    found = [e for e in record.events if text[slice(*e.trigger)] == trigger]
    assert len(found) == 1, [text[slice(*e.trigger)] for e in record.events]
    return found[0]


def when(e: Event) -> str:
    return f"{e.time.start}..{e.time.end} {e.time.basis}" if e.time.start else "open"


TIMES = [
    ("Russian troops shelled a village on Monday.", {"shelled": "2010-05-10..2010-05-10 expression"}),
    ("On 3 May Israel bombed Beirut and on 5 May it released ten prisoners.", {"bombed": "2010-05-03..2010-05-03 expression", "released": "2010-05-05..2010-05-05 expression"}),
    ("Ghana said on Tuesday that rebels had attacked Accra on Sunday.", {"attacked": "2010-05-09..2010-05-09 expression"}),
    ("Iraq executed 21 prisoners in 2009.", {"executed": "2009-01-01..2009-12-31 expression"}),
    ("Turkey arrested 40 officers last week.", {"arrested": "2010-05-03..2010-05-09 expression"}),
    ("Talks between India and Pakistan began in March.", {"Talks": "2010-03-01..2010-03-31 expression"}),
    ("The army of Chad attacked rebels in January, killing 40 people.", {"attacked": "2010-01-01..2010-01-31 expression"}),
    ("Russia's annexation of Crimea in March 2010 angered Ukraine.", {"annexation": "2010-03-01..2010-03-31 expression"}),
    ("Poland expelled two Russian diplomats.", {"expelled": TODAY}),
    ("Poland expelled two Russian diplomats because Russia arrested a Polish journalist.", {"expelled": TODAY, "arrested": "open"}),
    ("Egypt condemned Israel on Monday and recalled its ambassador.", {"condemned": "2010-05-10..2010-05-10 expression"}),
    ("Iranian police arrested three journalists between 1 and 3 May.", {"arrested": "2010-05-01..2010-05-03 expression"}),
]

PLACES = [
    ("Russian troops shelled a village near Kharkiv.", {"shelled": "Kharkiv"}),
    ("On 3 May Israel bombed Beirut and on 5 May it released ten prisoners in Haifa.", {"bombed": "Beirut", "released": "Haifa"}),
    ("Turkey arrested 40 officers in Ankara.", {"arrested": "Ankara"}),
    ("Police in Paris arrested 12 Algerian protesters.", {"arrested": "Paris"}),
    ("Talks between India and Pakistan began in Geneva.", {"Talks": "Geneva"}),
    ("Rebels attacked Goma, a town in Congo.", {"attacked": "Goma"}),
    ("Rebels attacked Aleppo.", {"attacked": "Aleppo"}),
    ("Russia's annexation of Crimea angered Ukraine.", {"annexation": "Crimea"}),
    ("Russia imposed sanctions on Turkey.", {"imposed": None}),
    ("Iran condemned Israel.", {"condemned": None}),
    ("Sanctions by the European Union hurt Belarus.", {"Sanctions": None}),
    ("Somali soldiers arrested a Kenyan pilot in central Mogadishu.", {"arrested": "Mogadishu"}),
]

FIGURES = [
    ("Poland expelled two Russian diplomats after Russia arrested a Polish journalist.", {"expelled": ["two Russian diplomats"], "arrested": []}),
    ("Iraq executed 21 prisoners in 2009.", {"executed": ["21 prisoners"]}),
    ("The army of Chad attacked rebels in January, killing 40 people.", {"attacked": ["40 people"]}),
    ("Israel bombed Beirut and released ten prisoners.", {"bombed": [], "released": ["ten prisoners"]}),
    ("Police in Paris arrested 12 Algerian protesters.", {"arrested": ["12 Algerian protesters"]}),
    ("Canada sent 300 soldiers to Haiti.", {"sent": ["300 soldiers"]}),
    ("Egypt said 15 soldiers had been killed in an attack by Libyan rebels.", {"killed": ["15 soldiers"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES, ids=[t for t, _ in TIMES])
def test_times(code: Callable[[str], Record], text: str, expected: dict[str, str]) -> None:
    record = code(text)
    assert {t: when(event(record, t)) for t in expected} == expected


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[t for t, _ in PLACES])
def test_places(code: Callable[[str], Record], text: str, expected: dict[str, str | None]) -> None:
    record = code(text)
    names = {p.id: p.name for p in record.places}
    assert {t: names.get(event(record, t).place or "") for t in expected} == expected


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[t for t, _ in FIGURES])
def test_figures(code: Callable[[str], Record], text: str, expected: dict[str, list[str]]) -> None:
    record = code(text)
    words = {f.id: text[slice(*f.span)] for f in record.figures}
    assert {t: [words[f] for f in event(record, t).figures] for t in expected} == expected


def test_what_an_event_gives_its_figure(code: Callable[[str], Record]) -> None:
    record = code("Egypt said rebels had killed 15 soldiers in Benghazi on Monday.")
    (figure,) = record.figures
    (killed,) = record.events
    assert (figure.place, figure.time, figure.attribution) == (killed.place, killed.time, killed.attribution)
    assert killed.time.start == "2010-05-10"


def test_without_a_date_nothing_is_dated(coder: Coder) -> None:
    record = coder.code(document_from_text("Poland expelled two Russian diplomats on Monday.", "t"))
    assert when(record.events[0]) == "open"
    assert "no publication date was given or found: relative dates stay open" in record.notes
