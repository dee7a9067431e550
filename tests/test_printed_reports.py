"""What hostile readers of printed articles found: people of towns, charges that are answered, whom a deed is done to, tales that go on.

A row is a text and what its record must say, written as in test_events.py. What stands below a first sentence that tells nothing is told in the body of a report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.coding import Coder
from dragoman.reading import Metadata, document_from_text
from dragoman.records import Record
from told import DRY, Code, Table, lines, sides

pytestmark = pytest.mark.model


TOWNSPEOPLE: Table = [
    (DRY + "Leaders in Buffalo condemned the attack.", ["ACCUSE/disapprove USA GOV > -"]),
    (DRY + "The mayor of Medellin met the president of Peru.", ["CONSULT COL GOV > PER GOV"]),
    (DRY + "The Bar Association condemned the attack.", ["ACCUSE/disapprove Bar Association > -"]),  # of no town in Montenegro
]

CHARGES: Table = [
    (DRY + "Togo blamed Benin for the fire, a charge that the Beninese embassy rejected.", ["ACCUSE/allege TGO > BEN", "REJECT BEN GOV > TGO"]),
    (DRY + "Qatar denied Amnesty's claims in a statement.", ["REJECT QAT > NGO"]),
    (DRY + "Saudi Arabia denied any involvement in the attacks.", ["REJECT SAU > -", "ASSAULT SAU > - denied"]),
    (DRY + "The parties of Togo rule 12 out of 29 provinces.", []),
]

DONE_TO: Table = [
    (DRY + "Toby Wekhomba was charged with robbing a bank in Texas.", ["ACCUSE/allege court (implied) > Toby Wekhomba"]),
    (DRY + "A 24-year-old was arrested in Kenya.", ["COERCE/arrest police (implied) > -"]),
    (DRY + "Senator Ann Lee called on President Obama to retaliate against Chad.", ["REQUEST USA LEG > USA GOV", "ASSAULT USA GOV > TCD requested"]),
    (DRY + "Norway expelled Chadian envoys over the Skripal poisoning.", ["SANCTION/expel NOR > TCD GOV"]),
    (DRY + "The minister said there had been cyber intrusions from Chad.", ["COERCE/cyber TCD > -"]),
    (DRY + "The officers then threw out Chadian troops.", ["SANCTION/expel officers > TCD MIL"]),
    (DRY + "Pirates hijacked a Greek-owned tanker.", ["ASSAULT/abduct pirates > GRC BUS"]),
    (DRY + "Al-Shabaab, the group that has waged an insurgency against Chad, met Togo's president.", ["ASSAULT SOM REB > TCD", "CONSULT SOM REB > TGO GOV"]),
]

TOLD_IN_FULL: Table = [
    ("Chad accused Sudan of bombing a market. It rained. The river rose.", ["ACCUSE/allege TCD > SDN", "ASSAULT/aerial SDN > -"]),
    ("Chad accused Sudan of bombing a market.", ["ACCUSE/allege TCD > SDN"]),  # all there is: what is said is the event
    (DRY + "Chad's minister said Chad would expel two envoys of Togo.", ["THREATEN/expel TCD > TGO GOV planned"]),
    (DRY + "Chad told Togo it would close the border.", ["THREATEN/relations TCD > TGO planned"]),
    (DRY + "Kenya, which has soldiers in Chad, refused on Sunday to sign the pact.", ["MOBILIZE/troops KEN > TCD", "REJECT/assist KEN > -"]),
    (DRY + "Police in Kenya responded with barrages of tear gas.", ["ASSAULT/crowd-control KEN COP > -"]),
    (DRY + "Kenya first deployed troops in Somalia in 2007.", ["MOBILIZE/troops KEN > SOM"]),
    (DRY + "Police said a shop in Kenya caught fire after hooded youths hurled petrol bombs.", ["PROTEST/riot KEN CVL > -"]),
]

OTHER_SENSES: Table = [
    (DRY + "Togo was given a chance to mine gold in Chad.", []),
    (DRY + "The Chadian minister battled pneumonia.", []),
    (DRY + "The Chadian singer launched a campaign against litter.", []),
    (DRY + "Chad's people have been called to make sacrifices.", []),
    (DRY + "Five riot squad officers stood before Chad's embassy.", []),
]


@pytest.mark.parametrize(("text", "expected"), [r for table in (TOWNSPEOPLE, CHARGES, DONE_TO, TOLD_IN_FULL, OTHER_SENSES) for r in table], ids=lambda x: x[-60:] if isinstance(x, str) else "")
def test_events(code: Code, text: str, expected: list[str]) -> None:
    assert lines(code(text)) == expected


@pytest.fixture(scope="module")
def coder_on(coder: Coder) -> Callable[[str, str], Record]:
    """Text and day of publication to record."""
    return lambda text, day: coder.code(document_from_text(text, "t", metadata=Metadata(date=dt.date.fromisoformat(day), language="en")))


@pytest.mark.parametrize(("text", "name"), [
    ("Ben Rojas met Emil Vargas. Vargas was ill, and Vargas was old. Rojas warned that Vargas would not come. He said the hall was closed.", "Ben Rojas"),
    ("Ben Rojas condemned the raid on Emil Vargas. “Senator Vargas is a man of peace; Vargas has harmed nobody,” he said. He also accused the police of cruelty.", "Ben Rojas"),
])  # fmt: skip
def test_who_spoke_goes_on_speaking(code: Code, text: str, name: str) -> None:
    assert code(text).attributions[-1].source.name == name


@pytest.mark.parametrize(("text", "day"), [
    ("A car drove into the crowd on Monday evening. The driver opened fire on police.", "monday"),
    ("Police said on Monday that a car had stood there. The driver opened fire on police.", "report"),  # when it was said is not when it was
])  # fmt: skip
def test_a_tale_goes_on_with_the_day_it_named(coder_on: Callable[[str, str], Record], text: str, day: str) -> None:
    record = coder_on(text, "2014-07-10")
    assert record.events[-1].time.start == {"monday": "2014-07-07", "report": "2014-07-10"}[day]


@pytest.mark.parametrize(("text", "value"), [
    ("Kenya expelled two envoys in January.", "2024-01"),
    ("Kenya imposed sanctions in December 2021. It cut the lines in April of that year.", "2021-04"),
    ("Chad broke off ties in 2019. They were restored the following June.", "2020-06"),
])  # fmt: skip
def test_months_without_a_year(coder_on: Callable[[str, str], Record], text: str, value: str) -> None:
    assert (coder_on(text, "2024-11-12").times[-1].start or "")[:7] == value


@pytest.mark.parametrize(("text", "figures"), [
    ("The army rounded up 11 people.", [(11, "detained")]),
    ("A driver fatally shot eight people.", [(8, "killed")]),
    ("Some 20,000 of the president's supporters had gathered outside the palace.", [(20000, "protesters")]),
    ("She was charged with two counts of murder.", []),
    ("The mine holds 40 mn carats.", [(40_000_000, "other")]),
])  # fmt: skip
def test_figures(code: Code, text: str, figures: list[tuple[int, str]]) -> None:
    assert [(f.low, f.kind) for f in code(text).figures if f.kind != "other" or (f.low or 0) > 1000] == figures


def test_whose_tally_it_is(code: Code) -> None:
    record = code("The government's tally of nine dead includes three guards.")
    names = {a.id: a.source.name for a in record.attributions}
    assert names.get(record.figures[0].attribution or "") == "government"


@pytest.mark.parametrize("text", [
    "Chad signed an agreement with Togo to build a road.",
    "Anyone with news may call the police.",
    "The move, widely known as demonetisation, hurt farmers.",
])  # fmt: skip
def test_what_says_nothing(code: Code, text: str) -> None:
    assert code(text).attributions == []


def test_ages_are_no_part_of_a_name(code: Code) -> None:
    assert code("Police in Kenya arrested 61-year-old Toby Wekhomba.").events[0].recipients[0].name == "Toby Wekhomba"


def test_the_army_of_a_report_is_that_of_its_setting(code: Code) -> None:
    text = (
        "MOGADISHU, Somalia, July 8 (Wire) - Somalia mourned. The Ugandan army said seven of its men died near Mogadishu.\n\nThe rain in Somalia went on. Somali "
        "farmers were glad. The roads of Somalia were deep in mud.\n\nA Somali elder accused the army of cruelty."
    )
    assert sides(code(text).events[-1].recipients).startswith("SOM")
