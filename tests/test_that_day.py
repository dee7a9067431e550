"""The day and the place that stand beside a deed and are another's, and those that stand further off and are its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Event, Record

pytestmark = pytest.mark.model

HEAD = "NAIROBI, May 12, 2010 (Newswire) - The weather was fine, the weather service said.\n\n"
Code = Callable[[str], Record]


def _event(record: Record, word: str) -> Event:
    return next(e for e in record.events if record.document.text[slice(*e.trigger)].startswith(word))


# (text, word of the deed, first day)
DAYS = [
    ("On Monday, gunmen attacked a bus in Garissa. Two of them were shot dead by police.", "shot", "2010-05-10"),
    ("On March 8 a man threw a petrol bomb at a mosque in Leeds. He also attacked a worshipper.", "attacked", "2010-03-08"),
    ("The massacre came three months after the accord was signed in August 1996. Fighters killed 140 villagers.", "killed", "1996-11-01"),
    ("Ecuador closed its border on Saturday and ordered the deployment of 2,000 soldiers.", "deployment", "2010-05-08"),
    ("Thousands of people marched in Nairobi, more than at the march on April 24.", "marched", "2010-05-12"),
    ("Guards of Chad and Niger exchanged fire on Monday. Chad said Nigerien troops had opened up with mortars shortly after 10 a.m., killing nine people.", "opened", "2010-05-10"),
    ("The minister was likely to be arrested on Friday.", "arrested", "2010-05-14"),
]


@pytest.mark.parametrize(("text", "word", "day"), DAYS)
def test_a_deed_has_the_day_it_is_told_with(code: Code, text: str, word: str, day: str) -> None:
    assert _event(code(HEAD + text), word).time.start == day


# (text, word of the deed, certainty, realis)
SURE = [
    ("Charles Taylor, who would be convicted of war crimes in 2006, fled to Nigeria.", "convicted", "CT+", "actual"),
    ("The attack on the bus in Garissa has not been claimed.", "attack", "CT+", "actual"),
    ("Reports that Armenia is moving tanks to the border do not correspond to reality.", "moving", "CT-", "denied"),
    ("Protesters held 17 soldiers for several hours before letting them go.", "letting", "CT+", "actual"),
    ("Moscow has no intention of sending peacekeepers to Chad.", "has", "CT+", "actual"),
    ("Kenya is likely to expel the envoy.", "expel", "PR+", "hypothetical"),
    ("Togo's foreign minister is expected in Cotonou for talks with the rebels.", "expected", "PR+", "planned"),
]


@pytest.mark.parametrize(("text", "word", "certainty", "realis"), SURE)
def test_how_sure_a_deed_is(code: Code, text: str, word: str, certainty: str, realis: str) -> None:
    event = _event(code(HEAD + text), word)
    assert (event.factuality, event.realis) == (certainty, realis)


def test_an_embassy_stands_where_it_stands(code: Code) -> None:
    record = code(HEAD + "A bomb exploded outside the Israeli embassy. Hundreds of people rallied outside the Russian embassy in Prague.")
    names = {p.id: p.name for p in record.places}
    assert [names.get(e.place or "") for e in record.events] == [None, "Prague"]
    assert [[a.code for a in e.actors] for e in record.events] == [[], ["CZE CVL"]]


# (text, actor's code)
WHOSE = [
    ("Israel's far-right Finance Minister Eitan Golan threatened to leave the coalition.", "ISR GOV MOF"),
    ("Police in Dresden, acting on a Czech warrant, arrested a Belarusian programmer.", "DEU COP"),
]


@pytest.mark.parametrize(("text", "code_of_actor"), WHOSE)
def test_a_surname_and_a_warrant_tell_of_no_country(code: Code, text: str, code_of_actor: str) -> None:
    assert code_of_actor in [a.code for e in code(HEAD + text).events for a in e.actors]
