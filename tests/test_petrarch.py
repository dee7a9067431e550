"""PETRARCH-format dictionaries become a knowledge folder; what cannot be read is listed with its line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.knowledge import KnowledgeError
from dragoman.knowledge.actors import check_actors
from dragoman.knowledge.agents import AgentTable
from dragoman.knowledge.petrarch import Imported, import_petrarch

KNOWN = frozenset({"LBN", "ISR", "PSE"})

ACTORS = """\
# A small dictionary, made up for these tests
<!-- a comment over
two lines -->
LEBANON_ [LBN]
+LEBANESE_
SYLDAVIA_ [SYL]   # a state nobody else knows
+SYLDAVIAN_
OTTO_KAR_ ; king 2001
+KING_OTTO_
\t[SYLGOV >20010305]
\t[SYLELI <990816]
\t[SYLREB 19990816-20010304]
KLOW_GUARD_ [SYLMIL]
BALKAN_COUNCIL_ [IGOBLC]
ATLANTIS_ [---]
NOWHERE_ [+++]
BROKEN_ [
"""

AGENTS = """\
<!-- agents -->
!PERSON! = MAN, MEN, WOMAN
WATCHER {WATCHERS} [~COP]
GENDARME [~COPSYL]
CHIEFTAIN_!PERSON! [~REB]
FOREIGN_MINISTRY {} [~GOVMFA]
NO_CODE_HERE
"""


def run(folder: Path, actors: str = ACTORS, agents: str = AGENTS) -> tuple[Imported, dict[str, list[dict[str, str]]]]:
    """What was imported, and the rows written by file."""
    (folder / "a.txt").write_text(actors, encoding="utf-8")
    (folder / "g.txt").write_text(agents, encoding="utf-8")
    done = import_petrarch(folder / "a.txt", folder / "g.txt", folder / "out", KNOWN)
    rows = {}
    for path in sorted((folder / "out").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            rows[path.stem] = list(csv.DictReader(stream))
    return done, rows


def test_counts_and_bad_lines(tmp_path: Path) -> None:
    done, rows = run(tmp_path)
    assert done.rows == {"countries": 1, "country_names": 4, "groups": 5, "agents": 6}
    assert {k: len(v) for k, v in rows.items()} == done.rows
    assert [p.removeprefix(f"{tmp_path}/") for p in done.problems] == ["a.txt:17: no code can be read in 'BROKEN_ ['", "g.txt:7: no code can be read in 'NO_CODE_HERE'"]


@pytest.mark.parametrize(
    ("table", "field", "expected"),
    [
        ("countries", "iso3", ["SYL"]),
        ("countries", "name", ["Syldavia"]),
        ("country_names", "name", ["Lebanon", "Lebanese", "Syldavia", "Syldavian"]),
        ("country_names", "country", ["LBN", "LBN", "SYL", "SYL"]),
        ("groups", "name", ["Otto Kar", "Otto Kar", "Otto Kar", "Klow Guard", "Balkan Council"]),
        ("groups", "code", ["SYL GOV", "SYL ELI", "SYL REB", "SYL MIL", "IGO BLC"]),
        ("groups", "country", ["SYL", "SYL", "SYL", "SYL", ""]),
        ("groups", "sectors", ["GOV", "ELI", "REB", "MIL", "BLC"]),
        ("groups", "since", ["2001-03-05", "", "1999-08-16", "", ""]),
        ("groups", "until", ["", "1999-08-16", "2001-03-05", "", ""]),
        ("agents", "noun", ["watcher", "gendarme", "chieftain man", "chieftain men", "chieftain woman", "foreign ministry"]),
        ("agents", "plural", ["watchers", "", "", "", "", "-"]),
        ("agents", "sectors", ["COP", "COP", "REB", "REB", "REB", "GOV"]),
        ("agents", "code", ["", "SYL", "", "", "", "MFA"]),
    ],
)
def test_rows(tmp_path: Path, table: str, field: str, expected: list[str]) -> None:
    assert [r[field] for r in run(tmp_path)[1][table]] == expected


@pytest.mark.parametrize(
    ("bracket", "since", "until"),
    [
        ("[SYLGOV]", "", ""),
        ("[SYLGOV >20010305]", "2001-03-05", ""),
        ("[SYLGOV > 20010305]", "2001-03-05", ""),
        ("[SYLGOV >010305]", "2001-03-05", ""),
        ("[SYLGOV <990816]", "", "1999-08-16"),
        ("[SYLGOV 19990816-20010304]", "1999-08-16", "2001-03-05"),
        ("[SYLGOV 990816-010304]", "1999-08-16", "2001-03-05"),
        ("[SYLGOV 20011231-20011231]", "2001-12-31", "2002-01-01"),
        ("[SYLGOV >20019999]", "", ""),
    ],
)
def test_dates(tmp_path: Path, bracket: str, since: str, until: str) -> None:
    row = run(tmp_path, actors=f"BORIS_JORGEN_ {bracket}\n")[1]["groups"][0]
    assert (row["since"], row["until"]) == (since, until)


def test_synonyms_with_codes_of_their_own_line(tmp_path: Path) -> None:
    _, rows = run(tmp_path, actors="PLEKSZY_\n+GLADZ_\n+THE_IRON_GUARD_\n\t[SYLREB]\n")
    assert [(r["name"], r["aliases"]) for r in rows["groups"]] == [("Plekszy", "Gladz|The Iron Guard")]


def test_the_same_line_twice_is_one_row(tmp_path: Path) -> None:
    done, _ = run(tmp_path, actors="KLOW_GUARD_ [SYLMIL]\nKLOW_GUARD_ [SYLMIL]\n", agents="MILKMAN [~CVL]\nMILKMAN [~CVL]\n")
    assert (done.rows["groups"], done.rows["agents"]) == (1, 1)


def test_what_is_written_loads(tmp_path: Path) -> None:
    run(tmp_path)
    assert {r.noun for r in AgentTable.load([tmp_path / "out"]).rows.values()} >= {"watcher", "chieftain woman"}
    built_in = Path(import_petrarch.__code__.co_filename).parent / "data"
    assert check_actors([built_in, tmp_path / "out"]) == []


def test_empty_files_give_empty_tables(tmp_path: Path) -> None:
    done, rows = run(tmp_path, actors="", agents="# nothing\n")
    assert set(done.rows.values()) == {0}
    assert rows["groups"] == []


def test_what_cannot_be_decoded_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"S\xc3O_TOM\xc9_ [STP]\n")
    (tmp_path / "g.txt").write_text("", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"a\.txt: not UTF-8"):
        import_petrarch(tmp_path / "a.txt", tmp_path / "g.txt", tmp_path / "out")


def test_entries_without_a_code_or_a_noun_are_named(tmp_path: Path) -> None:
    actors, agents = tmp_path / "a.txt", tmp_path / "g.txt"
    actors.write_text("JUST WORDS\nKLOW_GUARD_ [SYLMIL]\nLAST_WORDS\n", encoding="utf-8")
    agents.write_text("{WATCHMAN_ WATCHMEN_} [~COP]\nWATCHER [~COP]\n", encoding="utf-8")
    done = import_petrarch(actors, agents, tmp_path / "out", KNOWN)
    assert [p.removeprefix(f"{tmp_path}/") for p in done.problems] == [
        "a.txt:1: no code stands behind 'Just Words'", "a.txt:3: no code stands behind 'Last Words'", "g.txt:1: no noun stands before the code in '{WATCHMAN_ WATCHMEN_} [~COP]'",
    ]  # fmt: skip
    assert done.rows == {"countries": 1, "country_names": 0, "groups": 1, "agents": 1}
    assert list(AgentTable.load([tmp_path / "out"]).rows) == ["watcher"]


def test_of_two_codes_that_share_a_day_the_earlier_ends(tmp_path: Path) -> None:
    actors = tmp_path / "a.txt"
    actors.write_text("HAWA_MUSA_ [SYLGOV 20200101-20240201][SYLREB >20240201]\n", encoding="utf-8")
    import_petrarch(actors, None, tmp_path / "out", KNOWN)
    with (tmp_path / "out" / "groups.csv").open(encoding="utf-8") as stream:
        assert [(r["since"], r["until"]) for r in csv.DictReader(stream)] == [("2020-01-01", "2024-02-01"), ("2024-02-01", "")]
