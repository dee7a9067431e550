"""``explain``: how a sentence was read, and the chain of words, each with its data line, that made an event less than certain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.coding import Coder
from dragoman.knowledge import BUILT_IN
from dragoman.reading import document_from_text

pytestmark = pytest.mark.model

TEXT = "The minister said Iran may have failed to release the American prisoners. The weather was fine in Rome."


def explained(coder: Coder, text: str, at: int | None = None) -> str:
    return coder.explain(document_from_text(text, "t"), at)


def test_it_shows_tokens_actors_patterns_and_the_event(coder: Coder) -> None:
    shown = explained(coder, "Turkish troops shelled a Syrian village on Monday.")
    assert "[0–50] Turkish troops shelled a Syrian village on Monday." in shown
    assert re.search(r"troops +troop +NNS +nsubj +← shelled   = .*\[TUR MIL\] \(agent\)", shown)
    assert re.search(r"shelled: \S+ “shell.*” fits \(ASSAULT, weight \d+; \S+\.toml:\d+\)", shown)
    assert re.search(r"⇒ e1 ASSAULT heavy-weapons: .* → .*, at “shelled”; confidence 0\.\d+", shown)
    assert "certainty: CT+, actual, for the author (nothing in the words takes from it)" in shown


def test_each_word_of_the_chain_names_its_line(coder: Coder) -> None:
    shown = explained(coder, "Officials said there was no evidence that Russia might have attacked Georgia.")
    steps = re.findall(r"because of “(.+?)” at (\d+): (.+?) \((.+)\)", shown)
    assert len(steps) >= 2
    text = "Officials said there was no evidence that Russia might have attacked Georgia."
    for word, at, _, rule in steps:
        assert text[int(at) :].lower().startswith(word.lower())
        assert rule
    words = {w.lower() for w, *_ in steps}
    assert words >= {"evidence", "might"} or words >= {"no evidence", "might"}, words


def test_the_line_named_is_the_line_meant(coder: Coder) -> None:
    shown = explained(coder, "Iran failed to release the American prisoners in Tehran.")
    rules = re.findall(r"because of “failed” at \d+: .+? \((\S+):(\d+) (\S+)\)", shown)
    assert rules
    for file, line, entry in rules:
        row = (Path(BUILT_IN) / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert row.startswith(f"{entry},")


def test_it_says_why_nothing_was_coded(coder: Coder) -> None:
    assert "no event: no pattern fits" in explained(coder, "The weather was fine in Rome.")
    shown = explained(coder, "The cook threw an onion in Rome.")
    assert re.search(r"threw: \S+ “throw .*” does not fit: no .* as object \(\S+\.toml:\d+\)", shown)
    assert "no event" in shown


def test_it_shows_who_is_said_to_say_it(coder: Coder) -> None:
    shown = explained(coder, "Ukraine said Russia had shelled a village.")
    assert re.search(r"s1: according to Ukraine.* \(named\), “said”, indirect; ", shown)
    assert re.search(r"certainty: CT\+, actual, for Ukraine", shown)


@pytest.mark.parametrize(("at", "begins"), [(0, "[0–73]"), (71, "[0–73]"), (75, "[74–103]")])
def test_one_sentence_by_its_offset(coder: Coder, at: int, begins: str) -> None:
    shown = explained(coder, TEXT, at)
    assert shown.startswith(begins)
    assert len(re.findall(r"^\[\d+–\d+\]", shown, re.MULTILINE)) == 1


def test_at_an_offset_outside_stands_nothing(coder: Coder) -> None:
    assert explained(coder, TEXT, 10_000) == ""
