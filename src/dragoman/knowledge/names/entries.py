"""Rows of the actor tables to names: countries, entities and officeholders with the codes they are coded with; every spelling with what it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.names.name import Name
from dragoman.knowledge.rows import CountryNameRow, EntityRow, LeaderRow
from dragoman.records import APART, BEYOND_STATES

# What "Persian Gulf" stands for: the longest name wins, so that nothing inside it is read as an actor.
NO_ACTOR = Name("", "", "", "none", None, "")


class Entries:
    """The names of some actor tables."""

    def __init__(self, tables: ActorTables) -> None:
        self._tables = tables

    def label(self, iso: str) -> str:
        """Name of a country by its ISO3 code."""
        row = self._tables.countries.get(iso)
        return row.name if row else iso

    def coded_as(self, iso: str) -> tuple[str, str]:
        """(ISO3 it is coded with, name): disputed and former entities are coded with the state the tables name."""
        row = self._tables.countries[iso]
        if row.parent and row.kind in ("disputed", "former") and row.parent in self._tables.countries:
            return row.parent, row.name
        return iso, row.name

    def coded_office(self, row: LeaderRow) -> tuple[str | None, str, tuple[str, ...]]:
        """(country, code, sectors) of whoever holds an office."""
        entity = self._tables.entities.get(row.of)
        if entity is not None:
            return entity.country or None, row.code or entity.code, tuple(entity.sectors)
        if row.of not in self._tables.countries:
            return None, row.code or row.of, ()
        country = self.coded_as(row.of)[0]
        if self._tables.countries[row.of].kind == "disputed" and country != row.of:
            return country, row.code or f"{country} GOV {APART}", ("GOV", APART)
        return country, row.code or f"{country} GOV", ("GOV",)

    @cached_property
    def offices(self) -> dict[str, list[LeaderRow]]:
        """Offices by person, in the order of time."""
        out: dict[str, list[LeaderRow]] = {}
        for row in self._tables.leaders:
            out.setdefault(row.name, []).append(row)
        for rows in out.values():
            rows.sort(key=lambda r: r.since)
        return out

    def _entries(self) -> Iterator[tuple[str, Name]]:
        for row in self._tables.country_names:
            yield row.name, self._country_name(row)
        for entity in self._tables.entities.values():
            name = self._entity_name(entity)
            for spelling in dict.fromkeys([entity.name, *entity.aliases]):
                yield spelling, name
        for leader in self._tables.leaders:
            person = self._leader_name(leader)
            for spelling in dict.fromkeys([leader.name, *leader.aliases]):
                yield spelling, person
        for phrase in self._tables.not_actors:
            yield phrase, NO_ACTOR

    def _country_name(self, row: CountryNameRow) -> Name:
        iso, label = self.coded_as(row.country)
        base = self._tables.countries[row.country]
        government = row.form in ("government", "capital")
        apart = [APART] if base.kind == "disputed" and iso != row.country else []
        return Name(
            key=f"{'government' if government else 'people' if row.form == 'people' else 'country'}:{row.country}",
            label=f"{label} (government)" if government else f"{label} (people)" if row.form == "people" else label,
            kind="government" if government else "people" if row.form == "people" else "state",
            form=row.form,
            country=iso,
            code=" ".join([iso, *(["GOV"] if government else []), *apart]),
            sectors=("GOV",) if government else ((APART,) if base.kind == "disputed" else ()),
            since=row.since,
            until=row.until,
            exact=row.case,
            wikidata=(base.wikidata or None) if not government else None,
        )

    def _entity_name(self, row: EntityRow) -> Name:
        sectors = tuple(row.sectors) or tuple(s for s in row.code.split()[1:2] if len(s) == 3 and row.code[:3] not in BEYOND_STATES)
        country, code = row.country or None, row.code
        if country in self._tables.countries:
            country = self.coded_as(country)[0]
            code = " ".join([country, *code.split()[1:]]) if code.split()[0] == row.country else code
        form = "person" if row.kind == "person" else "alias"
        return Name(f"entity:{row.id}", row.name, row.kind, form, country, code, sectors, row.since, row.until, wikidata=row.wikidata or None)

    def _leader_name(self, row: LeaderRow) -> Name:
        country, code, sectors = self.coded_office(row)
        return Name(f"leader:{row.name}", row.name, "person", "person", country, code, sectors, wikidata=row.wikidata or None)
