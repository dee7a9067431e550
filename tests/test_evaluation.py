"""Gold sentences and what is made of them: fields, scores, confusions, misses, the command."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.coding import Coder
from dragoman.coding.selfcheck import read_examples
from dragoman.evaluation import GoldError, GoldSentence, evaluate_events, load_gold, packaged_gold
from dragoman.evaluation.events import NOTHING, Score
from dragoman.knowledge import Knowledge
from dragoman.knowledge.frames import EVENT_TYPES
from dragoman.records import ActorRef, Document, Event, EventTime, Record

TRAINING = Path(__file__).parent / "data" / "frame_sentences.jsonl"


def event(kind: str, actors: str = "", recipients: str = "", mode: str | None = None, confidence: float = 0.5) -> Event:
    """An event with all but what is compared left at some value."""
    refs = [[ActorRef(actor=c, span=(0, 1), name=c, code=c, country=c) for c in side.split()] for side in (actors, recipients)]
    return Event(
        id="e", type=kind, mode=mode, cameo="010", score=0.0, quad=1, trigger=(0, 1), sentence=(0, 1), actors=refs[0], recipients=refs[1],
        time=EventTime(start=None, end=None, precision="day", basis="inherited"), confidence=confidence, rule="r",
    )  # fmt: skip


@dataclass
class Canned:
    """A coder that says what it is told to say."""

    events: dict[str, list[Event]]
    knowledge: Knowledge

    def stream(self, documents: Iterable[Document]) -> Iterator[Record]:
        return (Record(document=d, events=self.events.get(d.id, []), version="t") for d in documents)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.load()


def test_packaged_gold_is_as_described() -> None:
    """Twenty sentences a type, halves decided by the id alone."""
    gold = packaged_gold()
    assert Counter(g.type for g in gold) == dict.fromkeys(EVENT_TYPES, 20)
    assert all(g.half == ("read" if int(sha1(g.id.encode()).hexdigest(), 16) % 2 else "kept") for g in gold)
    assert len({g.id for g in gold}) == len(gold) == len({g.text for g in gold})
    assert len(packaged_gold("read")) + len(packaged_gold("kept")) == len(gold)


def test_scores(knowledge: Knowledge) -> None:
    """One right, one taken for another, one with an event too many, one missed altogether."""
    gold = [
        GoldSentence(id="a", text="A", type="AID", actors=["FRA"], recipients=["MLI"]),
        GoldSentence(id="b", text="B", type="AID", actors=["FRA"], recipients=["MLI"]),
        GoldSentence(id="c", text="C", type="CONSULT", mode="visit", actors=["USA", "RUS"]),
        GoldSentence(id="d", text="D", type="REJECT"),
    ]
    said = {
        "a": [event("AID", "FRA", "MLI")],
        "b": [event("AGREE", "FRA", "MLI", confidence=0.9)],
        "c": [event("CONSULT", "USA", "SUN", mode="visit"), event("ACCUSE")],
    }
    report = evaluate_events(gold, Canned(said, knowledge))
    assert report.types == Score(right=2, extra=2, missed=2)
    assert report.by_type["AID"] == Score(right=1, extra=0, missed=1)
    assert report.confusion == {"AID": {"AGREE": 1}, "REJECT": {NOTHING: 1}}
    assert report.dyads == Score(right=3, extra=0, missed=1)  # the Soviet Union is Russia to those who compare with today's lists
    assert report.triples == Score(right=2, extra=1, missed=2)
    assert report.modes == 1.0
    assert [m.gold.id for m in report.worst] == ["b", "d"]
    assert round(report.types.f1, 3) == 0.5


def test_where_the_judged_word_is_named_only_what_is_coded_there_counts(knowledge: Knowledge) -> None:
    """Found, rejected and coded again, rejected and coded no more, missed; each beside an event of which nobody has said anything."""
    gold = [
        GoldSentence(id="found", text="A judged word.", type="AID", actors=["FRA"], at=(2, 8)),
        GoldSentence(id="again", text="A judged word.", type=None, at=(2, 8)),
        GoldSentence(id="no more", text="A judged word.", type=None, at=(2, 8)),
        GoldSentence(id="missed", text="A judged word.", type="REJECT", at=(2, 8)),
    ]
    beside = msgspec.structs.replace(event("PROTEST", "USA"), trigger=(9, 13))
    there = {kind: msgspec.structs.replace(event(kind, "FRA"), trigger=(2, 8)) for kind in ("AID", "ACCUSE")}
    said = {"found": [there["AID"], beside], "again": [there["ACCUSE"], beside], "no more": [beside], "missed": [beside]}
    report = evaluate_events(gold, Canned(said, knowledge))
    assert report.by_type == {"ACCUSE": Score(0, 1, 0), "AID": Score(1, 0, 0), "REJECT": Score(0, 0, 1)}
    assert (report.dyads, report.triples) == (Score(1, 1, 1), Score(1, 1, 1))
    assert report.confusion == {NOTHING: {"ACCUSE": 1}, "REJECT": {NOTHING: 1}}
    assert [m.gold.id for m in report.worst] == ["missed"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id":"a","text":"A","type":null}', "None is not a PLOVER type, and where there is no event `at` says where"),
        ('{"id":"a","text":"A","type":null,"at":[0,2]}', r"\[0, 2\] is no place in the text"),
        ('{"id":"a","text":"A","type":"AID","at":[1,1]}', r"\[1, 1\] is no place in the text"),
        ('{"id":"a","text":"A","type":"AID","at":[1]}', "at"),
        ('{"id":"a","text":"A","type":"HUG"}', "gold.jsonl:1: 'HUG' is not a PLOVER type"),
        ("\n \n", "gold.jsonl: is empty"),
        ('{"id":"a","text":"A"}', "gold.jsonl:1: Object missing required field `type`"),
        ('{"id":"a","text":"A","type":"AID","actor":[]}', "unknown field `actor`"),
    ],
)
def test_gold_that_does_not_hold_names_its_line(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    with pytest.raises(GoldError, match=said):
        load_gold(path)


def test_command_wants_a_file_for_events_and_none_for_hard(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id":"a","text":"France shelled Mali.","type":"HUG"}\n')
    run = CliRunner()
    assert run.invoke(app, ["eval", "events"]).exit_code != 0
    assert run.invoke(app, ["eval", "hard", str(gold)]).exit_code != 0
    assert run.invoke(app, ["eval", "events", str(gold)]).exit_code == 1


@pytest.mark.model
def test_command_scores_a_users_gold(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id":"a","text":"French troops shelled a village in Mali.","type":"ASSAULT","actors":["FRA"],"recipients":["MLI"]}\n'
        '{"id":"b","text":"The sun rose over Mali.","type":"AID"}\n'
    )
    out = CliRunner().invoke(app, ["eval", "events", str(gold), "--format", "json"])
    assert out.exit_code == 0, out.output
    report = json.loads(out.stdout)
    assert report["sentences"] == 2
    assert report["types"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "right": 1, "extra": 0, "missed": 1}
    assert report["confusion"] == {"AID": {NOTHING: 1}}
    table = CliRunner().invoke(app, ["eval", "events", str(gold)])
    assert table.exit_code == 0
    assert "Worst misses" in table.stdout
    assert "The sun rose over Mali." in table.stdout


@pytest.mark.model
def test_hard_sentences_keep_their_floor(coder: Coder) -> None:
    """Scores only rise: on the half kept unread types were found with F1 .83 when this floor was set."""
    report = evaluate_events(packaged_gold("kept"), coder)
    assert report.types.f1 > 0.80
    assert report.dyads.f1 > 0.66


@pytest.mark.model
def test_training_sentences_keep_their_floor(coder: Coder) -> None:
    lines = [json.loads(line) for line in TRAINING.read_text().splitlines()]
    gold = [GoldSentence(id=str(n), text=g["text"], type=g["type"], mode=g["mode"]) for n, g in enumerate(lines)]
    assert evaluate_events(gold, coder).types.f1 > 0.92


def test_examples_of_operators_name_a_type(tmp_path: Path) -> None:
    folder = tmp_path / "frames"
    folder.mkdir()
    (folder / "own.toml").write_text('[[operator]]\nid = "x"\nverbs = ["grudge"]\nexamples = ["France grudges.", "REJECT: France grudges."]\n')
    problems: list[str] = []
    found = list(read_examples([tmp_path], problems))
    assert [(e.type, e.sentence) for e in found] == [("REJECT", "France grudges.")]
    assert problems[0].startswith(f"{folder / 'own.toml'}:1: operator 'x': an operator's sentence begins with a type")
