"""What only looks like an event, or is one of another kind: crashes, matches, metaphors, what a body asks for in its own report, tales, tolls to come.

A row is a text and what its record must say, written as in told.py.
"""

from __future__ import annotations

import pytest

from told import Code, Table, lines

pytestmark = pytest.mark.model

CRASHES: Table = [
    ("A lorry hit a bus near Kisumu on Monday, killing nine passengers.", []),
    ("Three people were killed in a train crash in Egypt on Monday.", []),
    ("A driver rammed a car into a crowd of demonstrators in Cairo on Monday, killing two people.", ["ASSAULT/suicide-attack EGY CVL > EGY CVL"]),
]

MATCHES: Table = [
    ("The striker scored from a penalty before the goalkeeper was beaten again. The midfielder struck the post in the second half, and the Gunners held fire until the shootout.", []),
    ("Kenya beat Ghana 2-1 in the qualifier. Police arrested four supporters after the match in Nairobi.", ["COERCE/arrest KEN COP > KEN CVL"]),
]

WORDS: Table = [
    ("The minister attacked France in a speech on Monday for arming the rebels.", ["ACCUSE/disapprove minister > FRA"]),
    ("The opposition attacked the government over its handling of the strike.", ["ACCUSE/disapprove opposition > government"]),
    ("The president declared war on corruption.", []),
    ("The rebels attacked Gao in an ambush on Monday.", ["ASSAULT MLI REB > MLI"]),
    ("Air strikes hit a convoy near Sana on Monday, killing four people.", ["ASSAULT/aerial - > YEM"]),
    ("Protesters stormed the White House on Monday.", ["COERCE/seize USA CVL > USA GOV"]),
    ("France called on Mali, Niger and Chad on Monday to arrest the rebels.", ["REQUEST/change FRA > MLI+NER+TCD"]),
]


@pytest.mark.parametrize(("text", "told"), [*CRASHES, *MATCHES, *WORDS])
def test_what_is_told(code: Code, text: str, told: list[str]) -> None:
    assert lines(code(text)) == told


# (text, day of what is claimed)
CLAIMED = [
    ("Al-Shabaab claimed responsibility for the bombing that killed eight people in Mogadishu on Monday.", "2010-05-10"),
    ("A bombing that killed eight people in Mogadishu on Monday was claimed by al-Shabaab.", "2010-05-10"),
    ("A bomb killed eight people in Mogadishu on Monday. Al-Shabaab claimed responsibility for the attack.", "2010-05-10"),
]


@pytest.mark.parametrize(("text", "day"), CLAIMED)
def test_a_claim_is_of_the_day_of_the_attack(code: Code, text: str, day: str) -> None:
    record = code(text)
    assert record.events
    assert {e.time.start for e in record.events if e.type == "ASSAULT"} == {day}


def test_a_toll_to_come_counts_no_dead(code: Code) -> None:
    record = code("The toll of 40 dead may rise to 60, officials in Dhaka said on Monday.")
    assert [(f.kind, f.low) for f in record.figures] == [("killed", 40), ("other", 60)]


# (text, name of the source, its kind)
SOURCES = [
    ('"We have seen no proof," a minister told reporters on condition of anonymity.', "minister", "anonymous"),
    ("'We will not leave Goma,' the rebel leader said on Monday.", "rebel leader", "named"),
    ("Police said on Monday that they had fired tear gas in Lusaka.", "police", "collective"),
]


@pytest.mark.parametrize(("text", "name", "kind"), SOURCES)
def test_who_says_so(code: Code, text: str, name: str, kind: str) -> None:
    assert [(a.source.name, a.source.kind) for a in code(text).attributions] == [(name, kind)]


def test_all_accusations_denied_are_the_one_that_was_made(code: Code) -> None:
    record = code("Ethiopia accused Eritrea on Monday of shelling a village. Eritrea denied all the accusations.")
    stances = {s.stance for c in record.claims for s in c.stances}
    assert stances == {"asserts", "denies"}


def test_nobodys_claim_tells_no_second_raid(code: Code) -> None:
    assert lines(code("Gunmen killed three people in Nigeria on Monday. Nobody has claimed responsibility for the raid.")) == ["ASSAULT gunmen > NGA CVL"]


def test_two_deeds_of_one_subject_share_the_day_behind_both(code: Code) -> None:
    record = code("ELN fighters killed five former members of the FARC and abducted a dozen villagers in Colombia on Thursday.")
    assert [e.time.start for e in record.events] == ["2010-05-06", "2010-05-06"]


def test_those_seized_were_seized_by_who_took_the_others(code: Code) -> None:
    record = code('Gunmen took dozens of people from a village in Nigeria on Tuesday. "They took away everyone," said a resident, whose wife was among those seized.')
    assert {(e.type, e.mode) for e in record.events} == {("ASSAULT", "abduct")}


# (text, who is freed)
FREED = [
    ("Police arrested eleven farmers on Monday. A court freed them.", "farmers"),
    ("Soldiers detained three nuns on Monday. They were released on Tuesday.", "nuns"),
]


@pytest.mark.parametrize(("text", "freed"), FREED)
def test_those_who_are_freed_were_held(code: Code, text: str, freed: str) -> None:
    record = code(text)
    assert [r.name for e in record.events if e.mode == "release" for r in e.recipients] == [freed]


def test_the_parties_to_a_war_sit_in_no_parliament(code: Code) -> None:
    assert lines(code("Norway urged the parties to the conflict in Colombia to return to the negotiating table.")) == ["REQUEST/meet NOR > -"]


def test_what_is_said_beside_a_refusal_is_told(code: Code) -> None:
    told = lines(code("It rained on Monday. The river rose. A Chadian minister rejected that account, saying Sudanese troops had fired mortars into Chad."))
    assert told == ["REJECT TCD GOV > -", "ASSAULT/heavy-weapons SDN MIL > TCD"]


def test_a_war_has_no_hands(code: Code) -> None:
    told = lines(code("The Rapid Support Forces denied on Monday that they had shelled a market in Sudan. The war broke out in 2009. It has displaced 12 million people."))
    assert told[-1] == "COERCE/deport - > people"
