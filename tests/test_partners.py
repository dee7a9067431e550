"""With whom and against whom: partners of talks, two who clash, to whom a warning is given, whom a clause with "whom" is about.

A row is a text and what its record must say, written as in told.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record
from told import Code, Table, lines

pytestmark = pytest.mark.model

TALKS: Table = [
    ("Egypt's foreign minister flew to Geneva on Wednesday for talks with Iran.", ["CONSULT/visit EGY GOV MFA > IRN"]),
    ("Turkey's minister is to visit Berlin on Tuesday for talks with Greece.", ["AGREE TUR GOV > GRC planned"]),
    ("Egypt's foreign minister left for Amman on Wednesday for talks of the joint water committee with Jordan.", ["CONSULT/visit EGY GOV MFA > JOR GOV"]),
    ("The Kenyan minister travelled to Addis Ababa for meetings of the joint border commission.", ["CONSULT/visit KEN GOV > ETH GOV"]),
]

GIVEN: Table = [
    ("France gave Mali a warning on Monday.", ["THREATEN FRA > MLI"]),
    ("The United States gave Kyiv a deadline of Friday.", ["REQUEST USA > UKR GOV"]),
    ("Qatar has given Hamas guarantees that Israel will withdraw.", ["AGREE QAT > PSE REB"]),
    ("Japan gave Vietnam loan guarantees.", ["AID JPN > VNM"]),
]

WHOM: Table = [
    ("Pakistani troops on Monday arrested two men whom Islamabad holds responsible for a bombing.", ["COERCE/arrest PAK MIL > PAK CVL", "ACCUSE/allege PAK GOV > PAK CVL"]),
    ("Moldova closed its airspace to Russia after Moscow expelled its ambassador.", ["SANCTION/discontinue MDA > RUS", "SANCTION/expel RUS GOV > MDA GOV"]),
]

CLASHES: Table = [
    ("Clashes between protesters and police who fired tear gas left 12 injured in Tunis on Friday.", ["ASSAULT/crowd-control TUN COP > -", "ASSAULT TUN CVL+TUN COP > -"]),
    ("Israel suspended strikes on Gaza.", ["RETREAT/ceasefire ISR > PSE"]),
    ("Israel promised to suspend strikes on Gaza for two days.", ["AGREE ISR > PSE"]),
    ("Peru's unions suspended a strike.", ["CONCEDE PER LAB > -"]),
]

AGAINST: Table = [
    ("Mr Machar has been accused by his rivals of plotting a coup.", ["ACCUSE/allege - > SSD GOV"]),
    ("Sudan, accused by Chad of arming rebels, closed its border on Monday.", ["ACCUSE/allege TCD > SDN", "SANCTION/discontinue SDN > -"]),
    ("Hamas ambushed its rivals in Gaza on Monday.", ["ASSAULT PSE REB > PSE"]),
    ("Turkish warships prevented a Cypriot vessel from reaching the port on Monday.", ["COERCE/restrict TUR MIL > CYP"]),
]

BACKED: Table = [
    ("Kenya secured the backing of China for its bid.", ["SUPPORT CHN > KEN"]),
    ("The senator picked up the endorsement of the teachers' union.", ["SUPPORT teachers' union > senator"]),
    ("The president authorised troops to use lethal force against protesters on Monday.", ["ASSAULT president > protesters planned"]),
]

OWN: Table = [
    ("Iran lost the support of Russia on Monday.", ["REJECT RUS > IRN"]),
    ("Police arrested two men on Monday. They were charged with treason.", ["COERCE/arrest police > men", "ACCUSE/allege court (implied) > men"]),
    ("Mr Zelensky ruled out attacks by Ukrainian forces on Moscow.", ["REJECT UKR > -"]),
]


@pytest.mark.parametrize(("text", "told"), [*OWN, *TALKS, *GIVEN, *WHOM, *CLASHES, *AGAINST, *BACKED])
def test_with_whom(code: Code, text: str, told: list[str]) -> None:
    assert lines(code(text)) == told


# (text, place of its deed)
PLACES = [
    ("Pakistan's deputy prime minister left for Kabul on Tuesday.", "Kabul"),
    ("Clashes between protesters and police left 12 injured in Tunis on Friday.", "Tunis"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_they_went_and_were_hurt(code: Callable[[str], Record], text: str, place: str) -> None:
    record = code(text)
    assert [p.name for e in record.events for p in record.places if p.id == e.place] == [place]


def test_who_left_office_is_in_none(code: Callable[[str], Record]) -> None:
    record = code("Former Deputy President Rigathi Gachagua accused the police of killing protesters. Mr Gachagua met the bishops on Monday.")
    assert {a.code for e in record.events for a in e.actors} == {"KEN ELI"}


def test_who_is_told_to_complain_is_not_complained_of(code: Callable[[str], Record]) -> None:
    assert lines(code("Lebanon's prime minister instructed the foreign ministry to file a complaint with the UN Security Council.")) == ["ACCUSE/allege LBN GOV > - requested"]
