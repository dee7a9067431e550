"""Watches of the page, each a feed, and the layouts of other tools it hands out."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from dragoman.exports import LAYOUTS
from dragoman.linking.watch import Rule
from dragoman.web import Settings, create_app
from dragoman.web import exporting as layouts
from dragoman.web.watch_lines import watch_lines
from web_examples import HOSTILE, made_store

RULES = (
    Rule(name="Contested in Klow", contested=True),
    Rule(name="contested, in Klow!", watch=("events",), type=["RETREAT"]),
    Rule(name=HOSTILE, watch=("events", "figures"), min_confidence=0.2),
)
_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("watches") / "store"
    made_store(folder)
    return TestClient(create_app(Settings(store=str(folder), rules=RULES)), base_url="http://localhost", raise_server_exceptions=False)


def entries(browser: TestClient, address: str) -> list[ElementTree.Element]:
    """The entries of a feed."""
    answer = browser.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    return ElementTree.fromstring(answer.content).findall(f"{_ATOM}entry")


def test_every_rule_has_an_address_of_its_own() -> None:
    assert [w.slug for w in watch_lines(RULES)] == ["contested-in-klow", "contested-in-klow-2", "script-document-title-owned-script"]
    assert [w.slug for w in watch_lines([Rule(name="Ägäis"), Rule(name="…")])] == ["g-is", "watch"]


@pytest.mark.parametrize("page", ["/", "/claims", "/documents/report.txt", "/watches"])
def test_pages_name_the_feeds_so_that_a_reader_finds_them(browser: TestClient, page: str) -> None:
    words = browser.get(page).text
    assert '<link rel="alternate" type="application/atom+xml" title="Watch: Contested in Klow" href="/watches/contested-in-klow.atom">' in words
    assert 'href="/watches"' in words
    assert HOSTILE not in words


def test_a_feed_tells_what_its_rule_lets_through_and_where_it_stands(browser: TestClient) -> None:
    contested = entries(browser, "/watches/contested-in-klow.atom")
    assert contested
    assert browser.get("/watches/Contested%20in%20Klow.atom").content == browser.get("/watches/contested-in-klow.atom").content
    assert browser.get("/watches/nobody.atom").status_code == 404
    assert all("(contested)" in (e.findtext(f"{_ATOM}title") or "") for e in contested)
    retreats = entries(browser, "/watches/contested-in-klow-2.atom")
    assert {(e.findtext(f"{_ATOM}title") or "").split(": ")[1].split()[0] for e in retreats} == {"RETREAT"}
    for entry in (*contested, *retreats):
        link = entry.find(f"{_ATOM}link")
        assert link is not None
        assert browser.get(link.attrib["href"].partition("#")[0]).status_code == 200


def test_a_feed_is_the_same_every_time_it_is_fetched(browser: TestClient) -> None:
    first, second = (browser.get("/watches/script-document-title-owned-script.atom").content for _ in range(2))
    assert first == second
    assert HOSTILE.encode() not in first


def test_the_page_of_watches_says_what_each_asks_for(browser: TestClient) -> None:
    words = browser.get("/watches").text
    assert "Claims and figures · contested" in words
    assert "Events · RETREAT" in words


@pytest.mark.parametrize("address", ["/watches/none.atom", "/watches/contested-in-klow", "/export/none", "/export/../x"])
def test_what_there_is_not_is_not_found(browser: TestClient, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_without_rules_there_is_no_page_of_watches_in_the_menu(tmp_path: Path) -> None:
    made_store(tmp_path / "store")
    alone = TestClient(create_app(Settings(store=str(tmp_path / "store"))), base_url="http://localhost")
    assert 'href="/watches"' not in alone.get("/").text


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_of_the_program_is_linked_and_can_be_fetched_with_the_filters_of_the_list(browser: TestClient, name: str) -> None:
    assert f'href="/export/{name}?actor=BRD"' in browser.get("/events?actor=BRD").text
    answer = browser.get(f"/export/{name}?actor=BRD")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="dragoman-{name}{LAYOUTS[name].suffix}"'
    assert "content-encoding" in answer.headers or len(answer.content) == int(answer.headers["content-length"])
    told = browser.get(f"/export/{name}?actor=BRD&losses=1").json()
    assert (told["format"], "losses" in told) == (name, True)


def test_the_filter_narrows_what_is_exported(browser: TestClient) -> None:
    whole, narrow = (browser.get(f"/export/plover-jsonl{query}").text.splitlines() for query in ("", "?type=RETREAT"))
    assert 0 < len(narrow) < len(whole)
    assert {json.loads(line)["event_type"] for line in narrow} == {"RETREAT"}


@pytest.mark.parametrize("query", ["?actr=BRD", "?since=zz", "?type=zz", "?min_confidence=7"])
def test_an_export_that_cannot_be_asked_for_is_refused(browser: TestClient, query: str) -> None:
    assert browser.get(f"/export/csv{query}").status_code == 400


def test_more_than_a_page_exports_is_refused_not_cut(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layouts, "EVENTS_AN_EXPORT", 1)
    answer = browser.get("/export/csv")
    assert answer.status_code == 400
    assert "use `dragoman export`" in answer.text


def test_only_so_many_exports_are_made_at_once(browser: TestClient) -> None:
    held = [layouts._FREE.acquire(blocking=False) for _ in range(layouts.EXPORTS_AT_ONCE)]
    try:
        answer = browser.get("/export/csv")
        assert (all(held), answer.status_code, answer.headers["retry-after"]) == (True, 503, "10")
    finally:
        for _ in held:
            layouts._FREE.release()
    assert browser.get("/export/csv").status_code == 200
