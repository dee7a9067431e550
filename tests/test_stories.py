"""Which reports are about one happening, and whose word it is: by their words and dates, whatever the order they come in."""

from __future__ import annotations

import random

import numpy as np
import pytest

from dragoman.knowledge.media import Media
from dragoman.linking import stories as rules
from dragoman.linking.copies import copy_groups
from dragoman.linking.model import LedgerHolder
from dragoman.linking.origins import credited, party, voice
from dragoman.linking.signature import Signature, Signatures, signature
from dragoman.linking.stories import Edges, Graph, Postings, average_link, live_edges, near_pairs, parts_of, stories_of
from dragoman.linking.stories import graph as graph_rules
from dragoman.linking.stories import postings as posting_rules
from dragoman.linking.words import rarity, standing_for, stem, weights
from dragoman.records import Document

FERRY = (
    "At least 31 people drowned when the ferry Halvora sank off Port Quillan on Tuesday, the coast guard said. Divers searched the hull through the night.",
    "Rescuers pulled 64 survivors from the water after the Halvora went down near Port Quillan. The ferry had left Osmund island an hour before, its owner said.",
    "The captain of the Halvora told investigators that water came in through the bow door. The ferry sank off Port Quillan with 95 people on board.",
)
AGROUND = "A ferry ran aground near Port Quillan and the coast guard took people off."
OTHER_FERRY = (
    "A ferry capsized on the lower Tavra river near Dunmark, killing 12 people, police said. The Santa Rufina carried pilgrims to a festival.",
    "Police in Dunmark arrested the owner of the Santa Rufina, the ferry that capsized on the Tavra river with pilgrims on board.",
    "Pilgrims on the Santa Rufina had no life jackets, a survivor from Dunmark said. The ferry capsized on the Tavra in a storm.",
)
VOTE = (
    "Parliament in Vesterholm passed the budget of finance minister Ilka Brandt by three votes after an all-night debate.",
    "Finance minister Ilka Brandt defended her budget in Vesterholm and promised lower duties on grain.",
)


def made(texts: dict[str, str], days: dict[str, str] | None = None) -> Signatures:
    """Signatures of texts by name."""
    return Signatures.of([signature(Document(id=k, text=t, published=(days or {}).get(k)), k) for k, t in texts.items()])


def group_reports(signatures: Signatures) -> list[list[int]]:
    """The stories among some reports: lists of numbers, ascending."""
    graph = Graph.of(signatures)
    postings = Postings(signatures, sorted(graph.copies))
    graph.edges = live_edges(postings, near_pairs(postings))
    return sorted(s for part in parts_of(graph) for s in stories_of(graph, part))


def named(signatures: Signatures, groups: list[list[int]]) -> set[frozenset[str]]:
    """Groups by name."""
    return {frozenset(signatures.revisions[n] for n in g) for g in groups}


ALL = {**{f"a{k}": t for k, t in enumerate(FERRY)}, **{f"b{k}": t for k, t in enumerate(OTHER_FERRY)}, **{f"c{k}": t for k, t in enumerate(VOTE)}}
APART = {frozenset({"a0", "a1", "a2"}), frozenset({"b0", "b1", "b2"}), frozenset({"c0", "c1"})}


def test_two_happenings_of_one_kind_are_two_stories() -> None:
    signatures = made(ALL)
    assert named(signatures, group_reports(signatures)) == APART


SHORT = {
    "a1": "A second earthquake in three weeks hit Nepal on Tuesday near Namche Bazaar. At least 37 people were killed.",
    "a2": "Buildings collapsed in Kathmandu when another tremor shook Nepal. The Home Ministry put the dead at 42.",
    "a3": "The Nepalese army sent helicopters to Dolakha after Tuesday's quake.",
    "b1": "Saudi-led warplanes bombed a funeral hall in Sanaa on Saturday, killing more than 140 mourners.",
    "b2": "At least 82 people died when jets struck a wake in the Yemeni capital on Saturday.",
    "b3": "The coalition denied that its aircraft had hit the burial in Sanaa.",
    "c1": "Egypt's army removed President Mohamed Mursi on Wednesday and suspended the constitution.",
    "c2": "Tanks took up positions in Cairo as the Egyptian military ousted Mursi, the country's first freely elected leader.",
    "d1": "Shells killed four children in Taiz on Sunday, doctors in the Yemeni city said.",
    "e1": "Nepal's parliament met on Wednesday to debate the budget for roads.",
    "f1": "Cairo's stock market rose seven percent on Thursday, the largest gain in a year.",
}  # fmt: skip


def test_short_reports_that_choose_other_words_are_one_story() -> None:
    signatures = made(SHORT)
    assert named(signatures, group_reports(signatures)) == {frozenset(n for n in SHORT if n[0] == story) for story in "abcdef"}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reports_plays_no_part(seed: int) -> None:
    names = list(ALL)
    random.Random(seed).shuffle(names)
    signatures = made({n: ALL[n] for n in names})
    assert named(signatures, group_reports(signatures)) == APART


def test_reports_taken_in_one_by_one_give_the_edges_of_all_at_once() -> None:
    signatures = made(ALL)
    nodes = list(range(len(signatures)))
    whole = near_pairs(Postings(signatures, nodes))
    grown: dict[tuple[int, int], float] = {}
    for last in nodes:
        grown |= near_pairs(Postings(signatures, nodes[: last + 1]), [last]).pairs()
    assert grown == whole.pairs()
    assert grown


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_pairs_made_in_portions_are_the_pairs_made_at_once(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    postings = Postings(signatures := made(ALL), list(range(len(signatures))))
    whole = [near_pairs(postings, fresh).pairs() for fresh in (None, [0, 4, 5])]
    monkeypatch.setattr(posting_rules, "_PAIRS_AT_ONCE", at_once)
    assert [near_pairs(postings, fresh).pairs() for fresh in (None, [0, 4, 5])] == whole
    assert whole[1].keys() < whole[0].keys()


def test_a_key_that_became_common_takes_its_edges_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    signatures = made(ALL)
    nodes = list(range(len(signatures)))
    found = near_pairs(Postings(signatures, nodes))
    monkeypatch.setattr(posting_rules, "_TOO_COMMON", 2)
    monkeypatch.setattr(posting_rules, "_TOO_COMMON_EVER", 2)
    left = live_edges(Postings(signatures, nodes), found).pairs()
    assert left == live_edges(Postings(signatures, nodes), near_pairs(Postings(signatures, nodes))).pairs()
    assert left.keys() < found.pairs().keys()


@pytest.mark.parametrize(
    ("days", "near"),
    [((None, None), 1.0), (("2001-03-01", None), 1.0), (("2001-03-01", "2001-03-04"), 1.0), (("2001-03-01", "2001-03-17"), 0.856), (("2001-03-01", "2004-03-01"), 0.7)],
    ids=["undated", "one undated", "three days", "half a month", "years"],
)
def test_days_in_between_make_reports_less_near(days: tuple[str | None, str | None], near: float) -> None:
    items = {f"d{k}": FERRY[0] for k in range(2)}
    signatures = made(items, {f"d{k}": d for k, d in enumerate(days) if d})
    assert rules.nearness_matrix(signatures, [0, 1])[0, 1] == pytest.approx(near, abs=0.001)


@pytest.mark.parametrize(
    ("day", "words", "stories"),
    [
        ("2001-03-20", "", 1),
        ("2004-03-01", "", 2),
        ("2004-03-01", " It sank in 2001.", 1),
        ("2004-03-01", " It sank three years after.", 1),
        ("2004-03-01", " It was built in 1994.", 2),
        ("2004-03-01", " It was built ninety years ago.", 2),
        (None, "", 1),
    ],
    ids=["weeks", "years", "years, and says which", "years reckoned", "another year", "more years than there are", "undated"],
)
def test_years_of_silence_end_a_story_unless_a_report_leads_back(day: str | None, words: str, stories: int) -> None:
    signatures = made({"then": FERRY[0], "later": AGROUND + words}, {"then": "2001-03-01", **({"later": day} if day else {})})
    assert len(group_reports(signatures)) == stories


def test_a_story_told_all_along_goes_on_for_years() -> None:
    near = np.full((5, 5), 0.3)
    days = np.array([0.0, 50, 100, 150, 600])
    silence = np.abs(days[:, None] - days[None, :])
    assert average_link(near, silence) == [[0, 1, 2, 3], [4]]
    silence[3, 4] = silence[4, 3] = 0.0  # the last tells the year of the one before
    assert average_link(near, silence) == [[0, 1, 2, 3, 4]]


def test_a_day_guessed_from_the_words_keeps_no_reports_apart() -> None:
    guessed = signature(Document(id="x", text=FERRY[0], published="1987-01-01", published_basis="text"), "x")
    assert guessed.day == -1


def test_large_components_are_cut_where_they_are_weakest(monkeypatch: pytest.MonkeyPatch) -> None:
    bridge = "The ferry Halvora that sank off Port Quillan and the Santa Rufina that capsized near Dunmark on the Tavra had one owner, with pilgrims on board."
    signatures = made({**ALL, "z": bridge})
    assert max(map(len, rules.parts_of(_graph(signatures)))) >= 7
    monkeypatch.setattr(graph_rules, "_LARGEST", 4)
    assert max(map(len, rules.parts_of(_graph(signatures)))) <= 4


def _graph(signatures: Signatures) -> Graph:
    graph = Graph.of(signatures)
    graph.edges = near_pairs(Postings(signatures, sorted(graph.copies)))
    return graph


def test_what_holds_together_at_any_nearness_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_rules, "_LARGEST", 1)
    graph = Graph(made({"x": FERRY[0], "y": FERRY[1]}), {0: [0], 1: [1]}, Edges.of({(0, 1): (1.0, [7])}))
    assert rules.parts_of(graph) == [[0, 1]]


def test_clusters_merge_only_if_as_near_to_each_other_as_each_in_itself() -> None:
    near = np.full((6, 6), 0.3)
    near[:3, :3] = near[3:, 3:] = 0.8
    assert average_link(near) == [[0, 1, 2], [3, 4, 5]]
    near[:3, :3] = near[3:, 3:] = 0.4
    assert average_link(near) == [[0, 1, 2, 3, 4, 5]]


@pytest.mark.parametrize("texts", [{}, {"x": ""}, {"x": "", "y": ""}, {"x": "…", "y": "1"}, {"x": "\ud800 half"}], ids=["none", "empty", "two empty", "no words", "half"])
def test_texts_without_words_are_stories_of_their_own(texts: dict[str, str]) -> None:
    signatures = made(texts)
    assert len(group_reports(signatures)) == len(texts)


# copies

WIRE = " ".join(
    f"The {a} of the {b} said on Monday that the {c} would be closed until the inquiry into the collapse of the {d} bridge had ended."
    for a, b, c, d in [("mayor", "town", "road", "old"), ("head", "board", "harbour", "iron"), ("owner", "mill", "ferry", "north"), ("warden", "park", "trail", "rope")]
)


@pytest.mark.parametrize(
    "copy",
    [WIRE, f"KLOW, March 3 (Reuters) - {WIRE}", WIRE.replace("on Monday", "Monday", 1), WIRE[: len(WIRE) * 2 // 3], WIRE.upper(), WIRE + " Reporting by our own staff in Klow."],
    ids=["the same", "with a dateline", "a word left out", "its end trimmed", "upper case", "a line added"],
)
def test_copies_and_light_rewrites_are_one(copy: str) -> None:
    assert copy_groups(made({"x": WIRE, "y": copy, "z": FERRY[0]})) == [[0, 1], [2]]


def test_reports_of_one_happening_in_words_of_their_own_are_no_copies() -> None:
    assert len(copy_groups(made({f"a{k}": t for k, t in enumerate(FERRY)}))) == 3


# origins


@pytest.fixture(scope="module")
def media() -> Media:
    """The media that come with the program."""
    return Media.built_in()


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        ("KLOW, March 3 (Reuters) - The bridge fell.", "The Klow Gazette", "Reuters"),
        ("KLOW (AP) — The bridge fell.", None, "Associated Press"),
        ("MOSCOW, March 3. /TASS/. The bridge fell.", "Daily", "TASS"),
        ("The bridge fell.\nSource: Xinhua\nTwo were hurt.", None, "Xinhua"),
        ("By Ann Lee, Associated Press\nThe bridge fell.", None, "Associated Press"),
        ("The bridge fell. Two were hurt. (AFP)", "Daily", "Agence France-Presse"),
        ("The bridge fell.", "Reuters", "Reuters"),
        ("The bridge fell, Reuters reported.", "Daily", None),
        ("The bridge (built 1901) - a landmark - fell.", "Daily", None),
        ("", None, None),
    ],
)
def test_an_agency_credited_is_found(media: Media, text: str, publisher: str | None, expected: str | None) -> None:
    assert credited(Document(id="x", text=text, publisher=publisher), media) == expected


@pytest.mark.parametrize(
    ("code", "side"),
    [("RUS GOV MFA", "RUS"), ("RUS", "RUS"), ("UKR MIL", "UKR"), ("UKR REB", "UKR REB"), ("IGO NATO MIL", "IGO NATO"), ("NGO", ""), ("MNC BUS", ""), ("IGO MIL", ""), ("", "")],
)
def test_organs_of_a_state_are_one_side_and_rebels_another(code: str, side: str) -> None:
    assert party(code) == side


@pytest.mark.parametrize(
    ("name", "code", "kind", "via", "expected"),
    [
        ("", "", "author", [], "Daily"),
        ("RIA", "RUS JRN", "named", [], "RIA Novosti"),
        ("Foreign Ministry", "RUS GOV MFA", "named", ["RIA Novosti"], "RUS"),
        ("Ann Lee", "UKR OPP", "named", [], "UKR OPP Ann Lee"),
        ("officials", "", "anonymous", ["RIA Novosti"], "RIA Novosti: officials"),
        ("officials", "", "anonymous", [], "Daily: officials"),
    ],
)
def test_a_statement_goes_back_to_who_made_it(media: Media, name: str, code: str, kind: str, via: list[str], expected: str) -> None:
    assert voice(LedgerHolder(key="k", name=name, code=code, kind=kind), "Daily", via, media) == expected


# words


def test_rare_words_names_and_figures_weigh_more() -> None:
    found = weights("The committee met in Quillan. The committee said 95 people came.")
    assert found["quillan"] > found["#95"] > found["committe"] > found.get("said", 0.0)
    assert "the" not in found
    assert sum(w * w for w in found.values()) == pytest.approx(1.0)


def test_stems_join_what_is_one_word() -> None:
    assert {stem(w) for w in ("withdraws", "withdrawing", "Withdraw", "withdraw's")} == {"withdraw"}
    assert rarity("polic") < rarity("obama") < rarity("quillan")


@pytest.mark.parametrize(
    ("words", "one"),
    [("tremor quake earthquake", True), ("Yemeni Yemenis Yemen", True), ("jets warplanes aircraft", True), ("British Britain", True), ("Scottish Britain", False), ("died killed", False), ("Georgia Russia", False)],
)
def test_words_that_reports_choose_between_are_one_term(words: str, one: bool) -> None:
    assert (len({standing_for(stem(w)) for w in words.split()}) == 1) is one


def test_equal_texts_have_equal_signatures() -> None:
    one, other = (signature(Document(id=i, text=WIRE), "r") for i in ("x", "y"))
    assert one == other
    assert isinstance(one, Signature)
