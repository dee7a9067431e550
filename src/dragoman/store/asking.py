"""Questions to a store: filters in, rows out, with whom names mean in its reports and which report is meant.

Whoever listens is told in a line, once, where a name means another one, or nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from dragoman.records import Record
from dragoman.store.filters import Filter
from dragoman.store.lake import Lake
from dragoman.store.meaning import Meaning, Names, Whereabouts, meaning, no_names, publishers, whereabouts
from dragoman.store.moment import AsOf
from dragoman.store.named import Named, named
from dragoman.store.questions import question, who_is_meant
from dragoman.store.reader import Reader
from dragoman.store.result import Result
from dragoman.store.rows import Row, record_of
from dragoman.store.search import search

Told = TypeVar("Told", Meaning, Named, Whereabouts)


class Asking(Reader):
    """Answers questions over one lake; ``names`` are asked what actors are called besides."""

    def __init__(self, lake: Lake, as_of: AsOf | None = None, names: Names = no_names, tell: Callable[[str], object] | None = None) -> None:
        super().__init__(lake, as_of)
        self.names, self._tell = names, tell
        self._meanings: dict[str, Meaning] = {}
        self._named: dict[str, Named] = {}
        self._said: set[str] = set()
        self._made: set[str] = set()
        self._making = threading.Lock()

    def ask(self, view: str, wanted: Filter | None = None, **filters: Any) -> Result:
        """Rows of events, attributions, figures, places, actors or documents; see ``Filter`` for what can be asked for.

        Raises QueryError for a filter that is none, or that the view has nothing to hold against, NoSuchRecord for a report that is not there.
        """
        wanted = wanted or Filter.of(**filters)
        asked = question(view, self.meant(wanted, *(("source",) if view != "documents" else ())))
        if asked.table is not None:
            self._make(*asked.table)
        return Result(self, asked)

    def _make(self, name: str, query: str) -> None:
        """A table in memory, made once for the state of the store."""
        with self._making:
            if name not in self._made:
                list(self.rows(f"CREATE TABLE {name} AS {query}"))
                self._made.add(name)

    def findings(self, view: str, ids: Sequence[str]) -> list[Row]:
        """Rows of events, attributions or figures by their ids, in that order."""
        query = f"SELECT * FROM ({question(view, Filter()).query}) WHERE id IN (SELECT unnest($ids))"
        found = {r["id"]: r for r in self.rows(query, {"ids": list(ids)})} if ids else {}
        return [found[i] for i in ids if i in found]

    def events(self, **filters: Any) -> Result:
        """Who did what to whom, in the order it happened."""
        return self.ask("events", **filters)

    def attributions(self, **filters: Any) -> Result:
        """Who says so."""
        return self.ask("attributions", **filters)

    def figures(self, **filters: Any) -> Result:
        """Numbers as intervals, each with its source."""
        return self.ask("figures", **filters)

    def places(self, **filters: Any) -> Result:
        """Places with how often they are named and what happened there."""
        return self.ask("places", **filters)

    def actors(self, **filters: Any) -> Result:
        """Actors with how often they act, are acted on, and speak."""
        return self.ask("actors", **filters)

    def actor(self, asked: str) -> Row | None:
        """The actor that a name, part of one, or a code means most often: who it is and in how many reports."""
        found = self.meaning(asked)
        return None if found.nobody else next(iter(Result(self, who_is_meant(asked, self._told(found).filter))), None)

    def documents(self, **filters: Any) -> Result:
        """Reports in their newest version."""
        return self.ask("documents", **filters)

    def search(self, words: str, **filters: Any) -> Iterator[Row]:
        """Reports that hold the words, the nearest first, with snippets; see ``search.py``."""
        return self.find(words, Filter.of(**filters))

    def find(self, words: str, wanted: Filter) -> Iterator[Row]:
        """The same with a filter, of the reports or of events they tell of."""
        return search(self, words, self.meant(wanted))

    def records(self, condition: str = "true", parameters: dict[str, Any] | None = None) -> Iterator[tuple[str, Record]]:
        """(revision, record) of the reports that count, by publication; ``condition`` is on columns of ``documents``."""
        query = f"SELECT revision, text, record FROM documents WHERE {condition} ORDER BY published NULLS FIRST, revision"
        for row in self.rows(query, parameters):
            yield row["revision"], record_of(row["text"], row["record"])

    def record(self, key: str) -> tuple[str, Record]:
        """(revision, record) of one version: the one of that revision (its beginning is enough), else what counts of the report of that id, address or key.

        Raises NoSuchRecord.
        """
        revision = self.named(key).revision  # which one comes first: of a large store only one text is read
        found = next(self.rows("SELECT text, record FROM versions WHERE revision = $revision", {"revision": revision}))
        return revision, record_of(found["text"], found["record"])

    def meaning(self, asked: str) -> Meaning:
        """Whom a name means in these reports."""
        if asked not in self._meanings:
            self._meanings[asked] = meaning(self, self.names, asked)
        return self._meanings[asked]

    def publisher(self, asked: str) -> Whereabouts:
        """What is to be said of a publisher that is asked for."""
        return publishers(self, asked)

    def named(self, asked: str) -> Named:
        """Which report a name means: an id, an address, a key, a revision. Raises NoSuchRecord."""
        if asked not in self._named:
            self._named[asked] = named(self, asked)
        self._told(self._named[asked])
        return self._named[asked]

    def _told(self, found: Told) -> Told:
        """The same; whoever listens is told, once."""
        if self._tell is not None and found.words and found.words not in self._said:
            self._said.add(found.words)
            self._tell(found.words)
        return found

    def meant(self, wanted: Filter, *also: str) -> Filter:
        """The filter with whom its names mean, and which report; those of publishers mean nobody else, so that ``source`` is looked at where it stands in ``also``.

        Raises NoSuchRecord for a report that is not there.
        """
        given = {n: v for n in ("actor", "recipient", *also) if (v := getattr(wanted, n)) is not None}
        meant = {n: m for n, v in given.items() if (m := self._told(self.meaning(v)).filter) != v}
        if wanted.place:
            country = self._country(wanted.place)
            if country:
                meant["place"] = f"{wanted.place} | {country}"
            if self._tell is not None:
                self._told(whereabouts(self, wanted.place, meant.get("place", wanted.place)))
        if wanted.source and "source" not in also and self._tell is not None:
            self._told(self.publisher(wanted.source))
        if wanted.document is not None and len(of := self.named(wanted.document).documents) == 1:
            meant["document"] = of[0]  # several bear the name that was asked for
        return replace(wanted, **meant) if meant else wanted  # type: ignore[arg-type]

    def _country(self, place: str) -> str | None:
        """The code of the country of that name: "Mali" is all of Mali, of which the map knows by the code alone."""
        codes = () if place.isupper() else self.names.countries(place)
        return codes[0] if len(codes) == 1 else None

    def _forget(self) -> None:
        super()._forget()
        self._meanings.clear()
        self._named.clear()
        self._made.clear()
