#!/usr/bin/env python3
"""Speed and memory of coding beside a stock spaCy pipeline, on the same texts in one run.

    bench.py [--copies N]

The texts are the sample reports, N times over. Each program runs in a process of its own: `dragoman` codes the texts whole,
the stock pipeline (all components of the model, entity recogniser included) only parses them. Printed are the time from start
to the first record, tokens a second after the model is loaded, and the peak of resident memory. Two numbers of copies show
that memory does not grow with the number of reports.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dragoman.reading import read
from dragoman.records import Document

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def documents(copies: int) -> Iterator[Document]:
    """The sample reports, over and over."""
    for _ in range(copies):
        for path in sorted(SAMPLES.glob("*")):
            if path.name != "README.md":
                yield from (d for d in read(str(path)) if isinstance(d, Document))


def run_dragoman(copies: int) -> tuple[float, float]:
    """(seconds to the first record, seconds for the rest)."""
    started = time.perf_counter()
    from dragoman.coding import Coder

    coder = Coder.load()
    coder.code(next(documents(1)))
    first = time.perf_counter()
    for _ in coder.stream(documents(copies)):
        pass
    return first - started, time.perf_counter() - first


def run_spacy(copies: int) -> tuple[float, float]:
    """The same for the stock pipeline."""
    started = time.perf_counter()
    import spacy

    from dragoman.language.parser import MODELS

    name = next(m for m in MODELS if importlib.util.find_spec(m))
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError):
        nlp = importlib.import_module(name).load()
    nlp(next(documents(1)).text)
    first = time.perf_counter()
    for _ in nlp.pipe((d.text for d in documents(copies)), batch_size=32):
        pass
    return first - started, time.perf_counter() - first


def count_tokens() -> int:
    """Tokens of the samples once over, by the stock tokeniser."""
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    return sum(len(tokenizer(d.text)) for d in documents(1))


def measure(program: str, copies: int) -> dict[str, float]:
    """One program in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--only", program, "--copies", str(copies)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=12)
    parser.add_argument("--only", choices=["dragoman", "spacy"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        first, rest = {"dragoman": run_dragoman, "spacy": run_spacy}[given.only](given.copies)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"first": first, "rest": rest, "peak": peak}))
        return
    tokens = count_tokens()
    print(f"{tokens:,} tokens of sample reports, {given.copies} times over\n")
    print(f"{'':34}{'first record':>14}{'tokens a second':>18}{'peak memory':>14}")
    for label, program, copies in (
        ("dragoman, everything coded", "dragoman", given.copies),
        ("dragoman, a quarter of the reports", "dragoman", max(1, given.copies // 4)),
        ("stock spaCy pipeline, parse only", "spacy", given.copies),
    ):
        found = measure(program, copies)
        rate = tokens * copies / found["rest"]
        print(f"{label:34}{found['first']:>12.1f} s{rate:>18,.0f}{found['peak']:>11,.0f} MB")


if __name__ == "__main__":
    main()
