"""One actor across all reports: its offices by date, what it did, what it said, what is said of it, and with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.linking.model import Companion, Dossier, LedgerClaim, Role
from dragoman.linking.shelf import Shelf
from dragoman.store import Conditions, NoSuchRecord, Store

_COMPANIONS = 20
# Of a row of a dossier; ``n`` is how many reports, of a companion how many claims.
_COLUMNS = ("id", "first", "last", "status", "type", "mode", "actors", "recipients", "place", "holder", "stance", "words", "document", "n")
# By name; by its whole code where no name is given.
_SIDE = """(len(list_filter({side}, lambda p: p.name = $name)) > 0
    OR ($code <> '' AND len(list_filter({side}, lambda p: p.name <> '')) = 0 AND len(list_filter({side}, lambda p: p.code = $code)) > 0))"""
_DID, _RECEIVED = _SIDE.format(side="actors"), _SIDE.format(side="recipients")
_SAID = "len(list_filter(sources, lambda p: p.name = $name)) > 0"


@dataclass(frozen=True)
class Trace:
    """A dossier, the claims it was made from by id of stance, and how many claims there are in all."""

    dossier: Dossier
    claim_of: dict[str, LedgerClaim]
    did: int
    received: int


def dossier(store: Store, shelf: Shelf, asked: str, newest: int | None = None) -> Trace:
    """All on the actor that ``asked`` (a name, part of one, or a code) means most often; of claims only so many of the ``newest``.

    Raises NoSuchRecord where it means nobody.
    """
    found = store.actor(asked)
    if found is None:
        raise NoSuchRecord(store.meaning(asked).words or f"nobody in the reports has the name or code {asked!r}")
    name, code = found["name"], found["code"]
    did, received, speaking = (_claims(shelf, where, name, code, newest) for where in (_DID, _RECEIVED, _SAID))
    made = Dossier(
        name=name, code=code, kind=found["kind"], country=found["country"], wikidata=found["wikidata"], names=_names(store, name, code),
        roles=_roles(store, name, code), members=list(store.names.members(name, found["last"])) if found["last"] else [], reports=found["reports"], first=found["first"], last=found["last"], did=did, received=received,
        said=[s for c in speaking for s in c.stances if s.holder.name == name],
        said_of=[s for c in did for s in c.stances if s.holder.name != name], with_whom=_companions(shelf, name, code, [*did, *received]),
    )  # fmt: skip
    claim_of = {s.id: c for c in (*did, *received, *speaking) for s in c.stances}
    return Trace(made, claim_of, *(shelf.count(_of(where, name, code)) for where in (_DID, _RECEIVED)))


def dossier_rows(found: Dossier) -> Iterator[dict[str, Any]]:
    """A dossier as rows for a spreadsheet, one an office, a member, a claim, a stance, a companion: ``part`` says which."""
    for role in found.roles:
        yield _row(found, "office", first=role.since, last=role.until, words=role.role, n=role.reports)
    for member in found.members:
        yield _row(found, "member", last=found.last, actors=member)
    for part, claims in (("did", found.did), ("had done to it", found.received)):
        for c in claims:
            p = c.proposition
            yield _row(
                found, part, id=c.id, first=c.first_seen, last=c.last_seen, status=c.status, type=p.type, mode=p.mode, actors="|".join(p.actor_names), recipients="|".join(p.recipient_names),
                place=p.place, words=p.text, n=c.documents,
            )  # fmt: skip
    for part, stances in (("said", found.said), ("is said of it", found.said_of)):
        for s in stances:
            yield _row(found, part, id=s.id, first=s.day, last=s.day, holder=s.holder.name or s.holder.kind, stance=s.stance, words=s.sentence or s.words, document=s.document)
    for other in found.with_whom:
        yield _row(found, "with", actors=other.name, n=other.events)


def _row(found: Dossier, part: str, **cells: Any) -> dict[str, Any]:
    return {"name": found.name, "code": found.code, "part": part, **dict.fromkeys(_COLUMNS), **cells}


def _of(where: str, name: str, code: str) -> Conditions:
    asked = Conditions()
    asked.add(f"kind = 'claim' AND {where}", name=name, **({"code": code} if "$code" in where else {}))
    return asked


def _claims(shelf: Shelf, where: str, name: str, code: str, newest: int | None) -> list[LedgerClaim]:
    """The first seen first."""
    if newest is None:
        return shelf.find(LedgerClaim, _of(where, name, code), '"first" NULLS LAST, id')
    return shelf.find(LedgerClaim, _of(where, name, code), '"first" DESC NULLS FIRST, id DESC', newest)[::-1]


def _names(store: Store, name: str, code: str) -> list[str]:
    """The other names under which actors of that very code and office stand in reports."""
    rows = store.rows("SELECT DISTINCT name FROM actors WHERE code = $code AND $code <> '' ORDER BY name LIMIT 50", {"code": code})
    return [r["name"] for r in rows if r["name"] != name and re.search(rf"(?i)(^|\W){re.escape(name.split()[-1])}($|\W)", r["name"])]


def _roles(store: Store, name: str, code: str) -> list[Role]:
    query = """
        SELECT role, role_since AS since, role_until AS until, count(DISTINCT revision)::BIGINT AS reports FROM actors
        WHERE name = $name AND code = $code AND role IS NOT NULL GROUP BY ALL ORDER BY since NULLS LAST, role"""
    return [Role(**_plain(row)) for row in store.rows(query, {"name": name, "code": code})]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {k: row[k] for k in ("role", "since", "until", "reports")}


def _companions(shelf: Shelf, name: str, code: str, claims: Sequence[LedgerClaim]) -> list[Companion]:
    """Who stands in the same claims most often; the codes as ``claims`` have them."""
    asked = _of(f"({_DID} OR {_RECEIVED})", name, code)
    query = f"""
        SELECT who, count(*)::BIGINT AS n FROM (
            SELECT unnest(list_distinct(list_transform(list_concat(actors, recipients), lambda p: p.name))) AS who FROM linked_index WHERE {asked.sql()})
        WHERE who <> '' AND who <> $name GROUP BY who ORDER BY n DESC, who LIMIT {_COMPANIONS}"""
    codes: dict[str, str] = {}
    for p in (c.proposition for c in claims):
        codes |= {**dict(zip(p.actor_names, p.actors, strict=False)), **dict(zip(p.recipient_names, p.recipients, strict=False))}
    return [Companion(name=r["who"], code=codes.get(r["who"], ""), events=r["n"]) for r in shelf.ask(query, asked.parameters)]
