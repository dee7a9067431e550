"""The parser room: offsets that hold whatever stands in the text, headlines, paragraphs, and the parse's own arithmetic."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from dragoman.language import Parse, Parser, Sentence
from dragoman.language.casing import is_title_case, parser_view
from dragoman.records import Document, Part, PartKind

# ---------------------------------------------------------------------------------------------- what the parser sees

TEXTS = [
    pytest.param("Troops crossed the border.", id="plain"),
    pytest.param("Troops 🚚🚚 crossed the border 😀.", id="emoji"),
    pytest.param("The 👩‍👩‍👧 family fled 🇺🇦.", id="emoji of several code points"),
    pytest.param("Cafe\u0301 owners in Sa\u0303o Paulo struck.", id="combining marks"),
    pytest.param("The \u202eevil\u202c army \u200fleft\u200e.", id="bidi marks"),
    pytest.param("Troops left.\r\nRebels stayed.\r\n", id="CRLF"),
    pytest.param("Troops\u00a0left\u2009the\u3000city\ttoday.", id="odd blanks"),
    pytest.param("The soft\u00adhyphen and the zero\u200bwidth blank.", id="invisible"),
    pytest.param("“We’re leaving” – said the minister…", id="typographic"),
    pytest.param("İstanbul’da ǅ ß ŉ ﬁne", id="letters whose case is longer"),
    pytest.param("a\x00b \ufeffc", id="zero and byte order mark"),
    pytest.param("𝐓𝐡𝐞 𝐚𝐫𝐦𝐲 left 𐍈.", id="beyond the basic plane"),
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("title", [False, True])
def test_the_view_is_as_long_as_the_text(text: str, title: bool) -> None:
    assert len(parser_view(text, title=title)) == len(text)


@pytest.mark.parametrize(
    ("headline", "keep", "view"),
    [
        ("Russia Warns Kiev Over Talks With Alliance", ["Kiev"], "Russia warns Kiev over talks with alliance"),
        ("UN Envoy Meets Rebel Leader in Juba Today", ["Juba"], "UN envoy meets rebel leader in Juba today"),
        ("Rebels take the town of Sirte", [], "Rebels take the town of Sirte"),
        ("McDonald Says NATO Must Act Now", [], "McDonald says NATO must act now"),
        ("Troops Leave", [], "Troops Leave"),
        ("", [], ""),
    ],
    ids=["names keep their capital", "acronyms keep theirs", "sentence case is left", "capitals inside", "too short to tell", "empty"],
)
def test_headlines_come_to_sentence_case(headline: str, keep: list[str], view: str) -> None:
    offsets = frozenset(headline.index(w) for w in keep)
    assert parser_view(headline, title=True, keep=offsets) == view


def test_body_text_keeps_its_capitals() -> None:
    assert parser_view("The Prime Minister Of The Republic Left") == "The Prime Minister Of The Republic Left"


@pytest.mark.parametrize(("text", "title"), [("One Two Three Four", True), ("one two three four", False), ("1,200 80 40 20", False)])
def test_title_case_is_told(text: str, title: bool) -> None:
    assert is_title_case(text) is title


# ---------------------------------------------------------------------------------------------- a parse by hand


def by_hand(*rows: tuple[str, int, str]) -> Parse:
    """A parse of one sentence from (word, head, label)."""
    text = " ".join(r[0] for r in rows)
    starts, at = [], 0
    for word, _, _ in rows:
        starts.append(at)
        at += len(word) + 1
    words = [r[0] for r in rows]
    root = next(i for i, r in enumerate(rows) if r[1] == i)
    return Parse(
        text, words, [w.lower() for w in words], ["X"] * len(rows), ["X"] * len(rows), [r[2] for r in rows], [r[1] for r in rows],
        starts, [s + len(w) for s, w in zip(starts, words, strict=True)], [Sentence(0, len(rows), root, "body", 0)],
    )  # fmt: skip


#           0       1      2      3       4     5       6     7       8
HAND = by_hand(
    ("Georgia", 4, "nsubj"), (",", 0, "punct"), ("Armenia", 0, "conj"), ("and", 0, "cc"), ("signed", 4, "ROOT"),
    ("accords", 4, "dobj"), ("with", 4, "prep"), ("Iran", 6, "pobj"), ("today", 4, "npadvmod"),
)  # fmt: skip


def test_edges_take_in_the_subtree() -> None:
    assert HAND.edges[0] == (0, 4)
    assert HAND.edges[4] == (0, 9)
    assert HAND.edges[6] == (6, 8)
    assert HAND.edges[7] == (7, 8)


def test_depths_count_arcs() -> None:
    assert HAND.depths == [1, 2, 2, 2, 0, 1, 1, 2, 1]


def test_depths_of_a_long_chain() -> None:
    n = 3000
    chain = by_hand(*[("x", max(i - 1, 0), "dep") for i in range(n)])
    assert chain.depths == list(range(n))
    assert chain.edges[0] == (0, n)


def test_conjuncts_stand_in_order() -> None:
    assert HAND.conjuncts(0) == [0, 2]
    assert HAND.conjuncts(5) == [5]


def test_conjuncts_of_a_chain() -> None:
    chain = by_hand(("France", 3, "nsubj"), ("Spain", 0, "conj"), ("Italy", 1, "conj"), ("met", 3, "ROOT"))
    assert chain.conjuncts(0) == [0, 1, 2]
    assert chain.conjuncts(1) == [1, 2]


def test_kids_and_first() -> None:
    assert HAND.kids(4) == [0, 5, 6, 8]
    assert HAND.kids(4, "dobj", "prep") == [5, 6]
    assert HAND.first(4, "prep", "dobj") == 5
    assert HAND.first(4, "agent") is None


def test_ancestors_and_descendants() -> None:
    assert list(HAND.ancestors(7)) == [6, 4]
    assert sorted(HAND.descendants(0)) == [0, 1, 2, 3]


def test_spans() -> None:
    def words(span: tuple[int, int]) -> str:
        return HAND.text[slice(*span)]

    assert words(HAND.token_span(2)) == "Armenia"
    assert words(HAND.span(*HAND.edges[0])) == "Georgia , Armenia and"
    assert words(HAND.span(6, 8)) == "with Iran"
    assert words(HAND.sentence_span(3)) == HAND.text


def test_offsets_to_tokens() -> None:
    at = HAND.text.index("Armenia")
    assert HAND.token_at(at) == HAND.token_at(at + 6) == 2
    assert HAND.token_at(at + 7) is None
    assert list(HAND.tokens_in((at + 2, at + 13))) == [2, 3, 4]
    assert list(HAND.tokens_in((0, 0))) == []


# ---------------------------------------------------------------------------------------------- the real parser


def document(*parts: tuple[PartKind, str], between: str = "\n\n") -> Document:
    """A document of the parts given, one after the other."""
    text, spans = "", []
    for kind, words in parts:
        spans.append(Part(kind=kind, span=(len(text), len(text) + len(words))))
        text += words + between
    return Document(id="d", text=text, parts=spans)


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS)
def test_tokens_are_words_of_the_text(parse: Callable[[str], Parse], text: str) -> None:
    found = parse(text)
    assert len(found) > 0
    for i in range(len(found)):
        assert 0 <= found.starts[i] < found.ends[i] <= len(text)
        assert found.words[i] == text[found.starts[i] : found.ends[i]]
    assert found.starts == sorted(found.starts)


@pytest.mark.model
def test_an_emoji_does_not_shift_what_follows(parse: Callable[[str], Parse]) -> None:
    text = "🚚🚚 Troops crossed."
    found = parse(text)
    assert text[found.starts[found.words.index("Troops")] :].startswith("Troops crossed")


@pytest.mark.model
def test_paragraphs_are_parsed_apart(parser: Parser) -> None:
    found = parser.parse(document(("body", "The talks ended without"), ("body", "a deal was reached")))
    assert len(found.sentences) == 2
    assert [s.paragraph for s in found.sentences] == [0, 1]
    assert all(found.sentence_of[i] == found.sentence_of[h] for i, h in enumerate(found.heads))


@pytest.mark.model
def test_sentences_know_their_part(parser: Parser) -> None:
    found = parser.parse(document(("title", "Rebels Seize Town"), ("dateline", "JUBA"), ("body", "Rebels seized a town. The army fled.")))
    assert [s.part for s in found.sentences] == ["title", "dateline", "body", "body"]


@pytest.mark.model
def test_a_headline_is_read_as_a_sentence_and_kept_as_written(parser: Parser) -> None:
    found = parser.parse(document(("title", "Army Attacks Rebel Positions Near Border")))
    assert found.words[1] == "Attacks"
    assert (found.lemmas[1], found.pos[1]) == ("attack", "VERB")


@pytest.mark.model
@pytest.mark.parametrize("text", ["", "   \n ", "\u200b\u200e"], ids=["empty", "blank", "invisible"])
def test_nothing_gives_no_tokens(parser: Parser, text: str) -> None:
    found = parser.parse(Document(id="d", text=text, parts=[Part(kind="body", span=(0, len(text)))]))
    assert len(found.sentences) == 0


@pytest.mark.model
def test_a_document_without_parts_has_no_tokens(parser: Parser) -> None:
    assert len(parser.parse(Document(id="d", text="Troops left."))) == 0


@pytest.mark.model
def test_a_very_long_paragraph_is_cut_and_loses_nothing(parser: Parser) -> None:
    text = "Rebels shelled the town again on Monday. " * 1500
    begin = time.perf_counter()
    found = parser.parse(Document(id="d", text=text, parts=[Part(kind="body", span=(0, len(text)))]))
    assert time.perf_counter() - begin < 30
    assert "".join(found.words) == "".join(text.split())


@pytest.mark.model
def test_a_very_long_word_is_no_obstacle(parser: Parser) -> None:
    text = "x" * 20_000
    found = parser.parse(Document(id="d", text=text, parts=[Part(kind="body", span=(0, len(text)))]))
    assert "".join(found.words) == text


@pytest.mark.model
@pytest.mark.parametrize(("environment", "threads"), [({}, {1}), ({"OPENBLAS_NUM_THREADS": "2"}, {2}), ({"OMP_NUM_THREADS": "2"}, {2})], ids=["nothing said", "OpenBLAS's own", "OpenMP's"])
def test_numpy_multiplies_in_one_thread_unless_the_user_says_otherwise(environment: dict[str, str], threads: set[int]) -> None:
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    ask = "from dragoman.language import Parser; Parser(); from threadpoolctl import threadpool_info; print(*(i['num_threads'] for i in threadpool_info() if i['user_api'] == 'blas'))"
    plain = {n: v for n, v in os.environ.items() if n not in names}
    done = subprocess.run([sys.executable, "-c", ask], env=plain | environment, capture_output=True, text=True, check=True)
    assert {int(n) for n in done.stdout.split()} == {min(t, os.cpu_count() or 1) for t in threads}


@pytest.mark.model
def test_a_stream_keeps_its_order(parser: Parser) -> None:
    documents = [document(("body", f"Report number {n} says troops left.")) for n in range(150)]
    parses = list(parser.stream(documents, batch_size=7))
    assert [p.text for p in parses] == [d.text for d in documents]


# ---------------------------------------------------------------------------------------------- past tenses read as participles


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "subject", "object_"),
    [
        ("Sudan's army bombed bases of the rebels on Sunday.", "bombed", "army", "bases"),
        ("Libya armed Chadian dissidents.", "armed", "Libya", "dissidents"),
        ("Ethiopian security forces sealed off the university in Addis Ababa.", "sealed", "forces", "university"),
        ("The air force had targeted civilians.", "targeted", "force", "civilians"),
        ("The bank has armed guards.", "has", "bank", "guards"),
        ("Driver injured in Nokomis crash.", None, None, None),  # a headline with a full stop stays as it is
        ("The rebels, trained abroad, attacked the town.", "attacked", "rebels", "town"),
    ],
)
def test_a_sentence_has_a_verb(parser: Parser, text: str, verb: str | None, subject: str | None, object_: str | None) -> None:
    parse = parser.parse(Document(id="d", text=text, parts=[Part(kind="body", span=(0, len(text)))]))
    root = parse.sentences[0].root
    if verb is None:
        assert parse.pos[root] == "NOUN"
        return
    assert parse.words[root] == verb
    assert [parse.words[t] for t in parse.kids(root, "nsubj")] == [subject]
    assert [parse.words[t] for t in parse.kids(root, "dobj")] == [object_]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "form", "object_"),
    [
        ("Riyadh has repeatedly denied bombing hospitals in Yemen.", "bombing", "hospitals"),
        ("The militia denied looting shops.", "looting", "shops"),
        ("The ministry denied training exercises had been held.", None, None),
    ],
)
def test_what_somebody_denies_doing_is_a_verb(parser: Parser, text: str, form: str | None, object_: str | None) -> None:
    parse = parser.parse(Document(id="d", text=text, parts=[Part(kind="body", span=(0, len(text)))]))
    denied = next(t for t in range(len(parse)) if parse.lemmas[t] == "deny")
    done = [t for t in parse.kids(denied, "xcomp") if parse.tags[t] == "VBG"]
    assert [parse.words[t] for t in done] == ([form] if form else [])
    assert [parse.words[o] for t in done for o in parse.kids(t, "dobj")] == ([object_] if object_ else [])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Two were killed near Gao, a spokesman for the army said.", "spokesman"),
        ("Rebels attacked the base in Kidal, an official in Bamako said.", "official"),
        ("Rebels attacked Kidal, a town in the north, the army said.", "army"),
    ],
)
def test_who_speaks_behind_a_name_is_a_subject(parser: Parser, text: str, subject: str) -> None:
    parse = parser.parse(Document(id="d", text=text, parts=[Part(kind="body", span=(0, len(text)))]))
    said = parse.words.index("said")
    assert [parse.words[t] for t in parse.kids(said, "nsubj")] == [subject]
