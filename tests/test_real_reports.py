"""What reports as they are printed are full of: names nobody knows, blows that name what they strike, plans, asides, sources behind participles.

A row is a text and what its record must say, written as in test_events.py; behind the events stands their realis where it is not plain fact.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import ActorRef, Record

pytestmark = pytest.mark.model

Table = list[tuple[str, list[str]]]
DRY = "It rained on Monday. "  # a lead that tells nothing, so that what follows stands below it


def sides(refs: list[ActorRef]) -> str:
    """Codes, or names where there is none."""
    return "+".join(r.code or r.name for r in refs) or "-"


def lines(record: Record) -> list[str]:
    """The events as the tables write them."""
    known = {"actual": ""}
    return [f"{e.type}{'/' + e.mode if e.mode else ''} {sides(e.actors)} > {sides(e.recipients)}{known.get(e.realis, ' ' + e.realis)}" for e in record.events]


NAMES: Table = [
    ("Tollander was shot dead in Malmo, Sweden.", ["ASSAULT/firearms - > SWE"]),
    ("Police in Kenya arrested Toby Wekhomba, a student.", ["COERCE/arrest KEN COP > KEN EDU"]),
    ("A Chadian envoy and his brother were poisoned in Paris.", ["ASSAULT/targeted - > TCD GOV+brother"]),
    ("Vikas Rao, India's foreign secretary, summoned Chinese Ambassador Wen Gangli.", ["ACCUSE/disapprove IND GOV MFA > CHN GOV"]),
]  # fmt: skip

BLOWS: Table = [
    ("The embassy bombings in Accra, which killed 40 people, shocked Ghana.", ["ASSAULT/explosives - > GHA"]),
    ("The bombing of a French embassy killed 12 people in Accra.", ["ASSAULT - > GHA CVL"]),
    ("A bomb exploded at a Kenyan bank.", ["ASSAULT/explosives - > KEN BUS"]),
    ("Two shells exploded in a market in Sarajevo.", ["ASSAULT/heavy-weapons - > BIH GOV"]),
    ("The envoys were poisoned in Mali with a gas developed by Iran.", ["ASSAULT/targeted - > MLI GOV"]),
]  # fmt: skip

OTHER_SENSES: Table = [
    ("Kenyan police have amassed 200 pages of evidence against him.", []),
    ("The Kenyan government is targeting young offenders.", []),
    ("Kenyan banks are on high alert against malware.", []),
    ("The Kenyan company was holding its Christmas party there.", []),
    ("A new Kenyan phone hit the market on Monday.", []),
    ("Kenyans visiting Tanzania should be careful, a travel agent said.", []),
    (DRY + "Expelled Chadian diplomats left the embassy compound in Paris to fly home to Chad.", []),
    (DRY + "Niger is considering Chad's request for fuel.", ["REQUEST TCD > -"]),
    ("The Chadian judge received threats from the militia.", ["THREATEN militia > TCD JUD"]),
]  # fmt: skip

WEIGHED: Table = [
    (DRY + "Niger is considering closing its border with Chad.", ["SANCTION/discontinue NER > TCD considered"]),
    ("Niger is considering closing its border with Chad.", ["THREATEN/relations NER > TCD considered"]),
    (DRY + "Organisers in Niger planned a march to the French embassy.", ["PROTEST/demo NER SOC > FRA GOV planned"]),
    (DRY + "Nurses in Niger announced a strike for June 6.", ["PROTEST/strike NER MED > - planned"]),
    (DRY + "Niger warned that it would expel Chad's envoy unless Chad freed two soldiers.", ["THREATEN/expel NER > TCD"]),
]  # fmt: skip

TAKEN_BY_FORCE: Table = [
    ("The army overthrew the president of Niger.", ["COERCE/martial-law NER MIL > NER GOV"]),
    ("The parliament of Niger dismissed the minister.", ["SANCTION NER LEG > NER GOV"]),
]  # fmt: skip

TABLES = {"names": NAMES, "blows": BLOWS, "other senses": OTHER_SENSES, "weighed": WEIGHED, "taken by force": TAKEN_BY_FORCE}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=f"{name}: {t}") for name, rows in TABLES.items() for t, e in rows])
def test_events(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    assert lines(code(text)) == expected


SOURCES = [
    ("Jets bombed a market in Idlib, killing at least 23 people, health officials in the area said.", "health officials"),
    ("Chadian jets bombed two camps, killing 14 insurgents, the military said.", "military"),
    ("Police shot dead 11 people in Lagos on Monday, the state-funded rights commission said, as families searched for their sons.", "state-funded rights commission"),
    ("``Today is a sad day,'' said Ninka Perlez of the Norwegian Refugee Council.", "Ninka Perlez"),
    ("Niger accused Chad of arming the rebels, a charge it rejects.", "Chad"),
    ("Islanders, who said the dam will drown their homes, rallied in Accra.", "Islanders"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_says_so(code: Callable[[str], Record], text: str, source: str) -> None:
    assert [a.source.name for a in code(text).attributions][-1] == source


@pytest.mark.parametrize("text", [
    "Niger closed the road in order to avoid a clash with the villagers.",
    "The boy was found clinging to a tube off Lagos.",
    "She laid a wreath next to the ruin in Lagos.",
])  # fmt: skip
def test_what_says_nothing(code: Callable[[str], Record], text: str) -> None:
    assert code(text).attributions == []


@pytest.mark.parametrize(("text", "place"), [
    (DRY + "Colombo was calm at dawn. Police fired tear gas in the Sri Lankan capital at noon.", "Colombo"),
    (DRY + "Rebels attacked the town of Goma. Three soldiers were killed there.", "Goma"),
    (DRY + "Protesters marched in Lagos. Police arrested 14 people in the city on Tuesday.", "Lagos"),
    (DRY + "Police fired tear gas in the capital.", None),
])  # fmt: skip
def test_places_told_again(code: Callable[[str], Record], text: str, place: str | None) -> None:
    record = code(text)
    names = {p.id: p.name for p in record.places}
    assert names.get(record.events[-1].place or "") == place


@pytest.mark.parametrize(("text", "code_"), [
    ("In Dushanbe, the Foreign Ministry summoned the Kyrgyz ambassador.", "TJK GOV MFA"),
    ("In Brussels, the ministers summoned the Kyrgyz ambassador.", ""),
])  # fmt: skip
def test_a_sentence_is_set_in_the_capital_it_begins_with(code: Callable[[str], Record], text: str, code_: str) -> None:
    assert [a.code or "" for a in code(text).events[0].actors] == [code_]


def test_the_surname_of_a_child_called_by_his_first_name_is_his_fathers(code: Callable[[str], Record]) -> None:
    text = "Emil Vargas was found at sea. Emil lives in Miami. His father, Juan Carlos Vargas, flew in from Havana. Vargas accused the police of cruelty."
    assert code(text).events[-1].actors[0].name == "Juan Carlos Vargas"
