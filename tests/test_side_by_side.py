"""What short reports of differing outlets say together: which numbers stand side by side, who confirms, denies and corroborates what.

Each case: the reports (outlet, day, text), then what a careful reader takes from them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dragoman.coding import Coder
from dragoman.linking import Ledger
from dragoman.reading import Metadata, document_from_text
from dragoman.store import Intake, Store

pytestmark = pytest.mark.model

Report = tuple[str, str, str]  # outlet, day, text


@dataclass
class Case:
    """Reports and what they say: rows of figures by their words, statuses of claims by their verb."""

    reports: list[Report]
    rows: list[set[str]] = field(default_factory=list)
    statuses: dict[str, set[str]] = field(default_factory=dict)
    origins: dict[str, int] = field(default_factory=dict)


CASES = {
    "those who fled and those who celebrated": Case(
        [
            ("Harbour Wire", "2011-08-22", "Thousands of people celebrated in Benghazi after rebels entered Tripoli. Some 3,000 people fled Tripoli, the Red Crescent said."),
            ("Daily Meridian", "2011-08-23", "Residents celebrated in Benghazi after rebels entered Tripoli. About 5,000 people had left their homes in Tripoli, the Red Crescent said."),
        ],
        rows=[{"Thousands of people"}, {"Some 3,000 people", "About 5,000 people"}],
    ),
    "a toll, one place of it, and what newly came": Case(
        [
            ("Visayas Wire", "2013-11-09", "The typhoon killed 138 people in the Philippines, the disaster agency said. At least 100 people died in Tacloban, officials said."),
            ("Visayas Wire", "2013-11-12", "The typhoon has killed 1,774 people in the Philippines, the disaster agency said. Another 43 bodies were found in Tacloban."),
        ],
        rows=[{"138 people", "1,774 people"}, {"At least 100 people"}, {"Another 43 bodies"}],
    ),
    "whose soldiers": Case(
        [
            ("Caucasus Wire", "2023-09-21", "Armenia said that 20 Armenian soldiers were killed near Lachin. Azerbaijan said that 12 of its soldiers were killed near Lachin."),
            ("Daily Meridian", "2023-09-22", "Azerbaijan said that 14 Azerbaijani soldiers were killed near Lachin. Armenia did not say how many of its troops died there."),
        ],
        rows=[{"20 Armenian soldiers"}, {"12 of its soldiers", "14 Azerbaijani soldiers"}],
    ),
    "a count that is denied is not its source's": Case(
        [
            ("Savanna Wire", "2017-08-12", "Raila Odinga said that police had killed 100 people in Kisumu. The interior ministry denied that police had killed 100 people in Kisumu."),
            ("Daily Meridian", "2017-08-12", "Kenyan police killed protesters in Kisumu, Raila Odinga said. The ministry's spokesman denied that police had killed protesters in Kisumu."),
        ],
        rows=[{"100 people"}],
        statuses={"killed": {"contested"}},
        origins={"killed": 2},
    ),
    "the dead of a siege, and those of one strike in it": Case(
        [
            ("Coast Wire", "2015-10-04", "Jets bombed a bakery in Homs. The city council said 40 people had been killed in Homs on Saturday. Doctors said 310 people had been killed in Homs since the uprising began."),
            ("Daily Meridian", "2015-10-05", "About 45 people were killed in Homs on Saturday, residents said."),
        ],
        rows=[{"40 people", "About 45 people"}, {"310 people"}],
    ),
    "the dead of one town and those of all the land": Case(
        [
            ("Caucasus Wire", "2008-08-10", "Russian jets bombed Gori. Georgia's health ministry said 60 people had been killed in Gori. Rescue workers put the number of dead at 1,600."),
        ],
        rows=[{"60 people"}, {"1,600"}],
    ),
    "thousands who did this and thousands who did that": Case(
        [
            ("Harbour Wire", "2011-10-21", "Thousands of people celebrated in Tripoli after Muammar Gaddafi was killed in Sirte. Thousands of people returned to Sirte."),
            ("Daily Meridian", "2011-10-21", "At least 16 people were killed in Sirte, fighters said. Thousands of people celebrated in Tripoli."),
        ],
        rows=[{"Thousands of people"}, {"At least 16 people"}, {"Thousands of people"}],
    ),
    "two organisations of one kind, and one by its head": Case(
        [
            ("Gulf Wire", "2016-10-08", "Saudi Arabia bombed a market in Taiz on Saturday, Human Rights Watch said."),
            ("Red Sea Radio", "2016-10-09", "The executive director of Human Rights Watch said Saudi Arabia had bombed a market in Taiz on Saturday. Amnesty International said Saudi Arabia had bombed the market in Taiz."),
        ],
        statuses={"bombed": {"corroborated"}},
        origins={"bombed": 2},
    ),
    "an armed group, and its leader by office and by name": Case(
        [
            ("Nile Wire", "2023-05-02", "The army shelled a market in Omdurman on Monday, Mohamed Hamdan Dagalo said."),
            ("Daily Meridian", "2023-05-02", "The leader of the Rapid Support Forces said the army had shelled a market in Omdurman on Monday."),
            ("Desert Star", "2023-05-03", "The Rapid Support Forces said the army had shelled a market in Omdurman on Monday."),
        ],
        statuses={"shelled": {"reported"}},
        origins={"shelled": 1},
    ),
    "a boast, a denial of reports, a bound": Case(
        [
            ("Caucasus Wire", "2008-08-09", "Georgia claims to have shot down ten Russian aircraft. Russia's defence ministry denied reports that Russian troops had seized Gori."),
            ("Baltic Courier", "2008-08-10", "Georgian officials said Russian troops seized Gori. No more than 60 people were killed in Gori, the Red Cross said."),
        ],
        statuses={"shot": {"reported"}, "seized": {"contested"}},
    ),
    "two who say the same, and two who do not": Case(
        [
            ("Nile Wire", "2023-04-16", "Witnesses said, and a doctor confirmed, that Sudanese troops shelled a market in Khartoum."),
            ("Daily Meridian", "2023-04-16", "Residents said, but the army denied, that soldiers had looted shops. Neither the army nor the rebels said who had shelled the market in Khartoum."),
        ],
        statuses={"shelled": {"corroborated"}},
    ),
}


def ledger_of(reports: list[Report], coder: Coder, folder: Path) -> Ledger:
    """The ledger of some reports."""
    store = Store.create(folder / "store")
    documents = [document_from_text(text, f"r{n}", metadata=Metadata(date=dt.date.fromisoformat(day), publisher=outlet)) for n, (outlet, day, text) in enumerate(reports)]
    store.append([Intake(coder.code(d)) for d in documents])
    return Ledger.open(store)


@pytest.mark.parametrize("name", CASES)
def test_what_reports_say_together(name: str, coder: Coder, tmp_path: Path) -> None:
    case = CASES[name]
    ledger = ledger_of(case.reports, coder, tmp_path)
    found = [{e.words for e in f.entries} for f in ledger.figures()]
    for row in case.rows:
        assert row in found, found
    claims = ledger.claims()
    for verb, statuses in case.statuses.items():
        assert {c.status for c in claims if any(s.words == verb for s in c.stances)} == statuses, verb
    for verb, number in case.origins.items():
        assert {c.origins for c in claims if any(s.words == verb for s in c.stances)} == {number}, verb


def test_a_number_that_its_source_denies_does_not_count(coder: Coder, tmp_path: Path) -> None:
    reports = [
        ("Savanna Wire", "2017-08-12", "Raila Odinga said that police had killed 100 people in Kisumu."),
        ("Daily Meridian", "2017-08-12", "Kenya's government denied that police had killed 300 people in Kisumu, as Raila Odinga says."),
    ]
    (row,) = ledger_of(reports, coder, tmp_path).figures()
    assert {(e.low, e.denied) for e in row.entries} == {(300, True), (100, False)}
    assert (row.low, row.high, row.best, row.status) == (100, 100, 100, "single")


def test_the_best_is_what_most_give_or_allow_each_with_its_last_word(coder: Coder, tmp_path: Path) -> None:
    reports = [
        ("Nairobi Wire", "2013-09-22", "At least 39 people were killed in Nairobi on Saturday, President Uhuru Kenyatta said. The Red Cross said 59 people had been killed in Nairobi on Saturday."),
        ("Daily Meridian", "2013-09-23", "The death toll in the attack on a mall in Nairobi rose to 69, the Red Cross said. It later revised the number to 62."),
    ]
    (row,) = ledger_of(reports, coder, tmp_path).figures()
    assert [(e.low, e.superseded_by is not None) for e in row.entries] == [(39, False), (59, True), (69, True), (62, False)]
    assert (row.low, row.high, row.best) == (39, 62, 62)


@pytest.mark.parametrize(
    ("sentence", "status", "stances"),
    [
        ("The ministry denied reports that 15 soldiers had been killed.", "denied", {"ministry denies"}),
        ("It is alleged that the militia killed ten villagers.", "reported", {"unknown asserts"}),
        ("Witnesses said, but the army denied, that troops fired on the crowd.", "contested", {"army denies", "witnesses asserts"}),
        ("Syria and Russia denied bombing Aleppo.", "denied", {"Syria denies", "Russia denies"}),
        ("Georgia claims to have shot down ten Russian aircraft.", "reported", {"Georgia asserts"}),
        ("Georgia says it has shot down ten Russian aircraft.", "confirmed-by-actor", {"Georgia asserts"}),
    ],
)
def test_one_sentence_is_one_claim(sentence: str, status: str, stances: set[str], coder: Coder) -> None:
    (claim,) = coder.code(document_from_text(sentence, "r")).claims
    assert (claim.status, {f"{s.holder.name or s.holder.kind} {s.stance}" for s in claim.stances}) == (status, stances)


@pytest.mark.parametrize(
    ("sentence", "actors", "factuality"),
    [
        ("The minister stopped short of accusing Russia of the attack.", ["minister"], "CT-"),
        ("The opposition all but accused Uhuru Kenyatta of ordering the killings.", ["opposition"], "PS+"),
        ("No more than 5,000 were killed in Darfur.", [], "CT+"),
        ("Rebels ambushed an army convoy near Gao. The army killed ten rebels.", ["army"], "CT+"),
    ],
)
def test_who_and_how_surely(sentence: str, actors: list[str], factuality: str, coder: Coder) -> None:
    event = coder.code(document_from_text(sentence, "r")).events[-1]
    assert ([a.name for a in event.actors], event.factuality) == (actors, factuality)


def test_the_dead_of_an_earthquake_are_nobodys_victims(coder: Coder) -> None:
    text = "An earthquake killed at least 14 people in Izmir on Friday. Officials said that 60 people were killed in Izmir."
    record = coder.code(document_from_text(text, "r"))
    assert not record.events
    assert [f.low for f in record.figures if f.kind == "killed"] == [14, 60]
