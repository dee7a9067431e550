"""Claims: who asserts, denies, doubts or cannot confirm what, and the status that follows; kept apart, never merged away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dragoman.coding.claims import find_claims
from dragoman.records import ActorRef, Attribution, Event, EventTime, Record, Source, Step

TEXT = "  attack  threat    attacks  " + " ".join(f"word{n}" for n in range(100))

# Who stands in the tables below: id, code, country.
ACTORS = {
    "Borduria": ("a1", "BRD GOV", "BRD"),
    "Syldavia": ("a2", "SYL", "SYL"),
    "Ruritania": ("a3", "RUR", "RUR"),
    "the rebels": ("a4", "", None),
}


@dataclass
class Said:
    """One event as a source or the author (no source) has it."""

    type: str = "ASSAULT"
    by: str = "Borduria"
    to: str = "Syldavia"
    value: str = "CT+"
    source: str = ""
    because: str = ""
    effect: str = "Uu"
    within: str = ""
    mode: str | None = None
    day: str | None = None
    realis: str = "actual"
    quad: int = 4
    at: int = -1  # offset of the trigger


def ref(name: str) -> list[ActorRef]:
    if not name:
        return []
    ident, code, country = ACTORS[name]
    return [ActorRef(actor=ident, span=(0, 5), name=name, code=code, country=country)]


def source(name: str) -> Source:
    return Source(actor=ACTORS[name][0] if name in ACTORS else None, name=name, kind="named" if name in ACTORS else "anonymous")


def build(said: list[Said]) -> tuple[list[Event], list[Attribution]]:
    """Events e1…, with an attribution s1… where there is a source."""
    events, attributions = [], []
    for n, s in enumerate(said, 1):
        span = (s.at, s.at + 6) if s.at >= 0 else (10 * n, 10 * n + 4)
        outer = None
        if s.within:
            outer = Attribution(id=f"o{n}", source=source(s.within), content=[span])
            attributions.append(outer)
        inner = None
        if s.source:
            inner = Attribution(id=f"s{n}", source=source(s.source), content=[span], within=outer.id if outer else None)
            attributions.append(inner)
        time = EventTime(start=s.day, end=s.day, precision="day", basis="expression", span=span) if s.day else EventTime()
        event = Event(
            id=f"e{n}", type=s.type, mode=s.mode, cameo="190", score=-9.0, quad=s.quad, trigger=span, sentence=span, actors=ref(s.by),  # type: ignore[arg-type]
            recipients=ref(s.to), time=time, factuality=s.value, realis=s.realis, attribution=inner.id if inner else None,  # type: ignore[arg-type]
            confidence=0.8, rule="by hand", why=[Step(word=s.because, span=span, effect=s.effect, rule="by hand")] if s.because else [],
        )  # fmt: skip
        events.append(event)
    return events, attributions


STATUS = [
    pytest.param([Said(source="an official")], "reported", ["an official asserts"], id="one voice"),
    pytest.param([Said(source="an official", value="PR+")], "reported", ["an official asserts"], id="probable is asserted"),
    pytest.param([Said(source="an official", value="PS+")], "reported", ["an official reports"], id="possible is passed on"),
    pytest.param([Said(source="an official"), Said(source="Ruritania")], "corroborated", ["an official asserts", "Ruritania asserts"], id="two voices"),
    pytest.param([Said(source="an official"), Said(source="an official")], "reported", ["an official asserts"] * 2, id="one voice twice"),
    pytest.param([Said(source="Syldavia"), Said(value="CT+")], "reported", ["Syldavia asserts", " asserts"], id="the author does not corroborate"),
    pytest.param([Said(source="Borduria")], "confirmed-by-actor", ["Borduria asserts"], id="the actor says so itself"),
    pytest.param([Said(source="Syldavia"), Said(source="Borduria")], "confirmed-by-actor", ["Syldavia asserts", "Borduria asserts"], id="and the actor owns up"),
    pytest.param([Said(source="Borduria", quad=3, type="ACCUSE")], "reported", ["Borduria asserts"], id="words of the actor's are its own claim"),
    pytest.param([Said(source="Borduria", value="CT-")], "denied", ["Borduria denies"], id="a denial alone"),
    pytest.param(
        [Said(source="Syldavia"), Said(source="Borduria", value="CT-")], "contested", ["Syldavia asserts", "Borduria denies"], id="asserted and denied"
    ),
    pytest.param([Said(), Said(source="Borduria", value="CT-")], "contested", [" asserts", "Borduria denies"], id="the author against the actor"),
    pytest.param(
        [Said(source="Syldavia"), Said(source="Ruritania", value="PR-")], "contested", ["Syldavia asserts", "Ruritania doubts"], id="asserted and doubted"
    ),
    pytest.param(
        [Said(source="Syldavia"), Said(source="Ruritania", value="Uu", because="confirm")],
        "contested",
        ["Syldavia asserts", "Ruritania cannot-confirm"],
        id="asserted and not confirmed",
    ),
    pytest.param([Said(source="Ruritania", value="PS-")], "reported", ["Ruritania doubts"], id="a doubt alone contests nobody's word"),
    pytest.param([Said(source="Ruritania", value="Uu", because="verify")], "reported", ["Ruritania cannot-confirm"], id="nor does what is unverified"),
    pytest.param([Said(source="Ruritania", value="Uu", because="discuss")], "reported", ["Ruritania reports"], id="left open"),
    pytest.param(
        [Said(value="PR+", because="alleged", effect="hearsay PR+")], "reported", [" reports", " asserts"], id="alleged: somebody says so"
    ),
    pytest.param(
        [Said(source="an official", within="Ruritania")], "reported", ["an official asserts", "Ruritania reports"], id="a source inside a source"
    ),
    pytest.param(
        [Said(source="Borduria", value="CT-", within="an agency")], "denied", ["Borduria denies", "an agency reports"], id="a denial passed on"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "status", "stances"), STATUS)
def test_status_follows_from_stances(said: list[Said], status: str, stances: list[str]) -> None:
    claims = find_claims(TEXT, *build(said))
    assert len(claims) == 1
    assert [f"{s.holder.name} {s.stance}" for s in claims[0].stances] == stances
    assert claims[0].status == status
    assert claims[0].events == [f"e{n}" for n in range(1, len(said) + 1)]


APART = [
    pytest.param([Said(source="x"), Said(type="THREATEN", source="y")], 2, id="of two types"),
    pytest.param([Said(source="x"), Said(by="Ruritania", source="y")], 2, id="by others"),
    pytest.param([Said(source="x"), Said(to="Ruritania", source="y")], 2, id="against others"),
    pytest.param([Said(source="x"), Said(to="", source="y")], 1, id="against nobody named"),
    pytest.param([Said(source="x", to="", at=2), Said(source="y", to="", at=12)], 2, id="against nobody named, in other words"),
    pytest.param([Said(source="x", to="", at=2), Said(source="y", to="", at=20)], 1, id="against nobody named, in like words"),
    pytest.param([Said(source="x", by="the rebels"), Said(source="y", by="the rebels")], 2, id="by somebody without a code"),
    pytest.param([Said(source="x", by=""), Said(source="y", by="")], 2, id="by nobody named"),
    pytest.param([Said(source="x", mode="aerial"), Said(source="y", mode="beat")], 2, id="of two modes"),
    pytest.param([Said(source="x", mode="aerial"), Said(source="y")], 1, id="of a mode and in general"),
    pytest.param([Said(source="x", day="2001-03-01"), Said(source="y", day="2001-05-01")], 2, id="on two days"),
    pytest.param([Said(source="x", day="2001-03-01"), Said(source="y")], 1, id="on a day and undated"),
    pytest.param([Said()], 0, id="a plain fact of the author's is no claim"),
    pytest.param([Said(value="PR+")], 0, id="nor is what the author is not sure of"),
    pytest.param([Said(), Said(source="x")], 1, id="a fact becomes one when somebody says it"),
]


@pytest.mark.parametrize(("said", "number"), APART)
def test_what_is_one_claim(said: list[Said], number: int) -> None:
    assert len(find_claims(TEXT, *build(said))) == number


def test_the_proposition_says_who_and_what() -> None:
    (claim,) = find_claims(TEXT, *build([Said(source="x", to=""), Said(source="y")]))
    p = claim.proposition
    assert (p.type, p.actors, p.recipients) == ("ASSAULT", ["BRD GOV"], ["SYL"])
    assert p.text == " ".join(TEXT[20:24].split())


def test_ids_run_in_the_order_of_the_text() -> None:
    claims = find_claims(TEXT, *build([Said(), Said(type="THREATEN", source="x"), Said(type="ACCUSE", source="x")]))
    assert [(c.id, c.proposition.type) for c in claims] == [("c1", "THREATEN"), ("c2", "ACCUSE")]


# ---------------------------------------------------------------------------------------------- from text

TEXTS = [
    pytest.param(
        "Ukraine said Russian troops had crossed the border. Russia denied that its troops had crossed the border.",
        "MOBILIZE", "contested", [("Ukraine", "asserts"), ("Russia", "denies")],
        id="denied of its own troops",
    ),
    pytest.param(
        "Ukraine said Russia had moved troops to the border. Russia denied that it had moved troops to the border.",
        "MOBILIZE", "contested", [("Ukraine", "asserts"), ("Russia", "denies")],
        id="asserted by one, denied by the other",
    ),
    pytest.param(
        "Georgia said Russia had bombed its territory. The United States said it could not confirm that Russia had bombed Georgia.",
        "ASSAULT", "contested", [("Georgia", "asserts"), ("United States", "cannot-confirm")],
        id="asserted by one, not confirmed by another",
    ),
    pytest.param(
        "India said Pakistan had shelled its positions. France said it doubted that Pakistan had shelled Indian positions.",
        "ASSAULT", "contested", [("India", "asserts"), ("France", "doubts")],
        id="asserted by one, doubted by another",
    ),
    pytest.param(
        "Chad said Sudan had attacked its army. Libya said Sudan had attacked the army of Chad.",
        "ASSAULT", "corroborated", [("Chad", "asserts"), ("Libya", "asserts")],
        id="two say so",
    ),
    pytest.param(
        "Turkey said it had bombed Kurdish rebels in Iraq.",
        "ASSAULT", "confirmed-by-actor", [("Turkey", "asserts")],
        id="the actor says so",
    ),
    pytest.param(
        "Turkey said it had not only bombed Kurdish rebels in Iraq but also arrested their leaders.",
        "ASSAULT", "confirmed-by-actor", [("Turkey", "asserts")],
        id="not only is no denial",
    ),
    pytest.param(
        "India said its navy had foiled an attack by pirates.",
        "ASSAULT", "reported", [("India", "reports")],
        id="what was foiled nobody denies",
    ),
    pytest.param(
        "Iran denied that it had attacked the tanker.",
        "ASSAULT", "denied", [("Iran", "denies")],
        id="only a denial",
    ),
    pytest.param(
        "Russia says it bombed a depot; Ukraine denies.",
        "ASSAULT", "contested", [("Russia", "asserts"), ("Ukraine", "denies")],
        id="denied behind the words of another",
    ),
    pytest.param(
        "Israel said it struck a depot in Gaza, but Hamas denied it.",
        "ASSAULT", "contested", [("Israel", "asserts"), ("Hamas", "denies")],
        id="denied by a pronoun",
    ),
    pytest.param(
        "Rebels shelled Goma on Sunday, Congo's government said. Rwanda rejected the accusations.",
        "ASSAULT", "contested", [("Congo's government", "asserts"), ("Rwanda", "denies")],
        id="denied in the next sentence",
    ),
    pytest.param(
        "Rebels shelled Goma on Sunday, Congo's government said. Schools were closed. Shops stayed shut. Rwanda rejected the accusations.",
        "ASSAULT", "reported", [("Congo's government", "asserts")],
        id="what is denied stands elsewhere",
    ),
    pytest.param(
        "It rained. Peru's forces killed ten rebels, the army said. Peru accused Chile of sending spies to Lima. Chile rejected the accusation.",
        "ASSAULT", "reported", [("army", "asserts")],
        id="another's deed is not what is rejected",
    ),
    pytest.param(
        "It rained. Gunmen shot three Kenyan soldiers on Monday, Nairobi said. Somalia denied that its forces were involved.",
        "ASSAULT", "contested", [("Kenya (government)", "asserts"), ("Somalia", "denies")],
        id="not involved",
    ),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "type", "status", "stances"), TEXTS)
def test_claims_of_a_text(code: Callable[[str], Record], text: str, type: str, status: str, stances: list[tuple[str, str]]) -> None:
    found = [c for c in code(text).claims if c.proposition.type == type]
    assert [(c.status, [(s.holder.name, s.stance) for s in c.stances]) for c in found] == [(status, stances)]


@pytest.mark.model
def test_the_toll_of_years_corroborates_no_raid(code: Callable[[str], Record]) -> None:
    text = "The army bombed a school in Sagaing, killing 22 people, Burmese rebels said. More than 7,000 civilians have been killed by the army of Myanmar since the coup, a monitoring group said."
    assert [c.status for c in code(text).claims] == ["reported", "reported"]


@pytest.mark.model
def test_what_somebody_only_did_is_not_what_he_is_accused_of(code: Callable[[str], Record]) -> None:
    text = "It rained. Somalia accused Ethiopia of shelling Dolow. Ethiopia said its forces had fired only on al-Shabaab."
    claims = [c for c in code(text).claims if c.proposition.type == "ASSAULT"]
    assert [[(s.holder.name, s.stance) for s in c.stances] for c in claims] == [[("Somalia", "asserts")], [("Ethiopia", "asserts")]]
