"""Agent nouns: which row a head word finds, how far the noun reaches, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge.agents import AgentTable, regular_plural
from dragoman.knowledge.tables import KnowledgeError

DATA = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "knowledge" / "data"

# words with the head in brackets, the noun expected (None: no agent), its sectors
CASES = [
    ("the [troops] advanced", "troops", ["MIL"]),
    ("a rebel [commander] said", "rebel commander", ["REB"]),
    ("two rebel [commanders] said", "rebel commander", ["REB"]),
    ("the [chief] of staff resigned", "chief of staff", ["MIL"]),
    ("army [chiefs] of staff met", "army chief of staff", ["MIL"]),
    ("the foreign [ministry] said", "foreign ministry", ["GOV"]),
    ("the [ministry] of foreign affairs said", "ministry of foreign affairs", ["GOV"]),
    ("six [policemen] were hurt", "policeman", ["COP"]),
    ("the attorney [general] ruled", "attorney general", ["JUD"]),
    ("the [attorneys] general ruled", "attorney general", ["JUD"]),
    ("the secretary - [general] left", "secretary-general", ["GOV"]),
    ("the secretary [general] left", "secretary-general", ["GOV"]),
    ("the [secretary-general] left", "secretary-general", ["GOV"]),
    ("asylum - [seekers] landed", "asylum-seeker", ["REF"]),
    ("human rights [groups] say", "human rights group", ["SOC"]),
    ("a suicide [bomber] struck", "suicide bomber", ["UAF"]),
    ("the teachers ' [union] struck", "teachers' union", ["EDU"]),
    ("the teachers ’ [union] struck", "teachers' union", ["EDU"]),
    ("the men and [women] wept", "woman", ["CVL"]),
    ("their [wives] wept", "wife", ["CVL"]),
    ("an opposition [leader]", "opposition leader", ["PTY", "OPP"]),
    ("riot [police] moved in", "riot police", ["COP"]),
    ("a fuel [tank] exploded", None, []),
    ("the [tank] fired", "tank", ["MIL"]),
    ("the [force] of the blast", None, []),
    ("the [people]", "people", ["CVL"]),
    ("the [window] broke", None, []),
]


@pytest.fixture(scope="module")
def table() -> AgentTable:
    return AgentTable.load([DATA])


@pytest.mark.parametrize(("text", "noun", "sectors"), CASES)
def test_longest_noun_around_the_head(table: AgentTable, text: str, noun: str | None, sectors: list[str]) -> None:
    words = text.split()
    i = next(k for k, w in enumerate(words) if w.startswith("["))
    words[i] = words[i].strip("[]")
    found = table.match(words, words, i)
    if noun is None:
        assert found is None
        return
    assert found is not None
    row, start, end = found
    assert (row.noun, row.sectors) == (noun, sectors)
    assert start <= i < end


def test_span_reaches_past_the_head(table: AgentTable) -> None:
    words = ["the", "army", "chief", "of", "staff", "resigned"]
    found = table.match(words, words, 2)
    assert found is not None
    assert found[1:] == (1, 5)


def test_codes_of_ministries(table: AgentTable) -> None:
    expected = {"foreign minister": "MFA", "defense ministry": "MOD", "ministry of internal affairs": "MOI", "finance minister": "MOF", "aid agency": "NGO"}
    assert {noun: table.rows[noun].code for noun in expected} == expected


def test_later_folder_replaces_a_noun(tmp_path: Path) -> None:
    (tmp_path / "agents.csv").write_text("noun,sectors,kind\ncaptain,LAB,person\n", encoding="utf-8")
    assert AgentTable.load([DATA, tmp_path]).rows["captain"].sectors == ["LAB"]
    assert AgentTable.load([DATA]).rows["captain"].sectors == ["MIL"]


@pytest.mark.parametrize(
    ("body", "message"),
    [("rebel,REB\nrebel,MIL\n", "agents.csv:3: 'rebel' stands on line 2 already"), ("Rebel,REB\n", "agents.csv:2: 'Rebel' is not in lower case")],
)
def test_faults_name_file_and_line(tmp_path: Path, body: str, message: str) -> None:
    (tmp_path / "agents.csv").write_text("noun,sectors\n" + body, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        AgentTable.load([tmp_path])


@pytest.mark.parametrize(("noun", "plural"), [("army", "armies"), ("boy", "boys"), ("church", "churches"), ("gunman", "gunmen"), ("human", "humans")])
def test_regular_plurals(noun: str, plural: str) -> None:
    assert regular_plural(noun) == plural
