"""The questions that are asked most, as SQL over the views: one row a finding, with the report it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.store.filters import Conditions, Filter, asked_for, conditions

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
    WHERE {where} GROUP BY name, lat, lon, geonameid ORDER BY mentions DESC, name, geonameid, lat, lon"""
_MOST_MENTIONS = "ORDER BY mentions DESC, name, geonameid, lat, lon"
# What actors did, had done to them and said is counted by the name and code that an event or a statement gives them, which are the actor's own:
# names are few, actors of reports many. Where events narrow the list it is those very actors that count, one by one.
_NAMED = """
    name, code, any_value(kind) AS kind, any_value(country) AS country, any_value(wikidata) AS wikidata, count(DISTINCT revision) AS reports, sum(len(mentions))::BIGINT AS mentions,
    min(published) AS first, max(published) AS last"""
_SHOWN = "coalesce(did, 0)::BIGINT AS as_actor, coalesce(suffered, 0)::BIGINT AS as_recipient, coalesce(said, 0)::BIGINT AS as_source, first, last"
_CHOSEN = """
    WITH here AS (SELECT revision, batch, published FROM kept WHERE current AND {here}),
    chosen AS (SELECT * FROM (SELECT t.*, k.published FROM raw_actors t JOIN here k ON t.revision = k.revision AND t.batch = k.batch) WHERE {where})"""
_PARTIES = "(SELECT unnest({side}) AS p FROM raw_events t JOIN here k ON t.revision = k.revision AND t.batch = k.batch)"
_SOURCES = "(SELECT t.source.actor AS actor, t.source.name AS name, source_code AS code FROM raw_attributions t JOIN here k ON t.revision = k.revision AND t.batch = k.batch)"
_ACTORS = f"""{_CHOSEN}
    SELECT n.name, kind, country, n.code, wikidata, reports, mentions, {_SHOWN}
    FROM (SELECT {_NAMED} FROM chosen GROUP BY name, code) n
    LEFT JOIN (SELECT p.name AS name, p.code AS code, count(*) AS did FROM {_PARTIES.format(side="actors")} WHERE p.actor IS NOT NULL GROUP BY ALL) d
        ON d.name = n.name AND d.code IS NOT DISTINCT FROM n.code
    LEFT JOIN (SELECT p.name AS name, p.code AS code, count(*) AS suffered FROM {_PARTIES.format(side="recipients")} WHERE p.actor IS NOT NULL GROUP BY ALL) r
        ON r.name = n.name AND r.code IS NOT DISTINCT FROM n.code
    LEFT JOIN (SELECT name, code, count(*) AS said FROM {_SOURCES} WHERE actor IS NOT NULL GROUP BY ALL) s ON s.name = n.name AND s.code IS NOT DISTINCT FROM n.code
    ORDER BY reports DESC, mentions DESC, n.name, n.code"""
_ACTORS_ONE_BY_ONE = f"""{_CHOSEN}
    SELECT name, any_value(kind) AS kind, any_value(country) AS country, code, any_value(wikidata) AS wikidata, count(DISTINCT revision) AS reports, sum(len(mentions))::BIGINT AS mentions,
           coalesce(sum(did), 0)::BIGINT AS as_actor, coalesce(sum(suffered), 0)::BIGINT AS as_recipient, coalesce(sum(said), 0)::BIGINT AS as_source, min(published) AS first, max(published) AS last
    FROM chosen
    LEFT JOIN (SELECT p.actor AS id, count(*) AS did FROM {_PARTIES.format(side="actors")} WHERE p.actor IN (SELECT id FROM chosen) GROUP BY ALL) USING (id)
    LEFT JOIN (SELECT p.actor AS id, count(*) AS suffered FROM {_PARTIES.format(side="recipients")} WHERE p.actor IN (SELECT id FROM chosen) GROUP BY ALL) USING (id)
    LEFT JOIN (SELECT actor AS id, count(*) AS said FROM {_SOURCES} WHERE actor IN (SELECT id FROM chosen) GROUP BY ALL) USING (id)
    GROUP BY name, code ORDER BY reports DESC, mentions DESC, name, code"""
# Of a kind of actor what they did is looked up where it was counted for all.
_ACTORS_OF_A_KIND = f"""{_CHOSEN}
    SELECT n.name, n.kind, n.country, n.code, n.wikidata, n.reports, n.mentions, coalesce(a.as_actor, 0)::BIGINT AS as_actor, coalesce(a.as_recipient, 0)::BIGINT AS as_recipient,
           coalesce(a.as_source, 0)::BIGINT AS as_source, n.first, n.last
    FROM (SELECT {_NAMED} FROM chosen GROUP BY name, code) n LEFT JOIN named_actors a ON a.name = n.name AND a.code IS NOT DISTINCT FROM n.code
    ORDER BY n.reports DESC, n.mentions DESC, n.name, n.code"""
_MOST_REPORTS = "ORDER BY reports DESC, mentions DESC, name, code"
_HOW_MANY_ACTORS = f"{_CHOSEN} SELECT DISTINCT name, code FROM chosen"
# Filters of the reports that actors stand in, and of the actors themselves.
_OF_ACTORS = frozenset({"actor", "type", "since", "until", "document"})
_ALL_ACTORS = ("named_actors", _ACTORS.format(here="true", where="true"))
_ALL_PLACES = ("named_places", _PLACES.format(where="true"))
# Who is meant, without what he did: that takes all events.
_WHO = """
    SELECT name, any_value(kind) AS kind, any_value(country) AS country, code, any_value(wikidata) AS wikidata,
           count(DISTINCT revision) AS reports, sum(len(mentions))::BIGINT AS mentions, min(published) AS first, max(published) AS last
    FROM (SELECT a.*, k.published FROM actors a JOIN kept k ON a.revision = k.revision AND k.current)
    WHERE {where} GROUP BY name, code ORDER BY lower(name) = lower($exactly) DESC, code = upper($exactly) DESC, reports DESC, mentions DESC, name, code LIMIT 1"""
_DOCUMENTS = """
    SELECT id, revision, document AS key, title, published, published_basis, publisher, url, language, fetched, modified,
           read_at, source, counts.events AS events, counts.claims AS claims, counts.figures AS figures, len(text) AS characters, notes
    FROM documents WHERE {where} ORDER BY {order}"""
_SUMMARIES = {"places": _PLACES, "documents": _DOCUMENTS}

_FEW = 1000  # rows that are named one by one

QUESTIONS = (*_FINDINGS, "places", "actors", "documents")


@dataclass(frozen=True)
class Question:
    """A SELECT that answers, and the same rows in no order and without what only their report tells, to be counted or gathered.

    ``places`` asks which rows of the files they are, where those are few; ``at`` is the SELECT of rows at such places: named in the question
    itself, they keep the rest of the files from being read. ``table`` is what the question stands on besides the views: a name, and the SELECT that makes it,
    worth doing once for the state of a store. ``placed`` gives the rows as they lie, each with its place in the order (``ordered.py``).
    """

    query: str
    bare: str
    parameters: dict[str, Any]
    places: str | None = None
    at: Callable[[Sequence[Mapping[str, Any]]], str] = lambda _: ""
    table: tuple[str, str] | None = None
    placed: str | None = None


def question(view: str, wanted: Filter) -> Question:
    """The question for rows of a view that a filter lets through. Raises QueryError."""
    narrowed = conditions(view, wanted)
    piece, parameters = _piece(wanted), narrowed.parameters
    if view == "actors":
        return _of_actors(wanted, narrowed)
    if view == "places" and set(asked_for(wanted)) <= {"place"}:
        kept = f"FROM named_places WHERE {narrowed.sql()}"
        return Question(f"SELECT * {kept} {_MOST_MENTIONS}{piece}", f"SELECT name {kept}{piece}", parameters, table=_ALL_PLACES)
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
        ranks = f"(SELECT hash(file) AS file, row, row_number() OVER (ORDER BY {order}) AS nth, count(*) OVER () AS of_all FROM {narrow} WHERE {narrowed.sql()})"
        placed = f"""
            SELECT t.* EXCLUDE (file, row, batch), d.* EXCLUDE (revision), r.nth, r.of_all FROM placed_{view} t JOIN {ranks} r ON hash(t.file) = r.file AND t.row = r.row
            JOIN (SELECT revision, {_REPORT} FROM documents d) d ON t.revision = d.revision"""
        return Question(f"SELECT * FROM {whole} WHERE {narrowed.sql()} ORDER BY {order}", bare, parameters, placed=placed)
    places = f"SELECT file, row FROM {narrow} WHERE {narrowed.sql()} ORDER BY {order}{piece}"
    few = wanted.limit is not None and wanted.limit <= _FEW

    def at(condition: str) -> str:
        rows = f"(SELECT * EXCLUDE (file, row, batch) FROM placed_{view} WHERE {condition})"
        return f"SELECT * FROM {rows} t JOIN (SELECT revision, {_REPORT} FROM documents d) d USING (revision) ORDER BY {order}"

    return Question(
        at(f"(file, row) IN ({places})"), f"SELECT * FROM ({bare} ORDER BY {order}{piece})", parameters, places if few else None, lambda found: at(_among(found)),
    )  # fmt: skip


def _of_actors(wanted: Filter, narrowed: Conditions) -> Question:
    asked = set(asked_for(wanted))
    if asked <= {"actor"}:
        kept = f"FROM named_actors WHERE {narrowed.sql()}"
        return Question(f"SELECT * {kept} {_MOST_REPORTS}{_piece(wanted)}", f"SELECT name {kept}{_piece(wanted)}", narrowed.parameters, table=_ALL_ACTORS)
    here = conditions("documents", Filter(since=wanted.since, until=wanted.until, document=wanted.document)).sql()
    of_a_kind = asked <= {"actor", "type"}
    template = _ACTORS_OF_A_KIND if of_a_kind else _ACTORS if asked <= _OF_ACTORS else _ACTORS_ONE_BY_ONE
    query, bare = (t.format(here=here, where=narrowed.sql()) + _piece(wanted) for t in (template, _HOW_MANY_ACTORS))
    return Question(query, bare, narrowed.parameters, table=_ALL_ACTORS if of_a_kind else None)


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
