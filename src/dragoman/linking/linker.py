"""Keeps the ledger of a store up to date: reports in the store in, derived tables out; only parts that are new are linked.

A part is named by a hash of the versions of reports in it. What that name's rows say never changes, so that an update writes the parts that
are not there yet and then, last and in one commit, which parts count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa

from dragoman.knowledge.media import Media
from dragoman.linking.origins import credited, origins
from dragoman.linking.parts import Part, link_part
from dragoman.linking.rows import Row, rows_of
from dragoman.linking.signature import Signature, Signatures, signature
from dragoman.linking.stories import (
    NO_EDGES,
    Edges,
    Graph,
    Postings,
    live_edges,
    near_pairs,
    parts_of,
    stories_of,
    too_large,
)
from dragoman.linking.tables import EDGES, LINKED, LINKING_VERSION, MET, SIGNATURES, STATE, TABLES
from dragoman.linking.units import Version
from dragoman.records import Document, Record
from dragoman.store import Store, StoreError, Table
from dragoman.store.lake import arrow_of

_CHUNK = 2000
# Records, and rows of what was linked, in memory at a time.
_RECORDS = 2000
_ROWS = 20_000
# What signatures are compared by.
_COMPARED = pa.schema([f for f in SIGNATURES.schema if f.name != "credit"])
_decoder = msgspec.json.Decoder(Record)


@dataclass(frozen=True, slots=True)
class _Known:
    """A version of a report, without its words."""

    revision: str
    document: str
    current: bool
    until: str | None


class Linker:
    """Links a store; ``keep`` false leaves the store as it is and gives the parts back."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.media = Media.built_in()
        self.keep = store.as_of is None
        self.known = {k.revision: k for k in _versions(store)}
        self.credits: dict[str, str | None] = {}
        self._cut: set[int] = set()

    def seen(self) -> str:
        """A hash of what there is to link."""
        return _hash(*(f"{k.revision}{k.until}" for k in sorted(self.known.values(), key=lambda k: k.revision)))

    def fresh(self) -> bool:
        """Whether the tables already hold the ledger of what there is."""
        state = self._state()
        return self.keep and state is not None and state["seen"] == self.seen()

    def update(self) -> dict[str, Part]:
        """Bring the tables up to date. Gives all parts where nothing is kept, else none: they are in the tables."""
        state = self._state()
        if self.keep and state is None:
            for table in TABLES:
                self._put(table, [], append=False)
        graph = self._graph(self._signatures())
        components = graph.components()
        self._cut = too_large(components)
        parts = {self._name(graph, nodes): nodes for nodes in parts_of(graph, components)}
        there = set() if state is None else _strings(state["parts"])
        missing = {name: parts[name] for name in sorted(set(parts) - there)}
        linked = (self._link(graph, nodes, records) for nodes, records in self._prefetch(graph, list(missing.values())))
        made = zip(missing, linked, strict=True)
        if not self.keep:
            return dict(made)
        self._write(made)
        self._put(STATE, [{"version": LINKING_VERSION, "seen": self.seen(), "parts": sorted(parts)}], append=False)
        return {}

    def _write(self, made: Iterable[tuple[str, Part]]) -> None:
        """Parts into their table, a bounded number of rows in memory; they count when the state names them."""
        waiting: list[Row] = []
        for name, part in made:
            waiting += rows_of(name, part)
            if len(waiting) >= _ROWS:
                self._put(LINKED, waiting, append=True)
                waiting = []
            if not self.keep:
                return
        self._put(LINKED, waiting, append=True)

    def _state(self) -> Row | None:
        return self._left() if self.keep else None

    def _left(self) -> Row | None:
        """What the last run left, kept up or not; None where there was none, or it linked by other rules."""
        if not all(self.store.lake.exists(t.name) for t in TABLES):
            return None
        self.store.show(STATE)
        state = next(self.store.rows("SELECT * FROM link_state"), None)
        return state if state is not None and state["version"] == LINKING_VERSION else None

    def _put(self, table: Table, rows: Sequence[Row] | pa.Table, *, append: bool) -> None:
        """Write, where the store can be written; where it cannot, nothing is kept from here on."""
        if not self.keep or (append and not len(rows)):
            return
        try:
            self.store.put(table, rows, append=append)
        except StoreError:
            self.keep = False

    # words

    def _signatures(self) -> Signatures:
        """Of the newest version of every report."""
        stored = self._stored()
        there = set() if stored is None else set(stored.column("revision").to_pylist())
        pieces = [] if stored is None else [stored]
        for chunk in _chunks([r for r in self.known if r not in there]):
            rows: list[Row] = [{**msgspec.structs.asdict(s), "credit": self.credits[s.revision]} for s in self._sign(chunk)]
            table = arrow_of(SIGNATURES, rows)
            self._put(SIGNATURES, table, append=True)
            pieces.append(table)
        columns = [c for c in SIGNATURES.schema.names if c != "credit"]
        whole = pa.concat_tables([p.select(columns).cast(_COMPARED) for p in pieces] or [_COMPARED.empty_table()])
        current = [k for k in sorted(self.known) if self.known[k].current]
        at = {r: n for n, r in enumerate(whole.column("revision").to_pylist())}
        return Signatures.of_table(whole.take(pa.array([at[r] for r in current], type=pa.int64())))

    def _stored(self) -> pa.Table | None:
        """What is kept of the words of every version, and the agency each credits."""
        if self._left() is None:
            return None
        self.store.show(SIGNATURES)
        table = self.store.arrow("SELECT * FROM link_signatures")
        self.credits = dict(zip(table.column("revision").to_pylist(), table.column("credit").to_pylist(), strict=True))
        return table

    def _sign(self, revisions: Sequence[str]) -> Iterator[Signature]:
        query = "SELECT revision, id, text, title, published, published_basis, publisher, url FROM versions WHERE revision IN (SELECT unnest($chosen))"
        for row in self.store.rows(query, {"chosen": list(revisions)}):
            revision = row.pop("revision")
            document = Document(**row)
            self.credits[revision] = credited(document, self.media)
            yield signature(document, revision)

    # nearness

    def _graph(self, signatures: Signatures) -> Graph:
        graph = Graph.of(signatures)
        nodes = sorted(graph.copies)
        edges, compared = self._edges(signatures)
        fresh = [n for n in nodes if n not in compared]
        postings = Postings(signatures, nodes)
        new = near_pairs(postings, fresh)
        self._put(EDGES, _edge_rows(signatures, new, fresh), append=True)
        # A report that was compared when it stood for its copies may have lost that place to an earlier one.
        standing = np.zeros(len(signatures), dtype=bool)
        standing[nodes] = True
        edges = edges.where(standing[edges.one] & standing[edges.other])
        graph.edges = live_edges(postings, Edges.concatenated([edges, new]))
        return graph

    def _edges(self, signatures: Signatures) -> tuple[Edges, set[int]]:
        """Those kept, between versions that are current; and the reports that were compared with all there were."""
        if not self.keep:
            return NO_EDGES, set()
        self.store.show(EDGES)
        table = self.store.arrow(f"SELECT one, other, near, {', '.join(MET)} FROM link_pairs")
        names = signatures.names
        order = np.argsort(names)
        ordered = names[order]

        def numbers(column: str) -> Any:
            """Which of the signatures are meant; -1 for versions that are no longer current."""
            wanted = np.asarray(table.column(column), dtype=np.int64)
            at = np.minimum(np.searchsorted(ordered, wanted), max(len(names) - 1, 0))
            return np.where(ordered[at] == wanted, order[at], -1) if len(names) else np.full(len(wanted), -1)

        one, other = numbers("one"), numbers("other")
        near = np.asarray(table.column("near"), dtype=np.float64)
        known = (one >= 0) & (other >= 0)
        edges = Edges(np.minimum(one, other), np.maximum(one, other), near, np.stack([np.asarray(table.column(name), dtype=np.int64) for name in MET], axis=1))
        return edges.where(known & (one != other)), set(one[known & (one == other)].tolist())

    # parts

    def _name(self, graph: Graph, nodes: Sequence[int]) -> str:
        """A hash of every version of every report in the part, and of whether it was cut from a larger one."""
        return _hash(*self._revisions(graph, nodes), *(["cut"] if nodes[0] in self._cut else []))

    def _revisions(self, graph: Graph, nodes: Sequence[int]) -> list[str]:
        names = [graph.signatures.revisions[m] for n in nodes for m in graph.copies[n]]
        older = [r for name in names for r in self._older.get(self.known[name].document, ())]
        return sorted({*names, *older})

    @cached_property
    def _older(self) -> dict[str, list[str]]:
        """Replaced versions by report."""
        found: dict[str, list[str]] = {}
        for k in self.known.values():
            if not k.current:
                found.setdefault(k.document, []).append(k.revision)
        return found

    def _link(self, graph: Graph, nodes: Sequence[int], records: dict[str, Record]) -> Part:
        revisions = sorted(records)
        of_copies = [[graph.signatures.revisions[m] for m in graph.in_order(n)] for n in nodes]
        sources = origins([(r, record.document, self.credits.get(r)) for r, record in records.items()], _with_older(of_copies, self._older, self.known))
        versions = [Version(r, records[r], sources[r], self.known[r].until) for r in revisions]
        groups = [[graph.signatures.revisions[n] for n in s] for s in stories_of(graph, nodes)]
        return link_part(versions, groups, self.media, cut=nodes[0] in self._cut)

    def _prefetch(self, graph: Graph, parts: Sequence[Sequence[int]]) -> Iterator[tuple[Sequence[int], dict[str, Record]]]:
        """Parts with their records, many parts a question: a question costs as much as the store is large."""
        waiting: list[tuple[Sequence[int], list[str]]] = []
        for k, nodes in enumerate(parts, 1):
            waiting.append((nodes, self._revisions(graph, nodes)))
            if k == len(parts) or sum(len(r) for _, r in waiting) >= _RECORDS:
                records = dict(self._records([r for _, revisions in waiting for r in revisions]))
                for part, revisions in waiting:
                    yield part, {r: records.pop(r) for r in revisions}
                waiting.clear()

    def _records(self, revisions: Sequence[str]) -> Iterator[tuple[str, Record]]:
        query = "SELECT revision, text, record FROM versions WHERE revision IN (SELECT unnest($chosen)) ORDER BY revision"
        for row in self.store.rows(query, {"chosen": list(revisions)}):
            record = _decoder.decode(row["record"])  # what is stored was checked when it came in
            yield row["revision"], msgspec.structs.replace(record, document=msgspec.structs.replace(record.document, text=row["text"]))


def _edge_rows(signatures: Signatures, edges: Edges, compared: Sequence[int]) -> pa.Table:
    """Pairs by the hashes of their versions, and each report that was compared with itself."""
    names = signatures.names
    alone = names[np.array(compared, dtype=np.int64)]
    met = np.concatenate([edges.met, np.zeros((len(alone), len(MET)), dtype=np.int64)])
    return pa.table(
        [
            np.concatenate([names[edges.one], alone]), np.concatenate([names[edges.other], alone]),
            np.concatenate([edges.near, np.ones(len(alone))]), *(np.ascontiguousarray(column) for column in met.T),
        ],
        schema=EDGES.schema,
    )  # fmt: skip


def _with_older(groups: Sequence[Sequence[str]], older: Mapping[str, list[str]], known: Mapping[str, _Known]) -> list[list[str]]:
    """Older versions of a report go with its newest one."""
    out = []
    for group in groups:
        more = sorted({o for r in group for o in older.get(known[r].document, ())})
        out.append([*group, *more])
    return out


def _versions(store: Store) -> Iterator[_Known]:
    """Every version known; what was replaced, with the day of the next one: of its publication or change, else of its reading."""
    query = """
        SELECT revision, document, current, CASE WHEN NOT current THEN lead(since) OVER (PARTITION BY document ORDER BY number) END AS until
        FROM (SELECT *, coalesce(nullif(greatest(coalesce(published, ''), coalesce(left(modified, 10), '')), ''),
                                 strftime(read_at AT TIME ZONE 'UTC', '%Y-%m-%d')) AS since FROM versions)"""
    for row in store.rows(query):
        yield _Known(row["revision"], row["document"], bool(row["current"]), row["until"])


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def _strings(value: object) -> set[str]:
    return {str(v) for v in value} if isinstance(value, Iterable) else set()


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
