"""Measure how many answers are held against what was told before them: pairs of a claim and an answer in, shares out.

    python scripts/measure_answers.py [--file tests/data/answers.jsonl] [--show read]

A line is ``{claim, answer, stance}``: what a source tells, what another says to it ("" where it stands in the same sentence), and whether that denies it,
doubts it, cannot confirm it, or is none of these. Every second line has been read while building; the others are measured only.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from dragoman.coding import Coder
from dragoman.reading import Metadata, document_from_text
from dragoman.records import Record

ROOT = Path(__file__).resolve().parent.parent
DRY = "It rained on Monday. The river rose. "
_AGAINST = frozenset({"denies", "doubts", "cannot-confirm"})


def main() -> None:
    """Prints, for either half, how many answers are held against the claim, and how many of the others are though they answer nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, default=ROOT / "tests/data/answers.jsonl")
    parser.add_argument("--show", default="", help="half whose misses are printed: read")
    args = parser.parse_args()
    met, asked = measure(Coder.load(), args.file, args.show)
    for key in sorted(asked):
        print(f"{key}: {met[key]} of {asked[key]}")


def measure(coder: Coder, file: Path, show: str = "") -> tuple[Counter[str], Counter[str]]:
    """How many are held against what stands before them, and how many there are, by half and by whether they answer it."""
    met, asked = Counter[str](), Counter[str]()
    for n, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        pair, half = json.loads(line), "unread" if n % 2 else "read"
        text = DRY + f"{pair['claim']} {pair['answer']}".strip()
        held = against(coder.code(document_from_text(text, str(n), metadata=Metadata(date=date(2024, 5, 3), language="en"))))
        key = f"{half}: {'held though no answer' if pair['stance'] == 'none' else 'answers held'}"
        asked[key] += 1
        met[key] += bool(held)
        if half == show and bool(held) is (pair["stance"] == "none"):
            print(f"{pair['stance']}: {pair['claim']} || {pair['answer']}")
    return met, asked


def against(record: Record) -> set[str]:
    """The stances against what somebody else tells."""
    claims = ({s.stance for s in c.stances} for c in record.claims)
    return {s for c in claims if c & {"asserts", "reports"} for s in c & _AGAINST}


if __name__ == "__main__":
    main()
