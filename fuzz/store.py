"""A store: records with hostile values go in and come back the same, questions are answered or refused, damaged files are told.

Most inputs stay in memory: a record becomes the rows of every table and a record again; a search, a filter, a day and a condition become
SQL. Now and then the same goes through a whole store, and now and then a file of a store is damaged first.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.records import (
    Actor,
    ActorRef,
    Attribution,
    Claim,
    Document,
    Event,
    EventTime,
    Figure,
    Holder,
    Moment,
    Part,
    Place,
    Proposition,
    Record,
    RecordError,
    Relation,
    Source,
    Stance,
    decode_record,
    encode_record,
)
from dragoman.store import AsOf, Clock, Filter, Intake, NoSuchRecord, QueryError, Store, StoreError
from dragoman.store.care import check as faults_of
from dragoman.store.lake import arrow_of
from dragoman.store.questions import QUESTIONS, question
from dragoman.store.rows import record_of, rows_of
from dragoman.store.schema import tables
from dragoman.store.search import _snippets, parse_query
from fuzz.scratch import scratch_folder

TEXT = "Talks fail\nRussia attacked Georgia on Tuesday with 5,000 troops, NATO said."


def made_record() -> Record:
    """One finding of every kind."""

    def at(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    sentence = at(TEXT.partition("\n")[2])
    return Record(
        document=Document(id="a", text=TEXT, title="Talks fail", published="2014-04-01", published_basis="given", publisher="P", url="http://a/b", language="en", parts=[Part(kind="title", span=(0, 10)), Part(kind="body", span=sentence)]),
        actors=[Actor(id=i, name=w, kind="state", country="RUS", sectors=["GOV"], code="RUS GOV", mentions=[at(w)]) for i, w in (("a1", "Russia"), ("a2", "Georgia"), ("a3", "NATO"))],
        events=[Event(id="e1", type="ASSAULT", mode="aerial", contexts=["military"], cameo="190", score=-9.0, quad=4, trigger=at("attacked"), sentence=sentence, actors=[ActorRef(actor="a1", span=at("Russia"), name="Russia")], recipients=[ActorRef(actor="a2", span=at("Georgia"), name="Georgia")], place="p1", time=EventTime(start="2014-04-01", end="2014-04-01", precision="day", span=at("Tuesday")), attribution="at1", figures=["f1"], confidence=0.9, rule="r")],
        attributions=[Attribution(id="at1", source=Source(actor="a3", span=at("NATO"), name="NATO", kind="named"), cue=at("said"), content=[at("Russia attacked Georgia")], manner="indirect")],
        figures=[Figure(id="f1", kind="troops", low=5000, high=5000, unit="troops", of="a1", span=at("5,000 troops"), attribution="at1")],
        places=[Place(id="p1", name="Georgia", span=at("Georgia"), lat=42.0, lon=43.5, country="GEO", feature="country", precision="country")],
        times=[Moment(id="t1", span=at("Tuesday"), start="2014-04-01", end="2014-04-01", precision="day", type="DATE", timex="2014-04-01")],
        relations=[Relation(kind="causes", from_="e1", to=at("Talks"))],
        claims=[Claim(id="c1", proposition=Proposition(type="ASSAULT", actors=["Russia"], recipients=["Georgia"], text="attacked"), status="reported", events=["e1"], stances=[Stance(holder=Holder(actor="a3", name="NATO", kind="named"), stance="asserts", span=at("NATO said"), attribution="at1")])],
        notes=["n"],
    )  # fmt: skip


RECORD = encode_record(made_record())
WORDS = [
    "", " ", "\0", "\x1b[2J", "\ufeff", "\u202e", "\U0001f600", "İ", "ß", "٣", "'", '"', "''", "\\", "%", "_", "*", "$1", "$actor", "?", ";", "--", "/*", "{", "}", "(", "[", "(?i)", "[^", "\\p{L}", ".*", "|", "a|b",
    "RUS", "RUS GOV", "NATO", "rus", "Russia", "Georgia", "ASSAULT", "assault", "killed", "ASSAULT/aerial", "2014-04-01", "2014-4-1", "20140401", "2014-W14-2", "2014-13-01", "0000-00-00", "9999-12-31", "２０１４-04-01", "2014-04-01'", "attack*", '"attacked Georgia"', '"attacked', "-Russia", '-"', "--x", "a" * 300, "x y " * 60,
    "true", "null", "1e400", "nan", "published", "document", "DROP TABLE documents", "SELECT 1", "' OR 1=1 --", "attach", "read_parquet('/etc/passwd')", "\ud7ff", "\uffff", "troops", "said", "a",
]  # fmt: skip
NUMBERS = [0, 1, -1, 2, 3.5, -0.0, 0.5, 1e308, 1e-320, 2**31 - 1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), 10**30, 10_000, 75, 74]
# None that counts on itself: changed, it may have no end, and whoever asks in SQL may ask that.
QUERIES = [
    "SELECT id, type, unnest(actors) FROM events WHERE day >= '2014-01-01' ORDER BY confidence DESC LIMIT 3", "SELECT count(*) FROM documents", "SELECT * FROM versions", "DESCRIBE claims", "SELECT * FROM places JOIN times USING (revision)",
    "SELECT text FROM documents WHERE regexp_matches(text, 'a(b')", "COPY documents TO 'x.csv'", "SELECT * FROM '/etc/passwd'", "SET enable_external_access = true", "INSTALL httpfs", "ATTACH 'x.db'", "CREATE TABLE x AS SELECT 1", "PRAGMA database_size", "SELECT getenv('HOME')",
    "SELECT 1; SELECT 2", "SELECT 1/0", "SELECT CAST('a' AS INT)", "", ";", "SELECT $1", "SELECT ?", "FROM events SELECT quad", "EXPLAIN SELECT 1", "SUMMARIZE figures",
]  # fmt: skip
PIECES = "SELECT FROM WHERE ( ) , * ' \" ; -- /* */ AND OR NOT NULL 1 1e999 events documents claims id unnest(stances) [1] .name :: :x $1 ? CASE END OVER() LIMIT OFFSET -1 UNION ALL DISTINCT \0 é".split(" ")
KINDS = ("record", "search", "filter", "as of", "sql", "whole", "damage")
SEEDS = [b"\0" + RECORD, b'\1Russia "attacked Georgia" -nobody', b'\2{"actor": "RUS", "since": "2014-04-01"}', b"\x032014-04-01", b"\4SELECT count(*) FROM events", b"\5" + RECORD, b"\6documents parquet 100 255"]
_HOME = scratch_folder()
_numbers = itertools.count()


def hostile(value: Any, chance: random.Random) -> Any:
    """Something in the place of a value, mostly of its kind."""
    if chance.random() < 0.05:
        return chance.choice([None, [], {}, "", 0, True])
    match value:
        case bool():
            return not value
        case int() | float():
            return chance.choice(NUMBERS)
        case str():
            word = chance.choice(WORDS)
            return word if chance.random() < 0.6 else value[: chance.randrange(len(value) + 1)] + word + value[chance.randrange(len(value) + 1) :]
        case list():
            return [] if not value else value * chance.choice((2, 2, 20)) if chance.random() < 0.5 else value[1:]
        case dict():
            return {k: v for k, v in value.items() if chance.random() < 0.8}
        case _:
            return chance.choice([*WORDS[:12], *NUMBERS[:4]])


def changed_record(chance: random.Random) -> bytes:
    """The record with a few values changed anywhere; its text often so that spans still hold."""
    tree = json.loads(RECORD)
    for _ in range(1 << chance.randrange(4)):
        owner: Any = tree
        while True:
            key = chance.choice(list(owner)) if isinstance(owner, dict) else chance.randrange(len(owner))
            inner = owner[key]
            if isinstance(inner, dict | list) and inner and chance.random() < 0.9:
                owner = inner
                continue
            owner[key] = hostile(inner, chance)
            break
        if not tree:
            break
    return json.dumps(tree).encode("utf-8")


def inputs(seed: int) -> Iterator[bytes]:
    """Records, questions and days without an end; one in some thousands goes through a whole store, or a damaged one."""
    yield from SEEDS
    chance = random.Random(seed)
    while True:
        draw = chance.random()
        if draw < 0.0003:
            yield b"\5" + changed_record(chance)
        elif draw < 0.0005:
            name = chance.choice(list(tables()))
            yield f"\6{name} {chance.choice(['parquet', 'parquet', 'log'])} {chance.randrange(10_000)} {chance.randrange(256)}".encode()
        elif draw < 0.0055:
            pieces = chance.choice(QUERIES).split(" ")
            for _ in range(chance.randrange(4)):
                pieces[chance.randrange(len(pieces))] = chance.choice([*PIECES, *WORDS[:20]])
            yield b"\4" + " ".join(pieces).encode()
        elif draw < 0.25:
            yield b"\0" + changed_record(chance)
        elif draw < 0.6:
            yield b"\1" + "".join(chance.choice(WORDS) + chance.choice(["", " ", " -", ' "', '"']) for _ in range(chance.randrange(1, 8))).encode()
        elif draw < 0.95:
            names = ["actor", "recipient", "type", "place", "since", "until", "source", "document", "contested", "min_confidence", "limit", "offset", "newest_first", "other"]
            given = {n: chance.choice([*WORDS, *NUMBERS]) if n in ("limit", "offset", "min_confidence", "contested") else chance.choice(WORDS) for n in chance.sample(names, chance.randrange(1, 5))}
            yield b"\2" + json.dumps(given).encode()
        else:
            word = chance.choice([*WORDS, "2014-04-01", f"{chance.randrange(10000):04}-{chance.randrange(14):02}-{chance.randrange(33):02}"])
            yield b"\3" + (word + chance.choice(["", "", "", " ", "'", "\n"])).encode()


def check(data: bytes) -> None:
    """Raises where a record comes back otherwise, a question fails in another way than by a refusal, or damage is not told."""
    kind, body = (data[0] % len(KINDS), data[1:]) if data else (0, b"")
    (_record, _search, _filter, _as_of, _sql, _whole, _damage)[kind](body)


def _record(body: bytes) -> None:
    try:
        record = decode_record(body)
    except RecordError:
        return
    rows = rows_of(Intake(record), "batch")
    row = rows["documents"][0]
    assert record_of(row["text"], row["record"]) == record
    for name, found in rows.items():
        if found:
            assert arrow_of(tables()[name], found).num_rows == len(found)


def _search(body: bytes) -> None:
    try:
        query = parse_query(body.decode("utf-8", "replace"))
    except StoreError:
        return
    import re

    anywhere = re.compile("|".join(t.python() for t in query.wanted), re.IGNORECASE)
    for text in (TEXT, TEXT * 9):
        for snippet in _snippets(text, anywhere):
            start, end = snippet["span"]
            assert snippet["text"] == text[start:end]
            assert all(0 <= a <= b <= len(snippet["text"]) for a, b in snippet["marks"])
    if len(body) % 64 == 0:
        assert all(r["revision"] for r in store().search(body.decode("utf-8", "replace")))


def _filter(body: bytes) -> None:
    try:
        given = json.loads(body)
        if not isinstance(given, dict):
            return
        wanted = Filter.of(**given)
    except (StoreError, ValueError):
        return
    for view in QUESTIONS:
        try:
            question(view, wanted)
        except StoreError:
            continue
        if len(body) % 128 == 0:
            _asked(store(), view, wanted)


def _asked(store: Store, view: str, wanted: Filter) -> None:
    """Raises where a sound store gives no answer for another reason than the question."""
    with contextlib.suppress(QueryError, NoSuchRecord):
        for _ in store.ask(view, wanted):
            pass


def _as_of(body: bytes) -> None:
    for clock in Clock:
        try:
            moment = AsOf(body.decode("utf-8", "replace"), clock)
        except StoreError:
            continue
        assert moment.day in moment.sql()
        assert len(moment.day) == 10
        assert "'" not in moment.day


def _sql(body: bytes) -> None:
    try:
        for _ in itertools.islice(store().rows(body.decode("utf-8", "replace")), 100):
            pass
    except StoreError:
        return


def _whole(body: bytes) -> None:
    try:
        record = decode_record(body)
    except RecordError:
        return
    folder = _HOME / f"whole-{next(_numbers)}"
    try:
        made = Store.create(folder)
        made.append([Intake(record), Intake(made_record())])
        revision = rows_of(Intake(record), "b")["documents"][0]["revision"]
        assert made.record(revision) == (revision, record)
        for view in QUESTIONS:
            _asked(made, view, Filter())
        faults = faults_of(made)
        assert not faults, [str(f) for f in faults]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _damage(body: bytes) -> None:
    """One byte of a file of a store is another, or the file ends early: everything is answered, or refused as damaged."""
    words = body.decode("utf-8", "replace").split(" ")
    name, kind, place, value = words if len(words) == 4 else ("documents", "parquet", "0", "0")
    folder = _HOME / f"damaged-{next(_numbers)}"
    shutil.copytree(_sound(), folder)
    try:
        files = sorted((folder / name).glob("*.parquet" if kind == "parquet" else "_delta_log/*.json")) or sorted(folder.rglob("*.json"))
        file = files[int(place) % len(files)]
        data = bytearray(file.read_bytes())
        at = int(place) * 7919 % len(data)
        file.write_bytes(data[:at] if int(value) % 4 == 0 else data[:at] + bytes([int(value)]) + data[at + 1 :])
        try:
            broken = Store.open(folder)
            for view in QUESTIONS:
                for _ in broken.ask(view):
                    pass
            list(broken.search("Russia"))
            list(broken.records())
        except (StoreError, RecordError):
            pass
        with contextlib.suppress(StoreError):
            faults_of(Store.open(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_kept: dict[str, Store] = {}


def _sound() -> Path:
    store()
    return _HOME / "sound"


def store() -> Store:
    """A small store that questions are put to."""
    if "store" not in _kept:
        _kept["store"] = Store.create(_HOME / "sound")
        _kept["store"].append([Intake(made_record())])
        _ = _kept["store"].connection
    return _kept["store"]
