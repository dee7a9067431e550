"""Police work in reports that seldom name the police: who is taken to act, and where nobody is."""

from __future__ import annotations

import pytest

from dragoman.coding import Coder
from dragoman.records import Document, Event, Part

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    """One coder for the table."""
    return Coder.load()


def events_of_police(coder: Coder, text: str) -> list[Event]:
    record = coder.code(Document(id="x", text=text, published="2003-06-01", parts=[Part(kind="body", span=(0, len(text)))]))
    return [e for e in record.events if any("COP" in (a.sectors or []) for a in e.actors)]


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("forty pickpockets were arrested near the fair.", "COERCE", "arrest"),
        ("three weavers were killed in police firing at the mill.", "ASSAULT", "firearms"),
        ("nine farmers died in police firing.", "ASSAULT", "firearms"),
        ("the constables fired 12 rounds at the looters.", "ASSAULT", "firearms"),
        ("four companies of the reserve police have been deployed in the district.", "MOBILIZE", "police"),
        ("policemen escorted the families to a relief camp.", "AID", None),
        ("the police had to open fire on the mob.", "ASSAULT", "firearms"),
        ("police sentries killed two of the gunmen at the gate.", "ASSAULT", "firearms"),
        ("around 200 rapid action force personnel were deployed in the port area.", "MOBILIZE", "police"),
        ("senior officials of the police department led a peace march.", "PROTEST", "demo"),
        ("the army and the border guards were called into the city after the riots.", "MOBILIZE", "police"),
        ("indefinite curfew was clamped in the port city.", "COERCE", "curfew"),
        ("all the bridges are being kept under strict vigil.", "MOBILIZE", "police"),
        ("a protective ring was thrown around the temples.", "MOBILIZE", "police"),
        ("at least 300 activists were prevented from marching on the capital.", "COERCE", "restrict"),
        ("movement on the roads to the shrine has been banned.", "COERCE", "restrict"),
        ("several officers who were on leave have been called back on duty.", "MOBILIZE", "police"),
        ("the three were produced before a magistrate.", "COERCE", "arrest"),
        ("police have named 12 party members under charges of arson.", "ACCUSE", "investigate"),
        ("four men were killed and five hurt when police opened fire on the crowd.", "ASSAULT", "firearms"),
        ("the party described the police firing as barbaric.", "ASSAULT", "firearms"),
        ("the bishop criticised police for opening fire on the crowd.", "ASSAULT", "firearms"),
        ("the union demanded an inquiry into the police firing on its members.", "ASSAULT", "firearms"),
        ("the lawyer was critical of the police shooting at the port.", "ASSAULT", "firearms"),
        ("a fair was opened at the port when the police intervened.", "MOBILIZE", "police"),
        ("the crowd jeered as the police silenced two radio stations.", "COERCE", "restrict"),
        ("in raids on tuesday, fifty persons were held and a large quantity of weapons was seized.", "COERCE", "arrest"),
        ("the leaders left the hall at noon and were arrested in the street.", "COERCE", "arrest"),
        ("the suspect is in custody.", "COERCE", "arrest"),
        ("the arrested strikers were released later.", "COERCE", "arrest"),
        ("after the arrest of two aides, the villagers burnt tyres.", "COERCE", "arrest"),
        ("three men died, two in a stabbing and one in police firing.", "ASSAULT", "firearms"),
        ("four companies of paramilitary forces have been rushed to the town.", "MOBILIZE", "police"),
        ("the old quarter is still under curfew.", "COERCE", "curfew"),
        ("detectives are looking for three men.", "ACCUSE", "investigate"),
        ("policemen stopped the bus and searched it.", "COERCE", "restrict"),
        ("the police commissioner directed shopkeepers to close their shops.", "REQUEST", None),
    ],
)
def test_police_act(coder: Coder, text: str, type_: str, mode: str | None) -> None:
    assert (type_, mode) in [(e.type, e.mode) for e in events_of_police(coder, text)]


@pytest.mark.parametrize(
    "text",
    [
        "the examinations were held in march.",
        "the rebels captured forty soldiers.",
        "he suffered a cardiac arrest.",
        "the mob chased the constables.",
        "the farmers died in the flood.",
        "a police suspect was killed by gunmen.",
        "the union demanded the arrest of the mill owner.",
        "the movement was banned in 1992.",
        "paramilitary forces killed nine villagers.",
        "the neighbours are looking for three boys.",
        "the boy was held responsible for the fire.",
        "iran let german diplomats visit the two detained reporters.",
        "two men were stabbed while a third was pulled from the river by guards.",
        "the union demanded an inquiry into the fire at the mill.",
        "the lawyer accused nobody of opening fire.",
        "the minister directed the police to release the protesters.",
        "the rain prevented the activists from marching.",
        "hundreds kept a candlelight vigil outside the court.",
    ],
)
def test_police_do_not(coder: Coder, text: str) -> None:
    assert events_of_police(coder, text) == []


def test_what_police_did_is_one_event_with_its_dead(coder: Coder) -> None:
    """The dead of the main clause are those of the clause that says who shot."""
    text = "Four men were killed and five injured when police opened fire on the crowd in Osogbo."
    record = coder.code(Document(id="x", text=text, published="2003-06-01", parts=[Part(kind="body", span=(0, len(text)))]))
    killed = {f.id for f in record.figures if f.kind == "killed"}
    event = next(e for e in record.events if set(e.figures) & killed)
    assert ["COP" in (a.sectors or []) for a in event.actors] == [True]
    assert [e.id for e in record.events if e.type == "ASSAULT" and not e.actors] == []


@pytest.mark.parametrize(
    ("text", "dead", "doer"),
    [
        ("Three killed, 12 wounded in police firing in Mombasa.", "Three", "COP"),
        ("At least five people were killed and 20 injured in police shooting in Conakry.", "At least five people", "COP"),
        ("Nine miners died when South African police opened fire on strikers.", "Nine miners", "COP"),
        ("Ten civilians died when Israeli jets bombed a market.", "Ten civilians", "MIL"),
        ("Some 100 people died to police bullets in Lagos.", "Some 100 people", "COP"),
        ("The court ordered an inquiry into the police firing. Police shot dead two men.", "two men", "COP"),
    ],
)
def test_the_dead_are_of_the_event_with_the_doer(coder: Coder, text: str, dead: str, doer: str) -> None:
    """One happening: whoever did it stands with those it killed, and no second event without a doer."""
    record = coder.code(Document(id="x", text=text, published="2003-06-01", parts=[Part(kind="body", span=(0, len(text)))]))
    figure = next(f for f in record.figures if text[slice(*f.span)] == dead)
    event = next(e for e in record.events if figure.id in e.figures)
    assert [doer in (a.sectors or []) for a in event.actors] == [True]
    assert [e.id for e in record.events if e.type == "ASSAULT" and not e.actors] == []


@pytest.mark.parametrize(
    "text",
    ["Kenyan police have been accused of killing protesters.", "Police were criticised for not stopping the rioters.", "The minister said there was no police firing."],
)
def test_nobody_is_implied_who_accuses(coder: Coder, text: str) -> None:
    """The police that a deed implies do not accuse themselves of it, and no deed is made of its denial."""
    assert events_of_police(coder, text) == []


def test_harm_told_beside_other_harm_is_not_theirs(coder: Coder) -> None:
    """Whom police shot is told beside those who were stabbed, and by whom is not."""
    text = "Two men were stabbed to death while one was killed in police firing at the port."
    record = coder.code(Document(id="x", text=text, published="2003-06-01", parts=[Part(kind="body", span=(0, len(text)))]))
    assert [list(e.actors) for e in record.events if e.mode == "primitive"] == [[]]
