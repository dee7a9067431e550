"""What only several sentences tell together, or one long one: short reports in, their events, sources and figures out.

Who is meant by "each side", "its neighbour" and "the pullout", which steps are still weighed, who "we" are in a quotation, whose soldiers are struck.
Rows are as in ``test_events``, with the certainty where the table is about it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record
from test_events import lines

pytestmark = pytest.mark.model

# Steps that somebody weighs are each an event, his, and only considered, wherever they are listed.
WEIGHED = [
    (
        "Peru is weighing further steps, two officials said. These include closing the border with Chile and raising tariffs on Chilean wine.",
        ["SANCTION/discontinue PER > CHL considered officials", "SANCTION/discontinue PER > CHL considered officials"],
    ),
    (
        "Japan is looking at a range of measures, from an embargo on North Korea to the deployment of destroyers.",
        ["SANCTION/discontinue JPN > PRK considered", "MOBILIZE/troops JPN > - considered"],
    ),
    (
        "Members of the Kenyan parliament are discussing options that range from an embargo on Uganda to closing the border with Rwanda.",
        ["SANCTION/discontinue KEN LEG > UGA considered members", "SANCTION/discontinue KEN LEG > RWA considered members"],
    ),
    # Steps already taken are no options.
    ("Peru took further steps, two officials said. These included closing the border with Chile.", ["SANCTION/discontinue - > CHL actual officials"]),
]

# A departure that was told of before, and who was said to leave.
LEAVING = [
    (
        "Kenya said it had pulled its troops out of Somalia. France said it could not confirm the pullout.",
        ["RETREAT/withdraw KEN > SOM CT+", "RETREAT/withdraw KEN > SOM Uu"],
    ),
    (
        "Chad said it would withdraw its soldiers from Niger. A diplomat said the withdrawal had not begun.",
        ["CONCEDE TCD > NER PR+", "RETREAT/withdraw TCD > NER CT-"],
    ),
    ("Rain fell in Niamey. A diplomat said the withdrawal had not begun.", []),
]

TAKEN_UP = [
    ("Chad and Niger exchanged fire on Monday. Each side blamed the other.", ["ASSAULT TCD+NER > -", "ACCUSE/allege TCD+NER > -"]),
    ("Peru and Chile met in Lima. Peru then accused its southern neighbour of massing troops.", ["CONSULT PER+CHL > -", "ACCUSE/allege PER > CHL", "MOBILIZE/troops CHL > -"]),
    ("India banned 40 Chinese apps. China called the ban unfair and warned that it reserved the right to respond.", ["COERCE/censor IND > CHN", "ACCUSE/disapprove CHN > IND", "THREATEN CHN > IND"]),
    ("South Sudan and Sudan quarrelled. Two thousand southern soldiers withdrew from the town.", ["RETREAT/withdraw SSD MIL > -"]),
]

# Whose soldiers they are, and who speaks of himself.
OWN = [
    ("Algeria says that Moroccan troops crossed the border and attacked its soldiers.", ["MOBILIZE/troops MAR MIL > -", "ASSAULT MAR MIL > DZA MIL"]),
    ("Ukraine's army said its men had not crossed the Russian border.", ["MOBILIZE/troops UKR MIL > RUS"]),
    ("Egypt said its troops in Libya had left.", ["RETREAT/withdraw EGY MIL > -"]),
    ('"We will expel their ambassador," the Turkish president said.', ["THREATEN/expel TUR GOV > (?)"]),
    ('"I give them three days to leave," Ethiopia\'s prime minister told a rally.', ["THREATEN ETH GOV > -"]),
    ("Russia accused Georgia of shelling its troops.", ["ACCUSE/allege RUS > GEO"]),
]

PHRASED = [
    ("The United States called for the Eritreans to leave.", ["REQUEST USA > ERI"]),
    ("Serbia does not recognise Kosovo.", ["REJECT SRB > XKX"]),
    ("Malta recognised Kosovo.", ["SUPPORT MLT > XKX"]),
    ("Mali said it would treat an intervention by Niger as an act of war.", ["THREATEN/violence MLI > NER"]),
    ("Azerbaijan denied having crossed the border with Armenia.", ["MOBILIZE/troops AZE > ARM"]),
    ("China is opposed to sanctions on Iran.", ["REJECT CHN > IRN"]),
    ("Yemen's president sent three envoys as mediators to Sudan.", ["CONSULT/visit YEM GOV > SDN"]),
    ("The Greek soldiers are gone, the Turkish prime minister said.", ["RETREAT/withdraw GRC MIL > -"]),
    ("The president told a rally that the harvest was good.", []),
    ("Poland called for calm a week after Ukraine shelled the Russian island.", ["REQUEST POL > -", "ASSAULT/heavy-weapons UKR > RUS"]),
    ("Maduro unveiled a map that shows the region as his and threatened to expel American diplomats.", ["THREATEN/expel VEN GOV > USA GOV"]),
]

# Deeds beside the main line, told by a clause, a form in -ing or a noun of their own; and talks and truces whose sides were told of before.
BESIDE = [
    ("Brazil raised tariffs on Monday in retaliation for the duty Santiago imposed on Brazilian beef last year.", ["SANCTION/discontinue BRA > -", "SANCTION/discontinue CHL GOV > BRA"]),
    ("Rain fell in Doha. Diplomats spoke of the embargo Arab states imposed on Qatar in 1998.", ["SANCTION/discontinue - > QAT"]),
    ("Rain fell in Beirut. Ministers discussed the bridge Israeli jets bombed in 2006.", ["ASSAULT/aerial ISR MIL > -"]),
    ("Gunmen freed two Dutch engineers on Monday, three weeks after abducting them from a barge.", ["RETREAT/release (?) > NLD CVL", "ASSAULT/abduct (?) > NLD CVL"]),
    ("Bolivia's president promised to cut the tax on Tuesday, hours after some 2,000 miners marched into the Bolivian capital.", ["AGREE BOL GOV > -", "PROTEST/demo BOL LAB > BOL"]),
    ("Rain fell in Bamako. The African Union is weighing a request from Lusaka for 200 observers.", ["REQUEST ZMB GOV > IGO AU"]),
    ("Rain fell in Bamako. Soldiers in Mali cleared the camp in a dawn raid, which drew criticism from Norway and Iceland.", ["COERCE/restrict MLI MIL > -", "ACCUSE/disapprove NOR+ISL > MLI MIL"]),
    ("Rain fell in Doha. Six of the Qatari soldiers had been wounded while repelling a Houthi attack.", ["ASSAULT - > QAT MIL", "ASSAULT YEM REB > QAT MIL"]),
    ("Rain fell in Dakar. A two-day walkout by dockers shut the port of Dakar.", ["PROTEST/strike SEN LAB > SEN GOV"]),
    ("Rain fell in Oslo. The law provoked a walkout by Norwegian nurses.", ["PROTEST/strike NOR MED > -"]),
    ("Rain fell in Pristina. Police lifted the curfew after three days of rioting by Serbs.", ["CONCEDE (?) > -", "PROTEST/riot SRB > -"]),
    ("Rain fell in Lima. The mayor demanded aid after clashes between Peruvian police and farmers on Monday.", ["REQUEST/assist (?) > -", "ASSAULT PER COP+PER AGR > -"]),
    ("Mali blamed Niger on Monday for the raid, as fighting raged near Gao and Algiers warned both sides.", ["ACCUSE/allege MLI > NER", "THREATEN DZA GOV > NER+MLI"]),
    ("Rain fell in Vilnius. Estonia said it would keep its border with Russia shut until June.", ["SANCTION/discontinue EST > RUS"]),
    ("Rain fell in Tbilisi. Georgia cancelled drills that NATO had planned to hold there.", ["REJECT GEO > -"]),
    ("Rain fell in Lyon. Bottles were hurled at Muslim worshippers in Lyon.", ["PROTEST/riot FRA CVL > FRA CVL"]),
    ("Rain fell in Riga. Latvia summoned the Russian charge d'affaires.", ["ACCUSE/disapprove LVA > RUS GOV"]),
    ("Rain fell in Accra. He was freed in May after six months' detention.", ["RETREAT/release - > -"]),
    ("Rain fell in Quito. Colombia's government met ELN rebels in Quito on Monday. The ceasefire was signed in Havana in June 2002.", ["CONSULT COL GOV > COL REB", "SUPPORT COL GOV+COL REB > -"]),
    ("Rain fell in Doha. Chad and Sudan held talks on Monday. The negotiations broke down.", ["CONSULT TCD+SDN > -", "SANCTION/withdraw TCD+SDN > -"]),
    ("Rain fell in Doha. The talks resumed on Monday.", []),
    ("Rain fell in Doha. Chad and Sudan held talks on Monday. Pay talks resumed at the mine.", ["CONSULT TCD+SDN > -"]),
    ("Sudanese rebels attacked Chadian troops on Monday. The truce lasted a week.", ["ASSAULT SDN REB > TCD MIL", "RETREAT/ceasefire SDN REB+TCD MIL > -"]),
]


def told(record: Record, line: str, n: int) -> str:
    event = record.events[n]
    said = {a.id: a.source.name for a in record.attributions}.get(event.attribution or "", "")
    return f"{line} {event.realis} {said}".strip()


@pytest.mark.parametrize(("text", "expected"), WEIGHED, ids=[t for t, _ in WEIGHED])
def test_steps_that_are_weighed(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    record = code(text)
    assert [told(record, line, n) for n, line in enumerate(lines(record))] == [e.replace("(?)", "?") for e in expected]


@pytest.mark.parametrize(("text", "expected"), LEAVING, ids=[t for t, _ in LEAVING])
def test_departures_taken_up(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    record = code(text)
    assert [f"{line} {e.factuality}" for line, e in zip(lines(record), record.events, strict=True)] == expected


@pytest.mark.parametrize(("text", "expected"), [*TAKEN_UP, *OWN, *PHRASED, *BESIDE], ids=[t for t, _ in [*TAKEN_UP, *OWN, *PHRASED, *BESIDE]])
def test_events_of_reports(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    assert lines(code(text)) == [e.replace("(?)", "?") for e in expected]


def test_what_was_done_on_the_day_before_when(code: Callable[[str], Record]) -> None:
    record = code("The quarrel began on 3 May 1998, when a Turkish ship ran aground there and its captain refused help from the Greek coast guard.")
    assert [(e.type, e.time.start) for e in record.events] == [("REJECT", "1998-05-03")]


def test_a_name_in_apposition_says_where(code: Callable[[str], Record]) -> None:
    record = code("Syrian rebels captured the regional capital, Idlib.")
    names = {p.id: p.name for p in record.places}
    assert [names.get(e.place or "") for e in record.events] == ["Idlib"]


SOURCES = [
    ("A senior Indian official, who asked not to be named, said tanks had arrived. Two brigades had moved up, he said.", ["anonymous", "anonymous"]),
    ("Narendra Modi said tanks had arrived. Two brigades had moved up, he said.", ["named", "named"]),
]


@pytest.mark.parametrize(("text", "kinds"), SOURCES, ids=[t for t, _ in SOURCES])
def test_a_pronoun_is_a_source_of_the_kind_it_takes_up(code: Callable[[str], Record], text: str, kinds: list[str]) -> None:
    found = [a.source.kind for a in code(text).attributions if a.source.name and a.cue is not None and "said" in code(text).document.text[slice(*a.cue)]]
    assert found == kinds


FIGURES = [
    ("China has not said how many of its soldiers died. India says at least 35 did.", [("at least 35", "killed")]),
    ("Egypt has 8,000 soldiers there. A diplomat put the number lower, at 6,000.", [("8,000 soldiers", "troops"), ("6,000", "troops")]),
    ("Five Star leader Luigi Di Maio rejected the law.", []),
    ("Police said 12 people were killed. Residents gave a figure of 34.", [("12 people", "killed"), ("34", "killed")]),
    ("The university counted more than 150 massacres.", [("more than 150 massacres", "other")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[t for t, _ in FIGURES])
def test_figures_of_reports(code: Callable[[str], Record], text: str, expected: list[tuple[str, str]]) -> None:
    record = code(text)
    assert [(record.document.text[slice(*f.span)], f.kind) for f in record.figures] == expected


# Two numbers, each with who gives it right behind it.
COUNTED_BY = [
    ("The death toll stands at 40, according to the Peruvian government, and at 55, according to the opposition.", [(40, "Peruvian government"), (55, "opposition")]),
    ("The toll is 40, the army says, and 55, the rebels say.", [(40, "army"), (55, "rebels")]),
    ("Twelve people died, according to the police, or 20, according to residents.", [(12, "police"), (20, "residents")]),
    ("Eleven people died, said the mayor; the opposition, which put the number at 55, called for an inquiry.", [(11, "mayor"), (55, "opposition")]),
    ("The ministry said 30 soldiers were killed, far fewer than the rebels, who put the figure at 200.", [(30, "ministry"), (200, "rebels")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED_BY, ids=[t for t, _ in COUNTED_BY])
def test_each_number_has_who_gives_it(code: Callable[[str], Record], text: str, expected: list[tuple[int, str]]) -> None:
    record = code(text)
    said = {a.id: a.source.name for a in record.attributions}
    assert [(f.low, said[f.attribution or ""]) for f in record.figures] == expected


# What is denied in passing, or called untrue; who judges is not accused; nobody kills his own.
DISPUTED = [
    ("Sudan said Chadian troops had crossed the border, which Chad denied.", ["MOBILIZE/troops TCD MIL > - CT+"], ["contested"]),
    ("A newspaper reported that Iranian boats had attacked a Saudi tanker, which both governments denied.", ["ASSAULT IRN > SAU BUS CT+"], ["contested"]),
    ("Saudi officials said Saudi Arabia had warned Syria of sanctions. A Syrian spokesman denied that any such warning had been given.", ["THREATEN SAU > SYR CT+", "REJECT SYR GOV > - CT+"], ["contested"]),
    ("The allegations that Kenya had bombed the town proved untrue.", ["ACCUSE/allege - > KEN CT+"], []),
    ("Washington is not convinced that Syria has pulled out its troops.", ["RETREAT/withdraw SYR > - Uu"], ["reported"]),
    ("Nicaragua said it would take its dispute with Colombia to the International Court of Justice.", ["ACCUSE/allege NIC > COL PR+"], ["reported"]),
    (
        "Thai and Cambodian troops exchanged fire on Thursday. One Cambodian soldier was killed.",
        ["ASSAULT THA MIL+KHM MIL > - CT+", "ASSAULT THA MIL > KHM MIL CT+"], [],
    ),
    ("One Cambodian soldier was killed when Thai and Cambodian troops exchanged fire.", ["ASSAULT THA MIL > KHM MIL CT+"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "status"), DISPUTED, ids=[t for t, _, _ in DISPUTED])
def test_what_is_disputed(code: Callable[[str], Record], text: str, expected: list[str], status: list[str]) -> None:
    record = code(text)
    assert [f"{line} {e.factuality}" for line, e in zip(lines(record), record.events, strict=True)] == expected
    assert [c.status for c in record.claims] == status
