"""Deeds that a sentence takes as done while it tells of an answer, and what was asserted being denied some other way than it was told.

A row is a text and what its record must say, written as in told.py, or what each holder makes of the deed.
"""

from __future__ import annotations

import pytest

from told import DRY, Code, Table, lines

pytestmark = pytest.mark.model

ANSWERED: Table = [
    ("Norway condemned the shelling of Goma by Rwandan troops.", ["ACCUSE/disapprove NOR > RWA MIL", "ASSAULT/heavy-weapons RWA MIL > COD"]),
    ("Sweden voiced alarm at Iran's seizure of a Danish tanker.", ["ACCUSE/disapprove SWE > IRN", "COERCE/seize IRN > DNK BUS"]),
    ("Kenya was angered by the arrest of two Kenyan pilots by Somali police.", ["ACCUSE/disapprove KEN > -", "COERCE/arrest SOM COP > KEN MIL"]),
    ("Cuba condemned the killing of four Cuban doctors.", ["ACCUSE/disapprove CUB > -", "ASSAULT/targeted - > CUB MED"]),
    ("Rwandan troops shelled Goma on Monday. Norway condemned the shelling of Goma by Rwandan troops.",
     ["ASSAULT/heavy-weapons RWA MIL > COD", "ACCUSE/disapprove NOR > RWA MIL"]),
    ("Belarus justified the raid on Kharkiv.", ["SUPPORT BLR > -", "ASSAULT - > UKR"]),
    ("The verdict provoked an attack on the court in Lima.", ["ASSAULT - > PER JUD"]),
    ("Kenyan envoys spoke of a massacre by Ethiopian soldiers.", ["ACCUSE/disapprove KEN GOV > -", "ASSAULT/targeted ETH MIL > -"]),
]  # fmt: skip

TURNED: Table = [
    ("Chad is not the country that bombed the bridge.", ["ASSAULT/aerial TCD > - denied"]),
    ('"We will not be the ones who start a war," Chad\'s president said.', ["ASSAULT TCD GOV > - denied"]),
    ("The march ended with the arrest of its leader.", ["PROTEST/demo - > -", "COERCE/arrest police (implied) > leader"]),
    ("A witness swore that Chad had bombed the bridge.", ["ASSAULT/aerial TCD > -"]),
    ("Niger warned of a Chadian attack on Diffa.", ["ASSAULT TCD > NER hypothetical"]),
    ("Had Chad bombed the bridge, Niger would have said so.", ["ASSAULT/aerial TCD > - denied"]),
    ("Hezbollah threatened to strike deep inside Israel.", ["THREATEN/violence LBN REB > -", "ASSAULT LBN REB > ISR threatened"]),
    ("A reporter was caught in a hail of gunfire.", ["ASSAULT/firearms - > -"]),
    ("Niger would neither confirm nor deny that it had bombed the bridge.", ["ASSAULT/aerial NER > -"]),
    ("Chad's president denied that he was blocking a deal and accused Niger of lying.", ["REJECT TCD GOV > -", "ACCUSE/allege TCD GOV > NER"]),
    ("Norway condemned the arrests but stopped short of suspending aid.", ["ACCUSE/disapprove NOR > -"]),
    ("The minister offered no evidence.", []),
]  # fmt: skip

SIDES: Table = [
    ("France recalled its ambassador from Niger, where the army had opened fire on students.", ["SANCTION/withdraw FRA > NER", "ASSAULT/firearms NER MIL > NER EDU"]),
    ("The EU froze the assets of two Malian generals over the killing of students by soldiers.",
     ["SANCTION/discontinue IGO EU > MLI MIL", "ASSAULT/targeted MLI MIL > MLI EDU"]),
    ("Jets hit a market in Syria, an attack that killed ten people.", ["ASSAULT/aerial jets > SYR"]),
    ("Peru's president dissolved Congress on Friday.", ["COERCE/restrict PER GOV > PER LEG"]),
    ("The rebels seized the courthouse in Bangui.", ["COERCE/seize CAF REB > CAF"]),
]  # fmt: skip

TABLES = {"answered": ANSWERED, "turned": TURNED, "sides": SIDES}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=f"{name}: {t}") for name, rows in TABLES.items() for t, e in rows])
def test_events(code: Code, text: str, expected: list[str]) -> None:
    assert lines(code(DRY + text)) == expected


# (text, word of the deed, what each holder makes of it)
HELD: list[tuple[str, str, set[tuple[str, str]]]] = [
    ("Chad said Libyan troops had shelled a clinic in Faya on Tuesday. Libya denied shelling the clinic.", "shelled", {("asserts", "Chad"), ("denies", "Libya")}),
    ("Chad said Libyan jets had killed six herders near Faya. Tripoli denied killing civilians.", "killed", {("asserts", "Chad"), ("denies", "Libya (government)")}),
    ("Chad said Libyan troops had shelled a clinic in Faya. Libya said it had carried out no strikes in the area.", "shelled", {("asserts", "Chad"), ("denies", "Libya")}),
    ("A UN report said Chad had supplied mortars to the Darfur rebels. Chad denied backing the rebels.", "supplied", {("asserts", "United Nations"), ("denies", "Chad")}),
    ("A UN report said Chad had supplied mortars to the Darfur rebels. Chad denied that it had armed anyone.", "supplied", {("asserts", "United Nations"), ("denies", "Chad")}),
    ("A UN report said Chad had supplied mortars to the Darfur rebels. Chad denied it.", "supplied", {("asserts", "United Nations"), ("denies", "Chad")}),
    ("A UN report said Chad had supplied mortars to the Darfur rebels. Chadian officials insisted that no mortars had been sent.", "supplied",
     {("asserts", "United Nations"), ("denies", "Chadian officials")}),
    ("A UN report said Chad had supplied mortars to the Darfur rebels. Chad said it had nothing to do with the rebels.", "supplied", {("asserts", "United Nations"), ("denies", "Chad")}),
    ("The rebels said they had captured the town of Faya. The army said the town was still in its hands.", "captured", {("asserts", "rebels"), ("denies", "army")}),
    ("Rebels kidnapped 20 girls in May. Troops freed 16 hostages on Sunday, the military said, but relatives disputed that.", "freed", {("asserts", "military"), ("denies", "relatives")}),
    ("Chad said Libyan troops had shelled a clinic in Faya. A Western diplomat doubted that Libya was responsible.", "shelled", {("asserts", "Chad"), ("doubts", "Western diplomat")}),
    ("Lawyers said six clerks had been beaten by Kenyan police. Police rejected the claims.", "beaten", {("asserts", "lawyers"), ("denies", "police")}),
    ("Lawyers said six clerks had been beaten by Kenyan police. The police commissioner said no one had been beaten.", "beaten",
     {("asserts", "lawyers"), ("denies", "police commissioner")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "held"), HELD, ids=[t for t, _, _ in HELD])
def test_what_each_holder_makes_of_it(code: Code, text: str, word: str, held: set[tuple[str, str]]) -> None:
    claims = [c for c in code(DRY + text).claims if c.proposition.text.split()[0] == word]
    assert [({(s.stance, s.holder.name) for s in c.stances}, c.status) for c in claims] == [(held, "contested")]


def test_nobody_denies_what_he_urged_himself(code: Code) -> None:
    record = code(DRY + "Moscow urged restraint. Russia denied it had sent troops to Chad.")
    assert all(c.status != "contested" for c in record.claims)


@pytest.mark.parametrize("text", ["Chad faces accusations that it bombed the bridge.", "Chad heard claims that it had bombed the bridge."])
def test_whoever_a_charge_meets_did_not_make_it(code: Code, text: str) -> None:
    assert all(a.source.name != "Chad" for a in code(DRY + text).attributions)


@pytest.mark.parametrize(("text", "factuality"), [
    ("Niger cast doubt on claims that Chad had bombed the bridge.", "PS-"),
    ("Niger has not confirmed or denied that it bombed the bridge.", "Uu"),
    ("Niger has not ruled out that Chad bombed the bridge.", "PS+"),
    ("Niger voiced concern over the bombing of a bridge by Chad.", "CT+"),
    ("Niger cleared Chad of bombing the bridge.", "CT-"),
])  # fmt: skip
def test_how_surely(code: Code, text: str, factuality: str) -> None:
    assert [e.factuality for e in code(DRY + text).events if e.type == "ASSAULT"] == [factuality]
