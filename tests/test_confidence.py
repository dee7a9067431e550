"""Confidence: the chance that an event's type is right, and the small classifier's second opinion."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from dragoman.coding import Coder
from dragoman.coding.confidence import ConfidenceError, ConfidenceModel
from dragoman.coding.confidence import model as confidence_model
from dragoman.coding.confidence.features import NAMES
from dragoman.coding.confidence.types import BUCKETS, TYPES, WIDTH, TypeModel, buckets, vector
from dragoman.language import Parse
from dragoman.language.parse import Sentence
from dragoman.records import Document, Event, Part


@pytest.fixture(scope="module")
def trained() -> ConfidenceModel:
    return ConfidenceModel.load()


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load()


def by_hand(words: list[str], pos: list[str]) -> Parse:
    """One sentence, every word below the first."""
    n = len(words)
    starts = [sum(len(w) + 1 for w in words[:k]) for k in range(n)]
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    lemmas = [w.lower() for w in words]
    return Parse(" ".join(words), words, lemmas, pos, [""] * n, ["ROOT", *["dep"] * (n - 1)], [0] * n, starts, ends, [Sentence(0, n, 0, "body", 0)])


def events(coder: Coder, text: str) -> list[Event]:
    return coder.code(Document(id="t", text=text, parts=[Part(kind="body", span=(0, len(text)))], published="2010-05-01")).events


# ---------------------------------------------------------------- the weights


def test_weights_and_sidecar_belong_together() -> None:
    folder = files("dragoman.coding.confidence") / "weights"
    data = (folder / "confidence.npz").read_bytes()
    sidecar = json.loads((folder / "confidence.json").read_text(encoding="utf-8"))
    assert sidecar["sha256"] == hashlib.sha256(data).hexdigest()
    assert len(data) < 1_000_000
    assert {"data", "date", "figures", "command", "source"} <= sidecar.keys()
    assert sidecar["features"] == list(NAMES)


def test_weights_for_other_features_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence_model, "NAMES", NAMES[:-1])
    with pytest.raises(ConfidenceError, match="trained for other features"):
        ConfidenceModel.load()


def test_the_curve_only_rises(trained: ConfidenceModel) -> None:
    assert (np.diff(trained.knots[:, 0]) > 0).all()
    assert (np.diff(trained.knots[:, 1]) >= 0).all()


def test_confidence_stays_inside_its_bounds(trained: ConfidenceModel) -> None:
    x = np.vstack([np.full(len(NAMES), v) for v in (-50.0, 0.0, 50.0)])
    said = trained.calibrated(x)
    assert ((said >= 0.05) & (said <= 0.98)).all()
    assert (said == np.round(said, 2)).all()


def test_agreement_and_standing_in_the_main_line_raise_it(trained: ConfidenceModel) -> None:
    for name in ("agreement", "main"):
        assert trained.weights[NAMES.index(name)] > 0
    assert trained.weights[NAMES.index("depth")] < 0


# ---------------------------------------------------------------- the classifier of types


def test_names_and_numbers_are_masked() -> None:
    pos = ["VERB", "PROPN", "NUM"]
    assert buckets(by_hand(["met", "Kenya", "5"], pos), 0) == buckets(by_hand(["met", "Peru", "19"], pos), 0)


def test_only_words_near_the_trigger_count() -> None:
    near = by_hand(["met", *["so"] * 20], ["VERB"] + ["ADV"] * 20)
    far = by_hand(["met", *["so"] * 20, "bomb"], ["VERB"] + ["ADV"] * 20 + ["NOUN"])
    far.heads[-1] = 20  # no dependent of the trigger
    assert buckets(near, 0) == buckets(far, 0)


def test_a_parse_without_vectors_has_an_opinion_all_the_same(trained: ConfidenceModel) -> None:
    parse = by_hand(["shelled", "villages"], ["VERB", "NOUN"])
    assert not vector(parse, 0).any()
    p = trained.types.probabilities(parse, 0)
    assert p.shape == (16,)
    assert p.sum() == pytest.approx(1.0)


def test_an_untrained_classifier_has_no_opinion() -> None:
    model = TypeModel(np.zeros((BUCKETS + WIDTH, len(TYPES))), np.zeros(len(TYPES)))
    assert np.allclose(model.probabilities(by_hand(["met"], ["VERB"]), 0), 1 / 16)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Thousands of teachers marched through the capital over pay.", "marched", "PROTEST"),
        ("Police arrested the editor of a weekly.", "arrested", "COERCE"),
        ("Gunmen killed two farmers near the border.", "killed", "ASSAULT"),
        ("The president met his counterpart in Geneva.", "met", "CONSULT"),
        ("The minister rejected the proposal.", "rejected", "REJECT"),
    ],
)
def test_the_type_is_among_its_top_three(coder: Coder, trained: ConfidenceModel, text: str, trigger: str, kind: str) -> None:
    parse = coder.parser.parse(Document(id="t", text=text, parts=[Part(kind="body", span=(0, len(text)))]))
    p = trained.types.probabilities(parse, parse.words.index(trigger))
    assert kind in [TYPES[k] for k in np.argsort(-p)[:3]]


# ---------------------------------------------------------------- in records


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Peru rejected a proposal by Chile on Monday.", "Kenyan police arrested three journalists.", "Nepal accused India of a blockade."],
)
def test_plain_sentences_are_coded_with_confidence(coder: Coder, text: str) -> None:
    assert all(e.confidence >= 0.75 for e in events(coder, text))


@pytest.mark.model
def test_what_stands_deep_is_less_sure(coder: Coder) -> None:
    plain = events(coder, "Egypt condemned the attack.")
    deep = events(coder, "The paper, whose owner once ran a firm that built a road which soldiers who attacked Sudan used, closed.")
    assert plain[0].confidence > max((e.confidence for e in deep), default=0.0)


@pytest.mark.model
def test_two_runs_say_the_same(coder: Coder) -> None:
    text = "Russia rejected talks with Ukraine. Turkey will impose sanctions on Syria."
    assert [e.confidence for e in events(coder, text)] == [e.confidence for e in events(coder, text)]


@pytest.mark.model
@pytest.mark.shared
def test_right_types_get_more_than_wrong_ones(coder: Coder, shared: Path) -> None:
    """On gold records whose text was never read: the chance that a right type has the higher confidence."""
    records = [json.loads(line) for line in (shared / "bench/events/dev.jsonl").read_text(encoding="utf-8").splitlines()]
    right, wrong = [], []
    for r in records:
        if int(hashlib.sha1(r["id"].encode()).hexdigest(), 16) % 3 == 0:
            types = {t for o in records if o["text"] == r["text"] for t in (o["type"], o["type_alt"])}
            for e in events(coder, r["text"]):
                (right if e.type in types else wrong).append(e.confidence)
    pairs = [(a > b) + (a == b) / 2 for a in right for b in wrong]
    assert sum(pairs) / len(pairs) >= 0.72
