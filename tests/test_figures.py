"""The figures of a sentence: intervals, what they count, what they are made of. One table a phenomenon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.coding.figures import FigureMention, find_figures
from dragoman.coding.times import find_times
from dragoman.knowledge.figure_words import FigureWords
from dragoman.knowledge.number_words import NumberWords
from dragoman.language import Parse

pytestmark = pytest.mark.model

Read = Callable[[str], list[FigureMention]]

# (low, high, bound, approximate, kind)
Row = tuple[float | None, float | None, str, bool, str]


@pytest.fixture(scope="session")
def figures(parse: Callable[[str], Parse]) -> Read:
    def run(text: str) -> list[FigureMention]:
        parsed = parse(text)
        return find_figures(parsed, find_times(parsed, date(2013, 6, 12)))

    return run


def _rows(found: list[FigureMention]) -> list[Row]:
    return [(f.low, f.high, f.bound, f.approximate, f.kind) for f in found]


RANGES: list[tuple[str, list[Row]]] = [
    ("Some 12,000-15,000 soldiers are camped by the river.", [(12000, 15000, "exact", True, "troops")]),
    ("Between 40 and 50 tanks crossed the bridge.", [(40, 50, "exact", False, "vehicles")]),
    ("The raid killed 30 to 40 fighters.", [(30, 40, "exact", False, "killed")]),
    ("Two to three million people need food.", [(2_000_000, 3_000_000, "exact", False, "other")]),
    ("The plan costs $2-3 billion.", [(2_000_000_000, 3_000_000_000, "exact", False, "money")]),
    ("From 200 to 300 rebels surrendered.", [(200, 300, "exact", False, "troops")]),
    ("Five or six gunmen fled.", [(5, 6, "exact", False, "displaced")]),
    ("Five to six hundred demonstrators stayed overnight.", [(500, 600, "exact", False, "protesters")]),
    ("An estimated 20,000 to 30,000 protesters marched.", [(20000, 30000, "exact", True, "protesters")]),
    ("The blast wounded 15–20 villagers.", [(15, 20, "exact", False, "wounded")]),
    ("About 100-120 trucks were waiting.", [(100, 120, "exact", True, "vehicles")]),
    ("Between 1.5 million and 2 million refugees have crossed.", [(1_500_000, 2_000_000, "exact", False, "displaced")]),
]

BOUNDS: list[tuple[str, list[Row]]] = [
    ("At least 12 people were killed.", [(12, None, "at-least", False, "killed")]),
    ("More than 50 villagers were wounded.", [(50, None, "more-than", False, "wounded")]),
    ("Over 300 prisoners escaped.", [(300, None, "more-than", False, "detained")]),
    ("Up to 40 demonstrators were arrested.", [(None, 40, "at-most", False, "detained")]),
    ("As many as 2,000 fighters hold the town.", [(None, 2000, "at-most", False, "troops")]),
    ("No fewer than 500 people rallied in the square.", [(500, None, "at-least", False, "protesters")]),
    ("Fewer than 100 soldiers remain.", [(None, 100, "less-than", False, "troops")]),
    ("Less than $5 million was paid.", [(None, 5_000_000, "less-than", False, "money")]),
    ("No more than 20 observers will go.", [(None, 20, "at-most", False, "other")]),
    ("Well over 1,000 refugees arrived.", [(1000, None, "more-than", False, "displaced")]),
    ("The militia lost 30 or more men.", [(30, None, "at-least", False, "killed")]),
    ("In excess of 10,000 marchers came.", [(10000, None, "more-than", False, "protesters")]),
    ("At least about 60 miners died.", [(60, None, "at-least", True, "killed")]),
]

APPROXIMATE: list[tuple[str, list[Row]]] = [
    ("Some 200 rebels surrendered.", [(200, 200, "exact", True, "troops")]),
    ("About 60 people were hurt.", [(60, 60, "exact", True, "wounded")]),
    ("Around 1,000 refugees arrived.", [(1000, 1000, "exact", True, "displaced")]),
    ("Nearly 300 protesters were detained.", [(300, 300, "exact", True, "detained")]),
    ("Almost 90 soldiers deserted.", [(90, 90, "exact", True, "troops")]),
    ("Roughly 40 ships took part.", [(40, 40, "exact", True, "vehicles")]),
    ("An estimated 7,000 fighters hold the town.", [(7000, 7000, "exact", True, "troops")]),
    ("Close to 500 people died.", [(500, 500, "exact", True, "killed")]),
    ("The bomb wounded 30 or so pilgrims.", [(30, 30, "exact", True, "wounded")]),
    ("They have 20-odd tanks.", [(20, 20, "exact", True, "vehicles")]),
    ("Approximately 15 trucks burned.", [(15, 15, "exact", True, "vehicles")]),
    ("Perhaps 400 militiamen are left.", [(400, 400, "exact", True, "troops")]),
]

SPELLED: list[tuple[str, list[Row]]] = [
    ("Twelve soldiers were killed.", [(12, 12, "exact", False, "killed")]),
    ("Two hundred and fifty fighters surrendered.", [(250, 250, "exact", False, "troops")]),
    ("Twenty-five hostages were freed.", [(25, 25, "exact", False, "detained")]),
    ("One thousand two hundred refugees arrived.", [(1200, 1200, "exact", False, "displaced")]),
    ("About half a million people fled.", [(500_000, 500_000, "exact", True, "displaced")]),
    ("A hundred protesters were arrested.", [(100, 100, "exact", False, "detained")]),
    ("Two and a half million people were uprooted.", [(2_500_000, 2_500_000, "exact", False, "displaced")]),
    ("1.2 million refugees live there.", [(1_200_000, 1_200_000, "exact", False, "displaced")]),
    ("Three hundred thousand marchers filled the avenue.", [(300_000, 300_000, "exact", False, "protesters")]),
    ("Forty-five deaths were reported.", [(45, 45, "exact", False, "killed")]),
    ("The fund holds €3bn.", [(3_000_000_000, 3_000_000_000, "exact", False, "money")]),
    ("Sixty-one miners died.", [(61, 61, "exact", False, "killed")]),
]

VAGUE: list[tuple[str, list[Row]]] = [
    ("Dozens of people were killed.", [(24, 99, "exact", True, "killed")]),
    ("The shell wounded scores of shoppers.", [(40, 99, "exact", True, "wounded")]),
    ("Hundreds of demonstrators gathered.", [(200, 999, "exact", True, "protesters")]),
    ("Troops captured seven villages.", [(7, 7, "exact", False, "other")]),
    ("NATO said between 7,000 and 15,000 Russian soldiers had been killed.", [(7000, 15000, "exact", False, "killed")]),
    ("Thousands of people celebrated in Tripoli after Gaddafi was killed in Sirte.", [(2000, 9999, "exact", True, "other")]),
    ("The blast left 12 people dead.", [(12, 12, "exact", False, "killed")]),
    ("The radio spoke of 64 Thai dead.", [(64, 64, "exact", False, "killed")]),
    ("Chad says it killed 900 soldiers; Libya says it has lost fewer than 200.", [(900, 900, "exact", False, "killed"), (None, 200, "less-than", False, "killed")]),
    ("The firm lost fewer than 200 last year.", []),
    ("Tens of thousands of people fled the city.", [(20000, 99999, "exact", True, "displaced")]),
    ("Hundreds of thousands of refugees are in camps.", [(200_000, 999_999, "exact", True, "displaced")]),
    ("A dozen tanks were destroyed.", [(12, 12, "exact", False, "vehicles")]),
    ("Two dozen soldiers were captured.", [(24, 24, "exact", False, "detained")]),
    ("Several hundred protesters marched.", [(300, 900, "exact", True, "protesters")]),
    ("A handful of soldiers died.", [(3, 6, "exact", True, "killed")]),
    ("Several policemen were injured.", [(3, 9, "exact", True, "wounded")]),
    ("A few thousand militiamen hold the hills.", [(3000, 6000, "exact", True, "troops")]),
    ("Thousands of Kurds fled.", [(2000, 9999, "exact", True, "displaced")]),
    ("Half a dozen helicopters landed.", [(6, 6, "exact", False, "vehicles")]),
]

SHARES: list[tuple[str, list[Row]]] = [
    ("One in five houses burned.", [(0.2, 0.2, "exact", False, "other")]),
    ("Three in ten voters stayed at home.", [(0.3, 0.3, "exact", False, "other")]),
    ("Nine out of ten villagers want peace.", [(0.9, 0.9, "exact", False, "other")]),
    ("Two-thirds of the recruits deserted.", [(0.6667, 0.6667, "exact", False, "other")]),
    ("A quarter of the harvest was lost.", [(0.25, 0.25, "exact", False, "other")]),
    ("Half of the bridges are down.", [(0.5, 0.5, "exact", False, "other")]),
    ("About 60 percent of the voters agreed.", [(60, 60, "exact", True, "other")]),
    ("At least 12.5 per cent of them left.", [(12.5, None, "at-least", False, "other")]),
    ("More than a third of the wells are dry.", [(0.3333, None, "more-than", False, "other")]),
    ("Nearly one in four children goes hungry.", [(0.25, 0.25, "exact", True, "other")]),
    ("Turnout was 48%.", [(48, 48, "exact", False, "other")]),
    ("Three quarters of the fleet is old.", [(0.75, 0.75, "exact", False, "other")]),
]

CASUALTIES: list[tuple[str, list[Row]]] = [
    ("A rocket hit the market, killing 12.", [(12, 12, "exact", False, "killed")]),
    ("12 people were killed.", [(12, 12, "exact", False, "killed")]),
    ("The clashes left a death toll of 12.", [(12, 12, "exact", False, "killed")]),
    (
        "The blast left 12 dead and 30 wounded.",
        [(12, 12, "exact", False, "killed"), (30, 30, "exact", False, "wounded")],
    ),
    (
        "Snipers killed three soldiers and wounded two.",
        [(3, 3, "exact", False, "killed"), (2, 2, "exact", False, "wounded")],
    ),
    ("The attack claimed 12 lives.", [(12, 12, "exact", False, "killed")]),
    ("The killing of 40 herders shocked the region.", [(40, 40, "exact", False, "killed")]),
    ("The number of wounded reached 45.", [(45, 45, "exact", False, "wounded")]),
    (
        "Shells killed 47 people in Homs and 10 in Hama.",
        [(47, 47, "exact", False, "killed"), (10, 10, "exact", False, "killed")],
    ),
    ("Six pilgrims who died were buried.", [(6, 6, "exact", False, "killed")]),
    ("The 12 sailors killed in the collision were buried.", [(12, 12, "exact", False, "killed")]),
    (
        "Dozens were killed and hundreds wounded.",
        [(24, 99, "exact", True, "killed"), (200, 999, "exact", True, "wounded")],
    ),
    ("He killed two co-workers.", [(2, 2, "exact", False, "killed")]),
    ("One soldier was killed.", [(1, 1, "exact", False, "killed")]),
    ("Troops fought rebels there and killed 45 of them. The rebels fled.", [(45, 45, "exact", False, "killed")]),  # not those who fled
]

MOVED: list[tuple[str, list[Row]]] = [
    ("About 20,000 Hutu crossed the frontier.", [(20000, 20000, "exact", True, "displaced")]),
    ("At least 15,000 Karen have crossed the border.", [(15000, None, "at-least", False, "displaced")]),
    ("The shelling drove out 4,000 people.", [(4000, 4000, "exact", False, "displaced")]),
    ("The army drove 3,000 villagers out of the valley.", [(3000, 3000, "exact", False, "displaced")]),
    ("More than 20,000 Croats were driven out.", [(20000, None, "more-than", False, "displaced")]),
    ("Some 2,000 families streamed across the border.", [(2000, 2000, "exact", True, "displaced")]),
    ("Some 400 soldiers crossed the border.", [(400, 400, "exact", True, "troops")]),
    ("Thieves drove 40 tanks out of the depot.", [(40, 40, "exact", False, "vehicles")]),
    (
        "Three Thai soldiers and three Cambodian soldiers died.",
        [(3, 3, "exact", False, "killed"), (3, 3, "exact", False, "killed")],
    ),
    ("The general sent two brigades.", [(2, 2, "exact", False, "other")]),
    ("A 3,000-strong army crossed the river.", [(3000, 3000, "exact", False, "troops")]),
]

FALLEN_AND_GATHERED: list[tuple[str, list[Row]]] = [
    ("Some 40 villagers were taken to hospital in Juba.", [(40, 40, "exact", True, "wounded")]),
    ("Nine officers were rushed to hospital with burns.", [(9, 9, "exact", False, "wounded")]),
    ("Eleven people were being treated in hospital.", [(11, 11, "exact", False, "wounded")]),
    ("Two hundred children were being treated in hospital for cholera.", [(200, 200, "exact", False, "other")]),
    ("Two hundred beds were taken to the hospital.", [(200, 200, "exact", False, "other")]),
    ("Fifteen bodies were taken to the hospital.", [(15, 15, "exact", False, "killed")]),
    (
        "Thousands of people were killed and some 2 million driven from their homes.",
        [(2000, 9999, "exact", True, "killed"), (2000000, 2000000, "exact", True, "displaced")],
    ),
    ("Several hundred loyalists rallied outside the barracks.", [(300, 900, "exact", True, "protesters")]),
    ("A few dozen supporters chanted outside the court.", [(36, 72, "exact", True, "protesters")]),
    ("Some 50,000 people took to the streets of Minsk.", [(50000, 50000, "exact", True, "protesters")]),
    (
        "At least nine of those killed were children, and the army put the number of dead children at four.",
        [(9, None, "at-least", False, "killed"), (4, 4, "exact", False, "killed")],
    ),
    ("Twelve of the wounded died.", [(12, 12, "exact", False, "killed")]),
    ("Gunmen freed three officials, and one of them said he had fled.", [(3, 3, "exact", False, "detained")]),
    ("Police did not say how many had been detained, but lawyers put it at more than 200.", [(200, None, "more-than", False, "detained")]),
    ("It is not known how many people died, but a nurse spoke of 40.", [(40, 40, "exact", False, "killed")]),
    ("Nobody asked how many books were read, but he spoke of 40.", []),
    ("Two hundred ministers gathered in Geneva.", [(200, 200, "exact", False, "other")]),
    ("Thirty soldiers occupied the square.", [(30, 30, "exact", False, "troops")]),
    ("Two bombs killed at least 20 people.", [(2, 2, "exact", False, "other"), (20, None, "at-least", False, "killed")]),
    ("The U.N. put the number of people driven from their homes at 12,000.", [(12000, 12000, "exact", False, "displaced")]),
    (
        "Gunmen seized 40 pupils on Monday. Parents put the number at closer to 60.",
        [(40, 40, "exact", False, "detained"), (60, 60, "exact", True, "detained")],
    ),
    (
        "The 15-member Council met. Crowds marched on the palace in Quito. Radio reports put their number at 20,000; reporters thought 2,000 nearer the mark.",
        [(15, 15, "exact", False, "members"), (20000, 20000, "exact", False, "protesters"), (2000, 2000, "exact", False, "protesters")],
    ),
]  # fmt: skip

ALL = [*FALLEN_AND_GATHERED, *MOVED, *RANGES, *BOUNDS, *APPROXIMATE, *SPELLED, *VAGUE, *SHARES, *CASUALTIES]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text for text, _ in ALL])
def test_figures_of_a_sentence(figures: Read, text: str, expected: list[Row]) -> None:
    assert _rows(figures(text)) == expected


# (text, components of the first figure, kinds of all)
BREAKDOWNS: list[tuple[str, list[str], list[str]]] = [
    ("Shelling killed 40 people, among them 12 children.", ["12 children"], ["killed", "killed"]),
    ("Twelve people, including three children and two women, died.", ["three children", "two women"], ["killed"] * 3),
    ("Fighting left at least 45 dead, 12 of them women.", ["12 of them women"], ["killed", "killed"]),
    ("The storm injured 1,200 people, 300 of them seriously.", ["300"], ["wounded", "wounded"]),
    ("Up to 5,000 troops, including 200 marines and 50 medics, will go.", ["200 marines", "50 medics"], ["troops"] * 3),
    ("Some two dozen aircraft, among them eight F-16 fighters, took part.", ["eight F-16 fighters"], ["vehicles", "vehicles"]),
    ("Police held 80 men, including six students.", ["six students"], ["detained", "detained"]),
    ("More than 4 million Syrians fled, half of them children.", ["half"], ["displaced", "other"]),
    ("The bomb wounded 30 people, including at least four policemen.", ["at least four policemen"], ["wounded", "wounded"]),
    ("Gunmen took 70 hostages, 20 of whom were children.", ["20"], ["detained", "detained"]),
    ("The crash killed 228 people, including 12 crew members.", ["12 crew members"], ["killed", "killed"]),
    ("Rebels captured 300 soldiers, among them two officers.", ["two officers"], ["detained", "detained"]),
]


@pytest.mark.parametrize(("text", "parts", "kinds"), BREAKDOWNS, ids=[b[0] for b in BREAKDOWNS])
def test_parts_of_a_total(figures: Read, text: str, parts: list[str], kinds: list[str]) -> None:
    found = figures(text)
    assert [text[slice(*c)] for c in found[0].components] == parts
    assert [f.kind for f in found] == kinds


COMPOSITIONS: list[tuple[str, list[str]]] = [
    ("The force included infantry, armour and artillery.", ["infantry", "armour", "artillery"]),
    ("The army is made up of infantry, marines and air assault troops.", ["infantry", "marines", "air assault troops"]),
    ("The brigade consists of 400 paratroopers and 30 tanks.", ["400 paratroopers", "30 tanks"]),
    ("The troops comprise engineers, medics and signallers.", ["engineers", "medics", "signallers"]),
    ("The forces include fighter jets and helicopters.", ["fighter jets", "helicopters"]),
    ("The troops included paratroopers and marines.", ["paratroopers", "marines"]),
    ("The army is made up of conscripts, reservists and volunteers.", ["conscripts", "reservists", "volunteers"]),
    ("The brigade comprises three battalions and 40 howitzers.", ["three battalions", "40 howitzers"]),
    ("The force consists of 600 police officers and 200 soldiers.", ["600 police officers", "200 soldiers"]),
    ("The army consists of 20,000 soldiers and 500 tanks.", ["20,000 soldiers", "500 tanks"]),
    (
        "Georgia sent 2,000 soldiers. The soldiers included sappers, snipers and medics.",
        ["sappers", "snipers", "medics"],
    ),
    (
        'Some 9,000 Serbian troops wait. The Serbian forces include tanks, artillery and "large amounts" of fuel.',
        ["tanks", "artillery", 'large amounts" of fuel'],
    ),
]


@pytest.mark.parametrize(("text", "parts"), COMPOSITIONS, ids=[c[0] for c in COMPOSITIONS])
def test_what_a_force_is_made_of(figures: Read, text: str, parts: list[str]) -> None:
    first = figures(text)[0]
    assert [text[slice(*c)] for c in first.components] == parts
    assert first.kind == "troops"


def test_another_force_keeps_its_own_parts(figures: Read) -> None:
    found = figures("Some 9,000 Serbian troops wait. The Croatian forces include tanks and artillery.")
    assert [(f.low, len(f.components)) for f in found] == [(9000, 0), (None, 2)]


UPDATES: list[tuple[str, list[tuple[float | None, bool]]]] = [
    ("The death toll rose to 45.", [(45, True)]),
    ("The death toll rose from 30 to 45.", [(30, False), (45, True)]),
    ("Officials raised the toll to 45, up from 30.", [(45, True), (30, False)]),
    ("The number of refugees has risen to 1.2 million.", [(1_200_000, True)]),
    ("The number of wounded reached 45.", [(45, True)]),
    ("The latest attack brought the death toll to 61.", [(61, True)]),
    ("Casualties climbed from 30 to 45.", [(30, False), (45, True)]),
    ("The toll was revised to 212.", [(212, True)]),
    ("The number of dead has climbed to more than 80.", [(80, True)]),
    ("The death toll jumped to at least 300.", [(300, True)]),
    ("The number of displaced people fell to 90,000.", [(90_000, True)]),
    ("The death toll stood at 1,200.", [(1200, False)]),
    ("The death toll exceeded 500.", [(500, True)]),
]


@pytest.mark.parametrize(("text", "expected"), UPDATES, ids=[u[0] for u in UPDATES])
def test_counts_that_changed(figures: Read, text: str, expected: list[tuple[float | None, bool]]) -> None:
    assert [(f.low, f.updated) for f in figures(text)] == expected


MONEY = [
    ("The aid is worth $50 million.", "USD", 50_000_000),
    ("Kenya paid 100,000 Kenyan shillings.", "KES", 100_000),
    ("He offered 2 million U.S. dollars.", "USD", 2_000_000),
    ("The bail-out cost 3 billion euros.", "EUR", 3_000_000_000),
    ("London pledged £20m.", "GBP", 20_000_000),
    ("The fine was 5,000 roubles.", "RUB", 5000),
]


@pytest.mark.parametrize(("text", "unit", "low"), MONEY, ids=[m[0] for m in MONEY])
def test_sums_of_money(figures: Read, text: str, unit: str, low: float) -> None:
    assert [(f.kind, f.unit, f.low) for f in figures(text)] == [("money", unit, low)]


# (kind, low, high, unit): what no kind says stands in the unit, and that nobody was hurt is a number too.
BEFALLEN: list[tuple[str, list[tuple[str, float | None, float | None, str | None]]]] = [
    ("Ten people were killed and 30 are missing.", [("killed", 10, 10, "people"), ("other", 30, 30, "missing")]),
    ("At least 12 died and 30 others are missing, police said.", [("killed", 12, None, None), ("other", 30, 30, "missing")]),
    ("The search goes on for 17 miners who are still missing.", [("other", 17, 17, "miners missing")]),
    ("Nine fishermen went missing off Yemen.", [("other", 9, 9, "fishermen missing")]),
    ("The storm left 40 dead or missing.", [("other", 40, 40, "dead or missing")]),
    ("More than 1,000 civilians were killed or wounded in Aleppo.", [("other", 1000, None, "civilians killed or wounded")]),
    ("No one was hurt in the blast.", [("wounded", 0, 0, None)]),
    ("Nobody died in the crash, but 12 people were injured.", [("killed", 0, 0, None), ("wounded", 12, 12, "people")]),
    ("No soldiers were killed in the attack.", [("killed", 0, 0, "soldier")]),
    ("No arrests were made.", [("detained", 0, 0, "arrest")]),
    ("There were no casualties.", [("other", 0, 0, "casualty")]),
    ("Nobody has left the town.", [("displaced", 0, 0, None)]),
    ("At least 10 people are dead, missing or injured.", [("other", 10, None, "people dead, missing or injured")]),
    ("The army says 80 rebels were killed or wounded and none of its soldiers were hurt.", [("other", 80, 80, "rebels killed or wounded"), ("wounded", 0, 0, "soldier")]),
    ("Not a single soldier was killed.", [("killed", 0, 0, "soldier")]),
    ("Neither of the pilots was hurt.", [("wounded", 0, 0, "pilot")]),
    ("No fewer than 30 people were killed.", [("killed", 30, None, "people")]),
    ("Israel seized 500 square kilometres of land.", [("other", 500, 500, "square kilometres")]),
]


@pytest.mark.parametrize(("text", "expected"), BEFALLEN, ids=[c[0] for c in BEFALLEN])
def test_what_befell_those_who_are_counted(figures: Read, text: str, expected: list[tuple[str, float | None, float | None, str | None]]) -> None:
    assert [(f.kind, f.low, f.high, f.unit) for f in figures(text)] == expected


NO_FIGURE = [
    "The rebels are 80 kilometres from the capital.",
    "The missile flew 500 km at a height of 300 feet.",
    "No one else was injured.",
    "No one should be killed for his faith.",
    "If no one is killed, the truce will hold.",
    "No longer will soldiers be killed there.",
    "No hostages were released.",
    "No country has condemned the attack.",
    "He was born on March 3, 1965, and left in 1998.",
    "A 24-year-old man left the town.",
    "Ali, 45, said nothing.",
    "He lives at 221 Baker Street.",
    "The council adopted Resolution 1441.",
    "Article 5 was invoked.",
    "An F-16 and a Su-25 flew over Highway 1.",
    "The team won 3-1.",
    "It was the second attack, and the third ministers' meeting.",
    "One cannot know.",
    "The two sides agreed.",
    "They met at 10:30 a.m. for three hours.",
    "Flight MH17 was lost.",
    "He has several options and a few ideas.",
    "The two armies clashed near the border.",
    "Rebels seized 30 towns.",
    "Leaders of five countries met.",
]


@pytest.mark.parametrize("text", NO_FIGURE)
def test_numbers_that_count_nothing(figures: Read, text: str) -> None:
    assert figures(text) == []


def test_head_event_and_unit_are_tied(figures: Read, parse: Callable[[str], Parse]) -> None:
    text = "Snipers killed three Ukrainian soldiers."
    (found,), parsed = figures(text), parse(text)
    assert found.head is not None
    assert found.event is not None
    assert (parsed.words[found.head], parsed.words[found.event], found.unit) == ("soldiers", "killed", "soldier")
    assert text[slice(*found.span)] == "three Ukrainian soldiers"


NUMBERS = [
    ("two hundred and fifty men", (250, 4)),
    ("twenty - five", (25, 3)),
    ("one thousand two hundred", (1200, 4)),
    ("three million , five", (3_000_000, 2)),
    ("two and three", (2, 1)),
    ("two dozen", (24, 2)),
    ("thousand", None),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS, ids=[n[0] for n in NUMBERS])
def test_number_words(text: str, expected: tuple[int, int] | None) -> None:
    assert NumberWords.load().read(text.split(), 0) == expected


def test_vocabulary_loads() -> None:
    assert FigureWords.load().vague["dozens"][0][1].low == 24
