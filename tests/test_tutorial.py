"""The tutorial and the notebook do what they say: every command is run, every cell too."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from program import run

ROOT = Path(__file__).resolve().parent.parent
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
# What the tutorial asks its reader to write: where, and what.
RULES = re.search(r"Write these as `([\w/.]+)`:\n\n```toml\n(.*?)```", TUTORIAL, re.DOTALL) or ["", "", ""]
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TUTORIAL, re.DOTALL) for line in block.splitlines()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples in it, as a user has it."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "samples").symlink_to(ROOT / "samples")
    (folder / "out" / "tutorial").mkdir(parents=True)
    (folder / RULES[1]).write_text(RULES[2], encoding="utf-8")
    return folder


@pytest.mark.model
def test_every_command_of_the_tutorial_works_in_its_order(desk: Path) -> None:
    assert len(COMMANDS) >= 16
    for command in COMMANDS:
        words = shlex.split(command)
        assert words[0] == "dragoman"
        done = run(*words[1:], cwd=desk)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        if "-o" not in words and words[1] != "ingest":
            assert done.stdout.strip() not in ("", "Nothing found."), command
    assert sorted(p.name for p in desk.iterdir()) == ["out", "samples"]  # nothing beside what git passes over
    assert json.loads((desk / "out/tutorial/events.geojson").read_text(encoding="utf-8"))["features"]
    assert "<html" in (desk / "out/tutorial/ledger.html").read_text(encoding="utf-8")


@pytest.mark.model
def test_the_examples_of_the_python_page_run(tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="pandas comes with the extra frames")
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    assert run("ingest", "samples", "--store", "ledger", cwd=tmp_path).returncode == 0
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 3
    done = subprocess.run([sys.executable, "-c", "\n".join(blocks)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert "THREATEN ['Russia'] CT+ 2022-02-15" in said
    assert any(line.startswith("contested ") for line in said)
    assert any(line.startswith("    Russia denies ") for line in said)


@pytest.mark.model
def test_the_notebook_runs(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib comes with the extra docs")
    notebook = json.loads((ROOT / "docs" / "folder-to-plot.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    program = tmp_path / "notebook.py"
    program.write_text("\n\n".join(cells) + "\nplt.savefig('plot.png')\n", encoding="utf-8")
    environment = {**os.environ, "MPLBACKEND": "agg", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    done = subprocess.run([sys.executable, str(program)], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plot.png").stat().st_size > 5000
