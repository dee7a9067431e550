"""The ontology's tables hang together, and CAMEO goes both ways."""

from __future__ import annotations

import pytest

from dragoman.ontology import Ontology

ONTOLOGY = Ontology.load()


def test_sixteen_types_four_quads() -> None:
    assert len(ONTOLOGY.kinds) == 16
    assert {k.quad for k in ONTOLOGY.kinds.values()} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("kind", "mode", "score"),
    [("ASSAULT", "unconventional", -10), ("ACCUSE", None, -3), ("AID", None, 10), ("RETREAT", "withdraw", 8), ("REQUEST", "meet", 0)],
)
def test_scores(kind: str, mode: str | None, score: float) -> None:
    assert ONTOLOGY.score(kind, mode) == score


@pytest.mark.parametrize(
    ("code", "kind", "mode"),
    [
        ("0872", "RETREAT", "withdraw"),
        ("173", "COERCE", "arrest"),
        ("0841", "RETREAT", "release"),
        ("036", "AGREE", None),
        ("1823", "ASSAULT", None),
        ("139", "THREATEN", "relations"),
        ("09", "ACCUSE", None),
    ],
)
def test_cameo_to_plover(code: str, kind: str, mode: str | None) -> None:
    got = ONTOLOGY.from_cameo(code)
    assert got is not None
    assert (got.type, got.mode) == (kind, mode)


def test_unlisted_code_falls_back_to_its_root_and_nonsense_to_nothing() -> None:
    got = ONTOLOGY.from_cameo("0879")
    assert got is not None
    assert got.type == "RETREAT"
    assert ONTOLOGY.from_cameo("99") is None


def test_every_type_and_mode_has_a_cameo_code_of_the_same_type() -> None:
    for kind in ONTOLOGY.kinds.values():
        for mode in (None, *kind.modes):
            back = ONTOLOGY.from_cameo(ONTOLOGY.to_cameo(kind.name, mode))
            assert back is not None
            assert back.type == kind.name


def test_contexts_of_codes_are_known() -> None:
    assert {c for code in ONTOLOGY.cameo.values() for c in code.contexts} <= set(ONTOLOGY.contexts)
