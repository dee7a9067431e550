"""Decisions of people when a report changes, or is coded anew: they go over to the record that says the same, or are said to apply no longer; and decisions on attributions and figures."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from dragoman.cli.app import run
from dragoman.coding import Coder
from dragoman.linking.review import Kind, ReviewError, Reviews
from dragoman.linking.subjects import KINDS, Subject, again
from dragoman.reading import Metadata, document_from_text
from dragoman.records import Record
from dragoman.store import Intake, Store

pytestmark = pytest.mark.model

FIRST = "Sudanese forces shelled the town of Adre on Monday, the Chadian government said. The United Nations said 4,000 people had fled Adre."
LATER = "The market of Abeche was closed on Tuesday. Libya condemned the fighting. "


def coded(coder: Coder, text: str, day: int) -> Record:
    """A version of one article."""
    metadata = Metadata(date=dt.date(2012, 3, day), language="en", url="https://example.org/adre", publisher="Sahel Post")
    return coder.code(document_from_text(text, "adre", metadata=metadata))


@pytest.fixture
def reviews(coder: Coder, tmp_path: Path) -> Reviews:
    """One article in a store, nothing of it judged yet."""
    store = Store.create(tmp_path / "store")
    store.append([Intake(coded(coder, FIRST, 6))])
    return Reviews(store)


def ident(reviews: Reviews, kind: Kind, words: str) -> str:
    """The id of the finding with those words."""
    view, column = {"event": ("events", "words"), "figure": ("figures", "words"), "attribution": ("attributions", "content_words")}[kind]
    (found,) = [r["id"] for r in reviews.store.ask(view) if words in r[column]]
    return str(found)


def judged(reviews: Reviews) -> list[str]:
    """A decision on a finding of every kind, on the first version."""
    targets = [ident(reviews, kind, words) for kind, words in (("event", "shelled"), ("attribution", "4,000"), ("figure", "4,000"))]  # type: ignore[arg-type]
    for target in targets:
        reviews.decide(target, "accept", "Ann")
    return targets


def now(reviews: Reviews, coder: Coder, text: str) -> Reviews:
    """The decisions after the article came again with another text."""
    reviews.store.append([Intake(coded(coder, text, 8))])
    return Reviews(reviews.store.refreshed())


# What the article says later; what of the decisions on the deed, the statement and the number still applies.
VERSIONS = {
    "more before it": (LATER + FIRST, ["event", "attribution", "figure"]),
    "a word more in the sentence": (FIRST.replace("on Monday", "early on Monday"), ["event", "attribution", "figure"]),
    "another number": (FIRST.replace("4,000", "9,000"), ["event"]),
    "another doer": (FIRST.replace("Sudanese forces", "Libyan forces"), ["attribution", "figure"]),
    "no longer certain": (FIRST.replace("shelled", "may have shelled"), ["attribution", "figure"]),
    "denied": (FIRST.replace("Sudanese forces shelled", "Sudanese forces had not shelled"), ["attribution", "figure"]),
    "said of another number": (FIRST.replace("said 4,000 people had", "said 4,000 people had not"), ["event"]),
    "another source": (FIRST.replace("The United Nations said", "Oxfam said"), ["event", "figure"]),
    "the sentence is gone": ("The market of Adre was empty on Tuesday.", []),
}


@pytest.mark.parametrize(("text", "kinds"), VERSIONS.values(), ids=VERSIONS)
def test_a_decision_goes_over_to_what_says_the_same(reviews: Reviews, coder: Coder, text: str, kinds: list[str]) -> None:
    before = judged(reviews)
    after = now(reviews, coder, text)
    standing = after.standing()
    assert sorted(d.kind for d in standing.values()) == sorted(kinds)
    assert {d.carried_from for d in standing.values()} <= set(before)
    assert set(standing) <= {r["id"] for view in ("events", "attributions", "figures") for r in after.store.ask(view)}
    assert sorted(d.kind for d in after.gone()) == sorted(set(KINDS) - set(kinds))
    assert len(after.decisions()) == 3, "nothing is ever removed"
    assert after.agreement().gone == 3 - len(kinds)
    assert after.agreement().accepted == 3, "what was found was right, whatever became of it"


DEATHS = "Gunmen killed {} people in the town of Adre on Monday, the Chadian government said."
NUMBERS = {
    "the same": ("41", "41", True),
    "another": ("41", "47", False),
    "another in words": ("four", "seven", False),
    "more precise": ("dozens of", "47", False),
}


@pytest.mark.parametrize(("before", "after", "carried"), NUMBERS.values(), ids=NUMBERS)
def test_an_event_with_another_number_is_another(coder: Coder, tmp_path: Path, before: str, after: str, carried: bool) -> None:
    store = Store.create(tmp_path / "store")
    store.append([Intake(coded(coder, DEATHS.format(before), 6))])
    reviews = Reviews(store)
    target = ident(reviews, "event", "killed")
    reviews.decide(target, "accept", "Ann")
    later = now(reviews, coder, LATER + DEATHS.format(after))
    assert [d.carried_from for d in later.standing().values()] == [target] * carried
    assert [d.target for d in later.gone()] == [target] * (not carried)


def test_what_was_judged_before_is_not_asked_again_and_a_later_word_outranks_it(reviews: Reviews, coder: Coder) -> None:
    judged(reviews)
    after = now(reviews, coder, LATER + FIRST)
    target = ident(after, "event", "shelled")
    assert target not in {r["id"] for r in after.queue()}
    after.decide(target, "reject", "Ben")
    assert after.standing()[target].by == "Ben"
    assert target not in {r["id"] for r in after.applied(after.store.ask("events"))}
    assert (after.agreement().pairs, after.agreement().agreeing) == (1, 0)


def test_a_report_coded_anew_keeps_its_decisions_on_what_was_judged(reviews: Reviews, coder: Coder) -> None:
    """Ids count from the beginning of a report: with one more event found before it, the second is the third."""
    text = LATER + FIRST
    reviews = now(reviews, coder, text)
    target = ident(reviews, "event", "shelled")
    reviews.decide(target, "reject", "Ann")
    again_coded = coded(coder, text, 8)
    number = {e.id: f"e{len(again_coded.events) - k}" for k, e in enumerate(again_coded.events)}
    events = [msgspec.structs.replace(e, id=number[e.id]) for e in again_coded.events]
    assert len(events) > 1
    reviews.store.append([Intake(msgspec.structs.replace(again_coded, events=events, relations=[], claims=[]))])
    after = Reviews(reviews.store.refreshed())
    (moved,) = after.standing()
    assert moved != target
    assert [r["words"] for r in after.store.findings("events", [moved])] == ["shelled"]


def test_decisions_of_before_what_was_judged_was_kept_still_count(reviews: Reviews, coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.linking.review.Reviews._stored", lambda *_: None)
    target = judged(reviews)[0]
    monkeypatch.undo()
    assert not reviews.store.lake.exists("reviewed")
    after = now(reviews, coder, LATER + FIRST)
    assert after.standing()[ident(after, "event", "shelled")].carried_from == target


def test_the_commands_say_what_no_longer_applies(reviews: Reviews, coder: Coder, capsys: pytest.CaptureFixture[str]) -> None:
    judged(reviews)
    now(reviews, coder, FIRST.replace("4,000", "9,000"))
    at = ["--store", reviews.store.lake.root]
    for words in (["review", "queue"], ["review", "agreement"], ["review", "applied"], ["export", "--format", "csv", "--reviewed"]):
        capsys.readouterr()
        assert run([*words, *at]) == 0
        assert "2 decisions no longer apply" in capsys.readouterr().err
    assert run(["review", "list", *at, "--format", "jsonl"]) == 0
    assert [json.loads(line)["applies"] for line in capsys.readouterr().out.splitlines()] == ["carried over", "no longer", "no longer"]
    assert run(["review", "list", "--gone", *at, "--format", "jsonl"]) == 0
    assert [json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines()] == ["attribution", "figure"]


@pytest.mark.parametrize(
    ("kind", "correction", "reason"),
    [
        ("figure", {"low": "many"}, "is no number"),
        ("figure", {"low": "inf"}, "is no number"),
        ("figure", {"low": "5000"}, "more than the most"),
        ("figure", {"low": "", "high": ""}, "has a number"),
        ("figure", {"kind": "ghosts"}, "is no kind"),
        ("figure", {"type": "AID"}, "cannot be corrected"),
        ("attribution", {"source": " "}, "has a name"),
        ("attribution", {"source_kind": "ghost"}, "is no source_kind"),
        ("attribution", {"low": "1"}, "cannot be corrected"),
    ],
)
def test_a_correction_that_does_not_hold_is_refused(reviews: Reviews, kind: Kind, correction: dict[str, str], reason: str) -> None:
    with pytest.raises(ReviewError, match=reason):
        reviews.decide(ident(reviews, kind, "4,000"), "correct", "Ann", correction)
    assert reviews.decisions() == []


def test_attributions_and_figures_are_corrected_on_request(reviews: Reviews, tmp_path: Path) -> None:
    figure, saying, other = ident(reviews, "figure", "4,000"), ident(reviews, "attribution", "4,000"), ident(reviews, "attribution", "shelled")
    assert {figure} == {r["id"] for r in reviews.queue(kind="figure")}
    assert {saying, other} == {r["id"] for r in reviews.queue(kind="attribution")}
    reviews.decide(figure, "correct", "Ann", {"high": "4,500", "bound": "at-least"})
    reviews.decide(saying, "correct", "Ann", {"source": "UNHCR", "source_kind": "named"})
    reviews.decide(other, "reject", "Ann")
    assert [(r["low"], r["high"], r["bound"], r["reviewed"]) for r in reviews.applied(reviews.store.ask("figures"), kind="figure")] == [(4000, 4500, "at-least", "Ann")]
    assert [(r["id"], r["source"]["name"]) for r in reviews.applied(reviews.store.ask("attributions"), kind="attribution")] == [(saying, "UNHCR")]
    assert reviews.agreement().by_kind == {"attribution": {"accept": 0, "correct": 1, "reject": 1}, "figure": {"accept": 0, "correct": 1, "reject": 0}}
    assert list(reviews.gold()) == []
    path = tmp_path / "out.jsonl"
    assert run(["export", "--store", reviews.store.lake.root, "--format", "webannotation", "--reviewed", "-o", str(path)]) == 0
    said = [body["value"] for item in json.loads(path.read_text(encoding="utf-8"))["items"] for body in item["body"]]
    assert "4000..4500 people (at-least)" in said
    assert [w for w in said if "indirect" in w] == ["UNHCR (named, indirect)"]
    assert [w for w in said if "Chadian" in w] == [], "what nobody says is the author's"
    for form in ("table", "json"):
        for kind in ("attributions", "figures"):
            assert run(["review", "queue", "--kind", kind, "--store", reviews.store.lake.root, "--format", form]) == 0
            assert run(["review", "applied", "--kind", kind, "--store", reviews.store.lake.root, "--format", form]) == 0


def subject(sentence: str, words: str = "shelled") -> Subject:
    return Subject(kind="event", document="d", said={"type": "ASSAULT"}, words=words, sentence=sentence)


@pytest.mark.parametrize(
    ("rows", "first", "expected"),
    [
        ({"a": subject("Troops shelled the old town on Monday.")}, "", "a"),
        ({"a": subject("Troops shelled the old town early on Monday.")}, "", "a"),
        ({"a": subject("Rebels near the lake said that somebody shelled them.")}, "", None),
        ({"a": subject("Troops shelled the old town on Monday.", "bombed")}, "", None),
        ({"a": subject("Troops shelled the old town late on Monday."), "b": subject("Troops shelled the old town on Monday.")}, "a", "b"),
        ({"a": subject("Troops shelled the old town on Monday."), "b": subject("Troops shelled the old town on Monday.")}, "a", "a"),
        ({}, "a", None),
    ],
)  # fmt: skip
def test_the_likeliest_of_several_is_chosen(rows: dict[str, Subject], first: str, expected: str | None) -> None:
    assert again(subject("Troops shelled the old town on Monday."), rows.items(), first) == expected
