"""Whom a definite description takes up: "the alliance", "the Yugoslav leader", "the two countries", "the North"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from dragoman.coding.actors.discourse import Discourse, Entity
from dragoman.coding.actors.mention import Mention
from dragoman.knowledge import AgentRow, Knowledge, LeaderRow, Name
from dragoman.knowledge.references import DescriptionRow
from dragoman.language import Parse

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "either", "neither"})
_PAIR = frozenset({"both", "either", "neither", "two"})
# "Each side": of two who were told of as sides.
_EACH = frozenset({"each", "either", "neither"})
_PAIRED = _PAIR | {"pair"}
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "exiled", "late"})
# Adjectives that tell somebody new: "another group", "local militants".
_OTHER = frozenset({"federal", "national", "regular", "other", "another", "new", "different", "second", "third", "local", "next", "such", "foreign", "many", "several", "own", "few"})
_OWNERS = {"his", "her", "their", "its"}
_LEADING = frozenset({"head-of-state", "head-of-government"})
_FAR = 40  # sentences: as far back as a report goes
_SLOW = 0.85
OFFICIAL = frozenset({"MIL", "GOV", "COP", "JUD", "LEG"})
_WIDTHS = (3, 2, 1)
_WITHIN = frozenset({"in", "inside", "outside", "across", "throughout", "around", "into", "within", "over", "through"})
_SIDES = frozenset({"sides", "side", "parties"})
_ARMED = frozenset({"REB", "PRM", "UAF", "OPP", "SEP"})
_PARTISAN = _ARMED | {"MIL", "GOV", "COP", "PTY", "LAB", "BUS", "CRM"}
# How much of the two most spoken of two that were spoken of together must be, to be the sides.
_ENOUGH = 0.6
_NEAR = 3  # sentences
# How much an actor that was named by this very word outweighs one that only might be.
_SAME_WORD = 1.7
# How much the country that a report is set in outweighs others as "the country".
_AT_HOME = 8.0


class Descriptions:
    """Resolves the definite descriptions of one parse."""

    def __init__(self, parse: Parse, discourse: Discourse, knowledge: Knowledge, day: str | None, barred: Callable[[int], set[str]], home: str | None = None, strangers: Collection[str] = ()) -> None:
        """``barred`` gives the keys that the grammar keeps a noun phrase from: its verb's other arguments; ``home``, the country that the report is set in,
        and ``strangers``, countries it names far less often.
        """
        self._home = home
        self._strangers = strangers
        self._barred = barred
        self.parse = parse
        self._discourse = discourse
        self._knowledge = knowledge
        self._rows = knowledge.references.descriptions
        self._day = day
        self._described: dict[str, list[Name]] = {}

    # ------------------------------------------------------------------ what the files say of those named

    def named(self, sense: Name) -> None:
        """An organisation has been named: from here on "the alliance" may mean it."""
        entity = self._knowledge.tables.entities.get(sense.key.removeprefix("entity:"))
        for words in entity.descriptions if entity is not None else ():
            known = self._described.setdefault(words.removeprefix("the ").lower(), [])
            if all(n.key != sense.key for n in known):
                known.append(sense)

    def by_words(self, i: int) -> Name | None:
        """The actor a noun stands for by its description in the actor files, the most prominent if there are several."""
        if not self._described or self.parse.pos[i] not in ("NOUN", "PROPN"):
            return None
        lower = self.parse.lower
        for width in _WIDTHS:
            if i - width + 1 >= 0 and not self._told_apart(i, i - width + 1):
                found = self._described.get(" ".join(lower[i - width + 1 : i + 1]))
                if found is not None:
                    return found[0] if len(found) == 1 else self._foremost(i, found)
        return None

    def _told_apart(self, i: int, start: int) -> bool:
        """Whether words before a description say that another is meant: "a smaller group", "the rebel council"."""
        parse = self.parse
        for c in parse.children[i]:
            if c >= start:
                continue
            if parse.deps[c] in ("amod", "compound", "nmod") and not any(ch.isdigit() for ch in parse.text[parse.starts[parse.edges[c][0]] : parse.ends[c]]):
                return True
            if parse.deps[c] == "det" and parse.lower[c] not in _DEFINITE:
                return True
        return False

    def word(self, i: int) -> Name | None:
        """The same for a modifier: "alliance troops"."""
        found = self._described.get(self.parse.lower[i])
        return found[0] if found else None

    def _foremost(self, i: int, names: list[Name]) -> Name:
        keys = {n.key: n for n in names}
        ranked = self._discourse.ranked(i, lambda e: 1.0 if e.key in keys else 0.0, _FAR)
        return keys[ranked[0][1].key] if ranked else names[0]

    # ------------------------------------------------------------------ pairs

    def pair(self, i: int) -> tuple[Mention, ...]:
        """"The two countries", "both sides", "the pair": the two that were last spoken of together, or the foremost two."""
        if not self._is_pair(i):
            return ()
        row = self._rows.get(self.parse.lower[i])
        kinds = frozenset(row.kinds) if row is not None else frozenset()
        if self.parse.lower[i] in _SIDES:
            return self._sides(i)
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
        if kinds and kinds <= {"state", "government"}:
            return self._sides(i, kinds) or self._two(i, kinds, noun)
        return self._two(i, kinds, noun)

    def _is_pair(self, i: int) -> bool:
        """"Both", "the two leaders", "each accused the other": two who were named before, with nothing that tells of others."""
        parse = self.parse
        kids = [c for c in parse.children[i] if c < i]
        words = {parse.lower[c] for c in kids}
        if parse.lower[i] == "each" and parse.deps[i] == "nsubj":
            return any(parse.lower[c] == "other" for c in parse.kids(parse.heads[i], "dobj", "dative"))  # "each accused the other"
        each = parse.lower[i] in _SIDES and not words.isdisjoint(_EACH)
        if parse.lower[i] not in ("both", "two", "pair") and words.isdisjoint(_PAIR) and not each:
            return False
        if parse.kids(i, "relcl", "acl") or any(parse.lower[c] in ("of", "in", "from", "with") for c in parse.kids(i, "prep")):
            return False
        if any(parse.deps[c] == "amod" and parse.lower[c] in _OTHER for c in kids):
            return False
        if parse.lower[i] == "both":
            return parse.deps[i] in ("nsubj", "dobj", "pobj", "nsubjpass")
        if parse.lower[i] in ("two", "pair"):
            return "the" in words and parse.deps[i] in ("nsubj", "dobj", "pobj", "nsubjpass")
        if "two" in words:
            return bool(words & {"the", "these", "those", "both"})
        return each or bool(words & {"both", "either", "neither"})

    def _two(self, i: int, kinds: frozenset[str], noun: str) -> tuple[Mention, ...]:
        """The two last named in one sentence that the noun fits, those of that very office before others."""

        barred = self._barred(i)

        def fits(e: Entity) -> bool:
            m = e.mention
            return m is not None and e.key not in barred and not e.members and (not kinds or m.kind in kinds) and (m.kind != "person" or not e.plural)

        people = [e for _, e in self._discourse.ranked(i, lambda e: 1.0 if fits(e) else 0.0, _FAR)]
        if kinds == {"person"}:
            titled = [e for e in people if e.mention is not None and e.mention.noun.split()[-1:] == [noun]]
            bearing = [e for e in people if e.mention is not None and self._bears(e.mention, noun, former=False)]
            for two in (titled, bearing):
                if len(two) == 2:
                    return _in_order(two)
            if noun in ("man", "woman"):
                told = self._discourse.ranked(i, lambda e: 1.0 if fits(e) else 0.0, _FAR, _SLOW)
                named = [e for _, e in told if e.mention is not None and e.mention.form in ("name", "person")][:2]
                if len(named) == 2:
                    return _in_order(named)
            offices = self._of_two(i, barred)
            if offices:
                return offices
        here = self.parse.sentence_of[i]
        for sentence in range(here, max(here - 4, -1), -1):
            found = [e for e in self._discourse.actors_of_sentence(sentence, i) if fits(e)]
            persons = [e for e in found if e.mention is not None and e.mention.kind == "person"]
            for alike in (persons, [e for e in found if e not in persons]):
                two = _one_a_country(alike)[:2]
                if len(two) == 2:
                    return _in_order(two)
        return _in_order(_one_a_country(people)[:2])

    def _of_two(self, i: int, barred: Collection[str]) -> tuple[Mention, ...]:
        """"The two leaders" after "the presidents of Armenia and Azerbaijan": one office in two states, last spoken of."""

        def fits(e: Entity) -> float:
            agents = len(e.members) == 2 and all(m.form == "agent" and m.kind in ("person", "role") and m.key not in barred for m in e.members)
            return 1.0 if agents and len({m.country for m in e.members}) == 2 else 0.0

        ranked = self._discourse.ranked(i, fits, _FAR)
        return ranked[0][1].members if ranked else ()

    def _sides(self, i: int, kinds: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
        """"Both sides": the two sides most spoken of; a side is a state with all that is its own, or those in arms against it."""
        barred = {_side(e) for key in self._barred(i) if (e := self._discourse.entities.get(key)) is not None}
        sides: dict[str, list[tuple[float, Entity]]] = {}
        for score, e in self._discourse.ranked(i, lambda e: 1.0 if not e.members and _takes_sides(e) else 0.0, _FAR, _SLOW):
            if _side(e) not in barred:
                sides.setdefault(_side(e), []).append((score, e))
        weight = {side: sum(score for score, _ in held) for side, held in sides.items()}
        best = sorted(weight, key=lambda side: -weight[side])[:2]
        best = self._paired(i, weight, best) or best
        return _in_order([max(sides[side], key=lambda s: (_is_of(s[1], kinds), s[0] * _stands_for(s[1])))[1] for side in best])

    def _paired(self, i: int, weight: Mapping[str, float], best: Sequence[str]) -> list[str]:
        """"Armenia and Azerbaijan exchanged fire. Russia called for calm. Both sides …": two that were spoken of together, unless others are far more spoken of."""
        ranked = self._discourse.ranked(i, lambda e: 1.0 if len(e.members) == 2 else 0.0, _FAR, _SLOW)
        for _, e in ranked:
            two = list(dict.fromkeys(_side_of(m) for m in e.members))
            if len(two) == 2 and all(side in weight for side in two) and sum(weight[s] for s in two) >= _ENOUGH * sum(weight[s] for s in best):
                return two
        return []

    # ------------------------------------------------------------------ one

    def one(self, i: int, agent: AgentRow | None, owner: Name | None) -> Mention | None:
        """The actor that a definite noun phrase takes up; ``agent`` is its agent noun and ``owner`` whose it is, if any."""
        parse = self.parse
        kids = [c for c in parse.children[i] if c < i]
        words = {parse.lower[c] for c in kids}
        if "two" in words or any(parse.deps[c] == "nummod" for c in kids):
            return None
        if parse.lower[i] == "country" and words & _OWNERS:
            return None
        former = bool(words & _FORMER)
        if agent is not None and parse.tags[i] not in ("NNS", "NNPS") and agent.kind in ("person", "role") and (words & _DEFINITE or owner is not None):
            found = self._officeholder(i, agent.noun, owner, former=former)
            if found is not None:
                return found
        if owner is not None or not words & _DEFINITE or words & _OTHER or self._restricted(i):
            return None
        if agent is not None:
            same = self._same_noun(i, agent)
            if same is not None:
                return same
        found = None if any(parse.deps[c] == "compound" for c in kids) else self._of_kind(i)  # "the media council" is none spoken of before
        return (None if found is not None and self.is_elsewhere(i, found, agent) else found) or self._direction(i)

    def is_elsewhere(self, i: int, found: Mention, agent: AgentRow | None) -> bool:
        """"The military" of a report on Myanmar is not the Thai army that was named before by another word."""
        entity = self._discourse.entities.get(found.key)
        named = entity is not None and self.parse.lower[i].removesuffix("s") in entity.words
        return agent is not None and not OFFICIAL.isdisjoint(agent.sectors) and found.country in self._strangers and not named

    def _restricted(self, i: int) -> bool:
        """Whether what follows tells whom: "the group of ministers", "the army that …"."""
        parse = self.parse
        return bool(parse.kids(i, "relcl", "acl", "appos")) or any(parse.lower[c] in ("of", "for", "from") for c in parse.kids(i, "prep"))

    def _same_noun(self, i: int, agent: AgentRow) -> Mention | None:
        """"The rebels" after "Sudanese rebels": the foremost with the same noun."""
        last = agent.noun.split()[-1]
        ranked = self._discourse.ranked(
            i, lambda e: 1.0 if e.mention is not None and not e.members and e.mention.noun and e.mention.noun.split()[-1] == last and self._told(e) else 0.0, _FAR, 0.9
        )
        return ranked[0][1].mention if ranked else None

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
        at_home = lemma == "country" and self._home is not None

        def fits(e: Entity) -> float:
            here = at_home and e.mention is not None and e.mention.country == self._home
            return _suits(row, e) * (_SAME_WORD if lemma in e.words else 1.0) * (_AT_HOME if here else 1.0)

        ranked = self._discourse.ranked(i, fits, _FAR, 0.6)
        return ranked[0][1].mention if ranked else None

    def _is_where(self, i: int) -> bool:
        """"In the country", "across the nation": a place, and nobody."""
        return self.parse.deps[i] == "pobj" and self.parse.lower[self.parse.heads[i]] in _WITHIN

    def _direction(self, i: int) -> Mention | None:
        """"The North" after "North Korea"."""
        word = self.parse.words[i]
        if self.parse.pos[i] != "PROPN" or not word[:1].isupper():
            return None
        fits = lambda e: 1.0 if e.mention is not None and e.mention.kind == "state" and e.mention.name.split()[0] == word and " " in e.mention.name else 0.0  # noqa: E731
        ranked = self._discourse.ranked(i, fits, _FAR)
        return ranked[0][1].mention if ranked else None

    # ------------------------------------------------------------------ people in office

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

        ranked = self._discourse.ranked(i, fits, _FAR, 0.75)
        return ranked[0][1].mention if ranked else None

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


def _suits(row: DescriptionRow, e: Entity) -> float:
    """How well a description fits somebody named before, from 0 to 1: "the alliance" NATO, "the army" no convoy."""
    m = e.mention
    if m is None or e.members or m.kind not in row.kinds or m.form == "person":
        return 0.0
    if m.kind == "person" and not e.plural:
        return 0.0
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


def _one_a_country(entities: Iterable[Entity]) -> list[Entity]:
    """Without a second actor of the same name or the same state: "Moscow" beside "Russia" is no other side."""
    out: list[Entity] = []
    for e in entities:
        m = e.mention
        if m is not None and all(not _same_side(m, o.mention) for o in out):
            out.append(e)
    return out


def _same_side(one: Mention, other: Mention | None) -> bool:
    if other is None:
        return False
    return one.name == other.name or (one.country is not None and one.country == other.country and {one.kind, other.kind} <= {"state", "government"})


def _side(e: Entity) -> str:
    return e.key if e.mention is None else _side_of(e.mention)


def _side_of(m: Mention) -> str:
    if m.country is None:
        return m.key
    return f"{m.country} in arms" if _ARMED & {*m.sectors, *m.code.split()} else m.country


def _is_of(e: Entity, kinds: frozenset[str]) -> bool:
    return e.mention is not None and e.mention.kind in kinds


def _takes_sides(e: Entity) -> bool:
    """Whether an actor may be a side: known, or in power or in arms; the people who were killed are none."""
    m = e.mention
    return m is not None and (m.known or not _PARTISAN.isdisjoint(m.sectors))


def _stands_for(e: Entity) -> float:
    """How well an actor stands for its side: the state itself best, whoever speaks for it worst."""
    kind = e.mention.kind if e.mention is not None else ""
    return {"state": 2.5, "government": 0.7, "person": 0.1}.get(kind, 1.0)


def _in_order(two: list[Entity]) -> tuple[Mention, ...]:
    """Two mentions in the order of the text; none where there are not two."""
    two = sorted(two, key=lambda e: e.places[0][2])
    return tuple(e.mention for e in two if e.mention is not None) if len(two) == 2 else ()


