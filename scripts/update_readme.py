#!/usr/bin/env python3
"""Put the table of a sample report, and what the samples contest, into the README, between their markers, as the program prints them today."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/georgia-moscow.txt"
BEGIN, END = "<!-- sample table: begin -->", "<!-- sample table: end -->"


def main() -> int:
    """Write it, or say whether it is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where the README is out of date")
    given = parser.parse_args()
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        printed("ingest", "samples", "--store", folder)
        contested = printed("claims", "--contested", "--store", folder, "--format", "table")
    table = f"`dragoman code {SAMPLE}` prints:\n\n```\n{printed('code', SAMPLE, '--format', 'table')}\n```\n"
    claims = f"`dragoman ingest samples --store ledger` and `dragoman claims --contested --store ledger` print what the samples contest:\n\n```\n{contested}\n```\n"
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    new = f"{before}{BEGIN}\n{table}\n{claims}{END}{after}"
    if given.check:
        return int(new != text)
    path.write_text(new, encoding="utf-8")
    return 0


def printed(*words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.rstrip()


if __name__ == "__main__":
    sys.exit(main())
