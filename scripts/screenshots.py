#!/usr/bin/env python3
"""The pictures of docs/web.md: pages of a store of the sample reports, at 1280 and 390 pixels, light and dark.

    screenshots.py [--store DIR] [--to DIR] [--only NAME] [--all]

Without --store the samples are taken in first. Needs Debian's chromium; --all takes every page, to look at after a change.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WIDTHS = {1280: 900, 390: 844}
Shot = tuple[str, str, str, int]
# In docs/web.md: name, address, scheme, width.
SHOWN = [("overview", "/", "light", 1280), ("claims", "/claims?status=contested", "light", 1280), ("report", "/documents/samples/georgia-moscow.txt", "light", 1280),
         ("map", "/map", "dark", 1280), ("claims", "/claims?status=contested", "light", 390), ("report", "/documents/samples/georgia-moscow.txt", "dark", 390)]  # fmt: skip
PAGES = {
    "overview": "/", "claims": "/claims?status=contested", "events": "/events", "figures": "/figures", "timeline": "/timeline", "map": "/map", "actors": "/actors",
    "actor": "/actors/Russia", "documents": "/documents", "report": "/documents/samples/georgia-moscow.txt", "search": "/search?q=withdraw", "search-narrowed": "/search?q=troops&actor=Kremlin",
    "review": "/review", "store": "/store", "stories": "/stories", "watches": "/watches", "api": "/api", "missing": "/nothing", "nobody": "/events?actor=Kremlim", "nobody-there": "/actors/Kremlim",
    "claim": "/claims?status=contested h2.proposition a", "story": "/stories tbody a", "series": "/figures?contested=1 h2.proposition a", "figures-each": "/figures?each=1", "search-empty": "/search", "bad": "/events?since=yesterday",
}  # fmt: skip
EMPTY = {"empty-overview": "/", "empty-claims": "/claims", "empty-map": "/map", "empty-timeline": "/timeline", "empty-review": "/review", "empty-search": "/search?q=withdraw"}
RULES = """
[[rule]]
name = "who disputes what Russia did"
watch = ["claims"]
actor = "RUS"
contested = true

[[rule]]
name = "many dead"
watch = ["figures"]
type = ["killed"]
at_least = 10
"""


@contextmanager
def served(store: str, rules: str = "") -> Iterator[str]:
    """The address of the page while it is there."""
    import uvicorn

    from dragoman.knowledge import Called
    from dragoman.linking.watch import read_rules
    from dragoman.web import Settings, create_app

    with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
        file.write(rules)
        file.flush()
        watches = read_rules(Path(file.name)).rules if rules else ()
    config = uvicorn.Config(create_app(Settings(store=store, names=Called(), country=Called().country, rules=watches)), host="127.0.0.1", port=0, log_level="warning")
    socket, server = config.bind_socket(), uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def ingest(store: str) -> None:
    """The sample reports into a store."""
    samples = sorted(p for p in (HERE / "samples").iterdir() if p.name != "README.md")
    subprocess.run([str(Path(sys.executable).with_name("dragoman")), "ingest", *(str(p.relative_to(HERE)) for p in samples), "--store", store], cwd=HERE, check=True)


def take(browser: Any, address: str, to: Path, scheme: str, width: int, *, whole: bool) -> None:
    """One picture; after a blank in the address stands what is followed from there."""
    address, _, first = address.partition(" ")
    page = browser.new_page(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    if first:
        page.locator(first).first.click()
    if page.locator("script.spec").count():
        page.locator(".chart").first.scroll_into_view_if_needed()  # a chart far below is not drawn before
        page.locator(".chart[data-drawn]").first.wait_for()
        page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=str(to), full_page=whole)
    page.close()


def main() -> None:
    """Take them."""
    from playwright.sync_api import sync_playwright

    from dragoman.store import Store

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store")
    parser.add_argument("--to", type=Path, default=HERE / "docs" / "screenshots")
    parser.add_argument("--only")
    parser.add_argument("--all", action="store_true", help="every page, whole, light and dark, at both widths")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = given.store or f"{folder}/store"
        if not given.store:
            ingest(store)
        wanted = every(PAGES) if given.all else SHOWN
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            with served(store, RULES if given.all else "") as root:
                shoot(browser, root, wanted, given)
            if given.all:
                Store.create(f"{folder}/empty")
                with served(f"{folder}/empty") as root:
                    shoot(browser, root, every(EMPTY), given)
            browser.close()


def every(pages: dict[str, str]) -> list[Shot]:
    """Each page in all ways it is seen."""
    return [(n, a, s, w) for n, a in pages.items() for s in ("light", "dark") for w in WIDTHS]


def shoot(browser: Any, root: str, wanted: list[Shot], given: argparse.Namespace) -> None:
    """Pictures of a page at ``root``."""
    for name, address, scheme, width in wanted:
        if given.only in (None, name):
            take(browser, root + address, given.to / f"{name}-{width}-{scheme}.png", scheme, width, whole=given.all)


if __name__ == "__main__":
    main()
