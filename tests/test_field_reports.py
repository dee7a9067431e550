"""What strangers to the program found in whole reports: orders, conditions with a not, posts abroad, further deeds of a sentence, what deeds are done with.

A row is a text and what its record must say, written as in told.py. What stands below a first sentence that tells nothing is told in the body of a report.
"""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coding import Coder
from dragoman.reading import Metadata, document_from_text
from told import DRY, Code, Table, lines, sides

pytestmark = pytest.mark.model

ORDERS: Table = [
    (DRY + "NATO's secretary general ordered the alliance's commander to begin air operations against Yugoslavia.", ["ASSAULT IGO NATO > SRB requested"]),
    (DRY + "Tehran ordered Hezbollah to attack Israeli towns.", ["ASSAULT IRN GOV > ISR requested", "ASSAULT LBN REB > ISR requested"]),
    (DRY + "The Chadian colonel told his men to open fire on the crowd.", ["ASSAULT/firearms TCD MIL > TCD CVL requested"]),
    (DRY + "Kenya summoned the British envoy to condemn the raid.", ["ACCUSE/disapprove KEN > GBR GOV"]),
]

CONDITIONS: Table = [
    (DRY + "Manila will cancel the visit if China does not return two men.", ["THREATEN/relations PHL GOV > CHN conditional", "RETREAT/release CHN > CHN CVL conditional"]),
    (DRY + "Turkey said it would send aid to Somalia, provided Ethiopia's troops left the port.", ["AGREE TUR > SOM conditional", "RETREAT/withdraw ETH MIL > - conditional"]),
]

POSTS: Table = [
    (DRY + "A European diplomat in Kabul accused the Taliban of blocking aid.", ["ACCUSE/allege European diplomat > AFG REB"]),
    (DRY + "Chad recalled its ambassador to France.", ["SANCTION/withdraw TCD > FRA"]),
    (DRY + "Britain expelled Iran's ambassador to London.", ["SANCTION/expel GBR > IRN GOV"]),
    (DRY + "Canada sent a senior envoy to Niger.", ["CONSULT/visit CAN > NER"]),
]

DEEDS: Table = [
    (DRY + "Kenya said the troops would be withdrawn and accused Somalia of lying.", ["ACCUSE/allege KEN > SOM"]),
    (DRY + "Police in Kenya broke up the rally and arrested three of the students.", ["COERCE/restrict KEN COP > -", "COERCE/arrest KEN COP > KEN EDU"]),
    (DRY + "The P.K.K. ambushed a Turkish patrol, killing 12 soldiers and capturing eight others.", ["ASSAULT TUR REB > TUR MIL", "ASSAULT/abduct TUR REB > -"]),
    (DRY + "Turkey vowed to strike back after Syrian jets bombed Reyhanli.", ["THREATEN/violence TUR > SYR MIL", "ASSAULT/aerial SYR MIL > TUR"]),
    (DRY + "Rebels in Chad are holding 11 Frenchmen.", ["ASSAULT/abduct TCD REB > FRA CVL"]),
    (DRY + "Sudanese fighters turned back villagers at checkpoints.", ["COERCE/restrict SDN REB > SDN CVL"]),
    (DRY + "Chad would not pay ransom or negotiate with Libya.", ["REJECT/meet TCD > LBY"]),
    (DRY + "Protesters in Chile called for the president's resignation.", ["REQUEST/change CHL CVL > CHL GOV", "RETREAT/resign CHL GOV > - requested"]),
]

MEANS: Table = [
    (DRY + "Turkish jets struck Syria.", ["ASSAULT/aerial TUR MIL > SYR"]),
    (DRY + "Hezbollah attacked Israeli positions with guided missiles.", ["ASSAULT/heavy-weapons LBN REB > ISR"]),
    (DRY + "Five Kenyans were wounded by gunfire.", ["ASSAULT/firearms - > KEN CVL"]),
    (DRY + "A suicide bomber killed two Kenyan policemen.", ["ASSAULT/suicide-attack suicide bomber > KEN COP"]),
]

SENSES: Table = [
    (DRY + "EU leaders held an emergency summit in Brussels.", ["CONSULT IGO EU > -"]),
    (DRY + "Japan removed South Korea from its white list of trading partners.", ["SANCTION/discontinue JPN > KOR"]),
    (DRY + "Chad has suspended exchange programs with France.", ["SANCTION/discontinue TCD > FRA"]),
    (DRY + "In Sofia, crowds rallied outside the Russian embassy.", ["PROTEST/demo BGR CVL > RUS GOV"]),
    (DRY + "Kurdish rebels bombed villages in the Qandil mountains.", ["ASSAULT/aerial Kurdish rebels > -"]),
]

TERMS: Table = [
    (DRY + "The Ugandan president gave Joseph Kony's rebels 48 hours to leave.", ["THREATEN UGA GOV > UGA REB"]),
    (DRY + "Kenya gave Togo's ambassador 48 hours to leave.", ["SANCTION/expel KEN > TGO GOV"]),
]

GOING_ON: Table = [
    (DRY + "Georgia is withdrawing its men from Iraq, an official said, and has asked the United States for planes.", ["RETREAT/withdraw GEO > IRQ", "REQUEST GEO > USA"]),
    (DRY + "Kenyan soldiers have seized the airfield, a witness said, and are shelling Kismayu.", ["COERCE/seize KEN MIL > -", "ASSAULT/heavy-weapons KEN MIL > SOM"]),
    (DRY + "Kenya will withdraw its troops if shelling stops in Kismayu, a minister said.", ["CONCEDE KEN > - conditional", "RETREAT/ceasefire - > SOM conditional"]),
]


@pytest.mark.parametrize(("text", "expected"), [*ORDERS, *CONDITIONS, *POSTS, *DEEDS, *MEANS, *SENSES, *TERMS, *GOING_ON])
def test_events(code: Code, text: str, expected: list[str]) -> None:
    assert lines(code(text)) == expected


def test_nobody_who_owns_up_denies_nothing(code: Code) -> None:
    record = code(DRY + "No group has admitted carrying out the attack in Kabul.")
    assert [(e.type, e.factuality, sides(e.actors)) for e in record.events] == [("ASSAULT", "CT+", "-")]


def test_what_follows_a_speaker_shares_no_negation(code: Code) -> None:
    record = code(DRY + "Sudan's air force had not attacked Bentiu, the envoy said, and he accused South Sudan of arming rebels.")
    assert [(e.type, e.factuality) for e in record.events][:2] == [("ASSAULT", "CT-"), ("ACCUSE", "CT+")]


@pytest.mark.parametrize("text", [
    "The United Nations said it could not confirm reports that rebels had killed 40 villagers in Darfur.",
    "NATO declined to confirm reports that its aircraft had bombed a village in Kosovo.",
    "Kenya was unable to verify claims that Somali troops had shelled a market.",
    "The Red Cross said it was unable to confirm reports that militiamen had burned a clinic in Bria.",
    "It was not possible to confirm reports that rebels had killed ten villagers in Chad.",
])  # fmt: skip
def test_who_cannot_confirm_reports_leaves_their_deed_open(code: Code, text: str) -> None:
    record = code(DRY + text)
    claim = next(c for c in record.claims for s in c.stances if s.event == record.events[0].id)
    assert record.events[0].factuality in ("PS+", "Uu")
    assert "cannot-confirm" in {s.stance for s in claim.stances}
    assert claim.status not in ("asserted", "confirmed-by-actor")


def test_a_claim_by_somebody_is_his(code: Code) -> None:
    record = code(DRY + "Kenya was unable to verify claims by the rebels that Ethiopian aircraft had bombed the village.")
    (event,) = record.events
    assert {a.id: a.source.name for a in record.attributions}[event.attribution or ""].endswith("rebels")


@pytest.mark.parametrize(("title", "expected"), [
    ("Holbrooke leaves Belgrade as NATO readies strikes", []),
    ("Israel readies strikes on Iran", ["THREATEN/violence ISR > IRN"]),
    ("Iran threatens reprisals as Israel plans strikes on Natanz", ["THREATEN IRN > -", "THREATEN/violence ISR > IRN"]),
])  # fmt: skip
def test_headlines_with_a_plural_read_as_their_verb(code: Code, title: str, expected: list[str]) -> None:
    record = code(f"{title}\n\nNAIROBI, July 8, 2014 (Wire) - The weather was fine on Monday, the weather service said. It rained.")
    assert [line for line in lines(record) if not line.startswith("CONSULT")] == expected


def test_reports_that_proved_false_tell_of_nothing_that_happened(code: Code) -> None:
    record = code(DRY + "Reports that Serb nationalists had kidnapped two interpreters proved false, the mission said.")
    assert [(e.type, e.factuality) for e in record.events] == [("ASSAULT", "CT-")]


def test_a_minister_is_of_the_country_of_the_report_wherever_he_is_named(code: Code) -> None:
    record = code("LA PAZ, Aug. 11, 2020 (agency) - Bolivia's government met Bolivia's miners.\n\nHealth Minister Eidy Roca said 31 people had died. Roca condemned the strike in Bolivia.")
    assert [(a.name, a.country) for a in record.actors if "Roca" in a.name] == [("Eidy Roca", "BOL")]


def test_the_two_countries_are_those_of_the_title(code: Code) -> None:
    record = code(
        "Armenia says 15 soldiers killed in fighting with Azerbaijan\n\nYEREVAN, Nov. 16, 2021 (Wire) - Armenia asked Russia on Tuesday to help after fighting with Azerbaijan.\n\n"
        "Russia said it was talking to Armenia. Russia has sent 2,000 men to the region.\n\nFrance urged the two countries to talk."
    )
    assert sides(record.events[-1].recipients) == "ARM+AZE"


@pytest.mark.parametrize(("text", "start"), [
    ("Gazprom halted shipments on January 7, accusing Ukraine of theft.", ["2014-01-07", "2014-01-07"]),
    ("Sri Lanka's government pulled out of a ceasefire in January.", ["2014-01-01"]),
    ("A Kenyan court sentenced the rebel on May 4 to 12 years.", ["2014-05-04"]),
])  # fmt: skip
def test_when(coder: Coder, text: str, start: list[str]) -> None:
    document = document_from_text(text, "t", metadata=Metadata(date=dt.date(2014, 7, 8), language="en"))
    assert [e.time.start for e in coder.code(document).events] == start


@pytest.mark.parametrize("head", [
    "COLOMBO, 24 November 2008", "Colombo, Nov. 24, 2008", "Managua, Nov 24, 2008 (EFE).- The rain fell on the town all day.", "MANILA, November 24, 2008 (agency) - The rain fell on the town all day.",
])  # fmt: skip
def test_datelines_of_other_houses(head: str) -> None:
    document = document_from_text(f"Troops enter rebel town\n\n{head}\n\nThe army said on Monday that it had entered the town after three days of fighting.", id="x")
    assert document.published == "2008-11-24"
    assert [p.kind for p in document.parts][:2] == ["title", "dateline"]


@pytest.mark.parametrize(("text", "figures"), [
    ("More than twenty reporters have lost their lives.", [(20, "killed")]),
    ("The number of people uprooted by the fighting had risen to some 35,000.", [(35_000, "displaced")]),
    ("Police put the crowd at about 3,000. Organizers said it was closer to 7,000.", [(3_000, "protesters"), (7_000, "protesters")]),
    ("Some 1,500 people held a candlelight rally.", [(1_500, "protesters")]),
    ("The army put its wounded at 22.", [(22, "wounded")]),
    ("The blast left 15 men with burns.", [(15, "wounded")]),
])  # fmt: skip
def test_figures(code: Code, text: str, figures: list[tuple[int, str]]) -> None:
    assert [(f.low, f.kind) for f in code(text).figures] == figures
