"""The tables of a store and what every column holds, made from the data model so that the two cannot drift apart.

A table of findings has one row a finding: the fields of its struct in the records, ids made unique in the store, and a few
columns that spare a join (the words, the place on the map, who says so). ``batch`` names the commit a row came with: only rows
whose batch stands in ``documents`` count.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec
import pyarrow as pa

from dragoman.records import Actor, Attribution, Claim, Event, Figure, Moment, Part, Place, Relation

# Raised with every change of a column; a store of an older one is rebuilt from the records it keeps.
SCHEMA_VERSION = 2

SPAN = pa.list_(pa.int32())
_SCALARS: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, Arrow type and meaning."""

    name: str
    type: pa.DataType
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the store: what a row is, and its columns.

    ``together``: so many rows make up a piece of a file, where single rows are looked up or rows are long: a piece is read at once.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    struct: type[msgspec.Struct] | None = None
    together: int | None = None

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the meanings as comments."""
        return pa.schema([pa.field(c.name, c.type, metadata={"comment": c.meaning}) for c in self.columns])


_TIMESTAMP = pa.timestamp("us", tz="UTC")
_BATCH = Column("batch", pa.string(), "the commit the row came with")
_HEAD = (
    Column("id", pa.string(), "unique in the store: the revision, a dot, the id in the record"),
    Column("revision", pa.string(), "the version of the report it comes from: revision in documents"),
)


def _arrow(hint: Any) -> pa.DataType:
    """The Arrow type of a field's type."""
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        return _arrow(typing.get_args(hint)[0])
    if origin is Literal:
        return pa.string()
    if origin in (typing.Union, types.UnionType):
        members = [t for t in typing.get_args(hint) if t is not type(None)]
        kinds = {_arrow(m) for m in members}
        if kinds == {pa.int64(), pa.float64()}:
            return pa.float64()
        return kinds.pop() if len(kinds) == 1 else pa.string()
    if origin is tuple:
        return SPAN
    if origin is list:
        return pa.list_(_arrow(typing.get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return pa.struct([pa.field(n, _arrow(h)) for n, h in _hints(hint).items()])
    return _SCALARS[hint]


def _hints(struct: type[msgspec.Struct]) -> dict[str, Any]:
    hints = typing.get_type_hints(struct, include_extras=True)
    return {f.encode_name: hints[f.name] for f in msgspec.structs.fields(struct)}


def _meaning(hint: Any) -> str:
    for extra in getattr(hint, "__metadata__", ()):
        if isinstance(extra, msgspec.Meta) and extra.description:
            return extra.description
    return ""


def _of(name: str, meaning: str, struct: type[msgspec.Struct], *extra: Column) -> Table:
    known = {"id"}
    fields = [Column(n, _arrow(h), _meaning(h) or n.replace("_", " ")) for n, h in _hints(struct).items() if n not in known]
    return Table(name, meaning, (*_HEAD, *fields, *extra, _BATCH), struct)


_WORDS = Column("words", pa.string(), "the words of the report it points at")
_SENTENCE = Column("sentence_text", pa.string(), "the sentence those words stand in")
_WHERE = (
    Column("place_name", pa.string(), "the place by name"),
    Column("lat", pa.float64(), "degrees north"),
    Column("lon", pa.float64(), "degrees east"),
    Column("place_country", pa.string(), "the place's country, ISO 3166 alpha-3"),
)
_SOURCE = (
    Column("source_name", pa.string(), "who says so; empty: the author"),
    Column("source_code", pa.string(), "that actor's code"),
    Column("source_kind", pa.string(), "named, anonymous, document, collective, unknown, or author"),
)
_OF_DAY = Column("day", pa.string(), "the first day it happened as far as known, else the day of publication")

_DOCUMENTS = Table(
    "documents",
    "one row a version of a report; a report counts from the moment its row is here",
    (
        Column("revision", pa.string(), "this version of the report"),
        Column("document", pa.string(), "the report, whatever its version"),
        Column("id", pa.string(), "the id it was given, or where it was read from"),
        Column("title", pa.string(), "its title"),
        Column("published", pa.string(), "publication date, YYYY-MM-DD"),
        Column("published_basis", pa.string(), "given, metadata, dateline or text"),
        Column("publisher", pa.string(), "who published it"),
        Column("url", pa.string(), "where"),
        Column("language", pa.string(), "ISO 639-1"),
        Column("fetched", pa.string(), "when it was fetched, as far as its file or archive says"),
        Column("modified", pa.string(), "when it was changed, as far as it says"),
        Column("read_at", _TIMESTAMP, "when it was taken into this store"),
        Column("source", pa.string(), "the file it came in"),
        Column("content", pa.string(), "key of its words"),
        Column("text", pa.large_string(), "its text, which all spans index"),
        Column("parts", pa.list_(_arrow(Part)), "title, dateline, body…"),
        Column("notes", pa.list_(pa.string()), "what was skipped or uncertain, in words"),
        Column("counts", pa.struct([pa.field(n, pa.int32()) for n in ("actors", "events", "attributions", "figures", "places", "times", "relations", "claims")]), "rows in the other tables"),
        Column("version", pa.string(), "program version and knowledge fingerprint"),
        Column("record", pa.large_string(), "the whole record as JSON, but for the text"),
        _BATCH,
    ),
    together=1000,
)  # fmt: skip

_REJECTS = Table(
    "rejects",
    "one row a report that could not be taken in",
    (
        Column("name", pa.string(), "which one: file, and line or entry"),
        Column("reason", pa.string(), "why, in words"),
        Column("run", pa.string(), "the run that met it"),
        Column("met_at", _TIMESTAMP, "when"),
    ),
)

_RUNS = Table(
    "runs",
    "one row a run of ingest that came to its end or was interrupted",
    (
        Column("run", pa.string(), "its id"),
        Column("started", _TIMESTAMP, "when it began"),
        Column("finished", _TIMESTAMP, "when it ended"),
        Column("sources", pa.list_(pa.string()), "what it was told to read"),
        Column("engine", pa.string(), "local or ray"),
        Column("workers", pa.int32(), "processes that coded"),
        Column("read", pa.int64(), "reports read"),
        Column("new", pa.int64(), "reports taken in for the first time"),
        Column("changed", pa.int64(), "new versions of known reports"),
        Column("known", pa.int64(), "reports that were there already"),
        Column("rejected", pa.int64(), "reports that could not be taken in"),
        Column("interrupted", pa.bool_(), "stopped before the end"),
        Column("version", pa.string(), "program version and knowledge fingerprint"),
    ),
)


@cache
def tables() -> dict[str, Table]:
    """All tables by name, in the order they are written: ``documents`` last of those with findings, since it makes them count."""
    made = (
        _of("actors", "one row an actor of a report, with all its mentions", Actor),
        _of("events", "who did what to whom", Event, _WORDS, _SENTENCE, _OF_DAY, *_WHERE, *_SOURCE),
        _of("attributions", "who says so: source, cue, content", Attribution, Column("source_code", pa.string(), "the source's actor code"), Column("cue_words", pa.string(), "the words of the cue"), Column("content_words", pa.string(), "what is said")),
        _of("figures", "numbers of people or things, as intervals", Figure, _WORDS, _SENTENCE, _OF_DAY, Column("of_name", pa.string(), "whose number it is, by name"), Column("of_code", pa.string(), "and by code"), *_WHERE, *_SOURCE),
        _of("places", "places named", Place),
        _of("times", "time expressions", Moment, _WORDS),
        _of("relations", "how events and statements hang together; an end is an id, or a span as start:end", Relation),
        _of("claims", "propositions of one report with every holder's stance", Claim),
        _DOCUMENTS, _REJECTS, _RUNS,
    )  # fmt: skip
    return {t.name: t for t in made}


def finding_tables() -> tuple[str, ...]:
    """The tables made from records, which can be made again from them."""
    return tuple(n for n, t in tables().items() if t.struct is not None)
