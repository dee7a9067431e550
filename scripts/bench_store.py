#!/usr/bin/env python3
"""What a store costs as it grows, and how long questions take.

    bench_store.py ingest [--reports N]      N short reports into a new store: milliseconds a report and memory, thousand by thousand
    bench_store.py questions DIR             questions to a store (make one with make_events.py): seconds, store opened anew each time

The reports are made here; nothing is read from elsewhere. Times are wall clock on a machine that may have other work.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dragoman.engine.ingest import Settings, Tally, ingest
from dragoman.reading import Reject
from dragoman.store import Store

COUNTRIES = ("Russia", "Ukraine", "Georgia", "Turkey", "Greece", "Iran", "Iraq", "Israel")
BLOCK = 1000


def short_reports(number: int, path: Path) -> None:
    """``number`` reports of two sentences, each of its own, as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for n in range(number):
            a, b = COUNTRIES[n % 8], COUNTRIES[(n // 8 + n + 1) % 8]
            text = f"{a} accused {b} of shelling a village on Monday, killing {n + 2} people. {b} denied it."
            day = f"{2000 + n // 336 % 20}-{1 + n // 28 % 12:02}-{1 + n % 28:02}"
            stream.write(json.dumps({"id": f"r{n}", "date": day, "text": text}) + "\n")


def bench_ingest(reports: int) -> None:
    """Print a line a thousand reports."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        short_reports(reports, source)
        marks = [(0, time.perf_counter())]
        print("reports   ms a report   memory MB")

        def heard(tally: Tally, _: Reject | None) -> None:
            done = marks[-1][0] + BLOCK
            if tally.read >= done:
                now = time.perf_counter()
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(f"{done:>7,}   {(now - marks[-1][1]) / BLOCK * 1000:>11.2f}   {peak:>9,.0f}", flush=True)
                marks.append((done, now))

        store = Store.create(Path(folder) / "store")
        started = time.perf_counter()
        ingest(store, [str(source)], Settings(), heard)
        print(f"all: {(time.perf_counter() - started) / reports * 1000:.2f} ms a report, the last merging of files included")


def bench_questions(root: str) -> None:
    """Print a line a question."""
    questions: dict[str, Callable[[Store], object]] = {
        "events of one actor and type in a year": lambda s: s.events(actor="RUS", type="ASSAULT", since="2018-01-01", until="2018-12-31").to_arrow().num_rows,
        "the same, the first fifty": lambda s: len(list(s.events(actor="RUS", type="ASSAULT", since="2018-01-01", until="2018-12-31", limit=50))),
        "events at a place, by one source": lambda s: len(list(s.events(place="Aleppo", source="SYR", limit=50))),
        "contested events of a pair": lambda s: len(list(s.events(actor="IRN", recipient="ISR", contested=True, limit=50))),
        "number of events a type": lambda s: len(list(s.rows("SELECT type, count(*) FROM events GROUP BY type"))),
        "places by mentions, the first fifty": lambda s: len(list(s.places(limit=50))),
        "one report": lambda s: s.record("made-77")[0],
        "full text": lambda s: len(list(s.search("blockaded Tbilisi", limit=20))),
    }
    print("seconds   answer   question")
    for name, ask in questions.items():
        started = time.perf_counter()
        answer = ask(Store.open(root))
        print(f"{time.perf_counter() - started:>7.2f}   {answer!s:>6}   {name}")


def main() -> None:
    """Run one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    kinds.add_parser("ingest").add_argument("--reports", type=int, default=20_000)
    kinds.add_parser("questions").add_argument("store")
    given = parser.parse_args()
    if given.kind == "ingest":
        bench_ingest(given.reports)
    else:
        bench_questions(given.store)


if __name__ == "__main__":
    main()
