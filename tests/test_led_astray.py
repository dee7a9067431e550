"""Sentences that lead a parser astray, and whom their deeds are then given to: lists of deeds, what stands between a subject and its verb, who only tells or mediates.

A row is a text and what its record must say, written as in told.py.
"""

from __future__ import annotations

import pytest

from told import DRY, Code, Table, lines

pytestmark = pytest.mark.model

ASTRAY: Table = [
    ("Rights groups accused the Eritrean army of entering towns, killing civilians and burning crops.",
     ["ACCUSE/allege ERI SOC > ERI MIL", "MOBILIZE/troops ERI MIL > -", "ASSAULT ERI MIL > ERI CVL", "ASSAULT/destroy ERI MIL > -"]),
    ("The president of Chad, accused of rigging the vote, jailing critics and looting the treasury, resigned on Monday.", ["RETREAT/resign TCD GOV > -"]),
    ("Poland gave eleven Russian diplomats 72 hours to leave, accusing them of spying.", ["SANCTION/expel POL > RUS GOV", "ACCUSE/allege POL > RUS GOV"]),
    ("An attempt by Somali pirates to free a convict left five Kenyan soldiers dead.", ["RETREAT/release SOM CRM > SOM CVL planned", "ASSAULT SOM CRM > KEN MIL"]),
    ("Portugal recalled its ambassador, while Angola, which withdrew its advisers after accusations that it was arming the plotters, called the takeover unacceptable.",
     ["SANCTION/withdraw PRT > -", "SANCTION/withdraw AGO > -", "AID AGO > -", "ACCUSE/disapprove AGO > -"]),
    ("Rwandan soldiers crossed into Congo on Wednesday and attacked a camp of Hutu rebels, killing 60 people, Congolese officials said on Thursday.",
     ["MOBILIZE/troops RWA MIL > COD", "ASSAULT RWA MIL > COD"]),
    ("A French aid worker held for 70 days in the desert was released on Friday in Mali.", ["COERCE/arrest police (implied) > FRA SOC", "RETREAT/release - > FRA SOC"]),
    ("The United States said it was deeply concerned, called for the release of the fishermen and announced that a ship would be moved to the area.",
     ["REQUEST/yield USA > USA LAB", "RETREAT/release - > USA LAB requested", "MOBILIZE/troops USA > - planned"]),
    ("Japan promised Hanoi six patrol boats.", ["AGREE JPN > VNM GOV"]),
    ("Marchers in Bissau were dispersed with tear gas and rifle butts by the military police.", ["ASSAULT/crowd-control GNB MIL > GNB CVL"]),
    ("Observers from the European Union and the African Union, who had praised the vote in Kenya, left Nairobi.",
     ["SUPPORT IGO EU+IGO AU > -", "SANCTION/withdraw IGO EU+IGO AU > KEN GOV"]),
    ("The general was arrested in Chad and has since confessed.", ["COERCE/arrest police (implied) > general", "CONCEDE general > -"]),
]  # fmt: skip

OTHERS: Table = [
    ("Chile sent a request for talks that Mr. Humala turned down.", ["REQUEST CHL > -", "REJECT/meet PER > CHL"]),
    ("Mediators from Qatar announced a cease-fire between the Houthis and the Yemeni government.", ["RETREAT/ceasefire YEM REB+YEM GOV > -"]),
    ("A cease-fire brokered by Egypt between Israel and Hamas took hold on Friday.", ["AGREE EGY > ISR+PSE REB", "RETREAT/ceasefire ISR+PSE REB > -"]),
    ("Rajiv Gandhi was assassinated by a Tamil suicide bomber in 1991.", ["ASSAULT/targeted LKA UAF > IND ELI"]),
    ("The police arrested an ethnic Russian student in Tallinn.", ["COERCE/arrest EST COP > EST EDU"]),
    ("Over Chinese protests, Taiwan bought 66 jets from the United States.", ["COOPERATE TWN > jets"]),
    ("Iran's foreign minister walked out of the talks in Vienna.", ["PROTEST/boycott IRN GOV MFA > -"]),
    ("France drafted the text to satisfy objections from Beijing; Venezuela voted against it.", ["AGREE FRA > CHN GOV", "REJECT VEN > -"]),
    ("Saudi Arabia hinted that it might increase its assistance to the Syrian rebels.", ["AID SAU > SYR REB hypothetical"]),
    ("Sarkozy telephoned his Malian counterpart, and Mali said the two militants had been let go.", ["CONSULT/phone FRA GOV > MLI GOV", "RETREAT/release - > militants"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), [*ASTRAY, *OTHERS], ids=[t for t, _ in (*ASTRAY, *OTHERS)])
def test_events(code: Code, text: str, events: list[str]) -> None:
    assert lines(code(DRY + text)) == events


@pytest.mark.parametrize(("text", "days"), [
    ("More than 1,100 people died in ethnic fighting after the disputed election of 2007.", ("2007-01-01", "2007-12-31")),
    ("Police killed 40 protesters after the 2007 election.", ("2007-01-01", "2007-12-31")),
    ("China seized the islands in 1974 in a battle in which 70 people were killed.", ("1974-01-01", "1974-12-31")),
    ("Iran called on Iraq to withdraw its troops on Monday.", ("2010-05-10", "2010-05-10")),
])  # fmt: skip
def test_when(code: Code, text: str, days: tuple[str, str]) -> None:
    """The first event's days, but of what is told of a battle those of the deed within it."""
    events = code(DRY + text).events
    event = events[-1] if "battle" in text else events[0]
    assert (event.time.start, event.time.end) == days


def test_a_source_set_into_a_clause_answers_for_that_clause(code: Code) -> None:
    record = code(DRY + "The hostage was exchanged, according to two negotiators, for two prisoners, but her captors later threatened to kill another.")
    assert {e.type: e.attribution is not None for e in record.events} == {"RETREAT": True, "THREATEN": False}


def test_whoever_is_spoken_to_does_not_speak(code: Code) -> None:
    record = code(DRY + "Turkey has been told by Russia that its jets would be shot down.")
    assert [a.source.name for a in record.attributions] == ["Russia"]


def test_a_group_named_again_keeps_its_country(code: Code) -> None:
    record = code(DRY + "Rebels killed two soldiers in Goma on Monday. The rebels said they would leave.")
    assert {a.code for a in record.actors if a.name.lower() == "rebels"} == {"COD REB"}
