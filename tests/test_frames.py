"""Frames: patterns written by hand compile as meant, mistakes name file and line, and a user's folder works at once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dragoman.coding import Coder
from dragoman.coding.selfcheck import check_examples
from dragoman.knowledge import BUILT_IN, FrameRow, Frames, Knowledge, KnowledgeError
from dragoman.knowledge.check import check_knowledge as check_files
from dragoman.knowledge.patterns import MODIFIER, compile_pattern
from dragoman.reading import document_from_text

ROW = FrameRow(id="test.row", type="AID")


@pytest.mark.parametrize(
    ("pattern", "lemma", "slots"),
    [
        ("shell", "shell", []),
        ("hold {meeting}", "hold", [("", ("meeting",), "")]),
        ("send {aid,money}", "send", [("", ("aid", "money"), "")]),
        ("open fire", "open", [("", (), "fire")]),
        ("stage hunger strike", "stage", [("", (), "hunger strike")]),
        ("crack down on", "crack", [("down", (), ""), ("on", (), "")]),
        ("pull out of {place}", "pull", [("out", (), ""), ("of", ("place",), "")]),
        ("provide {actor} with {aid}", "provide", [("", ("actor",), ""), ("with", ("aid",), "")]),
        ("bring to justice", "bring", [("to", (), "justice")]),
        ("turn the other cheek", "turn", [("", (), "other cheek")]),
        ("hand over {suspect} to {actor}", "hand", [("over", ("suspect",), ""), ("to", ("actor",), "")]),
    ],
)
def test_verb_patterns(pattern: str, lemma: str, slots: list[tuple[str, tuple[str, ...], str]]) -> None:
    trigger = compile_pattern(pattern, ROW, "f.toml:1")
    assert (trigger.lemma, [(s.prep, s.classes, s.word) for s in trigger.slots]) == (lemma, slots)


@pytest.mark.parametrize(
    ("pattern", "lemma", "slots"),
    [
        ("raid", "raid", []),
        ("air strike", "strike", [(MODIFIER, (), "air")]),
        ("call for {change}", "call", [("for", ("change",), "")]),
        ("suicide car bomb", "bomb", [(MODIFIER, (), "suicide"), (MODIFIER, (), "car")]),
        ("end to", "end", [("to", (), "")]),
    ],
)
def test_noun_patterns_end_in_their_head(pattern: str, lemma: str, slots: list[tuple[str, tuple[str, ...], str]]) -> None:
    trigger = compile_pattern(pattern, ROW, "f.toml:1", noun=True)
    assert (trigger.lemma, [(s.prep, s.classes, s.word) for s in trigger.slots]) == (lemma, slots)


@pytest.mark.parametrize("file", sorted((BUILT_IN / "frames").glob("*.toml")), ids=lambda file: file.stem)
def test_no_word_and_no_pattern_stands_twice_in_a_list(file: Path) -> None:
    rows = [row for kind in tomllib.loads(file.read_text(encoding="utf-8")).values() for row in kind]
    assert rows
    for row in rows:
        for name, listed in row.items():
            if isinstance(listed, list):
                assert [x for k, x in enumerate(listed) if x in listed[:k]] == [], f"{row.get('id') or row.get('name')}: {name}"


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("send", "send {aid}"),
        ("hold {meeting}", "hold talks"),
        ("crack", "crack down on"),
        ("pull out", "pull out of {place}"),
        ("stage strike", "stage hunger strike"),
    ],
)
def test_what_asks_for_more_outranks(weaker: str, stronger: str) -> None:
    assert compile_pattern(weaker, ROW, "f:1").weight < compile_pattern(stronger, ROW, "f:1").weight


def folder(path: Path, **files: str) -> Path:
    """A knowledge folder of the files given: ``frames__x_toml`` is ``frames/x.toml``."""
    for name, text in files.items():
        target = path / name.replace("__", "/").replace("_toml", ".toml").replace("_csv", ".csv")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return path


CLASS = '[[class]]\nname = "cake"\nnouns = ["cake", "tart"]\n\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[frame]]\nid = "x"\ntype = "WAR"\nverbs = ["bake"]\n', r"x\.toml:5: frame 'x': 'WAR' is not a PLOVER type"),
        ('[[frame]]\nid = "x"\ntype = "AID"\nverbs = ["bake {pie}"]\n', r"x\.toml:5: 'x': no class is called 'pie'"),
        ('[[frame]]\nid = "x"\ntype = "AID"\nverbs = ["bake {cake"]\n', r"x\.toml:5: 'x': pattern 'bake \{cake' is empty or has an unclosed brace"),
        ('[[frame]]\nid = "x"\ntype = "AID"\nverbs = [""]\n', r"x\.toml:5: 'x': pattern '' is empty"),
        ('[[frame]]\nid = "x"\ntype = "AID"\nobject = ["pie"]\n', r"x\.toml:5: 'x': no class is called 'pie'"),
        ('[[frame]]\nid = "x"\ntype = "AID"\nverb = ["bake"]\n', r"x\.toml:5: Object contains unknown field `verb`"),
        ('[[frame]]\nid = "x"\n', r"x\.toml:5: Object missing required field `type`"),
        ('[[class]]\nname = "pie"\nnouns = ["tart"]\n\n[[class]]\nname = "pie"\nnouns = ["quiche"]\n', r"x\.toml:\d+: class 'pie' is defined at .*x\.toml:\d+ already"),
        ('[[operator]]\nid = "x"\nverbs = ["dread"]\ncompose = { "*" = "FEAR" }\n', r"x\.toml:5: operator 'x': 'FEAR' is not a PLOVER type, '=' or '-'"),
        ('[[frame]]\nid = "x\n', r"x\.toml: not valid TOML"),
        ('[[frme]]\nid = "x"\n', r"x\.toml:5: nothing is called 'frme' here; there are class, frame, operator"),
        ('[ "frames" ]\nid = "x"\n', r"x\.toml:5: nothing is called 'frames' here"),
        ('[[ frame ]] # mine\nid = "x"\ntype = "WAR"\n', r"x\.toml:5: frame 'x': 'WAR' is not"),
        ('[[class]]\nname = "pie"\nnouns = ["pie"]\nincludes = ["pudding"]\n', "'pudding' is included but not defined"),
        ('[[class]]\nname = "pie"\nnouns = ["pie"]\nincludes = ["pie"]\n', "'pie' is included but not defined, or includes itself"),
    ],
)
def test_mistakes_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        Frames.load([folder(tmp_path, frames__x_toml=CLASS + text)])


def test_a_table_counts_whatever_stands_about_its_name(tmp_path: Path) -> None:
    rows = '[[ frame ]]  # mine\nid = "a"\ntype = "AID"\nverbs = ["bake"]\n'
    in_line = 'operator = [{ id = "b", verbs = ["dread"], default = "REJECT" }]\n'
    frames = Frames.load([folder(tmp_path, frames__x_toml=in_line + rows)])
    assert ([f.id for f in frames.frames], [o.id for o in frames.operators]) == (["a"], ["b"])


def test_classes_take_in_others(tmp_path: Path) -> None:
    text = CLASS + '[[class]]\nname = "food"\nnouns = ["bread"]\nincludes = ["cake"]\n'
    assert Frames.load([folder(tmp_path, frames__x_toml=text)]).classes["food"] == {"bread", "cake", "tart"}


def test_a_later_folder_adds_to_the_earlier(tmp_path: Path) -> None:
    mine = folder(tmp_path, frames__x_toml='[[frame]]\nid = "mine"\ntype = "AID"\nverbs = ["bankroll {actor}"]\n')
    built_in, both = Frames.load([BUILT_IN]), Frames.load([BUILT_IN, mine])
    assert len(both.frames) == len(built_in.frames) + 1
    assert "mine" in {t.row.id for t in both.verbs["bankroll"]}
    assert Knowledge.load([mine]).fingerprint != Knowledge.load().fingerprint


def test_built_in_frames_have_ids_of_their_own() -> None:
    frames = Frames.load([BUILT_IN])
    ids = [f.id for f in frames.frames] + [o.id for o in frames.operators]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


# ---------------------------------------------------------------------------------------------- end to end

VERB = """\
[[frame]]
id = "my.smite"
type = "ASSAULT"
mode = "primitive"
verbs = ["bonk {actor}"]
recipient = ["object"]
"""
ACTOR = """\
id,name,kind,code,aliases,country,sectors
knights-of-klow,Knights of Klow,group,HRV REB,Klow Knights,HRV,REB
"""


def lines(coder: Coder, text: str) -> list[str]:
    """Events as "TYPE actor > recipient"."""
    record = coder.code(document_from_text(text, "t"))
    return [
        f"{e.type} {'+'.join(r.code for r in e.actors)} > {'+'.join(r.code for r in e.recipients)}" for e in record.events
    ]


@pytest.mark.model
def test_a_users_verb_and_actor_work_end_to_end(tmp_path: Path, coder: Coder) -> None:
    mine = Coder.load([folder(tmp_path, frames__mine_toml=VERB, groups_csv=ACTOR)])
    text = "The Klow Knights bonked Slovenian soldiers on Monday."
    assert lines(mine, text) == ["ASSAULT HRV REB > SVN MIL"]
    assert lines(coder, text) == []
    event = mine.code(document_from_text(text, "t")).events[0]
    assert "my.smite" in event.rule


@pytest.mark.model
def test_two_coders_live_side_by_side(tmp_path: Path, coder: Coder) -> None:
    one = Coder.load([folder(tmp_path / "one", groups_csv=ACTOR)])
    two = Coder.load([folder(tmp_path / "two", groups_csv=ACTOR.replace("HRV", "SVN"))])
    text = "The Klow Knights attacked Italian soldiers."
    assert lines(one, text) == ["ASSAULT HRV REB > ITA MIL"]
    assert lines(two, text) == ["ASSAULT SVN REB > ITA MIL"]
    assert lines(one, text) == ["ASSAULT HRV REB > ITA MIL"]
    assert lines(coder, "Italy attacked Slovenia.") == lines(one, "Italy attacked Slovenia.") == ["ASSAULT ITA > SVN"]


def test_a_folder_without_knowledge_is_named(tmp_path: Path) -> None:
    tmp_path.joinpath("notes.txt").write_text("Not a table.", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="holds no file of knowledge"):
        Knowledge.load([tmp_path])
    assert check_files([tmp_path]) == [f"{tmp_path}: holds no file of knowledge: neither a .csv nor frames/*.toml"]


@pytest.mark.model
def test_the_examples_of_a_users_frames_are_held_against_them(tmp_path: Path) -> None:
    asked = {
        "bonk": ["The Italian army bonked Slovenia."],
        "biff": ["ASSAULT: The Italian army biffed Slovenia."],
        "bop": ["ASSAULT: The Italian army hugged Slovenia."],
        "whop": ["AID: The Italian army whopped Slovenia."],
    }
    frames = "\n".join(f"{VERB.replace('my.smite', f'my.{verb}').replace('bonk', verb)}examples = {examples!r}\n" for verb, examples in asked.items())
    found = check_examples([folder(tmp_path, frames__mine_toml=frames)])
    told = {verb: [line for line in found if f"my.{verb}" in line] for verb in asked}
    assert told["bonk"] == told["biff"] == []
    assert len(told["bop"]) == len(told["whop"]) == 1
    assert "example not coded as ASSAULT but nothing: The Italian army hugged Slovenia." in told["bop"][0]
    assert "example not coded as AID but ASSAULT" in told["whop"][0]


@pytest.mark.model
def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder of knowledge"):
        Coder.load([tmp_path / "nowhere"])
