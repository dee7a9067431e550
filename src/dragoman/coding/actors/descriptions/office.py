"""Descriptions by an office: "the Yugoslav leader" once Milosevic has been named; who holds, or held, such an office on the day."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.coding.actors.descriptions.background import FAR, Background
from dragoman.coding.actors.discourse import Entity
from dragoman.coding.actors.mention import Mention
from dragoman.knowledge import LeaderRow, Name

# Bodies of state by the last of several words, and those of a government by the last of any.
_SEATED = frozenset({"council", "commission", "committee"})
_GOVERNING = frozenset({"ministry", "cabinet"})
_LEADING = frozenset({"head-of-state", "head-of-government"})


class InOffice(Background):
    """People of one parse by the offices they hold."""

    def _officeholder(self, i: int, noun: str, owner: Name | None, *, former: bool) -> Mention | None:
        """"The Yugoslav leader" once Milosevic has been named: somebody who holds, or held, such an office on the day."""
        noun = noun.removeprefix("former ").removeprefix("ex-")

        def fits(e: Entity) -> float:
            m = e.mention
            if m is None or m.kind != "person" or e.members or e.plural or m.form == "agent":
                return 0.0
            if owner is not None and owner.key.startswith("entity:") and owner.key != m.key:
                return 0.0
            if owner is not None and not ((owner.country == m.country and owner.country is not None) or owner.key == m.key):
                return 0.0
            return 1.0 if self._bears(m, noun, former=former) else 0.0

        ranked = self._discourse.ranked(i, fits, FAR, 0.75)
        return ranked[0][1].mention if ranked else None

    def state_of_body(self, i: int, noun: str) -> str | None:
        """"The ministry" of a minister, "the transitional council" of the country that a report is set in: its ISO3, where nothing else tells."""
        words = noun.split()
        definite = any(self.parse.lower[c] == "the" for c in self.parse.kids(i, "det"))
        if not definite or self.parse.tags[i] not in ("NN", "NNP"):
            return None
        if words[-1] in _GOVERNING:
            return (self._ministers_state(i) if noun == "ministry" else None) or self._settings.seat(i)
        if not self.parse.words[i].islower():
            return None
        return self._settings.home(i) if len(words) > 1 and words[-1] in _SEATED else None

    def _ministers_state(self, i: int) -> str | None:
        """"Foreign Minister Lavrov spoke with his Chinese counterpart, the ministry said": the country (ISO3) of the minister last spoken of."""

        def fits(e: Entity) -> float:
            m = e.mention
            return 1.0 if m is not None and m.kind == "person" and not e.members and m.form in ("name", "person") and m.country is not None and self._bears(m, "minister", former=False) else 0.0

        ranked = self._discourse.ranked(i, fits, 1)
        return ranked[0][1].mention.country if ranked and ranked[0][1].mention is not None else None

    def _bears(self, m: Mention, noun: str, *, former: bool) -> bool:
        """Whether a person may be called by an office."""
        if m.noun and (m.noun == noun or m.noun.split()[-1] == noun):
            return True
        if m.key.startswith("leader:"):
            return any(_called(r, noun) for r in self._terms(m.key, former=former))
        entity = self._knowledge.tables.entities.get(m.key.removeprefix("entity:"))
        role = entity.role.lower() if entity is not None else ""
        return bool(role) and (noun in role.split() or role.startswith(noun) or role.endswith(noun) or f" {noun} " in f" {role} ")

    def _terms(self, key: str, *, former: bool) -> Iterable[LeaderRow]:
        """Terms of somebody in office on the day; with ``former`` those that were over by then."""
        rows = self._knowledge.names.offices.get(key.removeprefix("leader:"), [])
        day = self._day
        if day is None or not rows:
            return rows
        past = [r for r in rows if r.since <= day]
        current = [r for r in past if r.until is None or day[: len(r.until)] <= r.until]
        return [r for r in past if r not in current] or past if former else current or past[-1:]


def _called(row: LeaderRow, noun: str) -> bool:
    """Whether an office may be called by a noun: a defence minister "minister", a head of state "leader"."""
    role = row.role.lower()
    if noun == role or (noun == "minister" and role.endswith("minister")) or role.endswith(f" {noun}") or role.startswith(f"{noun} "):
        return True
    if noun == "leader":
        return row.office in _LEADING
    if noun in ("premier", "prime minister", "chancellor", "taoiseach"):
        return row.office == "head-of-government"
    return noun == "head" and row.office == "head"
