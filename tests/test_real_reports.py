"""What reports as they are printed are full of: names nobody knows, blows that name what they strike, plans, asides, sources behind participles.

A row is a text and what its record must say, written as in test_events.py; behind the events stands their realis where it is not plain fact.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record
from told import Table, lines

pytestmark = pytest.mark.model

DRY = "It rained on Monday. "  # a lead that tells nothing, so that what follows stands below it


NAMES: Table = [
    ("Tollander was shot dead in Malmo, Sweden.", ["ASSAULT/firearms - > SWE CVL"]),
    ("Police in Kenya arrested Toby Wekhomba, a student.", ["COERCE/arrest KEN COP > KEN EDU"]),
    ("A Chadian envoy and his brother were poisoned in Paris.", ["ASSAULT/targeted - > TCD GOV+brother"]),
    ("Vikas Rao, India's foreign secretary, summoned Chinese Ambassador Wen Gangli.", ["ACCUSE/disapprove IND GOV MFA > CHN GOV"]),
]  # fmt: skip

BLOWS: Table = [
    ("The embassy bombings in Accra, which killed 40 people, shocked Ghana.", ["ASSAULT/explosives - > GHA"]),
    ("The bombing of a French embassy killed 12 people in Accra.", ["ASSAULT - > GHA CVL"]),
    ("A bomb exploded at a Kenyan bank.", ["ASSAULT/explosives - > KEN BUS"]),
    ("Two shells exploded in a market in Sarajevo.", ["ASSAULT/heavy-weapons - > BIH"]),
    ("The envoys were poisoned in Mali with a gas developed by Iran.", ["ASSAULT/targeted - > MLI GOV"]),
]  # fmt: skip

OTHER_SENSES: Table = [
    ("Kenyan police have amassed 200 pages of evidence against him.", []),
    ("The Kenyan government is targeting young offenders.", []),
    ("Kenyan banks are on high alert against malware.", []),
    ("The Kenyan company was holding its Christmas party there.", []),
    ("A new Kenyan phone hit the market on Monday.", []),
    ("Kenyans visiting Tanzania should be careful, a travel agent said.", []),
    (DRY + "Expelled Chadian diplomats left the embassy compound in Paris to fly home to Chad.", []),
    (DRY + "Niger is considering Chad's request for fuel.", ["REQUEST TCD > -"]),
    ("The Chadian judge received threats from the militia.", ["THREATEN militia > TCD JUD"]),
]  # fmt: skip

WEIGHED: Table = [
    (DRY + "Niger is considering closing its border with Chad.", ["SANCTION/discontinue NER > TCD considered"]),
    ("Niger is considering closing its border with Chad.", ["THREATEN/relations NER > TCD considered"]),
    (DRY + "Organisers in Niger planned a march to the French embassy.", ["PROTEST/demo NER SOC > FRA GOV planned"]),
    (DRY + "Nurses in Niger announced a strike for June 6.", ["PROTEST/strike NER MED > - planned"]),
    (DRY + "Niger warned that it would expel Chad's envoy unless Chad freed two soldiers.", ["THREATEN/expel NER > TCD", "SANCTION/expel NER > TCD GOV conditional", "RETREAT/release TCD > soldiers conditional"]),
]  # fmt: skip

TAKEN_BY_FORCE: Table = [
    ("The army overthrew the president of Niger.", ["COERCE/martial-law NER MIL > NER GOV"]),
    ("The parliament of Niger dismissed the minister.", ["SANCTION NER LEG > NER GOV"]),
]  # fmt: skip

# Who tells of a deed, brings it about or judges it has not done it.
NOT_BY_WHO_TELLS: Table = [
    ("Israeli jets bombed a camp in Gaza, Iran said, killing four people.", ["ASSAULT/aerial ISR MIL > PSE"]),
    ("Rockets hit Haifa, Israeli police said on Monday, wounding three civilians.", ["ASSAULT/heavy-weapons - > ISR"]),
    ("A landmine exploded under a bus near Mopti, a local official told AFP, wounding eleven passengers.", ["ASSAULT/explosives - > passengers"]),
    ("A bishop of Mali called the murder of Kenyan nuns wrong.", ["ASSAULT/targeted - > KEN REL"]),
    ("The rhetoric of the Kenyan opposition led to attacks against clinics in Nairobi.", ["ASSAULT - > KEN MED"]),
    ("The invasion of Kenya was wrong, Tanzania said.", ["ASSAULT - > KEN"]),
    ("Four people died in the army bombing of Aleppo.", ["ASSAULT army > people"]),
]  # fmt: skip

IDIOMS: Table = [
    ("The boy's Kenyan relatives are fighting for custody of him.", []),
    ("The Chadian girl was picked up by her mother.", []),
    ("A Chadian officer was caught on camera.", []),
    ("Chadian marchers pressed on in the snow.", []),
    ("Asked to comment, a Chadian spokesman said the report was false.", []),
    ("The Pentagon had drawn up plans for strikes on Syrian airfields.", ["THREATEN/violence USA GOV MIL > SYR"]),
]  # fmt: skip

IN_TURN: Table = [
    ("Chad was the second country to recognise Kosovo.", ["SUPPORT TCD > XKX"]),
    ("Chad became the last country to withdraw troops from Mali.", ["RETREAT/withdraw TCD > MLI"]),
    ("Kenya will be the first country to recognise Kosovo.", ["SUPPORT KEN > XKX planned"]),
    ("The second snowstorm to hit Kenya in a week closed roads.", []),
]  # fmt: skip

TABLES = {"names": NAMES, "blows": BLOWS, "other senses": OTHER_SENSES, "weighed": WEIGHED, "taken by force": TAKEN_BY_FORCE, "not by who tells": NOT_BY_WHO_TELLS, "idioms": IDIOMS, "in turn": IN_TURN}


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=f"{name}: {t}") for name, rows in TABLES.items() for t, e in rows])
def test_events(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    assert lines(code(text)) == expected


SOURCES = [
    ("Jets bombed a market in Idlib, killing at least 23 people, health officials in the area said.", "health officials"),
    ("Chadian jets bombed two camps, killing 14 insurgents, the military said.", "military"),
    ("Police shot dead 11 people in Lagos on Monday, the state-funded rights commission said, as families searched for their sons.", "state-funded rights commission"),
    ("``Today is a sad day,'' said Ninka Perlez of the Norwegian Refugee Council.", "Ninka Perlez"),
    ("Niger accused Chad of arming the rebels, a charge it rejects.", "Chad"),
    ("The rebels shelled the town. A spokesman for the group, Ahmed Hassan, denied it.", "Ahmed Hassan"),
    ('Toby Vann was held in Malmo. His wife Li Wen said he was ill. "If Vann did no wrong, they should free him," she said.', "Li Wen"),
    ('Anna Toller met David Rosen in Malmo. "The town is safe," he said.', "David Rosen"),
    ('"I think that the army will win," the owner of the school said.', "the owner of the school"),
    ("Asked whether Kenya would sign, the minister said it would.", "minister"),
    ("Islanders, who said the dam will drown their homes, rallied in Accra.", "islanders"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_who_says_so(code: Callable[[str], Record], text: str, source: str) -> None:
    assert [a.source.name for a in code(text).attributions][-1] == source


@pytest.mark.parametrize("text", [
    "Niger closed the road in order to avoid a clash with the villagers.",
    "The boy was found clinging to a tube off Lagos.",
    "He was wanted for questioning in Lagos.",
    "She laid a wreath next to the ruin in Lagos.",
])  # fmt: skip
def test_what_says_nothing(code: Callable[[str], Record], text: str) -> None:
    assert code(text).attributions == []


@pytest.mark.parametrize(("text", "place"), [
    (DRY + "Colombo was calm at dawn. Police fired tear gas in the Sri Lankan capital at noon.", "Colombo"),
    (DRY + "Rebels attacked the town of Goma. Three soldiers were killed there.", "Goma"),
    (DRY + "Protesters marched in Lagos. Police arrested 14 people in the city on Tuesday.", "Lagos"),
    (DRY + "Police fired tear gas in the capital.", None),
])  # fmt: skip
def test_places_told_again(code: Callable[[str], Record], text: str, place: str | None) -> None:
    record = code(text)
    names = {p.id: p.name for p in record.places}
    assert names.get(record.events[-1].place or "") == place


@pytest.mark.parametrize(("text", "code_"), [
    ("In Dushanbe, the Foreign Ministry summoned the Kyrgyz ambassador.", "TJK GOV MFA"),
    ("In Brussels, the ministers summoned the Kyrgyz ambassador.", ""),
])  # fmt: skip
def test_a_sentence_is_set_in_the_capital_it_begins_with(code: Callable[[str], Record], text: str, code_: str) -> None:
    assert [a.code or "" for a in code(text).events[0].actors] == [code_]


def test_the_surname_of_a_child_called_by_his_first_name_is_his_fathers(code: Callable[[str], Record]) -> None:
    text = "Emil Vargas was found at sea. Emil lives in Miami. His father, Juan Carlos Vargas, flew in from Havana. Vargas accused the police of cruelty."
    assert code(text).events[-1].actors[0].name == "Juan Carlos Vargas"


@pytest.mark.parametrize(("text", "name"), [
    ("Emil Vargas and his sister Rosa Vargas live in Miami. Mr. Vargas accused the police of cruelty.", "Emil Vargas"),
    ("Emil Vargas and his sister Rosa Vargas live in Miami. Ms. Vargas accused the police of cruelty.", "Rosa Vargas"),
    ("Fidel Castro was ill. Raul Castro led the rally. Castro accused the United States of cruelty.", "Raul Castro"),
])  # fmt: skip
def test_namesakes(code: Callable[[str], Record], text: str, name: str) -> None:
    assert code(text).events[-1].actors[0].name == name


def test_who_asks_is_not_who_answers(code: Callable[[str], Record]) -> None:
    asked, said = code("Asked whether Kenya would sign, the minister said it would.").attributions
    assert (asked.source.name, said.source.name) == ("", "minister")


def test_parts_of_a_toll_have_its_source(code: Callable[[str], Record]) -> None:
    record = code("The rebels said that jets had bombed a market in Dilling, where local doctors put the death toll at 23, including six children.")
    names = {a.id: a.source.name for a in record.attributions}
    assert [(f.low, names.get(f.attribution or "")) for f in record.figures] == [(23, "local doctors"), (6, "local doctors")]


def test_a_deadline_in_a_condition_is_to_come(code: Callable[[str], Record]) -> None:
    record = code("The army warned that it would close the road if the rebels did not withdraw from the hills by Friday.")
    (friday,) = (t for t in record.times if record.document.text[slice(*t.span)] == "Friday")
    assert (friday.start or "") > (record.document.published or "9")


def test_a_denial_at_large_denies_the_deed(code: Callable[[str], Record]) -> None:
    text = "Rebels of the SPLM-N shelled a camp near Kadugli, the army said. The rebels denied that they had attacked the camp."
    assert [[s.stance for s in c.stances] for c in code(text).claims if c.status == "contested"] == [["asserts", "denies"]]


def test_no_casualties_deny_no_bombing(code: Callable[[str], Record]) -> None:
    text = "The rebels said that army jets had bombed a market in Dilling. The army said that no civilians were killed in Dilling."
    assert "contested" not in {c.status for c in code(text).claims}
