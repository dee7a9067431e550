"""The page in a real browser: the five ways an analyst walks, what she sees on them, whether everybody can use it, and a report that means harm.

Needs Debian's chromium, and axe-core as ``scripts/fetch_axe.py`` lays it; where they are missing these tests are passed over, in CI they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from web_examples import HOSTILE, made_store, served

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).resolve().parent.parent / ".cache" / "axe.min.js"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists() and "CI" not in os.environ, reason="chromium is not installed: apt-get install chromium"),
]

ADDRESSES = (
    "/", "/claims", "/stories", "/events", "/figures", "/figures?each=1", "/timeline", "/map", "/actors", "/actors/Borduria", "/documents",
    "/documents/report.txt", "/search?q=soldiers", "/search?q=soldiers&actor=Nobody", "/events?actor=Nobody", "/review", "/store", "/api", "/nothing",
    "/claims h2.proposition a", "/figures h2.proposition a", "/stories tbody a",
)  # fmt: skip
HARMFUL = "/documents/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is."""
    folder = tmp_path_factory.mktemp("browser") / "store"
    made_store(folder)
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


def follow(page: Any, address: str) -> None:
    """Open an address; after a blank stands what is followed from there."""
    address, _, first = address.partition(" ")
    page.goto(address)
    if first:
        page.locator(first).first.click()
        page.wait_for_url(lambda url: not url.endswith(address))


class Watched:
    """A page, and all that went wrong on it: complaints, dialogs, requests to elsewhere."""

    def __init__(self, browser: Any, root: str, **options: Any) -> None:
        self.root, self.wrong = root, list[str]()
        self.context = browser.new_context(base_url=root, reduced_motion="reduce", **{"viewport": {"width": 1280, "height": 900}, **options})
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.wrong.append(str(e)))
        self.page.on("dialog", lambda d: (self.wrong.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.on("request", lambda r: self.wrong.append(r.url) if not r.url.startswith(root) else None)


@pytest.fixture
def watched(chromium: Any, root: str) -> Iterator[Watched]:
    made = Watched(chromium, root)
    yield made
    made.context.close()
    assert made.wrong == []


def test_from_a_contested_claim_to_the_words_of_each_side(watched: Watched) -> None:
    page = watched.page
    page.goto("/")
    claim = page.locator("section", has_text="Newest contested claims").locator("article.claim").first
    assert "Borduria" in claim.locator(".stop.denies").inner_text()
    assert "Syldavian official" in claim.locator(".stop.asserts").inner_text()
    denies, asserts = (claim.locator(f".stop.{s}").bounding_box() for s in ("denies", "asserts"))
    assert denies["x"] < asserts["x"]
    claim.locator("h3 a").click()
    page.wait_for_url("**/claims/*")
    denial = page.locator("article.stance.denies").first
    assert "Borduria denied that it had moved any troops" in denial.locator("blockquote").inner_text()
    assert denial.locator("mark").inner_text() == "moved"
    denial.locator(".from a").click()
    page.wait_for_url("**/documents/*?at=*#found")
    found = page.locator("#found, .found").first
    assert found.inner_text() == "moved"
    assert page.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }", found.element_handle())


def test_from_a_filter_to_an_address_that_shows_the_same(watched: Watched) -> None:
    page = watched.page
    page.goto("/events")
    assert page.locator(".count").inner_text() == "7 events"
    page.get_by_label("Who", exact=True).fill("BRD")
    page.get_by_label("Did what").select_option("RETREAT")
    page.get_by_role("button", name="Show").click()
    assert page.locator(".count").inner_text() == "2 events"
    assert page.locator("blockquote mark").all_inner_texts() == ["leave", "leave"]
    address = page.url
    assert "actor=BRD" in address
    page.goto("about:blank")
    page.goto(address)
    assert page.get_by_label("Who", exact=True).input_value() == "BRD"
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    assert len(waiting.value.path().read_text(encoding="utf-8").splitlines()) == 3


def test_pointing_at_a_mark_explains_it(watched: Watched) -> None:
    page = watched.page
    page.goto("/documents/report.txt")
    mark = page.locator("#at-e1")
    said = "getComputedStyle(e, '::after').content"
    assert page.evaluate(f"e => {said}", mark.element_handle()) == "none"
    mark.hover()
    assert "Borduria → Syldavia: MOBILIZE troops" in page.evaluate(f"e => {said}", mark.element_handle())
    assert "lit" in (page.locator("li#e1").get_attribute("class") or "").split()
    page.locator("#at-f1").focus()
    assert "3,000–4,000" in page.evaluate(f"e => {said}", page.locator("#at-f1").element_handle())
    page.locator("li#e3 a").click()
    assert page.url.endswith("#at-e3")
    assert page.locator("#at-e3").inner_text() == "leave"


def test_marks_can_be_switched_off(watched: Watched) -> None:
    page = watched.page
    page.goto("/documents/report.txt")
    colour = "e => getComputedStyle(e).backgroundColor"
    before = page.evaluate(colour, page.locator("#at-e1").element_handle())
    page.locator("#m-event").uncheck()
    assert page.evaluate(colour, page.locator("#at-e1").element_handle()) != before


def test_from_a_word_to_where_it_stands(watched: Watched) -> None:
    page = watched.page
    page.goto("/")
    page.get_by_label("Search the reports").fill("soldiers border")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=soldiers+border")
    assert page.locator("ol.hits > li").count() == 2
    page.locator("ol.hits blockquote a").first.click()
    page.wait_for_url("**/documents/*#found")
    assert page.locator("#found, .found").first.inner_text() == "soldiers"


@pytest.mark.parametrize(("address", "days"), [("/", 4), ("/timeline", 1), ("/map", 4)])
def test_charts_are_drawn_and_lead_to_their_days(watched: Watched, address: str, days: int) -> None:
    page = watched.page
    page.goto(address)
    page.locator(".chart[data-drawn] canvas").wait_for()
    canvas = page.locator(".chart canvas").bounding_box()
    assert canvas["width"] > 600
    page.locator("summary").click()
    assert page.locator(".chart table tbody tr").count() == days


def test_the_map_shows_its_land_and_places(watched: Watched) -> None:
    page = watched.page
    page.goto("/map")
    assert page.locator("svg.world circle").count() == 1
    assert page.locator("svg.world use").evaluate("e => e.getBBox().width") > 3000


def test_everything_is_there_without_script(chromium: Any, root: str) -> None:
    bare = Watched(chromium, root, java_script_enabled=False)
    page = bare.page
    page.goto("/")
    assert page.locator(".chart svg rect").count() > 0
    page.goto("/documents/report.txt")
    page.locator("#at-e1").hover()
    page.goto("/events")
    page.get_by_label("Who", exact=True).fill("BRD")
    page.get_by_role("button", name="Show").click()
    assert "actor=BRD" in page.url
    bare.context.close()
    assert bare.wrong == []


@pytest.mark.parametrize("address", ["/", "/events", "/documents", "/search?q=attacked", HARMFUL])
def test_a_report_that_means_harm_is_only_shown(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    assert HOSTILE in page.locator("main").inner_text()
    assert "⟨U+202E⟩" in page.locator("main").inner_text()
    assert page.evaluate("document.title") != "owned"
    assert page.locator("main script:not([type='application/json']), main img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("address", [*ADDRESSES, HARMFUL])
def test_pages_fit_a_telephone(chromium: Any, root: str, address: str) -> None:
    phone = Watched(chromium, root, viewport={"width": 390, "height": 844})
    follow(phone.page, address)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    phone.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_use_it(chromium: Any, root: str, address: str, scheme: str) -> None:
    if not AXE.exists() and "CI" not in os.environ:
        pytest.skip("axe-core is not here: python scripts/fetch_axe.py")
    seen = Watched(chromium, root, color_scheme=scheme, bypass_csp=True)
    follow(seen.page, address)
    seen.page.add_script_tag(path=str(AXE))
    found = seen.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    serious = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in ("serious", "critical")]
    seen.context.close()
    assert serious == []


def test_the_keyboard_reaches_the_content_first(watched: Watched) -> None:
    page = watched.page
    page.goto("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("address", ["/", "/map", "/documents/report.txt", HARMFUL])
def test_a_page_with_all_it_needs_weighs_little(chromium: Any, root: str, address: str) -> None:
    fresh = Watched(chromium, root)
    session = fresh.context.new_cdp_session(fresh.page)
    session.send("Network.enable")
    weights: list[float] = []
    session.on("Network.loadingFinished", lambda e: weights.append(e["encodedDataLength"]))
    fresh.page.goto(address)
    if fresh.page.locator("script.spec").count():
        fresh.page.locator(".chart[data-drawn]").first.wait_for()
    assert 0 < sum(weights) < 1_500_000
    fresh.context.close()
