"""docs/knowledge.md: its examples do what they say, and every field of every file is described."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import re
from pathlib import Path

import msgspec
import pytest

import dragoman.knowledge
from dragoman.coding import Coder
from dragoman.knowledge.check import check_knowledge
from dragoman.reading import Metadata, document_from_text

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = (DOCS / "knowledge.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```(?:toml|csv)\n# (?P<file>\S+)\n(?P<data>.*?)```\n\n> (?P<text>.*?)\n\n```\nbefore  (?P<before>.*?)\nafter   (?P<after>.*?)\n```", re.DOTALL)
EXAMPLES = [m.groupdict() for m in EXAMPLE.finditer(PAGE)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the examples' files in one folder."""
    path = tmp_path_factory.mktemp("mine")
    for example in EXAMPLES:
        target = path / example["file"]
        target.parent.mkdir(exist_ok=True)
        target.write_text(example["data"], encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def after(folder: Path) -> Coder:
    return Coder.load([folder])


def shown(coder: Coder, text: str) -> list[str]:
    """A record in the lines of the page."""
    record = coder.code(document_from_text(text, "t", metadata=Metadata(date=dt.date(2010, 5, 12), language="en")))
    triggers = {e.id: text[slice(*e.trigger)] for e in record.events}
    out = [
        f"event {e.type} {'+'.join(r.code for r in e.actors if r.code) or '-'} > {'+'.join(r.code for r in e.recipients if r.code) or '-'} {e.factuality} {e.realis}"
        for e in record.events
    ]
    out += [f"says {a.source.name} “{text[slice(*a.cue)] if a.cue else ''}”" for a in record.attributions]
    out += [f"place {p.name} {p.country} {p.lat} {p.lon}" if p.lat is not None else f"place {p.name} not on the map" for p in record.places]
    out += [f"relation {r.kind} {triggers.get(str(r.from_), '…')} → {triggers.get(str(r.to), '…')}" for r in record.relations]
    return out


NOTHING = {"no event": "event ", "no source": "says ", "no relation": "relation "}


def test_there_are_examples_of_all_kinds() -> None:
    files = {e["file"] for e in EXAMPLES}
    assert files == {
        "frames/mine.toml", "agents.csv", "groups.csv", "places.csv", "report_cues.csv", "signatures.csv", "relation_cues.csv",
    }  # fmt: skip


def test_the_examples_hold(folder: Path) -> None:
    assert check_knowledge([folder]) == []


@pytest.mark.model
@pytest.mark.parametrize("example", EXAMPLES, ids=[e["file"] for e in EXAMPLES])
def test_examples_do_what_they_say(coder: Coder, after: Coder, example: dict[str, str]) -> None:
    first, then = shown(coder, example["text"]), shown(after, example["text"])
    if example["before"] in NOTHING:
        assert not any(line.startswith(NOTHING[example["before"]]) for line in first)
    else:
        assert example["before"] in first
        assert example["before"] not in then
    assert example["after"] in then


def row_types() -> list[type[msgspec.Struct]]:
    """Every row struct of the knowledge room."""
    modules = [importlib.import_module(m.name) for m in pkgutil.iter_modules(dragoman.knowledge.__path__, "dragoman.knowledge.")]
    found = {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if name.endswith("Row") and isinstance(value, type) and issubclass(value, msgspec.Struct)
    }
    return [found[name] for name in sorted(found)]


@pytest.mark.parametrize("row_type", row_types(), ids=lambda t: t.__name__)
def test_every_field_is_described(row_type: type[msgspec.Struct]) -> None:
    pages = PAGE + (DOCS / "actor-files.md").read_text(encoding="utf-8") + (DOCS / "data-sources.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`\n]+)`", pages))))
    assert [f.encode_name for f in msgspec.structs.fields(row_type) if f.encode_name.rstrip("_") not in words] == []


@pytest.mark.parametrize("path", sorted({p.name for p in (Path(dragoman.knowledge.__file__).parent / "data").rglob("*") if p.suffix in (".csv", ".toml")}))
def test_every_file_is_described(path: str) -> None:
    pages = PAGE + (DOCS / "actor-files.md").read_text(encoding="utf-8") + (DOCS / "data-sources.md").read_text(encoding="utf-8")
    whole = re.sub(r"-[^/]*\.csv$", ".csv", path)
    assert path in pages or whole in pages or (path.endswith(".toml") and "frames/" in pages)
