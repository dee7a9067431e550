"""Runs targets: ``python fuzz/run.py [TARGET…] [--runs N] [--seconds S]``. Prints how many inputs each had, and what broke it.

A target gets input that atheris makes where that is installed and ``--guided`` is said, else its seeds changed by chance, always in
the same order for the same ``--seed``. Every input has ten seconds; what takes longer has hung. A target whose ``check_all`` takes many
inputs gets them so, and one by one where something is wrong with the many.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TARGETS = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in ("__init__", "run", "scratch"))
KEPT = ROOT / "out" / "fuzz"
PATIENCE, SAY_EVERY = 10.0, 30.0

# Pieces that formats are made of, put in between.
TOKENS = [
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n", b"\n\n", b"\r", b"\t", b'"', b"'", b"\\", b"\\u0000", b"\\ud800",
    b"[", b"]", b"{", b"}", b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;", b"&lt;",
    b"<p>", b"<div>", b"<table><tr><td>", b"<script>", b"<meta charset=utf-7>", b"9" * 50, b"-1", b"1e999", b"99999-99-99", b"null", b"true",
    b'{"id":"a","text":"b"}', b"id,text\n", b",", b";", b"---\n", b"# ", b"> ", b"* ", b"![", b"](", b"``", b"WARC/1.0\r\n", b"Content-Length: ",
    b"HTTP/1.1 200 OK\r\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xf0\x9f\x98\x80", b"[[frame]]\n", b"= ", b"#",
]  # fmt: skip


def changed(seeds: list[bytes], chance: random.Random, tokens: Sequence[bytes] = TOKENS) -> bytes:
    """One of the seeds with a few changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(1 << chance.randrange(5)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(8):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                data[at:at] = chance.choice(tokens)
            case 2:
                del data[at : at + chance.randrange(1, 30)]
            case 3:
                data[at:at] = data[chance.randrange(len(data) + 1) :][: chance.randrange(1, 60)]
            case 4:
                data[at:at] = chance.choice(tokens) * chance.randrange(1, 40)
            case 5:  # a word or a cell in place of another
                end = next((i for i in range(at, min(at + 30, len(data))) if data[i] in b' ,|"\n<>=[]{}:'), at)
                data[at:end] = chance.choice(tokens)
            case 6:  # the end of another
                other = chance.choice(seeds)
                data[at:] = other[chance.randrange(len(other) + 1) :]
            case _:
                data[at : at + 1] = bytes([data[at] ^ 1 << chance.randrange(8)]) if at < len(data) else b""
    return bytes(data)


def by_chance(seeds: list[bytes], seed: int, tokens: Sequence[bytes] = TOKENS) -> Iterator[bytes]:
    """The seeds, then changes of them without an end; some changes are changed again."""
    yield from seeds
    chance = random.Random(seed)
    pool = list(seeds)
    while True:
        data = changed(pool, chance, tokens)
        yield data
        if len(data) < 4_000 and chance.random() < 0.02:
            if len(pool) < len(seeds) + 200:
                pool.append(data)
            else:
                pool[len(seeds) + chance.randrange(200)] = data


def inputs_of(target: Any, seed: int) -> Iterator[bytes]:
    """What a target makes itself, or changes of its seeds with pieces of all formats and of its own."""
    made: Callable[[int], Iterator[bytes]] | None = getattr(target, "inputs", None)
    return made(seed) if made else by_chance(target.SEEDS, seed, [*TOKENS, *getattr(target, "TOKENS", [])])


def run(name: str, runs: int, seconds: float, seed: int) -> int:
    """Number of inputs that broke the target."""
    target = importlib.import_module(f"fuzz.{name}")
    target.check(target.SEEDS[0])  # what is loaded once is no input's
    inputs = itertools.islice(inputs_of(target, seed), runs)
    started = said = time.perf_counter()
    done, broken, slowest = 0, 0, 0.0
    while (some := list(itertools.islice(inputs, getattr(target, "MANY", 1)))) and time.perf_counter() - started < seconds:
        before = time.perf_counter()
        broken += broken_by(name, target, some)
        slowest = max(slowest, time.perf_counter() - before)
        done += len(some)
        if time.perf_counter() - said > SAY_EVERY:
            said = time.perf_counter()
            say(name, done, said - started, broken, slowest)
    say(name, done, time.perf_counter() - started, broken, slowest)
    return broken


def say(name: str, done: int, took: float, broken: int, slowest: float) -> None:
    """How far it is."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: {done:,} inputs in {took:,.0f} s, {broken} broke it, the slowest call took {slowest:.2f} s, {peak:,} MB at most", flush=True)


def broken_by(name: str, target: Any, some: list[bytes]) -> int:
    """How many of them broke the target: all at once where it takes many, one by one where something is wrong with them."""
    from dragoman.reading import TimeUp, within  # here, so that atheris can instrument it first

    if len(some) > 1:
        try:
            within(PATIENCE, lambda: target.check_all(some))
            return 0
        except (Exception, TimeUp) as exc:
            alone = sum(not held(name, target.check, data) for data in some)
            if alone or isinstance(exc, TimeUp):
                return alone
            keep(name, exc, b"\n".join(some))  # only together
            return 1
    return sum(not held(name, target.check, data) for data in some)


def held(name: str, check: Callable[[bytes], None], data: bytes, patience: float = PATIENCE) -> bool:
    """Whether the target withstood; what did not is kept, and told once for every place where it broke."""
    from dragoman.reading import TimeUp, within

    started, worked = time.perf_counter(), time.process_time()
    try:
        within(patience, lambda: check(data))
        if time.perf_counter() - started > patience:  # in one call that hears no alarm
            raise TimeUp
    except (Exception, TimeUp, KeyboardInterrupt) as exc:
        late = time.perf_counter() - started >= patience  # an alarm inside DuckDB comes out as an interruption
        if isinstance(exc, KeyboardInterrupt) and not late:
            raise
        if isinstance(exc, TimeUp | KeyboardInterrupt) and patience == PATIENCE and time.process_time() - worked < PATIENCE / 2:
            return held(name, check, data, 20 * PATIENCE)  # others had the processor
        keep(name, exc, data)
        return False
    return True


def keep(name: str, exc: BaseException, data: bytes) -> None:
    """The input, under the name of the place where it broke; told the first time."""
    frames = traceback.extract_tb(exc.__traceback__)
    where = next((f for f in reversed(frames) if f.filename.startswith((f"{ROOT}/src", f"{ROOT}/fuzz")) and not f.filename.endswith("alarm.py")), frames[-1])
    path = KEPT / name / f"{type(exc).__name__}-{Path(where.filename).stem}-{where.lineno}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{name}: {type(exc).__name__}: {str(exc)[:200]} at {where.filename}:{where.lineno}; kept as {path}", flush=True)


def guided(name: str, runs: int, seconds: float) -> None:
    """The same by atheris, which ends the process: with status 0 when nothing broke."""
    import atheris

    with atheris.instrument_imports(include=["dragoman"]):
        target = importlib.import_module(f"fuzz.{name}")
    corpus = KEPT / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.SEEDS):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-runs={runs}", f"-timeout={PATIENCE:.0f}", "-rss_limit_mb=4000", "-max_len=4096", f"-artifact_prefix={KEPT / name}/", "-print_final_stats=1"]
    if seconds != float("inf"):
        options.append(f"-max_total_time={seconds:.0f}")
    atheris.Setup([sys.argv[0], *options, str(corpus)], target.check)
    atheris.Fuzz()


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", default=TARGETS, choices=[*TARGETS, []], metavar="TARGET")
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true", help="by atheris; one target only")
    asked = parser.parse_args()
    if asked.guided:
        guided(asked.targets[0], asked.runs, asked.seconds)
        return
    sys.exit(1 if sum(run(name, asked.runs, asked.seconds, asked.seed) for name in asked.targets) else 0)


if __name__ == "__main__":
    main()
