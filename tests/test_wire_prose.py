"""What hostile readers of whole wire reports found: denials as acts, conditions, talks beside words, courts, arms, groups that name themselves.

A row is a text and what its record must say, written as in test_printed_reports.py. What stands below a first sentence that tells nothing is told in the body of a report.
"""

from __future__ import annotations

import pytest

from told import DRY, Code, Table, lines, sides

pytestmark = pytest.mark.model


DENIALS: Table = [
    (DRY + "Egypt denied it on Tuesday.", ["REJECT EGY > -"]),
    (DRY + "Rebels in Colombia denied ordering the bombing of the academy.", ["ASSAULT/explosives COL REB > COL EDU denied"]),
    (DRY + "Syria denied carrying out the attack on Idlib and blamed Turkey.", ["ASSAULT SYR > - denied", "ACCUSE/allege SYR > TUR"]),
    (DRY + "Iran dismissed the sanctions.", ["REJECT IRN > -"]),
]

CONDITIONS: Table = [
    (DRY + "The minister threatened to leave the coalition if more Iranians were released.", ["THREATEN/relations minister > coalition", "RETREAT/release - > IRN conditional"]),
    (DRY + "If it is held, Norway will impose sanctions on Chad.", ["THREATEN/relations NOR > TCD conditional"]),  # a vote, and no prisoner
]

BESIDE: Table = [
    (DRY + "In a phone call with Angela Merkel, Putin accused Ukraine of provocation.", ["CONSULT/phone RUS GOV > DEU GOV", "ACCUSE/allege RUS GOV > UKR"]),
    (DRY + "The Security Council issued a statement condemning the coup and calling on Mali to free the president.",
     ["ACCUSE/disapprove IGO UN > -", "REQUEST/yield IGO UN > MLI", "RETREAT/release MLI > president requested"]),
    (DRY + "Russia discussed Syria with Turkey.", ["CONSULT RUS > TUR"]),
]  # fmt: skip

DEEDS: Table = [
    (DRY + "A Turkish journalist appeared before a judge in Istanbul.", ["ACCUSE/allege court (implied) > TUR JRN"]),
    (DRY + "Iran set free two Israeli sailors.", ["RETREAT/release IRN > ISR MIL"]),
    (DRY + "Police in Hanoi bundled six protesters into vans.", ["COERCE/arrest VNM COP > VNM CVL"]),
    (DRY + "Gunmen in Mali bundled a French priest into a car.", ["ASSAULT/abduct MLI UAF > FRA REL"]),
    (DRY + "The United States froze the Swiss assets of eight Iranian companies.", ["SANCTION/discontinue USA > IRN BUS"]),
    (DRY + "The United States is studying a freeze on deliveries of weapons to Chad.", ["SANCTION/discontinue USA > TCD considered"]),
    (DRY + "The Organization of American States suspended Honduras.", ["SANCTION/expel IGO OAS > HND"]),
    (DRY + "Seven Iranians were captured when Israeli commandos stormed a freighter.", ["COERCE/seize ISR MIL > IRN CVL"]),
    (DRY + "Eleven Kenyan policemen died in the blast.", ["ASSAULT/explosives - > KEN COP"]),
    (DRY + "A Turkish banker pleaded guilty on Monday.", []),
]

WHO: Table = [
    (DRY + "A group calling itself the Sons of the Soil attacked Kenya.", ["ASSAULT Sons of the Soil > KEN"]),
    (DRY + "Senegal called on the government in Niamey to step down.", ["REQUEST/change SEN > NER GOV", "RETREAT/resign NER GOV > - requested"]),
    (DRY + "Sen. John McCain condemned Russia.", ["ACCUSE/disapprove USA LEG > RUS"]),
    (DRY + "The Lebanese chief, Naim Qassem, promised on Friday to attack Israel.", ["THREATEN/violence LBN REB > ISR"]),
]


@pytest.mark.parametrize(("text", "expected"), [*DENIALS, *CONDITIONS, *BESIDE, *DEEDS, *WHO])
def test_events(code: Code, text: str, expected: list[str]) -> None:
    assert lines(code(text)) == expected


def test_the_army_is_no_liberation_army_that_fights_it(code: Code) -> None:
    record = code("BOGOTA, Feb. 10, 2019 (Wire) - Colombia's National Liberation Army (ELN) freed three soldiers. The ELN denied a bombing. The army killed five rebels.")
    assert [sides(e.actors) for e in record.events if e.type == "ASSAULT" and e.factuality == "CT+"] == ["COL MIL"]


def test_a_year_before_a_noun_tells_it_apart(code: Code) -> None:
    record = code("WASHINGTON, Feb. 10, 2020 (Wire) - The United States withdrew from the 2015 nuclear deal with Iran in May 2018.")
    assert [e.time.start for e in record.events] == ["2018-05-01"]


def test_a_place_keeps_the_name_of_the_report(code: Code) -> None:
    record = code("HANOI, June 12, 2024 (Wire) - People chanted slogans against China in Ho Chi Minh City on Tuesday.")
    assert "Ho Chi Minh City" in [p.name for p in record.places]


def test_who_accuses_and_says_so_is_one_voice_with_a_condition_apart(code: Code) -> None:
    record = code(DRY + "Moscow warned that it would station missiles in Karelia if foreign troops were based in Finland.")
    assert [r.kind for r in record.relations] == ["condition"]
    assert all(r.from_ != r.to for r in record.relations)
