"""Contexts: what an event is about, by the words of its clause, its sentence and the head of the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.coding.contexts import ContextFinder, ContextSettings
from dragoman.knowledge.contexts import ContextSigns, load_context_words
from dragoman.knowledge.knowledge import BUILT_IN
from dragoman.knowledge.tables import KnowledgeError
from dragoman.language import Parse, Parser
from dragoman.language.parse import Sentence
from dragoman.ontology import Ontology
from dragoman.records import Document, Part


@pytest.fixture(scope="module")
def signs() -> ContextSigns:
    return load_context_words([BUILT_IN])


def flat(*sentences: tuple[str, str]) -> Parse:
    """A parse by hand of (part, words): every word hangs on the first, which is the root."""
    words, heads, deps, rows = [], [], [], []
    for paragraph, (part, text) in enumerate(sentences):
        start = len(words)
        words += text.split()
        heads += [start] * (len(words) - start)
        deps += ["ROOT"] + ["dep"] * (len(words) - start - 1)
        rows.append(Sentence(start, len(words), start, part, paragraph))
    starts = [sum(len(w) + 1 for w in words[:k]) for k in range(len(words))]
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    lemmas = [w.lower() for w in words]
    return Parse(" ".join(words), words, lemmas, ["NOUN"] * len(words), ["NN"] * len(words), deps, heads, starts, ends, rows)


# ---------------------------------------------------------------- how signs add up


def test_the_clause_weighs_more_than_the_sentence() -> None:
    signs = ContextSigns(words={"court": (("legal", 1.0),)}, longest={"court": 1})
    parse = flat(("body", "ruled court"))
    assert ContextFinder(parse, signs).of(0, "ACCUSE") == ["legal"]
    parse.deps[1] = "advcl"  # now in a clause of its own, and the event's word does not govern it
    parse.heads[0] = 1
    parse.heads[1] = 1
    parse.deps[0] = "ccomp"
    assert ContextFinder(parse, signs).of(0, "ACCUSE") == []


def test_the_head_of_the_report_needs_more_than_one_word() -> None:
    signs = ContextSigns(words=dict.fromkeys(("ballot", "voter"), (("election", 2.0),)), longest={"ballot": 1, "voter": 1})
    one = flat(("title", "Ballot"), ("body", "x"), ("body", "clash again"))
    two = flat(("title", "Ballot voter"), ("body", "x"), ("body", "clash again"))
    assert ContextFinder(one, signs).of(2, "ASSAULT") == []
    assert ContextFinder(two, signs).of(3, "ASSAULT") == ["election"]


def test_at_most_four_the_strongest_first_asides_left_out() -> None:
    words = {f"w{k}": ((f"c{k}", 2.0 + k / 10),) for k in range(6)} | {"aside": (("weak", 1.2),)}
    parse = flat(("body", "event " + " ".join(words)))
    found = ContextFinder(parse, ContextSigns(words=words, longest=dict.fromkeys(words, 1))).of(0, "AID")
    assert found == ["c5", "c4", "c3", "c2"]


def test_the_longest_sign_counts_and_hides_its_words() -> None:
    signs = ContextSigns(words={"gas": (("natural_resource", 2.0),), "tear gas": (("repression", 2.0),)}, longest={"gas": 2})
    parse = flat(("body", "fired tear gas"))
    assert ContextFinder(parse, signs).of(0, "ASSAULT") == ["repression"]


def test_a_more_special_crime_displaces_crime(signs: ContextSigns) -> None:
    parse = flat(("body", "arrested murder cocaine"))
    assert "crime" not in ContextFinder(parse, signs).of(0, "COERCE", "arrest")
    assert "crime" in ContextFinder(flat(("body", "arrested murder")), signs).of(0, "COERCE", "arrest")


@pytest.mark.parametrize(
    ("kind", "mode", "sectors", "implied", "expected"),
    [
        ("COERCE", "cyber", (), (), "cyber"),
        ("COERCE", "misinformation", (), (), "misinformation"),
        ("ASSAULT", "unconventional", (), (), "cbrn"),
        ("CONSULT", "visit", (), (), "diplomatic"),
        ("CONSULT", "", ("JUD",), (), "legal"),
        ("AID", "", ("SPY",), (), "intelligence"),
        ("AID", "", (), ("peacekeeping",), "peacekeeping"),
    ],
)
def test_kind_sector_and_frame_imply(
    signs: ContextSigns, kind: str, mode: str, sectors: tuple[str, ...], implied: tuple[str, ...], expected: str
) -> None:
    assert expected in ContextFinder(flat(("body", "did it")), signs).of(0, kind, mode, sectors, implied)


def test_settings_are_the_callers() -> None:
    signs = ContextSigns(words={"court": (("legal", 1.0),)}, longest={"court": 1})
    assert ContextFinder(flat(("body", "ruled court")), signs, ContextSettings(threshold=1.5)).of(0, "ACCUSE") == []


# ---------------------------------------------------------------- the file


def test_every_context_of_the_ontology_has_signs(signs: ContextSigns) -> None:
    named = {c for table in (signs.words, signs.events, signs.sectors) for found in table.values() for c, _ in found}
    ontology = Ontology.load()
    assert named == set(ontology.contexts)
    assert {c for found in signs.unless.items() for c in (found[0], *found[1])} <= set(ontology.contexts)


def test_every_context_has_at_least_fifteen_words(signs: ContextSigns) -> None:
    count: dict[str, int] = {}
    for found in signs.words.values():
        for context, _ in found:
            count[context] = count.get(context, 0) + 1
    assert min(count.values()) >= 15


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("legal,0,court,,,", "context_words.csv:2: the weight is 0"),
        ("legal,1,the very long court case,,,", "has more than 4 words"),
        ("legal,much,court,,,", "context_words.csv:2"),
        ("law,1,court,,,", "context_words.csv:2: unknown context 'law'"),
        ("legal,1,court,ACCUSE/court,,", "unknown kind of event 'ACCUSE/court'"),
        ("legal,1,court,,,law", "unknown context 'law'"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    (tmp_path / "context_words.csv").write_text(f"context,weight,words,events,sectors,unless\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=complaint):
        load_context_words([tmp_path])


def test_a_file_of_ones_own_adds_words(tmp_path: Path) -> None:
    (tmp_path / "context_words.csv").write_text("context,words\nlegal,bailiff\n", encoding="utf-8")
    assert load_context_words([BUILT_IN, tmp_path]).words["bailiff"] == (("legal", 1.0),)


# ---------------------------------------------------------------- with the parser


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode", "expected"),
    [
        ("Norway and Iceland signed a fishing treaty.", "signed", "AGREE", "", "natural_resource"),
        ("Police fired tear gas at students.", "fired", "ASSAULT", "crowd-control", "repression"),
        ("Kenya will host a vaccination campaign against measles.", "host", "AGREE", "", "health"),
        ("The parliament in Lima rejected the bill.", "rejected", "REJECT", "", "legislative"),
        ("Customs officers seized two tonnes of cocaine.", "seized", "COERCE", "seize", "illegal_drugs"),
        ("The army shelled positions near the river.", "shelled", "ASSAULT", "heavy-weapons", "military"),
        ("Chad expelled the ambassador of Sudan.", "expelled", "SANCTION", "expel", "diplomatic"),
        ("Hackers attacked the servers of the ministry.", "attacked", "COERCE", "cyber", "cyber"),
        ("Finland granted asylum to the pilot.", "granted", "CONCEDE", "", "asylum"),
        ("Inspectors found traces of sarin.", "found", "ACCUSE", "", "cbrn"),
    ],
)
def test_sentences(
    parse: Callable[[str], Parse], signs: ContextSigns, text: str, trigger: str, kind: str, mode: str, expected: str
) -> None:
    p = parse(text)
    assert expected in ContextFinder(p, signs).of(p.words.index(trigger), kind, mode)


@pytest.mark.model
def test_the_speaker_is_no_context(parse: Callable[[str], Parse], signs: ContextSigns) -> None:
    """Who says so stands outside the event's clause."""
    p = parse("Chad deported 40 migrants, a state television station said.")
    assert ContextFinder(p, signs).of(p.words.index("deported"), "COERCE", "deport") == ["migration"]


@pytest.mark.model
def test_title_and_lead_lend_weight(parser: Parser, signs: ContextSigns) -> None:
    title, lead, body = "Vote counted after election", "The electoral commission counted ballots.", "Two people died in a clash."
    text = "\n\n".join([title, lead, body])
    at = [0, len(title) + 2, len(title) + len(lead) + 4]
    spans = zip(("title", "body", "body"), at, (title, lead, body), strict=True)
    parts = [Part(kind=kind, span=(start, start + len(t))) for kind, start, t in spans]  # type: ignore[arg-type]
    p = parser.parse(Document(id="t", text=text, parts=parts))
    assert "election" in ContextFinder(p, signs).of(p.words.index("died"), "ASSAULT")
