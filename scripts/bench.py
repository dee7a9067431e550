#!/usr/bin/env python3
"""Speed and memory of coding beside spaCy, on the same texts in one run, round by round in turn.

    bench.py [--texts FILE.jsonl]… [--rounds N] [--words N]

Three programs, each in a process of its own and on one core: `dragoman` codes the texts whole; `stock` is the model's full
pipeline, entity recogniser included, and only parses; `say-verbs` is that pipeline and a plain script which looks for subject
and clause of verbs of saying. They take turns, a round of the same texts each, after one round that does not count, so that
whatever else the machine does meets them alike. Time is what the processor spent; the last column compares round with round.

The texts are the project's sample reports (political) and mixed news of its own (scripts/bench_data), each set repeated to about
--words words a round; or the files given. Last come all cores, by the clock: coding with one process and with one a core.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dragoman.cli import kernels

HERE = Path(__file__).resolve().parent
SETS = {"political (samples)": HERE.parent / "samples", "mixed (bench_data)": HERE / "bench_data"}
PROGRAMS = {"dragoman": "dragoman, everything coded", "stock": "stock spaCy, full pipeline", "say-verbs": "say-verb script on spaCy"}
SAY = frozenset("say tell add claim state report announce argue warn insist suggest note explain believe think".split())


def load(path: Path) -> list[Any]:
    """The documents of a file, or of all files of a folder."""
    from dragoman.reading import read
    from dragoman.records import Document

    files = sorted(p for p in path.glob("*") if p.name != "README.md") if path.is_dir() else [path]
    return [d for file in files for d in read(str(file)) if isinstance(d, Document)]


def repeated(documents: list[Any], words: int) -> list[Any]:
    """The documents over and over, up to so many words."""
    size = sum(len(d.text.split()) for d in documents)
    return documents * max(1, round(words / max(size, 1)))


# ---------------------------------------------------------------------------------------------- the programs


def dragoman() -> Callable[[list[Any]], object]:
    """A function that codes documents."""
    from dragoman.coding import Coder

    coder = Coder.load()
    return lambda documents: [len(r.events) for r in coder.stream(documents)]


def stock() -> Any:
    """The model's pipeline as it comes."""
    import importlib

    from dragoman.language.parser import MODELS

    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            return importlib.import_module(name).load()
    raise SystemExit("bench.py: no parser model is installed")


def parsing() -> Callable[[list[Any]], object]:
    """A function that parses documents."""
    nlp = stock()
    return lambda documents: [len(doc) for doc in nlp.pipe((d.text for d in documents), batch_size=64)]


def say_verbs() -> Callable[[list[Any]], object]:
    """A function that finds who says what, the plain way."""
    nlp = stock()

    def found(doc: Any) -> Iterator[tuple[str, str, str]]:
        for token in doc:
            if token.lemma_ in SAY:
                who = [c for c in token.children if c.dep_ == "nsubj"]
                what = [c for c in token.children if c.dep_ == "ccomp"]
                if who and what:
                    yield tuple(" ".join(t.text for t in x[0].subtree) for x in (who, [token], what))  # type: ignore[misc]

    return lambda documents: [list(found(doc)) for doc in nlp.pipe((d.text for d in documents), batch_size=64)]


def serve(program: str, path: Path, words: int) -> None:
    """Life of one program's process: load, code one document, then a round for each line that comes in."""
    began = time.perf_counter()
    run = {"dragoman": dragoman, "stock": parsing, "say-verbs": say_verbs}[program]()
    documents = repeated(load(path), words)
    run(documents[:1])
    print(json.dumps({"first": time.perf_counter() - began}), flush=True)
    for _ in sys.stdin:
        before = time.process_time()
        run(documents)
        spent = time.process_time() - before
        print(json.dumps({"spent": spent, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}), flush=True)


# ---------------------------------------------------------------------------------------------- taking turns


class Process:
    """A program's process, asked for one round at a time."""

    def __init__(self, program: str, path: Path, words: int) -> None:
        environment = {**kernels.environment(kernels.processor()), **os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, __file__, "--serve", program, "--texts", str(path), "--words", str(words)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.first = self._answer()["first"]

    def _answer(self) -> dict[str, float]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("bench.py: a program ended before its time")
        found: dict[str, float] = json.loads(line)
        return found

    def round(self) -> dict[str, float]:
        """One round: seconds of the processor, and the peak of memory so far."""
        assert self._process.stdin is not None
        print("go", file=self._process.stdin, flush=True)
        return self._answer()

    def close(self) -> None:
        """Let the process end."""
        self._process.communicate()


def compare(label: str, path: Path, rounds: int, words: int) -> None:
    """One table."""
    documents = repeated(load(path), words)
    tokens = count_tokens([d.text for d in documents])
    programs = {name: Process(name, path, words) for name in PROGRAMS}
    found: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    peaks: dict[str, float] = {}
    for turn in range(rounds + 1):
        for name, process in programs.items():
            answer = process.round()
            peaks[name] = answer["peak"]
            if turn:  # the first round warms up
                found[name].append(answer["spent"])
    print(f"\n{label}: {len(documents)} documents, {tokens:,} tokens a round, {rounds} rounds, one core")
    print(f"{'':30}{'first record':>14}{'documents/s':>13}{'tokens/s':>10}{'peak memory':>13}{'times stock':>24}")
    for name, title in PROGRAMS.items():
        median = statistics.median(found[name])
        ratios = [s / own for s, own in zip(found["stock"], found[name], strict=True)]
        spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        print(f"{title:30}{programs[name].first:>12.1f} s{len(documents) / median:>13,.1f}{tokens / median:>10,.0f}{peaks[name]:>10,.0f} MB{spread:>24}")
        programs[name].close()


def count_tokens(texts: list[str]) -> int:
    """Tokens by the stock tokeniser."""
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    return sum(len(tokenizer(text)) for text in texts)


def all_cores(path: Path, words: int) -> None:
    """Coding with one process and with one a core, by the clock, from the first record on."""
    from dragoman.engine import code_documents

    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    cores = os.cpu_count() or 1
    documents = repeated(load(path), words)
    rates = {}
    for workers in sorted({1, cores}):
        stream = code_documents(iter(documents), workers=workers)
        skipped = sum(1 for _, _ in zip(range(40 * workers), stream, strict=False))
        tokens = count_tokens([d.text for d in documents[skipped:]])
        began = time.perf_counter()
        for _ in stream:
            pass
        rates[workers] = tokens / (time.perf_counter() - began)
    told = ", ".join(f"{n} process{'es' if n > 1 else ''} {rate:,.0f} tokens/s" for n, rate in rates.items())
    print(f"\nby the clock, load {os.getloadavg()[0]:.1f}: {told}; {rates[cores] / rates[1]:.2f} times")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, action="append", help="a JSONL file or a folder; may be given again")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=int, default=25_000)
    parser.add_argument("--serve", choices=list(PROGRAMS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve, given.texts[0], given.words)
        return
    sets = {str(p): p for p in given.texts} if given.texts else SETS
    for label, path in sets.items():
        compare(label, path, given.rounds, given.words)
    all_cores(next(iter(sets.values())), 4 * given.words)


if __name__ == "__main__":
    main()
