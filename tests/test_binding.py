"""The time, the place and the figure go to the event they hang on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.coding import Coder
from dragoman.reading import document_from_text
from dragoman.records import Event, Record

pytestmark = pytest.mark.model

# The report is of Wednesday, 12 May 2010.
TODAY = "2010-05-12..2010-05-12 document"


def event(record: Record, trigger: str) -> Event:
    text = record.document.text
    found = [e for e in record.events if trigger in (words := text[slice(*e.trigger)], words.split()[0], words.split()[-1])]
    assert len(found) == 1, [text[slice(*e.trigger)] for e in record.events]
    return found[0]


def when(e: Event) -> str:
    return f"{e.time.start}..{e.time.end} {e.time.basis}" if e.time.start else "open"


TIMES = [
    ("Russian troops shelled a village on Monday.", {"shelled": "2010-05-10..2010-05-10 expression"}),
    ("On 3 May Israel bombed Beirut and on 5 May it released ten prisoners.", {"bombed": "2010-05-03..2010-05-03 expression", "released": "2010-05-05..2010-05-05 expression"}),
    ("Ghana said on Tuesday that rebels had attacked Accra on Sunday.", {"attacked": "2010-05-09..2010-05-09 expression"}),
    ("At least two miners were killed and scores injured in Kenya on Monday.", {"killed": "2010-05-10..2010-05-10 expression"}),
    ("The smuggler was arrested in Kenya and is to be deported next week.", {"arrested": "2010-05-12..2010-05-12 document"}),
    ("The smuggler was arrested in Kenya and was brought ashore on Monday.", {"arrested": "2010-05-12..2010-05-12 document"}),
    ("Kenya's opposition called for rallies on May 20.", {"called": TODAY}),
    ("Chad and Sudan signed a truce in January last year. Three months later, Chad shelled Darfur.", {"shelled": "2009-04-01..2009-04-30 expression"}),
    ("Iraq executed 21 prisoners in 2009.", {"executed": "2009-01-01..2009-12-31 expression"}),
    ("Turkey arrested 40 officers last week.", {"arrested": "2010-05-03..2010-05-09 expression"}),
    ("Talks between India and Pakistan began in March.", {"Talks": "2010-03-01..2010-03-31 expression"}),
    ("The army of Chad attacked rebels in January, killing 40 people.", {"attacked": "2010-01-01..2010-01-31 expression"}),
    ("Russia's annexation of Crimea in March 2010 angered Ukraine.", {"annexation": "2010-03-01..2010-03-31 expression"}),
    ("Poland expelled two Russian diplomats.", {"expelled": TODAY}),
    ("Poland expelled two Russian diplomats because Russia arrested a Polish journalist.", {"expelled": TODAY, "arrested": "open"}),
    ("Egypt condemned Israel on Monday and recalled its ambassador.", {"condemned": "2010-05-10..2010-05-10 expression"}),
    ("Iranian police arrested three journalists between 1 and 3 May.", {"arrested": "2010-05-01..2010-05-03 expression"}),
]

# A date in an aside, or of what an act of speech is about, is no date of the act.
BACKGROUND = [
    ("Gabon, independent since 1960, expelled a French diplomat.", {"expelled": TODAY}),
    ("Uganda, ruled by one party since 1986, expelled a French diplomat.", {"expelled": TODAY}),
    ("Cuba's leader, president in 1976, met the Chinese premier.", {"met": TODAY}),
    ("Poland, a member of NATO since 1999, sent troops to Chad.", {"sent": TODAY}),
    ("Aid groups accuse Sudan of bombing Juba in 1994.", {"accuse": TODAY}),
    ("The United Nations accused Chad of bombing villages in 2005.", {"accused": TODAY}),
    ("Belgium condemned the massacre of 2004.", {"condemned": TODAY}),
    ("Italy condemned mass killings in 2003.", {"condemned": TODAY}),
    ("Kenya blamed Uganda for the war of 1998.", {"blamed": TODAY}),
    ("Greece criticised Turkey over the 1974 invasion.", {"criticised": TODAY}),
    ("Spain protested against the arrest of two priests in 2007.", {"protested": TODAY}),
    ("Israel demanded an inquiry into the 1995 killing of its prime minister.", {"demanded": TODAY}),
    ("Chadian police arrested a former minister over the 1990 massacre.", {"arrested": TODAY}),
    ("Kenyan police arrested two men in connection with the 2002 bombing of a hotel.", {"arrested": TODAY}),
    ("Italy jailed two men for the Bologna bombing of 1980.", {"jailed": TODAY}),
    ("The European Union imposed sanctions on Sudan over killings in Darfur in 2004.", {"imposed": TODAY}),
    ("Rwanda agreed to withdraw its troops next month.", {"agreed": TODAY}),
    ("A United Nations report accuses Chad of war crimes during the 2006 offensive.", {"accuses": TODAY}),
    ("The Greek parliament called the killings in 1915 a genocide.", {"called": TODAY}),
    ("Georgia's president, who took office in 2004, accused Russia of aggression.", {"accused": TODAY}),
    ("Malaysia expelled a Burmese diplomat after the killing in February.", {"expelled": TODAY}),
    # But what is said of the act, or before it, dates it.
    ("In 2004, Belgium accused Rwanda of invading Congo.", {"accused": "2004-01-01..2004-12-31 expression"}),
    ("Belgium accused Rwanda in 2004 of invading Congo.", {"accused": "2004-01-01..2004-12-31 expression"}),
    ("On Monday, Belgium condemned the massacre of 2004.", {"condemned": "2010-05-10..2010-05-10 expression"}),
    ("The African Union condemned the bombing on Sunday.", {"condemned": "2010-05-09..2010-05-09 expression"}),
    ("Libya rejected the charges in 1992.", {"rejected": "1992-01-01..1992-12-31 expression"}),
    ("The war of 1967 killed thousands of Egyptians.", {"killed": "1967-01-01..1967-12-31 expression"}),
    ("The blast, which took place on Sunday, killed 12 soldiers in Kabul.", {"killed": "2010-05-09..2010-05-09 expression"}),
    ("Egyptian and Israeli ministers met in Geneva in June 2006.", {"met": "2006-06-01..2006-06-30 expression"}),
]

# What has gone on since a time runs from it to the day of the report.
SINCE = [
    ("The war has killed 40,000 Turks since 1984.", {"killed": "1984-01-01..2010-05-12 expression"}),
    ("Kurdish rebels have killed 5,000 soldiers since they took up arms in 1984.", {"killed": "1984-01-01..2010-05-12 expression"}),
    ("Ethiopia and Somalia have fought two wars since 1960.", {"fought": "1960-01-01..2010-05-12 expression"}),
    ("Since 2003, American troops have killed thousands of Iraqis.", {"killed": "2003-01-01..2010-05-12 expression"}),
    ("Thai police have arrested 200 activists since the coup in 2006.", {"arrested": "2006-01-01..2010-05-12 expression"}),
    ("Since Monday, Thai police have arrested 40 protesters.", {"arrested": "2010-05-10..2010-05-12 expression"}),
    ("Chad launched its first attack since January on Monday.", {"launched": "2010-05-10..2010-05-10 expression"}),
]

SINCE_A_DEED = [
    ("Argentina has had no envoy in London since its invasion of the Falklands in April 1982.", {"invasion": "1982-04-01..1982-04-30 expression"}),
    ("Iraq has been under sanctions since August 1990, when it invaded Kuwait.", {"invaded": "1990-08-01..1990-08-31 expression"}),
    ("The school has been shut since 2004, when Chechen rebels seized 1,100 hostages.", {"seized": "2004-01-01..2004-12-31 expression"}),
]

# How far something lies from what was done on a day.
BESIDE = [
    ("Poland recalled its ambassador, a day after Belarus arrested ten Polish journalists.", {"recalled": TODAY, "arrested": "2010-05-11..2010-05-11 expression"}),
    ("Brazil expelled the Cuban ambassador on Tuesday, hours after Cuba refused to release a Brazilian journalist.", {"refused": "2010-05-11..2010-05-11 expression"}),
    ("Syria expelled the Danish envoy on Sunday, two days after protesters burned the Danish embassy in Damascus.", {"burned": "2010-05-07..2010-05-07 expression"}),
    ("Egypt closed the border on Monday, a year after Israel bombed Gaza.", {"bombed": "2009-01-01..2009-12-31 expression"}),
    ("Hamas fired rockets at Israel on Monday, a week after an Israeli air strike on Gaza.", {"strike": "2010-05-03..2010-05-03 expression"}),
    ("Ghana will sign the treaty on Friday, a day before its president meets the Nigerian leader.", {"meets": "2010-05-15..2010-05-15 expression"}),
    ("The rebels attacked Goma on Saturday, hours before the Congolese president met the Rwandan leader.", {"met": "2010-05-08..2010-05-08 expression"}),
    ("Chad recalled its envoy in March, a month after Sudanese jets bombed a Chadian village.", {"bombed": "open"}),
    ("Uganda invaded Congo on Monday, two days after accusing Congo of shelling its villages.", {"accusing": "2010-05-08..2010-05-08 expression"}),
    ("Egypt closed the border on Monday, a month to the day after Israel bombed Gaza.", {"bombed": "2010-04-10..2010-04-10 expression"}),
    ("Egypt closed the border on Monday, exactly a year after Israel bombed Gaza.", {"bombed": "2009-05-10..2009-05-10 expression"}),
    (
        "Kenya said on Tuesday, two days after Ugandan troops attacked a village, that it had recalled its ambassador.",
        {"attacked": "2010-05-09..2010-05-09 expression"},
    ),
    (
        "Kenya said Tuesday, a day after Ugandan troops attacked a village, that it would recall its ambassador.",
        {"attacked": "2010-05-10..2010-05-10 expression", "recall": "2010-05-11..2010-05-11 inherited"},
    ),
]

# The main deed is reckoned from what was dated before it.
AFTER_IT = [
    ("The general was seized in September 2008. Two months after his arrest, Chad expelled the French envoy.", {"expelled": "2008-11-01..2008-11-30 expression"}),
    ("Rebels attacked Goma on May 3. Two days after they attacked Goma, Chad expelled the French envoy.", {"attacked": "2010-05-03..2010-05-03 expression", "expelled": "2010-05-05..2010-05-05 expression"}),
    ("Rebels attacked Goma on May 3. Soon afterwards, Chad expelled the French envoy.", {"expelled": "2010-05-03..2010-05-03 inherited"}),
    ("Israel bombed Gaza on May 3. Hours later, Hamas fired rockets at Israel.", {"fired": "2010-05-03..2010-05-03 inherited"}),
    ("Israel bombed Gaza on May 3. Egypt condemned Israel.", {"condemned": TODAY}),
    ("Israel bombed Gaza on May 3. Weeks later, Egypt condemned Israel.", {"condemned": "open"}),
    ("Israel bombed Gaza on May 3. Two days later, Egypt condemned Israel.", {"condemned": "2010-05-05..2010-05-05 expression"}),
]

# Who says that he refuses, accuses or is ready does it when he says it; what somebody told on a day was not done later.
SAID = [
    ("Malaysia said on Monday that it was ready to host talks between the two sides.", {"ready": "2010-05-10..2010-05-10 inherited"}),
    ("Iran said Monday it rejected the offer made by the United States.", {"rejected": "2010-05-10..2010-05-10 inherited"}),
    ("Hamas said in a letter dated May 2 that it was ready to release two Israeli soldiers.", {"ready": "2010-05-02..2010-05-02 inherited"}),
    ("Kenya's police said on Sunday they would arrest the protesters.", {"arrest": "2010-05-09..2010-05-09 inherited"}),
    ("Rebels said they would attack Goma on Friday.", {"attack": "2010-05-14..2010-05-14 expression"}),
    ("Libya said on Friday it arrested three Maltese fishermen.", {"arrested": "2010-05-07..2010-05-07 inherited"}),
    ("Libya said on Friday that its troops bombed Benghazi on Thursday.", {"bombed": "2010-05-06..2010-05-06 expression"}),
]

# What is set down for a day has that day.
SET_DOWN = [
    ("The Cuban and Chilean ministers were due to travel to Lima on Sunday.", {"due": "2010-05-16..2010-05-16 expression"}),
    ("Envoys from Peru and Chile are scheduled to meet in Lima next week.", {"scheduled": "2010-05-17..2010-05-23 expression"}),
    ("Talks between Iran and the United States are due to resume in Oman on Sunday.", {"Talks": "2010-05-16..2010-05-16 expression"}),
]

# A clause that says when the deed was, or the words in which something was said, dates that; one that describes a place does not.
DESCRIBED = [
    ("Egypt's incursion into Libya, launched on April 6, has angered Turkey.", {"incursion": "2010-04-06..2010-04-06 expression"}),
    ("The massacre, committed by Serbian troops in July 1995, shocked Europe.", {"massacre": "1995-07-01..1995-07-31 expression"}),
    ("In a letter sent late on Monday, the rebels accused the government of Colombia of violating the truce.", {"accused": "2010-05-10..2010-05-10 expression"}),
    ("At a summit held in Lima in 2008, Brazil and Peru agreed to share data.", {"agreed": "2008-01-01..2008-12-31 expression"}),
    ("In a village destroyed by rebels in 2004, soldiers shot dead two farmers.", {"shot": TODAY}),
    ("The minister, elected in 2006, condemned the attack.", {"condemned": TODAY}),
    ("Turkey arrested a writer who was jailed for six years in 2003.", {"arrested": TODAY, "jailed": "2003-01-01..2003-12-31 expression"}),
]

# What is done every year has no days of its own.
HABITS = [
    ("Somali pirates seize ships every summer.", {"seize": TODAY}),
]

PLACES = [
    ("Russian troops shelled a village near Kharkiv.", {"shelled": "Kharkiv"}),
    ("On 3 May Israel bombed Beirut and on 5 May it released ten prisoners in Haifa.", {"bombed": "Beirut", "released": "Haifa"}),
    ("Turkey arrested 40 officers in Ankara.", {"arrested": "Ankara"}),
    ("Police in Paris arrested 12 Algerian protesters.", {"arrested": "Paris"}),
    ("Talks between India and Pakistan began in Geneva.", {"Talks": "Geneva"}),
    ("Rebels attacked Goma, a town in Congo.", {"attacked": "Goma"}),
    ("Rebels attacked Aleppo.", {"attacked": "Aleppo"}),
    ("Russia's annexation of Crimea angered Ukraine.", {"annexation": "Crimea"}),
    ("Russia imposed sanctions on Turkey.", {"imposed": None}),
    ("Iran condemned Israel.", {"condemned": None}),
    ("Sanctions by the European Union hurt Belarus.", {"Sanctions": None}),
    ("Somali soldiers arrested a Kenyan pilot in central Mogadishu.", {"arrested": "Mogadishu"}),
    ("Gunmen stormed a boarding school in Nigeria's Zamfara state.", {"stormed": "Zamfara State"}),
    ("Rebels bombed a police academy in the Colombian city of Cali.", {"bombed": "Cali"}),
    ("Gunmen shot dead three Burmese officials who were drawing up lists in Magway region.", {"shot": "Magway"}),
    ("Georgian police used tear gas to drive demonstrators from the square in Tbilisi.", {"used": "Tbilisi"}),
    ("Haitian gangs burned a police station and shot dead nine people in Delmas.", {"burned": "Delmas", "shot": "Delmas"}),
    ("Nigeria withdrew its soldiers from Liberia.", {"withdrew": "Liberia"}),
    ("Police in Dhaka arrested a man who had fought in Syria.", {"arrested": "Dhaka"}),
    ("Kenya condemned the shelling of a market in Khartoum.", {"condemned": None}),
    ("The U.N. Security Council met on Monday at the request of Congo.", {"met": None}),
    ("Police cut phone lines across much of Rakhine.", {"cut": "Rakhine"}),
    ("Demonstrators threw stones at the Peruvian embassy in Quito.", {"threw": "Quito"}),
]

FIGURES = [
    ("Poland expelled two Russian diplomats after Russia arrested a Polish journalist.", {"expelled": ["two Russian diplomats"], "arrested": []}),
    ("Iraq executed 21 prisoners in 2009.", {"executed": ["21 prisoners"]}),
    ("The army of Chad attacked rebels in January, killing 40 people.", {"attacked": ["40 people"]}),
    ("Israel bombed Beirut and released ten prisoners.", {"bombed": [], "released": ["ten prisoners"]}),
    ("Police in Paris arrested 12 Algerian protesters.", {"arrested": ["12 Algerian protesters"]}),
    ("Canada sent 300 soldiers to Haiti.", {"sent": ["300 soldiers"]}),
    ("Egypt said 15 soldiers had been killed in an attack by Libyan rebels.", {"killed": ["15 soldiers"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*TIMES, *BACKGROUND, *SINCE, *SINCE_A_DEED, *BESIDE, *AFTER_IT, *SAID, *SET_DOWN, *DESCRIBED, *HABITS], ids=lambda x: x if isinstance(x, str) else "")
def test_times(code: Callable[[str], Record], text: str, expected: dict[str, str]) -> None:
    record = code(text)
    assert {t: when(event(record, t)) for t in expected} == expected


@pytest.mark.parametrize(("text", "expected"), PLACES, ids=[t for t, _ in PLACES])
def test_places(code: Callable[[str], Record], text: str, expected: dict[str, str | None]) -> None:
    record = code(text)
    names = {p.id: p.name for p in record.places}
    assert {t: names.get(event(record, t).place or "") for t in expected} == expected


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[t for t, _ in FIGURES])
def test_figures(code: Callable[[str], Record], text: str, expected: dict[str, list[str]]) -> None:
    record = code(text)
    words = {f.id: text[slice(*f.span)] for f in record.figures}
    assert {t: [words[f] for f in event(record, t).figures] for t in expected} == expected


def test_what_an_event_gives_its_figure(code: Callable[[str], Record]) -> None:
    record = code("Egypt said rebels had killed 15 soldiers in Benghazi on Monday.")
    (figure,) = record.figures
    (killed,) = record.events
    assert (figure.place, figure.time, figure.attribution) == (killed.place, killed.time, killed.attribution)
    assert killed.time.start == "2010-05-10"


def test_without_a_date_nothing_is_dated(coder: Coder) -> None:
    record = coder.code(document_from_text("Poland expelled two Russian diplomats on Monday.", "t"))
    assert when(record.events[0]) == "open"
    assert "no publication date was given or found: relative dates stay open" in record.notes


ROUND_UP = """News in brief

ACCRA, March 3, 2009 (AFP) - Ghana arrested five miners on Tuesday after a riot.

Norway hosts envoys

OSLO, March 5, 2009 (Reuters) - Norway hosted envoys of Chad on Thursday. France invaded Chad yesterday. Spain condemned Chad.

Peru recalls envoy

LIMA, March 6 (AP) - Peru recalled its ambassador to Chile.
"""


def test_briefs_are_dated_by_their_own_datelines(coder: Coder) -> None:
    record = coder.code(document_from_text(ROUND_UP, "t"))
    days = {"arrested": "2009-03-03", "invaded": "2009-03-04", "condemned": "2009-03-05", "recalls": "2009-03-06", "recalled": "2009-03-06"}
    assert {trigger: event(record, trigger).time.start for trigger in days} == days
    assert [p.kind for p in record.document.parts].count("dateline") == 3
