"""Print how often pronouns and descriptions of actors are taken up rightly in the marked reports of tests/data/coreference.

    python scripts/eval_coreference.py [--misses]

``--misses`` lists what was wrong in the reports that may be read; of those held out only the figures are shown.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from dragoman.coding import Coder
from dragoman.evaluation.coreference import Outcome, held_out, outcomes

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "data" / "coreference"
KINDS = ("he, she", "it", "they", "description")


def main() -> None:
    """Score all reports and print the table."""
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--misses", action="store_true")
    options = args.parse_args()
    coder = Coder.load()
    found = [o for path in sorted(FOLDER.glob("*.txt")) for o in outcomes(path, coder)]
    read = [o for o in found if not held_out(o.document)]
    kept = [o for o in found if held_out(o.document)]
    print(f"{'':14}{'read':>16}{'held out':>16}")
    for kind in (*KINDS, "all"):
        cells = [_cell([o for o in group if kind in (o.kind, "all")]) for group in (read, kept)]
        print(f"{kind:14}{cells[0]:>16}{cells[1]:>16}")
    print(f"{'reports':14}{len({o.document for o in read}):>16}{len({o.document for o in kept}):>16}")
    if options.misses:
        _print_misses(read)


def _cell(group: list[Outcome]) -> str:
    right = sum(o.right for o in group)
    return f"{right}/{len(group)} {right / len(group):.2f}" if group else "-"


def _print_misses(read: list[Outcome]) -> None:
    for o in read:
        if not o.right:
            print(f"{o.document} {o.mark.span[0]}: {o.mark.words!r} is {'+'.join(o.mark.ids) or 'nobody'}, said {o.said}")
    print(Counter(o.kind for o in read if not o.right))


if __name__ == "__main__":
    main()
