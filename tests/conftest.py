"""What the tests share: the parser loaded once, the way to the benchmark data, a short way to a parse, and a small store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import program
from dragoman.coding import Coder
from dragoman.language import Parse, Parser
from dragoman.reading import Metadata, document_from_text
from dragoman.records import Document, Part, Record
from dragoman.store import Intake, Store
from examples import record

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def _coder_loaded_once() -> Iterator[None]:
    """All that codes in this process shares a coder where no knowledge is added to the built-in one: loading takes longer than most of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Coder, "load", staticmethod(program.coder_loaded_once))
        yield


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew from what the coder says now")


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the built-in knowledge."""
    return Coder.load()


@pytest.fixture(scope="session")
def code(coder: Coder) -> Callable[[str], Record]:
    """Text to record, as a report published on 12 May 2010."""

    def run(text: str) -> Record:
        return coder.code(document_from_text(text, "t", metadata=Metadata(date=dt.date(2010, 5, 12), language="en")))

    return run


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one report of three events."""
    made = Store.create(tmp_path / "store")
    made.append([Intake(record())])
    return made
