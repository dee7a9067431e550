"""Authorities that broke away or govern a part of a state: what they say of the state is no confession of it; what its own organs say is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.coding import Coder
from dragoman.knowledge.media import Media
from dragoman.linking.claims import link_claims
from dragoman.linking.units import Version, units_of
from dragoman.reading import Metadata, document_from_text
from dragoman.records import Record, is_collective, is_state, party

DAY = dt.date(2020, 12, 3)

# code, party, whether it speaks with one voice, whether it is a state
PARTIES = [
    ("GEO", "GEO", True, True),
    ("GEO GOV", "GEO", True, True),
    ("GEO PRE", "GEO PRE", True, False),
    ("GEO GOV PRE", "GEO PRE", True, False),
    ("GEO MIL PRE", "GEO PRE", True, False),
    ("UKR REB", "UKR REB", False, False),
    ("UKR REB PRE", "UKR REB", False, False),
]

# a report, whether the state itself is said to have owned up to the deed
REPORTS = [
    ("The Chechen government said Russia had bombed Grozny.", "reported"),
    ("Chechen officials said Russian forces had shot three men.", "reported"),
    ("Puntland said Somalia had bombed Galkayo.", "reported"),
    ("The Kurdistan Regional Government said Iraq had shelled its positions.", "reported"),
    ("Iraqi Kurdistan said Iraq had shelled Kirkuk.", "reported"),
    ("Officials in Tigray said Ethiopia had bombed the town.", "reported"),
    ("South Ossetia said Georgia had shelled Tskhinvali.", "reported"),
    ("Authorities in Nagorno-Karabakh said Azerbaijan had shelled Stepanakert.", "reported"),
    ("The Transnistrian authorities said Moldova had attacked a depot.", "reported"),
    ("Republika Srpska said Bosnia had arrested two officials.", "reported"),
    ("The Houthi-run interior ministry said Yemen had bombed Sanaa.", "reported"),
    ("The Moscow-backed government in Donetsk said Ukraine had shelled the city.", "reported"),
    ("Russian-appointed officials in Melitopol said Ukraine had shelled the town.", "reported"),
    # The state's own organs, whole or in a province
    ("The Georgian government said Georgia had shelled Tskhinvali.", "confirmed-by-actor"),
    ("Russia said Russian jets had bombed Grozny.", "confirmed-by-actor"),
    ("The governor of Helmand said Afghanistan had bombed a village.", "confirmed-by-actor"),
    ("The governor of Kursk said Russia had shot down two drones.", "confirmed-by-actor"),
    ("South Ossetia said South Ossetian troops had shelled a Georgian village.", "confirmed-by-actor"),
]

# words of a report, code of the actor they name
CODES = [
    ("The Houthi-run health ministry denied it.", "Houthi-run health ministry", "YEM REB"),
    ("The Russian-installed governor of Kherson denied it.", "Russian-installed governor", "RUS GOV"),
    ("The Western-backed government of Somalia denied it.", "backed government (Somalia)", "SOM GOV"),
    ("Russian-backed officials in Luhansk denied it.", "Russian-backed officials (Ukraine)", "UKR GOV PRE"),
    ("Catalonia denied it.", "Catalonia", "ESP PRE"),
    ("Kosovo denied it.", "Kosovo", "XKX"),
]

RECIPIENTS = [
    ("Ethiopia attacked Tigray.", ["ETH PRE"]),
    ("Georgia shelled South Ossetia.", ["GEO PRE"]),
    ("Russian jets bombed Chechnya.", ["RUS PRE"]),
    ("Afghan jets bombed Helmand.", ["AFG"]),
]


@pytest.mark.parametrize(("code", "side", "one_voice", "state"), PARTIES, ids=[p[0] for p in PARTIES])
def test_whose_side(code: str, side: str, one_voice: bool, state: bool) -> None:
    assert (party(code), is_collective(party(code)), is_state(party(code))) == (side, one_voice, state)


@pytest.mark.model
@pytest.mark.parametrize(("text", "status"), REPORTS, ids=[r[0] for r in REPORTS])
def test_whose_confession(coder: Coder, text: str, status: str) -> None:
    document = document_from_text(text, "r1", metadata=Metadata(date=DAY, language="en", publisher="Outlet"))
    version = Version("v1", coder.code(document), "Outlet")
    claims = link_claims(units_of(version, Media.built_in()), {"v1": "s1"})
    assert [c.status for c in claims] == [status]


@pytest.mark.model
@pytest.mark.parametrize(("text", "name", "code_of"), CODES, ids=[c[0] for c in CODES])
def test_who_runs_it(code: Callable[[str], Record], text: str, name: str, code_of: str) -> None:
    assert {a.name: a.code for a in code(text).actors}.get(name) == code_of


@pytest.mark.model
@pytest.mark.parametrize(("text", "codes"), RECIPIENTS, ids=[r[0] for r in RECIPIENTS])
def test_a_part_that_governs_itself_is_struck_as_such(code: Callable[[str], Record], text: str, codes: list[str]) -> None:
    (event,) = code(text).events
    assert [r.code for r in event.recipients] == codes
