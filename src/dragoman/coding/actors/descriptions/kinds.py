"""Descriptions by kind: "the group", "the country", "the rebels"; a noun in, the foremost actor of a kind it may stand for out."""

from __future__ import annotations

from dragoman.coding.actors.descriptions.background import FAR, Background
from dragoman.coding.actors.discourse import Entity
from dragoman.coding.actors.mention import Mention
from dragoman.coding.actors.owners import OPPOSED
from dragoman.knowledge import AgentRow
from dragoman.knowledge.references import DescriptionRow

OFFICIAL = frozenset({"MIL", "GOV", "COP", "JUD", "LEG"})
_WITHIN = frozenset({"in", "inside", "outside", "across", "throughout", "around", "into", "within", "over", "through"})
# Craft and arms, which stand for those who sent them and are not called what these are.
_CRAFT = frozenset("convoy convoys column columns truck trucks jet jets warplane warplanes plane planes aircraft helicopter helicopters gunship gunships drone drones tank tanks ship ships warship warships vessel boat boats missile artillery gun gunboat submarine".split())
# How much an actor that was named by this very word outweighs one that only might be.
_SAME_WORD = 1.7
# How well a group that bears the word in its name is called by it, whatever its kind.
_BY_NAME = 0.8
# What a body is only called that bears the word in its name: no Pentagon is "the ministry".
_SO_CALLED = frozenset({"ministry", "council", "commission", "committee"})
# How much the country that a report is set in outweighs others as "the country".
_AT_HOME = 8.0
# The same of its army or parliament, and how far back another's is "the army" still, in sentences.
_OWN_FORCES, _STILL = 3.0, 2
# What sets an office apart from the one that it stands beside, below or behind.
_RANKS = frozenset("former ex vice deputy assistant acting prime".split())
# Forces as a whole, of which a unit is a part.
_WHOLE = frozenset({"army", "military", "force", "forces", "navy", "police"})


class ByKind(Background):
    """Actors of one parse by what they are."""

    def is_elsewhere(self, i: int, found: Mention, agent: AgentRow | None) -> bool:
        """"The military" of a report on Myanmar is not the Thai army that was named before by another word; nor, in one from Chad, a French unit of long before."""
        entity = self._discourse.entities.get(found.key)
        if agent is None or OFFICIAL.isdisjoint(agent.sectors):
            return False
        late = entity is not None and self.parse.sentence_of[i] - entity.places[-1][0] > _STILL
        named = entity is not None and self.parse.lower[i].removesuffix("s") in entity.words
        if self._settings.is_stranger(found.country, i) and (late or not named):
            return True
        seat = self._settings.seat(i)
        part = found.form == "agent" and bool(found.noun) and found.noun.split()[-1] not in _WHOLE
        return late and not named and part and seat is not None and found.country not in (None, seat)

    def _same_noun(self, i: int, agent: AgentRow) -> Mention | None:
        """"The rebels" after "Sudanese rebels": the foremost with the same noun."""
        last = agent.noun.split()[-1]
        several = self.parse.tags[i] in ("NNS", "NNPS")
        one = agent.kind == "body" and self.parse.tags[i] == "NN"

        office = agent.kind in ("person", "role") and not several
        lawful = agent.kind in ("body", "forces") and not OPPOSED & set(agent.sectors)  # "the army" is no Liberation Army that fights it

        def fits(e: Entity) -> float:
            m = e.mention
            if several and m is not None and m.form in ("person", "name"):
                return 0.0  # "the opposition leaders" are not the one who was named
            same = m is not None and not e.members and bool(m.noun) and m.noun.split()[-1] == last and not (lawful and OPPOSED & set(m.sectors))
            if same and office and m is not None and self._is_other_office(i, agent, m):
                return 0.0
            return 1.0 if same and self._told(e) and not (one and _is_sort(e)) else 0.0

        ranked = self._discourse.ranked(i, fits, FAR, 0.9)
        return ranked[0][1].mention if ranked else None

    def _is_other_office(self, i: int, agent: AgentRow, m: Mention) -> bool:
        """"The interior minister" is no prime minister spoken of before, nor "the president" a former one or his deputy."""
        borne = {*m.name.lower().split(), *m.noun.split()}
        said = {*agent.noun.split(), *(self.parse.lower[c] for c in self.parse.children[i] if c < i)}
        portfolio = {*agent.noun.split()[:-1], *(self.parse.lower[c] for c in self.parse.kids(i, "compound", "nmod"))}
        return bool(portfolio - borne or _RANKS & borne - said)

    def is_single(self, key: str) -> bool:
        """Whether an actor was last spoken of as one: "a diplomat"."""
        entity = self._discourse.entities.get(key)
        return entity is not None and not entity.many and not entity.plural

    @staticmethod
    def _told(e: Entity) -> bool:
        """Whether the first words for somebody said whose he is, or gave a name."""
        return e.mention is not None and (e.mention.known or e.mention.form == "person" or " " in e.mention.name)

    def _of_kind(self, i: int) -> Mention | None:
        """"The group", "the country", "the rebels": the foremost of a kind that the noun may stand for."""
        row = self._rows.get(self.parse.lower[i])
        if row is None or row.number == "pair" or ("state" in row.kinds and self._is_where(i)):
            return None
        lemma = self.parse.lower[i].removesuffix("s")
        if lemma in _SO_CALLED and self.parse.kids(i, "amod", "compound"):
            return None  # "the transitional council" is none spoken of before
        home = self._settings.home(i) if lemma == "country" or not OFFICIAL.isdisjoint(row.sectors) else None
        at_home = _AT_HOME if lemma == "country" else _OWN_FORCES
        seat = self._seat(i)

        def fits(e: Entity) -> float:
            if seat is not None and e.mention is not None and e.mention.country not in (None, seat):
                return 0.0
            if (row.number == "one" and lemma in e.words and _is_sort(e)) or (lemma in _SO_CALLED and lemma not in e.words):
                return 0.0
            here = home is not None and e.mention is not None and e.mention.country == home
            by_name = lemma in e.words and e.mention is not None and e.mention.kind == "group" and e.mention.form == "name" and not e.members  # "the party": the Kurdistan Workers' Party
            by_name = by_name and not (row.sectors and OPPOSED & set(e.mention.sectors if e.mention else ()) - set(row.sectors))  # "the army" is no Liberation Army
            return max(_suits(row, e), _BY_NAME if by_name else 0.0) * (_SAME_WORD if lemma in e.words else 1.0) * (at_home if here else 1.0)

        ranked = self._discourse.ranked(i, fits, FAR, 0.6)
        return ranked[0][1].mention if ranked else None

    def _seat(self, i: int) -> str | None:
        """The country of a ministry that speaks "in Moscow"; None where nothing tells."""
        verb = self.parse.heads[i]
        if self.parse.lower[i] != "ministry" or self.parse.deps[i] != "nsubj":
            return None
        towns = (o for p in self.parse.kids(verb, "prep") if self.parse.lower[p] == "in" for o in self.parse.kids(p, "pobj"))
        return next((name.country for name in map(self._name_at, towns) if name is not None and name.country is not None), None)

    def _is_where(self, i: int) -> bool:
        """"In the country", "across the nation": a place, and nobody."""
        return self.parse.deps[i] == "pobj" and self.parse.lower[self.parse.heads[i]] in _WITHIN

    def _direction(self, i: int) -> Mention | None:
        """"The North" after "North Korea"."""
        word = self.parse.words[i]
        if self.parse.pos[i] != "PROPN" or not word[:1].isupper():
            return None
        fits = lambda e: 1.0 if e.mention is not None and e.mention.kind == "state" and e.mention.name.split()[0] == word and " " in e.mention.name else 0.0  # noqa: E731
        ranked = self._discourse.ranked(i, fits, FAR)
        return ranked[0][1].mention if ranked else None


def _is_sort(e: Entity) -> bool:
    """"One of hundreds of volunteer groups": a sort of bodies, none of which "the group" takes up."""
    return e.mention is not None and e.mention.form == "agent" and e.many


def _suits(row: DescriptionRow, e: Entity) -> float:
    """How well a description fits somebody named before, from 0 to 1: "the alliance" NATO, "the army" no convoy."""
    m = e.mention
    if m is None or e.members or m.kind not in row.kinds or m.form == "person":
        return 0.0
    if m.kind == "person" and not e.plural:
        return 0.0
    if row.number == "one" and m.form == "agent" and m.noun.split()[-1:] and m.noun.split()[-1] in _CRAFT:
        return 0.0  # "the military" is not the jets that it sent
    own = {*m.sectors, *m.code.split()}
    if row.sectors and row.number == "one" and m.form == "agent" and not m.known and m.noun.split()[-1:] != [row.noun]:
        return 0.0  # "the army" is not the convoy that was ambushed before
    if row.sectors and not own & set(row.sectors):
        return 0.0
    if row.sectors and row.sectors[0] not in own:
        return 0.45
    if row.number == "several" and m.kind == "body" and m.form != "name" and not e.plural:
        return 0.6
    return 1.0
