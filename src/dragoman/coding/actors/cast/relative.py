"""Who is meant by what he is to another: "its troops", "his country", "Peru's neighbour", "its spokesman"; a noun in, a mention out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dragoman.coding.actors.cast.finders import Finders
from dragoman.coding.actors.discourse import Entity
from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.owners import OPPOSED
from dragoman.coding.actors.pronouns import POSSESSIVES, striking
from dragoman.knowledge import AgentRow, Name, compose_code
from dragoman.records import APART, BEYOND_STATES

_OWNING = frozenset({"group", "igo", "alliance"})
_NEIGHBOURS = frozenset({"neighbour", "neighbor", "arch-foe", "archfoe", "arch-rival"})
_NEIGHBOURING, _STATE = frozenset({"neighbouring", "neighboring"}), frozenset({"country", "state", "nation"})
_HOME = frozenset({"country", "nation", "homeland"})
_FAR, _SLOW = 40, 0.85  # sentences back, and what is left of somebody's prominence after each
_SOME = frozenset({"some", "many", "several", "most", "dozens", "hundreds", "scores", "thousands", "members", "all", "none"})


class Relative(Finders):
    """Nouns of one parse that say what somebody is to another."""

    def _of_whom(self, i: int, found: Mention | None) -> Mention | None:
        """"Its troops", "his army" as those who act: of whoever is meant, where nothing else tells whose they are."""
        if found is None or found.form != "agent" or found.country is not None or not (self._is_subject(i) or striking(self.parse, i) is not None):
            return found
        agent = self._phrases.agent(i)
        antecedents = self._antecedents(i)
        if agent is not None and antecedents:
            own = [self._owned(found, owner, agent[0]) for owner in antecedents]
            if len(own) > 1:
                self._together[i] = own
            return own[0]
        spots = [c for c in self.parse.kids(i, "poss") if self.parse.lower[c] in POSSESSIVES or self._is_own_country(c)]  # "his country's army"
        whose = self._quoted_subject(i) or next((m for m in map(self._cache.get, spots) if m is not None), None)
        if agent is None or whose is None or not spots:
            return found
        if self.parse.lower[i] == "men" and OPPOSED & set(whose.sectors):  # of a militia's leader
            return replace(found, key=f"agent:{whose.code}:{found.noun}", country=whose.country, code=whose.code, sectors=whose.sectors)
        owner = self._as_owner(whose)
        return found if owner is None else self._owned(found, owner, agent[0])

    def _as_owner(self, whose: Mention) -> Name | None:
        """The group or body itself, else the state of whoever is meant."""
        if (whose.kind in _OWNING or APART in whose.code.split()) and whose.sense is not None:  # soldiers of officials in Stepanakert are not Azerbaijan's
            return whose.sense
        return self._state(whose.country) if whose.country is not None else None

    @staticmethod
    def _owned(found: Mention, owner: Name, row: AgentRow) -> Mention:
        """The mention of a kind of people as those of an owner."""
        code, country, sectors = compose_code(owner, row)
        home, _, rest = found.name.partition("'s ")
        name = rest if rest and home.lower() in _HOME else found.name
        return replace(found, key=f"agent:{code}:{found.noun}", name=f"{name} ({owner.whose})", country=country, code=code, sectors=sectors, sense=owner)

    def _antecedents(self, i: int) -> list[Name]:
        """"Chad, Niger and Mali, whose presidents urged …": those whom a clause with "whose" hangs on; all of several where what is theirs is plural."""
        parse = self.parse
        if not any(parse.lower[c] == "whose" for c in parse.kids(i, "poss")):
            return []
        clause = next((a for a in parse.ancestors(i) if parse.deps[a] == "relcl"), None)
        before = max(parse.edges[i][0] - 2, 0)  # what stands before the comma, where a parser joins the clause to the verb above
        noun = parse.heads[clause] if clause is not None else before
        first = next((a for a in (noun, *parse.ancestors(noun)) if parse.deps[a] != "conj"), noun)
        several = parse.tags[i] in ("NNS", "NNPS")
        row = [t for t in parse.conjuncts(first) if t < i] if noun in parse.conjuncts(first) else [noun]
        owners = [self._as_owner(m) for t in (row if several else row[-1:]) if (m := self._cache.get(t)) is not None]
        return [o for o in owners if o is not None]

    def _is_subject(self, i: int) -> bool:
        """Whether a noun is the subject of its verb, also as what some are of: "three of its soldiers were killed"."""
        parse = self.parse
        of = parse.heads[i]
        if parse.deps[i] == "pobj" and parse.lower[of] == "of" and (parse.pos[parse.heads[of]] == "NUM" or parse.lower[parse.heads[of]] in _SOME):
            i = parse.heads[of]
        return parse.deps[i] in ("nsubj", "nsubjpass")

    def _quoted_subject(self, i: int) -> Mention | None:
        """"Hezbollah will fire back, its leader warned": who acts in the words that stand before their speaker."""
        parse = self.parse
        said = next((c for c in parse.kids(parse.heads[i], "ccomp") if c < i), None)
        subject = parse.first(said, "nsubj") if said is not None else None
        return self._cache.get(subject) if subject is not None else None

    def _is_own_country(self, i: int) -> bool:
        return self.parse.lower[i] in _HOME and any(self.parse.lower[c] in POSSESSIVES for c in self.parse.kids(i, "poss"))

    def _own_country(self, i: int) -> Mention | None:
        """"His country": that of whoever is meant."""
        parse = self.parse
        if not self._is_own_country(i):
            return None
        for c in parse.kids(i, "poss"):
            whose = self._cache.get(c) if parse.lower[c] in POSSESSIVES else None
            if whose is not None and whose.country is not None:
                start, end = self._phrases.core(i)
                return of_name(self._state(whose.country), i, start, end, "description")
        return None

    def _speaking(self, found: Mention | None) -> Mention | None:
        """"Police spokesman Argo Yuwono", "its spokesman": with the code of the body that is meant."""
        body = self._speakers.body(found) if found is not None else None
        row = self._knowledge.agents.rows.get(found.noun) if found is not None else None
        if found is None or body is None or row is None:
            return found
        if body.kind in ("state", "person") and body.country is not None:
            code, country, sectors = compose_code(self._state(body.country), row)
            if body.kind == "person":
                code, country, sectors = body.code, body.country, body.sectors
        else:
            led = body.code[:3] if body.code[:3] not in BEYOND_STATES else None  # a coalition that one state leads
            code, country, sectors = body.code, body.country or led, body.sectors or found.sectors
        key = f"agent:{code}:{found.noun}" if found.form == "agent" else found.key
        return self._phrases.remember(replace(found, key=key, country=country, code=code, sectors=sectors))

    def _neighbour(self, i: int) -> Mention | None:
        """"Its neighbour", "Peru's northern neighbour", "the neighbouring country": the other state that is most spoken of, where nothing names it."""
        parse = self.parse
        if parse.lower[i] in _STATE and any(parse.lower[c] in _NEIGHBOURING for c in parse.kids(i, "amod", "compound")):
            own = self._subjects_country(i)
            return self._next_door(i, own) if own and any(parse.lower[c] == "the" for c in parse.kids(i, "det")) and not parse.kids(i, "appos", "relcl", "prep") else None
        if parse.lemmas[i] not in _NEIGHBOURS or parse.tags[i] not in ("NN", "NNP") or parse.kids(i, "appos", "relcl") or self._naming.hit(i) is not None:
            return None
        own = {m.country for c in parse.kids(i, "poss") if (m := self._cache.get(c)) is not None and m.country is not None}
        if not own or any(self._naming.hit(c) is not None for c in parse.kids(i, "amod", "compound")):
            return None
        return self._next_door(i, own)

    def _subjects_country(self, i: int) -> set[str]:
        """The country of who acts in the clause of a noun."""
        parse = self.parse
        verb = next((a for a in parse.ancestors(i) if parse.pos[a] == "VERB"), None)
        found = (self._cache.get(c) for c in parse.kids(verb, "nsubj", "nsubjpass")) if verb is not None else ()
        return {m.country for m in found if m is not None and m.country is not None}

    def _next_door(self, i: int, own: Collection[str]) -> Mention | None:
        """The state most spoken of but for those whose neighbour it is."""

        def fits(e: Entity) -> float:
            m = e.mention
            return 1.0 if m is not None and not e.members and m.kind in ("state", "government") and m.country is not None and m.country not in own else 0.0

        ranked = self._discourse.ranked(i, fits, _FAR, _SLOW)
        meant = ranked[0][1].mention if ranked else None
        if meant is None:
            return None
        start, end = self._phrases.core(i)
        return replace(meant, head=i, start=start, end=end, form="description")
