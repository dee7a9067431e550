#!/usr/bin/env python3
"""Peak memory and time of every listing and every export of a store, each in a process of its own.

    bench_memory.py STORE [STORE…] [--only WORDS]     (stores: scripts/make_events.py)

A row a command; for each store the peak of what the process held (RSS, MB) and the seconds it took. The ledger is linked before.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from dragoman.exports import LAYOUTS

PROGRAM = [sys.executable, "-c", "from dragoman.cli import main; main()"]
LISTINGS = (
    *(f"{view} --format {form}" for view in ("events", "claims", "timeline") for form in ("json", "csv", "table")), "attributions --format json", "figures --format json",
    "figures -S --format json", "stories --format json", "actors --format json", "documents --format json", "search border --format json", "events --limit 50 --format json",
    "claims --limit 50 --format json", f"report -o {os.devnull}",
)  # fmt: skip
COMMANDS = (*LISTINGS, *(f"export --format {name}" for name in LAYOUTS))


def peak(arguments: list[str]) -> tuple[int, float]:
    """MB held at most and seconds; the output goes nowhere."""
    began = time.monotonic()
    with Path(os.devnull).open("wb") as nowhere:
        child = subprocess.Popen([*PROGRAM, *arguments], stdout=nowhere, stderr=subprocess.PIPE)
        said = child.stderr.read() if child.stderr else b""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(arguments)}: {said.decode(errors='replace')}")
    return usage.ru_maxrss // 1024, time.monotonic() - began


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("stores", nargs="+")
    parser.add_argument("--only", default="", help="Only commands that hold these words.")
    given = parser.parse_args()
    for store in given.stores:
        peak(["claims", "--limit", "1", "--store", store])
    print("| command | " + " | ".join(f"{Path(s).name} MB | s" for s in given.stores) + " |")
    for command in (c for c in COMMANDS if given.only in c):
        found = [peak([*command.split(), "--store", store]) for store in given.stores]
        print(f"| {command} | " + " | ".join(f"{mb} | {seconds:.1f}" for mb, seconds in found) + " |", flush=True)


if __name__ == "__main__":
    main()
