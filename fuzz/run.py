"""Runs targets: ``python fuzz/run.py [TARGET…] [--runs N] [--seconds S]``. Prints how many inputs each had, and what broke it.

A target gets input that atheris makes where that is installed and ``--guided`` is said, else its seeds changed by chance, always in
the same order for the same ``--seed``. Every input has ten seconds; what takes longer has hung.
"""

from __future__ import annotations

import argparse
import importlib
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TARGETS = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in ("__init__", "run"))
KEPT = ROOT / "out" / "fuzz"
PATIENCE = 10.0

# Pieces that formats are made of, put in between.
TOKENS = [
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n", b"\n\n", b"\r", b"\t", b'"', b"'", b"\\", b"\\u0000", b"\\ud800",
    b"[", b"]", b"{", b"}", b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;", b"&lt;",
    b"<p>", b"<div>", b"<table><tr><td>", b"<script>", b"<meta charset=utf-7>", b"9" * 50, b"-1", b"1e999", b"99999-99-99", b"null", b"true",
    b'{"id":"a","text":"b"}', b"id,text\n", b",", b";", b"---\n", b"# ", b"> ", b"* ", b"![", b"](", b"``", b"WARC/1.0\r\n", b"Content-Length: ",
    b"HTTP/1.1 200 OK\r\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xf0\x9f\x98\x80", b"[[frame]]\n", b"= ", b"#",
]  # fmt: skip


def changed(seeds: list[bytes], chance: random.Random) -> bytes:
    """One of the seeds with a few changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(1 << chance.randrange(5)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                data[at:at] = chance.choice(TOKENS)
            case 2:
                del data[at : at + chance.randrange(1, 30)]
            case 3:
                data[at:at] = data[chance.randrange(len(data) + 1) :][: chance.randrange(1, 60)]
            case 4:
                data[at:at] = chance.choice(TOKENS) * chance.randrange(1, 40)
            case _:
                data[at : at + 1] = bytes([data[at] ^ 1 << chance.randrange(8)]) if at < len(data) else b""
    return bytes(data)


def by_chance(seeds: list[bytes], seed: int) -> Iterator[bytes]:
    """The seeds, then changes of them without an end; some changes are changed again."""
    yield from seeds
    chance = random.Random(seed)
    pool = list(seeds)
    while True:
        data = changed(pool, chance)
        yield data
        if len(data) < 4_000 and chance.random() < 0.02:
            if len(pool) < len(seeds) + 200:
                pool.append(data)
            else:
                pool[len(seeds) + chance.randrange(200)] = data


def run(name: str, runs: int, seconds: float, seed: int) -> int:
    """Number of inputs that broke the target."""
    target = importlib.import_module(f"fuzz.{name}")
    started, done, broken, slowest = time.perf_counter(), 0, 0, 0.0
    for data in by_chance(target.SEEDS, seed):
        if done >= runs or time.perf_counter() - started > seconds:
            break
        before = time.perf_counter()
        broken += not held(name, target.check, data)
        slowest = max(slowest, time.perf_counter() - before)
        done += 1
    took = time.perf_counter() - started
    print(f"{name}: {done:,} inputs in {took:,.0f} s, {broken} broke it, the slowest took {slowest:.2f} s", flush=True)
    return broken


def held(name: str, check: Callable[[bytes], None], data: bytes) -> bool:
    """Whether the target withstood; what did not is kept, and told once for every place where it broke."""
    from dragoman.reading import TimeUp, within  # here, so that atheris can instrument it first

    try:
        within(PATIENCE, lambda: check(data))
    except (Exception, TimeUp) as exc:
        where = traceback.extract_tb(exc.__traceback__)[-1]
        path = KEPT / name / f"{type(exc).__name__}-{Path(where.filename).stem}-{where.lineno}"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"{name}: {type(exc).__name__}: {str(exc)[:200]} at {where.filename}:{where.lineno}; kept as {path}", flush=True)
        return False
    return True


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
