"""The questions that are asked most, as SQL over the views: one row a finding, with the report it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.store.filters import Filter, conditions

# Of the report a finding stands in. ``document`` is the id it was given, by which its reader knows it.
_REPORT = "d.id AS document, d.title, d.published, d.publisher, d.url"

# Of each view of findings the days and the place in the text by which its rows are ordered.
_FINDINGS = {
    "events": ("day, published", "revision, trigger[1], id"),
    "attributions": ("published", "revision, coalesce(cue[1], content[1][1]), id"),
    "figures": ("day, published", "revision, span[1], id"),
}
_PLACES = """
    SELECT name, any_value(country) AS country, any_value(admin1) AS admin1, any_value(feature) AS feature, lat, lon, geonameid,
           count(*) AS mentions, count(DISTINCT revision) AS reports, any_value(note) AS note,
           coalesce(sum(acts), 0)::BIGINT AS events, min(published) AS first, max(published) AS last
    FROM (SELECT p.*, d.published FROM places p JOIN documents d USING (revision))
    LEFT JOIN (SELECT place AS id, count(*) AS acts FROM events WHERE place IS NOT NULL GROUP BY place) USING (id)
    WHERE {where} GROUP BY name, lat, lon, geonameid ORDER BY mentions DESC, name, geonameid"""
_ACTORS = """
    SELECT name, any_value(kind) AS kind, any_value(country) AS country, code, any_value(wikidata) AS wikidata,
           count(DISTINCT revision) AS reports, sum(len(mentions))::BIGINT AS mentions,
           coalesce(sum(done), 0)::BIGINT AS as_actor, coalesce(sum(suffered), 0)::BIGINT AS as_recipient, coalesce(sum(said), 0)::BIGINT AS as_source,
           min(published) AS first, max(published) AS last
    FROM (SELECT a.*, d.published FROM actors a JOIN documents d USING (revision))
    LEFT JOIN (SELECT id, count(*) AS done FROM (SELECT unnest(list_transform(actors, lambda p: p.actor)) AS id FROM events) GROUP BY id) USING (id)
    LEFT JOIN (SELECT id, count(*) AS suffered FROM (SELECT unnest(list_transform(recipients, lambda p: p.actor)) AS id FROM events) GROUP BY id) USING (id)
    LEFT JOIN (SELECT source.actor AS id, count(*) AS said FROM attributions WHERE source.actor IS NOT NULL GROUP BY source.actor) USING (id)
    WHERE {where} GROUP BY name, code ORDER BY reports DESC, mentions DESC, name, code"""
# Who is meant, without what he did: that takes all events.
_WHO = """
    SELECT name, any_value(kind) AS kind, any_value(country) AS country, code, any_value(wikidata) AS wikidata,
           count(DISTINCT revision) AS reports, sum(len(mentions))::BIGINT AS mentions, min(published) AS first, max(published) AS last
    FROM (SELECT a.*, k.published FROM actors a JOIN kept k ON a.revision = k.revision AND k.current)
    WHERE {where} GROUP BY name, code ORDER BY name = $exactly DESC, reports DESC, mentions DESC, name, code LIMIT 1"""
_DOCUMENTS = """
    SELECT id, revision, document AS key, title, published, published_basis, publisher, url, language, fetched, modified,
           read_at, source, counts.events AS events, counts.claims AS claims, counts.figures AS figures, len(text) AS characters, notes
    FROM documents WHERE {where} ORDER BY {order}"""
_SUMMARIES = {"places": _PLACES, "actors": _ACTORS, "documents": _DOCUMENTS}

_FEW = 1000  # rows that are named one by one

QUESTIONS = (*_FINDINGS, *_SUMMARIES)


@dataclass(frozen=True)
class Question:
    """A SELECT that answers, and the same rows in no order and without what only their report tells, to be counted or gathered.

    ``places`` asks which rows of the files they are, where those are few; ``at`` is the SELECT of rows at such places: named in the question
    itself, they keep the rest of the files from being read.
    """

    query: str
    bare: str
    parameters: dict[str, Any]
    places: str | None = None
    at: Callable[[Sequence[Mapping[str, Any]]], str] = lambda _: ""


def question(view: str, wanted: Filter) -> Question:
    """The question for rows of a view that a filter lets through. Raises QueryError."""
    narrowed = conditions(view, wanted)
    piece, parameters = _piece(wanted), narrowed.parameters
    if view not in _FINDINGS:
        order = _order("published" if wanted.newest_first else "published NULLS FIRST", "revision", wanted) if view == "documents" else ""
        query = _SUMMARIES[view].format(where=narrowed.sql(), order=order) + piece
        return Question(query, query, parameters)
    order = _order(*_FINDINGS[view], wanted)
    whole = f"(SELECT * FROM {view} t JOIN (SELECT revision, {_REPORT} FROM documents d) d USING (revision))"
    # What is asked for and ordered by is narrow; which rows it is comes first, so that only they are read in their whole width.
    narrow = f"(SELECT t.*, k.published FROM placed_{view} t JOIN kept k ON t.revision = k.revision AND t.batch = k.batch AND k.current)"
    bare = f"SELECT * EXCLUDE (file, row, batch) FROM {narrow} WHERE {narrowed.sql()}"
    if not piece:
        return Question(f"SELECT * FROM {whole} WHERE {narrowed.sql()} ORDER BY {order}", bare, parameters)
    places = f"SELECT file, row FROM {narrow} WHERE {narrowed.sql()} ORDER BY {order}{piece}"
    few = wanted.limit is not None and wanted.limit <= _FEW

    def at(condition: str) -> str:
        rows = f"(SELECT * EXCLUDE (file, row, batch) FROM placed_{view} WHERE {condition})"
        return f"SELECT * FROM {rows} t JOIN (SELECT revision, {_REPORT} FROM documents d) d USING (revision) ORDER BY {order}"

    return Question(
        at(f"(file, row) IN ({places})"), f"SELECT * FROM ({bare} ORDER BY {order}{piece})", parameters, places if few else None, lambda found: at(_among(found)),
    )  # fmt: skip


def who_is_meant(asked: str, meant: str) -> Question:
    """The question for the actor of that very name, else the one that a name, part of one, or a code means most often."""
    narrowed = conditions("actors", Filter(actor=meant))
    query = _WHO.format(where=narrowed.sql())
    return Question(query, query, {**narrowed.parameters, "exactly": asked})


def _among(places: Sequence[Mapping[str, Any]]) -> str:
    """The condition that a row lies at one of some places."""
    if not places:
        return "false"
    rows, files = (sorted({_literal(p[name]) for p in places}) for name in ("row", "file"))
    pairs = ", ".join(f"({_literal(p['file'])}, {_literal(p['row'])})" for p in places)
    return f"row IN ({', '.join(rows)}) AND file IN ({', '.join(files)}) AND (file, row) IN ({pairs})"


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def _order(days: str, place: str, wanted: Filter) -> str:
    """By day, in a report by the place in its text."""
    turn = " DESC NULLS LAST" if wanted.newest_first else ""
    return ", ".join([*(f"{d}{turn}" for d in days.split(", ")), place])


def _piece(wanted: Filter) -> str:
    limit = "" if wanted.limit is None else f" LIMIT {int(wanted.limit)}"
    return limit + (f" OFFSET {int(wanted.offset)}" if wanted.offset else "")
