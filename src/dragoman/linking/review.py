"""What analysts say of the records: accepted, corrected or rejected, by whom and when; a layer of its own that only grows.

A decision never changes a record: exports apply decisions on request (``applied``), agreement between the program and people and among people is
counted from them (``agreement``), and they make gold for ``dragoman eval events`` (``gold``).
"""

from __future__ import annotations

import datetime as dt
import sys
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

import msgspec
import pyarrow as pa
from msgspec import Struct

from dragoman.records import EventType, corrected
from dragoman.records.model import Factuality, Realis
from dragoman.store import Column, Filter, Store, StoreError, Table, evidence

Verdict = Literal["accept", "correct", "reject"]
# Fields that take one of a few values, and which those are.
CHOICES: dict[str, tuple[str, ...]] = {"type": get_args(EventType), "factuality": get_args(Factuality), "realis": get_args(Realis)}
_FREE = ("mode", "actors", "recipients")  # codes, separated by commas, for the last two
_LONGEST = 2000

REVIEWS = Table(
    "reviews",
    "what people say of records: one row a decision, never changed",
    (
        Column("id", pa.string(), "of the decision"),
        Column("target", pa.string(), "id of the record that was judged"),
        Column("verdict", pa.string(), "accept, correct or reject"),
        Column("correction", pa.string(), "fields and what they should be, as JSON"),
        Column("note", pa.string(), "why, in words"),
        Column("by", pa.string(), "who"),
        Column("at", pa.timestamp("us", tz="UTC"), "when"),
    ),
)


class ReviewError(StoreError):
    """A decision that cannot be taken: the message says what does not hold."""


class Decision(Struct, frozen=True, kw_only=True):
    """What one person said of one record."""

    id: str
    target: str
    verdict: Verdict
    correction: dict[str, str] = {}
    note: str = ""
    by: str
    at: str


class Agreement(Struct, kw_only=True):
    """How often people accept what the program found, and one another."""

    judged: int
    accepted: int
    corrected: int
    rejected: int
    share: float | None  # accepted of judged
    by_type: dict[str, dict[str, int]] = {}
    wrong_fields: dict[str, int] = {}
    pairs: int = 0  # of people who judged the same record
    agreeing: int = 0
    kappa: float | None = None  # Cohen's, pooled over pairs


class Reviews:
    """The decisions of a store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def decide(self, target: str, verdict: Verdict, by: str, correction: Mapping[str, str] | None = None, note: str = "") -> Decision:
        """Add a decision on an event. Raises ReviewError where it does not hold, NoSuchRecord where there is no such event."""
        found = evidence(self.store, target)
        if found["kind"] != "event":
            raise ReviewError(f"{target}: is a {found['kind']}; events are reviewed")
        wanted = _checked(verdict, dict(correction or {}))
        if not by.strip() or len(by) > _LONGEST or len(note) > _LONGEST:
            raise ReviewError(f"a decision needs the name of who takes it; name and note have at most {_LONGEST} characters")
        at = dt.datetime.now(dt.UTC)
        decision = Decision(id=uuid.uuid4().hex, target=found["id"], verdict=verdict, correction=wanted, note=note, by=by.strip(), at=at.isoformat())
        row = {**msgspec.structs.asdict(decision), "correction": msgspec.json.encode(wanted, order="sorted").decode(), "at": at}
        self.store.put(REVIEWS, [row], append=True)
        return decision

    def decisions(self, target: str | None = None) -> list[Decision]:
        """All decisions, or those on one record, in the order they were taken."""
        if not self.store.lake.exists(REVIEWS.name):
            return []
        self.store.show(REVIEWS)
        rows = self.store.rows("SELECT * FROM reviews WHERE $target IS NULL OR target = $target ORDER BY \"at\", id", {"target": target})
        return [Decision(**{**r, "correction": msgspec.json.decode(r["correction"]), "at": r["at"].astimezone(dt.UTC).isoformat()}) for r in rows]

    def standing(self) -> dict[str, Decision]:
        """The last decision on each record."""
        return _last(self.decisions())

    def queue(self, limit: int = 20, wanted: Filter | None = None) -> list[dict[str, Any]]:
        """Events that nobody has judged, the least sure first."""
        return least_sure(self.store, self.standing(), wanted or Filter(), limit)

    def applied(self, rows: Iterable[dict[str, Any]], recode: Callable[[str, str | None], Mapping[str, Any]] | None = None) -> Iterator[dict[str, Any]]:
        """Events with the last decision on each applied: rejected ones left out, corrected ones corrected, ``reviewed`` saying by whom.

        ``recode`` gives the codes of another type and mode.
        """
        standing = self.standing()
        for row in rows:
            decision = standing.get(row["id"])
            if decision is None:
                yield {**row, "reviewed": None}
            elif decision.verdict != "reject":
                right = {**row, **_corrected(row, decision.correction)}
                other = (right["type"], right["mode"]) != (row["type"], row["mode"])
                yield {**right, **(recode(right["type"], right["mode"]) if other and recode else {}), "reviewed": decision.by}

    def agreement(self) -> Agreement:
        """Between the program and people, and among people who judged the same records."""
        decisions = self.decisions()
        standing = _last(decisions)
        types = {r["id"]: r["type"] for r in self.store.rows("SELECT id, type FROM events WHERE id IN (SELECT unnest($ids))", {"ids": list(standing)})}
        verdicts = [d.verdict for d in standing.values()]
        by_type: dict[str, dict[str, int]] = {}
        wrong: dict[str, int] = {}
        for target, d in sorted(standing.items()):
            counts = by_type.setdefault(types.get(target, "gone"), {"accept": 0, "correct": 0, "reject": 0})
            counts[d.verdict] += 1
            for name in d.correction:
                wrong[name] = wrong.get(name, 0) + 1
        pairs, agreeing, kappa = _among_people(decisions)
        return Agreement(
            judged=len(verdicts), accepted=verdicts.count("accept"), corrected=verdicts.count("correct"), rejected=verdicts.count("reject"),
            share=round(verdicts.count("accept") / len(verdicts), 4) if verdicts else None, by_type=by_type, wrong_fields=wrong,
            pairs=pairs, agreeing=agreeing, kappa=kappa,
        )  # fmt: skip

    def gold(self) -> Iterator[dict[str, Any]]:
        """Accepted and corrected events as lines that ``dragoman eval events`` reads."""
        kept = {t: d for t, d in self.standing().items() if d.verdict != "reject"}
        query = "SELECT t.*, d.published FROM events t JOIN documents d USING (revision) WHERE t.id IN (SELECT unnest($ids)) ORDER BY t.id"
        for row in self.store.rows(query, {"ids": list(kept)}):
            right = {**row, **_corrected(row, kept[row["id"]].correction)}
            yield {
                "id": row["id"], "text": row["sentence_text"], "type": right["type"], "mode": right["mode"], "date": row["published"],
                "actors": _countries(right["actors"]), "recipients": _countries(right["recipients"]), "factuality": right["factuality"],
            }  # fmt: skip


def least_sure(store: Store, judged: Collection[str], wanted: Filter, limit: int) -> list[dict[str, Any]]:
    """So many events that a filter lets through and that are not among those ``judged``, the least sure first."""
    found = store.ask("events", wanted)
    query = f"SELECT id FROM ({found.bare}) WHERE id NOT IN (SELECT unnest($judged)) ORDER BY confidence, id LIMIT {min(limit, sys.maxsize):d}"
    ids = [r["id"] for r in store.rows(query, {**found.parameters, "judged": list(judged) or [""]})]
    return store.findings("events", ids)


def _last(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Of each record the last decision."""
    return {d.target: d for d in decisions}


def _checked(verdict: str, correction: dict[str, str]) -> dict[str, str]:
    if verdict not in get_args(Verdict):
        raise ReviewError(f"{verdict!r} is no verdict; there are {', '.join(get_args(Verdict))}")
    if (verdict == "correct") != bool(correction):
        raise ReviewError("a correction says which fields should be what; accepting and rejecting change none")
    for name, value in correction.items():
        if name not in CHOICES and name not in _FREE:
            raise ReviewError(f"{name!r} cannot be corrected; there are {', '.join(sorted((*CHOICES, *_FREE)))}")
        if name in CHOICES and value not in CHOICES[name]:
            raise ReviewError(f"{value!r} is no {name}; there are {', '.join(CHOICES[name])}")
        if len(value) > _LONGEST:
            raise ReviewError(f"{name} is longer than {_LONGEST} characters")
    return correction


def _corrected(row: Mapping[str, Any], correction: Mapping[str, str]) -> dict[str, Any]:
    return corrected(correction, row["type"], {side: row[side] for side in ("actors", "recipients")}, lambda party: party["code"], _put_in)


def _put_in(code: str, country: str | None, sectors: list[str]) -> dict[str, Any]:
    """An actor that a person put in: a code, and no words to point at."""
    return {"actor": None, "span": None, "name": code, "code": code, "country": country, "sectors": sectors}


def _countries(parties: Iterable[Mapping[str, Any]]) -> list[str]:
    found = (p["country"] or (p["code"] or "").split(" ")[0] for p in parties)
    return list(dict.fromkeys(c for c in found if c))


def _among_people(decisions: Iterable[Decision]) -> tuple[int, int, float | None]:
    """Pairs of people's last verdicts on one record, how many agree, and Cohen's kappa over them."""
    last: dict[str, dict[str, str]] = {}
    for d in decisions:
        last.setdefault(d.target, {})[d.by] = f"{d.verdict} {msgspec.json.encode(d.correction, order='sorted').decode()}"
    pairs = [
        (verdicts[a], verdicts[b]) for verdicts in last.values() for k, a in enumerate(sorted(verdicts)) for b in sorted(verdicts)[k + 1 :]
    ]
    if not pairs:
        return 0, 0, None
    agreeing = sum(a == b for a, b in pairs)
    shares = [{v: sum(p[side] == v for p in pairs) / len(pairs) for v in {p[side] for p in pairs}} for side in (0, 1)]
    chance = sum(share * shares[1].get(v, 0.0) for v, share in shares[0].items())
    kappa = None if chance >= 1 else round((agreeing / len(pairs) - chance) / (1 - chance), 4)
    return len(pairs), agreeing, kappa
