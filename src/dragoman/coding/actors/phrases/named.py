"""Who is meant by a known name: "France", "the Kremlin", "Kurds"; the head of the phrase in, its mention out."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.owners import MODIFIERS
from dragoman.coding.actors.phrases.led import Led
from dragoman.coding.actors.phrases.peoples import Peoples
from dragoman.knowledge import AgentRow, Name, NameHit

# Before a people they tell that some of it are meant.
_SOME = frozenset({"a", "an", "several", "many", "some", "few", "another"})
_NUMBERS = frozenset({"dozen", "score", "hundred", "thousand", "million", "number", "group", "crowd"})


class Named(Peoples, Led):
    """Known names of one parse."""

    def _by_name(self, i: int) -> Mention | None:
        """Who a noun phrase means by a name: "France", "the Kremlin", "Kurds"."""
        hit = self._naming.hit(i)
        if hit is None or self._naming.modifies_only(i):
            return None
        sense = hit.senses[0]
        if sense.form == "adjective" and self.parse.deps[i] in ("amod", "compound", "nmod"):
            return None
        if sense.form in ("adjective", "people") and len(hit.senses) == 1:
            agent = self.agent(i)
            if agent is not None and agent[0].noun != self.parse.lower[i]:
                return None
        start, end = self.core(i)
        if sense.form == "people":
            elsewhere = self._place_of(i)
            if elsewhere is not None and elsewhere.country not in (None, sense.country):
                return self._people(i, start, end, elsewhere.country, elsewhere)
        sharing = self._shares(i) if sense.form in ("adjective", "people") else None
        if sharing is not None:
            return self._agent_mention(i, sharing, start, end, (sense, i))
        if sense.form in ("adjective", "people") and sense.country is not None and self._are_some(i):
            return self._citizens(i, start, end, sense)
        found = of_name(sense, i, start, end, "name")
        if sense.form == "people":
            return replace(found, name=" ".join(self.parse.text[hit.start : hit.end].split()))
        return replace(found, noun=self._title_before(hit, start)) if sense.kind == "person" else found

    def _are_some(self, i: int) -> bool:
        """"A Ukrainian", "two Russians", "thousands of Nigerians": some of a people, and not its state."""
        parse = self.parse
        before = [c for c in parse.children[i] if c < i]
        if any(parse.deps[c] == "nummod" or parse.lower[c] in _SOME for c in before):
            return True
        above = parse.heads[i]
        return parse.deps[i] == "pobj" and parse.lower[above] == "of" and parse.lemmas[parse.heads[above]] in _NUMBERS

    def _citizens(self, i: int, start: int, end: int, sense: Name) -> Mention:
        """Some of a people: civilians of the country."""
        code = f"{sense.country} CVL"
        return Mention(i, start, end, f"agent:{code}:{sense.label.lower()}", self.label(start, end), "people", sense.country, code, ("CVL",), "agent", sense, self.parse.lemmas[i])

    def _shares(self, i: int) -> AgentRow | None:
        """"Kyrgyz and Tajik border guards", where the first was taken for somebody by itself: what the second names are."""
        parse = self.parse
        last = next((c for c in parse.kids(i, "conj") if c > i), None)
        if last is None or parse.lower[i + 1] != "and" or parse.tags[i] == "NNPS" or parse.words[i].endswith("s"):
            return None
        beside = [c for c in range(i + 2, last) if self._naming.hit(c) is not None and parse.heads[c] == last and parse.deps[c] in MODIFIERS]
        agent = self.agent(last) if beside == [i + 2] else None
        return agent[0] if agent is not None else None

    def _title_before(self, hit: NameHit, start: int) -> str:
        """The title before a person's name: "General"."""
        t = self._naming.tokens(hit)[0] - 1
        title = self.agent(t) if t >= start else None
        return title[0].noun if title is not None else ""
