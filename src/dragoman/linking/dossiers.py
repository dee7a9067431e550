"""One actor across all reports: its offices by date, what it did, what it said, what is said of it, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dragoman.linking.model import Companion, Dossier, LedgerClaim, Role
from dragoman.linking.narrowing import is_who
from dragoman.store import Filter, NoSuchRecord, Store

_COMPANIONS = 20


def dossier(store: Store, claims: Sequence[LedgerClaim], asked: str) -> Dossier:
    """All on the actor that ``asked`` (a name, part of one, or a code) means most often. Raises NoSuchRecord where it means nobody."""
    found = next(iter(store.ask("actors", Filter(actor=asked, limit=1))), None)
    if found is None:
        raise NoSuchRecord(f"{asked}: no actor of that name or code in {store.lake.root}")
    name, code = found["name"], found["code"]
    did = [c for c in claims if _in(name, code, c.proposition.actors, c.proposition.actor_names)]
    received = [c for c in claims if _in(name, code, c.proposition.recipients, c.proposition.recipient_names)]
    about = [s for c in did for s in c.stances]
    return Dossier(
        name=name, code=code, kind=found["kind"], country=found["country"], wikidata=found["wikidata"], names=_names(store, name, code),
        roles=_roles(store, name, code), reports=found["reports"], first=found["first"], last=found["last"], did=did, received=received,
        said=[s for c in claims for s in c.stances if s.holder.name == name],
        said_of=[s for s in about if s.holder.name != name], with_whom=_companions(name, [*did, *received]),
    )  # fmt: skip


def _in(name: str, code: str, codes: Sequence[str], names: Sequence[str]) -> bool:
    """By name; by its whole code where the name is not given."""
    return name in names or (not names and bool(code) and code in codes)


def _names(store: Store, name: str, code: str) -> list[str]:
    """The other names under which actors of that very code and office stand in reports."""
    rows = store.rows("SELECT DISTINCT name FROM actors WHERE code = $code AND $code <> '' ORDER BY name LIMIT 50", {"code": code})
    return [r["name"] for r in rows if r["name"] != name and is_who(name.split()[-1], "", r["name"])]


def _roles(store: Store, name: str, code: str) -> list[Role]:
    query = """
        SELECT role, role_since AS since, role_until AS until, count(DISTINCT revision)::BIGINT AS reports FROM actors
        WHERE name = $name AND code = $code AND role IS NOT NULL GROUP BY ALL ORDER BY since NULLS LAST, role"""
    return [Role(**_plain(row)) for row in store.rows(query, {"name": name, "code": code})]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {k: row[k] for k in ("role", "since", "until", "reports")}


def _companions(name: str, claims: Sequence[LedgerClaim]) -> list[Companion]:
    met: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        p = claim.proposition
        codes = {**dict(zip(p.actor_names, p.actors, strict=False)), **dict(zip(p.recipient_names, p.recipients, strict=False))}
        for other in {*p.actor_names, *p.recipient_names} - {name}:
            met[other, codes.get(other, "")] += 1
    ordered = sorted(met.items(), key=lambda item: (-item[1], item[0]))
    return [Companion(name=who, code=code, events=n) for (who, code), n in ordered[:_COMPANIONS]]
