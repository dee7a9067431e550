"""To whom a deed is done, and where: those a condemned blow struck are not accused, a town where a pact is signed is no party to it, what a headline joins
with a comma acts together, and who is moved about, evacuated or rejects an account stands where the text puts him.

A row is a text and what its record must say, written as in told.py.
"""

from __future__ import annotations

import pytest

from told import DRY, Code, Table, lines

pytestmark = pytest.mark.model

STRUCK: Table = [
    ("France condemned the assault on Goma.", ["ACCUSE/disapprove FRA > -"]),
    ("Mali condemned the Libyan attack on Gao.", ["ACCUSE/disapprove MLI > LBY", "ASSAULT LBY > MLI"]),
    ("Kenya denounced the arrest of an activist in Senegal.", ["ACCUSE/disapprove KEN > SEN"]),
    ("Turkey criticised the blockade of Gaza.", ["ACCUSE/disapprove TUR > -"]),
    ("Kenya blamed the raid on al-Shabab.", ["ACCUSE/allege KEN > SOM REB", "ASSAULT SOM REB > -"]),
    ("The siege of Sarajevo killed 30 people.", ["ASSAULT - > BIH CVL"]),
]  # fmt: skip

SIDES: Table = [
    ("Peru and Chile signed a pact in Quito on Monday.", ["SUPPORT PER+CHL > -"]),
    ("Chadian rebels signed a truce with President Idriss Deby in the Libyan town of Sirte.", ["SUPPORT TCD REB > TCD GOV"]),
    ("Niger freed 12 prisoners and put them on a plane to Paris.", ["RETREAT/release NER > NER CVL", "COERCE/deport NER > NER CVL"]),
    ("Kenyan police evacuated 20 nurses from Mirebalais.", ["AID KEN COP > HTI MED"]),
    ("A court in Turkey sentenced 12 soldiers to life.", ["COERCE/arrest TUR JUD > TUR MIL"]),
    ("Iraq moved two Guard divisions to the border with Kuwait.", ["MOBILIZE/troops IRQ > KWT"]),
    ("Charles Taylor attended talks in Ghana, and rebels besieging Monrovia said they would stop.", ["CONSULT LBR ELI > GHA", "COERCE/restrict LBR REB > LBR"]),
    ("Guatemalan soldiers shot eight Indian peasants.", ["ASSAULT/firearms GTM MIL > GTM AGR"]),
    ("Rebels tried to seize the airport but were driven back by the army of Chad.", ["COERCE/seize TCD REB > - planned", "ASSAULT TCD MIL > TCD REB"]),
    ("Guyana said Venezuelan soldiers fired on a patrol. Caracas called the report a lie.", ["ASSAULT/heavy-weapons VEN MIL > -", "REJECT VEN GOV > GUY"]),
    ("Colombia accused Venezuelan officials of arming rebels. Caracas denied any involvement.",
     ["ACCUSE/allege COL > VEN GOV", "AID VEN GOV > rebels", "REJECT VEN GOV > COL"]),
    ("Protesters gathered outside parliament in Yerevan.", ["PROTEST/demo ARM CVL > ARM GOV"]),
    ("Protesters in Lahore demanded that Smith cut ties with Iran.", ["REQUEST PAK CVL > -"]),
    ("The Rally of Forces for Change rejected the offer.", ["REJECT Forces > -"]),
    ("The president of Chad, ordered out by the army, fled to Gabon.", ["COERCE/deport TCD MIL > TCD GOV"]),
    ("The deputy president met rebels. The president criticised the talks.", ["CONSULT deputy president > rebels", "ACCUSE/disapprove president > -"]),
]  # fmt: skip

MEANT: Table = [
    ("Turkey had not ruled out any option.", []),
    ("Ankara refused to comment.", []),
    ("Several options were being weighed by Chad, including tightening the embargo on Niger.", ["SANCTION/discontinue TCD > NER considered"]),
    ("Niger threatened to expel Danish envoys if Denmark went ahead with the sanctions.",
     ["THREATEN/expel NER > DNK GOV", "SANCTION/expel NER > DNK GOV threatened", "SANCTION/discontinue DNK > NER conditional"]),
    ("Turkey vowed to continue operations against Kurdish militants.", ["THREATEN/violence TUR > TUR REB", "ASSAULT TUR > TUR REB planned"]),
    ("Chad vowed to respond if Niger closed the border.", ["THREATEN TCD > -", "SANCTION/discontinue NER > - conditional"]),
    ("Eritrean troops looted a hospital in Axum.", ["COERCE/seize ERI MIL > ETH MED"]),
]  # fmt: skip

TABLES = {"struck": STRUCK, "sides": SIDES, "meant": MEANT}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=f"{name}: {t}") for name, rows in TABLES.items() for t, e in rows])
def test_events(code: Code, text: str, expected: list[str]) -> None:
    assert lines(code(DRY + text)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sudan army, rebels sign truce", "SUPPORT SDN MIL+rebels > -"),
        ("Israel strikes kill 12 in Gaza", "ASSAULT ISR > PSE"),
        ("Students, workers march in Paris against pension law", "PROTEST/demo FRA EDU+FRA LAB > FRA GOV"),
    ],
)
def test_headlines_join_their_subjects_with_a_comma(code: Code, title: str, expected: str) -> None:
    assert lines(code(f"{title}\n\nGENEVA, May 3 (Reuters) - It rained on Monday. The river rose.\n"))[0] == expected


def test_a_pact_is_where_it_was_signed(code: Code) -> None:
    record = code(DRY + "Peru and Chile signed a pact in Quito on Monday.")
    assert [p.name for p in record.places if p.id == record.events[0].place] == ["Quito"]


def test_what_a_judge_of_a_deed_does_besides_is_no_part_of_what_he_says(code: Code) -> None:
    record = code(DRY + "The president of Peru condemned the attacks and extended the emergency in Lima.")
    contents = [record.document.text[slice(*span)] for a in record.attributions for span in a.content]
    assert contents == ["the attacks"]
    assert all(e.attribution is None for e in record.events)


@pytest.mark.parametrize("deed", ["attacked a station in June", "were arrested in June"])
def test_a_deed_told_in_the_past_is_of_the_june_behind_however_near_the_next_is(code: Code, deed: str) -> None:
    record = code(f"{DRY}Rebels {deed}.")  # of 12 May 2010
    assert [(e.time.start, e.realis) for e in record.events] == [("2009-06-01", "actual")]


def test_local_news_is_at_home_where_all_its_places_are(code: Code) -> None:
    record = code("Police in Lamar County arrested two men on Monday. They were held in Paris, Texas. A judge in Dallas set bail. Officers searched a house.")
    arrests = [e for e in record.events if e.mode == "arrest"]
    assert arrests
    assert {a.country for e in arrests for a in e.actors} == {"USA"}
