"""Who is meant: two who were told of together, a title whose bearer hangs on whose it is, who did "the attack", those who hold what is shelled, and no town of a meeting.

A row is a text and what its record must say, written as in told.py.
"""

from __future__ import annotations

import pytest

from told import DRY, Code, Table, lines

pytestmark = pytest.mark.model

TWO: Table = [
    (DRY + "Ghana signed a border treaty with Benin. He said Ghana was willing to work with Togo. The two countries reached an agreement on fishing.",
     ["SUPPORT GHA > BEN", "AGREE GHA > TGO", "AGREE GHA+TGO > -"]),
    (DRY + "Peru's President Juan Lopez refused to meet with his Bolivian counterpart Mario Quispe. The two leaders last met in Lima.",
     ["REJECT/meet PER GOV > BOL GOV", "CONSULT PER GOV+BOL GOV > -"]),
    (DRY + "Kenya and Chad closed the border with Sudan. Britain praised the two countries.", ["SANCTION/discontinue KEN+TCD > SDN", "SUPPORT GBR > KEN+TCD"]),
    (DRY + "India and Pakistan exchanged fire. A former Indian minister called on the two governments to resume talks.", ["ASSAULT IND+PAK > -", "REQUEST/meet IND GOV > PAK+IND"]),
    (DRY + "India and Pakistan exchanged fire. France threatened both countries with sanctions.", ["ASSAULT IND+PAK > -", "THREATEN FRA > IND+PAK"]),
]  # fmt: skip

BETWEEN: Table = [
    ("Armenia and Azerbaijan trade fire\n\nArmenia and Azerbaijan exchanged fire on Monday. It rained in the hills. Armenia's prime minister urged both sides to show restraint.",
     ["ASSAULT ARM+AZE > -", "ASSAULT ARM+AZE > -", "REQUEST ARM GOV > AZE+ARM"]),
    (DRY + "Ghana accused Togo of smuggling. US envoy Massad Boulos met Egypt's foreign minister. Boulos said both sides had agreed to talks.",
     ["ACCUSE/allege GHA > TGO", "CONSULT USA GOV > EGY GOV MFA", "AGREE GHA+TGO > -"]),
    (DRY + "Togo's foreign minister was expected in Cotonou for talks with the rebels.", ["AGREE TGO GOV MFA > TGO REB planned"]),
    (DRY + "The French president is expected in Kigali.", ["AGREE FRA GOV > - planned"]),
]  # fmt: skip

BEARERS: Table = [
    (DRY + "The foreign minister of Gabon, Jean Obame, condemned Chad.", ["ACCUSE/disapprove GAB GOV MFA > TCD"]),
    (DRY + "Chad's president received the Minister for Foreign Affairs of Gabon in Libreville.", ["CONSULT/visit TCD GOV > GAB GOV MFA"]),
]

TAKEN_UP: Table = [
    (DRY + "Rebels ambushed an army convoy in Mali. It rained. The river fell. Nobody slept. Niger condemned the ambush.", ["ASSAULT MLI REB > MLI MIL", "ACCUSE/disapprove NER > MLI REB"]),
    (DRY + "Soldiers seized power in Chad. It rained. The river fell. Nobody slept. Niger condemned the takeover.", ["COERCE/martial-law TCD MIL > TCD", "ACCUSE/disapprove NER > TCD MIL"]),
]

HELD: Table = [
    (DRY + "Turkish jets bombed militant camps in Syria.", ["ASSAULT/aerial TUR MIL > SYR REB"]),
    (DRY + "Turkish jets bombed summer camps in Syria.", ["ASSAULT/aerial TUR MIL > SYR"]),
]

VENUES: Table = [
    (DRY + "The presidents of Zambia and Angola initialed the text of a treaty in Washington.", ["AGREE ZMB GOV+AGO GOV > -"]),
    (DRY + "Zambia and Angola signed a pact in Washington, but fighting has continued.", ["SUPPORT ZMB+AGO > -", "ASSAULT - > -"]),
    (DRY + "Iran terminated an agreement signed in Cairo.", ["SANCTION/discontinue IRN > -"]),
    (DRY + "Iran terminated an agreement signed with Egypt.", ["SANCTION/discontinue IRN > EGY"]),
    (DRY + "Azerbaijan raided the Baku office of the Russian broadcaster.", ["COERCE/seize AZE > RUS"]),
]

CITIZENS: Table = [
    (DRY + "Norway arrested a Ukrainian and two Moldovans.", ["COERCE/arrest NOR > UKR CVL+MDA CVL"]),
    (DRY + "The Russians shelled Kharkiv.", ["ASSAULT/heavy-weapons RUS > UKR"]),
    (DRY + "Thousands of Nigerians rallied against the president.", ["PROTEST/demo NGA CVL > NGA GOV"]),
    (DRY + "Israeli forces killed four people east of Khan Younis.", ["ASSAULT ISR MIL > PSE CVL"]),
    (DRY + "The Ugandan Red Cross gave Mali blankets.", ["AID UGA NGO > MLI"]),
    (DRY + "The Red Cross sent blankets to Mali.", ["AID NGO > MLI"]),
]


@pytest.mark.parametrize(("text", "expected"), [*TWO, *BETWEEN, *BEARERS, *TAKEN_UP, *HELD, *VENUES, *CITIZENS])
def test_events(code: Code, text: str, expected: list[str]) -> None:
    assert sorted(lines(code(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "words"), [
    ("Chad and Sudan held a third round of talks in Doha.", ["held a third round of talks"]),
    ("Talks were held by Chad and Sudan in Doha.", ["Talks were held"]),
    ("Rebels in Chad carried out summary executions.", ["carried out summary executions"]),
    ("Chad shelled Darfur.", ["shelled"]),
])  # fmt: skip
def test_a_verb_with_the_noun_it_lends_itself_to_names_the_deed(code: Code, text: str, words: list[str]) -> None:
    record = code(DRY + text)
    assert [record.document.text[slice(*e.trigger)] for e in record.events] == words


OURS: Table = [
    (DRY + '"The army shelled us for three days," a rebel commander in Mali told reporters.', ["ASSAULT/heavy-weapons MLI MIL > MLI REB"]),
]  # fmt: skip


HISTORY: Table = [
    (DRY + "Chad urged Sudan to release two reporters detained in May.", ["REQUEST/yield TCD > SDN", "COERCE/arrest police (implied) > SDN JRN", "RETREAT/release SDN > SDN JRN requested"]),
    (DRY + "Three people were killed in Homs, where a bomb struck a bus after dawn.", ["ASSAULT - > SYR CVL"]),
    (DRY + "Kenya praised the athletes honoured on Monday.", ["SUPPORT KEN > KEN CVL"]),
]


@pytest.mark.parametrize(("text", "expected"), [*HISTORY, *OURS])
def test_participles_with_a_date_and_who_is_quoted(code: Code, text: str, expected: list[str]) -> None:
    assert sorted(lines(code(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "source", "content"), [
    ('"We buried six people," a village elder, asking not to be named, said by telephone.', "village elder", '"We buried six people,"'),
    ("A jet bombed a school, killing ten people, most of them children, an armed group and residents said.", "armed group", "A jet bombed a school, killing ten people, most of them children"),
    ("The army put the toll at 13 dead and 22 wounded.", "army", "the toll at 13 dead and 22 wounded"),
])  # fmt: skip
def test_who_says_what(code: Code, text: str, source: str, content: str) -> None:
    record = code(DRY + text)
    said = next(a for a in record.attributions if " ".join(record.document.text[slice(*c)] for c in a.content) == content)
    assert said.source.name == source


NAMES: Table = [
    (DRY + "Georgia's president chaired a meeting of the Security Council in Tbilisi.", ["CONSULT GEO GOV > -"]),
    (DRY + "Ukraine asked the Security Council to act.", ["REQUEST UKR > IGO UN"]),
    (DRY + "A drone attack on Port Sudan killed seven workers.", ["ASSAULT/drone - > SDN LAB"]),
    (DRY + "Burma's opposition blamed the junta for the killings and asked Asian countries to act.", ["ACCUSE/allege MMR PTY > MMR MIL", "ASSAULT MMR MIL > -", "REQUEST MMR PTY > -"]),
    (DRY + "Chad criticised Sudan and demanded an apology.", ["ACCUSE/disapprove TCD > SDN", "REQUEST/yield TCD > SDN"]),
    (DRY + "Rebels in Mali put the number of dead soldiers at nine.", []),
    (DRY + "The Zambia Congress of Trade Unions offered to mediate.", ["AGREE ZMB LAB > -"]),
    (DRY + "The US Congress condemned Chad.", ["ACCUSE/disapprove USA LEG > TCD"]),
    (DRY + "Drones struck a depot in the Sudanese city of Port Sudan.", ["ASSAULT Drones > SDN"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_within_names(code: Code, text: str, expected: list[str]) -> None:
    assert sorted(lines(code(text))) == sorted(expected)
