"""What is installed: pinned, hashed, licensed; the lists agree with one another."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from licences import verdict  # noqa: E402 - a script, not a module of the package

PIN = re.compile(r"^([A-Za-z0-9_.\-]+)==([^\s;\\]+)", re.MULTILINE)


def key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(name: str) -> dict[str, str]:
    return {key(n): v for n, v in PIN.findall((ROOT / name).read_text(encoding="utf-8"))}


def test_locked_versions_are_those_that_are_tested() -> None:
    locked, tested = pins("requirements.lock"), pins("constraints.txt")
    assert len(locked) > 30
    assert {n: v for n, v in locked.items() if tested.get(n, v) != v} == {}


def test_everything_needed_is_locked_and_hashed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, built = settings["project"], settings["build-system"]
    needed = {key(re.split(r"[\s<>=!;\[]", line)[0]) for line in (*project["dependencies"], *built["requires"])}
    assert needed - set(pins("requirements.lock")) == set()
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert [b.split()[0] for b in blocks if PIN.match(b) and "--hash=sha256:" not in b] == []


def test_everything_needed_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[\s<>=!;\[]", line)[0].lower() for line in project["dependencies"]]
    assert [n for n in names if n not in page] == []


@pytest.mark.parametrize("name", ["constraints.txt", "requirements.lock", "pyproject.toml"])
def test_no_registry_is_named(name: str) -> None:
    words = (ROOT / name).read_text(encoding="utf-8")
    assert "index-url" not in words.replace("no-emit-index-url", "")
    assert "://" not in words


@pytest.mark.parametrize(
    ("licence", "found"),
    [
        ("MIT", "ok"),
        ("Apache Software License", "ok"),
        ("MPL-2.0 AND MIT", "ok"),
        ("GNU Lesser General Public License v2 or later (LGPLv2+)", "ok"),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", "ok"),
        ("GPL-3.0-only", "not compatible"),
        ("GNU General Public License v3 (GPLv3)", "not compatible"),
        ("AGPL-3.0-or-later", "not compatible"),
        ("GNU Affero General Public License v3", "not compatible"),
        ("Proprietary", "not compatible"),
        ("MIT AND GPL-2.0-only", "not compatible"),
        ("", "not known"),
        ("as it comes", "not known"),
    ],
)
def test_licences_that_fit(licence: str, found: str) -> None:
    assert verdict(licence) == found


def test_what_is_installed_fits() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "licences.py"), "--all"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 30
