"""What ten reports and 160 long sentences that nobody had read showed: deeds told beside the main one, and sides that stand far from their verb.

A row is a text and what its record must say, written as in told.py. What stands below a first sentence that tells nothing is told in the body of a report.
"""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.reading.dating import infer_published
from dragoman.reading.parts import find_parts
from told import DRY, Code, Table, lines

pytestmark = pytest.mark.model

BESIDE: Table = [
    (DRY + "The plan was criticised by Egypt, which accuses Ethiopia of theft.", ["ACCUSE/disapprove EGY > -", "ACCUSE/allege EGY > ETH"]),
    (DRY + "Kenyan officials met in Nairobi, where police had seized two lawyers and used tear gas against a crowd.",
     ["CONSULT KEN GOV > -", "COERCE/arrest KEN COP > KEN CVL", "ASSAULT/crowd-control KEN COP > KEN CVL"]),
    (DRY + "Niger expelled the French envoy after being condemned by the European Union.", ["SANCTION/expel NER > FRA GOV", "ACCUSE/disapprove IGO EU > -"]),
    (DRY + "The port was blockaded by rebels until they were driven out by the Libyan army in 2006.", ["COERCE/restrict rebels > -", "ASSAULT LBY MIL > rebels"]),
    (DRY + "Chad closed the mission, whereupon Niger and Mali recalled their ambassadors.", ["SANCTION/withdraw TCD > mission", "SANCTION/withdraw NER+MLI > -"]),
    (DRY + "Chad accuses Libya of arming the rebels (Libya denies this).", ["ACCUSE/allege TCD > LBY", "AID LBY > rebels", "REJECT LBY > -"]),
    (DRY + "After capturing Bukavu, the rebels attacked Goma.", ["COERCE/seize COD REB > COD", "ASSAULT COD REB > COD"]),
    (DRY + "Kenya warned that it would expel a Somali diplomat if Somalia arrested another pilot.",
     ["THREATEN/expel KEN > SOM GOV", "SANCTION/expel KEN > SOM GOV conditional", "COERCE/arrest SOM > pilot conditional"]),
    (DRY + "Rebels in Chad have vowed to put three Swiss engineers to death.", ["THREATEN/violence TCD REB > CHE CVL", "ASSAULT/targeted TCD REB > CHE CVL planned"]),
    (DRY + "Insurgents in Niger swore to kill two Belgian priests.", ["THREATEN/violence NER REB > BEL REL", "ASSAULT/targeted NER REB > BEL REL planned"]),
    (DRY + "Turkey vowed to strike back at Syria.", ["THREATEN/violence TUR > SYR"]),
    (DRY + "Rebels attacked Goma on May 3. Two days after they attacked Goma, Chad expelled the French envoy.", ["ASSAULT COD REB > COD", "SANCTION/expel TCD > FRA GOV"]),
]  # fmt: skip

JOINED: Table = [
    (DRY + "Kenya had warned that the plan was dangerous and called on Chad to drop it.", ["THREATEN KEN > -", "REQUEST KEN > TCD"]),
    (DRY + "Norway named Mr Berg to succeed Mr Dahl, whose deputies stepped down, but rejected the offer of Sweden.", ["RETREAT/resign deputies > -", "REJECT NOR > SWE"]),
    (DRY + "The rebels gave soldiers in Bukavu 48 hours to leave.", ["THREATEN COD REB > COD MIL"]),
    (DRY + "On 25 February Chad's coast guard seized a Libyan boat.", ["COERCE/seize TCD MIL > -"]),
    (DRY + "Shelling by Syrian troops killed six people in Idlib.", ["ASSAULT/heavy-weapons SYR MIL > SYR CVL"]),
    (DRY + "Serb snipers picked off civilians queuing for bread in Tuzla.", ["ASSAULT SRB UAF > BIH CVL"]),
    (DRY + "A court in Peru found the former president guilty of murder.", ["SANCTION/convict PER JUD > PER ELI"]),
]  # fmt: skip

SIDES: Table = [
    (DRY + "Japan said it had sold Taiwan jets, a move China denounced.", ["COOPERATE JPN > TWN MIL", "ACCUSE/disapprove CHN > JPN"]),
    (DRY + "Peru suspended aid to Bolivia, a decision welcomed by Chile.", ["SANCTION/discontinue PER > BOL", "SUPPORT CHL > PER"]),
    (DRY + "Peru cut aid to Bolivia, a move condemned by Chile.", ["SANCTION/discontinue PER > BOL", "ACCUSE/disapprove CHL > PER"]),
    (DRY + "Norway offered to mediate, but Eritrea declined.", ["AGREE NOR > -", "REJECT ERI > NOR"]),
    (DRY + "Chad asked Niger for help, but Niger refused.", ["REQUEST TCD > NER", "REJECT NER > TCD"]),
    (DRY + "Iran threatened to leave the treaty if Britain imposed sanctions.",
     ["THREATEN/relations IRN > GBR", "SANCTION/withdraw IRN > - threatened", "SANCTION/discontinue GBR > IRN conditional"]),
    (DRY + "Kenyan and Somali troops exchanged fire near a clinic in Mandera.", ["ASSAULT KEN MIL+SOM MIL > -"]),
    (DRY + "The talks between Chad and Niger in Addis Ababa were broken off.", ["SANCTION/withdraw TCD+NER > -"]),
    (DRY + "Artillery fire from Indian positions killed two Pakistani soldiers.", ["ASSAULT/heavy-weapons IND > PAK MIL"]),
    (DRY + "Thailand reinforced its garrison at a pass facing Cambodia.", ["MOBILIZE/troops THA > KHM"]),
    (DRY + "Serbia put its army on alert along the Kosovo boundary.", ["MOBILIZE/troops SRB > XKX"]),
    (DRY + "France wrote off debt owed by Chad.", ["AID FRA > TCD"]),
    (DRY + "Serbia set a deadline for Kosovo to withdraw its police.", ["REQUEST SRB > XKX"]),
    (DRY + "Mali and Niger said any intervention would be a declaration of war against them.", ["THREATEN/violence MLI+NER > - hypothetical"]),
]  # fmt: skip

CONDEMNED: Table = [
    (DRY + "Egypt criticised the shelling of Goma by Rwandan troops.", ["ACCUSE/disapprove EGY > RWA MIL", "ASSAULT/heavy-weapons RWA MIL > COD"]),
    (DRY + "Rwandan troops shelled Goma. Egypt criticised the shelling of Goma by Rwandan troops.", ["ASSAULT/heavy-weapons RWA MIL > COD", "ACCUSE/disapprove EGY > RWA MIL"]),
    (DRY + "Somalia's president was accused of lying by the Kenyan government on Monday.", ["ACCUSE/allege KEN GOV > SOM GOV"]),
]  # fmt: skip

WHOSE: Table = [
    (DRY + "The withdrawal of Kenyan troops from Somalia began in May.", ["RETREAT/withdraw KEN MIL > SOM"]),
    (DRY + "Kenyan troops attacked Somalia's president.", ["ASSAULT KEN MIL > SOM GOV"]),
    (DRY + "Fighters in the Amhara region, who in May attacked a base, killed ten Eritrean soldiers.", ["ASSAULT ETH REB > -", "ASSAULT ETH REB > ERI MIL"]),
    (DRY + "The Abu Sayyaf seized a priest. The Sayyaf beheaded an American.", ["ASSAULT/abduct PHL REB > PHL REL", "ASSAULT/targeted PHL REB > USA CVL"]),
    (DRY + "Chad freed a Libyan general, jailed since 2001.", ["RETREAT/release TCD > LBY MIL", "COERCE/arrest police (implied) > LBY MIL"]),
    (DRY + "Ireland appealed to paramilitaries to stop.", ["REQUEST IRL > paramilitaries"]),
    (DRY + "Police dispersed demonstrators in Kinshasa with tear gas.", ["ASSAULT/crowd-control COD COP > COD CVL"]),
]  # fmt: skip

TO_COME: Table = [
    (DRY + "Talks between Chad and Niger are to resume on Thursday.", ["CONSULT TCD+NER > - planned"]),
    (DRY + "Exercises by Japan and India are to be held in June.", ["MOBILIZE/troops JPN+IND > - planned"]),
    (DRY + "Kenya's president has convened a summit with Rwanda for Saturday.", ["CONSULT KEN GOV > RWA planned"]),
]  # fmt: skip

NOT_SO: Table = [
    (DRY + "Chad fears that missiles could rain on its capital.", []),
    (DRY + "Serbia has no intention of meeting Croatia's president.", ["REJECT SRB > HRV GOV"]),
    (DRY + "China rehearsed a blockade of Taiwan.", ["MOBILIZE/troops CHN > TWN"]),
    (DRY + "Chad accused Libyan agents of plotting to kill its president.", ["ACCUSE/allege TCD > LBY COP"]),
    (DRY + "Libyan agents plotted to kill the Saudi ambassador.", ["ASSAULT/firearms LBY COP > SAU GOV planned"]),
    (DRY + "Thousands protested in Dhaka against the killing of two students by police.", ["PROTEST/demo BGD CVL > BGD GOV", "ASSAULT/targeted BGD COP > BGD EDU"]),
    (DRY + "Chad withdrew from ECOWAS.", ["SANCTION/withdraw TCD > IGO ECOWAS"]),
    (DRY + "A minister in Oslo declined to comment.", []),
    (DRY + "The ministry called the drill a punishment for Taiwan.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*BESIDE, *JOINED, *SIDES, *CONDEMNED, *WHOSE, *TO_COME, *NOT_SO])
def test_events(code: Code, text: str, expected: list[str]) -> None:
    assert lines(code(text)) == expected


def test_no_intention_is_a_fact(code: Code) -> None:
    assert [e.factuality for e in code(DRY + "Serbia has no intention of meeting Croatia's president.").events] == ["CT+"]


def test_police_who_disperse_them_with_gas_are_told_once(code: Code) -> None:
    assert [(e.type, e.mode) for e in code(DRY + "Police dispersed them with tear gas.").events] == [("ASSAULT", "crowd-control")]


def test_a_letterhead_dates_a_report() -> None:
    text = "Minister Receives Envoys\n\nMinistry of Foreign Affairs of Ethiopia\nAddis Ababa, 9 October 2025\n\nThe minister today received the ambassador of Kenya.\n"
    assert infer_published(text, find_parts(text)) == (date(2025, 10, 9), "dateline")


def test_a_wire_signs_a_report_with_its_day() -> None:
    text = "Cyprus Buys Missiles\n\nNICOSIA, Cyprus (AP) _ Cyprus bought missiles on Friday.\n\nTurkey protested.\n\nAP-NY-01-10-97 1443EST\n"
    parts = find_parts(text)
    assert infer_published(text, parts) == (date(1997, 1, 10), "dateline")
    assert [p.kind for p in parts] == ["title", "dateline", "body", "body", "byline"]


def test_each_report_of_a_round_up_has_its_town() -> None:
    told = [f"{town} - Police arrested two men on Monday." for town in ("LAMITAN", "ISABELA", "KIDAPAWAN")]
    text = "Mindanao round-up\n\nMANILA, June 14, 2001 - It rained.\n\n" + "\n\n".join(told) + "\n"
    assert [text[slice(*p.span)] for p in find_parts(text) if p.kind == "dateline"] == ["MANILA, June 14, 2001 -", "LAMITAN -", "ISABELA -", "KIDAPAWAN -"]
    once = "Weather\n\nMANILA, June 14, 2001 - It rained.\n\nNATO - The alliance rejoiced.\n"
    assert [p.kind for p in find_parts(once)] == ["title", "dateline", "body", "body"]


def test_a_report_without_a_dateline_is_set_where_all_that_it_names_is(code: Code) -> None:
    told = "Thai soldiers sealed off a camp. Bangkok said Thailand would vote in May. Thailand's parliament met. The Thai baht fell. Police arrested ten protesters."
    record = code("Camp ringed\n\n" + told + "\n")
    arrest = next(e for e in record.events if e.mode == "arrest")
    assert ([m.code for m in arrest.actors], [m.code for m in arrest.recipients]) == (["THA COP"], ["THA CVL"])
