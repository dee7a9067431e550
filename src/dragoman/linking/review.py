"""What analysts say of the records: accepted, corrected or rejected, by whom and when; a layer of its own that only grows.

A decision never changes a record: exports apply decisions on request (``applied``), agreement between the program and people and among people is
counted from them (``agreement``), and those on events make gold for ``dragoman eval events`` (``gold``). A decision is on a finding of one version of a
report. When the report changes, it goes over to the finding of the new version that says the same; where there is none it no longer applies (``gone``).
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

from dragoman.linking.amendments import CHOICES, LONGEST, ReviewError, amended, check
from dragoman.linking.subjects import KINDS, VIEWS, Kind, Subject, again, in_words, subject_of
from dragoman.store import Column, Filter, Store, Table, evidence

__all__ = ["CHOICES", "KINDS", "VIEWS", "Agreement", "Decision", "Kind", "ReviewError", "Reviews", "Verdict", "least_sure"]

Verdict = Literal["accept", "correct", "reject"]

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
REVIEWED = Table(
    "reviewed",
    "what the records said when they were judged: one row a decision, never changed",
    (
        Column("decision", pa.string(), "id of the decision"),
        Column("subject", pa.string(), "the finding as it was judged, as JSON"),
    ),
)


class Decision(Struct, frozen=True, kw_only=True):
    """What one person said of one record."""

    id: str
    target: str
    verdict: Verdict
    correction: dict[str, str] = {}
    note: str = ""
    by: str
    at: str
    kind: Kind = "event"
    carried_from: str = ""  # where its report has changed: the record that was judged; target is the one that says the same now


class Agreement(Struct, kw_only=True):
    """How often people accept what the program found, and one another."""

    judged: int
    accepted: int
    corrected: int
    rejected: int
    share: float | None  # accepted of judged
    gone: int = 0  # of those judged: what no report says any more
    by_kind: dict[str, dict[str, int]] = {}
    by_type: dict[str, dict[str, int]] = {}  # of events, and kinds of figures
    wrong_fields: dict[str, int] = {}
    pairs: int = 0  # of people who judged the same record
    agreeing: int = 0
    kappa: float | None = None  # Cohen's, pooled over pairs


class Reviews:
    """The decisions of a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._found: dict[str, list[tuple[str, Subject]]] = {}  # what each report that was looked at says now
        self._judged: dict[str, Subject | None] = {}  # by decision

    def decide(self, target: str, verdict: Verdict, by: str, correction: Mapping[str, str] | None = None, note: str = "") -> Decision:
        """Add a decision on an event, an attribution or a figure. Raises ReviewError where it does not hold, NoSuchRecord where there is no such record."""
        found = evidence(self.store, target)
        kind, target, wanted = found["kind"], found["id"], dict(correction or {})
        if kind not in KINDS:
            raise ReviewError(f"{target}: is a {kind}; events, attributions and figures are reviewed")
        if verdict not in get_args(Verdict):
            raise ReviewError(f"{verdict!r} is no verdict; there are {', '.join(get_args(Verdict))}")
        if (verdict == "correct") != bool(wanted):
            raise ReviewError("a correction says which fields should be what; accepting and rejecting change none")
        subject = self._stored(kind, target)
        check(kind, wanted, subject.said if subject else {})
        if not by.strip() or len(by) > LONGEST or len(note) > LONGEST:
            raise ReviewError(f"a decision needs the name of who takes it; name and note have at most {LONGEST} characters")
        at = dt.datetime.now(dt.UTC)
        decision = Decision(id=uuid.uuid4().hex, target=target, verdict=verdict, correction=wanted, note=note, by=by.strip(), at=at.isoformat(), kind=kind)
        if subject:  # first, so that no decision is ever without
            self.store.put(REVIEWED, [{"decision": decision.id, "subject": msgspec.json.encode(subject).decode()}], append=True)
        row = {n: getattr(decision, n) for n in ("id", "target", "verdict", "note", "by")}
        self.store.put(REVIEWS, [{**row, "correction": msgspec.json.encode(wanted, order="sorted").decode(), "at": at}], append=True)
        return decision

    def decisions(self, target: str | None = None) -> list[Decision]:
        """All decisions, or those on one record, as they were and in the order they were taken."""
        if not self.store.lake.exists(REVIEWS.name):
            return []
        self.store.show(REVIEWS)
        rows = self.store.rows("SELECT * FROM reviews WHERE $target IS NULL OR target = $target ORDER BY \"at\", id", {"target": target})
        return [_decision(r) for r in rows]

    def standing(self, kind: Kind | None = None) -> dict[str, Decision]:
        """The last decision on each record that the reports have now, by its id."""
        return {d.target: d for d, applies in self.settled() if applies and kind in (None, d.kind)}

    def gone(self) -> list[Decision]:
        """The last decision on each record that no report has any more: it no longer applies."""
        return list({d.target: d for d, applies in self.settled() if not applies}.values())

    def settled(self) -> list[tuple[Decision, bool]]:
        """All decisions in the order they were taken, each on the record that says now what was judged, and whether there is one."""
        decisions = self.decisions()
        self._recall(decisions)
        return [self._now(d) for d in decisions]

    def judged(self, decision: Decision) -> str:
        """What a decision is on, in a line; nothing where the store no longer has it."""
        self._recall([decision])
        subject = self._judged[decision.id]
        return in_words(subject) if subject else ""

    def _now(self, decision: Decision) -> tuple[Decision, bool]:
        subject = self._judged[decision.id]
        target = again(subject, self._found.get(subject.document, ()), decision.target) if subject else None
        if target is None or target == decision.target:
            return decision, target is not None
        return msgspec.structs.replace(decision, target=target, carried_from=decision.target), True

    def _recall(self, decisions: Iterable[Decision]) -> None:
        """What was judged, as it was when it was, and what the reports it stood in say now."""
        new = [d for d in decisions if d.id not in self._judged]
        if not new:
            return
        told: dict[str, Subject] = {}
        if self.store.lake.exists(REVIEWED.name):
            self.store.show(REVIEWED)
            rows = self.store.rows("SELECT * FROM reviewed WHERE decision IN (SELECT unnest($ids))", {"ids": [d.id for d in new]})
            told = {r["decision"]: msgspec.json.decode(r["subject"], type=Subject) for r in rows}
        for d in new:
            self._judged[d.id] = told.get(d.id) or self._stored(d.kind, d.target)
        documents = {s.document for s in self._judged.values() if s} - set(self._found)
        for kind, view in VIEWS.items() if documents else ():
            query = f"SELECT t.*, d.document AS report FROM {view} t JOIN documents d USING (revision) WHERE d.document IN (SELECT unnest($documents)) ORDER BY t.id"
            for row in self.store.rows(query, {"documents": sorted(documents)}):
                self._found.setdefault(row["report"], []).append((row["id"], subject_of(kind, row["report"], row)))

    def _stored(self, kind: Kind, target: str) -> Subject | None:
        """A finding of any version of a report, as the store has it."""
        query = f"SELECT t.*, v.document AS report FROM raw_{VIEWS[kind]} t JOIN versions v USING (revision, batch) WHERE t.id = $id"
        row = next(self.store.rows(query, {"id": target}), None)
        return subject_of(kind, row["report"], row) if row else None

    def queue(self, limit: int = 20, wanted: Filter | None = None, kind: Kind = "event") -> list[dict[str, Any]]:
        """Records of a kind that nobody has judged, the least sure first."""
        return least_sure(self.store, self.standing(kind), wanted or Filter(), limit, kind)

    def applied(
        self, rows: Iterable[dict[str, Any]], recode: Callable[[str, str | None], Mapping[str, Any]] | None = None, kind: Kind = "event"
    ) -> Iterator[dict[str, Any]]:
        """Rows with the last decision on each applied: rejected ones left out, corrected ones corrected, ``reviewed`` saying by whom, ``correction`` what was put in.

        ``recode`` gives the codes of another type and mode of an event.
        """
        standing = self.standing(kind)
        for row in rows:
            decision = standing.get(row["id"])
            if decision is None:
                yield {**row, "reviewed": None, "correction": {}}
            elif decision.verdict != "reject":
                right = amended(kind, row, decision.correction)
                other = kind == "event" and (right["type"], right["mode"]) != (row["type"], row["mode"])
                yield {**right, **(recode(right["type"], right["mode"]) if other and recode else {}), "reviewed": decision.by, "correction": decision.correction}

    def agreement(self) -> Agreement:
        """Between the program and people, and among people who judged the same records."""
        settled = self.settled()
        last = {d.target: (d, applies) for d, applies in settled}
        verdicts = [d.verdict for d, _ in last.values()]
        by_kind: dict[str, dict[str, int]] = {}
        by_type: dict[str, dict[str, int]] = {}
        wrong: dict[str, int] = {}
        for _, (d, _) in sorted(last.items()):
            subject = self._judged[d.id]
            type = (subject.said.get("type") or subject.said.get("kind")) if subject else "unknown"
            for counts, name in ((by_kind, d.kind), (by_type, type)):
                if name:
                    counts.setdefault(name, {"accept": 0, "correct": 0, "reject": 0})[d.verdict] += 1
            for name in d.correction:
                wrong[name] = wrong.get(name, 0) + 1
        pairs, agreeing, kappa = _among_people(d for d, _ in settled)
        return Agreement(
            judged=len(verdicts), accepted=verdicts.count("accept"), corrected=verdicts.count("correct"), rejected=verdicts.count("reject"),
            share=round(verdicts.count("accept") / len(verdicts), 4) if verdicts else None, gone=sum(not applies for _, applies in last.values()),
            by_kind=by_kind, by_type=by_type, wrong_fields=wrong, pairs=pairs, agreeing=agreeing, kappa=kappa,
        )  # fmt: skip

    def gold(self) -> Iterator[dict[str, Any]]:
        """Judged events as lines that ``dragoman eval events`` reads, rejected ones as no event: each by the word it was read from, so that what nobody
        has judged counts for nothing; sides as countries, which is all that gold holds of them."""
        standing = self.standing("event")
        query = "SELECT t.*, d.published FROM events t JOIN documents d USING (revision) WHERE t.id IN (SELECT unnest($ids)) ORDER BY t.id"
        for row in self.store.rows(query, {"ids": list(standing)}):
            decision, start = standing[row["id"]], row["sentence"][0]
            line = {"id": row["id"], "text": row["sentence_text"], "date": row["published"], "at": [at - start for at in row["trigger"]]}
            if decision.verdict == "reject":
                yield line | {"type": None}
                continue
            right = amended("event", row, decision.correction)
            yield line | {
                "type": right["type"], "mode": right["mode"], "actors": _countries(right["actors"]), "recipients": _countries(right["recipients"]),
                "factuality": right["factuality"],
            }  # fmt: skip


# How sure each record of a kind is: an attribution and a figure as the least sure of the events that rest on it, those on which none rests last.
_SURE: dict[Kind, str] = {
    "event": "SELECT id, confidence FROM events",
    "attribution": "SELECT attribution AS id, min(confidence) AS confidence FROM events WHERE attribution IS NOT NULL GROUP BY ALL",
    "figure": "SELECT id, min(confidence) AS confidence FROM (SELECT unnest(figures) AS id, confidence FROM events) GROUP BY id",
}


def least_sure(store: Store, judged: Collection[str], wanted: Filter, limit: int, kind: Kind = "event") -> list[dict[str, Any]]:
    """So many records of a kind that a filter lets through and that are not among those ``judged``, the least sure first."""
    found = store.ask(VIEWS[kind], wanted)
    query = f"""SELECT f.id FROM ({found.bare}) f LEFT JOIN ({_SURE[kind]}) s ON f.id = s.id
        WHERE f.id NOT IN (SELECT unnest($judged)) ORDER BY s.confidence NULLS LAST, f.id LIMIT {min(limit, sys.maxsize):d}"""
    ids = [r["id"] for r in store.rows(query, {**found.parameters, "judged": list(judged) or [""]})]
    return store.findings(VIEWS[kind], ids)


def _decision(row: Mapping[str, Any]) -> Decision:
    local = row["target"].rpartition(".")[2]
    kind: Kind = "attribution" if local.startswith("s") else "figure" if local.startswith("f") else "event"
    return Decision(**{**row, "correction": msgspec.json.decode(row["correction"]), "at": row["at"].astimezone(dt.UTC).isoformat(), "kind": kind})


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
