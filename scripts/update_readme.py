#!/usr/bin/env python3
"""Put the table of a sample report into the README, between its markers, as the program prints it today."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/georgia-moscow.txt"
BEGIN, END = "<!-- sample table: begin -->", "<!-- sample table: end -->"


def main() -> int:
    """Write it, or say whether it is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where the README is out of date")
    given = parser.parse_args()
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "code", SAMPLE, "--format", "table"]
    table = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    new = f"{before}{BEGIN}\n`dragoman code {SAMPLE}` prints:\n\n```\n{table.rstrip()}\n```\n{END}{after}"
    if given.check:
        return int(new != text)
    path.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
