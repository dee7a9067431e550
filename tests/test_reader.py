"""The parser model as run here says what its own library says of the same texts, whatever stands beside them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dragoman.language import forms as forms_module
from dragoman.language import reader as reader_module
from dragoman.language.parser import Parser, load_model
from dragoman.language.reader import Reader
from dragoman.records import Document, Part

pytestmark = pytest.mark.model

TEXTS = [
    pytest.param("Troops crossed the border on Monday, the minister said, and they haven't left.", id="plain"),
    pytest.param("Rebels left. The army, which had been told to wait, did not follow! Why?", id="sentences"),
    pytest.param("They ain't gonna go; let's wait, y'all. There 's no way. C'm on, I gotta go. She don't.", id="words that look at a neighbour"),
    pytest.param("There were three dead. There is hope. There's fear.", id="expletives"),
    pytest.param("The  troops \n\n left  \t the   city .  ", id="blanks that become tokens"),
    pytest.param("A report was published on Monday that accused the army of murder, which he denied knowing about.", id="crossing arcs"),
    pytest.param("How many people does he think were killed? What did they say they wanted us to talk about?", id="questions"),
    pytest.param("“We’re leaving” – said the minister… İstanbul’da 🚚🚚 $1.2m, 3,000-4,000 km/h (U.S.)", id="odd signs"),
    pytest.param("x", id="one letter"),
    pytest.param("   ", id="blank"),
    pytest.param("", id="empty"),
    pytest.param("The mayor of the old town by the river said on Friday that the bridge would be rebuilt. " * 40, id="long"),
]


@pytest.fixture(scope="module")
def model() -> Any:
    return load_model()[1]


@pytest.fixture(scope="module")
def reader(model: Any) -> Reader:
    return Reader(model)


def by_library(model: Any, text: str) -> list[tuple[str, ...]]:
    """(lemma, part of speech, tag, label) of what is no white space, the governor's place in the text, and whether a sentence begins."""
    doc = model(text)
    starts = {next((t.i for t in s if not t.is_space), -1) for s in doc.sents}
    out = []
    for t in doc:
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        if not t.is_space:
            at = t.idx if head.is_space else head.idx
            out.append((t.lemma_.lower(), t.pos_, t.tag_, t.dep_, str(at), str(t.i in starts)))
    return out


def by_reader(reader: Reader, texts: list[str]) -> list[list[tuple[str, ...]]]:
    read = reader.read(texts)
    rows = [
        (lemma, pos, tag, label, str(read.starts[head]), str(bool(begins)))
        for (pos, lemma), tag, label, head, begins in zip(read.forms, read.tags, read.labels, read.heads, read.begins, strict=True)
    ]
    return [rows[a:b] for a, b in zip(read.bounds[:-1], read.bounds[1:], strict=True)]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_as_the_library_reads_it(model: Any, reader: Reader, text: str) -> None:
    assert by_reader(reader, [text]) == [by_library(model, text)]


def test_texts_side_by_side_do_not_see_each_other(reader: Reader) -> None:
    texts = [str(p.values[0]) for p in TEXTS]
    together = by_reader(reader, texts * 40)
    assert together == [by_reader(reader, [t])[0] for t in texts] * 40


@pytest.mark.parametrize("share", [0.0, 0.05, 0.3, 0.7, 1.0])
def test_where_a_sentence_is_thought_to_begin_changes_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    texts = [str(p.values[0]) for p in TEXTS] * 3
    expected = by_reader(reader, texts)
    chance = np.random.default_rng(7)
    monkeypatch.setattr(reader, "_openings", lambda words, *_: chance.random(len(words)) < share)
    assert by_reader(reader, texts) == expected


def test_sentences_are_thought_to_begin_behind_a_full_stop_and_its_quotation_mark(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'Mr. Hale left the U.S. army. "We will go," he said. "Now."\nWhy? (They stayed.) It rained'
    seen: list[str] = []
    guess = reader._openings

    def noted(words: Any, followed: Any, spaces: Any) -> Any:
        found = guess(words, followed, spaces)
        seen.extend(str(reader._strings[w]) for w in words[found])
        return found

    monkeypatch.setattr(reader, "_openings", noted)
    reader.read([text])
    assert seen == ['"', '"', "Why", "(", "It"]


def test_context_vectors_are_those_of_the_library(model: Any, reader: Reader) -> None:
    texts = [str(p.values[0]) for p in TEXTS]
    read = reader.read(texts * 7)
    for k, text in enumerate(texts):
        doc = model(text)
        expected = np.asarray(doc.tensor)[[t.i for t in doc if not t.is_space]] if len(doc) else np.zeros((0, 96))
        assert np.allclose(read.tensor[read.bounds[k] : read.bounds[k + 1]], expected, atol=1e-4)


def test_no_texts_have_no_tokens(reader: Reader) -> None:
    read = reader.read([])
    assert (len(read.forms), list(read.bounds)) == (0, [0])


def test_what_is_remembered_is_bounded(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.language.forms._MOST_WORDS", 5)
    monkeypatch.setattr("dragoman.language.forms._MOST_FORMS", 5)
    reader, texts = Reader(model), [str(p.values[0]) for p in TEXTS]
    for text in texts:
        reader.read([text])
    assert by_reader(reader, ["Troops left."]) == [by_library(model, "Troops left.")]
    assert len(reader.remembered()) == 2
    assert max(reader.remembered()) <= 10


def test_what_is_forgotten_changes_no_answer_and_does_not_pile_up(model: Any, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [t for t in (p.values[0] for p in TEXTS) if isinstance(t, str)] + [f"Officer number {n} said unit B{n}x shelled the {n} bridges at Qarl{n}." for n in range(60)]
    expected = by_reader(reader, texts)
    monkeypatch.setattr(reader_module, "_MOST_LEXEMES", 20)
    monkeypatch.setattr(forms_module, "_MOST_WORDS", 30)
    monkeypatch.setattr(forms_module, "_MOST_FORMS", 30)
    forgetful, strings = Reader(model), len(model.vocab.strings)
    for turn in range(3):
        found = [row for start in range(0, len(texts), 4) for row in by_reader(forgetful, texts[start : start + 4])]
        assert found == expected
        assert max(forgetful.remembered()) < 300, turn
    assert len(model.vocab.strings) <= strings + 200


def test_a_model_that_has_met_too_many_words_is_loaded_anew_and_reads_on_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    def document(text: str) -> Document:
        return Document(id="x", text=text, parts=[Part(kind="body", span=(0, len(text)))])

    texts = ["Troops shelled Qarl on Monday.", "Rebels left Velm on Tuesday.", "Troops shelled Qarl on Monday."]
    parser = Parser()
    expected = [parser.parse(document(t)) for t in texts]
    monkeypatch.setattr(reader_module, "_MOST_MET", 4)
    forgetful = Parser()
    readers, found = set(), []
    for text in texts:
        found.append(forgetful.parse(document(text)))
        readers.add(forgetful._reader)
    assert [(p.lemmas, p.tags, p.deps, p.heads) for p in found] == [(p.lemmas, p.tags, p.deps, p.heads) for p in expected]
    assert len(readers) > 1
