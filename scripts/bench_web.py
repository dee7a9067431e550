#!/usr/bin/env python3
"""How long the page of a store takes: until it is up, and each of its pages the first time and again.

    bench_web.py STORE [--times N]

A store of any size comes from make_events.py.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import time

from starlette.testclient import TestClient

PAGES = (
    "/", "/events", "/events?actor=RUS&type=ASSAULT", "/map", "/documents", "/search?q=Tbilisi", "/actors", "/figures?each=1", "/api/overview", "/api/events?actor=RUS",
    "/claims", "/claims?status=contested", "/claims?actor=RUS&type=ASSAULT", "/stories", "/stories?actor=RUS", "/figures", "/timeline", "/actors/Russia", "/claims.atom",
)


def main() -> None:
    """Measure."""
    from dragoman.web import Settings, create_app

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    started = time.perf_counter()
    with TestClient(create_app(Settings(store=given.store)), base_url="http://localhost") as browser:
        measure(browser, started, given.times)


def measure(browser: TestClient, started: float, times: int) -> None:
    """Each page."""
    print(f"up after {time.perf_counter() - started:.1f} s", end="", flush=True)
    while browser.get("/claims").status_code == 503:
        time.sleep(1)
    print(f", reports brought together after {time.perf_counter() - started:.1f} s")
    print(f"{'page':36}{'first ms':>10}{'again ms':>10}{'kB':>8}{'packed':>8}")
    for page in PAGES:
        taken = []
        for _ in range(times + 1):
            begun = time.perf_counter()
            answer = browser.get(page)
            taken.append((time.perf_counter() - begun) * 1000)
        size = len(answer.content)
        print(f"{page:36}{taken[0]:10.0f}{statistics.median(taken[1:]):10.0f}{size / 1000:8.0f}{len(gzip.compress(answer.content, 5)) / 1000:8.0f}")


if __name__ == "__main__":
    main()
