"""Rules over a store: what is new is told once, a changed status again; to a table, a feed or an address."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from dragoman.cli.app import run
from dragoman.coding import Coder
from dragoman.knowledge import KnowledgeError
from dragoman.linking.alerts import DeliveryError, atom, post
from dragoman.linking.watch import Alert, Rule, Watch, read_rules
from dragoman.reading import Metadata, document_from_text
from dragoman.records import Record
from dragoman.store import Intake, Store
from examples import record

RULES = """
[[rule]]
name = "Borduria's troops"
actor = "BRD"
watch = ["events", "claims", "figures"]

[[rule]]
name = "disputes"
contested = true
watch = ["claims"]
"""


def other(ident: str = "second.txt", day: str = "2001-04-05") -> Record:
    """The report again a few days later, under another id, in which Borduria only promises to leave."""
    made = record()
    document = msgspec.structs.replace(made.document, id=ident, published=day, text=made.document.text + "More.\n")
    return msgspec.structs.replace(made, document=document)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A file of two rules."""
    path = tmp_path / "rules.toml"
    path.write_text(RULES)
    return path


def test_what_was_told_is_not_told_again(store: Store, rules: Path) -> None:
    read = read_rules(rules).rules
    watch = Watch(store, read)
    first = watch.new()
    assert {(a.rule, a.kind) for a in first} == {("Borduria's troops", k) for k in ("event", "claim", "figure")} | {("disputes", "claim")}
    watch.told(first)
    assert Watch(store.refreshed(), read).new() == []


def test_a_new_report_brings_only_what_is_new(store: Store, rules: Path) -> None:
    read = read_rules(rules).rules
    watch = Watch(store, read)
    watch.told(watch.new())
    store.append([Intake(other())])
    new = Watch(store.refreshed(), read).new()
    assert {a.document for a in new if a.kind in ("event", "figure")} == {"second.txt"}
    assert not [a for a in new if a.kind == "claim"]


# What a report says when it comes again: what of it is news.
AGAIN = {
    "nothing changed but the rest": ("The market of Abeche was closed. {text}", []),
    "a word more": ("Early on: {text}", []),
    "more dead": ("{text} Nine people died in Goz Beida, doctors said.", ["figure Nine people"]),
    "another number": ("{other}", ["figure 15 people"]),
    "certain no longer": ("{unsure}", ["event shelled” (hypothetical, PS+)"]),
}
TEXT = "Sudanese forces shelled the town of Adre on Monday, killing 12 people, a doctor said."


@pytest.mark.model
@pytest.mark.parametrize(("text", "news"), AGAIN.values(), ids=AGAIN)
def test_what_comes_again_in_a_new_version_is_no_news(coder: Coder, tmp_path: Path, text: str, news: list[str]) -> None:
    def version(words: str, day: int) -> Intake:
        return Intake(coder.code(document_from_text(words, "adre", metadata=Metadata(date=dt.date(2012, 3, day), language="en"))))

    store = Store.create(tmp_path / "store")
    store.append([version(TEXT, 6)])
    rules = [Rule(name="all", watch=("events", "figures")), Rule(name="other", watch=("events",), type=["RETREAT"])]
    watch = Watch(store, rules)
    told = watch.new()
    assert {a.kind for a in told} == {"event", "figure"}
    watch.told(told)
    later = text.format(text=TEXT, other=TEXT.replace("12", "15"), unsure=TEXT.replace("shelled", "may have shelled"))
    store.append([version(later, 7)])
    new = [a for a in Watch(store.refreshed(), rules).new() if a.rule == "all" and "died" not in a.title and "killing" not in a.title]
    assert [f"{a.kind} " + a.title.split("“")[-1].split(": ")[-1].rstrip("”") for a in new] == news


def test_what_was_told_before_it_was_kept_what_it_said_is_not_told_again(store: Store, rules: Path) -> None:
    read = read_rules(rules).rules
    Watch(store, read).told(Watch(store, read).new())  # one that has not looked knows ids alone
    assert Watch(store.refreshed(), read).new() == []


def test_a_changed_status_is_told_with_what_it_was(store: Store) -> None:
    rule = Rule(name="all", watch=("claims",))
    watch = Watch(store, [rule])
    alerts = watch.new()
    watch.told([msgspec.structs.replace(a, status="reported") if a.status == "contested" else a for a in alerts])
    [change] = Watch(store.refreshed(), [rule]).new()
    assert (change.kind, change.before, change.status) == ("status", "reported", "contested")


@pytest.mark.parametrize(("least", "found"), [(None, 1), (3500, 1), (4001, 0)])
def test_figures_below_the_threshold_are_not_told(store: Store, least: float | None, found: int) -> None:
    assert len(Watch(store, [Rule(name="r", watch=("figures",), at_least=least)]).new()) == found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no [[rule]]"),
        ("[[rule]]\nactor = 'RUS'\n", "rules.toml:1: "),
        ("[[rule]]\nname = 'a'\nactors = 'RUS'\n", "rules.toml:1: "),
        ("[[rule]]\nname = 'a'\nwatch = ['rumours']\n", "rules.toml:1: "),
        ("[[rule]]\nname = 'a'\n[[rule]]\nname = 'a'\n", "rules.toml:3: a second rule"),
        ("[[rule]]\nname = 'a'\n[[rle]]\nname = 'b'\n", "rules.toml:3: nothing is called 'rle' here; there are rule, webhook"),
        ("webhook = 'ftp://x'\n[[rule]]\nname = 'a'\n", "webhook must be an address"),
        ("webhook = 7\n[[rule]]\nname = 'a'\n", "webhook must be an address"),
        ("[[rule", "not valid TOML"),
        ("[[rule]]\nname = ''\n", "rules.toml:1: "),
    ],
)
def test_bad_rules_are_named_with_their_line(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(text)
    with pytest.raises(KnowledgeError) as failure:
        read_rules(path)
    assert reason in str(failure.value)


ALERT = Alert(rule="r & <b>", kind="claim", id="c1", day="2001-04-02", title="A → B: ASSAULT “x” \x00\x1b", words="<script>", status="contested")


def test_the_feed_is_atom_and_holds_no_markup_of_the_reports() -> None:
    made = atom([ALERT], "my rules", dt.datetime(2001, 4, 3, tzinfo=dt.UTC))
    tree = etree.fromstring(made)
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    assert tree.findtext("a:entry/a:title", namespaces=spaces) == "A → B: ASSAULT “x”  (contested)"
    assert tree.findtext("a:entry/a:summary", namespaces=spaces) == "<script>"
    assert [len(tree.findall(f"a:{tag}", spaces)) for tag in ("title", "id", "updated", "author", "entry")] == [1, 1, 1, 1, 1]
    assert made == atom([ALERT], "my rules", dt.datetime(2001, 4, 3, tzinfo=dt.UTC))


class _Listener(BaseHTTPRequestHandler):
    taken: list[bytes]
    status: int

    def do_POST(self) -> None:
        self.taken.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[tuple[str, type[_Listener]]]:
    """A server on this machine that takes what is posted."""
    kind = type("Listener", (_Listener,), {"taken": [], "status": 204})
    server = HTTPServer(("127.0.0.1", 0), kind)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", kind
    server.shutdown()
    server.server_close()


def test_alerts_are_posted_as_json(address: tuple[str, type[_Listener]]) -> None:
    url, listener = address
    post([ALERT], url)
    assert json.loads(listener.taken[0])["alerts"][0]["id"] == "c1"


def test_what_the_address_did_not_take_is_told_again(store: Store, rules: Path, address: tuple[str, type[_Listener]], capsys: pytest.CaptureFixture[str]) -> None:
    url, listener = address
    asked = ["watch", "--store", store.lake.root, "--rules", str(rules), "--webhook", url, "--format", "jsonl"]
    listener.status = 500
    assert run(asked) == 1
    first = capsys.readouterr().out
    listener.status = 200
    assert run(asked) == 0
    assert capsys.readouterr().out == first != ""
    assert run(asked) == 0
    assert capsys.readouterr().out == ""
    assert len(listener.taken) == 2


def test_nobody_there_is_an_error_in_one_line() -> None:
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1"):
        post([ALERT], "http://127.0.0.1:9/")


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "atom"])
def test_watch_prints_every_format_and_a_dry_run_remembers_nothing(store: Store, rules: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    asked = ["watch", "--store", store.lake.root, "--rules", str(rules), "--format", format, "--dry-run"]
    assert run(asked) == 0
    first = capsys.readouterr().out
    assert "Borduria" in first
    assert run(asked) == 0
    assert len(capsys.readouterr().out) == len(first)
