"""Who says so and who denies it, over two or three sentences of a report: denials, parts in a deed, counts, speakers, plans."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Event, Record

pytestmark = pytest.mark.model

Code = Callable[[str], Record]


def _word(record: Record, event: Event) -> str:
    return record.document.text[event.trigger[0] : event.trigger[1]]


def _event(record: Record, word: str) -> Event:
    return next(e for e in record.events if word in (words := _word(record, e), words.split()[0], words.split()[-1]))


def _source(record: Record, attribution: str | None) -> str:
    return next((a.source.name for a in record.attributions if a.id == attribution), "")


# (text, word of the deed, what each holder makes of it)
DENIED: list[tuple[str, str, list[str]]] = [
    (
        "Baku said that Armenian jets had bombed a village near Lachin. The Armenian Defence Ministry denied the attack.",
        "bombed", ["Azerbaijan (government) asserts", "Armenian Defence Ministry denies"],
    ),
    (
        "Witnesses said Turkish soldiers had shelled the town. The Turkish army said there had been no shelling.",
        "shelled", ["witnesses asserts", "Turkish Armed Forces denies"],
    ),
    (
        "Hamas said it had fired rockets at Sderot. An Israeli army spokesman said that no rockets had been fired.",
        "fired", ["Hamas asserts", "Israeli army spokesman denies"],
    ),
    (
        "Refugees said Chadian soldiers had killed nine herders. The army called the reports fabricated.",
        "killed", ["refugees asserts", "army denies"],
    ),
    (
        "Activists said police had arrested 40 monks. The ministry dismissed the claims as propaganda.",
        "arrested", ["activists asserts", "ministry denies"],
    ),
    (
        "Activists said police had arrested 40 monks. The ministry said the story was not true.",
        "arrested", ["activists asserts", "ministry denies"],
    ),
    (
        "The Houthis said Saudi planes had struck a funeral in Sanaa. The coalition denied the strike.",
        "struck", ["Houthis asserts", "coalition denies"],
    ),
    (
        "Witnesses said troops had burned the village, claims rejected by the army.",
        "burned", ["witnesses asserts", "army denies"],
    ),
    ("Georgia accused Russia of shelling villages, which Moscow denied.", "accused", ["author asserts", "Georgia asserts", "Russia (government) denies"]),
    ("Georgia accused Russia of shelling villages; Moscow denied the accusation.", "accused", ["author asserts", "Georgia asserts", "Russia (government) denies"]),
    ("Iran denied US claims that it had attacked the base.", "attacked", ["United States asserts", "Iran denies"]),
    ("Damascus dismissed as lies claims that its planes had dropped barrel bombs on Douma.", "dropped", ["Syria (government) denies"]),
    ("Congo rejected reports that its troops had killed villagers.", "killed", ["Democratic Republic of the Congo denies"]),
    ("The report that Turkish troops had entered Syria was false, Ankara said.", "entered", ["Turkey (government) denies"]),
    ("There is no truth in claims that Sudan has armed the rebels, Khartoum said.", "armed", ["Sudan (government) denies"]),
    ("Tehran neither confirmed nor denied that its navy had seized the tanker.", "seized", ["Iran (government) cannot-confirm"]),
    ("Riyadh has always denied bombing hospitals in Yemen.", "bombing", ["Saudi Arabia (government) denies"]),
    (
        "Iran has blamed Israel for the explosion in Isfahan. Israel insists it was not behind the explosion.",
        "explosion", ["Israel denies", "Iran asserts"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "stances"), DENIED, ids=[d[0] for d in DENIED])
def test_a_denial_belongs_to_what_is_denied(code: Code, text: str, word: str, stances: list[str]) -> None:
    record = code(text)
    ids = {e.id for e in record.events if _word(record, e) == word}
    found = [c for c in record.claims if ids & set(c.events)]
    assert [[f"{s.holder.name or s.holder.kind} {s.stance}" for s in c.stances] for c in found] == [stances]


def test_nobody_denies_what_his_own_side_has_charged(code: Code) -> None:
    record = code("Cambodia's defence ministry said Thai troops shelled a village. Bangkok said Cambodian troops had crossed the border. Phnom Penh denied any attack.")
    charge = next(c for c in record.claims if any(_word(record, e) == "shelled" for e in record.events if e.id in c.events))
    assert {s.stance for s in charge.stances} == {"asserts"}


def test_an_accusation_that_is_denied_was_made(code: Code) -> None:
    record = code("Rwanda has denied accusations by Congo that it backs the M23.")
    assert (_event(record, "accusations").factuality, _event(record, "accusations").realis) == ("CT+", "actual")


DENIES_AND_TELLS = "The Ethiopian army denied that it had shelled the market in Mekelle and gave the number of dead as six."


def test_who_denies_one_thing_may_tell_another(code: Code) -> None:
    record = code(DENIES_AND_TELLS)
    assert _event(record, "shelled").factuality == "CT-"
    assert [(f.low, f.kind) for f in record.figures] == [(6, "killed")]


# (text, word of the deed, code of who is said to have done it, how surely)
PARTS: list[tuple[str, str, list[str], str]] = [
    ("Kyiv denied responsibility for the attack on the depot.", "attack", ["UKR GOV"], "CT-"),
    ("Tehran denied any role in a series of attacks on Saudi tankers.", "attacks", ["IRN GOV"], "CT-"),
    ("Damascus said it had nothing to do with the killing of the journalist.", "killing", ["SYR GOV"], "CT-"),
    ("Belgrade said it was not involved in the ambush near Zvecan.", "ambush", ["SRB GOV"], "CT-"),
    ("Boko Haram admitted its part in the kidnapping of the girls.", "kidnapping", ["NGA REB"], "CT+"),
    ("The Colombian army admitted that it was behind the bombing of the market.", "bombing", ["COL MIL"], "CT+"),
    ("Israel denied the attack on the depot.", "attack", [], "CT-"),  # that it took place, or that it took part: the words do not say
]

WEATHER = "NAIROBI, July 8, 2014 (Newswire) - The weather was fine on Monday, the weather service said.\n\n"
# (text, word of the deed, who says so)
LAID: list[tuple[str, str, str]] = [
    ("Estonia blamed Russia for the cyberattack on its parliament.", "cyberattack", "Estonia"),
    ("Iran accused Israel of the assassination of a scientist in Tehran.", "assassination", "Iran"),
    ("Nigeria blamed the attack on Boko Haram.", "attack", "Nigeria"),
    ("Egypt was blamed by Ethiopia for the raid on the dam.", "raid", "Ethiopia"),
    ("Iran blamed Israel after Russian jets bombed Aleppo.", "bombed", ""),
]


@pytest.mark.parametrize(("text", "word", "source"), LAID, ids=[c[0] for c in LAID])
def test_whoever_blames_says_who_did_it(code: Code, text: str, word: str, source: str) -> None:
    record = code(f"{WEATHER}{text}")
    assert _source(record, _event(record, word).attribution) == source


MEANT = {"The government has done nothing to protect us, a farmer said.": "CT+", "The mayor said he would not say no to the offer.": "CT-"}


@pytest.mark.parametrize(("text", "certainty"), MEANT.items(), ids=MEANT)
def test_a_lack_may_be_what_somebody_is_charged_with(code: Code, text: str, certainty: str) -> None:
    assert [e.factuality for e in code(f"{WEATHER}{text}").events] == [certainty]


@pytest.mark.parametrize(("text", "word", "actors", "certainty"), PARTS, ids=[p[0] for p in PARTS])
def test_a_part_in_a_deed(code: Code, text: str, word: str, actors: list[str], certainty: str) -> None:
    event = _event(code(text), word)
    assert ([a.code for a in event.actors], event.factuality) == (actors, certainty)


# (text, {number: who gives it})
COUNTS: list[tuple[str, dict[int, str]]] = [
    ("The government spoke of only 14 deaths in the riots, but hospitals counted 31.", {14: "government", 31: "hospitals"}),
    ("The army spoke of five dead among its men, the rebels of 46.", {5: "army", 46: "rebels"}),
    ("The governor put the toll at 33; the mayor gave it as 50.", {33: "governor", 50: "mayor"}),
    ("At least 28 people, or 35, according to activists, were killed in Homs.", {28: "", 35: "activists"}),
    ("The army lost 12 men, or 30 according to the rebels.", {12: "", 30: "rebels"}),
    ("Police estimated the crowd at 5,000; the organisers claimed 20,000.", {5000: "police", 20000: "organisers"}),
    ("Rebels claimed 50 soldiers had died; the army admitted to 12 dead.", {50: "rebels", 12: "army"}),
    ("Amnesty International counted 70 arrests in Minsk.", {70: "Amnesty International"}),
    ("More than 70 people died, the Red Cross said; the army's own count was 31.", {70: "International Committee of the Red Cross", 31: "army"}),
    ("Mali's government denied that soldiers had executed herders and put the number of dead at four.", {4: "Mali's government"}),
]


@pytest.mark.parametrize(("text", "sources"), COUNTS, ids=[c[0] for c in COUNTS])
def test_every_number_has_its_own_source(code: Code, text: str, sources: dict[int, str]) -> None:
    record = code(text)
    assert {int(f.low or 0): _source(record, f.attribution) for f in record.figures} == sources


NO_COUNTS = ["He counted to 31.", "The minister gave the club 50.", "The crowd waved 40 flags and sang.", "They put 12 on the list."]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_bare_numbers_that_follow_no_count_are_none(code: Code, text: str) -> None:
    assert [f for f in code(text).figures if f.kind != "other"] == []


# (text, word of the deed, who says so)
SPEAKERS: list[tuple[str, str, str]] = [
    ("Two soldiers were killed near Gao, a spokesman for the army said.", "killed", "spokesman"),
    ("Rebels attacked the base in Kidal, an official in Bamako said.", "attacked", "official (Mali)"),
    ("Russian aircraft bombed Gori, killing at least 60 people, many of them civilians, according to the Georgian Foreign Ministry.", "bombed", "Georgian Foreign Ministry"),
]


@pytest.mark.parametrize(("text", "word", "source"), SPEAKERS, ids=[s[0] for s in SPEAKERS])
def test_who_speaks_last_says_all_of_it(code: Code, text: str, word: str, source: str) -> None:
    record = code(text)
    assert _source(record, _event(record, word).attribution) == source


def test_who_is_accused_does_not_accuse(code: Code) -> None:
    record = code("Georgia, accused of invading its breakaway region by Moscow, called on the United Nations to act.")
    sources = {record.document.text[a.cue[0] : a.cue[1]]: a.source.name for a in record.attributions if a.cue}
    assert sources["accused of"] == "Russia (government)"


# (text, word, codes of the actors)
TOGETHER: list[tuple[str, str, list[str]]] = [
    ("The presidents of Kenya and Somalia met in Nairobi. Both leaders agreed to open the border.", "agreed", ["KEN GOV", "SOM GOV"]),
    ("The foreign ministers of Iran and Iraq met. The two ministers signed a treaty.", "signed", ["IRN GOV MFA", "IRQ GOV MFA"]),
    ("Officials of the rebel government in Tripoli asked Egypt for weapons.", "asked", ["LBY REB"]),
    ("The separatist administration in Donetsk accused Kyiv of shelling a market.", "accused", ["UKR REB"]),
]


@pytest.mark.parametrize(("text", "word", "codes"), TOGETHER, ids=[t[0] for t in TOGETHER])
def test_offices_and_separatists(code: Code, text: str, word: str, codes: list[str]) -> None:
    assert [a.code for a in _event(code(text), word).actors] == codes


# (text, word of the deed, how certain it is, who answers, what the answer is about)
APPENDED: list[tuple[str, str, str, str, str]] = [
    ("Kenya closed the port over a plot that it says was aimed at its president, a charge Kampala denies.", "closed", "CT+", "Uganda (government)", "a charge"),
    ("Israel says Syria bombed a school in Aleppo, a claim Damascus rejected as absurd.", "bombed", "CT+", "Syria (government)", "a claim … as absurd"),
    ("Ethiopia accused Eritrea of arming rebels in Somalia, an accusation Asmara has denied.", "accused", "CT+", "Eritrea (government)", "an accusation"),
    ("The United States bombed a factory in Sudan that it said made gas, a charge Khartoum denied.", "bombed", "CT+", "Sudan (government)", "a charge"),
    ("Peru said Chilean troops had crossed the border, an allegation that Chile's foreign minister has often denied.", "crossed", "CT+", "Chile's foreign minister", "an allegation"),
]


@pytest.mark.parametrize(("text", "word", "certain", "who", "told"), APPENDED, ids=[a[0][:50] for a in APPENDED])
def test_who_denies_a_charge_denies_not_the_whole_sentence(code: Code, text: str, word: str, certain: str, who: str, told: str) -> None:
    record = code(text)
    assert _event(record, word).factuality == certain
    denial = next(a for a in record.attributions if a.source.name == who)
    assert " … ".join(text[slice(*span)] for span in denial.content) == told


# (text, who says what, told apart)
APART: list[tuple[str, list[str]]] = [
    ("Gunmen killed ten miners, police said, and the mayor said the town was calm.", ["police: Gunmen killed ten miners", "mayor: the town was calm"]),
    ("A Western diplomat said France would send troops. A second Western diplomat said it would not.", ["Western diplomat: France would send troops", "second Western diplomat: it would not"]),
    ("Lahore proposed that the line be opened; Delhi has not replied.", ["Pakistan: that the line be opened"]),
    (
        "Benin's army denied having a hand in the massacre, in which villagers say 40 people were killed.",
        ["Benin's army: having a hand in the massacre", "villagers: 40 people were killed"],
    ),
    ("The radio spoke of 64 Thai dead.", ["radio: of 64 Thai dead"]),
    ("Some 300 members of Hezbollah marched outside Government House and demanded that the premier resign.", ["members (Hezbollah): that the premier resign"]),
]


@pytest.mark.parametrize(("text", "said"), APART, ids=[a[0][:50] for a in APART])
def test_who_says_what_is_told_apart(code: Code, text: str, said: list[str]) -> None:
    record = code(text)
    assert [f"{a.source.name}: {' … '.join(text[slice(*span)] for span in a.content)}" for a in record.attributions] == said
    assert len({a.source.actor for a in record.attributions}) == len(said)


def test_two_who_are_meant_by_one_word_both_say_so(code: Code) -> None:
    record = code("Turkey and Greece held talks. Both governments said that Libya had violated the truce.")
    said = next(a for a in record.attributions if record.document.text[a.cue[0] : a.cue[1]] == "said") if record.attributions else None
    assert said is not None
    assert [said.source.name, *(s.name for s in said.also)] == ["Turkey", "Greece"]


# (text, word, realis)
PLANS: list[tuple[str, str, str]] = [
    ("The foreign ministers of Iran and Saudi Arabia are to meet in Baghdad on Monday.", "meet", "planned"),
    ("The Security Council is set to impose an arms embargo on South Sudan.", "impose", "planned"),
]


@pytest.mark.parametrize(("text", "word", "realis"), PLANS, ids=[p[0] for p in PLANS])
def test_what_is_to_come_has_not_happened(code: Code, text: str, word: str, realis: str) -> None:
    event = _event(code(text), word)
    assert (event.realis, event.factuality) == (realis, "PR+")


# (headline, word of the deed, codes of who does it and to whom, who says so)
HEADLINES: list[tuple[str, str, str, str, str]] = [
    ("Sudan's army bombs bases of paramilitary RSF in Khartoum", "bombs", "SDN MIL", "SDN PRM", ""),
    ("Sudan's army bombed bases of the RSF", "bombed", "SDN MIL", "SDN PRM", ""),
    ("Congo army shells rebel positions near Goma", "shells", "COD MIL", "COD", ""),
    ("Police fire tear gas at Nairobi protesters", "fire", "KEN COP", "KEN CVL", ""),
    ("Rwanda accused of backing rebels", "accused", "", "RWA", ""),
    ("Iran denies role in attack on US base in Jordan", "attack", "IRN", "USA", "Iran"),
    ("North Korea fires missile, South Korea says", "fires", "PRK", "", "South Korea"),
    ("North Korea fires missile into sea, Japan says", "fires", "PRK", "", "Japan"),
    ("Pakistan test-fires missile, India says", "fires", "PAK", "", "India"),
    ("Russia shells Kharkiv, Ukraine says", "shells", "RUS", "UKR", "Ukraine"),
    ("Eritrean troops pull out of Tigray towns, Ethiopia says", "pull", "ERI MIL", "ETH PRE", "Ethiopia"),
    ("Gunmen kill 12 in Mali village - officials", "kill", "", "MLI", "officials"),
    ("Thai, Cambodian troops trade fire near temple", "trade", "THA MIL KHM MIL", "", ""),
    ("Officers seize president as African Union threatens sanctions", "threatens", "IGO AU", "", ""),
    ("Ukraine: Russian missile killed five in Dnipro", "killed", "RUS", "UKR", "Ukraine"),
]


@pytest.mark.parametrize(("title", "word", "actor", "recipient", "source"), HEADLINES, ids=[h[0] for h in HEADLINES])
def test_headlines_keep_their_sides(code: Code, title: str, word: str, actor: str, recipient: str, source: str) -> None:
    record = code(f"{title}\n\nNAIROBI, May 12 - Shops stayed closed on Wednesday.\n")
    event = _event(record, word)
    assert " ".join(a.code for a in event.actors) == actor
    assert [r.code for r in event.recipients if r.code] == [recipient][: bool(recipient)]
    assert _source(record, event.attribution) == source
    assert event.realis != "generic"


def test_what_nobody_knows_is_no_claim(code: Code) -> None:
    record = code("Nobody knows how many miners were shot by the guards in Marikana.")
    assert record.claims == []
    assert [e.factuality for e in record.events] == ["Uu"]


def test_what_was_long_ago_is_not_dated_to_the_report(code: Code) -> None:
    event = _event(code("Villagers recalled killings in 1991 by army death squads."), "killings")
    assert (event.time.start or "")[:4] == "1991"


# (text, word of the deed, what each holder makes of it)
ANSWERED: list[tuple[str, str, list[str]]] = [
    (
        "At least 20 people were killed when a drone strike blamed on Eritrea hit a market in Tigray, doctors said. "
        "Aid workers left the town. A nurse wept. Eritrea denied any involvement.",
        "killed", ["doctors asserts", "Eritrea denies"],
    ),
    (
        "Residents said Chadian troops shelled a village near Lake Chad. Chad's army denied any part in it.",
        "shelled", ["residents asserts", "Chad's army denies"],
    ),
    (
        "Brazil's army shot two smugglers, police said. Peru denied any role in Bolivia.",
        "shot", ["police asserts"],
    ),
    (
        "Rebels advanced on Kindu on Sunday, residents said. The U.N. mission said it could not confirm the reports.",
        "advanced", ["residents asserts", "U.N. mission cannot-confirm"],
    ),
    (
        "The army said it had killed 40 militants in Sinai. Reuters was unable to verify the toll.",
        "killed", ["army asserts", "Reuters cannot-confirm"],
    ),
    (
        "Jets bombed a hospital in Idlib, activists said. There was no independent confirmation of the attack.",
        "bombed", ["activists asserts", " cannot-confirm"],
    ),
    (
        "Rebels attacked Goma on Sunday, residents said. The ministry would neither confirm nor deny the report.",
        "attacked", ["residents asserts", "ministry cannot-confirm"],
    ),
    (
        "Rebels attacked Goma on Sunday, residents said. It was not possible to confirm either side's claims.",
        "attacked", ["residents asserts", " cannot-confirm"],
    ),
    (
        "Rebels stormed Goma on Sunday, residents said. Uganda denied that its forces were involved.",
        "stormed", ["residents asserts", "Uganda denies"],
    ),
    (
        "Rebels stormed Goma on Sunday, residents said. Uganda said it was not involved.",
        "stormed", ["residents asserts", "Uganda denies"],
    ),
    (
        "Rebels stormed Goma on Sunday, residents said. Uganda was not certain whether its soldiers had been involved.",
        "stormed", ["residents asserts"],
    ),
    (
        "Rebels stormed Goma on Sunday, residents said. It is not known whose soldiers were involved.",
        "stormed", ["residents asserts"],
    ),
    (
        "Rebels stormed Goma on Sunday, residents said. Uganda denied that its soldiers were involved in Somalia.",
        "stormed", ["residents asserts"],
    ),
    (
        "Rebels captured the town of Goma on Sunday, residents said. The Congolese army denied the town had fallen.",
        "captured", ["residents asserts", "FARDC denies"],
    ),
    (
        "Soldiers killed 40 villagers in Mopti on Sunday, rights groups said. The army disputed those figures.",
        "killed", ["rights groups asserts", "army denies"],
    ),
    (
        "Chad accused Sudan of shelling a village. Libya said its soldiers killed five smugglers. Sudan dismissed the accusations.",
        "shelling", ["Chad asserts", "Sudan denies"],
    ),
    (
        '"Our soldiers have killed ten fighters," the Congolese army spokesman said, accusing Uganda of shelling Bunia. Kampala called the claim "absurd".',
        "killed", ["Congolese army spokesman asserts"],
    ),
    (
        "Rain fell in Goma. The Congolese army said it had killed 40 rebels and accused Uganda of arming them. Uganda rejected the accusation.",
        "arming", ["FARDC asserts", "Uganda denies"],
    ),
    (
        "Rebels said they had taken Bukavu. The army said it had killed 30 rebels. Neither side's claims could be verified.",
        "taken", ["rebels asserts", " cannot-confirm"],
    ),
    (
        "Mali's government accused Algeria of sheltering rebels. The rebels said they had killed 20 soldiers in Kidal. Rain fell. Algeria rejected the accusation.",
        "sheltering", ["Mali's government asserts", "Algeria denies"],
    ),
    (
        "Mali's government accused Algeria of sheltering rebels. The rebels said they had killed 20 soldiers in Kidal. Rain fell. Algeria rejected the accusation.",
        "killed", ["rebels asserts"],
    ),
    (
        "Rebels said they had taken Bukavu. The army said it had killed 30 rebels. The claim could not be verified.",
        "taken", ["rebels asserts"],
    ),
    (
        "Myanmar's army killed nine civilians on Monday, witnesses said. More than 7,000 civilians have been killed by the army since the coup, a rights group said.",
        "killed", ["witnesses asserts"],
    ),
    (
        "Rebels attacked Goma on Sunday, residents said. The ministry confirmed the report.",
        "attacked", ["residents asserts"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "held"), ANSWERED, ids=[a[0] for a in ANSWERED])
def test_what_was_told_is_answered(code: Code, text: str, word: str, held: list[str]) -> None:
    """Whoever is blamed denies the deed when he denies "any role", and whoever cannot confirm a report leaves open what it told."""
    record = code(text)
    claim = next(c for c in record.claims if _event(record, word).id in c.events)
    assert [f"{s.holder.name} {s.stance}" for s in claim.stances] == held
