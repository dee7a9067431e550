"""The ontology's tables hang together, and every type has a CAMEO code."""

from __future__ import annotations

import pytest

from dragoman.exports.codes import act_words
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
    ("kind", "mode", "code"),
    [
        ("RETREAT", "withdraw", "0872"),
        ("COERCE", "arrest", "173"),
        ("RETREAT", "release", "0841"),
        ("THREATEN", "relations", "134"),
        ("AGREE", None, "030"),
        ("ACCUSE", None, "110"),
    ],
)
def test_plover_to_cameo(kind: str, mode: str | None, code: str) -> None:
    assert ONTOLOGY.to_cameo(kind, mode) == code


def test_a_mode_without_a_code_of_its_own_has_that_of_its_type_and_no_type_is_without() -> None:
    assert ONTOLOGY.to_cameo("AGREE", "no-such-mode") == ONTOLOGY.to_cameo("AGREE")
    with pytest.raises(KeyError):
        ONTOLOGY.to_cameo("NONSENSE")


def test_every_type_and_mode_has_a_cameo_code_that_the_exports_know() -> None:
    for kind in ONTOLOGY.kinds.values():
        for mode in (None, *kind.modes):
            code = ONTOLOGY.to_cameo(kind.name, mode)
            assert act_words(code), (kind.name, mode, code)
