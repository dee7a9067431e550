"""What is contested between reports and what is not: short stories by several outlets in, the claims that more than one stance was taken on out."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coding import Coder
from dragoman.knowledge.media import Media
from dragoman.linking import LedgerClaim
from dragoman.linking.claims import link_claims
from dragoman.linking.units import Version, units_of
from dragoman.reading import Metadata, document_from_text

pytestmark = pytest.mark.model
DAY = dt.date(2015, 6, 10)


def claims_of(coder: Coder, texts: tuple[str, ...]) -> list[LedgerClaim]:
    """The claims of reports of one day and one story, each by an outlet of its own."""
    versions = []
    for n, text in enumerate(texts, 1):
        document = document_from_text(text, f"r{n}", metadata=Metadata(date=DAY, language="en", publisher=f"Outlet {n}"))
        versions.append(Version(f"v{n}", coder.code(document), f"Outlet {n}"))
    media = Media.built_in()
    return link_claims((u for v in versions for u in units_of(v, media)), {v.revision: "s1" for v in versions})


def disputes(claims: list[LedgerClaim]) -> list[tuple[str, list[str]]]:
    """Status and stances of claims with several stances."""
    return [(c.status, [f"{s.holder.name} {s.stance} “{s.words}”" for s in c.stances]) for c in claims if len(c.stances) > 1]


APART = {
    "driving out and invading": (
        "Ethiopia said on Wednesday that its army had driven Eritrean troops out of Badme, and it denied that it had invaded Eritrea.",
        "Ethiopia said its soldiers had driven Eritrean forces from Badme.",
    ),
    "a depot and a hospital": (
        "Israel said its air force had struck a weapons depot in Gaza.",
        "Israel denied that its air force had struck a hospital in Gaza.",
    ),
    "two armed groups of one country": (
        "Mali's government said the Movement for Oneness and Jihad in West Africa had attacked an army base in Gao.",
        "The National Movement for the Liberation of Azawad denied that it had attacked the army base in Gao.",
    ),
    "two things demanded": (
        "Turkey said it had demanded that Greece withdraw its soldiers. Turkey denied that it had demanded that Greece release the pilots.",
    ),
    "one thing admitted, another denied": (
        "Hiller admitted firing at several other employees, but denied shooting at the first officers who responded to the scene.",
    ),
    "a promise and what has not come of it": (
        "Russia said it had promised to withdraw its troops from Georgia.",
        "Georgia said on Wednesday that Russia had not withdrawn its troops from Georgia.",
    ),
    "what will be and what has not been": (
        "Chad said it would withdraw its soldiers from Niger. A diplomat said the withdrawal had not begun.",
    ),
    "one voice, two words": (
        "Rwanda said it had shelled rebel positions in Congo but denied that it had bombarded Congolese villages.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("texts", APART.values(), ids=APART)
def test_two_deeds_are_not_held_against_each_other(coder: Coder, texts: tuple[str, ...]) -> None:
    claims = claims_of(coder, texts)
    assert any(s.stance == "denies" for c in claims for s in c.stances), "nothing is denied: the example tests nothing"
    assert [d for d in disputes(claims) if d[0] == "contested"] == []


LOSSES = {
    "of a town and of all the land": ("About 300 people were killed in Mariupol, the city council said.", "The United Nations said 1,081 civilians had been killed in Ukraine."),
    "of two towns": ("Russia's Defense Ministry said 40 soldiers had been killed in Mariupol.", "NATO said 90 Russian soldiers had been killed in Kherson."),
}


@pytest.mark.parametrize("texts", LOSSES.values(), ids=LOSSES)
def test_two_losses_do_not_corroborate_one_another(coder: Coder, texts: tuple[str, ...]) -> None:
    assert disputes(claims_of(coder, texts)) == []


JOINED = {
    "an accusation and its denial": (
        ("Kinshasa accuses Rwanda of shelling a camp near Goma. Rwanda rejected the accusation.",),
        ["Democratic Republic of the Congo (government) asserts “accuses”", "Rwanda denies “rejected”"],
    ),
    "blamed, and not behind it": (
        ("Iran has blamed Israel for the explosion in Isfahan. Israel insists it was not behind the explosion.",),
        ["Iran asserts “blamed”", "Israel denies “explosion”"],
    ),
    "in other words": (
        ("Georgia accused Russia of invading its territory.", "Russia denied that it had invaded Georgia."),
        ["Georgia asserts “accused”", "Russia denies “invaded”"],
    ),
    "an accusation beside the deed": (
        ("Georgia accused Russia of invading its territory. Georgia's president said Russia had launched an invasion of Georgia.", "Russia denied that it had invaded Georgia."),
        ["Georgia asserts “accused”", "Georgia's president asserts “launched an invasion”", "Russia denies “invaded”"],
    ),
    "an accusation in the denier's word, beside a deed in another": (
        ("Georgia accused Russia of invading its territory. Georgia's president said Russia had launched a full-scale military invasion.", "Russia denied that it had invaded Georgia."),
        ["Georgia asserts “accused”", "Georgia's president asserts “launched”", "Russia denies “invaded”"],
    ),
    "of another type": (
        ("Pro-Russian activists occupied the town hall in Luhansk, police said.", "Pro-Russian activists in Luhansk denied that they had seized the building."),
        ["police asserts “occupied”", "Pro-Russian activists (Ukraine) denies “seized”"],
    ),
    "a deed said to be done": (
        ("Russia said it had withdrawn its troops from Georgia.", "Georgia said on Wednesday that Russia had not withdrawn its troops from Georgia."),
        ["Russia asserts “withdrawn”", "Georgia denies “withdrawn”"],
    ),
    "of men with guns by two names": (
        ("Militiamen attacked the village of Yirgou on Sunday, Burkina Faso's government said.", "The fighters denied that they had attacked the village of Yirgou."),
        ["Burkina Faso's government asserts “attacked”", "fighters denies “attacked”"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "stances"), JOINED.values(), ids=JOINED)
def test_one_deed_in_other_words_is_contested(coder: Coder, texts: tuple[str, ...], stances: list[str]) -> None:
    assert disputes(claims_of(coder, texts)) == [("contested", stances)]


def test_who_contradicts_a_nameless_office_is_another_origin(coder: Coder) -> None:
    (claim,) = claims_of(coder, ("Gunmen bombed a market in Mustaba on Tuesday, health officials said. General Tom Jones denied that gunmen had bombed the market.",))
    assert [(s.holder.name, s.stance, s.origin) for s in claim.stances] == [("health officials", "asserts", "Outlet 1: health officials"), ("Tom Jones", "denies", "Tom Jones")]
    assert (claim.status, claim.origins) == ("contested", 2)


HEADED = {
    # the headline's word is whose the report names, so that it is no second origin
    "named below": (("Two soldiers killed in Chad\n\nGunmen killed two soldiers in Chad on Monday, the Chadian army said.",), "reported", 1),
    "by two reports": (
        (
            "Two soldiers killed in Chad\n\nGunmen killed two soldiers in Chad on Monday, the Chadian army said.",
            "Two soldiers killed in Chad\n\nGunmen killed two soldiers in Chad on Monday, the United Nations said.",
        ),
        "corroborated", 2,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "status", "origins"), HEADED.values(), ids=HEADED)
def test_a_headline_corroborates_nobody(coder: Coder, texts: tuple[str, ...], status: str, origins: int) -> None:
    claims = [c for c in claims_of(coder, texts) if c.proposition.type == "ASSAULT"]
    assert [(c.status, c.origins) for c in claims] == [(status, origins)]
    assert {"author", "named"} <= {s.holder.kind for c in claims for s in c.stances}, "no headline was joined: the example tests nothing"


def test_who_denies_beside_a_doubt_is_not_only_reported(coder: Coder) -> None:
    (claim,) = claims_of(coder, ("Chad denied that its soldiers had attacked Libyan troops on Monday. The United Nations doubted that Chad had attacked Libyan troops on Monday.",))
    assert sorted(s.stance for s in claim.stances) == ["denies", "doubts"]
    assert claim.status == "denied"


ACCUSED = {
    "somebody's soldiers": ("Armenia accused Azerbaijan of attacking Armenian soldiers. Azerbaijan denied it.", ("attacking", ["Armenian soldiers"], None), "Azerbaijan denied it."),
    "a building in a town": ("Ukraine accused Russia of bombing a hospital in Mariupol. Russia denied it.", ("bombing", ["hospital (Ukraine)"], "Mariupol"), "Russia denied it."),
    "a name that is on no map": ("Sudan accused Chad of shelling Tumrake. Chad denied it.", ("shelling", ["Tumrake"], None), "Chad denied it."),
    "a place named by its kind": ("Sudan accused Chad of shelling the town of Adre. Chad denied it.", ("shelling", ["Adre"], "Adre"), "Chad denied it."),
    "a day is nobody": ("Chad accused Libya of attacking on Monday. Libya denied it.", ("attacking", [], None), "Libya denied it."),
    "a town": ("Chad accused Libya of bombing Abeche. Libya denied it.", ("bombing", ["Chad"], "Abeche"), "Libya denied it."),
}


@pytest.mark.parametrize(("text", "deed", "denial"), ACCUSED.values(), ids=ACCUSED)
def test_an_accusation_is_of_the_deed_that_it_names(coder: Coder, text: str, deed: tuple[str, list[str], str | None], denial: str) -> None:
    (claim,) = (c for c in claims_of(coder, (text,)) if c.proposition.type == "ASSAULT")
    p = claim.proposition
    assert (p.text, p.recipient_names, p.place) == deed
    assert [(s.stance, s.sentence) for s in claim.stances] == [("asserts", text.partition(". ")[0] + "."), ("denies", denial)]


REVISED = "Libya shelled a convoy near Abeche on Monday, Chad said."
CORRECTED_ON = {
    "the same day": ("2015-06-10", ["withdrawn"]),
    "a later day": ("2015-06-11", ["reported", "withdrawn"]),
}


@pytest.mark.parametrize(("until", "history"), CORRECTED_ON.values(), ids=CORRECTED_ON)
def test_what_a_new_version_no_longer_says_is_withdrawn(coder: Coder, until: str, history: list[str]) -> None:
    versions = []
    for revision, text, day, end in (("v1", "Libya bombed Abeche on Monday, Chad said.", "2015-06-10", until), ("v2", REVISED, until, None)):
        document = document_from_text(text, "r1", metadata=Metadata(date=dt.date.fromisoformat(day), language="en", publisher="Outlet 1"))
        versions.append(Version(revision, coder.code(document), "Outlet 1", end))
    old, new = sorted(link_claims((u for v in versions for u in units_of(v, Media.built_in())), {"v2": "s1"}), key=lambda c: c.proposition.text)
    assert (old.status, [h.status for h in old.history], old.history[-1].change) == ("withdrawn", history, "withdrawn")
    assert (new.status, new.proposition.text) == ("reported", "shelled")


def test_a_name_on_no_map_keeps_nothing_apart(coder: Coder) -> None:
    (claim,) = (c for c in claims_of(coder, ("Sudan accused Chad of shelling Adre. Chad denied it.", "Sudan said Chad had shelled the town of Adre.")) if c.proposition.type == "ASSAULT")
    assert [s.stance for s in claim.stances] == ["asserts", "denies", "asserts"]
    assert (claim.status, claim.proposition.place) == ("contested", "Adre")
