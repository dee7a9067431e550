"""Full text: reports that hold the words asked for, the nearest first, with the places where they stand.

The texts themselves are looked through, so that nothing beside the tables has to be kept true. A word finds its own inflected forms
("withdraw" finds "withdrawal"); words in double quotes stand together; a word after a minus must not stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.records import word_start
from dragoman.store.errors import QueryError
from dragoman.store.filters import Filter, conditions
from dragoman.store.reader import Reader

_TERM = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
_WORD = re.compile(r"\w+", re.UNICODE)
_MAX_TERMS = 12
_MAX_LENGTH = 400
_AROUND = 90
_SNIPPETS = 3


@dataclass(frozen=True, slots=True)
class Query:
    """What must stand in a text, and what must not: each term its words, and whether they stand together or begin others."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Words one after another; ``whole`` if the last one is not the beginning of a longer one."""

    words: tuple[str, ...]
    whole: bool

    def re2(self) -> str:
        """The pattern for DuckDB, whose own word classes know ASCII alone."""
        inner = r"[^\pL\pN]+".join(map(re.escape, self.words))
        return rf"(?i)(?:^|[^\pL\pN]){inner}" + (r"(?:$|[^\pL\pN])" if self.whole else "")

    def python(self) -> str:
        """The pattern for marking."""
        return r"\b" + r"\W+".join(map(re.escape, self.words)) + (r"\b" if self.whole else r"\w*")


def parse_query(words: str) -> Query:
    """The terms of a line of words. Raises QueryError where nothing is asked for, or too much."""
    if len(words) > _MAX_LENGTH:
        raise QueryError(f"a search of more than {_MAX_LENGTH} characters")
    if words.count('"') % 2:
        raise QueryError('a quotation mark is not closed; words that stand together have one before and one behind: "no evidence"')
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for minus, phrase, single in _TERM.findall(words):
        parts = _WORD.findall(phrase or single)
        if not parts:
            continue
        (unwanted if minus else wanted).append(Term(tuple(parts), bool(phrase)))
    if not wanted:
        raise QueryError("a search needs at least one word")
    if len(wanted) + len(unwanted) > _MAX_TERMS:
        raise QueryError(f"a search of more than {_MAX_TERMS} words")
    return Query(tuple(wanted), tuple(unwanted))


def search(store: Reader, words: str, wanted: Filter) -> Iterator[dict[str, Any]]:
    """Reports with all the words: id, title, published, publisher, url, revision, hits, snippets [{text, span, marks}].

    ``span`` is where the snippet stands in the text, ``marks`` where the words stand in the snippet. Ranked by hits, those in the title
    counting five-fold, in proportion to the root of the length.
    """
    query = parse_query(words)
    narrowed = conditions("documents", wanted)
    parameters = dict(narrowed.parameters)
    for number, term in enumerate(query.wanted):
        narrowed.add(f"regexp_matches(coalesce(title, '') || ' ' || text, $w{number})")
        parameters[f"w{number}"] = term.re2()
    for number, term in enumerate(query.unwanted):
        narrowed.add(f"NOT regexp_matches(coalesce(title, '') || ' ' || text, $u{number})")
        parameters[f"u{number}"] = term.re2()
    hits = " + ".join(
        f"len(regexp_extract_all(text, $w{k})) + 5 * len(regexp_extract_all(coalesce(title, ''), $w{k}))" for k in range(len(query.wanted))
    )
    sql = f"""
        SELECT id, revision, title, published, publisher, url, text, {hits} AS hits
        FROM documents WHERE {narrowed.sql()}
        ORDER BY hits / sqrt(1 + len(text)) DESC, published DESC, revision LIMIT {int(wanted.limit or 50)} OFFSET {int(wanted.offset)}"""
    anywhere = re.compile("|".join(t.python() for t in query.wanted), re.IGNORECASE)
    for row in store.rows(sql, parameters):
        text = row.pop("text")
        yield {**row, "snippets": list(_snippets(text, anywhere))}


def blank_hit() -> dict[str, Any]:
    """A row of a search with nothing in it, for the columns of one that finds nothing."""
    return {"id": None, "revision": None, "title": None, "published": None, "publisher": None, "url": None, "hits": None, "snippets": []}


def _snippets(text: str, anywhere: re.Pattern[str]) -> Iterator[dict[str, Any]]:
    end, given = 0, 0
    for match in anywhere.finditer(text):
        if match.start() < end:
            continue
        start = word_start(text, max(0, match.start() - _AROUND), match.start())
        end = min(len(text), match.end() + _AROUND)
        end = text.rfind(" ", match.end(), end) if end < len(text) and text.rfind(" ", match.end(), end) > 0 else end
        piece = text[start:end]
        yield {"text": piece, "span": [start, end], "marks": [[m.start(), m.end()] for m in anywhere.finditer(piece)]}
        given += 1
        if given == _SNIPPETS:
            return
