"""What the tests share: the parser loaded once, the way to the benchmark data, and a short way to a parse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.language import Parse, Parser
from dragoman.records import Document, Part

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The real parser model."""
    return Parser()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[[str], Parse]:
    """Text to parse, as one body part."""

    def run(text: str) -> Parse:
        return parser.parse(Document(id="t", text=text, parts=[Part(kind="body", span=(0, len(text)))]))

    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold data; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the benchmark data is not beside this checkout")
    return SHARED
