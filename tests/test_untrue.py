"""What somebody calls untrue, and who shares a border: neither a claim called false nor a neighbour is a deed or a side.

A row is a text and what its record must say, written as in told.py.
"""

from __future__ import annotations

import pytest

from told import DRY, Code, Table, lines

pytestmark = pytest.mark.model

UNTRUE: Table = [
    (DRY + "The ministry called reports of an attack on the convoy fabricated.", ["REJECT ministry > -", "ASSAULT - > convoy denied"]),
    (DRY + "The Chadian ministry called reports that its troops had attacked the base baseless.", ["REJECT TCD GOV > -", "ASSAULT TCD MIL > - denied"]),
    (DRY + "Togo's army called claims that it had shelled the village fabricated.", ["REJECT TGO MIL > -", "ASSAULT/heavy-weapons TGO MIL > - denied"]),
    (DRY + "The ministry denounced reports of an attack on the base as baseless.", ["REJECT ministry > -"]),
    (DRY + "Ghana called the raid a massacre.", ["ACCUSE/disapprove GHA > -"]),
    (DRY + "Niger called Chad's report a lie and warned of war.", ["REJECT NER > TCD", "THREATEN/violence NER > TCD"]),
]  # fmt: skip

# Whose deed is denied made no charge; who made it is named in it, or nowhere.
CHARGED: Table = [
    (DRY + "Kenya rejected claims that Somali troops had attacked the base.", ["REJECT KEN > -", "ASSAULT SOM MIL > - denied"]),
    (DRY + "Kenya rejected a charge that Somalia made on Monday.", ["REJECT KEN > SOM"]),
    (DRY + "A judge in Ghana dismissed the charges against John Mensah.", ["REJECT GHA JUD > John Mensah"]),
]  # fmt: skip

BORDERS: Table = [
    (DRY + "Gunmen attacked a gold mine near the border with Burkina Faso.", ["ASSAULT gunmen > -"]),
    (DRY + "Protesters blocked a road near the frontier with Bolivia.", ["PROTEST/obstruct protesters > -"]),
    (DRY + "Turkish troops shelled villages near the border with Syria.", ["ASSAULT/heavy-weapons TUR MIL > SYR"]),
    (DRY + "Turkey closed its border with Iraq.", ["SANCTION/discontinue TUR > IRQ"]),
    (DRY + "Russia massed troops near its border with Ukraine.", ["MOBILIZE/troops RUS > UKR"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), [*UNTRUE, *CHARGED, *BORDERS])
def test_neither_a_claim_called_false_nor_a_neighbour_is_a_deed_or_a_side(code: Code, text: str, told: list[str]) -> None:
    assert lines(code(text)) == told


ANSWERED = [
    ("Rebels said they had taken the town, a claim the army called false.", "taken", "army"),
    ("Lebanon said Israel had shelled a village, an allegation Israel described as baseless.", "shelled", "Israel"),
    ("Rebels overran Bria, residents said. \"Bria has not fallen,\" Defence Minister Claude Yamina said.", "overran", "Claude Yamina"),
    ("The envoy of Mali repeated Khartoum's charge that Chad was arming rebels. Chad denied the charge.", "arming", "Chad"),
]


@pytest.mark.parametrize(("text", "word", "who"), ANSWERED)
def test_who_calls_it_false_contests_the_deed(code: Code, text: str, word: str, who: str) -> None:
    record = code(DRY + text)
    event = next(e for e in record.events if record.document.text[slice(*e.trigger)].startswith(word))
    claim = next(c for c in record.claims if event.id in c.events)
    assert (claim.status, [s.holder.name for s in claim.stances if s.stance == "denies"]) == ("contested", [who])
