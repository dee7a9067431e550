"""Watching a store: rules and what was seen before in, what is new since then out.

A rule (``[[rule]]`` in a TOML file) says which events, claims and figures matter. What it has told once it does not tell again: a claim is
told when it comes and whenever its status changes, a figure when it comes, an event when it comes. What was told is kept in the store. An event or a
figure that a new version of a report has again, and that says the same, was told with the old one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

import msgspec
import pyarrow as pa
from msgspec import Meta, Struct

from dragoman.knowledge import KnowledgeError
from dragoman.knowledge.tables import TomlFile
from dragoman.linking.ledger import Ledger
from dragoman.linking.model import FigureEntry, FigureSeries, LedgerClaim
from dragoman.linking.narrowing import STATUSES
from dragoman.linking.subjects import Subject, again, subject_of
from dragoman.records.model import EventType, FigureKind
from dragoman.store import Column, Filter, QueryError, Store, Table

Kind = Literal["event", "claim", "status", "figure"]

SEEN = Table(
    "watch_seen",
    "what the rules of `dragoman watch` have told already",
    (
        Column("rule", pa.string(), "the rule's name"),
        Column("item", pa.string(), "id of an event, claim or figure"),
        Column("mark", pa.string(), "the claim's status when it was told; of an event or a figure what it said, as JSON"),
        Column("at", pa.timestamp("us", tz="UTC"), "when it was told"),
    ),
)


class Rule(Struct, forbid_unknown_fields=True, kw_only=True):
    """What to look for; what is not given does not narrow."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    watch: tuple[Literal["events", "claims", "figures"], ...] = ("claims", "figures")
    actor: str | None = None
    recipient: str | None = None
    type: list[str] = []
    place: str | None = None
    source: str | None = None
    contested: bool = False
    status: list[str] = []
    at_least: Annotated[float | None, Meta(description="figures: only from that number on")] = None
    origins: Annotated[int, Meta(ge=1, description="claims: only from so many independent origins on")] = 1
    min_confidence: Annotated[float, Meta(ge=0, le=1)] = 0.0


@dataclass(frozen=True)
class Rules:
    """A file of rules, and the address that alerts go to if it names one."""

    rules: tuple[Rule, ...]
    webhook: str | None = None


class Alert(Struct, kw_only=True):
    """Something new."""

    rule: str
    kind: Kind
    id: str
    day: str | None
    title: str
    words: str
    status: str | None = None
    before: Annotated[str | None, Meta(description="the claim's status when it was last told")] = None
    factuality: Annotated[str | None, Meta(description="events: how sure, CT+ to CT-")] = None
    realis: Annotated[str | None, Meta(description="events: actual, denied, planned …")] = None
    document: str = ""
    publisher: str | None = None
    source: str = ""


def _without_numbers(subject: Subject) -> Subject:
    """An event is no other for another number in its sentence: the figure is what is news then."""
    return msgspec.structs.replace(subject, said={name: value for name, value in subject.said.items() if name != "turns"})


def read_rules(path: Path) -> Rules:
    """The rules of a file. Raises KnowledgeError, naming file and line, where it does not hold."""
    file = TomlFile(path)
    rows, webhook = file.rows("rule", Rule, beside=("webhook",)), file.value("webhook")
    if not rows:
        raise KnowledgeError(f"{path.name}: no [[rule]] in it")
    names: set[str] = set()
    for line, rule in rows:
        if rule.name in names:
            raise KnowledgeError(f"{path.name}:{line}: a second rule is called {rule.name!r}")
        names.add(rule.name)
        if problem := _never_fits(rule):
            raise KnowledgeError(f"{path.name}:{line}: {problem}")
    if webhook is not None and (not isinstance(webhook, str) or urlsplit(webhook).scheme not in ("http", "https")):
        raise KnowledgeError(f"{path.name}: webhook must be an address that begins with http:// or https://")
    return Rules(tuple(rule for _, rule in rows), webhook)


def _never_fits(rule: Rule) -> str | None:
    """What no claim, event or figure could be."""
    kinds = (*get_args(EventType), *get_args(FigureKind))
    if unknown := [t for t in rule.type if t.lower() not in {k.lower() for k in kinds}]:
        return f"{unknown[0]!r} is neither a type of event nor a kind of figure; there are {', '.join(kinds)}"
    if unknown := [s for s in rule.status if s not in STATUSES]:
        return f"{unknown[0]!r} is no status of a claim; there are {', '.join(STATUSES)}"
    return None


class _Seen:
    """What was told: by rule and id, and what it said by rule and report."""

    def __init__(self) -> None:
        self.marks: dict[tuple[str, str], str] = {}
        self.documents: dict[str, str] = {}  # revision to report, of reports with several versions
        self._told: dict[tuple[str, str], dict[str, Subject]] = {}

    def add(self, rule: str, item: str, mark: str) -> None:
        """What was told, the latest last."""
        self.marks[rule, item] = mark
        if mark.startswith("{"):
            self._told.setdefault((rule, self._report(item)), {})[item] = msgspec.json.decode(mark, type=Subject)

    def is_new(self, rule: str, ident: str, said: Subject) -> bool:
        """Whether neither it was told nor, with another version of its report or before it was coded anew, what says the same."""
        mark = self.marks.get((rule, ident))
        if mark is not None and not mark.startswith("{"):  # told before it was kept what was
            return False
        return again(said, self._told.get((rule, self._report(ident)), {}).items(), ident) is None

    def _report(self, item: str) -> str:
        revision = item.rpartition(".")[0]
        return self.documents.get(revision, revision)


class Watch:
    """Rules over one store."""

    def __init__(self, store: Store, rules: Sequence[Rule], ledger: Ledger | None = None) -> None:
        self.store, self.rules = store, rules
        self.ledger = ledger or Ledger.open(store)
        self._said: dict[str, Subject] = {}  # by id: what the events and figures that were found say

    def newest(self, rule: Rule, number: int) -> list[Alert]:
        """The newest that a rule tells of, whether it was told or not, the newest first."""
        found = sorted(self._alerts(rule, _Seen(), number), key=lambda a: (a.day or "", a.kind, a.id), reverse=True)
        return found[:number]

    def new(self) -> list[Alert]:
        """What the rules have not told yet, rule by rule, by day."""
        seen = self._seen()
        return [a for rule in self.rules for a in sorted(self._alerts(rule, seen), key=lambda a: (a.day or "", a.kind, a.id))]

    def told(self, alerts: Iterable[Alert]) -> None:
        """Remember that these were told."""
        now = dt.datetime.now(dt.UTC)
        rows = [{"rule": a.rule, "item": a.id, "mark": self._mark(a), "at": now} for a in alerts]
        if rows:
            self.store.put(SEEN, rows, append=True)

    def _mark(self, alert: Alert) -> str:
        said = self._said.get(alert.id)
        return msgspec.json.encode(said).decode() if said else alert.status or ""

    def _seen(self) -> _Seen:
        seen = _Seen()
        if not self.store.lake.exists(SEEN.name):
            return seen
        self.store.show(SEEN)
        several = "SELECT revision, document FROM versions WHERE document IN (SELECT document FROM versions GROUP BY document HAVING count(*) > 1)"
        seen.documents = {r["revision"]: r["document"] for r in self.store.rows(several)}
        for row in self.store.rows("SELECT rule, item, mark FROM watch_seen ORDER BY \"at\""):
            seen.add(row["rule"], row["item"], row["mark"])
        return seen

    def _alerts(self, rule: Rule, seen: _Seen, newest: int | None = None) -> Iterator[Alert]:
        for claim in self._claims(rule, newest):
            before = seen.marks.get((rule.name, claim.id))
            if before != claim.status:
                yield _of_claim(rule, claim, before)
        for series, entry in self._figures(rule, newest):
            if self._is_new(seen, rule, entry.id, _figure_said(series, entry)):
                yield _of_figure(rule, series, entry)
        for row in self._events(rule, newest):
            if self._is_new(seen, rule, row["id"], _without_numbers(subject_of("event", "", row))):
                yield _of_event(rule, row)

    def _is_new(self, seen: _Seen, rule: Rule, ident: str, said: Subject) -> bool:
        self._said[ident] = said
        return seen.is_new(rule.name, ident, said)

    def _claims(self, rule: Rule, newest: int | None) -> Iterator[LedgerClaim]:
        wanted = _filter(rule, newest, "claims", "actor", "recipient", "place", "source", "contested")
        yield from self.ledger.claims(wanted, rule.status, origins=rule.origins) if wanted else ()

    def _figures(self, rule: Rule, newest: int | None) -> Iterator[tuple[FigureSeries, FigureEntry]]:
        wanted = _filter(rule, newest, "figures", "actor", "place", "source", "contested")
        for series in self.ledger.figures(wanted) if wanted else ():
            for entry in series.entries:
                most = entry.high if entry.high is not None else entry.low
                if not entry.withdrawn and (rule.at_least is None or (most is not None and most >= rule.at_least)):
                    yield series, entry

    def _events(self, rule: Rule, newest: int | None) -> Iterator[dict[str, Any]]:
        wanted = _filter(rule, newest, "events", "actor", "recipient", "place", "source", "contested", "min_confidence")
        yield from self.store.ask("events", wanted) if wanted else ()


def _filter(rule: Rule, newest: int | None, what: str, *names: str) -> Filter | None:
    """What the rule says of claims, figures or events, of all or of the newest; None where it does not watch them, or none of its types is one of theirs."""
    kinds = {k.lower() for k in get_args(FigureKind if what == "figures" else EventType)}
    types = [t for t in rule.type if t.lower() in kinds]
    if what not in rule.watch or (rule.type and not types):
        return None
    try:
        return Filter.of(type=types, limit=newest, newest_first=newest is not None, **{n: getattr(rule, n) for n in names})
    except QueryError as exc:
        raise QueryError(f"rule {rule.name!r}: {exc}") from exc


def _figure_said(series: FigureSeries, entry: FigureEntry) -> Subject:
    said = {"kind": series.kind, "low": entry.low, "high": entry.high, "bound": entry.bound, "source": entry.source, "denied": entry.denied}
    return Subject(kind="figure", document="", said=said, words=entry.words, sentence=entry.sentence)


def _of_claim(rule: Rule, claim: LedgerClaim, before: str | None) -> Alert:
    p = claim.proposition
    last = max(claim.stances, key=lambda s: (s.day or "", s.document, s.span))
    changed = claim.history[-1].when if before is not None and claim.history else claim.first_seen
    who = " → ".join(filter(None, (", ".join(p.actor_names) or "somebody", ", ".join(p.recipient_names))))
    return Alert(
        rule=rule.name, kind="claim" if before is None else "status", id=claim.id, day=changed, title=f"{who}: {p.type} “{p.text}”", words=last.sentence or last.words,
        status=claim.status, before=before, document=last.document, publisher=last.publisher, source=last.holder.name,
    )  # fmt: skip


def _of_figure(rule: Rule, series: FigureSeries, entry: FigureEntry) -> Alert:
    where = f" in {series.place}" if series.place else ""
    return Alert(
        rule=rule.name, kind="figure", id=entry.id, day=entry.published, title=f"{series.kind}{where}: {entry.words}", words=entry.sentence, status=series.status,
        document=entry.document, publisher=entry.publisher, source=entry.source,
    )  # fmt: skip


def _of_event(rule: Rule, row: dict[str, Any]) -> Alert:
    by, to = (", ".join(p["name"] for p in row[side]) for side in ("actors", "recipients"))
    who = " → ".join(filter(None, (by or "somebody", to)))
    sure = "" if row["realis"] == "actual" and row["factuality"] == "CT+" else f" ({row['realis']}, {row['factuality']})"
    return Alert(
        rule=rule.name, kind="event", id=row["id"], day=row["day"], title=f"{who}: {row['type']} “{row['words']}”{sure}", words=row["sentence_text"],
        document=row["document"], publisher=row["publisher"], source=row["source_name"] or "", factuality=row["factuality"], realis=row["realis"],
    )  # fmt: skip
