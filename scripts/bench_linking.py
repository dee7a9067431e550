#!/usr/bin/env python3
"""Measure linking: a store from nothing, then one report more.

    bench_linking.py STORE [STORE…]

Each STORE is one that ``make_events.py`` made; what is linked in it already is thrown away first. Prints processor and wall seconds:
of linking all, and of linking again after one report was taken in.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec

from dragoman.linking import Ledger
from dragoman.linking.tables import TABLES
from dragoman.store import Intake, Store


def main() -> None:
    for root in sys.argv[1:] or sys.exit(__doc__):
        for table in TABLES:
            shutil.rmtree(Path(root) / table.name, ignore_errors=True)
        store = Store.open(root)
        events = next(store.rows("SELECT count(*) AS n FROM events"))["n"]
        everything = timed(partial(linked, root))
        _, record = next(store.records("id LIKE 'made-%'"))
        document = msgspec.structs.replace(record.document, id=f"bench-{time.time_ns()}", url=None, text=record.document.text + "Klow fell silent.\n")
        store.append([Intake(msgspec.structs.replace(record, document=document))])
        one = timed(partial(linked, root))
        print(f"{events:,} events: all {everything[0]:.1f} s of processor, {everything[1]:.1f} s; one report more {one[0]:.2f} s of processor, {one[1]:.2f} s")


def linked(root: str) -> None:
    """Bring the ledger up to date."""
    Ledger.open(Store.open(root))


def timed(work: Callable[[], None]) -> tuple[float, float]:
    """Processor and wall seconds of a call."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


if __name__ == "__main__":
    main()
