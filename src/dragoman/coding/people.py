"""The record's actors: mentions of one key become one actor, with the office held on the report's day."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from dragoman.coding.actors import Cast, Mention
from dragoman.knowledge import Knowledge, LeaderRow
from dragoman.records import Actor, ActorRef, Span

# "Former Deputy President" right before a name; a former rebel may be in office.
_FORMER = re.compile(
    r"\b(?:former|ex-)\s*(?:(?!(?:of|to|by|with|and|for)\b)[\w'’-]+\s+){0,4}?"
    r"(?:president|minister|premier|chancellor|governor|senator|secretary|mayor|speaker|commissioner|ambassador|envoy|official)\s+$",
    re.IGNORECASE,
)
_BEFORE = 70  # characters


@dataclass(slots=True)
class _Entry:
    mention: Mention
    spans: dict[Span, None]  # in the order they were added


class Roster:
    """Collects the actors a record needs, in the order they first stand in the text, and hands out references."""

    def __init__(self, cast: Cast, knowledge: Knowledge, day: str | None) -> None:
        self._cast = cast
        self._knowledge = knowledge
        self._day = day
        self._entries: dict[str, _Entry] = {}
        self._ids: dict[str, str] = {}
        self._placed: dict[tuple[str, Span], str] = {}  # what was mentioned without a country there, to the key of the same with one
        self._former: set[str] = set()
        self._spelled: dict[str, tuple[int, str]] = {}  # the longest spelling among so many spans

    def add(self, mention: Mention) -> None:
        """Takes a mention in; the first with words of its own names the actor."""
        entry = self._entries.get(mention.key)
        span = self._cast.span(mention)
        if entry is None:
            self._entries[mention.key] = _Entry(mention, {span: None})
            return
        entry.spans[span] = None
        if entry.mention.form in ("pronoun", "owner", "description") and mention.form not in ("pronoun", "owner", "description"):
            entry.mention = mention

    def number(self) -> None:
        """Gives ids in the order of the text. Mentions added later than this have none."""
        self._settle()
        self._former = {key for key, entry in self._entries.items() if key.startswith("entity:") and "GOV" in entry.mention.sectors and entry.mention.country and self._is_former(entry)}
        keys = sorted(self._entries, key=lambda k: (min(self._entries[k].spans), k))
        self._ids = {key: f"a{n}" for n, key in enumerate(keys, 1)}

    def _is_former(self, entry: _Entry) -> bool:
        """Whether the report says of somebody, whom the files know in an office without days, that he has left it."""
        text = self._cast.parse.text
        names = (text.rfind(entry.mention.name.split()[0], start, end) for start, end in entry.spans)
        return any(at >= 0 and _FORMER.search(text[max(0, at - _BEFORE) : at]) for at in names)

    def _settle(self) -> None:
        """Who is of one country where his deed tells it is so wherever he is mentioned; of a kind of people those who are told of by the same words."""
        variants: dict[str, list[str]] = defaultdict(list)
        for key in self._entries:
            variants[key.rpartition("@")[0]].append(key)
        for base, placed in variants.items():
            plain = self._entries.get(base)
            if plain is None or plain.mention.known:
                continue
            person = plain.mention.form == "person" and len(placed) == 1
            for key in placed:
                spans = self._entries[key].spans
                for span in [s for s in plain.spans if person or s in spans]:
                    del plain.spans[span]
                    spans[span] = None
                    self._placed[base, span] = key
            if not plain.spans:
                del self._entries[base]

    def _key(self, mention: Mention) -> str:
        return self._placed.get((mention.key, self._cast.span(mention)), mention.key) if self._placed else mention.key

    def id_of(self, mention: Mention) -> str:
        """The actor's id."""
        return self._ids[self._key(mention)]

    def name_of(self, mention: Mention) -> str:
        """The actor's name: of people as the report spells it in full, else the name the knowledge files give."""
        key = self._key(mention)
        entry = self._entries[key]
        m = entry.mention
        if m.kind == "state" and m.country is not None and m.sense is not None and m.sense.form in ("adjective", "people"):
            return m.sense.label if m.sense.form == "adjective" else self._knowledge.names.label(m.country)  # "Turkish claims": Turkey's
        if m.kind != "person" or not key.startswith(("leader:", "entity:")):
            return self._cast.plain_name(m)
        known = self._spelled.get(key)
        if known is None or known[0] != len(entry.spans):
            full = [s for s in map(self._cast.name_text, entry.spans) if s and " " in s]
            known = self._spelled[key] = len(entry.spans), max(full, key=len, default="")
        return known[1] or entry.mention.name

    def ref(self, mention: Mention) -> ActorRef:
        """The mention as a role of an event."""
        key = self._key(mention)
        country, code, sectors = self._coded(mention if mention.known or key == mention.key else self._entries[key].mention)
        return ActorRef(
            actor=self._ids[key], span=self._cast.span(mention), name=self.name_of(mention),
            code=code, country=country, sectors=sectors,
        )  # fmt: skip

    def actors(self) -> list[Actor]:
        """All actors with their mentions."""
        out = []
        for key, ident in self._ids.items():
            entry = self._entries[key]
            m = entry.mention
            country, code, sectors = self._coded(m)
            office = self._office(m)
            role = office.role if office else self._entity_role(m)
            out.append(
                Actor(
                    id=ident, name=self.name_of(m), kind=m.kind, country=country, sectors=sectors, code=code, role=role,
                    role_since=office.since if office else None, role_until=office.until if office else None,
                    wikidata=m.sense.wikidata if m.sense and m.form != "agent" else None, mentions=sorted(entry.spans),
                )
            )  # fmt: skip
        return out

    def _coded(self, m: Mention) -> tuple[str | None, str, list[str]]:
        """A leader's code depends on the day: in office GOV, afterwards ELI (the codebook's former officials)."""
        if m.key in self._former:
            return m.country, f"{m.country} ELI", ["ELI"]
        if not m.known:  # a code begins with whom it belongs to; where that is not known there are only sectors
            return None, "", list(m.sectors)
        office = self._office(m)
        if office is None or self._day is None or not m.key.startswith("leader:"):
            return m.country, m.code, list(m.sectors)
        country, code, sectors = self._knowledge.names.coded_office(office)
        if country is None:  # heads of international bodies keep the body's code
            return country, code, list(sectors)
        if office.until is not None and office.until <= self._day[: len(office.until)]:
            return country, f"{country} ELI", ["ELI"]
        if office.since > self._day[: len(office.since)]:
            return country, country, []
        return country, code, list(sectors)

    def _office(self, m: Mention) -> LeaderRow | None:
        """The office held on the report's day, else the last one before it, else the first after."""
        if not m.key.startswith("leader:"):
            return None
        rows = self._knowledge.names.offices.get(m.name) or []
        day = self._day
        if not rows:
            return None
        if day is None:
            return rows[-1]
        current = [r for r in rows if r.since <= day and (r.until is None or day[: len(r.until)] < r.until)]
        past = [r for r in rows if r.since <= day]
        return (current or past or rows[:1])[-1]

    def _entity_role(self, m: Mention) -> str | None:
        entity = self._knowledge.tables.entities.get(m.key.removeprefix("entity:"))
        if entity is not None:
            return entity.role or None
        return m.noun or None if m.form == "person" else None
