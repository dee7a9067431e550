"""The report the project grew from, read by the general rules: how much of a careful reader's account is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

# Checks that must pass, of 53: a floor that only rises.
FLOOR = 53


@pytest.mark.model
@pytest.mark.shared
def test_a_careful_reading(shared: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    program = [sys.executable, "-c", "from dragoman.cli import main; main()"]
    subprocess.run([*program, "code", str(shared / "seed" / "article.txt"), "--format", "json", "-o", str(record)], check=True)
    checks = [sys.executable, str(shared / "bench" / "check_reading.py"), str(record), str(shared / "seed" / "expected.json")]
    shown = subprocess.run(checks, capture_output=True, text=True, check=False).stdout
    count = re.search(r"(\d+) passed, \d+ failed", shown)
    assert count, shown
    assert int(count.group(1)) >= FLOOR, "\n".join(line for line in shown.splitlines() if not line.startswith("ok"))
