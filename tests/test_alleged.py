"""Who says so, and who did it: what is alleged, foretold, repeated or denied behind a name, and who is no party to it.

A row is a text and what its record must say, written as in told.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record
from told import DRY, Code, Table, lines

pytestmark = pytest.mark.model

# What nobody known is said to have done is told as a deed; who was harmed is not accused of it.
ALLEGED: Table = [
    (DRY + "Two Kenyan teachers were beaten by police, residents alleged.", ["ASSAULT/beat KEN COP > KEN EDU"]),
    (DRY + "Activists alleged that soldiers raped women in Darfur.", ["ASSAULT/sexual SDN MIL > SDN CVL"]),
    (DRY + "Lebanon alleged that Israel had shelled the camp.", ["ACCUSE/allege LBN > ISR", "ASSAULT/heavy-weapons ISR > -"]),
    (DRY + "Jagtar Singh Dhandiwal was picked up at Lehragaga around 3 am, his family alleged.", ["COERCE/arrest police (implied) > IND CVL"]),
    (DRY + "The envoy of Mali repeated Khartoum's charge that Chad was arming rebels.", ["ACCUSE/allege MLI GOV > TCD", "AID TCD > rebels"]),
]  # fmt: skip

# What others may do, or what may come of a thing, is feared; what the speaker may do is threatened.
FORETOLD: Table = [
    (DRY + "Egypt warned that the operation could torpedo the talks.", []),
    (DRY + "Kenya warned that Somali rebels could attack the capital.", ["ASSAULT SOM REB > - hypothetical"]),
    (DRY + "Russia warned that its forces could strike bases in Poland.", ["THREATEN RUS > -"]),
    (DRY + "Russia warned that the deployment could lead to war.", ["THREATEN/violence RUS > -"]),
]  # fmt: skip

SPEAKERS: Table = [
    (DRY + "The governor of Ituri attributed the killings to CODECO, whose spokesman, in a message to local radio, denied any involvement and blamed the army.",
     ["ACCUSE/allege COD GOV > COD REB", "REJECT COD REB > COD GOV", "ACCUSE/allege COD REB > COD MIL"]),
    (DRY + "The Czech Republic ordered six Russian diplomats to leave after blaming Moscow's military intelligence agency for a raid.",
     ["SANCTION/expel CZE > RUS GOV", "ACCUSE/allege CZE > RUS SPY", "ASSAULT RUS SPY > -"]),
    (DRY + "The United States had promised to help fund it, but cut the money in February.", ["AGREE USA > -", "SANCTION/discontinue USA > -"]),
]  # fmt: skip

DOERS: Table = [
    (DRY + "In Otavalo, a farmer died after soldiers escorting a food convoy clashed with demonstrators.", ["ASSAULT ECU MIL > ECU AGR"]),
    (DRY + "Kenyan police beat supporters when they tried to storm parliament.", ["ASSAULT/beat KEN COP > KEN CVL"]),
    (DRY + "Ugandan police used a baton charge to disperse farmers.", ["ASSAULT/crowd-control UGA COP > UGA AGR"]),
    (DRY + "Israel let 30 Palestinian detainees go.", ["RETREAT/release ISR > PSE CVL"]),
    (DRY + "Colombia sent 40 tanker trucks of petrol at Quito's request.", ["AID COL > -"]),
    (DRY + "A convoy of United Nations trucks carrying food entered Bria in the Central African Republic.", ["AID IGO UN MIL > CAF"]),
    (DRY + "Hundreds of families left for Batken in Kyrgyzstan.", []),
    (DRY + "A negotiator said twelve Ecuadorian guards had been held by inmates.", ["ASSAULT/abduct ECU CVL > ECU COP"]),
]  # fmt: skip


# A people before its verb is no verb, and shots over heads scatter a crowd.
WHO: Table = [
    ("Czechs expel six Russian diplomats\n\nPRAGUE - It rained on Monday. The river rose.", ["SANCTION/expel CZE > RUS GOV"]),
    (DRY + "Kenyan police fired in the air to scatter a crowd.", ["ASSAULT/crowd-control KEN COP > KEN CVL"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), [*ALLEGED, *FORETOLD, *SPEAKERS, *DOERS, *WHO])
def test_who_says_so_and_who_did_it(code: Code, text: str, told: list[str]) -> None:
    assert lines(code(text)) == told


HEARD = [
    ("Two security sources said nine soldiers had been killed.", ["nine soldiers"]),
    ("An officer and three witnesses said 12 people had died.", ["12 people"]),
    ("Fifty people said they would march.", ["Fifty people"]),
]


@pytest.mark.parametrize(("text", "counted"), HEARD)
def test_how_many_were_heard_is_no_figure(code: Callable[[str], Record], text: str, counted: list[str]) -> None:
    record = code(DRY + text)
    assert [record.document.text[slice(*f.span)] for f in record.figures] == counted


SOURCES = [
    ("The allegations of the Ministry of Defence of Azerbaijan that its positions had been shelled by Armenia are groundless.", "shelled", "Ministry of Defence (Azerbaijan)"),
    ("It will not cut any sentence, assured Interior Minister Paula Andrade.", "assured", "Paula Andrade"),
]


@pytest.mark.parametrize(("text", "word", "source"), SOURCES)
def test_the_source_stands_behind_of_or_last(code: Callable[[str], Record], text: str, word: str, source: str) -> None:
    record = code(DRY + text)
    assert source in [a.source.name for a in record.attributions]
    assert any(record.document.text[slice(*e.trigger)].startswith(word) for e in record.events)


def test_several_are_not_the_one_who_was_named(code: Callable[[str], Record]) -> None:
    record = code(DRY + "A Ghanaian court jailed opposition leader John Mensah. Nine people died in the unrest, according to the opposition leaders.")
    assert [a.source.name for a in record.attributions if "died" in record.document.text[slice(*a.content[0])]] == ["opposition leaders"]


# What came of a charge came of what is charged.
CHARGED: Table = [
    (DRY + "Ukraine accused Russia of shelling a market in Kherson, killing eight civilians.",
     ["ACCUSE/allege UKR > RUS", "ASSAULT/heavy-weapons RUS > UKR", "ASSAULT RUS > UKR CVL"]),
    (DRY + "Ukraine accused Russia of bombing a school and beating 12 teachers.", ["ACCUSE/allege UKR > RUS", "ASSAULT/aerial RUS > RUS EDU", "ASSAULT/beat RUS > RUS EDU"]),
    (DRY + "Unions demanded that the federal government pay compensation to the families.", ["REQUEST/assist unions > federal government"]),
    (DRY + "China criticised what a spokesman described as Australian protectionism.", ["ACCUSE/disapprove CHN > AUS"]),
    (DRY + "Workers marched on the Australian consulate in Makassar.", ["PROTEST/demo IDN LAB > AUS GOV"]),
    (DRY + "Kenya's Supreme Court ordered a recount.", ["REQUEST/change KEN JUD > -"]),
    (DRY + "Hamas said it would not release anyone while Israel was bombing.", ["REJECT/yield PSE REB > -", "ASSAULT/aerial ISR > -"]),
    (DRY + "Gunmen raided a clinic in Mali.", ["ASSAULT gunmen > MLI MED"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CHARGED)
def test_whose_deed_a_charge_or_demand_is_about(code: Code, text: str, told: list[str]) -> None:
    assert lines(code(text)) == told


APART = [
    ("Observers of the European Union said the vote was fair, while those of the African Union expressed concern.", "the vote was fair"),
    ("The army said 12 rebels were killed, while residents spoke of 30 dead.", "12 rebels were killed"),
]


@pytest.mark.parametrize(("text", "said"), APART)
def test_what_another_says_meanwhile_is_not_said_by_the_first(code: Code, text: str, said: str) -> None:
    record = code(DRY + text)
    assert [record.document.text[slice(*span)] for span in record.attributions[-2 if "spoke" in text else -1].content] == [said]
