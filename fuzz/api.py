"""The page and its API, in process over a small store: no request is answered with a server's error, slowly, or with what it sent unescaped.

An input is a request as JSON. One whose maker knows that it cannot be answered says so, and is to be refused: a day that is none, a
parameter that there is not, an address that is none.
"""

from __future__ import annotations

import asyncio
import functools
import json
import logging
import random
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from fastapi import FastAPI

from dragoman.knowledge import Called
from dragoman.store import Intake, Store, filters_of
from dragoman.web import Settings, create_app
from dragoman.web.api import VIEWS
from dragoman.web.forms import COOKIE
from fuzz.scratch import scratch_folder
from fuzz.store import WORDS, made_record

SLOW = 5.0
MARK = "<u'\">"
LEDGER = ("claims", "series", "timeline", "stories")
LISTS = [f"/api/{v}{end}" for v in (*VIEWS, *LEDGER, "map", "search") for end in ("", ".csv")]
PAGES = ["/", "/events", "/map", "/documents", "/search", "/actors", "/store", "/claims", "/figures", "/timeline", "/stories", "/review", "/login", "/api", "/claims.atom", "/api/overview", "/api/overview.csv", "/api/openapi.json"]
ITEMS = ["/api/documents/", "/api/findings/", "/api/claims/", "/api/series/", "/api/stories/", "/api/dossiers/", "/documents/", "/claims/", "/figures/", "/stories/", "/actors/", "/static/", "/"]
NAMES = ["actor", "recipient", "type", "place", "since", "until", "source", "contested", "min_confidence", "document", "limit", "offset", "newest_first", "q", "page", "status", "each", "whole", "at", "next", "as_of", "token", "", "x" * 300]
VALUES = [*WORDS, MARK, MARK + "x", "%00", "../../etc/passwd", "..%2f", "//evil", "javascript:alert(1)", "-1", "0", "1", "1.5", "1e9", "99999999999999999999", "50", "on", "ASSAULT", "contested", "=cmd", "\r\nX: y", "\xff"]
DAYS_OF_NONE = ["zz", "2014-13-01", "2014-02-30", "20140401", "2014-4-1", "1", "yesterday", "2014-04-01x", "０"]
# Addresses that take days, and refuse what is none.
DATED = [*(f"/api/{v}{end}" for v in (*VIEWS, *LEDGER) for end in ("", ".csv")), "/events", "/documents", "/claims", "/timeline", "/stories", "/map"]
SEEDS = [json.dumps({"path": p}).encode() for p in (*PAGES, *LISTS)]


@functools.cache
def app() -> FastAPI:
    """The page over a store of two reports that contradict each other."""
    logging.getLogger("dragoman").setLevel(logging.CRITICAL)
    folder = scratch_folder() / "store"
    made = made_record()
    second = msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, id="b", url=None, publisher=MARK, title=MARK, published="2014-04-02"))
    Store.create(folder).append([Intake(made), Intake(second)])
    return create_app(Settings(store=str(folder), names=Called(), look_every=3600))


@functools.cache
def loop() -> asyncio.AbstractEventLoop:
    """One for all requests."""
    return asyncio.new_event_loop()


async def answer(method: str, path: str, query: bytes, headers: list[tuple[bytes, bytes]], body: bytes) -> tuple[int, dict[bytes, bytes], bytes]:
    """(status, headers, body) of a request, as a server would hand it on."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": path, "raw_path": quote(path).encode(),
        "root_path": "", "query_string": query, "headers": [(b"host", b"localhost"), *headers], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    sent: list[dict[str, Any]] = []
    given = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not given:  # whoever asked stays until all is said
            await asyncio.Event().wait()
        return given.pop()

    async def send(message: Any) -> None:
        sent.append(dict(message))

    await app()(scope, receive, send)
    start = sent[0]
    return int(start["status"]), dict(start["headers"]), b"".join(m.get("body", b"") for m in sent[1:])


def inputs(seed: int) -> Iterator[bytes]:
    """Requests without an end."""
    yield from SEEDS
    chance = random.Random(seed)
    while True:
        yield json.dumps(made_request(chance)).encode()


def made_request(chance: random.Random) -> dict[str, Any]:
    """A request of one of the kinds."""
    match chance.randrange(20):
        case 0 | 1 | 2:  # a day that is none
            return {"path": chance.choice(DATED), "query": [[chance.choice(["since", "until"]), chance.choice(DAYS_OF_NONE)]], "refused": True}
        case 3:  # a parameter that there is not
            path = chance.choice([*DATED, *PAGES[:12], *LISTS])
            return {"path": path, "query": [[chance.choice(["as_of", "sort", "colour", "Actor", "since ", "limt"]), chance.choice(VALUES)]], "refused": path not in ("/login", "/api", "/api/openapi.json")}
        case 4:  # kinds that are none
            path, name = chance.choice([("/api/events", "type"), ("/api/figures", "type"), ("/api/claims", "type"), ("/claims", "status"), ("/api/claims.csv", "status"), ("/timeline", "type"), ("/documents/a", "at")])
            return {"path": path, "query": [[name, chance.choice(["zz", MARK, "ASSAULT/aerial", "*", "killed;", "-"])]], "refused": True}
        case 5:  # numbers that are none
            name, value = chance.choice([("limit", "-1"), ("limit", "x"), ("limit", "1e3"), ("offset", "-1"), ("offset", "99999999999"), ("min_confidence", "2"), ("min_confidence", "nan"), ("contested", "perhaps"), ("limit", "1001")])
            return {"path": chance.choice([f"/api/{v}" for v in VIEWS]), "query": [[name, value]], "refused": True}
        case 6 | 7 | 8 | 9:  # an item that is probably none
            return {"path": chance.choice(ITEMS) + chance.choice(VALUES) + chance.choice(["", "", "/", ".e1", "/x"])}
        case 10:  # a form without its signature, or with one
            form = {n: chance.choice([*VALUES, "accept", "reject", "correct"]) for n in chance.sample(["target", "verdict", "by", "note", "form", "back", "type", "mode", "actors", "token", "next"], chance.randrange(1, 6))}
            return {"method": "POST", "path": chance.choice(["/review", "/login", "/logout", "/claims"]), "form": form, "signed": chance.random() < 0.2}
        case 11:  # headers
            name = chance.choice(["host", "content-length", "cookie", "accept-encoding", "origin", "sec-fetch-site", "authorization", "content-type", "accept", "if-none-match", "range"])
            return {"method": chance.choice(["GET", "POST", "HEAD", "PUT", "OPTIONS", "é"]), "path": chance.choice(PAGES), "headers": [[name, chance.choice([*VALUES, "\xb2", "1, 2", "gzip;q=x", "bytes=0-"])]]}
        case _:
            path = chance.choice([*LISTS, *LISTS, *PAGES])
            names = [*filters_of("events"), "limit", "offset", "q"] if chance.random() < 0.8 else NAMES
            return {"path": path, "query": [[chance.choice(names), chance.choice(VALUES)] for _ in range(chance.randrange(4))] + ([["q", chance.choice(VALUES)]] if "search" in path else [])}


def check(data: bytes) -> None:
    """Raises where an answer is a server's error, slow, not what it says it is, or not a refusal where only that is right."""
    try:
        wanted = json.loads(data)
        method, path = str(wanted.get("method", "GET")), str(wanted["path"])
        query = [(str(k), str(v)) for k, v in wanted.get("query", ())]
        headers = [(str(k).encode("latin-1", "replace"), str(v).encode("latin-1", "replace")) for k, v in wanted.get("headers", ())]
        form = {str(k): str(v) for k, v in wanted.get("form", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return
    if wanted.get("signed"):
        headers.append((b"cookie", f"{COOKIE}=a".encode()))
        form["form"] = app().state.site.forms.sign("a")
    body = urlencode(form, errors="replace").encode() if form else b""
    if body and not any(k == b"content-length" for k, _ in headers):
        headers += [(b"content-length", str(len(body)).encode()), (b"content-type", b"application/x-www-form-urlencoded")]
    app()  # whose making is no answer
    started = time.perf_counter()
    status, sent, text = loop().run_until_complete(answer(method, path, urlencode(query, errors="replace").encode(), headers, body))
    took = time.perf_counter() - started
    assert status < 500, f"{status} for {method} {path} {query}"
    assert took < SLOW, f"{took:.1f} s for {method} {path} {query}"
    if wanted.get("refused"):
        assert status >= 400, f"{status} for {method} {path} {query}"
    _sound(sent, text)


def _sound(headers: dict[bytes, bytes], body: bytes) -> None:
    """Whether an answer is what its headers say, and shows nothing as mark-up that came from outside."""
    kind = headers.get(b"content-type", b"")
    if b"content-encoding" in headers or not body:
        return
    if kind.startswith(b"application/json"):
        json.loads(body)
    if kind.startswith((b"text/html", b"application/atom")):
        assert MARK.encode() not in body, "mark-up from outside"
    assert b"content-security-policy" in headers
