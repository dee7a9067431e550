"""Descriptions of two: "the two countries", "both sides", "the pair"; a noun in, the two mentions out, in the order of the text, or none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dragoman.coding.actors.descriptions.background import FAR, OTHER, SLOW
from dragoman.coding.actors.descriptions.company import in_company
from dragoman.coding.actors.descriptions.office import InOffice
from dragoman.coding.actors.descriptions.sides import (
    goes_between,
    is_of,
    one_a_country,
    side,
    side_of,
    stands_for,
    stands_outside,
    takes_sides,
)
from dragoman.coding.actors.discourse import Entity
from dragoman.coding.actors.mention import Mention

_PAIR = frozenset({"both", "either", "neither", "two"})
# "Each side": of two who were told of as sides.
_EACH = frozenset({"each", "either", "neither"})
_PAIRED = _PAIR | {"pair"}
# Without one of these before it, or being one of those, a noun means no two.
_BEFORE = _PAIR | _EACH
_ALONE = frozenset({"each", "both", "two", "pair"})
_SIDES = frozenset({"sides", "side", "parties", "camps", "armies", "delegations"})
# Sectors that the leaders of states, who are often told of by twos, are not of.
_FIGHTING = frozenset({"REB", "UAF", "CRM", "REF"})
_CHARGING = frozenset({"accuse", "suspect", "convict"})
# Of sides, that they are two: "the warring parties".
_WARRING = frozenset({"warring", "belligerent", "opposing"})
# Those of two states, and the kinds of actor that are states.
_OF_STATES, _STATES = frozenset({"armies", "delegations"}), frozenset({"state", "government"})
# Two by themselves, where two states were spoken of together.
_ALIKE = frozenset({"neighbours", "neighbors", "rivals", "foes"})
# How much of the two most spoken of two that were spoken of together must be, to be the sides.
_ENOUGH = 0.6
# How often the less told of two that a title names must be told of, against the second of all.
_SPOKEN = 0.6
_NEAR = 3  # sentences
_TALKED = 2  # sentences


class Pairs(InOffice):
    """Two who were spoken of before."""

    def pair(self, i: int) -> tuple[Mention, ...]:
        """"The two countries", "both sides", "the pair": the two that were last spoken of together, or the foremost two."""
        if not self._is_pair(i):
            return ()
        row = self._rows.get(self.parse.lower[i])
        kinds = frozenset(row.kinds) if row is not None else frozenset()
        if self.parse.lower[i] in _SIDES:
            return self._sides(i, _STATES if self.parse.lower[i] in _OF_STATES else frozenset())
        if self._is_bare(i):
            return self._together(i, kinds)
        if self.parse.lower[i] in ("both", "each"):
            last = next((e.members for _, e in self._discourse.ranked(i, lambda e: 1.0 if len(e.members) == 2 else 0.0, _NEAR)), ())
            if last or self.parse.lower[i] == "each":
                return last
        agent = self._knowledge.agents.match(self.parse.lemmas, self.parse.lower, i) if row is None else None
        if row is None:
            if agent is None and self.parse.lower[i] not in _PAIRED:
                return ()
            kinds = frozenset({"person"}) if agent is not None else frozenset()
        noun = agent[0].noun if agent is not None else self.parse.lemmas[i]
        if kinds and kinds <= _STATES:
            return self._of_company(i, kinds) or self._sides(i, kinds) or self._two(i, kinds, noun)
        two = (self._persons_in_company(i) if kinds == {"person"} else ()) or self._two(i, kinds, noun)
        fighting = _FIGHTING.intersection(row.sectors if row is not None else agent[0].sectors if agent is not None else ())
        return two if not fighting or all(fighting.intersection((*m.sectors, *m.code.split())) for m in two) else ()  # "the two militants" are no leaders of states

    def _is_pair(self, i: int) -> bool:
        """"Both", "the two leaders", "each accused the other": two who were named before, with nothing that tells of others."""
        parse = self.parse
        kids = [c for c in parse.children[i] if c < i]
        words = {parse.lower[c] for c in kids}
        if words.isdisjoint(_BEFORE | _WARRING) and parse.lower[i] not in _ALONE:
            return self._is_bare(i)  # most nouns are none
        if parse.lower[i] == "each" and parse.deps[i] == "nsubj":
            return any(parse.lower[c] == "other" for c in parse.kids(parse.heads[i], "dobj", "dative"))  # "each accused the other"
        each = parse.lower[i] in _SIDES and (not words.isdisjoint(_EACH) or ("the" in words and not words.isdisjoint(_WARRING)))
        if parse.lower[i] not in ("both", "two", "pair") and words.isdisjoint(_PAIR) and not each:
            return False
        charged = parse.lower[i] in _SIDES and parse.deps[i] == "dobj" and parse.lemmas[parse.heads[i]] in _CHARGING  # "accused both sides of war crimes"
        narrowing = ("of", "in", "from") if "both" in words else ("of", "in", "from", "with")  # "threatened both countries with tariffs"
        if parse.kids(i, "relcl", "acl") or any(parse.lower[c] in narrowing and not (charged and parse.lower[c] == "of") for c in parse.kids(i, "prep")):
            return False
        if any(parse.deps[c] == "amod" and parse.lower[c] in OTHER for c in kids):
            return False
        if parse.lower[i] == "both":
            return parse.deps[i] in ("nsubj", "dobj", "pobj", "nsubjpass")
        if parse.lower[i] in ("two", "pair"):
            return "the" in words and parse.deps[i] in ("nsubj", "dobj", "pobj", "nsubjpass")
        if "two" in words:
            return bool(words & {"the", "these", "those", "both"})
        return each or bool(words & {"both", "either", "neither"})

    def _is_bare(self, i: int) -> bool:
        """"The neighbours agreed to a truce": with the article alone, and as who acts."""
        parse = self.parse
        return parse.lower[i] in _ALIKE and parse.deps[i] in ("nsubj", "nsubjpass") and [parse.lower[c] for c in parse.children[i]] == ["the"]

    def _persons_in_company(self, i: int) -> tuple[Mention, ...]:
        """"Sall received his Gambian colleague. The two ministers …": the two people who met."""
        met = in_company(self.parse, self._discourse, i, _NEAR)
        barred = self._barred(i)
        if met is None or any(e.mention is None or e.mention.kind != "person" or e.plural or e.key in barred for e in met):
            return ()
        return _in_order(list(met))

    def _of_company(self, i: int, kinds: frozenset[str]) -> tuple[Mention, ...]:
        """"Ghana will work with Togo. The two countries …": the two states that were told of together, by themselves or by their people."""
        here = self._discourse.ranked(i, lambda e: 1.0 if len(e.members) == 2 else 0.0, 0)
        met = in_company(self.parse, self._discourse, i, _TALKED) if not here else None  # two whom the sentence itself names side by side come first
        if met is None:
            return ()
        sides = {side(e) for e in met if e.mention is not None and (e.mention.country or e.mention.code) and takes_sides(e)}
        return self._sides(i, kinds, sides) if len(sides) == 2 else ()

    def _together(self, i: int, kinds: frozenset[str]) -> tuple[Mention, ...]:
        """The two states that were last spoken of together."""
        ranked = self._discourse.ranked(i, lambda e: 1.0 if len(e.members) == 2 and len({m.country for m in e.members if m.country}) == 2 else 0.0, FAR)
        return self._sides(i, kinds) if ranked else ()

    def _two(self, i: int, kinds: frozenset[str], noun: str) -> tuple[Mention, ...]:
        """The two last named in one sentence that the noun fits, those of that very office before others."""

        barred = self._barred(i)

        def fits(e: Entity) -> bool:
            m = e.mention
            return m is not None and e.key not in barred and not e.members and (not kinds or m.kind in kinds) and (m.kind != "person" or not e.plural)

        people = [e for _, e in self._discourse.ranked(i, lambda e: 1.0 if fits(e) else 0.0, FAR)]
        if kinds == {"person"}:
            titled = [e for e in people if e.mention is not None and e.mention.noun.split()[-1:] == [noun]]
            bearing = [e for e in people if e.mention is not None and self._bears(e.mention, noun, former=False)]
            for two in (titled, bearing):
                if len(two) == 2:
                    return _in_order(two)
            if noun in ("man", "woman"):
                told = self._discourse.ranked(i, lambda e: 1.0 if fits(e) else 0.0, FAR, SLOW)
                named = [e for _, e in told if e.mention is not None and e.mention.form in ("name", "person")][:2]
                if len(named) == 2:
                    return _in_order(named)
            offices = self._of_two(i, barred)
            if offices and (noun != "leader" or any("GOV" in m.sectors for m in offices)):
                return offices
            states = self._sides(i, _STATES) if offices else ()
            if states:
                return states  # "both leaders" of two states whose border guards alone were told of together
        here = self.parse.sentence_of[i]
        for sentence in range(here, max(here - 4, self.parse.sentence_of[self._discourse.section(i)] - 1), -1):
            found = [e for e in self._discourse.actors_of_sentence(sentence, i) if fits(e)]
            persons = [e for e in found if e.mention is not None and e.mention.kind == "person"]
            for alike in (persons, [e for e in found if e not in persons]):
                two = one_a_country(alike)[:2]
                if len(two) == 2:
                    return _in_order(two)
        return _in_order(one_a_country(people)[:2])

    def _of_two(self, i: int, barred: Collection[str]) -> tuple[Mention, ...]:
        """"The two leaders" after "the presidents of Armenia and Azerbaijan": one office in two states, last spoken of."""

        def fits(e: Entity) -> float:
            agents = len(e.members) == 2 and all(m.form == "agent" and m.kind in ("person", "role") and m.key not in barred for m in e.members)
            return 1.0 if agents and len({m.country for m in e.members}) == 2 else 0.0

        ranked = self._discourse.ranked(i, fits, FAR)
        return ranked[0][1].members if ranked else ()

    def _sides(self, i: int, kinds: frozenset[str] = frozenset(), only: Collection[str] = ()) -> tuple[Mention, ...]:
        """"Both sides": the two sides most spoken of, or these ``only``; a side is a state with all that is its own, or those in arms against it."""
        barred = {side(e) for key in self._barred(i) if (e := self._discourse.entities.get(key)) is not None}
        told: dict[str, list[tuple[float, Entity]]] = {}
        between = self._between(i)
        for score, e in self._discourse.ranked(i, lambda e: 1.0 if not e.members and takes_sides(e) and e.key not in between else 0.0, FAR, SLOW):
            if (not only or side(e) in only) and (not kinds or _is_of_state(e)):
                told.setdefault(side(e), []).append((score, e))
        if not only and not barred.isdisjoint(of_title := self._opening(i, told)):
            return self._best_of(told, of_title, kinds)  # one of the two that the report is about urges both
        sides = {s: held for s, held in told.items() if only or s not in barred}
        fighting = [s for s, held in sides.items() if not all(stands_outside(e) for _, e in held)]
        if len(fighting) > 1:  # the UN that accuses both sides is none of them
            sides = {s: sides[s] for s in fighting}
        weight = {side: sum(score for score, _ in held) for side, held in sides.items()}
        best = sorted(weight, key=lambda side: -weight[side])[:2]
        best = self._opening(i, sides) or self._paired(i, weight, best) or best
        return self._best_of(sides, best, kinds)

    def _best_of(self, sides: Mapping[str, Sequence[tuple[float, Entity]]], two: Sequence[str], kinds: frozenset[str]) -> tuple[Mention, ...]:
        """Who stands best for each of two sides."""
        return _in_order([max(sides[side], key=lambda s: (is_of(s[1], kinds), s[0] * stands_for(s[1])))[1] for side in two])

    def _between(self, i: int) -> set[str]:
        """Envoys, and those who were told of together with one: they speak of the sides, and are none."""
        met = self._discourse.ranked(i, lambda e: 1.0 if any(map(goes_between, e.members)) else 0.0, FAR)
        envoys = self._discourse.ranked(i, lambda e: 1.0 if not e.members and e.mention is not None and goes_between(e.mention) else 0.0, FAR)
        pair = in_company(self.parse, self._discourse, i, _NEAR) if envoys else None
        host = {e.key for e in pair} if pair is not None and any(e.mention is not None and goes_between(e.mention) for e in pair) else set()
        return {m.key for _, e in met for m in e.members} | {e.key for _, e in envoys} | host

    def _opening(self, i: int, sides: Mapping[str, Sequence[tuple[float, Entity]]]) -> list[str]:
        """The two sides that the title of a report names, or its title and first sentence, where they name two and the report speaks of these most: whoever speaks of them later is none of them."""
        parse = self.parse
        first, here = parse.sentence_of[self._discourse.section(i)], parse.sentence_of[i]
        lead = next((k for k in range(first, here) if parse.sentences[k].part == "body"), None)
        known = {s: held for s, held in sides.items() if any(e.mention is not None and e.mention.country for _, e in held)}
        told = {s: len({k for _, e in held for k, _, t in e.places if t < i}) for s, held in known.items()}  # sentences
        most = sorted(told, key=lambda s: -told[s])
        if len(most) < 2:
            return []
        for last in () if lead is None else (lead - 1, lead):
            opening = [s for s, held in known.items() if any(first <= k <= last and parse.sentences[k].part != "dateline" for _, e in held for k, _, _ in e.places)]
            if len(opening) == 2 and min(map(told.__getitem__, opening)) >= told[most[1]] * _SPOKEN:
                return opening
        return []

    def _paired(self, i: int, weight: Mapping[str, float], best: Sequence[str]) -> list[str]:
        """"Armenia and Azerbaijan exchanged fire. Russia called for calm. Both sides …": two that were spoken of together, unless others are far more spoken of."""
        ranked = self._discourse.ranked(i, lambda e: 1.0 if len(e.members) == 2 else 0.0, FAR, SLOW)
        for _, e in ranked:
            if any(map(goes_between, e.members)):
                continue  # an envoy and whom he met
            two = list(dict.fromkeys(side_of(m) for m in e.members))
            if len(two) == 2 and all(side in weight for side in two) and sum(weight[s] for s in two) >= _ENOUGH * sum(weight[s] for s in best):
                return two
        return []


def _is_of_state(e: Entity) -> bool:
    """Whether somebody is of a state, which he does not fight."""
    return e.mention is not None and e.mention.country is not None and side(e) == e.mention.country


def _in_order(two: list[Entity]) -> tuple[Mention, ...]:
    """Two mentions in the order of the text; none where there are not two."""
    two = sorted(two, key=lambda e: e.places[0][2])
    return tuple(e.mention for e in two if e.mention is not None) if len(two) == 2 else ()
