"""Kinds of act and things: what may be held against one another, from the rule that found an event and the words behind its verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge import BUILT_IN, KnowledgeError
from dragoman.knowledge.acts import Acts, across_types, one_act
from dragoman.knowledge.frames import Frames
from dragoman.knowledge.things import Things, two_things

OF = [
    ("ASSAULT", "assault.attack (drive {forces,actor,people} out)", "", "repel"),
    ("ASSAULT", "assault.attack (invade)", "", "invade"),
    ("ASSAULT", "assault.attack (kill in)", "", "kill"),
    ("ASSAULT", "assault.attack (launch {violence})", " a “full-scale invasion” of the north", "invade"),
    ("ASSAULT", "assault.attack (carry out {violence})", " two raids", "attack"),
    ("ASSAULT", "assault.attack (launch {violence})", " it at dawn", "assault.attack:launch"),
    ("ASSAULT", "assault.attack (prey on)", "", "assault.attack:prey"),
    ("ASSAULT", "assault.aerial (strafe)", "", "bomb"),
    ("COERCE", "coerce.curfew (declare curfew)", "", "coerce.curfew"),
    ("ACCUSE", "accuse + assault.attack (genocide)", "", "ACCUSE+genocide"),
    ("REQUEST", "demand + stop + assault.attack (fighting)", "", "REQUEST+fight"),
    ("REJECT", "refuse (not) + retreat.ceasefire (stop {violence})", "", "REJECT+truce"),
    ("ASSAULT", "assault.attack", "", "assault.attack:"),
    ("ASSAULT", "by hand (", "", "ASSAULT"),
    ("ASSAULT", "", "", "ASSAULT"),
]


@pytest.mark.parametrize(("type", "rule", "behind", "act"), OF)
def test_the_act_of_a_rule(type: str, rule: str, behind: str, act: str) -> None:
    assert Acts.built_in().of(type, rule, behind) == act


ONE = [
    ({"invade"}, {"invade"}, False, True),
    ({"invade"}, {"repel"}, False, False),
    ({"invade"}, {"repel"}, True, False),  # one word, two acts: "launched"
    ({"kill", "wound"}, {"wound"}, False, True),
    ({"assault.attack:prey"}, {"kill"}, True, True),  # the word decides where one has no name
    ({"assault.attack:prey"}, {"kill"}, False, False),
    ({"REQUEST+withdraw"}, {"REQUEST+truce"}, True, False),  # "demanded" twice
    ({"REQUEST+cooperate.trade:export"}, {"REQUEST+aid.give:feed"}, True, False),
    ({"REQUEST+aid.give:fund"}, {"REQUEST+aid.give:feed"}, True, True),
    ({"accuse"}, {"ACCUSE+kill"}, True, True),
    (set(), {"kill"}, True, False),
]


@pytest.mark.parametrize(("some", "others", "same_word", "expected"), ONE)
def test_what_is_one_act(some: set[str], others: set[str], same_word: bool, expected: bool) -> None:
    assert one_act(some, others, same_word) is one_act(others, some, same_word) is expected


@pytest.mark.parametrize(("some", "others", "expected"), [({"seize"}, {"seize", "kill"}, True), ({"aid.give:feed"}, {"aid.give:feed"}, False), ({"REQUEST+truce"}, {"REQUEST+truce"}, False), ({"seize"}, {"riot"}, False)])
def test_acts_with_a_name_are_one_whatever_the_type(some: set[str], others: set[str], expected: bool) -> None:
    assert across_types(some, others) is expected


def test_every_frame_of_the_file_is_a_frame() -> None:
    frames = {row.id for row in Frames.load([BUILT_IN]).frames}
    acts = Acts.built_in()
    assert {f for f, _ in acts.words} | set(acts.frames) <= frames


THINGS = [
    (" the hospital", " a weapons depot in the hills", True),
    (" the hospital", " two clinics", False),
    (" the town's administration building", " the building", False),
    (" any weapons", " the building", True),
    (" an attack on the hospital", " the depot", True),
    (" the rebels in their base", " the hospital", False),  # what is named behind the first words is not what was hit
    (" positions, a hospital", " the hospital", True),
    ("", " the hospital", False),
    (". The hospital", " the depot", False),
    (" 12 📦 hospitals", " the depot", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), THINGS)
def test_two_things_are_two(one: str, other: str, expected: bool) -> None:
    mine, theirs = Things.built_in().of(one), Things.built_in().of(other)
    assert two_things(mine, theirs) is two_things(theirs, mine) is expected


@pytest.mark.parametrize(
    ("name", "rows", "message"),
    [
        ("acts.csv", "act,frames,words\na,f,x\nb,f|g,x\n", "acts.csv:3: 'x' of f is 'a' already"),
        ("acts.csv", "act,frames,words\na,f,\nb,f,\n", "acts.csv:3: f is 'a' already"),
        ("things.csv", "thing,kind,words\n,structure,a\nb,structure,a\n", "things.csv:3: 'a' is something else already"),
        ("things.csv", "thing,words\n,a\n", "things.csv:1:"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(tmp_path: Path, name: str, rows: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message.replace("(", r"\(")):
        (Acts if name == "acts.csv" else Things).load(path)
