"""What the program offers is in its documents, and what they name is there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import program
import update_readme

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown_help(*command: str) -> str:
    program = [sys.executable, "-c", "from dragoman.cli import main; main()", *command, "--help"]
    return subprocess.run(program, capture_output=True, text=True, check=True).stdout


def test_every_command_is_in_the_readme() -> None:
    commands = re.findall(r"^  (\w+) ", shown_help().split("Commands:")[1], re.MULTILINE)
    assert len(commands) >= 6
    assert [c for c in commands if f"dragoman {c}" not in README] == []


def test_every_option_of_code_is_in_the_readme() -> None:
    options = set(re.findall(r"(--[a-z-]+)", shown_help("code"))) - {"--help", "--output", "--publisher", "--url"}
    assert [o for o in sorted(options) if o not in README] == []


@pytest.mark.parametrize(
    "document",
    sorted(
        p.relative_to(ROOT).as_posix()
        for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("samples/README.md")]
    ),
)
def test_links_and_named_files_are_there(document: str) -> None:
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\((?!https?:)([^)#][^)]*)\)", text)]
    assert [link for link in links if not (path.parent / link).exists()] == []
    scripts = re.findall(r"`(scripts/[\w./-]+)`", text)
    assert [s for s in scripts if not (ROOT / s).exists()] == []


def test_every_dependency_is_pinned_and_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=!~\[ ]", d)[0].lower() for d in project["dependencies"]]
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    }
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [n for n in names if n not in pinned] == []
    assert [n for n in names if n not in explained] == []


def test_every_sample_is_described() -> None:
    described = (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in (ROOT / "samples").iterdir() if p.name not in described and p.name != "README.md"] == []


def test_the_table_of_scores_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "scores_table.py"), "--check"], check=False)
    assert done.returncode == 0, "run: python scripts/scores_table.py"


def test_the_modules_of_the_flow_are_there() -> None:
    text = (ROOT / "docs" / "how-it-reads.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:reading|language|coding)/[\w/]*(?:\.py)?)`", text))
    assert len(named) > 12
    assert [n for n in sorted(named) if not (ROOT / "src" / "dragoman" / n).exists()] == []


def test_every_page_is_on_the_site_and_there() -> None:
    named = set(re.findall(r": ([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {p.name for p in (ROOT / "docs").glob("*.md")}


@pytest.mark.model
def test_the_readme_shows_what_the_program_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change on purpose: ``python scripts/update_readme.py``, and read the diff."""
    monkeypatch.setattr(update_readme, "printed", lambda *words: program.run(*words, *(["--workers", "1"] if words[0] == "ingest" else [])).stdout.rstrip())
    monkeypatch.setattr(sys, "argv", ["update_readme.py", "--check"])
    assert update_readme.main() == 0, "the README is out of date"
