"""Who is meant by a kind of people: "rebels", "an Iranian diplomat", "party leaders"; the head of the phrase in, its mention out."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.phrases.described import taken_up
from dragoman.coding.actors.phrases.persons import Persons
from dragoman.knowledge import AgentRow, Name

_SIDES = frozenset({"all", "both", "neither", "either", "warring", "conflicting", "rival", "concerned", "belligerent"})
# What stands behind a noun that is then nobody: "people smuggling", "a general strike".
_NOBODY = {
    **dict.fromkeys(("people", "persons"), frozenset({"smuggling", "trafficking"})),
    "general": frozenset("strike strikes election elections vote ballot amnesty public hospital mobilisation mobilization debate budget congress curfew".split()),
}
# Where somebody is, and nobody: "lived in exile", "in opposition".
_STATES = frozenset({"exile", "opposition", "command", "government"})
# What somebody takes where "to" stands behind it, and what people do where no word stands before it: "his opposition to the tax", "a ban on assembly".
_STANCES, _DOINGS = frozenset({"opposition", "resistance"}), frozenset({"assembly"})
_NEXT, _A = frozenset({"second", "third", "fourth", "other"}), frozenset({"a", "one"})
# Words of the air beside which a fighter is a plane; of air strikes on fighters none is here.
_ALOFT = frozenset("airspace sortie sorties scrambled scramble intercepted intercept radar squadron runway buzzed overflew mid-air airbase".split())
# Words by which a group tells its own name, and small ones inside names.
_STYLING, _SELF = frozenset({"call", "style", "dub", "name"}), frozenset({"itself", "themselves"})
_WITHIN_NAMES = frozenset({"of", "the", "for", "and", "in", "al"})
# Words beside which "the parties" are those who fight.
_AT_WAR = frozenset({"ceasefire", "truce", "hostilities", "conflict", "mediator", "mediators", "guarantor", "guarantors", "negotiating", "peace", "fighting", "war"})
# What states are to one another.
_PEERS = frozenset({"neighbour", "neighbor", "ally", "rival", "partner", "enemy", "foe", "patron", "adversary"})


class Agents(Persons):
    """Kinds of people of one parse: known by a name beside them, by what was said before, or by their owner."""

    def _by_agent(self, i: int) -> Mention | None:
        """Who a noun phrase means by a kind of people: "rebels", "an Iranian diplomat", "party leaders"."""
        if self.parse.pos[i] not in ("NOUN", "PROPN", "ADJ"):
            return None
        found = self.agent(i)
        if found is None:
            return None
        row, first, last = found
        if self._is_nobody(i):
            return None
        if row.noun == "fighter" and self._is_aloft(i):
            row = self._knowledge.agents.rows["fighter jet"]
        start, end = self.core(i)
        start, end = min(start, first), max(end, last)
        if row.noun == "party" and self._are_sides(i):
            return None
        owner = self.owner(i, last)
        named = self._beside(i, row, last)
        if named is not None:
            return replace(named, head=i, start=start, end=end, form="description")
        earlier = None if self._is_name(i) else self._descriptions.one(i, row, owner[0] if owner else None)
        if earlier is not None:
            return taken_up(earlier, i, start, end)
        if owner is None and self._is_weak(i, row):
            return None
        state = self._descriptions.state_of_body(i, row.noun) if owner is None else None
        if state is not None:
            owner = Name(f"country:{state}", self._knowledge.names.label(state), "state", "name", state, state), i
        if owner is None and (american := self._of_washington(row, end)) is not None:
            owner = american, i
        return self._by_own_name(self._apart(self._agent_mention(i, row, start, end, owner)))

    def _is_nobody(self, i: int) -> bool:
        """"People smuggling", "a general strike", "in exile", "opposition to the tax": what is done or thought, or where one is, and nobody."""
        parse = self.parse
        if not _NOBODY.get(parse.lower[i], frozenset()).isdisjoint(parse.lower[i + 1 : i + 2]):
            return True
        if parse.lower[i] in _STANCES and parse.lower[i + 1 : i + 2] == ["to"]:
            return parse.deps[i + 1] == "prep" and (parse.heads[i + 1] == i or not parse.kids(i, "det"))
        if parse.deps[i] != "pobj" or any(c < i for c in parse.children[i]):
            return False
        return parse.words[i] in _DOINGS or (parse.lower[i] in _STATES and parse.lower[parse.heads[i]] in ("in", "into"))

    def _apart(self, m: Mention) -> Mention:
        """"A second diplomat", "another officer": nobody who was spoken of before; nor are "two diplomats" the one who was."""
        parse = self.parse
        several = parse.tags[m.head] == "NNS" and parse.kids(m.head, "nummod") and not parse.kids(m.head, "det", "poss")
        if several and m.form == "agent" and not m.known and self._descriptions.is_single(m.key):
            return replace(m, key=f"{m.key}:{m.head}")
        words = {parse.lower[c] for c in parse.children[m.head] if c < m.head}
        again = "another" in words or (not words.isdisjoint(_NEXT) and not words.isdisjoint(_A))
        if not again or m.form != "agent" or parse.tags[m.head] in ("NNS", "NNPS"):
            return m
        return replace(m, key=f"{m.key}:{m.head}")

    def _is_aloft(self, i: int) -> bool:
        """"A Russian fighter violated its airspace": a plane, and nobody under arms."""
        s = self.parse.sentences[self.parse.sentence_of[i]]
        return not _ALOFT.isdisjoint(self.parse.lower[s.start : s.end])

    def _is_name(self, i: int) -> bool:
        """"The Chin Land Defence Force", "the Multinational Security Support mission": a name of its own, that no earlier "force" is meant by."""
        parse = self.parse
        before = [c for c in parse.kids(i, "compound", "nmod") if c < i and parse.words[c][:1].isupper() and parse.pos[c] == "PROPN"]
        start = min((parse.edges[c][0] for c in before), default=i)
        words = [t for t in range(start, i + 1) if parse.words[t][:1].isupper() and parse.pos[t] == "PROPN" and self._naming.hit(t) is None]
        capital = parse.words[i][:1].isupper() and parse.pos[i] == "PROPN"
        return len(before) > 1 and self._naming.hit(i) is None if capital else len(words) > 2

    def _is_named_whole(self, m: Mention) -> bool:
        """"The Popular Defence Forces": a body of which every word is a name's."""
        parse = self.parse
        if m.head - m.start < 2 or not parse.words[m.head][:1].isupper():
            return False
        start = m.start + (parse.deps[m.start] == "det")
        words = range(start, m.head + 1)
        return len(words) > 2 and all(parse.pos[t] == "PROPN" and parse.words[t][:1].isupper() and self._naming.hit(t) is None for t in words)

    def _are_sides(self, i: int) -> bool:
        """"All parties", "the warring parties", "parties to the conflict": whoever fights, and nobody who stands for election."""
        before = {self.parse.lower[c] for c in self.parse.children[i] if c < i}
        if (before & _SIDES and not before & {"political", "opposition"}) or any(self.parse.lower[c] == "to" for c in self.parse.kids(i, "prep")):
            return True
        if self.parse.lower[i] != "parties" or not before <= {"the"}:
            return False
        s = self.parse.sentences[self.parse.sentence_of[i]]
        return (self.parse.lower[i + 1 : i + 2] == ["to"] and self.parse.tags[i + 1] == "IN") or not _AT_WAR.isdisjoint(self.parse.lower[s.start : s.end])

    def _is_weak(self, i: int, row: AgentRow) -> bool:
        """"A division in society": a noun that rather names a thing."""
        weak = self._knowledge.references.weak.get(row.noun)
        return weak is not None and (weak.number == "any" or self.parse.tags[i] not in ("NNS", "NNPS"))

    def _beside(self, i: int, row: AgentRow, end: int) -> Mention | None:
        """The person named in apposition: "the Russian foreign minister, Sergei Lavrov", "Sergei Lavrov, the Russian foreign minister"."""
        parse = self.parse
        if parse.tags[i] in ("NNS", "NNPS"):
            return None
        near = parse.kids(i, "appos")
        if row.kind not in ("person", "role"):
            return self._named_body(near)
        near += self._shared_appositions(i)
        near += self._called(i) + self._after_comma(i) + self._behind_owner(i, end)
        if parse.deps[i] == "appos":
            near.append(parse.heads[i])
        for other in near:
            sense = self._naming.sense(other)
            if sense is not None and (sense.kind == "person" or (sense.kind == "state" and row.noun in _PEERS)):  # "its neighbour Poland"
                start, end = self.core(other)
                return of_name(sense, other, start, end, "name")
            if sense is None and parse.pos[other] == "PROPN" and self.agent(other) is None and parse.tags[other] == "NNP":
                found = self._by_title(other)
                if found is not None:
                    return found
        return None

    def _behind_owner(self, i: int, end: int) -> list[int]:
        """"The foreign minister of Gabon, Jean Obame": the name that the parser hangs on whose minister he is."""
        parse = self.parse
        behind = [t for t in range(end, max(parse.edges[i][1], parse.edges[end - 1][1])) if parse.deps[t] == "appos" and parse.pos[t] == "PROPN"]
        return [t for t in behind if i in self.held_above(parse.heads[t])]

    def _shared_appositions(self, i: int) -> list[int]:
        """"The army chief and de facto leader, General Burhan": what stands beside the other title, where both are of one man."""
        parse = self.parse
        mates = [*((c, c) for c in parse.kids(i, "conj")), *([(parse.heads[i], i)] if parse.deps[i] == "conj" else [])]
        out: list[int] = []
        for mate, later in mates:
            title = self.agent(mate) if parse.tags[mate] == "NN" and parse.tags[later] == "NN" and not parse.kids(later, "det", "poss") else None
            out += parse.kids(mate, "appos") if title is not None and title[0].kind in ("person", "role") else []
        return out

    def _named_body(self, near: list[int]) -> Mention | None:
        """"The newspaper La Prensa", "the militant group Hamas"."""
        for other in near:
            sense = self._naming.sense(other)
            if sense is not None and sense.key.startswith("entity:") and sense.kind != "person":
                return of_name(sense, other, *self.core(other), "name")
        return None

    def _by_own_name(self, m: Mention) -> Mention:
        """A body with the name that stands behind what it is, if one does; the name alone means it from here on."""
        if m.form != "agent":
            return m
        if not m.known and self._is_named_whole(m):  # "the Popular Defence Forces" are not the Kurdish forces spoken of before
            return replace(m, key=f"{m.key}:{m.name.lower()}")
        name = self._styled(m.head) or (self._own_name(m.head) if m.kind == "body" else None)
        if name is None:
            return m
        named = replace(m, key=f"agent:{m.code}:{name.lower()}", name=name)
        if " " not in name:
            self._acronyms.setdefault(name, replace(named, form="description"))
        return named

    def _styled(self, i: int) -> str | None:
        """"A group calling itself the Sons of the Soil": the name that it gives itself."""
        parse, words, lower = self.parse, self.parse.words, self.parse.lower
        for c in parse.kids(i, "acl", "relcl"):
            if parse.lemmas[c] not in _STYLING or c + 2 >= len(parse) or lower[c + 1] not in _SELF:
                continue
            start = end = c + 3 if lower[c + 2] == "the" else c + 2
            for t in range(start, parse.sentences[parse.sentence_of[i]].end):
                if words[t][0].isupper():
                    end = t + 1
                elif lower[t] not in _WITHIN_NAMES or end == start:
                    break
            if end > start:
                return self.label(start, end)
        return None

    def _own_name(self, i: int) -> str | None:
        """"The rights group Ligue Iteka": the name that stands right behind what it is, where no file has it."""
        parse = self.parse
        twice = [t for t in parse.kids(parse.heads[i], "nsubj") if t > i and parse.deps[i] == "nsubj"]  # where a parser takes both for the subject
        for other in (*parse.kids(i, "appos"), *twice):
            start = parse.edges[other][0]
            words = range(start, other + 1)
            if start == i + 1 and not parse.kids(other, "appos") and all(parse.pos[t] == "PROPN" and self._naming.hit(t) is None and not self._naming.is_place(t) for t in words):
                return self.label(start, other + 1)
        return None

    def _after_comma(self, i: int) -> list[int]:
        """The head of a person's name that follows a comma and is no subject: "the army chief, General Abdel Fattah al-Burhan"."""
        parse = self.parse
        if i + 2 >= len(parse) or parse.words[i + 1] != ",":
            return []
        for t in range(i + 2, min(i + 5, len(parse))):
            hit = self._naming.hit(t)
            if hit is not None:
                last = self._naming.last(hit)
                return [last] if hit.senses[0].kind == "person" and parse.deps[last] not in ("nsubj", "nsubjpass", "conj", "dobj", "pobj") else []
            if self.agent(t) is None:
                return []
        return []
