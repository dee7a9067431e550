"""What is skipped changes nothing that is found, and work grows with the length of a report, not with its square. No clocks here."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding import Coder
from dragoman.coding.collector import loading
from dragoman.coding.events.matching import Matcher
from dragoman.coding.times.lexer import Lexer
from dragoman.coding.times.rules import COMPILED, GATE
from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.rows import AgentRow
from dragoman.knowledge.time_words import built_in_time_words
from dragoman.language import Parse, Sentence
from dragoman.reading import document_from_text, read
from dragoman.records import Document, dump_json

SAMPLES = Path(__file__).resolve().parent.parent / "samples"

# ---------------------------------------------------------------------------------------------- what is skipped


class Everything(frozenset[str]):
    """A sentence in which every word stands."""

    def __ge__(self, other: object) -> bool:
        return True

    def __and__(self, other: AbstractSet[object]) -> frozenset[str]:
        return frozenset(map(str, other))

    def isdisjoint(self, _: Iterable[object]) -> bool:
        return False


@pytest.mark.model
@pytest.mark.parametrize("name", ["georgia-moscow.txt", "kosovo-1999.txt", "sudan-2023.txt", "iraq-2003.txt", "minsk-2015.jsonl"])
def test_patterns_left_untried_would_not_have_fitted(coder: Coder, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    documents = [d for d in read(str(SAMPLES / name)) if isinstance(d, Document)]
    gated = [dump_json(coder.code(d)) for d in documents]
    monkeypatch.setattr(Matcher, "words_around", lambda *_: Everything())
    assert [dump_json(coder.code(d)) for d in documents] == gated


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The lake was calm and the boats lay at the shore.", 0),
        ("Rain is expected in the hills until Sunday.", 0),
        ("Syrian troops shelled Homs on Monday.", 1),
        ("China should revalue its currency, the American government said.", 1),
        ("Police took up the case. Turkey called off talks with Greece.", 1),
    ],
    ids=["nothing", "weather", "a trigger", "a duty without a trigger", "one sentence of two"],
)
def test_sentences_are_left_only_where_nothing_happens(code: Callable[[str], Any], text: str, events: int) -> None:
    assert len(code(text).events) == events


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet=sorted(set("MWdynwoUVDSPKRtI/fHsQTaLXCceEBgOpFbu&rvhmkblxqGijzYA.,;-")), max_size=12))
def test_no_rule_of_time_begins_with_a_mark(letters: str) -> None:
    for mark in ".,;":
        assert [rule.name for rule, pattern in COMPILED if pattern.match(mark + letters)] == []
    first = next((k for k in range(len(letters)) for _, p in COMPILED if p.match(letters, k)), None)
    found = GATE.search(letters)
    assert (found.start() if found else None) == first


def test_a_word_remembered_as_timeless_is_read_as_any_other() -> None:
    text = "The army left, the army’s men stayed, and on May 5 the March ended; the MARCH of 1999."
    lexer = Lexer(built_in_time_words())
    first = lexer.lex(text, 0, len(text))
    assert lexer.lex(text, 0, len(text)) == first
    assert "".join(x.letter for x in first).count("M") >= 1
    assert [x.word for x in first if x.letter == "."][:2] == ["army", "left"]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_reach_and_depth_of_a_tree_are_those_of_its_tokens(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 12))
    order = data.draw(st.permutations(range(n)))
    heads = [0] * n
    for k, t in enumerate(order):  # the first is the root, each other hangs on one before it
        heads[t] = order[data.draw(st.integers(0, k - 1))] if k else t
    parse = Parse("", ["w"] * n, ["w"] * n, ["X"] * n, ["X"] * n, ["x"] * n, heads, [0] * n, [0] * n, [Sentence(0, n, order[0], "body", 0)])
    below = [set(parse.descendants(t)) for t in range(n)]
    assert parse.edges == [(min(b), max(b) + 1) for b in below]
    assert parse.depths == [len(list(parse.ancestors(t))) for t in range(n)]
    assert [parse.kids(t) for t in range(n)] == [[c for c in range(n) if heads[c] == t != c] for t in range(n)]
    with pytest.raises(AttributeError, match="no attribute 'edge'"):
        parse.edge  # noqa: B018


def rows(*nouns: str) -> list[AgentRow]:
    return [AgentRow(noun=noun, code="GOV", kind="role") for noun in nouns]


@pytest.mark.parametrize(
    ("words", "head", "found"),
    [
        ("the minister spoke", 1, "minister"),
        ("a foreign minister spoke", 2, "foreign minister"),
        ("the deputy foreign minister spoke", 3, "deputy foreign minister"),
        ("the deputy minister spoke", 2, "minister"),
        ("a minister without portfolio", 1, "minister without portfolio"),
        ("a foreign minister without portfolio", 2, "minister without portfolio"),
        ("a minister without a portfolio", 1, "minister"),
        ("the foreign ministers", 2, "foreign minister"),
        ("minister", 0, "minister"),
        ("foreign lands", 1, None),
        ("the people’s deputy", 3, "people's deputy"),
    ],
)
def test_the_longest_form_of_a_noun_is_found_by_the_word_beside_it(words: str, head: int, found: str | None) -> None:
    table = AgentTable(rows("minister", "foreign minister", "deputy foreign minister", "minister without portfolio", "people's deputy"))
    tokens = words.replace("’s", " ’s").split()
    match = table.match(tokens, tokens, head)
    assert (match[0].noun if match else None) == found


@pytest.mark.model
@pytest.mark.parametrize("names", [("kosovo-1999.txt", "minsk-2015.jsonl", "georgia-moscow.txt"), ("georgia-moscow.txt", "sudan-2023.txt", "iraq-2003.txt")])
def test_documents_coded_together_are_coded_as_alone(coder: Coder, names: tuple[str, ...]) -> None:
    documents = [d for name in names for d in read(str(SAMPLES / name)) if isinstance(d, Document)]
    documents.insert(1, Document(id="german", text="Ein Bericht.", language="de"))
    documents.insert(2, document_from_text("“", "mark"))
    assert [dump_json(r) for r in coder.batch(documents)] == [dump_json(coder.code(d)) for d in documents]


@pytest.mark.model
def test_the_tagger_reads_texts_together_as_one_by_one(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    parses = [coder.parser.parse(d) for name in ("kosovo-1999.txt", "sudan-2023.txt") for d in read(str(SAMPLES / name)) if isinstance(d, Document)]
    together = coder.attributions.find_all(parses)
    assert sum(map(len, together)) > 20
    assert [coder.attributions.find(p) for p in parses] == together
    monkeypatch.setattr("dragoman.coding.attribution.tagging.CHUNK", 50)
    assert coder.attributions.find_all(parses) == together


# ---------------------------------------------------------------------------------------------- what is loaded


@pytest.mark.model
def test_what_was_made_of_a_document_goes_without_the_collector(coder: Coder) -> None:
    document = next(d for d in read(str(SAMPLES / "sudan-2023.txt")) if isinstance(d, Document))
    parse = coder.parser.parse(document)
    coder.read(document, parse)
    made = weakref.ref(parse)
    gc.disable()
    try:
        del parse
        assert made() is None
    finally:
        gc.enable()


def test_loading_leaves_the_collector_as_it_was_but_for_what_was_loaded() -> None:
    enabled, young, frozen = gc.isenabled(), gc.get_threshold()[0], gc.get_freeze_count()
    with loading():
        assert not gc.isenabled()
        kept = [[k] for k in range(1_000)]
    assert gc.isenabled() == enabled
    assert gc.get_threshold()[0] >= young
    assert gc.get_freeze_count() >= frozen + len(kept)
    with pytest.raises(ZeroDivisionError), loading():
        raise ZeroDivisionError
    assert gc.isenabled() == enabled


# ---------------------------------------------------------------------------------------------- long reports

TOWNS = ["Homs", "Aleppo", "Hama", "Idlib", "Deraa", "Raqqa", "Tartus", "Latakia"]
NAMES = ["Hassan Karim", "Omar Said", "Leila Haddad", "Nadia Farah", "Karim Aziz", "Samir Nasser", "Rana Khoury"]


def long_report(paragraphs: int) -> Document:
    """Dense text in which people, towns, figures, days and claims follow one another."""
    text = "\n\n".join(
        f"Syrian troops shelled {TOWNS[k % 8]} on {1 + k % 28} March 2012, killing {k % 50 + 2} people, said {NAMES[k % 7]}, a spokesman for group {k}. "
        f"He denied that rebels had attacked the army's convoy {k}. “They withdrew from {TOWNS[(k + 3) % 8]},” the official told reporters, but it was not confirmed."
        for k in range(paragraphs)
    )
    return document_from_text(text, "long")


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions, Python's own and compiled, the work takes."""
    count = 0

    def step(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.model
def test_work_grows_with_the_length_of_a_report(coder: Coder) -> None:
    documents = [long_report(n) for n in (30, 60, 120)]
    parses = [coder.parser.parse(d) for d in documents]
    coder.read(documents[2], parses[2])  # so that everything that is remembered is known
    thirty, sixty, more = (calls(lambda d=d, p=p: coder.read(d, p)) for d, p in zip(documents, parses, strict=True))  # type: ignore[misc]
    assert sixty < 2.15 * thirty
    assert more < 2.15 * sixty


@pytest.mark.model
def test_a_pronoun_looks_back_a_few_sentences_only(coder: Coder) -> None:
    from dragoman.coding.actors.discourse import Discourse, Entity

    asked: list[int] = []
    original = Discourse.ranked

    def ranked(self: Discourse, i: int, fits: Callable[[Entity], float], reach: int, decay: float = 0.5) -> Any:
        count = 0

        def counted(entity: Entity) -> float:
            nonlocal count
            count += 1
            return fits(entity)

        found = original(self, i, counted, reach, decay)
        asked.append(count)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Discourse, "ranked", ranked)
        coder.code(long_report(120))
    assert len(asked) > 50
    assert max(asked) < 100
