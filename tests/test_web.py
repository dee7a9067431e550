"""The page: what each address shows, what it never lets through, and who may look."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from starlette.testclient import TestClient

from dragoman.records import Record
from dragoman.store import AsOf, Intake, Store, revision_key
from dragoman.views import marks_style
from dragoman.web import Settings, create_app, is_loopback
from dragoman.web.claims import ClaimLine, StanceLine
from dragoman.web.door import local
from dragoman.web.feeds import Entry, feed
from dragoman.web.lines import Party, marked
from dragoman.web.series import series_of
from dragoman.web.settings import LONGEST_QUERY
from dragoman.web.world import Spot, land, view_of
from examples import record
from web_examples import HOSTILE, made_store

PAGES = ("/", "/claims", "/claims?status=contested", "/stories", "/events", "/figures", "/figures?each=1", "/timeline", "/map", "/actors", "/actors/Borduria", "/documents", "/documents/report.txt", "/search?q=soldiers", "/review", "/store", "/api")
TOKEN = "a token of some length"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that no test changes."""
    where = tmp_path_factory.mktemp("web") / "store"
    made_store(where)
    return where


def client(folder: Path, **settings: object) -> TestClient:
    """A browser without script, on this machine."""
    return TestClient(create_app(Settings(store=str(folder), **settings)), base_url="http://localhost:8321", raise_server_exceptions=False)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def browser(folder: Path) -> TestClient:
    return client(folder)


class _Page(HTMLParser):
    """Tags with their attributes, ids, and the text shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def ids(self) -> list[str]:
        return [a["id"] or "" for _, a in self.tags if "id" in a]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole_and_carries_no_inline_script_or_style(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    page = _Page(answer.text)
    assert answer.status_code == 200
    assert [t for t, _ in page.tags].count("main") == 1
    assert [t for t, _ in page.tags].count("h1") == 1
    assert len(page.ids) == len(set(page.ids))
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert tag != "style"
        assert tag != "script" or attributes.get("src", "").startswith("/static/") or attributes["type"] == "application/json"  # type: ignore[union-attr]
        for name in ("href", "src", "action"):
            assert (attributes.get(name) or "/").startswith(("/", "#")), f"{address}: {attributes}"


@pytest.mark.parametrize("address", [*PAGES, "/static/page.css", "/nothing", "/api/events", "/api/events.csv", "/claims.atom"])
def test_every_answer_has_the_headers_that_bind_a_browser(browser: TestClient, address: str) -> None:
    headers = browser.get(address).headers
    policy = dict(p.strip().split(" ", 1) for p in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_links_of_all_pages_lead_somewhere(browser: TestClient) -> None:
    links: set[str] = set()
    for address in PAGES:
        page = _Page(browser.get(address).text)
        links |= {str(a["href"]).partition("#")[0] for t, a in page.tags if t in ("a", "link") and str(a.get("href", "")).startswith("/")}
    assert len(links) > 60
    assert {link: status for link in sorted(links) if (status := browser.get(link).status_code) != 200} == {}


def test_what_a_report_brings_is_shown_and_never_run(browser: TestClient) -> None:
    for address in ("/", "/events", "/documents", "/stories", "/search?q=attacked", "/documents/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"):
        answer = browser.get(address)
        assert HOSTILE not in answer.text
        assert "<img" not in answer.text
        assert "javascript:" not in answer.text
        assert "\u202e" not in answer.text
        assert "⟨U+202E⟩" in answer.text
        assert HOSTILE in _Page(answer.text).words


def test_a_report_shows_its_marks_and_leads_from_finding_to_words_and_back(browser: TestClient) -> None:
    page = _Page(browser.get("/documents/report.txt").text)
    assert {"e1", "at-e1", "e2", "at-e2", "f1", "at-f1"} <= set(page.ids)
    marks = {a["id"]: a for t, a in page.tags if t == "a" and str(a.get("id", "")).startswith("at-")}
    assert marks["at-e1"]["data-label"] == "said by Syldavian official; Borduria → Syldavia: MOBILIZE troops (certain, Mar 2001)"
    assert "event" in str(marks["at-e1"]["class"]).split()
    assert "3,000–4,000" in str(marks["at-f1"]["data-label"])


def test_an_address_can_point_at_words(browser: TestClient) -> None:
    start = record().document.text.index("soldiers")
    page = _Page(browser.get(f"/documents/report.txt?at={start}-{start + 8}").text)
    assert "found" in page.ids
    for bad, status in (("9-1", 200), ("99999999-999999999", 200), ("", 200), ("x", 400), ("-1-5", 400)):  # what lies past the text may have lain in another version
        answer = browser.get(f"/documents/report.txt?at={bad}")
        assert (answer.status_code, "found" in _Page(answer.text).ids) == (status, False)


def test_filters_stand_in_the_address_and_in_the_form(browser: TestClient) -> None:
    answer = browser.get("/events?actor=BRD&type=RETREAT&recipient=&since=&until=")
    page = _Page(answer.text)
    assert "2 events" in page.words
    fields = {a.get("name"): a for t, a in page.tags if t == "input"}
    assert fields["actor"]["value"] == "BRD"
    assert "/api/events.csv?actor=BRD&type=RETREAT" in {a.get("href") for t, a in page.tags if t == "a"}


def test_files_and_answers_give_what_the_page_shows(browser: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(browser.get("/api/events.csv?type=MOBILIZE").text)))
    answer = browser.get("/api/events?type=MOBILIZE&limit=3").json()
    assert [r["id"] for r in rows][:3] == [r["id"] for r in answer["rows"]]
    assert (answer["total"], len(rows)) == (4, 4)
    following = browser.get(answer["next"]).json()
    assert [r["id"] for r in rows][3:] == [r["id"] for r in following["rows"]]
    assert following["next"] is None


@pytest.mark.parametrize("address", ["events", "attributions", "figures", "places", "actors", "documents", "series", "timeline", "stories", "claims"])
def test_a_file_without_rows_has_its_header(browser: TestClient, address: str) -> None:
    full, empty = (browser.get(f"/api/{address}.csv{query}") for query in ("", "?until=1900"))
    assert empty.text.splitlines() == full.text.splitlines()[:1]
    assert len(empty.text.split(",")) > 3


def test_a_search_without_hits_and_a_map_without_places_have_a_header(browser: TestClient) -> None:
    assert browser.get("/api/search.csv?q=xyzzy").text == "id,revision,title,published,publisher,url,hits,snippets\n"
    assert browser.get("/api/map.csv?until=1900").text.startswith("place,country,lat,lon,events,")


@pytest.mark.parametrize("address", ["/", "/events?type=MOBILIZE", "/api/events", "/api/events.csv", "/claims.atom", "/static/page.css", "/nothing"])
def test_head_is_answered_like_get_without_the_body(browser: TestClient, address: str) -> None:
    head, get = browser.head(address), browser.get(address)
    assert (head.status_code, head.headers["content-type"], head.content) == (get.status_code, get.headers["content-type"], b"")


def test_a_claim_shows_how_its_status_came_about_from_its_first_day(browser: TestClient) -> None:
    claim = browser.get("/api/claims?status=contested").json()["rows"][0]
    page = browser.get(f"/claims/{claim['id']}").text
    assert "How its status came about" in page
    assert page.count('<li><span class="when">') == len(claim["history"]) > 0


def test_no_cell_is_a_formula(browser: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(browser.get("/api/documents.csv").text)))
    assert "'=cmd|' /C calc'!A0" in {r["publisher"] for r in rows}


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/events?since=yesterday", 400, "not a day"),
        ("/events?page=0", 400, "no page"),
        ("/events?page=²", 400, "no page"),
        ("/events?page=999999999999", 400, "no page"),
        ("/events?min_confidence=high", 400, "confidence"),
        ("/events?actor=" + "x" * 201, 400, "longer than 200"),
        ("/search?q=" + "x" * 401, 400, "more than 400"),
        ("/search?q=%22no+evidence", 400, "is not closed"),
        ("/documents/nothing-here", 404, "no report"),
        ("/claims/nothing", 404, "no claim"),
        ("/actors/Nobody", 404, "has the name or code"),
        ("/nothing", 404, "no page"),
        ("/static/../settings.py", 404, "no page"),
        ("/static/%2e%2e%2fsettings.py", 404, "no page"),
        ("/static/page.css%00", 404, "no page"),
        ("/events?x=" + "y" * LONGEST_QUERY, 414, "too long"),
        ("/api/events?since=yesterday", 400, "not a day"),
        ("/api/events?limit=-1", 422, "limit"),
        ("/api/events?limit=100000", 422, "limit"),
        ("/api/findings/x", 404, "no id"),
        ("/api/documents/nothing", 404, "no report"),
        ("/api/search?q=%22", 400, ""),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(browser: TestClient, address: str, status: int, words: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == status
    assert words in answer.text
    assert "Traceback" not in answer.text


def test_other_methods_are_not_used(browser: TestClient) -> None:
    assert browser.put("/events").status_code == 405
    assert browser.delete("/api/events").status_code == 405
    assert browser.post("/events", data={}).status_code == 405
    assert browser.post("/login", content=b"x" * 70_000).status_code == 413
    assert browser.post("/login", content=iter([b"x"])).status_code == 411


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:8321", 200), ("127.0.0.1:8321", 200), ("[::1]:8321", 200), ("attacker.example", 421), ("127.0.0.1.attacker.example", 421), ("", 421), ("192.168.1.5", 421), ("localhost.attacker.example:8321", 421)],
)  # fmt: skip
def test_only_this_machines_own_names_are_answered(browser: TestClient, host: str, status: int) -> None:
    assert browser.get("/events", headers={"host": host}).status_code == status


@pytest.mark.parametrize(("name", "so"), [("localhost", True), ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("0.0.0.0", False), ("::", False), ("10.0.0.1", False), ("host", False)])
def test_loopback(name: str, so: bool) -> None:
    assert is_loopback(name) is so


def test_without_the_token_nothing_is_shown(folder: Path) -> None:
    stranger = client(folder, host="0.0.0.0", token=TOKEN)
    sent = stranger.get("/events?actor=BRD", follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?next=%2Fevents%3Factor%3DBRD")
    assert stranger.get("/api/events").status_code == 401
    assert stranger.get("/claims.atom").status_code == 401
    assert stranger.get("/static/page.css").status_code == 200
    assert stranger.get("/events?token=wrong").status_code == 401
    assert "Borduria" not in stranger.get("/").text


def test_the_token_is_shown_once_and_leaves_the_address(folder: Path) -> None:
    guest = client(folder, host="0.0.0.0", token=TOKEN)
    sent = guest.get(f"/events?actor=BRD&token={TOKEN}", follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/events?actor=BRD")
    cookie = sent.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert TOKEN not in cookie
    assert guest.get("/events?actor=BRD").status_code == 200
    assert client(folder, host="0.0.0.0", token="another token").get("/events", cookies=guest.cookies, follow_redirects=False).status_code == 303


def test_programs_show_the_token_in_a_header(folder: Path) -> None:
    program = client(folder, host="0.0.0.0", token=TOKEN)
    assert program.get("/api/events", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert program.get("/api/events", headers={"Authorization": "Bearer no"}).status_code == 401


def test_guessing_ends_after_ten_tries(folder: Path) -> None:
    guesser = client(folder, host="0.0.0.0", token=TOKEN)
    for number in range(10):
        assert guesser.get(f"/?token=guess{number}").status_code == 401
    assert guesser.get(f"/?token={TOKEN}", follow_redirects=False).status_code == 401


def _form(answer_text: str) -> dict[str, str]:
    fields = [a for t, a in _Page(answer_text).tags if t == "input" and a.get("type") == "hidden"]
    return {str(a["name"]): str(a["value"]) for a in fields}


def test_the_form_lets_in_who_opened_it_here(folder: Path) -> None:
    guest = client(folder, host="0.0.0.0", token=TOKEN)
    form = _form(guest.get("/login?next=/claims").text)
    assert guest.post("/login", data={**form, "token": "wrong"}).status_code == 401
    sent = guest.post("/login", data={**form, "token": TOKEN}, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/claims")
    assert guest.get("/claims").status_code == 200
    assert guest.post("/logout", data=_form(guest.get("/login").text), follow_redirects=False).status_code == 303
    assert guest.get("/claims", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("headers", [{"origin": "http://attacker.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "null"}])
def test_a_form_of_another_site_does_nothing(folder: Path, headers: dict[str, str]) -> None:
    guest = client(folder, host="0.0.0.0", token=TOKEN)
    form = _form(guest.get("/login").text)
    assert guest.post("/login", data={**form, "token": TOKEN}, headers=headers).status_code == 403


def test_a_form_without_its_signature_does_nothing(folder: Path) -> None:
    guest = client(folder, host="0.0.0.0", token=TOKEN)
    form = _form(guest.get("/login").text)
    for bad in ({}, {"form": ""}, {"form": "x.y"}, {"form": form["form"][:-1]}):
        assert guest.post("/login", data={**bad, "token": TOKEN}).status_code == 403
    guest.cookies.delete("dragoman_form")
    assert guest.post("/login", data={**form, "token": TOKEN}).status_code == 403


@pytest.mark.parametrize(("there", "to"), [("/claims?a=b", "/claims?a=b"), ("//evil", "/"), ("/\\evil", "/"), ("https://evil", "/"), ("", "/"), ("/a\r\nb", "/"), ("claims", "/")])
def test_one_is_sent_on_to_our_own_pages_only(there: str, to: str) -> None:
    assert local(there) == to


def test_decisions_are_kept_beside_the_records(tmp_path: Path) -> None:
    made_store(tmp_path / "store")
    browser = client(tmp_path / "store", reviewer="Ada")
    page = browser.get("/review?type=RETREAT")
    first = _form(page.text)
    assert "Borduria" in page.text
    sent = browser.post("/review", data={**first, "verdict": "accept", "by": "Ada", "note": "<b>clear</b>"}, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/review?type=RETREAT")
    second = _form(browser.get("/review?type=RETREAT").text)
    assert second["target"] != first["target"]
    assert browser.post("/review", data={**second, "verdict": "correct", "realis": "actual"}).status_code == 200
    after = browser.get("/review?type=RETREAT").text
    assert "2 judged: 1 accepted, 1 corrected, 0 rejected" in after
    assert "Nothing is left to judge here" in after
    assert "&lt;b&gt;clear" in after
    rows = browser.get("/api/events?type=RETREAT").json()["rows"]
    assert {r["realis"] for r in rows} == {"planned"}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"form": "x.y", "verdict": "accept"}, 403), ({"verdict": "maybe"}, 400), ({"verdict": "correct"}, 400), ({"verdict": "correct", "type": "NOTHING"}, 400),
        ({"verdict": "accept", "target": "nothing.e1"}, 404), ({"verdict": "accept", "by": " "}, 400), ({}, 422), ({"verdict": "accept", "note": "x" * 3000}, 422),
    ],
)  # fmt: skip
def test_a_decision_that_does_not_hold_is_not_taken(browser: TestClient, given: dict[str, str], status: int) -> None:
    form = _form(browser.get("/review").text)
    answer = browser.post("/review", data={**form, **given})
    assert answer.status_code == status
    assert "judged:" not in browser.get("/review").text


def test_a_filter_in_the_address_of_a_feed_makes_a_watch(browser: TestClient) -> None:
    def titles(address: str) -> list[str]:
        found = ElementTree.fromstring(browser.get(address).content).iter("{http://www.w3.org/2005/Atom}entry")
        return [entry[0].text or "" for entry in found]

    assert all("(contested)" in t for t in titles("/claims.atom"))
    assert all(": RETREAT" in t for t in titles("/claims.atom?type=RETREAT"))
    assert titles("/claims.atom?type=RETREAT")
    assert titles("/claims.atom?actor=Nobody") == []
    assert browser.get("/claims.atom?since=x").status_code == 400


CONTESTED = {
    "asked for by the list's own name": ("contested=1", "contested"),
    "by the status": ("status=contested", "contested"),
    "by both": ("contested=true&status=contested", "contested"),
    "said not to be asked for": ("contested=0", ""),
    "against another status": ("contested=1&status=denied", None),
}


@pytest.mark.parametrize(("query", "status"), CONTESTED.values(), ids=CONTESTED)
def test_contested_means_one_thing_on_every_list_of_claims(browser: TestClient, query: str, status: str | None) -> None:
    page = browser.get(f"/claims?{query}")
    api = browser.get(f"/api/claims?{query}").json()
    wanted = [c["id"] for c in browser.get("/api/claims").json()["rows"] if status in ("", c["status"])]
    assert bool(wanted) == (status is not None)
    assert [c["id"] for c in api["rows"]] == re.findall(r'class="proposition"><a href="/claims/(\w+)"', page.text) == wanted
    assert re.findall(r"claim:(\w+)<", browser.get(f"/claims.atom?{query}").text) == wanted or status == ""
    chosen = [a["value"] for t, a in _Page(page.text).tags if t == "option" and "selected" in a]
    assert chosen == [s for s in (status,) if s] or status is None


def test_the_timeline_of_the_contested_charts_what_it_lists(browser: TestClient) -> None:
    whole, narrowed = (_Page(browser.get(f"/timeline{query}").text) for query in ("", "?contested=1"))
    listed, charted = (browser.get("/api/timeline?contested=1").json()["rows"], re.search(r"(\d+) happenings?\b", narrowed.words))
    assert {e["status"] for e in listed} == {"contested"}
    assert charted is not None
    assert int(charted[1]) == len(listed) <= len(browser.get("/api/timeline").json()["rows"])
    assert [a for t, a in narrowed.tags if a.get("name") == "contested" and "checked" in a]
    assert not [a for t, a in whole.tags if a.get("name") == "contested" and "checked" in a]
    bins = [sum(v["n"] for v in json.loads(spec)["data"]["values"]) for spec in re.findall(r'class="spec"[^>]*>(.*?)</script>', browser.get("/timeline?contested=1").text)]
    assert bins == [len([e for e in listed if e["day"]])]


def test_a_heading_of_the_timeline_is_no_finer_than_the_reports_say(browser: TestClient) -> None:
    headings = re.findall(r'<h2 id="d\d+">([^<]*)</h2>', browser.get("/timeline").text)
    assert headings == ["Mar 2001"]


def test_a_bar_of_the_timeline_leads_to_what_it_counts(browser: TestClient) -> None:
    spec = re.search(r'class="spec"[^>]*>(.*?)</script>', browser.get("/timeline").text)
    assert spec is not None
    for value in json.loads(spec[1])["data"]["values"]:
        assert browser.get(f"/api/timeline?since={value['day']}&until={value['until']}").json()["total"] >= value["n"]


SEARCHES: dict[str, tuple[str, set[str]]] = {
    "all": ("", {"report.txt", "older.txt"}),
    "by who published it": ("&source=Klow+Post", {"older.txt"}),
    "that tell of an event of somebody": ("&actor=BRD&type=MOBILIZE", {"report.txt", "older.txt"}),
    "that tell of none of an event that has it all": ("&actor=BRD&type=AID", set()),
    "somewhere": ("&place=Nowhere", set()),
    "where one report contests it": ("&contested=1", {"report.txt", "older.txt"}),
    "one of them": ("&document=older.txt", {"older.txt"}),
    "of some days": ("&since=2001-04-01", {"report.txt"}),
    "coded surely": ("&min_confidence=1", set()),
}


@pytest.mark.parametrize(("more", "found"), SEARCHES.values(), ids=SEARCHES)
def test_a_search_takes_the_filters_of_reports(browser: TestClient, more: str, found: set[str]) -> None:
    page, answer, file = (browser.get(f"{address}?q=soldiers{more}") for address in ("/search", "/api/search", "/api/search.csv"))
    assert {r["id"] for r in answer.json()["rows"]} == {r["id"] for r in csv.DictReader(io.StringIO(file.text))} == found
    assert page.text.count("<li><h2>") == len(found)
    assert ("Nothing found" in page.text or "No report holds that" in page.text) == (not found)
    assert f"/api/search?q=soldiers{more}".replace("&", "&amp;") in page.text or not found


def test_the_page_follows_the_store(tmp_path: Path) -> None:
    store = made_store(tmp_path / "store")
    browser = client(tmp_path / "store", look_every=0.0)
    assert "3 reports" in browser.get("/").text
    made = record()
    store.append([Intake(msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, id="new.txt")))])
    until = dt.datetime.now() + dt.timedelta(seconds=20)
    while "4 reports" not in browser.get("/").text:
        assert dt.datetime.now() < until, "the page did not follow"


def test_a_page_says_what_became_of_a_report_whose_address_another_took(tmp_path: Path) -> None:
    store, made, address = made_store(tmp_path / "store"), record(), "https://a.example/1"
    first, second = (msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, id=i, url=address, published=d)) for i, d in (("first", "2001-04-02"), ("second", "2001-04-03")))
    store.append([Intake(first), Intake(second)])
    browser, words = client(tmp_path / "store"), "a report called second has taken its address"
    for page in ("/documents/first", "/events?document=first", "/claims?document=first"):
        assert words in _Page(browser.get(page).text).words
    assert words in browser.get("/api/events?document=first").json()["notes"][0]
    older = browser.get(f"/documents/{revision_key(first.document)}").text
    assert "an older version of second" in _Page(older).words
    assert "/api/events.csv" not in older, "what is listed is of the version that counts"
    assert words not in _Page(browser.get("/documents/second").text).words


def test_what_was_known_then(tmp_path: Path) -> None:
    made_store(tmp_path / "store")
    then = client(tmp_path / "store", as_of=AsOf("2001-03-25"))
    overview = _Page(then.get("/").text).words
    assert "1 report" in overview
    assert "As known by the end of 25 Mar 2001" in overview
    assert [r["id"] for r in then.get("/api/documents").json()["rows"]] == ["older.txt"]
    assert then.get("/claims").status_code == 200


def test_a_damaged_table_is_named_and_the_rest_is_shown(tmp_path: Path) -> None:
    made_store(tmp_path / "store")
    for file in (tmp_path / "store" / "figures").glob("*.parquet"):
        file.write_bytes(b"broken")
    browser = client(tmp_path / "store")
    assert browser.get("/events").status_code == 200
    assert browser.get("/documents/report.txt").status_code == 200
    assert (browser.get("/figures?each=1").status_code, browser.get("/api/figures").status_code) == (503, 503)
    assert "figures" in browser.get("/store").text


def test_a_figure_without_a_source_is_the_reports_own(tmp_path: Path) -> None:
    made = record()
    bare = [msgspec.structs.replace(f, attribution=None) for f in made.figures]
    Store.create(tmp_path / "store").append([Intake(msgspec.structs.replace(made, figures=bare))])
    words = _Page(client(tmp_path / "store").get("/figures?each=1").text).words
    assert "in the report's own words" in words
    assert "according to" not in words


def test_a_number_alone_stands_with_its_words_and_numbers_that_differ_side_by_side(tmp_path: Path) -> None:
    made = record()
    more = msgspec.structs.replace(made.figures[0], low=9000, high=9000)
    Store.create(tmp_path / "store").append([
        Intake(made),
        Intake(msgspec.structs.replace(made, figures=[more], document=msgspec.structs.replace(made.document, id="other.txt", text=made.document.text + " ", publisher="Klow Post"))),
    ])  # fmt: skip
    browser = client(tmp_path / "store")
    overview, figures = _Page(browser.get("/").text), _Page(browser.get("/figures").text)
    assert "figures on which sources differ" not in _Page(client(filled_with(tmp_path / "one", made)).get("/").text).words
    assert ("figures on which sources differ" in overview.words) == ("sources differ" in figures.words.replace("only where sources differ", ""))
    alone = _Page(client(tmp_path / "one").get("/figures").text)
    assert "3,000–4,000" in alone.words
    assert "moved 3,000 to 4,000 soldiers" in alone.words


def filled_with(folder: Path, *records: Record) -> Path:
    """A store of these records."""
    Store.create(folder).append([Intake(r) for r in records])
    return folder


def test_who_speaks_in_two_offices_stands_once() -> None:
    def stance(key: str, kind: str = "named") -> StanceLine:
        return StanceLine(
            id=key, holder=Party("Colin Powell", key), key=key, kind=kind, stance="asserts", day="", revision="r", document="d", publisher="", span=(0, 1), via=(), quote=("", "", ""), note="",
        )  # fmt: skip

    def line(*stances: StanceLine) -> ClaimLine:
        return ClaimLine(
            id="c", who=[], whom=[], type="ASSAULT", mode="", words="", status="reported", where="", when="", first="", last="", documents=1, origins=1, story="", stances=list(stances), history=[],
        )  # fmt: skip

    assert [(p.name, n) for p, n, _ in line(stance("USA GOV"), stance("USA")).at("asserts")] == [("Colin Powell", 2)]
    assert len(line(stance("one", "collective"), stance("other", "collective")).at("asserts")) == 2
    assert line(*(stance(str(k), "collective") for k in range(10))).unnamed("asserts") == 2


def test_a_snippet_says_that_it_was_cut(browser: TestClient) -> None:
    words = _Page(browser.get("/search?q=soldiers").text).words
    assert "… " in words or " …" in words


def test_countries_are_named_where_names_are_known(tmp_path: Path) -> None:
    made = record()
    folder = filled_with(tmp_path / "store", msgspec.structs.replace(made, places=[msgspec.structs.replace(p, country="SYL") for p in made.places]))
    for named, words in (({"country": {"SYL": "Land of Klow"}.get}, "Land of Klow"), ({}, "SYL")):
        assert words in _Page(client(folder, **named).get("/map").text).words


def test_an_empty_store_has_pages_too(tmp_path: Path) -> None:
    Store.create(tmp_path / "store")
    browser = client(tmp_path / "store")
    assert "The store is empty" in browser.get("/").text
    for address in ("/", "/claims", "/events", "/figures", "/timeline", "/map", "/actors", "/documents", "/search?q=x", "/store", "/claims.atom"):
        assert browser.get(address).status_code == 200, address


def test_the_feed_is_atom_and_escapes(browser: TestClient) -> None:
    tree = ElementTree.fromstring(browser.get("/claims.atom").content)
    assert tree.tag == "{http://www.w3.org/2005/Atom}feed"
    made = ElementTree.fromstring(feed("http://here", "/x.atom", "a\x00<b>", [Entry("1", "\ud800\u202e", "/1", "not a day", "&")]))
    assert made[0].text == "a⟨U+0000⟩<b>"
    updated = made.find(".//{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}updated")
    assert updated is not None
    assert updated.text == "1970-01-01T00:00:00Z"


def test_the_openapi_document_names_every_listing(browser: TestClient) -> None:
    document = browser.get("/api/openapi.json").json()
    assert {"/api/events", "/api/events.csv", "/api/claims", "/api/documents/{ident}", "/api/search"} <= set(document["paths"])
    assert all(set(methods) == {"get"} for methods in document["paths"].values())


def test_pages_are_light(browser: TestClient) -> None:
    for address in PAGES:
        assert len(browser.get(address).content) < 600_000
    for name in ("vega.min.js", "vega-lite.min.js", "vega-interpreter.js", "land.svg", "page.css", "marks.css"):
        assert browser.get(f"/static/{name}").status_code == 200


def test_style_sheets_fetch_nothing(browser: TestClient) -> None:
    assert not re.search(r"url\(|@import|https?:", browser.get("/static/page.css").text + marks_style())


@pytest.mark.parametrize(
    ("counts", "unit", "bins"),
    [
        ([], "day", 0),
        ([("2001-03-01", 1, 2)], "day", 1),
        ([("2001-03-01", 1, 2), ("2001-03-05", 4, 1)], "day", 5),
        ([("2001-01-01", 1, 2), ("2002-03-05", 4, 1)], "week", 62),
        ([("2001-01-01", 1, 2), ("2009-12-31", 4, 1)], "month", 108),
        ([("1990-01-01", 1, 2), ("2009-12-31", 4, 1)], "quarter", 80),
        ([("0001-01-01", 1, 2), ("9999-12-31", 4, 1)], "year", 9999),
        ([("not a day", 1, 2)], "day", 0),
    ],
)
def test_days_are_put_together_as_far_as_a_chart_needs(counts: list[tuple[str, int, int]], unit: str, bins: int) -> None:
    found = series_of(counts)
    assert (found.unit, len(found.bins)) == (unit, bins)
    assert sum(b.total for b in found.bins) == sum(n for d, _, n in counts if d != "not a day")
    assert all(a.last < b.first for a, b in zip(found.bins, found.bins[1:], strict=False))


@pytest.mark.parametrize(
    ("sentence", "words", "near", "shown"),
    [
        ("It fired and fired.", "fired", 13, ("It fired and ", "fired", ".")),
        ("It fired and fired.", "fired", 3, ("It ", "fired", " and fired.")),
        ("Nothing of it.", "fired", 3, ("Nothing of it.", "", "")),
        ("", "", 0, ("", "", "")),
    ],
)
def test_words_are_marked_where_they_stand(sentence: str, words: str, near: int, shown: tuple[str, str, str]) -> None:
    assert marked(sentence, words, near) == shown


def test_a_long_sentence_is_cut_around_its_words() -> None:
    before, words, after = marked("x" * 5000 + " fired " + "y " * 5000, "fired", 5001)
    assert words == "fired"
    assert before.startswith("…")
    assert after.endswith("…")
    assert len(before + words + after) < 500


def test_a_map_holds_all_its_spots() -> None:
    spots = [Spot(n, lat, lon, "", False, {4: 2}) for n, lat, lon in (("a", 60.0, -170.0), ("b", -40.0, 175.0), ("c", 10.0, 20.0))]
    view = view_of(spots)
    west, north, width, height = map(float, view.box.split())
    assert all(west <= d.x <= west + width and north <= d.y <= north + height for d in view.dots)
    assert land().startswith(b"<svg")
